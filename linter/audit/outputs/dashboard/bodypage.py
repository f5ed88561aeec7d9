"""A page for every body: what each of its reports came to, in full. It needs no script; one draws its chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import msgspec

from linter.audit.outputs.dashboard import words
from linter.audit.outputs.dashboard.findings import article
from linter.audit.outputs.dashboard.gathered import Found, Gathered, Part
from linter.audit.outputs.dashboard.keyfigures import KeyFigures
from linter.audit.outputs.dashboard.page import document, facts, table
from linter.audit.outputs.dashboard.subjects import BodyRow, Subject, anchor, page_of
from linter.audit.records import SubjectStatus
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase
from linter.rulebook.families import Families
from linter.writers.markup import Markup, element

_CHIPS = {
    SubjectStatus.UNPUBLISHED.value: words.SCRIPT["chipUnpublished"],
    SubjectStatus.UNREADABLE.value: words.SCRIPT["chipUnreadable"],
    SubjectStatus.NOT_A_REPORT.value: words.SCRIPT["chipNotReport"],
}


@dataclass(frozen=True)
class BodyPages:
    """Puts what was gathered into pages."""

    families: Families
    figures: KeyFigures
    lang: Lang
    footer: Markup
    marks: Mapping[str, int]
    """The place of every mark, the best first."""

    def of_body(self, body: BodyRow, gathered: Gathered) -> str:
        """A body's page."""
        subjects = gathered.subjects
        head = element("header", _back(self.lang), element("h1", body.name), self._identity(body))
        owners = {owner for found in gathered.found for one in found for owner in one.owners if owner}
        parts = [head, self._over_years(subjects), *self._years(gathered)]
        parts += [self._peers(owners - {body.name}), self._parts(gathered.parts), self.footer]
        scripts = ("core.js", "echarts.common.min.js", "charts.js", "body.js") if len(subjects) > 1 else ()
        return document(body.name, parts, self.lang, folder="../", scripts=scripts)

    def of_nobody(self, gathered: Gathered, page: int, pages: int) -> str:
        """A page of files that belong to no body."""
        heading = words.NOBODY.say(self.lang)
        numbered = words.PAGE_OF.say(self.lang, page=page, pages=pages)
        head = element("header", _back(self.lang), element("h1", heading), element("p", numbered))
        return document(heading, [head, *self._years(gathered), self.footer], self.lang, folder="../")

    def _years(self, gathered: Gathered) -> list[Markup]:
        both = zip(gathered.subjects, gathered.found, strict=True)
        return [self._subject(subject, found) for subject, found in both]

    def _identity(self, body: BodyRow) -> Markup:
        lang = self.lang
        kind, level = words.kinds(lang).get(body.kind or ""), words.levels(lang).get(body.level or "")
        rows: list[tuple[Phrase, str]] = [
            (words.KIND, kind or words.KIND_UNKNOWN.say(lang)),
            (words.LEVEL, level or words.LEVEL_UNKNOWN.say(lang)),
        ]
        if body.parent:
            rows.append((words.PARENT, _link(body.parent)))
        rows.append((words.LISTED, (words.LISTED_YES if body.listed else words.LISTED_NO).say(lang)))
        if body.since or body.until:
            phrase = words.BETWEEN_YEARS
            if not (body.since and body.until):
                phrase = words.FROM_YEAR if body.since else words.TO_YEAR
            rows.append((words.MUST_REPORT, phrase.say(lang, first=body.since or 0, last=body.until or 0)))
        if body.aliases:
            rows.append((words.ALIASES, ui.SEPARATOR.say(lang).join(body.aliases)))
        return facts([(label.say(lang), text) for label, text in rows])

    def _over_years(self, subjects: Sequence[Subject]) -> Markup:
        """The table of all years, from which the chart is drawn too."""
        lang = self.lang
        many = len({subject.family for subject in subjects}) > 1
        shown = [n for n in range(len(self.figures.all)) if any(subject.figures[n] for subject in subjects)]
        header = [words.YEAR, *([words.REPORT_KIND] if many else []), words.STATE, words.GRADE, words.SCORE]
        header += [words.ERRORS, words.WARNINGS, words.ADVICE, words.OPEN, words.IN_TIME]
        labels = [phrase.say(lang) for phrase in header] + [self.figures.all[n].name(lang) for n in shown]
        rows = []
        for subject in subjects:
            row: list[str] = [element("a", self._year(subject), href=f"#{anchor(subject.path)}")]
            row += [self._family(subject)] if many else []
            row += [words.STATUSES[subject.status].say(lang), self._mark(subject.mark, _mark_text(subject, lang))]
            row.append(_score(subject, lang))
            if subject.status is SubjectStatus.CHECKED:
                row += [str(n) for n in (subject.errors, subject.warnings, subject.advice, subject.open)]
                row.append(words.TIMELINESS[0 if subject.in_time is None else 1 if subject.in_time else 2].say(lang))
            else:
                row += [str(subject.errors), str(subject.warnings), str(subject.advice), "", ""]
            rows.append([*row, *(subject.figures[n] or "" for n in shown)])
        first = 3 + many
        numbers = [*range(first, first + 5), *range(first + 6, len(labels))]
        return element(
            "section",
            element("h2", words.ALL_YEARS.say(lang)),
            element(
                "div",
                *(
                    element("div", id=id, class_="chart", role="img", aria_label=label.say(lang), hidden="hidden")
                    for id, label in (("trend", words.TREND), ("course", words.COURSE))
                ),
                class_="pair",
            ),
            element("div", table(labels, rows, numbers=numbers), class_="wide", id="years"),
            self._trend(subjects, shown),
        )

    def _trend(self, subjects: Sequence[Subject], shown: Sequence[int]) -> Markup:
        """The charts' numbers as data: one report a year, all of the same kind, the main one where there is any."""
        lang = self.lang
        family = min((one.family for one in subjects), key=lambda one: one != self.families.main.name, default="")
        by_year: dict[int, Subject] = {}
        for subject in subjects:
            if subject.year and subject.family == family and subject.status is not SubjectStatus.NOT_A_REPORT:
                by_year.setdefault(subject.year, subject)
        years = sorted(by_year)
        checked = [one if one.status is SubjectStatus.CHECKED else None for one in map(by_year.__getitem__, years)]
        lines: list[list[Any]] = [
            [words.SCORE.say(lang), "score", [float(one.score) if one and one.score else None for one in checked]],
            [words.ERRORS.say(lang), "errors", [one.errors if one else None for one in checked]],
            [words.WARNINGS.say(lang), "warnings", [one.warnings if one else None for one in checked]],
        ]
        figures: list[list[Any]] = []
        for n in shown:
            values = [one.figures[n] if one else None for one in checked]
            numbers = [None if value is None else float(value) for value in values]
            figures.append([self.figures.all[n].name(lang), numbers])
        said = msgspec.json.encode([years, lines, figures]).decode().replace("<", "\\u003c")
        return element("script", Markup(said), type="application/json", id="trend-data")

    def _subject(self, subject: Subject, found: Sequence[Found]) -> Markup:
        lang = self.lang
        title = ui.COMMA.say(lang).join([self._year(subject), self._family(subject)])
        parts: list[Markup] = [element("h2", title)]
        if subject.status is SubjectStatus.UNPUBLISHED:
            parts.append(element("p", words.NO_REPORT.say(lang), class_="failed"))
        else:
            parts.append(self._facts(subject))
        if subject.status is SubjectStatus.UNREADABLE:
            parts.append(element("p", words.WHY_UNREADABLE.say(lang, detail=subject.detail), class_="failed"))
        elif subject.status is SubjectStatus.NOT_A_REPORT:
            parts.append(element("p", words.WHY_NO_REPORT.say(lang, detail=subject.detail), class_="unsure"))
        undecided = subject.undecided
        if not found and subject.status is SubjectStatus.CHECKED:
            phrase = words.NO_FINDING_OPEN if undecided else words.NO_FINDING
            parts.append(element("p", phrase.say(lang, n=subject.open), class_="unsure" if undecided else "passed"))
        parts += [article(one, subject, lang) for one in found]
        if undecided:
            comma = ui.COMMA.say(lang)
            reasons = [
                element("li", ui.CODES_REASON.say(lang, codes=comma.join(codes), reason=reason))
                for reason, codes in undecided.items()
            ]
            summary = element("summary", words.NOT_ASSESSED.say(lang, n=subject.open))
            parts.append(element("details", summary, element("ul", *reasons)))
        return element("section", *parts, id=anchor(subject.path), class_="file")

    def _facts(self, subject: Subject) -> Markup:
        lang = self.lang
        form = (subject.format or "").upper()
        if subject.pages:
            form = ui.COMMA.say(lang).join(filter(None, [form, words.PAGES.say(lang, n=subject.pages)]))
        grade = ""
        if subject.mark:
            grade = f"{_mark_text(subject, lang)}{ui.COMMA.say(lang)}{_score(subject, lang)}"
        rows = [
            (words.FILE, subject.path),
            (words.GRADE, grade),
            (ui.REPORT_TITLE, subject.title or ""),
            (words.SIGNED, subject.signed or ""),
            (words.PUBLISHED, subject.published or ""),
            (words.FORMAT, form),
        ]
        return facts([(label.say(lang), text) for label, text in rows if text])

    def _peers(self, names: Set[str]) -> Markup:
        if not names:
            return Markup()
        items = [element("li", _link(name)) for name in sorted(names)]
        return element("section", element("h2", words.PEERS.say(self.lang)), element("ul", *items, class_="links"))

    def _parts(self, parts: Sequence[Part]) -> Markup:
        """The bodies under a body, with their marks of all years."""
        if not parts:
            return Markup()
        marks: dict[str, dict[int, Markup]] = {}
        for part in parts:
            of_part = marks.setdefault(part.name, {})
            if part.year is not None:
                of_part.setdefault(part.year, self.chip(part.status or "", part.mark))
        years = sorted({year for of_part in marks.values() for year in of_part}, reverse=True)
        header = [words.NAME.say(self.lang), *map(str, years)]
        rows = [[_link(name), *(of_part.get(year, Markup("—")) for year in years)] for name, of_part in marks.items()]
        heading = words.PARTS.say(self.lang, n=len(marks))
        return element("section", element("h2", heading), element("div", table(header, rows), class_="wide"))

    def chip(self, status: str, mark: str | None) -> Markup:
        """A report's mark; in place of one, a sign for what became of it."""
        if mark:
            return self._mark(mark, mark)
        return element("span", _CHIPS[status].say(self.lang), class_="chip mark-none") if status in _CHIPS else Markup()

    def _mark(self, mark: str | None, text: str) -> Markup:
        return element("span", text, class_=f"chip mark-{self.marks[mark]}") if mark else Markup()

    def _year(self, subject: Subject) -> str:
        if subject.year is None:
            return words.YEAR_UNKNOWN.say(self.lang)
        return ui.YEAR.say(self.lang, year=subject.year)

    def _family(self, subject: Subject) -> str:
        report = self.families.named(subject.family).report
        return report.zh if self.lang == "zh" else report.en


def _back(lang: Lang) -> Markup:
    return element("p", element("a", words.BACK.say(lang), href="../index.html"), class_="back")


def _link(name: str) -> Markup:
    return element("a", element("bdi", name), href=page_of(name))


def _mark_text(subject: Subject, lang: Lang) -> str:
    if subject.mark and subject.low_mark and subject.low_mark != subject.mark:
        return words.MARKS.say(lang, low=subject.low_mark, mark=subject.mark)
    return subject.mark or ""


def _score(subject: Subject, lang: Lang) -> str:
    if subject.score and subject.low and subject.low != subject.score:
        return words.INTERVAL.say(lang, low=subject.low, score=subject.score)
    return subject.score or ""
