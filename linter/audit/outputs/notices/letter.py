"""A body's notice as a letter (整改通知书): which parts it has and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.audit.outputs.notices.blocks import (
    Addressee,
    Annexes,
    Block,
    Form,
    Heading,
    Paragraph,
    Point,
    Reference,
    Signature,
    Title,
)
from linter.audit.outputs.notices.notice import Notice, Problem, ReportNotice, shortened
from linter.audit.outputs.notices.wording import wording
from linter.checks.names import day
from linter.phrases.citation import chinese_numeral
from linter.phrases.phrase import Phrase

_ASKED = ("error", "warning")
_WIDTHS = (9, 10, 43, 24, 14)
_STOPS = ("。", "！", "？", ".", "!", "?", "。”", "！”", "？”", "；")


def letter(notice: Notice) -> tuple[Block, ...]:
    """The parts of the letter and of its annexes, in their order."""
    return tuple(_Letter(notice).blocks())


class _Letter:
    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self._lang = notice.lang
        self._words = wording()
        self._due = getattr(day(notice.due), notice.lang)
        self._advised = [
            report for report in notice.reports if any(problem.level == "advice" for problem in report.problems)
        ]
        self._sections = 0
        self._points = 0
        self._rows: list[tuple[str, ...]] = []

    def blocks(self) -> Iterator[Block]:
        words, notice = self._words, self._notice
        yield Title(self._title())
        yield Reference(self._say(words.reference))
        yield Addressee(self._say(words.addressee, organisation=notice.organisation))
        yield Paragraph(self._opening())
        asked = [report for report in notice.reports if any(problem.level in _ASKED for problem in report.problems)]
        if asked:
            yield self._section(words.problems)
            for number, report in enumerate(asked, 1):
                yield from self._report(number, report)
        yield from self._missing()
        yield from self._unchecked()
        yield from self._demands()
        titles = [self._say(phrase) for phrase in (words.form, words.advice)[: self._annexes]]
        lines = [self._say(words.annex_line, n=n, title=title) for n, title in enumerate(titles, 1)]
        yield Annexes(self._say(words.annexes), tuple(lines if self._annexes > 1 else titles))
        yield Signature((self._say(words.issuer), self._say(words.issued)), self._say(words.contact))
        yield Title(titles[0], annex=self._annex(1))
        yield self._form()
        if self._advised:
            yield Title(titles[1], annex=self._annex(2))
            yield from self._advice()

    @property
    def _annexes(self) -> int:
        return 2 if self._advised else 1

    def _annex(self, number: int) -> str:
        """What an annex is called: 附件 where there is but one, else 附件1."""
        return self._say(self._words.annex, n=number) if self._annexes > 1 else self._say(self._words.annex_alone)

    def _title(self) -> str:
        kinds = self._kinds()
        return self._say(self._words.title if len(kinds) == 1 else self._words.title_several, report=kinds[0])

    def _kinds(self) -> list[str]:
        return list(dict.fromkeys(each.kind for each in self._notice.all()))

    def _opening(self) -> str:
        notice, words = self._notice, self._words
        families = dict.fromkeys(each.family for each in notice.all())
        grounds = [self._say(words.grounds.get(family, words.grounds_else)) for family in families]
        counted = (
            (words.found.error, notice.count("error")),
            (words.found.warning, notice.count("warning")),
            (words.found.missing, len(notice.missing)),
            (words.found.unchecked, len(notice.unchecked)),
        )
        found = self._join([self._say(phrase, n=n) for phrase, n in counted if n], words.comma)
        return self._say(
            words.opening,
            grounds=self._join(list(dict.fromkeys(grounds))),
            reports=self._join([self._of_years(kind) for kind in self._kinds()]),
            found=found,
        )

    def _of_years(self, kind: str) -> str:
        """A kind of report with the years that are spoken of."""
        years = sorted({each.year for each in self._notice.all() if each.kind == kind and each.year is not None})
        if not years:
            return kind
        if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
            said = self._say(self._words.years, first=str(years[0]), last=str(years[-1]))
        else:
            said = self._join([self._say(self._words.year, year=str(year)) for year in years])
        return self._say(self._words.reports, years=said, kind=kind)

    def _report(self, number: int, report: ReportNotice) -> Iterator[Block]:
        yield self._subheading(number, self._name(report.year, report.kind))
        yield Paragraph(self._labelled(self._words.files, self._join(list(report.files))))
        for level in _ASKED:
            problems = [problem for problem in report.problems if problem.level == level]
            if problems:
                heading = self._say(getattr(self._words.levels, level))
                yield Heading(heading + self._say(self._words.count, n=len(problems)), 3)
            for problem in problems:
                yield self._point(problem, report)

    def _point(self, problem: Problem, report: ReportNotice) -> Point:
        self._points += 1
        self._row(report.year, problem.message, problem.number)
        text = self._say(self._words.item, n=self._points, text=self._sentence(problem.message))
        return Point(text, self._details(problem, report))

    def _details(self, problem: Problem, report: ReportNotice) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Where it is and what stands there; why it is wrong and how to put it right."""
        words = self._words
        place = problem.place
        if problem.section and place:
            place = self._say(words.place_in_section, section=problem.section, place=place)
        place = place or problem.section
        if problem.files != report.files:
            place = self._join([part for part in (*problem.files, place) if part], words.comma)
        quote = self._say(words.quoted, text=shortened(problem.text)) if _tells_more(problem) else ""
        found = (
            (words.place, place),
            (words.quote, quote),
            (words.related, self._join(list(problem.related), words.reason_join)),
            (words.cause, problem.cause),
        )
        asked = (
            (words.basis, problem.basis),
            (words.fix, problem.fix),
            (words.deadline, getattr(day(problem.deadline), self._lang) if problem.deadline else ""),
        )
        return tuple(filter(None, (self._labelled_all(found), self._labelled_all(asked))))

    def _labelled_all(self, said: Iterable[tuple[Phrase, str]]) -> tuple[tuple[str, str], ...]:
        colon = self._say(self._words.colon)
        return tuple((self._say(phrase) + colon, self._sentence(text)) for phrase, text in said if text)

    def _missing(self) -> Iterator[Block]:
        words, notice = self._words, self._notice
        if not notice.missing:
            return
        yield self._section(words.missing)
        yield Paragraph(self._say(words.missing_lead))
        for missing in notice.missing:
            self._points += 1
            name = self._name(missing.year, missing.kind)
            self._row(missing.year, self._say(words.form_missing, report=name), "")
            if missing.deadline:
                name = self._say(words.missing_due, report=name, deadline=missing.deadline)
            details = self._labelled_all(((words.basis, missing.basis),))
            yield Point(self._say(words.item, n=self._points, text=self._sentence(name)), (details,) if details else ())

    def _unchecked(self) -> Iterator[Block]:
        words, notice = self._words, self._notice
        open_ = [report for report in notice.reports if report.undecided]
        if not notice.unchecked and not open_:
            return
        yield self._section(words.unchecked)
        yield Paragraph(self._say(words.unchecked_lead))
        for file in notice.unchecked:
            self._points += 1
            self._row(file.year, self._say(words.form_unchecked, file=file.file), "")
            said = self._say(words.unchecked_file, file=file.file, message=self._sentence(file.message))
            details = self._labelled_all(((words.fix, file.fix),))
            yield Point(self._say(words.item, n=self._points, text=said), (details,) if details else ())
        for report in open_:
            name = self._name(report.year, report.kind)
            reasons = self._join(list(report.reasons), words.reason_join)
            phrase = words.open if reasons else words.open_without_reason
            yield Paragraph(self._say(phrase, report=name, n=report.undecided, reasons=reasons))

    def _demands(self) -> Iterator[Block]:
        words, notice = self._words, self._notice
        yield self._section(words.demands)
        asked = (
            (words.demand_correct, notice.count("error")),
            (words.demand_verify, notice.count("warning")),
            (words.demand_publish, len(notice.missing)),
            (words.demand_send, len(notice.unchecked)),
            (words.demand_reply, True),
            (words.demand_dispute, True),
        )
        phrases = [phrase for phrase, n in asked if n]
        for number, phrase in enumerate(phrases, 1):
            text = self._numbered(number, self._say(phrase, due=self._due, annex=self._annex(1)))
            # No page has the signature and nothing else.
            yield Paragraph(text, keep=number == len(phrases))

    def _form(self) -> Form:
        words = self._words
        return Form(
            before=self._say(words.form_organisation, organisation=self._notice.organisation),
            header=tuple(self._say(phrase) for phrase in words.form_columns),
            rows=tuple(self._rows),
            widths=_WIDTHS,
            after=self._say(words.form_signature),
        )

    def _advice(self) -> Iterator[Block]:
        yield Paragraph(self._say(self._words.advice_lead))
        for number, report in enumerate(self._advised, 1):
            yield self._subheading(number, self._name(report.year, report.kind))
            advice = [problem for problem in report.problems if problem.level == "advice"]
            for n, problem in enumerate(advice, 1):
                text = self._sentence(problem.message) + self._gap() + self._sentence(problem.fix)
                yield Paragraph(self._say(self._words.item, n=n, text=text))

    def _row(self, year: int | None, text: str, number: str) -> None:
        """A row of the reply form."""
        said = self._sentence(shortened(text))
        if number:
            said += "\n" + self._say(self._words.form_number, number=number)
        self._rows.append((str(self._points), str(year or ""), said, "", ""))

    def _section(self, phrase: Phrase) -> Heading:
        self._sections += 1
        numeral = chinese_numeral(self._sections)
        return Heading(self._say(self._words.heading, numeral=numeral, n=self._sections, text=self._say(phrase)), 1)

    def _subheading(self, number: int, text: str) -> Heading:
        return Heading(self._numbered(number, text), 2)

    def _numbered(self, number: int, text: str) -> str:
        text = text[:1].upper() + text[1:]
        return self._say(self._words.subheading, numeral=chinese_numeral(number), n=number, text=text)

    def _name(self, year: int | None, kind: str) -> str:
        if year is None:
            return self._say(self._words.report_without_year, kind=kind)
        return self._say(self._words.report, year=str(year), kind=kind)

    def _labelled(self, phrase: Phrase, text: str) -> str:
        return self._say(phrase) + self._say(self._words.colon) + self._sentence(text)

    def _join(self, parts: list[str], phrase: Phrase | None = None) -> str:
        return self._say(phrase or self._words.join).join(parts)

    def _sentence(self, text: str) -> str:
        """The text in one line, with a stop at its end."""
        text = " ".join(text.split())
        return text if text.endswith(_STOPS) else text + self._say(self._words.stop)

    def _gap(self) -> str:
        return "" if self._lang == "zh" else " "

    def _say(self, phrase: Phrase, **values: str | int) -> str:
        return phrase.say(self._lang, **values)


def _tells_more(problem: Problem) -> bool:
    """Whether what stands at the place is not in the message anyway."""
    text = " ".join(problem.text.split())
    return bool(text) and text not in problem.message and text not in problem.place
