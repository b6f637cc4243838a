"""The links of a page that are marks of notes, and the elements that they lead to.

A mark is known by what it is declared to be, by being raised, or by its brackets where it leads to
a place further down: in front of a note stands a link of the same look that leads back.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from duidu.core.note_marks import label_of
from duidu.core.once import made_once
from duidu.formats.base.markup import elements_with, html_attribute, local_name, text_of

NOTE_MARK = re.compile(
    r"[\[(（〔【]?(?:注\s?)?(?:\d{1,4}|[*†‡§]{1,3}|[a-z]|[①-⑳㉑-㊿])[\])）〕】]?"
)
# A mark that stands in the line and yet is no word of it.
_BRACKETED = re.compile(r"[\[(（〔【](?:注\s?)?(?:\d{1,4}|[a-z])[\])）〕】]|[*†‡]{1,3}|[①-⑳㉑-㊿]")
# What programs that make books call their marks; few of them say so otherwise.
_CLASSES = frozenset(
    ("noteref", "footnote-ref", "footnoteref", "fnref", "fnanchor", "duokan-footnote")
)
_MAY_LINK = re.compile(rb"href\s*=\s*[\"']?[^\"'#>]{0,400}#", re.I)


class Note(NamedTuple):
    """Which page of a book a note is in, "" for a page alone, and the id of its element."""

    page: str
    name: str


class NoteLinks(NamedTuple):
    """The marks of a page by the elements that they are, with the number of the note and a label.

    And the numbers of notes by the elements that they are, or begin at.
    """

    marks: "dict[etree._Element, tuple[int, str]]"
    notes: "dict[etree._Element, int]"


NO_LINKS = NoteLinks({}, {})


class BookNotes:
    """Numbers the notes of a file, which may stand on another page than their marks."""

    def __init__(self) -> None:
        self._numbers: dict[Note, int] = {}
        self._read: set[str] = set()

    def number(self, note: Note) -> int:
        """The number of a note that a mark leads to, from 1 on."""
        return self._numbers.setdefault(note, len(self._numbers) + 1)

    def begin(self, page: str) -> None:
        """Say that a page is read now."""
        self._read.add(page)

    def is_read(self, page: str) -> bool:
        """Whether a page was read before: what leads there leads back."""
        return page in self._read

    def of_page(self, page: str) -> dict[str, int]:
        """The notes on a page, by their ids, that marks have led to so far."""
        return {note.name: number for note, number in self._numbers.items() if note.page == page}


def may_link(page: bytes) -> bool:
    """Whether a page may have links to places; searching its bytes costs next to nothing."""
    return _MAY_LINK.search(page) is not None


def note_links(
    root: etree._Element, notes: BookNotes, page: str = "", path: Callable[[str], str] | None = None
) -> NoteLinks:
    """Find the marks of a page and the elements of its notes.

    `path` tells which page of the book an address without its fragment means; a page alone is the
    only one.
    """
    notes.begin(page)
    places = _Places(root)
    marks: dict[etree._Element, tuple[int, str]] = {}
    for link in root.iter("a", "{*}a"):
        address, _, fragment = html_attribute(link, "href").strip().partition("#")
        if not (name := unquote(fragment)):
            continue
        there = path(address) if address and path is not None else page
        said = text_of(link).strip()
        element = _outermost(link, said)
        if _is_declared(link) or (
            _looks_like_mark(link, element, said)
            and (places.is_further_down(link, name) if there == page else not notes.is_read(there))
        ):
            marks[element] = (notes.number(Note(there, name)), label_of(said))
    wanted = notes.of_page(page)
    found = {places.named[name]: at for name, at in wanted.items() if name in places.named}
    return NoteLinks(marks, found)


class _Places:
    """The places of a page that have a name; searched for when one is asked for."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root

    @made_once
    def named(self) -> "dict[str, etree._Element]":
        """The elements by their names; the first of a name has it."""
        found: dict[str, etree._Element] = {}
        for element in elements_with(self._root, "id", "name"):
            for one in ("id", "name"):
                found.setdefault(html_attribute(element, one), element)
        return found

    @made_once
    def _order(self) -> "dict[etree._Element, int]":
        return {element: at for at, element in enumerate(self._root.iter())}

    def is_further_down(self, link: etree._Element, name: str) -> bool:
        """Whether there is a place of this name behind a link."""
        place = self.named.get(name)
        return place is not None and self._order[place] > self._order[link]


def _is_declared(link: etree._Element) -> bool:
    """Whether a page itself says that a link is the mark of a note."""
    kinds = f"{html_attribute(link, 'epub:type')} {html_attribute(link, 'role')}"
    return "noteref" in kinds or not _CLASSES.isdisjoint(html_attribute(link, "class").split())


def _outermost(link: etree._Element, said: str) -> etree._Element:
    """A link, or what raises it where that says no more."""
    parent = link.getparent()
    if parent is None or local_name(parent) != "sup" or text_of(parent).strip() != said:
        return link
    return parent


def _looks_like_mark(link: etree._Element, element: etree._Element, said: str) -> bool:
    """Whether a link looks like the mark of a note: raised, or in brackets behind some words."""
    if not NOTE_MARK.fullmatch(said):
        return False
    inside = [one for one in link if local_name(one) == "sup"]
    if element is not link or (inside and text_of(inside[0]).strip() == said):
        return True
    previous, parent = link.getprevious(), link.getparent()
    before = (previous.tail or text_of(previous)) if previous is not None else ""
    before = before or (parent.text or "" if parent is not None and previous is None else "")
    return _BRACKETED.fullmatch(said) is not None and bool(before.strip())
