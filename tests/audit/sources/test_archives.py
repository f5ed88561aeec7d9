from __future__ import annotations

import io
import random
import stat
import struct
import tarfile
import warnings
import zipfile
import zlib
from pathlib import Path

import pytest
from made_archives import outcomes, read_all, reasons, tarred, zipped

from linter.audit.sources import open_source

SOUND = [("县直/教育局.pdf", b"%PDF-1.7 education"), ("县直/民政局.docx", b"PK civil"), ("乡镇/a.txt", b"a" * 600)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("all.zip", zipped(SOUND)),
        ("all.tar", tarred(SOUND)),
        ("all.tar.gz", tarred(SOUND, "w:gz")),
        ("all.tgz", tarred(SOUND, "w:gz")),
        ("all.tar.bz2", tarred(SOUND, "w:bz2")),
        ("all.tar.xz", tarred(SOUND, "w:xz")),
        ("misnamed.zip", tarred(SOUND, "w:gz")),
    ],
)
def test_an_archive_is_an_input_or_lies_in_one(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert read_all(tmp_path / name) == dict(SOUND)
    assert read_all(tmp_path) == {f"{name}!/{path}": content for path, content in SOUND}


def test_the_members_of_a_zip_come_sorted(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("b.txt", b""), ("a/z.txt", b""), ("a.txt", b"")]))
    source = open_source(str(tmp_path / "a.zip"))
    assert [path for path, _ in outcomes(source)] == ["a.txt", "a/z.txt", "b.txt"]
    assert source.count() == 3


def test_archives_in_archives_are_opened_two_deep(tmp_path: Path) -> None:
    innermost = zipped([("x.txt", b"too deep")])
    inner = tarred([("c.zip", innermost), ("y.txt", b"y")], "w:gz")
    (tmp_path / "a.zip").write_bytes(zipped([("b.tar.gz", inner), ("z.txt", b"z")]))
    assert read_all(tmp_path) == {
        "a.zip!/b.tar.gz!/c.zip": "limit",
        "a.zip!/b.tar.gz!/y.txt": b"y",
        "a.zip!/z.txt": b"z",
    }


def gbk_zip(*names: str) -> bytes:
    """A zip as Chinese Windows writes it: names in GBK, and no word of it."""
    plain = [(f"{'A' * len(name.encode('gbk'))}{number}", name) for number, name in enumerate(names)]
    data = zipped([(f"{letters}", b"report") for letters, _ in plain])
    for number, (letters, name) in enumerate(plain):
        data = data.replace(letters.encode(), name.encode("gbk") + str(number).encode())
    return data


def test_names_in_gbk_come_out_right(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(gbk_zip("联通.txt.", "青枫市云溪县教育局.txt.", "誠.txt."))
    source = open_source(str(tmp_path / "a.zip"))
    assert list(source.items()) == []
    names = [skipped.path for skipped in source.skipped]
    assert names == ["联通.txt.0", "誠.txt.2", "青枫市云溪县教育局.txt.1"]


def test_names_in_utf8_without_the_flag_come_out_right(tmp_path: Path) -> None:
    name = "青枫市教育局.txt"
    letters = "A" * len(name.encode())
    (tmp_path / "a.zip").write_bytes(zipped([(letters, b"x")]).replace(letters.encode(), name.encode()))
    assert set(read_all(tmp_path / "a.zip")) == {name}


def test_a_name_in_the_unicode_field_counts_before_others(tmp_path: Path) -> None:
    raw, name = b"caf\x82.txt", "青枫.txt"
    field = struct.pack("<BL", 1, zlib.crc32(raw)) + name.encode()
    info = zipfile.ZipInfo("AAAA.txt")
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, b"x")
    (tmp_path / "a.zip").write_bytes(file.getvalue().replace(b"AAAA.txt", raw))
    assert set(read_all(tmp_path / "a.zip")) == {name}


