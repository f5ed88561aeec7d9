"""What a roster and a manifest say of a report, and other files of the same report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import ask, cell, mention, report, rulebook, statuses, uncertain, violations, with_table

from linter.checks.result import ReasonCode
from linter.engine import judge, judge_unpublished
from linter.engine.finding import Level
from linter.model.document import NoteKind
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Body, Listing, Passage, Reading, Report
from linter.phrases.labels import Labels
from linter.phrases.phrase import fill
from linter.rulebook.kinds_lists import Listed, Versions
from linter.rulebook.kinds_report import DateCheck, Deadline
from linter.rulebook.kinds_series import SameFigures, Similarity
from linter.rulebook.words import Words
from linter.writers.related import related_views

NEEDED = Words(zh="名单", en="the roster")
DUE = [Deadline(day="03-31")]
UNPUBLISHED = Listed(fact="unpublished", needed=NEEDED, deadlines=DUE)
ROSTER = Listed(fact="roster")
BODY, YEAR, DAY = Listed(fact="organisation"), Listed(fact="year"), Listed(fact="published", days=7)
FIGURES = Versions(compare="figures", needed=NEEDED, corrected=["更正"])
TEXT = Versions(compare="text", needed=NEEDED)
OWN, FORESTS, COUNTY = "青枫市云溪县发展和改革局", "青枫市云溪县林业和草原局", "青枫市云溪县人民政府"


def listed(**said: Any) -> Report:
    return report(listing=Listing(**{"source": "清单第7行", **said}))


# The roster


@pytest.mark.parametrize(
    ("listing", "outcome"),
    [(None, "not_assessable"), (Listing(year=2023), "not_assessable"), (Listing(listed=True), "held")],
)
def test_a_report_that_is_there_was_published(listing: Listing | None, outcome: str) -> None:
    assert statuses(UNPUBLISHED, report(listing=listing)) == [outcome]


def test_a_body_that_the_roster_does_not_have_is_named() -> None:
    (found,) = violations(ROSTER, listed(listed=False))
    assert found.values == {"organisation": OWN, "source": "清单第7行"}
    assert statuses(ROSTER, listed(listed=True)) == ["held"]
    assert statuses(ROSTER, listed()) == statuses(ROSTER, report()) == ["not_applicable"]


def test_a_report_without_a_name_belongs_to_nobody_that_could_be_told() -> None:
    (found,) = ask(ROSTER, replace(listed(listed=False), organisation=None))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.ORGANISATION_UNKNOWN


@pytest.mark.parametrize(
    ("listing", "deadline"),
    [
        (Listing(organisation=FORESTS, body=Body.DEPARTMENT, source="名单第3行"), "2024年1月31日"),
        (Listing(organisation=COUNTY, body=Body.GOVERNMENT, level="county", source="名单第3行"), "2024年3月31日"),
        (Listing(organisation=FORESTS, source="名单第3行"), "2024年3月31日"),
        (Listing(organisation="云溪县税务局", body=Body.DEPARTMENT, source="名单第3行"), "2024年3月31日"),
    ],
)
def test_a_report_that_is_missing_is_an_error_that_says_by_when_it_was_due(listing: Listing, deadline: str) -> None:
    name = str(listing.organisation)
    (found,) = judge_unpublished(name, 2023, rulebook(), listing)
    assert (found.rule.code, found.level) == ("GID761", Level.ERROR)
    said = fill(found.rule.message.zh, found.values, "zh")
    assert name in said
    assert "2023年度" in said
    assert "名单第3行" in said
    assert deadline in said


def test_a_missing_report_is_the_same_finding_wherever_the_roster_has_the_body() -> None:
    prints = {
        judge_unpublished(FORESTS, 2023, rulebook(), Listing(organisation=FORESTS, source=f"名单第{line}行"))[
            0
        ].fingerprint
        for line in (3, 4)
    }
    assert len(prints) == 1
    (other,) = judge_unpublished(FORESTS, 2022, rulebook())
    assert other.fingerprint not in prints


# The manifest


@pytest.mark.parametrize(
    ("name", "aliases", "outcome"),
    [
        (OWN, (), "held"),
        ("云溪县发改局", (), "held"),
        ("青枫市云溪县物价局", (OWN,), "held"),
        (FORESTS, (), "violated"),
        (FORESTS, ("云溪县园林局",), "violated"),
        ("青枫市发展和改革局", (), "violated"),
        ("云溪县经济发展局", (), "not_assessable"),
        ("云溪县人民政府", (), "not_assessable"),
        (None, (), "not_applicable"),
    ],
)
def test_another_bodys_file_is_found_only_where_it_is_clearly_anothers(
    name: str | None, aliases: Sequence[str], outcome: str
) -> None:
    assert statuses(BODY, listed(organisation=name, aliases=tuple(aliases))) == [outcome]


def test_both_bodies_and_the_manifests_line_are_said() -> None:
    (found,) = violations(BODY, listed(organisation=FORESTS))
    assert found.values == {"listed": FORESTS, "found": OWN, "source": "清单第7行"}


@pytest.mark.parametrize(("year", "outcome"), [(2023, "held"), (2024, "violated"), (None, "not_applicable")])
def test_last_years_file_under_this_years_entry_is_found(year: int | None, outcome: str) -> None:
    assert statuses(YEAR, listed(year=year)) == [outcome]


def test_a_report_whose_year_is_unknown_is_not_of_another_year() -> None:
    assert statuses(YEAR, replace(listed(year=2024), year=None)) == ["not_assessable"]


# The day of publication

BY_DEADLINE = DateCheck(of="published", require="by_deadline", deadlines=[Deadline(day="01-31")])
RIGHT_YEAR = DateCheck(of="published", require="right_year")
EARLY, LATE, MOVED = date(2024, 1, 20), date(2024, 4, 17), date(2025, 11, 9)


@pytest.mark.parametrize(
    ("page", "manifest", "outcome"),
    [
        (None, None, "not_assessable"),
        (None, EARLY, "held"),
        (None, LATE, "violated"),
        (EARLY, date(2024, 1, 25), "held"),
        (LATE, date(2024, 4, 2), "violated"),
        (LATE, EARLY, "not_assessable"),
        (EARLY, LATE, "not_assessable"),
        (MOVED, EARLY, "held"),
        (MOVED, LATE, "violated"),
        (MOVED, None, "violated"),
    ],
)
def test_lateness_goes_by_both_days_and_blames_nobody_where_they_disagree(
    page: date | None, manifest: date | None, outcome: str
) -> None:
    published = mention("发布", page) if page else None
    assert statuses(BY_DEADLINE, replace(listed(published=manifest), published=published)) == [outcome]


def test_a_page_that_was_moved_is_told_only_where_no_manifest_has_the_day() -> None:
    moved = mention("发布", MOVED)
    assert statuses(RIGHT_YEAR, report(published=moved)) == ["violated"]
    assert statuses(RIGHT_YEAR, replace(listed(published=EARLY), published=moved)) == ["held"]


def test_a_finding_on_the_manifests_day_says_so_and_has_a_place() -> None:
    (found,) = violations(BY_DEADLINE, listed(published=LATE))
    assert found.values["date"] == Named("2024年4月17日（据清单）", "17 April 2024 (by the manifest)")
    copied = replace(listed(published=LATE), published=replace(mention("发布", LATE), place=Place()))
    assert violations(BY_DEADLINE, copied) == [found]


@pytest.mark.parametrize(("days", "outcome"), [(0, "held"), (7, "held"), (8, "violated")])
def test_a_few_days_between_page_and_manifest_are_nothing(days: int, outcome: str) -> None:
    page = mention("发布", date(2024, 1, 10 + days))
    assert statuses(DAY, replace(listed(published=date(2024, 1, 10)), published=page)) == [outcome]


# Versions


def other(**changes: Any) -> Report:
    return report(**{"path": "b.pdf", **changes})


LICENCES = {"disclosure": {"licences": {"decisions": 3}}}


def test_the_same_figures_in_another_file_are_no_fault() -> None:
    assert statuses(FIGURES, report(texts=LICENCES, versions=(other(texts=LICENCES),))) == ["held"]


def test_figures_that_differ_are_named_with_both_numbers_and_both_places() -> None:
    (found,) = violations(FIGURES, report(texts=LICENCES, versions=(other(),)))
    assert found.target is not None
    assert found.target.text == "3"
    assert found.values["count"] == 1
    assert found.values["file"] == "b.pdf"
    cells = found.values["cells"]
    assert isinstance(cells, Named)
    assert cells.zh.endswith("3（另一份为0）")
    (there,) = found.related
    assert (there.path, there.text, there.table) == ("b.pdf", "0", "disclosure")


def test_the_other_files_place_is_put_in_words() -> None:
    result = judge(report(texts=LICENCES, versions=(other(),)), rulebook(), path="a.html")
    (finding,) = [one for one in result.findings if one.rule.code == "GID762"]
    (seen,) = related_views(finding, result, Labels(rulebook().template("2021"), "zh"), rulebook())
    assert seen.where.startswith("b.pdf")
    assert seen.report is not None


@pytest.mark.parametrize(
    ("theirs", "outcome"),
    [
        (uncertain("3"), "not_assessable"),
        (replace(cell(7), reading=Reading.RECONSTRUCTED), "not_assessable"),
        ("", "not_assessable"),
        ("/", "not_assessable"),
        ("3.0", "held"),
        (7, "violated"),
    ],
)
def test_only_what_both_files_say_for_certain_is_compared(theirs: object, outcome: str) -> None:
    made = report(texts=LICENCES, versions=(other(texts={"disclosure": {"licences": {"decisions": theirs}}}),))
    assert statuses(FIGURES, made) == [outcome]


@pytest.mark.parametrize("blank", ["", "/"])
def test_a_blank_cell_says_nothing_against_a_zero(blank: str) -> None:
    made = report(versions=(other(texts={"disclosure": {"licences": {"decisions": blank}}}),))
    assert statuses(FIGURES, made) == ["held"]


def test_a_file_that_says_that_it_was_corrected_may_differ() -> None:
    corrected = other(title=Passage("2023年政府信息公开工作年度报告（更正）", Place(line=1)))
    assert statuses(FIGURES, report(texts=LICENCES, versions=(corrected,))) == ["held"]


def test_recognised_text_is_compared_with_nothing() -> None:
    made = report(texts=LICENCES, versions=(other(notes=[(NoteKind.RECOGNISED, 1)]),))
    (found,) = ask(FIGURES, made)
    assert found.reason is not None
    assert found.reason.code is ReasonCode.RECOGNISED


@pytest.mark.parametrize("check", [FIGURES, TEXT], ids=["figures", "text"])
def test_another_bodys_or_years_report_is_no_version(check: Versions) -> None:
    foreign = (other(organisation=FORESTS, texts=LICENCES), other(year=2022), other(year=None))
    assert statuses(check, report(versions=foreign)) == ["not_assessable"]
    assert statuses(check, report(versions=foreign, searched=True)) == ["held"]
    assert statuses(check, report()) == ["not_assessable"]


def test_a_table_that_one_file_lacks_leaves_the_rest_open() -> None:
    assert statuses(FIGURES, report(versions=(other(tables_without=["review"]),))) == ["not_assessable"]
    (found,) = violations(FIGURES, report(texts=LICENCES, versions=(other(tables_without=["review"]),)))
    assert found.values["count"] == 1


def test_a_governments_two_reports_may_be_the_whole_and_its_offices_own() -> None:
    figures = {"disclosure": {row: {"decisions": 9} for row in ("licences", "penalties", "coercion")}}
    figures["disclosure"]["fees"] = {"amount": 9}
    whole = report(texts=figures, organisation=COUNTY, body=Body.GOVERNMENT)
    office = other(organisation=COUNTY, body=Body.GOVERNMENT)
    assert statuses(FIGURES, replace(whole, versions=(office,))) == ["not_assessable"]
    slip = with_table(
        whole, "disclosure", cells={**whole.tables["disclosure"].cells, "licences": {"decisions": cell(0)}}
    )
    assert statuses(FIGURES, replace(whole, versions=(replace(slip, path="b.pdf"),))) == ["violated"]


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(["licences", "penalties", "coercion"]), st.integers(0, 9), max_size=3))
def test_both_files_say_the_same_of_each_other(figures: dict[str, int]) -> None:
    texts = {"disclosure": {row: {"decisions": number} for row, number in figures.items()}}
    one, two = report(texts=texts, path="a.html"), other(texts=LICENCES)
    there, back = ask(FIGURES, replace(one, versions=(two,))), ask(FIGURES, replace(two, versions=(one,)))
    assert [found.status for found in there] == [found.status for found in back]


FIRST = "围绕优化营商环境，全年召开新闻发布会三场，回应社会关切十七次，机构改革后及时调整权责清单并向社会公布。" * 4
SECOND = "办理依申请公开事项时主动与申请人沟通，对涉及多部门的申请由牵头科室统一答复，案卷全部归档备查。"
THIRD = "修订信息发布审查办法，对网站栏目逐一体检，清理失效链接和过期文件，并组织新任联络员跟班学习两周。"
FOURTH = "全年开展政务开放日活动，邀请企业和群众代表走进窗口单位，收集意见建议并逐条答复反馈到位。"
FOOTER = "扫一扫在手机打开当前页面，分享到微信和微博，主办单位和承办单位以及网站标识码，联系我们和网站地图。"


def prose(*texts: str, **changes: Any) -> Report:
    return report(prose={"overview": [FIRST, SECOND, *texts]}, **changes)


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        ((THIRD,), (THIRD,), "held"),
        ((THIRD,), (THIRD[:20], THIRD[20:]), "held"),
        ((THIRD,), (THIRD, FOOTER), "held"),
        ((THIRD,), (), "held"),
        ((THIRD,), (FOURTH,), "violated"),
    ],
)
def test_texts_differ_only_where_each_has_what_the_other_lacks(
    ours: Sequence[str], theirs: Sequence[str], outcome: str
) -> None:
    assert statuses(TEXT, prose(*ours, versions=(prose(*theirs, path="b.pdf"),))) == [outcome]


def test_the_stretch_that_the_other_file_lacks_is_quoted_from_both() -> None:
    (found,) = violations(TEXT, prose(THIRD, versions=(prose(FOURTH, path="b.pdf"),)))
    assert found.target is not None
    assert found.target.section == "overview"
    assert found.target.text[:8] in THIRD
    (there,) = found.related
    assert there.text[:8] in FOURTH
    assert there.path == "b.pdf"


# A collection that was searched

PEERS = SameFigures(against="peers", least=3, value=10)
SHARED = {"disclosure": {row: {"decisions": 12} for row in ("licences", "penalties", "coercion")}}


def test_another_body_with_the_same_figures_is_found() -> None:
    peer = other(organisation=FORESTS, texts=SHARED)
    (found,) = violations(PEERS, report(texts=SHARED, peers=(peer,)))
    assert FORESTS in str(found.values["other"])
    assert [place.path for place in found.related] == ["b.pdf"]
    assert statuses(PEERS, report(texts=SHARED, peers=(other(organisation=FORESTS, texts=LICENCES),))) == ["held"]


@pytest.mark.parametrize(
    "peer",
    [
        other(organisation=OWN, texts=SHARED),
        other(organisation=FORESTS, year=2022, texts=SHARED),
        other(organisation=None, texts=SHARED),
    ],
    ids=["the same body", "another year", "nobody"],
)
def test_only_another_bodys_report_of_the_year_counts(peer: Report) -> None:
    assert statuses(PEERS, report(texts=SHARED, peers=(peer,))) == ["not_assessable"]


def test_a_peer_that_lacks_a_table_proves_nothing() -> None:
    peer = other(organisation=FORESTS, texts=SHARED, tables_without=["review"])
    assert statuses(PEERS, report(texts=SHARED, peers=(peer,))) == ["held"]


def test_where_a_whole_collection_was_searched_no_peer_means_that_none_is_alike() -> None:
    alike = Similarity(section="overview", against="peers", at_least=90, shortest=20)
    for check in (PEERS, alike):
        assert statuses(check, prose()) == ["not_assessable"]
        assert statuses(check, prose(searched=True)) == ["held"]
