from __future__ import annotations

from pathlib import Path

import pytest
from made_archives import outcomes, zipped

from linter.audit.records import Claim
from linter.audit.sources import open_source
from linter.run.problem import UsageProblem

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def bucket() -> str:
    storage = fsspec.filesystem("memory")
    storage.store.clear()
    storage.pseudo_dirs[:] = [""]
    for name, data in {
        "bucket/甲/a.pdf": b"a",
        "bucket/甲/x.xlsx": b"x",
        "bucket/.git/b.pdf": b"b",
        "bucket/all.zip": zipped([("c.txt", b"c"), ("../d.txt", b"d")]),
        "bucket/list.csv": "单位名称,文件\n甲局,甲/a.pdf\n乙局,没有.pdf\n".encode(),
    }.items():
        storage.pipe_file(f"/{name}", data)
    return "memory://bucket"


def test_a_folder_in_a_storage_is_an_input(bucket: str) -> None:
    source = open_source(bucket)
    found = list(outcomes(source))
    assert found == [("all.zip!/c.txt", b"c"), ("all.zip!/d.txt", "denied"), ("甲/a.pdf", b"a")]
    assert {skipped.path: skipped.kind for skipped in source.skipped} == {
        ".git": "hidden",
        "list.csv": "other_format",
        "甲/x.xlsx": "other_format",
    }
    assert source.count() is None


def test_an_archive_in_a_storage_is_an_input(bucket: str) -> None:
    assert dict(outcomes(open_source(f"{bucket}/all.zip"))) == {"c.txt": b"c", "d.txt": "denied"}


def test_a_manifest_in_a_storage_is_an_input(bucket: str, tmp_path: Path) -> None:
    source = open_source(f"{bucket}/list.csv")
    claims = {item.row.path: item.row.claim for item in source.items()}
    assert claims["甲/a.pdf"] == Claim(organisation="甲局", line=2)
    assert claims["没有.pdf"] == Claim(organisation="乙局", line=3)
    (tmp_path / "list.csv").write_text("单位名称,文件\n丙局,甲/a.pdf\n", encoding="utf-8")
    local = open_source(bucket, tmp_path / "list.csv")
    assert {item.row.path: item.row.claim for item in local.items()}["甲/a.pdf"] == Claim(organisation="丙局", line=2)


def test_a_file_that_a_storage_will_not_give_fails_alone(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = fsspec.filesystem("memory")

    def refuse(path: str, **options: object) -> bytes:
        raise RuntimeError("quota")

    monkeypatch.setattr(type(storage), "cat_file", lambda self, path, **options: refuse(path))
    assert dict(outcomes(open_source(bucket)))["甲/a.pdf"] == "denied"


@pytest.mark.parametrize("address", ["memory://nowhere", "nosuch://x/y", "s4://bucket"])
def test_an_address_that_leads_nowhere_is_said_in_one_line(bucket: str, address: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        open_source(address)
    assert address in caught.value.say("zh")
    assert "\n" not in caught.value.say("zh")


def test_a_file_address_needs_no_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    assert dict(outcomes(open_source(tmp_path.as_uri()))) == {"a.txt": b"a"}


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.audit.sources.remote.find_spec", lambda name: None)
    with pytest.raises(UsageProblem, match=r"gidlint\[audit\]"):
        open_source("s3://bucket/reports")


def test_a_drive_is_no_address() -> None:
    with pytest.raises(UsageProblem, match="no such file"):
        open_source("Z:\\reports")
