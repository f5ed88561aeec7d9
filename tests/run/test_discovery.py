"""Which files a run takes up, and what it says about the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter.run.discovery import Discovery, discover
from linter.run.result import SkipKind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "reports"
    for name in (
        "b.pdf",
        "a.DOCX",
        "2023/c.html",
        "2023/d.txt",
        "2023/old.doc",
        "2023/ledger.xlsx",
        "2023/~$a.docx",
        ".git/e.txt",
        "node_modules/f.md",
        ".hidden.txt",
    ):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return root


def names(found: Discovery, root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in found.files]


def test_folders_are_searched_whole_and_in_order(folder: Path) -> None:
    found = discover([folder])
    assert names(found, folder) == ["2023/c.html", "2023/d.txt", "2023/old.doc", "a.DOCX", "b.pdf"]


def test_files_of_other_formats_are_named(folder: Path) -> None:
    skipped = discover([folder]).skipped
    assert [(Path(one.path).name, one.kind) for one in skipped] == [("ledger.xlsx", SkipKind.OTHER_FORMAT)]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    assert names(discover([folder / "2023/ledger.xlsx", folder / ".hidden.txt"]), folder) == [
        ".hidden.txt",
        "2023/ledger.xlsx",
    ]


def test_the_order_of_paths_does_not_matter_and_nothing_counts_twice(folder: Path) -> None:
    one = discover([folder, folder / "b.pdf", folder / "2023"])
    other = discover([folder / "2023", folder / "b.pdf", folder])
    assert one == other
    assert len(one.files) == 5


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_loops_of_links_end_and_linked_files_count_once(folder: Path) -> None:
    (folder / "2023/loop").symlink_to(folder, target_is_directory=True)
    (folder / "z.pdf").symlink_to(folder / "b.pdf")
    assert len(discover([folder]).files) == 5


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_a_link_to_nothing_is_a_file_that_can_not_be_read(folder: Path) -> None:
    (folder / "dead.pdf").symlink_to(folder / "nowhere.pdf")
    assert "dead.pdf" in names(discover([folder]), folder)


def test_missing_paths_and_folders_without_reports_are_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    found = discover([tmp_path / "nowhere.pdf", empty])
    assert not found.files
    assert [(Path(one.path).name, one.kind) for one in found.skipped] == [
        ("nowhere.pdf", SkipKind.MISSING),
        ("empty", SkipKind.NO_CANDIDATES),
    ]


def test_wildcards_that_the_shell_left_are_expanded(folder: Path) -> None:
    assert names(discover([folder / "2023" / "*.html"]), folder) == ["2023/c.html"]
    assert [one.kind for one in discover([folder / "*.odt"]).skipped] == [SkipKind.MISSING]


def test_what_is_excluded_is_said(folder: Path) -> None:
    found = discover([folder], lambda path: path.name == "2023")
    assert names(found, folder) == ["a.DOCX", "b.pdf"]
    assert [(Path(one.path).name, one.kind) for one in found.skipped] == [("2023", SkipKind.EXCLUDED)]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nobody is kept out")
def test_a_folder_that_can_not_be_opened_is_said(folder: Path) -> None:
    closed = folder / "2023"
    closed.chmod(0)
    try:
        assert discover([folder]).closed == (closed,)
    finally:
        closed.chmod(0o755)
