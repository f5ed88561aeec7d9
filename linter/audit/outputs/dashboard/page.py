"""What the dashboard's pages have in common: their head, tables and facts."""

from __future__ import annotations

from collections.abc import Sequence

from linter.phrases.phrase import Lang
from linter.writers.markup import Markup, element, join

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:"
)
"""Nothing but the folder's own files is loaded, and nothing is sent anywhere."""


def document(
    title: str,
    parts: Sequence[Markup],
    lang: Lang,
    *,
    folder: str = "",
    scripts: Sequence[str] = (),
    kind: str = "body",
) -> str:
    """A whole page. ``folder`` leads from it to the dashboard's folder; ``scripts`` are files of its ``assets/``."""
    sheet = Markup(f'<link rel="stylesheet" href="{folder}assets/page.css">\n')
    loaded = [element("script", src=f"{folder}assets/{name}", defer="defer") for name in scripts]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("title", title),
        sheet,
        *loaded,
    )
    body = element("body", *parts, class_=kind)
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=_LANGUAGES[lang])}\n"


def facts(rows: Sequence[tuple[str, str]]) -> Markup:
    """Labels with what they say."""
    return element(
        "dl", *(join(element("dt", label), element("dd", element("bdi", text))) for label, text in rows), class_="facts"
    )


def table(header: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> Markup:
    """A table; ``numbers`` are the columns set to the right."""
    classes = ["number" if column in numbers else "" for column in range(len(header))]
    head = [element("th", label, class_=name, scope="col") for label, name in zip(header, classes, strict=True)]
    body = [
        element("tr", *(element("td", cell, class_=name) for cell, name in zip(row, classes, strict=True)))
        for row in rows
    ]
    return element("table", element("thead", element("tr", *head)), element("tbody", *body))
