from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from made_archives import outcomes, read_all, reasons, tarred, zipped

from linter.audit.sources import Source, open_source
from linter.run.problem import UsageProblem

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")


def fill(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return root


def passed_over(source: Source) -> dict[str, str]:
    assert list(source.items()) is not None
    return {skipped.path: skipped.kind for skipped in source.skipped}


def test_every_candidate_of_a_tree_comes_in_the_order_of_paths(tmp_path: Path) -> None:
    fill(tmp_path, "乙/二.docx", "乙/一.pdf", "甲.html", "甲/三.txt", "乙.wps")
    (tmp_path / "乙.zip").write_bytes(zipped([("内.txt", b"inside")]))
    source = open_source(str(tmp_path))
    paths = [path for path, _ in outcomes(source)]
    assert paths == ["乙.wps", "乙.zip!/内.txt", "乙/一.pdf", "乙/二.docx", "甲.html", "甲/三.txt"]
    assert source.count() == len(paths)


def test_a_second_pass_gives_the_same(tmp_path: Path) -> None:
    source = open_source(str(fill(tmp_path, "a.txt", "b/c.txt", "d.xlsx")))
    assert list(outcomes(source)) == list(outcomes(source))
    assert [skipped.path for skipped in source.skipped] == ["d.xlsx"]


def test_what_is_passed_over_is_written_down_with_the_reason(tmp_path: Path) -> None:
    fill(
        tmp_path, "数据.xlsx", ".hidden/x.pdf", "~$稿.docx", "__MACOSX/a.pdf", "logo.gif", "页面_files/图.jpg", "无后缀"
    )
    assert passed_over(open_source(str(tmp_path))) == {
        ".hidden": "hidden",
        "__MACOSX": "hidden",
        "~$稿.docx": "hidden",
        "logo.gif": "picture",
        "数据.xlsx": "other_format",
        "无后缀": "other_format",
        "页面_files/图.jpg": "picture",
    }


def test_a_scanned_report_saved_as_a_picture_is_not_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "教育局2023年政府信息公开工作年度报告.jpg", "小.png", "年报_files/大.png")
    (tmp_path / "扫描1.tif").write_bytes(b"II*\0")
    (tmp_path / "001.jpg").write_bytes(b"\xff\xd8\xff" + bytes(200_000))
    (tmp_path / "年报_files" / "大.png").write_bytes(bytes(200_000))
    found = read_all(tmp_path)
    assert set(found) == {"教育局2023年政府信息公开工作年度报告.jpg", "扫描1.tif", "001.jpg"}


def test_archives_of_other_formats_are_said_to_be_unpacked_first(tmp_path: Path) -> None:
    fill(tmp_path, "甲.rar", "乙.7z", "丙.pdf.gz")
    (tmp_path / "丁.zip").write_bytes(b"Rar!\x1a\x07\x01\x00 and so on")
    found = reasons(open_source(str(tmp_path)))
    assert set(found) == {"甲.rar", "乙.7z", "丙.pdf.gz", "丁.zip"}
    assert all("请先解压" in reason for reason in found.values())
    assert "RAR" in found["丁.zip"]
    english = reasons(open_source(str(tmp_path), lang="en"))
    assert "unpack it first" in english["甲.rar"]


def test_the_folder_of_outputs_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "报告.pdf", "结果/index.html", "旧结果/audit.sqlite", "旧结果/index.html")
    source = open_source(str(tmp_path), apart=tmp_path / "结果")
    assert [path for path, _ in outcomes(source)] == ["报告.pdf"]
    assert passed_over(source) == {"结果": "excluded", "旧结果": "excluded"}
    with pytest.raises(UsageProblem, match="outputs"):
        open_source(str(tmp_path), apart=tmp_path)


@posix
def test_links_to_the_same_file_are_read_once_under_its_real_name(tmp_path: Path) -> None:
    fill(tmp_path, "b/real.pdf")
    os.link(tmp_path / "b/real.pdf", tmp_path / "c.pdf")
    os.symlink(tmp_path / "b/real.pdf", tmp_path / "a.pdf")
    os.symlink(tmp_path / "b", tmp_path / "a-folder")
    source = open_source(str(tmp_path))
    assert [path for path, _ in outcomes(source)] == ["b/real.pdf"]
    assert passed_over(source) == {"a.pdf": "link", "a-folder": "link", "c.pdf": "link"}


@posix
def test_loops_of_links_come_to_an_end(tmp_path: Path) -> None:
    root = tmp_path / "in"
    fill(root, "a/x.txt", "z.txt")
    os.symlink("..", root / "a" / "again")
    os.symlink(tmp_path, root / "above")
    assert [path for path, _ in outcomes(open_source(str(root)))] == ["a/x.txt", "z.txt"]


@posix
def test_links_out_of_the_folder_are_followed(tmp_path: Path) -> None:
    fill(tmp_path, "elsewhere/a.pdf", "in/.store/key", "in/b.txt")
    os.symlink(tmp_path / "elsewhere", tmp_path / "in" / "linked")
    os.symlink(tmp_path / "in/.store/key", tmp_path / "in" / "kept.docx")
    assert [path for path, _ in outcomes(open_source(str(tmp_path / "in")))] == ["b.txt", "kept.docx", "linked/a.pdf"]


@posix
def test_what_is_no_regular_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    os.symlink("nowhere", tmp_path / "broken.docx")
    fill(tmp_path, "a.txt")
    assert read_all(tmp_path) == {"a.txt": b"a.txt", "broken.docx": "denied", "pipe.pdf": "denied"}


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_opened_is_one_failed_item(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "shut/b.txt")
    (tmp_path / "shut").chmod(0)
    try:
        assert read_all(tmp_path) == {"a.txt": b"a.txt", "shut": "denied"}
    finally:
        (tmp_path / "shut").chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="names in other encodings")
def test_names_that_are_no_utf8_are_taken_for_gbk(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/" + "云溪县.txt".encode("gbk"), "wb") as file:
        file.write(b"x")
    assert read_all(tmp_path) == {"云溪县.txt": b"x"}


def test_a_very_deep_tree_is_walked(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "x.txt").write_bytes(b"deep")
    assert list(read_all(tmp_path).values()) == [b"deep"]


def test_a_file_above_the_limit_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.audit.sources.intake.MOST_BYTES", 10)
    fill(tmp_path, "短.txt")
    (tmp_path / "long.txt").write_bytes(bytes(11))
    (tmp_path / "in.tar").write_bytes(tarred([("long.txt", bytes(11)), ("short.txt", b"1")]))
    assert read_all(tmp_path) == {
        "短.txt": "短.txt".encode(),
        "long.txt": "limit",
        "in.tar!/long.txt": "limit",
        "in.tar!/short.txt": b"1",
    }


def test_a_file_that_goes_away_before_it_is_read_fails_alone(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    found = {}
    for item in open_source(str(tmp_path)).items():
        (tmp_path / "a.txt").unlink(missing_ok=True)
        try:
            found[item.row.path] = item.load()
        except Exception as failure:
            found[item.row.path] = type(failure).__name__.encode()
    assert found == {"a.txt": b"ReadFailure", "b.txt": b"b.txt"}


@pytest.mark.parametrize("name", ["nowhere", "report.pdf", "all.rar"])
def test_what_is_no_input_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    fill(tmp_path, "report.pdf", "all.rar")
    with pytest.raises(UsageProblem) as caught:
        open_source(str(tmp_path / name))
    assert name in caught.value.say("zh")
    assert "\n" not in caught.value.say("zh")
