"""Web pages saved as one file (MHTML, ``.mht``)."""

from __future__ import annotations

import email
import email.policy

from linter.model.document import Document
from linter.readers.encoding import decode
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.html import read_html


def read_mhtml(data: bytes) -> Document:
    """The document of the first page in the file, with the pages of its frames. Raises :class:`ReadFailure` where there
    is none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    main: bytes | None = None
    pages: dict[str, bytes] = {}
    for part in message.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            continue
        main = payload if main is None else main
        if (name := part.get("Content-ID")) is not None:
            pages[f"cid:{str(name).strip().strip('<>')}"] = payload
        if (name := part.get("Content-Location")) is not None:
            pages[str(name).strip()] = payload
    if main is None:
        raise ReadFailure(FailureKind.DAMAGED, "MHTML")

    def find(address: str) -> str | None:
        payload = pages.get(address.strip())
        return None if payload is None or payload is main else decode(payload).text

    return read_html(decode(main), find)
