"""Whose a report is, and which body's report sums it up."""

from __future__ import annotations

from pathlib import Path

import pytest
from linked_rows import bodies, file, linked, no_report, parents, read, reports, roster, unreadable

from linter.audit.records import Claim, ListedBody
from linter.model.report import Body


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("青枫市云溪县教育局", "青枫市云溪县教育局"),
        ("云溪县教育局", "青枫市云溪县教育局"),
        ("县教育局", "青枫市云溪县教育局"),
        ("青枫市云溪县 教育局", "青枫市云溪县教育局"),
        ("云溪县发改局", "青枫市云溪县发展和改革局"),
        ("云溪县政府", "青枫市云溪县人民政府"),
        ("云溪县", "青枫市云溪县人民政府"),
        ("云溪县政府办公室", "青枫市云溪县人民政府办公室"),
        ("云溪县人民政府办公室", "青枫市云溪县人民政府办公室"),
        ("云溪县体育局", "青枫市云溪县体育局"),
        ("云溪县文化广电局", "青枫市云溪县文化和旅游局"),
        ("桐埠县教育局", "桐埠县教育局"),
        ("云溪县人民代表大会", "云溪县人民代表大会"),
    ],
)
def test_a_report_is_filed_under_the_listed_body_that_its_name_means(tmp_path: Path, said: str, body: str) -> None:
    listed = roster(
        "青枫市云溪县人民政府",
        "青枫市云溪县人民政府办公室",
        "青枫市云溪县教育局",
        "青枫市云溪县体育局",
        "青枫市云溪县发展和改革局",
        ListedBody(name="青枫市云溪县文化和旅游局", aliases=("云溪县文化广电局",)),
    )
    store = linked(tmp_path, [file("a.pdf", read(said, 2023))], listed)
    assert bodies(store) == {"a.pdf": body}
    ((listed_there,),) = store.connection.execute("SELECT listed FROM bodies WHERE name = ?", (body,)).fetchall()
    assert listed_there == (said[0] != "桐" and "代表" not in said)


def test_an_office_is_not_its_government(tmp_path: Path) -> None:
    store = linked(tmp_path, reports("云溪县人民政府办公室"), roster("云溪县人民政府"))
    assert bodies(store) == {"云溪县人民政府办公室.pdf": "云溪县人民政府办公室"}


def test_a_name_that_may_mean_two_listed_bodies_is_filed_under_neither(tmp_path: Path) -> None:
    store = linked(tmp_path, reports("教育局"), roster("云溪县教育局", "桐埠县教育局"))
    assert bodies(store) == {"教育局.pdf": "教育局"}


def test_a_name_without_a_place_may_be_that_of_a_body_that_is_not_listed(tmp_path: Path) -> None:
    store = linked(tmp_path, reports("教育局", "桐埠县教育局"), roster("云溪县教育局"))
    assert bodies(store) == {"教育局.pdf": "桐埠县教育局", "桐埠县教育局.pdf": "桐埠县教育局"}


def test_a_roster_without_places_takes_the_reports_of_the_place_that_most_have(tmp_path: Path) -> None:
    names = ("云溪县教育局", "云溪县民政局", "云溪县司法局", "桐埠县水利局", "桐埠县教育局")
    store = linked(tmp_path, reports(*names), roster("教育局", "民政局", "水利局", "县司法局"))
    assert bodies(store) == {
        "云溪县教育局.pdf": "教育局",
        "云溪县民政局.pdf": "民政局",
        "云溪县司法局.pdf": "县司法局",
        "桐埠县水利局.pdf": "桐埠县水利局",
        "桐埠县教育局.pdf": "桐埠县教育局",
    }


def test_a_short_form_is_not_taken_for_a_body_that_has_a_report_for_the_year(tmp_path: Path) -> None:
    rows = [*reports("云溪县教育局"), *reports("云溪县教育体育局")]
    store = linked(tmp_path, rows, roster("云溪县教育局"))
    assert bodies(store)["云溪县教育体育局.pdf"] == "云溪县教育体育局"


def test_the_manifest_says_whose_a_file_is(tmp_path: Path) -> None:
    claim = Claim(organisation="云溪县民政局", year=2022, line=2)
    store = linked(tmp_path, [file("a.pdf", read("云溪县教育局", None), claim=claim)])
    row = store.connection.execute("SELECT name, listed, year FROM files JOIN bodies ON files.body = id").fetchone()
    assert row == ("云溪县民政局", 1, 2022)


def test_what_a_manifest_says_of_a_body_is_the_bodys(tmp_path: Path) -> None:
    claims = [
        Claim(organisation="青枫市云溪县教育局", year=2022, parent="云溪县人民政府", line=2),
        Claim(organisation="云溪县教育局", year=2023, level="county", line=3),
        Claim(organisation="云溪县人民政府", body=Body.GOVERNMENT, year=2023, line=4),
    ]
    rows = [file(f"{claim.line}.pdf", read(None, claim.year), claim=claim) for claim in claims]
    store = linked(tmp_path, rows)
    found = store.connection.execute("SELECT name, body, level, aliases FROM bodies ORDER BY id").fetchall()
    assert found == [
        ("云溪县人民政府", "government", None, "[]"),
        ("青枫市云溪县教育局", None, "county", '["云溪县教育局"]'),
    ]
    assert parents(store)["青枫市云溪县教育局"] == "云溪县人民政府"


