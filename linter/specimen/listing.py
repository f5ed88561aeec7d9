"""What the lists say of an example's report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from linter.model.report import Body, Listing
from linter.specimen.changes import ChangeError, ListingChange


def listing_of(changes: Mapping[str, Any]) -> Listing | None:
    """The listing that changes give, if they do. Raises :class:`ChangeError` for one that can't be made."""
    given = changes.get("listing")
    if given is None:
        return None
    try:
        said = msgspec.convert(given, ListingChange)
        published = date.fromisoformat(said.published) if said.published else None
    except (msgspec.ValidationError, ValueError) as error:
        raise ChangeError(f"listing: {error}") from error
    return Listing(
        organisation=said.organisation,
        aliases=tuple(said.aliases),
        body=Body(said.body) if said.body else None,
        level=said.level,
        parent=said.parent,
        year=said.year,
        published=published,
        listed=said.listed,
        source=said.source,
    )
