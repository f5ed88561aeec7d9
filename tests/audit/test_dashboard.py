"""The dashboard's files: what they say, that nothing in them comes alive, and that they change only when they must."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from linter.audit.identity import FindingKey, place_of
from linter.audit.outputs import dashboard
from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.dashboard.subjects import page_of
from linter.audit.outputs.dashboard.words import SCRIPT
from linter.audit.store import Store
from linter.audit.store.reviewing import Review, put_review
from linter.phrases.phrase import Lang
from linter.rulebook import Families, load_all
from tests.audit.made import made_store

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&县\u202e局/..\\:*?"
ECHARTS = Path(dashboard.__file__).parent / "echarts"


@pytest.fixture(scope="module")
def families() -> Families:
    return load_all(())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    made_store(folder, bodies=1).connection.close()
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(made, tmp_path / "out")
    with Store(tmp_path / "out", create=False) as opened:
        yield opened


def write(store: Store, families: Families, lang: Lang = "zh") -> Path:
    dashboard.write(store, OutputContext(families=families, lang=lang, due=date(2026, 12, 31)))
    return store.folder


def page(store: Store, name: str) -> str:
    return (store.folder / "bodies" / page_of(name)).read_text(encoding="utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("audit.sqlite"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class Tags(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_every_body_has_a_page_that_says_all_its_findings(store: Store, families: Families) -> None:
    folder = write(store, families)
    for row in store.rows(
        "SELECT bodies.name, findings.* FROM bodies JOIN judgements ON judgements.body = bodies.id "
        "LEFT JOIN findings ON findings.subject = judgements.subject"
    ):
        text = re.sub(r"&quot;", '"', page(store, row["name"]))
        assert row["name"] in text
        for said in ("message", "place", "fix", "basis"):
            assert (row[said] or "").replace("&", "&amp;").replace("<", "&lt;") in text
    names = {path.name for path in (folder / "bodies").iterdir()}
    bodies = {page_of(row["name"]) for row in store.rows("SELECT name FROM bodies")}
    assert names == bodies | {"all.html", "nobody-1.html"}


def test_a_file_that_belongs_to_nobody_is_told_with_the_reason(store: Store, families: Families) -> None:
    folder = write(store, families)
    text = (folder / "bodies" / "nobody-1.html").read_text(encoding="utf-8")
    assert "broken/damaged.pdf" in text
    assert "无法读取" in text
    assert "broken/letter.txt" in text
    assert "不是年度报告" in text


def test_both_numbers_and_the_cells_of_the_other_file_stand_on_the_page(store: Store, families: Families) -> None:
    write(store, families)
    row = next(store.rows("SELECT * FROM findings WHERE code = 'GID706' ORDER BY subject LIMIT 1"))
    name = row["subject"].split("/")[1]
    text = page(store, name)
    assert "对照数" in text
    linked = [attrs["href"] for tag, attrs in Tags(text).found if tag == "a" and attrs.get("href", "").startswith("b-")]
    assert linked
    assert all(str(address).startswith(f"{page_of(name)}#f-") for address in linked)


def test_what_is_written_in_the_ledger_stands_beside_the_finding(store: Store, families: Families) -> None:
    row = next(
        store.rows(
            "SELECT bodies.name, judgements.year, findings.* FROM findings JOIN judgements USING (subject) "
            "JOIN bodies ON bodies.id = judgements.body ORDER BY subject, number LIMIT 1"
        )
    )
    place = place_of(row["section"], row["table"], row["row"], row["column"])
    key = FindingKey(row["name"], row["year"], row["code"], place, row["fingerprint"])
    put_review(store, key, Review(status="corrected", comment="已重新发布", deadline="2026-11-30"))
    write(store, families)
    assert "已整改，期限 2026-11-30，已重新发布" in page(store, row["name"])


def test_an_unpublished_report_is_a_year_without_a_file(store: Store, families: Families) -> None:
    name = "青枫市云溪县粮食和物资储备局"
    columns = [row[1] for row in store.connection.execute("PRAGMA table_info(judgements)")]
    rest = ", ".join(name for name in columns if name not in ("subject", "status", "body", "year"))
    store.connection.execute(
        f"INSERT INTO judgements (subject, status, body, year, {rest}) "
        f"SELECT 'unpublished/{name}/2023', 'unpublished', (SELECT id FROM bodies WHERE name = ?), 2023, {rest} "
        "FROM judgements WHERE status = 'not_a_report' LIMIT 1",
        (name,),
    )
    write(store, families)
    assert "未公布" in page(store, name)
    assert "没有这一年度的报告文件" in page(store, name)


def test_nothing_that_files_say_comes_alive(store: Store, families: Families) -> None:
    store.connection.execute("UPDATE bodies SET name = ? WHERE id = 1", (HOSTILE,))
    store.connection.execute("UPDATE bodies SET parent = 1 WHERE id = 2")
    store.connection.execute("UPDATE findings SET message = ?, place = ?, text = ?", (HOSTILE, HOSTILE, HOSTILE))
    store.connection.execute("UPDATE judgements SET detail = ?", (HOSTILE,))
    folder = write(store, families)
    for name, data in everything(folder).items():
        text = data.decode()
        if name.endswith(".html"):
            tags = Tags(text).found
            assert not [tag for tag, _ in tags if tag in ("img", "iframe")]
            assert not [attrs for _, attrs in tags if any(key.startswith("on") for key in attrs)]
        elif name.startswith("assets/data/"):
            assert "<" not in text
            assert "\u202e" not in text
    assert re.fullmatch(r"b-[0-9a-f]{20}\.html", page_of(HOSTILE))
    assert page_of(HOSTILE) in page(store, next(store.rows("SELECT name FROM bodies WHERE id = 2"))["name"])


def test_no_page_asks_for_anything_outside_its_folder(store: Store, families: Families) -> None:
    folder = write(store, families)
    for path in folder.rglob("*.html"):
        found = Tags(path.read_text(encoding="utf-8")).found
        assert any(str(attrs.get("content")).startswith("default-src 'none'") for _, attrs in found)
        for tag, attrs in found:
            address = attrs.get("src") or attrs.get("href") or ""
            if address and not address.startswith("#"):
                assert (path.parent / address.partition("#")[0]).is_file(), (tag, address)


def test_the_same_store_gives_the_same_bytes_and_touches_no_page(store: Store, families: Families) -> None:
    folder = write(store, families)
    before = everything(folder)
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html") if path.name != "all.html"}
    assert everything(write(store, families)) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_only_the_page_that_changed_is_written_anew(store: Store, families: Families) -> None:
    folder = write(store, families)
    before = {path: path.stat().st_mtime_ns for path in (folder / "bodies").glob("b-*.html")}
    (subject,) = store.connection.execute(
        "SELECT subject FROM findings JOIN judgements USING (subject) WHERE body NOT NULL ORDER BY subject LIMIT 1"
    ).fetchone()
    store.connection.execute("UPDATE findings SET fix = fix || '。' WHERE subject = ?", (subject,))
    write(store, families)
    assert len([path for path, time in before.items() if path.stat().st_mtime_ns != time]) == 1


def test_pages_of_bodies_that_are_gone_are_removed_and_nothing_else(store: Store, families: Families) -> None:
    folder = write(store, families)
    own = folder / "bodies" / "备注.html"
    own.write_text("…", encoding="utf-8")
    name = "青枫市云溪县粮食和物资储备局"
    store.connection.execute("DELETE FROM bodies WHERE name = ?", (name,))
    write(store, families)
    assert not (folder / "bodies" / page_of(name)).exists()
    assert own.exists()


def test_without_scripts_the_totals_of_every_year_are_said(store: Store, families: Families) -> None:
    text = (write(store, families) / "index.html").read_text(encoding="utf-8")
    said = text[text.index("<noscript>") : text.index("</noscript>")]
    for row in store.rows("SELECT year, sum(errors) AS errors FROM judgements WHERE year > 0 GROUP BY year"):
        assert re.search(rf"{row['year']} 年</td>.*?>{row['errors']}</td>", said, re.DOTALL)
    assert 'href="bodies/all.html"' in said


def test_an_english_audit_has_an_english_dashboard(store: Store, families: Families) -> None:
    folder = write(store, families, "en")
    assert '<html lang="en">' in (folder / "index.html").read_text(encoding="utf-8")
    script = (folder / "assets" / "data" / "audit.js").read_text(encoding="utf-8")
    assert "All bodies" in script
    assert "全部单位" not in script


def test_the_chart_library_is_the_release_that_it_says(store: Store, families: Families) -> None:
    for line in (ECHARTS / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        checksum, name = line.split()
        assert sha256((ECHARTS / name).read_bytes()).hexdigest() == checksum
    version = (ECHARTS / "VERSION").read_text(encoding="utf-8").strip()
    assert f'.version="{version}"' in (ECHARTS / "echarts.common.min.js").read_text(encoding="utf-8")
    assets = write(store, families) / "assets"
    assert (assets / "LICENSE").read_bytes() == (ECHARTS / "LICENSE").read_bytes()


def test_the_scripts_say_only_what_there_are_words_for() -> None:
    static = Path(dashboard.__file__).parent / "static"
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(static.glob("*.js")))
    assert set(re.findall(r'say\("([^"]+)"', scripts)) <= set(SCRIPT)
    assert [key for key in SCRIPT if not key.startswith("way.") and not re.search(rf"\b{key}\b", scripts)] == []
