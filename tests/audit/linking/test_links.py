"""How reports stand to each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from linked_rows import (
    FAMILIES,
    Rows,
    everything,
    file,
    linked,
    links,
    missing,
    no_report,
    read,
    reports,
    roster,
    unreadable,
)

from linter.audit import figures
from linter.audit.alike import fingerprints
from linter.audit.linking import link
from linter.audit.records import Claim, ListedBody
from linter.interpret import recognise
from linter.readers import read_file
from linter.rulebook import load_all

SCHOOLS, AFFAIRS, WATERS = "云溪县教育局", "云溪县民政局", "云溪县水利局"
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "reports" / "clean-department-2023.txt"


def text(number: int, length: int = 300) -> str:
    """A text that has nothing in common with one of another number."""
    return "".join(chr(0x4E00 + (number * 7919 + at * at * 31 + at * 17) % 15000) for at in range(length))


def sketch(*texts: str, name: str = "") -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple(
        (section, fingerprints(one, name)) for section, one in zip(("overview", "problems"), texts, strict=False)
    )


def test_last_years_report_is_the_same_bodys(tmp_path: Path) -> None:
    rows = [
        file("22.pdf", read(SCHOOLS, 2022)),
        file("23.pdf", read("青枫市云溪县教育局", 2023)),
        file("other.pdf", read(AFFAIRS, 2022)),
        file("24.pdf", read(SCHOOLS, 2024, family="lawgov")),
    ]
    assert links(linked(tmp_path, rows), "previous") == {("23.pdf", "22.pdf")}


def test_last_years_report_is_one_that_could_be_read(tmp_path: Path) -> None:
    claim = Claim(organisation=SCHOOLS, year=2022, line=2)
    rows = [
        file("22.pdf", unreadable(), claim=claim),
        file("22.docx", read(SCHOOLS, 2022)),
        file("23.pdf", read(SCHOOLS, 2023)),
    ]
    assert links(linked(tmp_path, rows), "previous") == {("23.pdf", "22.docx")}


def test_of_several_files_the_one_counts_in_which_more_could_be_read(tmp_path: Path) -> None:
    families = load_all(())
    report, _ = recognise(read_file(EXAMPLE), families)
    rows = [
        file("22.docx", read(SCHOOLS, 2022, format="docx", figures=None)),
        file("22.txt", read(SCHOOLS, 2022, format="text", figures=figures.pack(report))),
        file("23.pdf", read(SCHOOLS, 2023)),
    ]
    assert links(linked(tmp_path, rows), "previous") == {("23.pdf", "22.txt")}


def test_of_files_that_say_as_much_word_comes_before_pdf_and_the_later_before_the_earlier(tmp_path: Path) -> None:
    early, late = (Claim(organisation=SCHOOLS, year=2022, published=None, line=line) for line in (2, 3))
    rows = [
        file("a.pdf", read(SCHOOLS, 2022, format="pdf"), claim=early),
        file("b.docx", read(SCHOOLS, 2022, format="docx"), claim=late),
        file("23.pdf", read(SCHOOLS, 2023)),
    ]
    store = linked(tmp_path, rows)
    assert links(store, "previous") == {("23.pdf", "b.docx")}
    assert links(store, "version") == {("a.pdf", "b.docx"), ("b.docx", "a.pdf")}


def test_a_copy_of_a_file_is_passed_over_and_no_other_version(tmp_path: Path) -> None:
    reading = read(SCHOOLS, 2023)
    rows = [file("a.pdf", reading), file("b.pdf", reading), file("c.pdf", read(SCHOOLS, 2023, text="corrected"))]
    store = linked(tmp_path, rows)
    assert links(store, "version") == {("a.pdf", "c.pdf"), ("c.pdf", "a.pdf")}
    assert store.connection.execute("SELECT * FROM skipped").fetchall() == [
        ("b.pdf", "copy", "与“a.pdf”完全相同，只核查一次")
    ]


def test_a_file_that_a_list_gives_to_another_year_is_no_copy(tmp_path: Path) -> None:
    reading = read(SCHOOLS, 2023)
    claims = [Claim(organisation=SCHOOLS, year=year, line=line) for line, year in enumerate((2023, 2022), 2)]
    rows = [file("a.pdf", reading, claim=claims[0]), file("b.pdf", reading, claim=claims[1])]
    store = linked(tmp_path, rows)
    assert store.connection.execute("SELECT path FROM files ORDER BY path").fetchall() == [("a.pdf",), ("b.pdf",)]


def test_many_versions_are_linked_to_few(tmp_path: Path) -> None:
    rows = [file(f"{number:03}.pdf", read(SCHOOLS, 2023, text=str(number))) for number in range(40)]
    found = links(linked(tmp_path, rows), "version")
    assert all(sum(path == one for path, _ in found) == 5 for one in {path for path, _ in found})


def test_a_government_is_linked_to_its_parts(tmp_path: Path) -> None:
    rows = [
        *reports("云溪县人民政府", "云溪县人民政府办公室", SCHOOLS, "云溪县松岩镇人民政府", "桐埠县教育局"),
        file("old.pdf", read(AFFAIRS, 2022)),
    ]
    assert links(linked(tmp_path, rows), "part") == {
        ("云溪县人民政府.pdf", f"{name}.pdf") for name in ("云溪县人民政府办公室", SCHOOLS, "云溪县松岩镇人民政府")
    }


def test_a_department_has_no_parts(tmp_path: Path) -> None:
    listed = roster(SCHOOLS, ListedBody(name="云溪县第一中学", parent=SCHOOLS))
    assert links(linked(tmp_path, reports(SCHOOLS, "云溪县第一中学"), listed), "part") == set()


def test_bodies_with_the_same_text_are_peers_and_others_are_not(tmp_path: Path) -> None:
    copied = text(1)
    rows = [
        file("a.pdf", read(SCHOOLS, 2023, sketch=sketch(text(2), copied))),
        file("b.pdf", read(AFFAIRS, 2023, sketch=sketch(text(3), text(9, 200) + copied[:290] + text(4, 900)))),
        file("c.pdf", read(WATERS, 2023, sketch=sketch(copied, text(5)))),
        file("d.pdf", read(WATERS, 2022, sketch=sketch(text(2), copied))),
    ]
    assert links(linked(tmp_path, rows), "peer") == {("a.pdf", "b.pdf"), ("b.pdf", "a.pdf")}


def test_names_do_not_hide_a_copy(tmp_path: Path) -> None:
    names = ("青枫市云溪县市场监督管理局", "桐埠县民政局")
    texts = ["".join(f"{name}{text(1)[at : at + 20]}" for at in range(0, 300, 20)) for name in names]
    rows = [
        file(f"{name}.pdf", read(name, 2023, sketch=sketch(one, name=name)))
        for name, one in zip(names, texts, strict=True)
    ]
    assert len(links(linked(tmp_path, rows), "peer")) == 2


def test_a_bodys_own_versions_are_no_peers(tmp_path: Path) -> None:
    same = sketch(text(1), text(2))
    rows = [
        file("a.pdf", read(SCHOOLS, 2023, format="pdf", tables="t", sketch=same)),
        file("a.txt", read(SCHOOLS, 2023, format="text", tables="t", sketch=same)),
        file("b.pdf", read(AFFAIRS, 2023, tables="t", sketch=same)),
    ]
    assert links(linked(tmp_path, rows), "peer") == {("a.pdf", "b.pdf"), ("a.txt", "b.pdf"), ("b.pdf", "a.pdf")}


def test_a_text_that_hundreds_copied_links_each_to_few_and_all_to_some(tmp_path: Path) -> None:
    same = sketch(text(1), text(2))
    names = [f"云溪县第{number:03}局" for number in range(300)]
    rows = [file(f"{name}.pdf", read(name, 2023, sketch=same)) for name in names]
    found = links(linked(tmp_path, rows), "peer")
    assert {path for path, _ in found} == {f"{name}.pdf" for name in names}
    assert max(sum(path == one for path, _ in found) for one in {path for path, _ in found}) <= 5


def test_two_copies_among_hundreds_with_the_same_set_phrases_are_found(tmp_path: Path) -> None:
    phrases = [text(1000 + number, 60) for number in range(6)]

    def woven(own: str) -> str:
        return "".join(phrase + own[at * 40 : at * 40 + 40] for at, phrase in enumerate(phrases))

    names = [f"云溪县第{number:03}局" for number in range(200)]
    texts = [woven(text(number % 198 + 1)) for number in range(200)]
    rows = [file(f"{name}.pdf", read(name, 2023, sketch=sketch(one))) for name, one in zip(names, texts, strict=True)]
    found = links(linked(tmp_path, rows), "peer")
    assert {("云溪县第000局.pdf", "云溪县第198局.pdf"), ("云溪县第199局.pdf", "云溪县第001局.pdf")} <= found


def test_bodies_with_the_same_figures_or_the_same_bytes_are_peers(tmp_path: Path) -> None:
    reading = read(SCHOOLS, 2023)
    rows = [
        file("a.pdf", read(AFFAIRS, 2023, tables="t")),
        file("b.pdf", read(WATERS, 2023, tables="t")),
        file("old.pdf", read(WATERS, 2022, tables="t")),
        file("c.pdf", reading, claim=Claim(organisation="桐埠县教育局", line=2)),
        file("d.pdf", reading, claim=Claim(organisation="桐埠县水利局", line=3)),
    ]
    assert links(linked(tmp_path, rows), "peer") == {
        ("a.pdf", "b.pdf"),
        ("b.pdf", "a.pdf"),
        ("c.pdf", "d.pdf"),
        ("d.pdf", "c.pdf"),
    }


SHARED = [sketch(text(number), text(number + 50)) for number in range(3)]


@st.composite
def inputs(draw: st.DrawFn) -> Rows:
    names = ["云溪县人民政府", SCHOOLS, "青枫市云溪县教育局", AFFAIRS, "县民政局", "教育局", None]
    drawn = st.tuples(
        st.sampled_from(names), st.sampled_from([2022, 2023, None]), st.integers(0, 3), st.sampled_from(SHARED)
    )
    return [
        file(
            f"{number}.pdf",
            unreadable() if kind == 3 else read(name, year, text=str(kind), tables=f"t{kind}", sketch=texts),
            claim=Claim(organisation=AFFAIRS, year=2023, line=number) if kind == 2 else None,
        )
        for number, (name, year, kind, texts) in enumerate(draw(st.lists(drawn, max_size=12)))
    ]


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inputs(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_files_makes_no_difference_nor_does_linking_twice(
    tmp_path_factory,
    rows: Rows,
    random,
    listed: bool,  # type: ignore[no-untyped-def]
) -> None:
    known = roster(SCHOOLS, "云溪县人民政府", WATERS) if listed else None
    folder = tmp_path_factory.mktemp("one")
    with linked(folder, rows, known) as store:
        first = everything(store)
    mixed = list(rows)
    random.shuffle(mixed)
    with linked(tmp_path_factory.mktemp("other"), mixed, known) as store:
        assert everything(store) == first
    with linked(folder, mixed, known) as store:
        assert everything(store) == first


def test_what_is_not_there_is_unpublished(tmp_path: Path) -> None:
    there = [(SCHOOLS, 2021), (SCHOOLS, 2022), (AFFAIRS, 2022), (AFFAIRS, 2023)]
    rows = [file(f"{name}/{year}.pdf", read(name, year)) for name, year in there]
    listed = roster(SCHOOLS, AFFAIRS, ListedBody(name=WATERS, since=2022), ListedBody(name="云溪县司法局", since=2024))
    store = linked(tmp_path, rows, listed, years=(2021, 2023))
    assert missing(store) == [
        f"unpublished/{SCHOOLS}/2023",
        f"unpublished/{AFFAIRS}/2021",
        f"unpublished/{WATERS}/2022",
        f"unpublished/{WATERS}/2023",
    ]
    assert store.meta("years") == "2021-2023"
    row = store.connection.execute(
        "SELECT judgements.year, bodies.name, message FROM judgements JOIN bodies ON bodies.id = judgements.body "
        "JOIN findings USING (subject) ORDER BY subject"
    ).fetchone()
    assert row[:2] == (2023, SCHOOLS)
    assert SCHOOLS in row[2]


def test_years_for_which_few_have_a_report_say_nothing_about_the_rest(tmp_path: Path) -> None:
    there = [(SCHOOLS, 2020), (SCHOOLS, 2021), (AFFAIRS, 2021), (SCHOOLS, 2022), (AFFAIRS, 2022), (SCHOOLS, 2023)]
    rows = [file(f"{name}/{year}.pdf", read(name, year)) for name, year in there]
    store = linked(tmp_path, rows, roster(SCHOOLS, AFFAIRS, WATERS))
    assert store.meta("years") == "2021-2022"
    assert missing(store) == [f"unpublished/{WATERS}/2021", f"unpublished/{WATERS}/2022"]


def test_a_report_that_is_not_due_is_not_missing(tmp_path: Path) -> None:
    rows = [file(f"{SCHOOLS}/2023.pdf", read(SCHOOLS, 2023))]
    store = linked(tmp_path, rows, roster(SCHOOLS, AFFAIRS), years=(2023, 2023))
    assert missing(store) == [f"unpublished/{AFFAIRS}/2023"]
    for today, found in ((date(2024, 1, 31), []), (date(2024, 4, 1), [f"unpublished/{AFFAIRS}/2023"])):
        with store.transaction():
            link(store, roster(SCHOOLS, AFFAIRS), FAMILIES, (2023, 2023), today)
        assert missing(store) == found


def test_a_manifest_alone_shows_the_gaps_of_a_body_and_not_when_it_was_founded(tmp_path: Path) -> None:
    there = [(SCHOOLS, 2020), (SCHOOLS, 2021), (SCHOOLS, 2023), (AFFAIRS, 2021), (AFFAIRS, 2022)]
    rows = [
        file(f"{name}/{year}.pdf", read(name, year), claim=Claim(organisation=name, year=year, line=line))
        for line, (name, year) in enumerate(there, 2)
    ]
    assert missing(linked(tmp_path / "one", rows)) == [f"unpublished/{SCHOOLS}/2022"]
    assert len(missing(linked(tmp_path / "other", rows, years=(2020, 2023)))) == 3


def test_years_for_which_few_have_a_report_say_nothing_of_the_rest(tmp_path: Path) -> None:
    names = [f"云溪县第{number:03}局" for number in range(21)]
    rows = [*reports(*names), file("old.pdf", read(names[0], 2009))]
    store = linked(tmp_path, rows, roster(*names))
    assert (store.meta("years"), missing(store)) == ("2023-2023", [])


def test_the_user_says_the_years(tmp_path: Path) -> None:
    store = linked(tmp_path, [], roster(SCHOOLS), years=(2022, 2023))
    assert missing(store) == [f"unpublished/{SCHOOLS}/2022", f"unpublished/{SCHOOLS}/2023"]


def test_without_a_list_nothing_is_unpublished(tmp_path: Path) -> None:
    rows = [*reports(SCHOOLS, AFFAIRS), file("old.pdf", read(SCHOOLS, 2022))]
    assert missing(linked(tmp_path, rows, years=(2020, 2023))) == []


def test_a_file_that_is_there_and_unread_is_not_unpublished(tmp_path: Path) -> None:
    rows = [
        *reports(AFFAIRS),
        file("a.pdf", unreadable(), claim=Claim(organisation=SCHOOLS, year=2023, line=2)),
        file("b.txt", no_report(), claim=Claim(organisation=WATERS, year=2023, line=3)),
        file("云溪县司法局/2023.pdf", None, failure="damaged"),
        file("云溪县林业局.pdf", unreadable("scan")),
        file("c.pdf", read("云溪县财政局", 2023, family="lawgov")),
        file("云溪县审计局/2023.pdf", read(None, 2023)),
        file("d.pdf", read("云溪县统计局", 2022), claim=Claim(organisation="云溪县统计局", year=2023, line=4)),
    ]
    offices = ("司法局", "林业局", "财政局", "审计局", "统计局")
    listed = roster(SCHOOLS, AFFAIRS, WATERS, *(f"云溪县{office}" for office in offices))
    assert missing(linked(tmp_path, rows, listed, years=(2023, 2023))) == ["unpublished/云溪县财政局/2023"]


def test_what_was_published_later_is_not_missing_any_more(tmp_path: Path) -> None:
    listed = roster(SCHOOLS, AFFAIRS)
    with linked(tmp_path, reports(SCHOOLS), listed) as store:
        assert missing(store) == [f"unpublished/{AFFAIRS}/2023"]
    with linked(tmp_path, reports(AFFAIRS), listed) as store:
        assert missing(store) == []


SECOND = (("overview", tuple(range(5_000, 5_080))),)


def test_linking_again_finds_what_linking_anew_finds(tmp_path: Path) -> None:
    """What was found in a section's texts is kept only as long as they are all the same."""
    names = [f"云溪县{sign}局" for sign in "教水农林商"]
    before = [file(f"{name}.pdf", read(name, 2023, sketch=SHARED[0])) for name in names]
    one = file(f"{names[0]}.pdf", read(names[0], 2023, sketch=SECOND))
    another = file(f"{names[1]}.pdf", read(names[1], 2023, text="other", sketch=SECOND))
    for number, after in enumerate(([one, *before[1:]], [one, another, *before[2:]], before)):
        linked(tmp_path / "again", before).connection.close()
        with linked(tmp_path / "again", after) as again, linked(tmp_path / str(number), after) as anew:
            assert everything(again) == everything(anew)
