"""Duidu's own notes in the pages it wrote: as JSON beside the text in which people read them.

A page of HTML has each in an attribute of the element that shows it, Markdown in comments, which
nobody sees. Where the text says what the note says it is the note, and no text of the article.
"""

import re
from collections.abc import Sequence
from html import escape

from lxml import etree

from duidu.core.article import BlockKind
from duidu.formats.base.document import RawBlock
from duidu.formats.base.markup import elements_with
from duidu.formats.base.own_notes import said_of
from duidu.formats.base.segments import note_as_json
from duidu.formats.notes.exported_notes import NoteEntry

_ATTRIBUTE = "data-duidu-note"
_COMMENT = re.compile(r"^<!-- duidu-note (\{[^\n]*\}) -->\n?", re.MULTILINE)
# Two hyphens would end a comment.
_HYPHENS = ("--", "-\\u002d")


def note_attribute(entry: NoteEntry) -> str:
    """The attribute, with a space before it, by which the element of a note is known."""
    return f' {_ATTRIBUTE}="{escape(note_as_json(entry))}"'


def note_comment(entry: NoteEntry) -> str:
    """The comment that stands for a note in Markdown."""
    return f"<!-- duidu-note {note_as_json(entry).replace(*_HYPHENS)} -->"


def take_from_page(root: etree._Element) -> tuple[str, ...]:
    """Take our notes out of a page, and return them as JSON."""
    found: list[str] = []
    for element in elements_with(root, _ATTRIBUTE):
        note = element.get(_ATTRIBUTE) or ""
        said = said_of(note)
        if said is None:
            continue
        found.append(note)
        if _collapsed(" ".join(map(str, element.itertext()))) == said:
            _empty(element)
    return tuple(found)


def take_from_text(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the comments with our notes out of a text; return it, and the notes as JSON."""
    notes = tuple(note for note in _COMMENT.findall(text) if said_of(note) is not None)
    return (_COMMENT.sub("", text) if notes else text), notes


def without_notes(blocks: Sequence[RawBlock], notes: Sequence[str]) -> list[RawBlock]:
    """The blocks that are not what one of the notes says, as a footnote or behind all others."""
    said = {said_of(note) for note in notes}
    kept = [b for b in blocks if b.kind is not BlockKind.NOTE or _collapsed(b.text) not in said]
    while kept and _collapsed(kept[-1].text) in said:
        kept.pop()
    return kept


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _empty(element: etree._Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None
