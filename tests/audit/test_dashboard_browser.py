"""The dashboard in a real Chromium, with 5,000 reports of 1,500 bodies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from linter.audit.outputs import dashboard
from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.dashboard.subjects import page_of
from linter.audit.store import Store
from linter.rulebook import load_all
from tests.audit.browser import CHROMIUM, Browser
from tests.audit.copied import copy_reports
from tests.audit.made import made_store

pytestmark = pytest.mark.skipif(CHROMIUM is None or sys.platform == "win32", reason="there is no Chromium here")

BODIES, REPORTS = 1500, 5000
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\u202e县人民政府"
YEAR = 2024


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with made_store(tmp_path_factory.mktemp("many"), bodies=1) as made:
        copy_reports(made, bodies=BODIES, reports=REPORTS)
        made.connection.execute("UPDATE bodies SET name = ? WHERE name = '青枫市第002县人民政府'", (HOSTILE,))
        dashboard.write(made, OutputContext(families=load_all(()), lang="zh", due=date(2026, 12, 31)))
        yield made


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        started.size(1400, 1000)
        yield started


@pytest.fixture
def overview(store: Store, browser: Browser) -> Iterator[Browser]:
    """The overview as it opens, and afterwards the proof that nothing went wrong and nothing came from elsewhere."""
    browser.errors.clear()
    browser.requests.clear()
    browser.open(index(store, f"#year={YEAR}"))
    yield browser
    assert browser.errors == []
    assert {address.partition(":")[0] for address in browser.requests} <= {"file", "about"}


_opened = count(1)


def index(store: Store, place: str = "") -> str:
    # Another query each time: the page is opened anew, and not only turned to another place.
    return f"{(store.folder / 'index.html').as_uri()}?{next(_opened)}{place}"


def counted(store: Store, query: str) -> Any:
    (found,) = store.connection.execute(query).fetchone()
    return found


OF_MAIN = """
FROM judgements JOIN bodies ON bodies.id = judgements.body
LEFT JOIN files ON files.path = judgements.subject LEFT JOIN readings ON readings.key = files.reading
WHERE judgements.year = 2024 AND coalesce(readings.family, 'gidr') = 'gidr'
"""
NUMBERS = {
    "due": f"SELECT count(DISTINCT judgements.body) {OF_MAIN} AND bodies.listed",
    "publishedBodies": f"SELECT count(DISTINCT judgements.body) {OF_MAIN} AND judgements.status <> 'unpublished'",
    "unpublishedBodies": f"SELECT count(*) {OF_MAIN} AND judgements.status = 'unpublished'",
    "checkedFiles": f"SELECT count(*) {OF_MAIN} AND judgements.status = 'checked'",
    "unreadableFiles": f"SELECT count(*) {OF_MAIN} AND judgements.status = 'unreadable'",
    **{level: f"SELECT sum({level}) {OF_MAIN}" for level in ("errors", "warnings", "advice", "open")},
}


def test_the_numbers_are_those_of_the_store(store: Store, overview: Browser) -> None:
    for key, query in NUMBERS.items():
        shown = overview.run(f"Number(document.querySelector('[data-number={key}]').dataset.value)")
        assert shown == counted(store, query), key


def test_grades_and_rules_are_those_of_the_store(store: Store, overview: Browser) -> None:
    text = "Array.from(document.querySelectorAll({})).map((one) => one.textContent)"
    shown = overview.run(text.format("'#grades .pair > div:last-child tbody td'"))
    bodies = dict(store.connection.execute(f"SELECT bodies.level, count(*) {OF_MAIN} GROUP BY 1").fetchall())
    assert {row[0]: int(row[1]) for row in zip(*[iter(shown)] * (len(shown) // 2), strict=True)} == {
        "市级": bodies["prefecture"],
        "县级": bodies["county"],
    }
    marks = overview.run("gidlint.numbers.grades(2024, 0, () => 0, gidlint.data.audit[0].families[0].marks)[0].marks")
    query = f"SELECT judgements.mark, count(*) {OF_MAIN} AND judgements.status = 'checked' GROUP BY 1"
    rows = dict(store.connection.execute(query).fetchall())
    assert dict(zip("ABCD", marks, strict=True)) == {**dict.fromkeys("ABCD", 0), **rows}
    first = overview.run(text.format("'#rules .gridbox td'"))
    code, findings = store.connection.execute(
        "SELECT code, count(*) FROM findings JOIN judgements USING (subject) WHERE year = 2024 "
        "GROUP BY code ORDER BY 2 DESC"
    ).fetchone()
    assert (first[0], first[3]) == (code, str(findings))
    assert overview.run("document.querySelectorAll('.chart svg').length") >= 6


def test_search_sorting_filters_and_pages(store: Store, overview: Browser) -> None:
    said = "document.querySelector('#bodies .said').textContent"
    names = "Array.from(document.querySelectorAll('#bodies td.name a')).map((one) => one.textContent)"
    assert str(counted(store, "SELECT count(*) FROM bodies")) in overview.run(said)
    assert len(overview.run(names)) == 50

    overview.run("document.querySelector('#bodies .pager button:last-child').click()")
    second = overview.run(names)
    assert second

    overview.run(
        "const box = document.getElementById('search');"
        "const search = (text) => { box.value = text; box.dispatchEvent(new Event('input')); };"
        "search('第003县 第22局')"
    )
    assert overview.run(names) == ["青枫市第003县第22局"]

    overview.run("search('第003县')")
    assert "50" in overview.run(said)
    overview.run("document.querySelector('#bodies thead button').click()")
    shown = overview.run(names)
    overview.run("document.querySelector('#bodies thead button').click()")
    assert overview.run(names) == shown[::-1]
    overview.run("document.querySelector('#bodies th:nth-last-child(3) button').click()")
    errors = overview.run(
        "Array.from(document.querySelectorAll('#bodies td:nth-last-child(3)')).map((one) => parseInt(one.textContent))"
    )
    known = [number for number in errors if number is not None]
    assert known == sorted(known, reverse=True)
    assert errors[len(known) :] == [None] * (len(errors) - len(known))

    overview.run("search('')")
    overview.run("document.querySelector('[data-number=unpublishedBodies]').click()")
    missing = counted(store, NUMBERS["unpublishedBodies"])
    assert str(missing) in overview.run(said)
    assert "state=unpublished" in overview.run("location.hash")


def test_a_rule_leads_to_its_findings_and_these_to_the_body(store: Store, overview: Browser) -> None:
    overview.run("document.querySelector('#rules .gridbox .link').click()")
    overview.wait_for("document.querySelector('#findings td a')")
    address = overview.run("document.querySelector('#findings td a').href")
    message = overview.run("document.querySelector('#findings tbody td:nth-child(3)').textContent")
    overview.open(address)
    target = overview.run("document.querySelector(location.hash).textContent")
    assert message in target
    assert overview.run("document.querySelectorAll('#trend svg').length") == 1


def test_another_year_is_chosen(store: Store, overview: Browser) -> None:
    overview.run(
        "const years = document.querySelector('#choice select'); years.value = '2022';"
        "years.dispatchEvent(new Event('change'))"
    )
    shown = overview.run("document.querySelector('[data-number=unpublishedBodies]').dataset.value")
    assert int(shown) == counted(store, "SELECT count(*) FROM judgements WHERE status = 'unpublished' AND year = 2022")


def test_a_name_is_only_ever_text(store: Store, overview: Browser) -> None:
    overview.run("const box = document.getElementById('search'); box.value = 'onerror';")
    overview.run("box.dispatchEvent(new Event('input'))")
    assert overview.run("document.querySelector('#bodies tbody td:nth-child(4)').textContent") == HOSTILE
    assert overview.run("document.images.length") == 0
    overview.open((store.folder / "bodies" / page_of(HOSTILE)).as_uri())
    assert overview.run("[document.querySelector('h1').textContent, document.images.length]") == [HOSTILE, 0]


def test_without_scripts_the_page_says_where_everything_is(store: Store, tmp_path: Path) -> None:
    with Browser(tmp_path / "profile", scripts=False) as browser:
        browser.open(index(store))
        shown = browser.call("DOM.getDocument", depth=-1)
        assert "全部单位名录" in str(shown)
        assert browser.errors == []