def test_without_a_list_names_that_differ_by_the_place_in_front_are_one_body(tmp_path: Path) -> None:
    names = ("青枫市云溪县教育局", "云溪县教育局", "桐埠县教育局", "云溪县人民政府", "云溪县人民政府办公室")
    store = linked(tmp_path, reports(*names))
    assert bodies(store) == {
        "青枫市云溪县教育局.pdf": "青枫市云溪县教育局",
        "云溪县教育局.pdf": "青枫市云溪县教育局",
        "桐埠县教育局.pdf": "桐埠县教育局",
        "云溪县人民政府.pdf": "云溪县人民政府",
        "云溪县人民政府办公室.pdf": "云溪县人民政府办公室",
    }


def test_without_a_list_a_short_form_is_the_body_that_alone_it_can_mean(tmp_path: Path) -> None:
    short = [file(f"{name}.pdf", read(name, 2022)) for name in ("云溪县发改委", "松岩街道", "云溪县教育局")]
    full = reports("云溪县发展和改革委员会", "云溪区松岩街道办事处", "云溪县教育体育局")
    store = linked(tmp_path, [*short, *full])
    assert bodies(store)["云溪县发改委.pdf"] == "云溪县发展和改革委员会"
    assert bodies(store)["松岩街道.pdf"] == "松岩街道"
    assert bodies(store)["云溪县教育局.pdf"] == "云溪县教育局"


def test_without_a_list_a_name_that_fits_two_bodies_is_a_body_of_its_own(tmp_path: Path) -> None:
    store = linked(tmp_path, reports("青枫市云溪县教育局", "白鹭市云溪县教育局", "云溪县教育局"))
    assert bodies(store)["云溪县教育局.pdf"] == "云溪县教育局"


def test_a_kind_that_no_list_says_is_that_of_the_reports(tmp_path: Path) -> None:
    store = linked(tmp_path, reports("云溪县人民政府"), roster("云溪县人民政府", "云溪县教育局"))
    found = store.connection.execute("SELECT name, body FROM bodies ORDER BY id").fetchall()
    assert found == [("云溪县人民政府", "government"), ("云溪县教育局", None)]


def test_a_file_that_names_no_body_is_nobodys(tmp_path: Path) -> None:
    store = linked(tmp_path, [file("a.pdf", read(None, 2023)), file("b.txt", no_report())])
    assert bodies(store) == {"a.pdf": None, "b.txt": None}


@pytest.mark.parametrize(
    ("path", "body", "year"),
    [
        ("云溪县教育局/2023.pdf", "云溪县教育局", 2023),
        ("2023/云溪县教育局.pdf", "云溪县教育局", 2023),
        ("县直.zip!/云溪县教育局2023年政府信息公开工作年度报告.pdf", "云溪县教育局", 2023),
        ("云溪县教育局/年报.pdf", "云溪县教育局", None),
        ("云溪县教育局/2023/2022年报.pdf", "云溪县教育局", None),
        ("云溪县教育局幼儿园/2023.pdf", None, None),
        ("桐埠县教育局/2023.pdf", None, None),
        ("2023/a.pdf", None, None),
    ],
)
def test_a_file_that_cannot_be_read_is_whose_its_path_says(
    tmp_path: Path, path: str, body: str | None, year: int | None
) -> None:
    store = linked(tmp_path, [file(path, unreadable())], roster("云溪县教育局"))
    query = "SELECT name, year FROM files LEFT JOIN bodies ON files.body = id"
    assert store.connection.execute(query).fetchall() == [(body, year)]


def test_names_tell_who_sums_up_whom(tmp_path: Path) -> None:
    names = (
        "青枫市人民政府",
        "青枫市教育局",
        "青枫市云溪县人民政府",
        "云溪县人民政府办公室",
        "云溪县教育局",
        "云溪县松岩镇人民政府",
        "柏泉镇人民政府",
        "桐埠县教育局",
        "国家税务总局云溪县税务局",
        "云溪县青少年活动中心",
    )
    store = linked(tmp_path, reports(*names))
    assert parents(store) == {
        "青枫市人民政府": None,
        "青枫市教育局": "青枫市人民政府",
        "青枫市云溪县人民政府": "青枫市人民政府",
        "云溪县人民政府办公室": "青枫市云溪县人民政府",
        "云溪县教育局": "青枫市云溪县人民政府",
        "云溪县松岩镇人民政府": "青枫市云溪县人民政府",
        "柏泉镇人民政府": None,
        "桐埠县教育局": None,
        "国家税务总局云溪县税务局": None,
        "云溪县青少年活动中心": None,
    }


def test_the_department_of_a_county_without_a_report_is_not_the_citys(tmp_path: Path) -> None:
    store = linked(tmp_path, reports("青枫市人民政府", "青枫市云溪县教育局"))
    assert parents(store)["青枫市云溪县教育局"] is None


def test_the_roster_says_who_sums_up_whom(tmp_path: Path) -> None:
    listed = roster(
        "云溪县人民政府",
        "青枫市人民政府",
        ListedBody(name="云溪县教育局", parent="青枫市人民政府"),
        ListedBody(name="云溪县民政局", parent="白鹭市人民政府"),
        "云溪县水利局",
    )
    assert parents(linked(tmp_path, [], listed)) == {
        "云溪县人民政府": None,
        "青枫市人民政府": None,
        "云溪县教育局": "青枫市人民政府",
        "云溪县民政局": None,
        "云溪县水利局": "云溪县人民政府",
    }


def test_bodies_that_a_roster_makes_each_others_parents_end_in_no_circle(tmp_path: Path) -> None:
    listed = roster(
        ListedBody(name="云溪县教育局", parent="云溪县民政局"), ListedBody(name="云溪县民政局", parent="云溪县教育局")
    )
    assert None in parents(linked(tmp_path, [], listed)).values()
