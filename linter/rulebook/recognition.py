"""How reports of one family are recognised in real files: words of practice, not of the official format.

Patterns are regular expressions, applied to text normalised by :func:`linter.interpret.wording.normalise` with all
white space removed.
"""

from __future__ import annotations

from typing import Literal

from linter.rulebook.words import Shape


class BodyPattern(Shape, frozen=True, kw_only=True):
    """A kind of body, told by its name."""

    body: Literal["department", "government", "township"]
    name: str
    level: Literal["county", "prefecture", "province"] | None = None


class PeriodWords(Shape, frozen=True, kw_only=True):
    """How the statistical period is announced. ``announce``: a pattern found shortly before or after the two days."""

    announce: str


class Recognition(Shape, frozen=True, kw_only=True):
    """How to recognise a report and its parts."""

    subject: list[str]
    """All must occur (in title or body) for a file to be taken for a report of this family."""
    title: list[str]
    """A line that matches one of these is the report's title (with groups ``organisation`` and ``year``)."""
    near_title: list[str] = []
    """A title of a wrong type (工作总结): still a report of this family if sections or tables are found."""
    other_papers: list[str] = []
    """Titles of papers that share a report's words and even its headings (a notice, a form, another kind of report)."""
    letter: list[str] = []
    """How a letter speaks that was published in place of the report that it came with (现将…报送贵办)."""
    furniture: list[str] = []
    """Lines of a page that are no part of the report: page numbers, toolbars, breadcrumbs, information tables."""
    published_labels: list[str] = []
    """Labels of the publication date in a page's information table or head (发布日期)."""
    organisation_labels: list[str] = []
    """Labels of the publishing body there (发布机构)."""
    end_of_report: list[str] = []
    """A line after which a web page's text is no longer the report (扫一扫, 附件, 上一篇)."""
    period: PeriodWords
    organisation_said: list[str] = []
    """How the preface says whose report it is (with the group ``organisation``)."""
    organisation_name: str = ""
    """A pattern that a body's name matches in full."""
    no_organisation: str = "(?!)"
    """A pattern of what is no body's name though it matches ``organisation_name`` (向社会)."""
    bodies: list[BodyPattern] = []
    """Tried in order on the organisation's name; no match: unknown."""
    blank_marks: list[str] = []
    """Signs that stand in a cell in place of a number (/ - — 无)."""
    prescribed: list[str] = []
    """Phrases that the law, the format or its templates prescribe, or titles of such papers: nobody has copied them."""
    yes: list[str] = []
    """Words that answer a ``flag`` with yes (是, 有)."""
    no: list[str] = []
    """Words that answer it with no."""
    ticked: list[str] = []
    """Signs of a choice that is ticked (☑, √)."""
    unticked: list[str] = []
    """Signs of a choice that isn't (□)."""
    label_notes: list[str] = []
    """Patterns of what may stand in or behind a label without being a part of it (a unit in brackets)."""
    units: list[str] = []
    """Units that may follow a number in a cell (件, 万元)."""
    heading_cores: dict[str, str] = {}
    """A pattern of what a section's heading speaks of, by section: a numbered heading in its place that matches it is
    the section's, however it is worded."""
    headings: dict[str, list[str]] = {}
    """Other wordings of sections' headings, by section; added to the aliases of every edition's template."""
    labels: dict[str, dict[str, list[str]]] = {}
    """Other wordings of rows' and columns' labels, by table and key; added to the aliases likewise."""
    increase: list[str] = []
    """Words before a number in a column of changes that say it went up (增)."""
    decrease: list[str] = []
    """Words before a number in a column of changes that say it went down (减)."""
