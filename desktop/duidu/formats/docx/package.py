"""Which members of a Word document are its text, its styles and its notes, whatever their names."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from duidu.core.errors import FileError
from duidu.formats.base.archive import Archive
from duidu.formats.base.markup import attribute, local_name, parse_xml

_USUAL = "word/document.xml"
_TYPES = "[Content_Types].xml"
_MAIN_TYPES = ("document.main+xml", "template.main+xml")
_OFFICE = "officeDocument"


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a document: its main text, and what that refers to by the kind of it."""

    archive: Archive
    name: str
    main: str
    parts: Mapping[str, str]

    @classmethod
    def of(cls, archive: Archive, name: str) -> "Package":
        """Find the members. Raises FileError where there is no main text."""
        main = _main(archive, name)
        return cls(archive, name, main, _related(archive, name, main))

    def member(self, kind: str) -> str:
        """The name of the member of a kind such as `styles`, "" where there is none."""
        found = self.parts.get(kind, "")
        usual = f"word/{kind}.xml"
        return found if found in self.archive else usual if usual in self.archive else ""

    def root(self, kind: str) -> etree._Element | None:
        """The root of the member of a kind, None where there is none. Raises FileError."""
        member = self.member(kind)
        return parse_xml(self.archive.read(member), self.name) if member else None


def _main(archive: Archive, name: str) -> str:
    """The member with the main text: what the package says it is, or the usual one."""
    told = _related(archive, name, "").get(_OFFICE, "")
    if told in archive:
        return told
    if _USUAL in archive:
        return _USUAL
    if _TYPES in archive:
        for one in parse_xml(archive.read(_TYPES), name):
            member = attribute(one, "partname").lstrip("/")
            if attribute(one, "contenttype").endswith(_MAIN_TYPES) and member in archive:
                return member
    raise FileError(
        "“{name}” lacks the main text of a Word document; save it as DOCX again.", name=name
    )


def _related(archive: Archive, name: str, member: str) -> dict[str, str]:
    """The members that one refers to, the first of each kind; those of the package for ""."""
    found: dict[str, str] = {}
    for one, path in _relations(archive, name, member):
        found.setdefault(attribute(one, "type").rpartition("/")[2], path)
    return found


def relations(archive: Archive, name: str, member: str) -> dict[str, str]:
    """The members that one refers to, by the ids with which it does."""
    return {attribute(one, "id"): path for one, path in _relations(archive, name, member)}


def _relations(archive: Archive, name: str, member: str) -> Iterator[tuple[etree._Element, str]]:
    """Each reference of a member inside the package, with the member that it means."""
    folder, own = posixpath.split(member)
    listing = posixpath.join(folder, "_rels", f"{own}.rels")
    if listing not in archive:
        return
    try:
        listed = parse_xml(archive.read(listing), name)
    except FileError:
        # The usual names do without it.
        return
    for one in listed:
        if local_name(one) == "relationship" and attribute(one, "targetmode") != "External":
            target = unquote(attribute(one, "target"))
            yield one, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
