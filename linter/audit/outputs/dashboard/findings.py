"""A finding as it stands on a page: what, where, both numbers, against what, why, and how it is put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from linter.audit.outputs.dashboard import words
from linter.audit.outputs.dashboard.gathered import Found
from linter.audit.outputs.dashboard.subjects import Subject, anchor, page_of
from linter.audit.outputs.numbers import Numbers, numbers_of
from linter.audit.outputs.sheets.words import STATUSES
from linter.audit.store.reviewing import Former, Review
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase
from linter.writers.markup import Markup, element, join


def article(found: Found, subject: Subject, lang: Lang) -> Markup:
    """A finding of a file."""
    row = found.row
    code = ui.DRAFT.say(lang, code=row["code"]) if row["draft"] else row["code"]
    return element(
        "article",
        element(
            "p",
            element("span", ui.LEVELS_BY_NAME[row["level"]].say(lang), class_="level"),
            " ",
            element("span", f"{code} {row['title'] or ''}", class_="code"),
            class_="head",
        ),
        element("p", row["message"], class_="message"),
        element(
            "dl", *(join(element("dt", label.say(lang)), element("dd", *text)) for label, text in _lines(found, lang))
        ),
        id=anchor(subject.path, row["number"]),
        class_=f"finding {row['level']}",
    )


def _lines(found: Found, lang: Lang) -> Iterator[tuple[Phrase, Sequence[str]]]:
    row = found.row
    if row["place"]:
        yield ui.PLACE, [row["place"]]
    if row["text"]:
        yield ui.QUOTE, [ui.QUOTED.say(lang, text=row["text"])]
    numbers = numbers_of(found.values, found.related)
    if numbers.difference is not None:
        yield words.NUMBERS, [_both(numbers, lang)]
    if found.related:
        places = zip(found.related, found.owners, strict=True)
        yield ui.RELATED, _broken(_related(one, owner, lang) for one, owner in places)
    if row["cause"]:
        yield ui.CAUSE, _broken(row["cause"].split("\n"))
    yield ui.BASIS, [row["basis"]]
    yield ui.FIX, [row["fix"]]
    if not found.review.is_blank:
        yield words.REVIEW, [element("strong", _review(found.review, lang))]
    if found.review.former:
        yield words.FORMER_REVIEW, _broken(_review(former, lang) for former in found.review.former)
    yield words.NUMBER, [found.key.number]


def _related(related: dict[str, Any], owner: str | None, lang: Lang) -> Markup:
    """A place elsewhere and what stands there; a place in another file leads to the page of that file's body."""
    said = ui.COLON.say(lang).join(part for part in (related.get("place"), related.get("text")) if part)
    if owner is None:
        return join(said)
    return element("a", said, href=f"{page_of(owner)}#{anchor(related['path'])}")


def _both(numbers: Numbers, lang: Lang) -> str:
    """Both numbers of a finding and how far they lie apart."""
    reported, compared, difference = (each or Decimal() for each in (*numbers, numbers.difference))
    return words.BOTH_NUMBERS.say(lang, reported=reported, compared=compared, difference=difference)


def _review(review: Review | Former, lang: Lang) -> str:
    """What people wrote of a finding."""
    status = STATUSES.get(review.status)
    due = words.REVIEW_DEADLINE.say(lang, day=review.deadline) if review.deadline else ""
    parts = (status.say(lang) if status else review.status, due, review.comment)
    return ui.COMMA.say(lang).join(part for part in parts if part)


def _broken(lines: Iterable[str]) -> list[str]:
    """Lines, each on its own."""
    parts: list[str] = []
    for line in lines:
        parts += [element("br"), line] if parts else [line]
    return parts
