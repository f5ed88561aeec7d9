"""The parts of a DOCX container, and the XML in them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from linter.readers.docx.flat import FlatPackage
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.sniff import ZIP
from linter.readers.zipguard import Package

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"

# ISO 29500 Strict names the same elements otherwise.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_KNOWN = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "http://www.wps.cn/",
    "urn:schemas-microsoft-com:",
)
"""How the namespaces begin that word processors of today read."""
_OTHER_CONTAINERS = (
    ("OFD.xml", FailureKind.LEGACY, "OFD"),
    ("xl/workbook.xml", FailureKind.UNSUPPORTED, "XLSX"),
    ("xl/workbook.bin", FailureKind.UNSUPPORTED, "XLSB"),
    ("ppt/presentation.xml", FailureKind.UNSUPPORTED, "PPTX"),
    ("content.xml", FailureKind.LEGACY, "ODF"),
    ("META-INF/container.xml", FailureKind.UNSUPPORTED, "EPUB"),
    ("META-INF/MANIFEST.MF", FailureKind.UNSUPPORTED, "JAR"),
)


class Parts:
    """A container's main part and what it is related to. Raises :class:`ReadFailure` for any other kind of zip."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data) if data.startswith(ZIP) else FlatPackage(_xml("Word XML", data))
        self._main_name = self._find_main()
        self.main = self._parse(self._main_name)
        self._relations = self._read_relations(self._main_name)

    def related(self, kind: str) -> Element | None:
        """The XML of the part that the main part is related to as ``kind`` (``styles``), or ``None``."""
        for relation, target in self._relations.values():
            if relation == kind and target in self._package.names:
                return self._parse(target)
        return None

    def target(self, relation_id: str | None) -> str:
        """The name of the part or address that a relation points to, or ""."""
        return self._relations.get(relation_id or "", ("", ""))[1]

    def read(self, name: str) -> bytes | None:
        """A part's bytes, or ``None``."""
        return self._package.read(name)

    def title(self) -> str:
        """The title in the document's properties, or ""; templates often leave a stale one."""
        data = self._package.read("docProps/core.xml")
        if data is None:
            return ""
        found = _xml("docProps/core.xml", data).find(_DC_TITLE)
        return (found.text or "").strip() if found is not None else ""

    def _find_main(self) -> str:
        names = self._package.names
        for relation, target in self._read_relations("").values():
            if relation == "officeDocument" and target in names and not target.startswith(("xl/", "ppt/")):
                return target
        if "word/document.xml" in names:
            return "word/document.xml"
        for name, kind, label in _OTHER_CONTAINERS:
            if name in names:
                raise ReadFailure(kind, label)
        if any(name.startswith("word/") for name in names):
            raise ReadFailure(FailureKind.DAMAGED, "word/document.xml")
        raise ReadFailure(FailureKind.UNSUPPORTED, "ZIP")

    def _read_relations(self, source: str) -> dict[str, tuple[str, str]]:
        """Relation id to its kind (the last part of the type) and target, for a part ("" for the container)."""
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        data = self._package.read(part)
        if data is None:
            return {}
        relations = {}
        for relation in _xml(part, data):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            relations[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], target)
        return relations

    def _parse(self, name: str) -> Element:
        data = self._package.read(name)
        if data is None:
            raise ReadFailure(FailureKind.DAMAGED, name)
        return _xml(name, data)


def _xml(name: str, data: bytes) -> Element:
    """A part's root element; entities stay unread, and a document type isn't allowed (it is in no valid file)."""
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadFailure(FailureKind.DAMAGED, f"{name}: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadFailure(FailureKind.DAMAGED, f"{name}: DOCTYPE")
    return root


def local(element: Element) -> str:
    """An element's name without its namespace; "" for comments."""
    name = element.tag
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else ""


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child property, or ``None`` where there is none."""
    if parent is None:
        return None
    child = parent.find(W + name)
    return None if child is None else child.get(W + "val")


def switched_on(parent: Element | None, name: str) -> bool:
    """Whether a yes-or-no property is there and not said to be off."""
    if parent is None:
        return False
    child = parent.find(W + name)
    return child is not None and child.get(W + "val", "true") not in ("0", "false", "off", "none")


def whole(text: str | None, default: int) -> int:
    """A whole number out of an attribute, or a default."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def chosen(alternate: Element) -> Iterator[Element]:
    """The children to read of an ``mc:AlternateContent``: the first choice of a known kind that has any, or the
    fallback."""
    for name in ("Choice", "Fallback"):
        for branch in alternate.iterfind(MC + name):
            if len(branch) and _understood(branch):
                yield from branch
                return


def _understood(branch: Element) -> bool:
    """Whether a program of today knows every namespace that a choice requires."""
    addresses = (branch.nsmap.get(prefix, prefix) for prefix in (branch.get("Requires") or "").split())
    return all(prefix.startswith(_KNOWN) or ":" not in prefix for prefix in addresses)
