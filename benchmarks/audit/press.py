"""A report of the province, written anew whenever it is asked for, and its file. Everything hangs on the seed alone."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.audit.places import Province, Unit
from benchmarks.audit.plan import Plan
from benchmarks.audit.series import Years, leaf
from benchmarks.audit.telling import told
from benchmarks.audit.wording import Wording
from benchmarks.rules import drafts
from benchmarks.rules.files import FORMS, loosened
from benchmarks.rules.writing import Written
from linter.model.document import Paragraph
from linter.model.place import Place

_TEXTS = ("text pipes", "text lines", "text rows", "text tabs", "text cells", "text wrapped")
WEIGHTS = dict.fromkeys(FORMS, 4) | {"docx": 15, "pdf": 6, "markdown": 7} | dict.fromkeys(_TEXTS, 2)
"""How often a form is drawn; web pages are the most."""
ROBUST = tuple(form for form in FORMS if form not in _TEXTS)
"""Forms that keep the grid."""
_LONG = 330
"""Characters that a copied section one has at least."""


class Press:
    """Writes the reports of bodies that sum nothing up, and gives every report its form of file."""

    def __init__(self, seed: int, province: Province, plan: Plan) -> None:
        self.seed, self.province, self.plan, self.years = seed, province, plan, plan.years

    def rng(self, unit: Unit, year: int, what: str) -> random.Random:
        return random.Random(f"{self.seed}/{unit.number}/{year}/{what}")

    def series(self, unit: Unit) -> Years:
        """The figures of a body that sums nothing up."""
        planned = self.plan.of.get(unit.number)
        year = planned.year if planned else None
        kind = planned.kind if planned else ""
        return leaf(self.seed, unit, self.years, steady=year if kind == "tables of last year" else None,
                    jump=year if kind == "jump" else None)  # fmt: skip

    def report(self, unit: Unit, year: int, series: Years) -> Written:
        """The report without a fault."""
        report = told(self.rng(unit, year, "words"), unit.body, year, series[year], series.get(year - 1))
        if (unit.number, year) in self.plan.quiet:
            report = self._lengthened(drafts.quiet(report), self.rng(unit, year, "more"))
        return report

    def _lengthened(self, report: Written, rng: random.Random) -> Written:
        """With a section one that is long enough for being the same to mean something."""
        missing = _LONG - sum(map(len, drafts.section_text(report, 0)))
        if missing <= 0:
            return report
        return drafts.with_added(report, 0, fresh(rng, missing))

    def form(self, unit: Unit, year: int, another: str = "") -> str:
        """The form of a report's file; ``another`` is one that it must not have."""
        rng = self.rng(unit, year, f"form{another}")
        planned = self.plan.at.get((unit.number, year))
        if planned is not None and planned.kind == "late by its page":
            return "html semantic"
        if planned is not None and planned.kind == "late by the manifest":
            return "docx"
        robust = (unit.number, year) in self.plan.robust or unit.sums or bool(another)
        forms = [form for form in (ROBUST if robust else FORMS) if form != another]
        return rng.choices(forms, [WEIGHTS[form] for form in forms])[0]

    def file(self, report: Written, unit: Unit, form: str) -> tuple[str, bytes]:
        """A report as a file: its suffix and its bytes."""
        suffix, make = FORMS[form]
        loose = self.rng(unit, report.year, "loose").random() < 0.15 and form != "text cells"
        return suffix, make(loosened(report.document) if loose else report.document)


def fresh(rng: random.Random, length: int) -> str:
    """Sentences of so many characters or a little more."""
    wording, text = Wording(rng), ""
    while len(text) < length:
        text += f"{wording.measure()}。"
    return text


def signed(report: Written) -> Written:
    """With a signature of two lines, whether it had one or not."""
    count = drafts.signature_lines(report)
    if count == 2:
        return report
    blocks = list(report.document.blocks)
    year, month, day = report.document.metadata["published"].split("-")
    lines = (report.body.name, f"{year}年{int(month)}月{int(day)}日")
    return drafts.with_blocks(
        report, [*(blocks[:-count] if count else blocks), *(Paragraph(line, Place()) for line in lines)]
    )


def published(report: Written, day: str) -> Written:
    """With another day of publication on its page."""
    metadata = {**report.document.metadata, "published": day}
    return replace(report, document=replace(report.document, metadata=metadata))
