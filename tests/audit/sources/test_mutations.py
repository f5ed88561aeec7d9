"""Whatever is broken in an archive or a list: nothing crashes, and nothing is lost without a word."""

from __future__ import annotations

import io
import tempfile
import zipfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_archives import outcomes, tarred, zipped

from linter.audit.sources import open_source, read_roster
from linter.audit.sources.lists.sheets import read_sheets
from linter.audit.sources.lists.spreadsheet import _sheets
from linter.audit.sources.names import member_name
from linter.readers.failure import ReadFailure
from linter.run.problem import UsageProblem

MEMBERS = {f"{name}.txt": (name * 40).encode() for name in ("县直/教育局", "县直/民政局", "b", "c" * 120)}
ZIP = zipped(MEMBERS.items())
TARS = {
    "tar": tarred(MEMBERS.items()),
    "tar.gz": tarred(MEMBERS.items(), "w:gz"),
    "tar.xz": tarred(MEMBERS.items(), "w:xz"),
}
ROSTER = "单位名称,类别,上级单位\n" + "".join(f"第{number}局,部门,青枫市人民政府\n" for number in range(12))


def seen(name: str, data: bytes) -> tuple[dict[str, str | bytes], set[str]]:
    """What comes of an archive in a folder: items, and what was passed over."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        source = open_source(folder)
        return dict(outcomes(source)), {skipped.path for skipped in source.skipped}


def changed(data: bytes, at: int, byte: int) -> bytes:
    at %= len(data)
    return data[:at] + bytes([byte]) + data[at + 1 :]


@given(at=st.integers(0, len(ZIP) - 1), byte=st.integers(0, 255))
def test_a_changed_byte_of_a_zip_costs_one_member_or_is_said_of_the_archive(at: int, byte: int) -> None:
    found, passed_over = seen("a.zip", changed(ZIP, at, byte))
    if "a.zip" in found:
        assert found["a.zip"] in ("damaged", "limit")
        return
    if at < len(ZIP) - 22:  # the end record says where everything is
        sound = [path for path, data in MEMBERS.items() if found.get(f"a.zip!/{path}") == data]
        assert len(sound) >= len(MEMBERS) - 2  # a damaged length may reach into the next member
    assert len(found) + len(passed_over) >= len(MEMBERS)


@given(form=st.sampled_from(sorted(TARS)), at=st.integers(0), byte=st.integers(0, 255))
def test_a_changed_byte_of_a_tar_costs_one_member_or_is_said_of_the_archive(form: str, at: int, byte: int) -> None:
    found, passed_over = seen(f"a.{form}", changed(TARS[form], at, byte))
    failed = [path for path, value in found.items() if isinstance(value, str)]
    if form == "tar":
        named = [path for path in MEMBERS if isinstance(found.get(f"a.tar!/{path}"), bytes)]
        assert len(named) >= len(MEMBERS) - 1
    met = sum(path.startswith(f"a.{form}!/") for path in found)
    assert met + len(passed_over) >= len(MEMBERS) or failed


@given(cut=st.integers(0), form=st.sampled_from(["zip", *sorted(TARS)]))
def test_a_cut_archive_is_never_taken_for_a_whole_one(cut: int, form: str) -> None:
    data = ZIP if form == "zip" else TARS[form]
    needed = len(data) if form != "tar" else data.rfind(b"c" * 40) + 512  # padding may go
    found, _ = seen(f"a.{form}", data[: cut % needed])
    assert any(isinstance(value, str) for value in found.values())


@given(data=st.binary(max_size=300), name=st.sampled_from(["a.zip", "a.tar", "a.tgz", "a.tar.bz2"]))
def test_no_bytes_of_an_archive_stop_the_rest(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        (Path(folder) / "z.txt").write_bytes(b"rest")
        assert dict(outcomes(open_source(folder)))["z.txt"] == b"rest"


@given(name=st.text(max_size=40))
def test_every_members_name_becomes_a_path_below_the_archive(name: str) -> None:
    path = member_name(name).path
    assert path
    assert not path.startswith("/")
    assert not {"..", "", "."} & set(path.split("/"))
    assert "\x00" not in path
    path.encode()


@given(at=st.integers(0), byte=st.integers(0, 255), encoding=st.sampled_from(["utf-8", "gbk"]))
def test_a_changed_byte_of_a_list_costs_at_most_its_line_and_a_neighbour(at: int, byte: int, encoding: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "名单.csv"
        file.write_bytes(changed(ROSTER.encode(encoding), at, byte))
        try:
            roster = read_roster(file)
        except UsageProblem:
            return
        names = {body.name for body in roster.bodies}
        assert len(names & {f"第{number}局" for number in range(12)}) >= 10


@given(data=st.binary(max_size=400))
def test_no_bytes_of_a_list_raise_anything_but_one_line(data: bytes) -> None:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return  # a spreadsheet: its own tests
    with suppress(UsageProblem):
        read_sheets(data, "list.csv")


@given(part=st.integers(0), at=st.integers(0), byte=st.integers(0, 255))
def test_a_changed_byte_inside_a_spreadsheet_is_read_or_refused(part: int, at: int, byte: int) -> None:
    pytest.importorskip("python_calamine")
    parts = spreadsheet_parts()
    name = sorted(parts)[part % len(parts)]
    broken = {**parts, name: changed(parts[name], at, byte)}
    with suppress(ReadFailure):
        (sheets,) = _sheets(zipped(broken.items()))
        for _, rows in sheets:
            assert all(isinstance(cell, str) for row in rows for cell in row)


@lru_cache(maxsize=1)
def spreadsheet_parts() -> dict[str, bytes]:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("名单")
    for number, line in enumerate(ROSTER.splitlines()):
        sheet.write_row(number, 0, line.split(","))
    sheet.merge_range("C3:C6", "青枫市人民政府")
    book.close()
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
