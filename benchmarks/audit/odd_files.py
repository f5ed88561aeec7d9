"""Files that can't be read, members that no archive should have, and papers that are no reports."""

from __future__ import annotations

import io
import random
import re
import stat
import zipfile

from benchmarks.audit.places import Unit
from benchmarks.audit.press import fresh

HOSTILE = ("a path outside", "an absolute path", "a link", "a bomb")
_BOMB = 600 << 20
_IDENTIFIERS = re.compile(rb"(/ID \[ )(<[0-9a-f]{32}>)( )<[0-9a-f]{32}>")


def truncated(pdf: bytes) -> bytes:
    """A PDF whose upload broke off: no page is whole."""
    return pdf[: min(len(pdf) // 3, 900)]


def locked(pdf: bytes) -> bytes:
    """A PDF that opens with a password only."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf)))
    writer.encrypt("年报", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    # The second identifier is a random number, which no reader asks for.
    return _IDENTIFIERS.sub(rb"\1\2\3\2", out.getvalue())


def noise(rng: random.Random) -> bytes:
    """Bytes that mean nothing, under a name that says otherwise."""
    return b"\x00\xff\x13\x07" + rng.randbytes(rng.randint(4000, 20000))


def with_hostile_member(turn: int, name: str, report: bytes) -> tuple[bytes, str]:
    """A ZIP file with a report and a member of a kind of :data:`HOSTILE`."""
    kind = HOSTILE[turn % len(HOSTILE)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, report)
        if kind == "a path outside":
            archive.writestr(zipfile.ZipInfo("../../../年报.html"), b"<p>2023</p>")
        elif kind == "an absolute path":
            archive.writestr(zipfile.ZipInfo("/etc/cron.d/年报.html"), b"<p>2023</p>")
        elif kind == "a link":
            link = zipfile.ZipInfo("年报副本.html")
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, "/etc/passwd")
        else:
            bomb = zipfile.ZipInfo("年报附件.html")
            bomb.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(bomb, "w", force_zip64=True) as member:
                for _ in range(_BOMB >> 22):
                    member.write(bytes(1 << 22))
    return out.getvalue(), kind


def other_paper(unit: Unit, year: int, turn: int, rng: random.Random) -> tuple[str, bytes]:
    """A paper that is filed among the reports and is none: its name and its bytes."""
    titles = (
        f"{unit.body.name}关于印发{year}年政务公开工作要点的通知",
        f"{unit.body.name}{year}年度部门决算公开说明",
        f"{unit.body.name}政府信息公开指南",
        f"{unit.body.name}关于召开{year}年度政务公开业务培训会的通知",
    )
    title = titles[turn % len(titles)]
    paragraphs = "".join(f"<p>{fresh(rng, 90)}</p>" for _ in range(4))
    page = (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1>{paragraphs}<p>{unit.body.name}</p><p>{year}年3月11日</p></body></html>"
    )
    return f"{title}.html", page.encode()
