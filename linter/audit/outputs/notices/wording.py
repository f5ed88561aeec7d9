"""The wording of the notice, from ``wording.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from linter.phrases.phrase import Phrase


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was found, in figures."""

    error: Phrase
    warning: Phrase
    missing: Phrase
    unchecked: Phrase


class Levels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The headings of the levels that a notice asks something about."""

    error: Phrase
    warning: Phrase


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every sentence of the notice; the YAML says where it stands."""

    title: Phrase
    title_several: Phrase
    reference: Phrase
    addressee: Phrase
    grounds: dict[str, Phrase]
    grounds_else: Phrase
    opening: Phrase
    found: Counted
    reports: Phrase
    year: Phrase
    years: Phrase
    report: Phrase
    report_without_year: Phrase
    problems: Phrase
    files: Phrase
    address: Phrase
    levels: Levels
    place: Phrase
    place_in_section: Phrase
    quote: Phrase
    quoted: Phrase
    related: Phrase
    related_text: Phrase
    cause: Phrase
    basis: Phrase
    fix: Phrase
    deadline: Phrase
    missing: Phrase
    missing_lead: Phrase
    missing_due: Phrase
    unchecked: Phrase
    unchecked_lead: Phrase
    unchecked_file: Phrase
    open: Phrase
    open_without_reason: Phrase
    reason_join: Phrase
    demands: Phrase
    demand_correct: Phrase
    demand_verify: Phrase
    demand_publish: Phrase
    demand_send: Phrase
    demand_reply: Phrase
    demand_dispute: Phrase
    annexes: Phrase
    annex_alone: Phrase
    annex: Phrase
    annex_line: Phrase
    issuer: Phrase
    issued: Phrase
    contact: Phrase
    form: Phrase
    form_organisation: Phrase
    form_columns: tuple[Phrase, Phrase, Phrase, Phrase, Phrase]
    form_number: Phrase
    form_missing: Phrase
    form_unchecked: Phrase
    form_signature: Phrase
    advice: Phrase
    advice_lead: Phrase
    comma: Phrase
    join: Phrase
    colon: Phrase
    stop: Phrase
    count: Phrase
    heading: Phrase
    subheading: Phrase
    item: Phrase


@cache
def wording() -> Wording:
    """The wording that comes with the product."""
    import yaml

    text = files(__package__).joinpath("wording.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Wording)