def test_a_tar_with_names_in_gbk_comes_out_right(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", encoding="gbk", format=tarfile.USTAR_FORMAT) as archive:
        info = tarfile.TarInfo("云溪县/教育局.txt")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    (tmp_path / "a.tar").write_bytes(file.getvalue())
    assert set(read_all(tmp_path / "a.tar")) == {"云溪县/教育局.txt"}


HOSTILE = [
    "../up.txt",
    "a/../../up.txt",
    "..\\up.txt",
    "/etc/abs.txt",
    "C:\\abs.txt",
    "\\\\server\\abs.txt",
    "a\nb.txt",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["zip", "tar"])
def test_a_hostile_name_is_one_failed_item_and_the_rest_is_read(tmp_path: Path, name: str, form: str) -> None:
    members = [("good.txt", b"good"), (name, b"bad"), ("later.txt", b"later")]
    (tmp_path / f"a.{form}").write_bytes(zipped(members) if form == "zip" else tarred(members))
    found = read_all(tmp_path / f"a.{form}")
    assert found["good.txt"] == b"good"
    assert found["later.txt"] == b"later"
    ((path, failure),) = ((path, value) for path, value in found.items() if path not in ("good.txt", "later.txt"))
    assert failure == "denied"
    assert not path.startswith("/")
    assert ".." not in path.split("/")
    assert "\n" not in path


def test_a_nul_in_a_name_hides_nothing(tmp_path: Path) -> None:
    data = zipped([("report.txt_.exe", b"x"), ("b.txt", b"b")]).replace(b"report.txt_.exe", b"report.txt\0.exe")
    (tmp_path / "a.zip").write_bytes(data)
    found = read_all(tmp_path / "a.zip")
    assert found.pop("b.txt") == b"b"
    assert list(found.values()) == ["denied"]


def test_backslashes_between_folders_are_what_they_are_meant_for(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("县直\\教育局.txt", b"x"), ("县直\\", b"")]))
    assert read_all(tmp_path / "a.zip") == {"县直/教育局.txt": b"x"}


def test_a_hostile_name_never_takes_the_place_of_an_honest_one(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("../a.txt", b"bad"), ("a.txt", b"good")]))
    assert read_all(tmp_path / "a.zip") == {"a.txt": b"good", "a.txt#2": "denied"}


