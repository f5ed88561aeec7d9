"""What a file of the input is taken for, by its name and size: the same for folders and archives."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePosixPath

from linter.audit.sources.lists.words import Lexicon
from linter.run.discovery import OLD_SUFFIXES, SUFFIXES, is_hidden

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz")
FOREIGN_ARCHIVES = (".rar", ".7z", ".gz", ".bz2", ".xz", ".zst", ".cab", ".iso", ".lzh", ".arj", ".z", ".z01", ".001")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".tif", ".tiff", ".bmp"})
_ORNAMENTS = frozenset({".gif", ".svg", ".ico", ".webp"})


class Sort(Enum):
    """What a file is taken for."""

    CANDIDATE = "candidate"
    ARCHIVE = "archive"
    FOREIGN_ARCHIVE = "foreign_archive"  # of a format that is not opened
    PICTURE = "picture"  # in all likelihood no scan of a report
    HIDDEN = "hidden"
    OTHER = "other"


def sort_of(path: str, size: int, lexicon: Lexicon) -> Sort:
    """What a path inside the input (or inside an archive) is taken for."""
    pure = PurePosixPath(path)
    if any(map(is_hidden, pure.parts)):
        return Sort.HIDDEN
    suffix, lower = pure.suffix.lower(), pure.name.lower()
    if suffix in SUFFIXES | OLD_SUFFIXES:
        return Sort.CANDIDATE
    if lower.endswith(ARCHIVES):
        return Sort.ARCHIVE
    if lower.endswith(FOREIGN_ARCHIVES):
        return Sort.FOREIGN_ARCHIVE
    if suffix in _PICTURES:
        return Sort.CANDIDATE if _may_be_scan(pure, size, lexicon) else Sort.PICTURE
    return Sort.PICTURE if suffix in _ORNAMENTS else Sort.OTHER


def _may_be_scan(path: PurePosixPath, size: int, lexicon: Lexicon) -> bool:
    """Whether a picture's name tells that it is a report, or else its size and place that it may be one."""
    if lexicon.picture_names.search(path.stem):
        return True
    if size < lexicon.words.pictures.least:
        return False
    return not any(lexicon.ornaments.fullmatch(part) for part in path.parts[:-1])
