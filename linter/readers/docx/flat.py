"""A DOCX container as one XML file (Flat OPC), as Word saves it under “Word XML Document”."""

from __future__ import annotations

import base64
import binascii

from lxml import etree

from linter.readers.failure import FailureKind, ReadFailure

PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


class FlatPackage:
    """The parts in such a file, by name, as :class:`linter.readers.zipguard.Package` has those of a zip. Raises
    :class:`ReadFailure` (``DAMAGED``) for anything else."""

    def __init__(self, root: etree._Element) -> None:
        self._parts = {part.get(PKG + "name", "").lstrip("/"): part for part in root.iterfind(PKG + "part")}
        if root.tag != PKG + "package":
            raise ReadFailure(FailureKind.DAMAGED, "Word XML")

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, in the file's order."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes | None:
        """A part's bytes, or ``None`` where there is no such part."""
        part = self._parts.get(name.lstrip("/"))
        if part is None:
            return None
        data = part.find(PKG + "xmlData")
        if data is not None and len(data):
            return etree.tostring(data[0], encoding="utf-8")
        try:
            return base64.b64decode(part.findtext(PKG + "binaryData") or "")
        except binascii.Error as error:
            raise ReadFailure(FailureKind.DAMAGED, f"{name}: {error}") from error