@pytest.mark.parametrize("form", ["zip", "tar"])
def test_of_two_members_with_one_name_the_first_is_read(tmp_path: Path, form: str) -> None:
    members = [("a.txt", b"first"), ("a.txt", b"second"), ("b.txt", b"b")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (tmp_path / f"a.{form}").write_bytes(zipped(members) if form == "zip" else tarred(members))
    found = read_all(tmp_path / f"a.{form}")
    assert found == {"a.txt": b"first", "a.txt#2": "damaged", "b.txt": b"b"}
    assert "同名" in reasons(open_source(str(tmp_path / f"a.{form}")))["a.txt#2"]


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (
            ("soft.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("device.txt", tarfile.CHRTYPE),
            ("pipe.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("ok.txt")
        info.size = 2
        archive.addfile(info, io.BytesIO(b"ok"))
    (tmp_path / "a.tar").write_bytes(file.getvalue())
    names = ("soft.txt", "hard.txt", "device.txt", "pipe.txt")
    assert read_all(tmp_path / "a.tar") == {**dict.fromkeys(names, "denied"), "ok.txt": b"ok"}

    info = zipfile.ZipInfo("soft.txt")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as other:
        other.writestr(info, "/etc/passwd")
        other.writestr("ok.txt", "ok")
    (tmp_path / "a.zip").write_bytes(packed.getvalue())
    assert read_all(tmp_path / "a.zip") == {"ok.txt": b"ok", "soft.txt": "denied"}


def test_a_bomb_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        zipped([("bomb.txt", bytes(5_000_000)), ("small.txt", bytes(5000)), ("c.txt", b"c")])
    )
    assert read_all(tmp_path / "a.zip") == {"bomb.txt": "limit", "c.txt": b"c", "small.txt": bytes(5000)}


def test_a_compressed_tar_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.audit.sources.tars.RATIO_FLOOR", 100_000)
    members = [("a.txt", b"a"), ("bomb.txt", bytes(20_000_000)), ("b.txt", b"b")]
    (tmp_path / "a.tar.gz").write_bytes(tarred(members, "w:gz"))
    found = read_all(tmp_path)
    assert found["a.tar.gz!/a.txt"] == b"a"
    assert found["a.tar.gz"] == "limit"


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members = [(f"{number}.txt", b"x") for number in range(4)]
    (tmp_path / "a.zip").write_bytes(zipped(members))
    (tmp_path / "a.tar").write_bytes(tarred(members))
    (tmp_path / "b.txt").write_bytes(b"b")
    for module in ("zips", "tars"):
        monkeypatch.setattr(f"linter.audit.sources.{module}.MOST_MEMBERS", 3)
    found = read_all(tmp_path)
    assert found["b.txt"] == b"b"
    assert found["a.zip"] == found["a.tar"] == "limit"


def test_a_locked_member_is_said_to_need_a_password(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", b"a"), ("b.txt", b"b"), ("c.xlsx", b"c")]))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(signature)
        while at >= 0:
            if not data[at:].split(b"PK", 2)[1].count(b"b.txt"):
                data[at + offset] |= 1
            at = data.find(signature, at + 4)
    (tmp_path / "a.zip").write_bytes(data)
    source = open_source(str(tmp_path / "a.zip"))
    assert dict(outcomes(source)) == {"a.txt": "encrypted", "b.txt": b"b"}
    assert [skipped.path for skipped in source.skipped] == ["c.xlsx"]


def test_a_member_with_a_wrong_checksum_fails_alone(tmp_path: Path) -> None:
    data = zipped([("a.txt", b"sound one"), ("b.txt", b"sound two")], zipfile.ZIP_STORED)
    (tmp_path / "a.zip").write_bytes(data.replace(b"sound one", b"broken 1!"))
    assert read_all(tmp_path / "a.zip") == {"a.txt": "damaged", "b.txt": b"sound two"}
    assert "校验和" in reasons(open_source(str(tmp_path / "a.zip")))["a.txt"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.xz", "a.tar.bz2"])
@pytest.mark.parametrize(
    "data", [b"", b"junk", b"\x1f\x8bjunk", b"PK\x03\x04junk", b"BZhjunk", b"\xfd7zXZ\0junk", bytes(600)]
)
def test_a_damaged_archive_is_one_failed_item(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "b.txt").write_bytes(b"b")
    found = read_all(tmp_path)
    assert found.pop("b.txt") == b"b"
    assert found in ({name: "damaged"}, {} if data == bytes(600) else {name: "damaged"})


@pytest.mark.parametrize("form", ["w", "w:gz", "w:xz"])
def test_a_tar_that_is_cut_off_gives_what_is_there_and_says_so(tmp_path: Path, form: str) -> None:
    noise, more, rest = (random.Random(seed).randbytes(60_000) for seed in range(3))
    data = tarred([("a.txt", noise), ("b.txt", more), ("c.txt", rest)], form)
    (tmp_path / "a.tar").write_bytes(data[: len(data) * 4 // 9])
    found = read_all(tmp_path)
    assert found["a.tar!/a.txt"] == noise
    assert found["a.tar!/b.txt"] == "damaged"
    assert found["a.tar"] == "damaged"


def test_a_tar_cut_between_two_members_is_said_to_be_incomplete(tmp_path: Path) -> None:
    data = tarred([("a.txt", b"a" * 512), ("b.txt", b"b" * 512)])
    (tmp_path / "a.tar").write_bytes(data[:1024])
    assert read_all(tmp_path) == {"a.tar!/a.txt": b"a" * 512, "a.tar": "damaged"}


def test_a_damaged_header_in_a_tar_costs_only_its_member(tmp_path: Path) -> None:
    data = bytearray(tarred([("a.txt", b"a" * 700), ("b.txt", b"b" * 700), ("c.txt", b"c" * 700)]))
    data[data.find(b"b.txt")] ^= 1
    (tmp_path / "a.tar").write_bytes(data)
    assert read_all(tmp_path) == {"a.tar!/a.txt": b"a" * 700, "a.tar!/c.txt": b"c" * 700, "a.tar": "damaged"}


def test_a_long_name_whose_header_is_damaged_costs_only_its_member(tmp_path: Path) -> None:
    long = "长" * 60 + ".txt"
    data = bytearray(tarred([(long, b"1"), ("b.txt", b"b")]))
    data[512 + 3] ^= 0xFF
    (tmp_path / "a.tar").write_bytes(data)
    found = read_all(tmp_path)
    assert found["a.tar!/b.txt"] == b"b"


def test_an_archive_inside_that_is_damaged_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("in.zip", b"PK\x03\x04 no"), ("x.txt", b"x")]))
    assert read_all(tmp_path) == {"a.zip!/in.zip": "damaged", "a.zip!/x.txt": b"x"}
