"""Writes the notes of a book as footnotes of Word, which stand below the page of their marks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from duidu.core.article import Block, BlockKind, SideName
from duidu.formats.base.exported import Exported, ExportedRow
from duidu.formats.docx.tracked_words import TrackedWords
from duidu.formats.docx.write_runs import Runs, write_runs

Place = tuple[SideName, int]
"""A block: its side and its id."""

_PART = PackURI("/word/footnotes.xml")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The lines that Word draws between text and footnotes; it misses them where they are not there.
_LINES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
_KINDS = frozenset({BlockKind.NOTE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.VERSE})
# Paragraphs that no file calls a note, and that are one where a mark leads to them; more of them
# are a chapter.
_MOST_PLAIN = 5


class Footnotes:
    """The footnotes of one document, which are finished when the whole text is written."""

    def __init__(self, document: Document, exported: Exported, tracked: TrackedWords) -> None:
        self._document, self._exported, self._tracked = document, exported, tracked
        self._notes = _notes(exported)
        self._inside = {(one[0], b.id) for one, blocks in self._notes.items() for b in blocks}
        self._numbers: dict[Place, int] = {}
        self._references: dict[Place, Run] = {}

    def has(self, side: SideName, block: Block) -> bool:
        """Whether a block is written as a footnote, or part of one."""
        return (side, block.id) in self._inside

    def have(self, row: ExportedRow) -> bool:
        """Whether all blocks of a row are in footnotes."""
        return all(self.has(side, b) for side in self._exported.names for b in row.blocks(side))

    def references(self, row: ExportedRow) -> dict[SideName, dict[int, Runs]]:
        """The runs that refer to the footnotes of a row, as if they were those of its blocks."""
        return {
            side: {
                block.id: [(0, len(block.text), self._references[side, block.id])]
                for block in row.blocks(side)
            }
            for side in self._exported.names
        }

    def places(self, side: SideName, block: Block) -> list[int]:
        """Where marks stand in a block: there runs must end."""
        return [mark.at for mark in block.marks if (side, mark.note) in self._notes]

    def refer(self, paragraph: Paragraph, side: SideName, block: Block, at: int) -> None:
        """Write the marks of a block that stand at one place of it."""
        for mark in block.marks:
            if mark.at != at or (side, mark.note) not in self._notes:
                continue
            if (number := self._numbers.get((side, mark.note))) is not None:
                _refer_again(paragraph, number)
                continue
            number = self._numbers[side, mark.note] = len(self._numbers) + 1
            run = _referring(paragraph, number)
            for one in self._notes[side, mark.note]:
                self._references[side, one.id] = run

    def finish(self) -> None:
        """Write the part that holds the footnotes; a text without any needs none."""
        if not self._numbers:
            return
        root: etree._Element = parse_xml(f'<w:footnotes xmlns:w="{_MAIN}">{_LINES}</w:footnotes>')
        for (side, first), number in self._numbers.items():
            root.append(self._footnote(side, self._notes[side, first], number))
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(_PART, _TYPE, data, self._document.part.package)
        self._document.part.relate_to(part, _RELATION)

    def _footnote(self, side: SideName, blocks: tuple[Block, ...], number: int) -> etree._Element:
        """A footnote: its number, and a paragraph for each of its blocks."""
        note = _made("w:footnote", "w:id", str(number))
        for place, block in enumerate(blocks):
            element = cast("CT_P", OxmlElement("w:p"))
            note.append(element)
            paragraph = Paragraph(element, self._document._body)  # noqa: SLF001 - a note has no own
            if place == 0:
                _raised(paragraph, OxmlElement("w:footnoteRef"))
                paragraph.add_run(" ")
            cuts = self._tracked.cuts(side, block)
            # A style of the list would need its numbers again; the paragraph is the note.
            made = write_runs(paragraph, _plain(block), cuts, self._exported.side(side).language)
            self._tracked.mark(side, block, made)
        return note


def _notes(exported: Exported) -> Mapping[Place, tuple[Block, ...]]:
    """The blocks of each note that is written as a footnote, by its first.

    A footnote has no footnotes: a note with marks of its own that are written stays in the text.
    """
    found: dict[Place, tuple[Block, ...]] = {}
    for side in exported.names:
        blocks = exported.side(side).blocks
        at = {block.id: place for place, block in enumerate(blocks)}
        inside, referring = set[int](), set[int]()
        for block in blocks:
            for mark in block.marks if block.id not in inside else ():
                if (side, mark.note) in found:
                    referring.add(block.id)
                    continue
                first, last = at.get(mark.note, -1), at.get(mark.last or mark.note, -1)
                note = blocks[first : last + 1] if 0 <= first <= last else ()
                ids = {one.id for one in note}
                taken = ids & (inside | referring | {block.id})
                if mark.label and not taken and _is_note(exported, side, note):
                    found[side, mark.note] = tuple(note)
                    inside |= ids
                    referring.add(block.id)
    return found


def _is_note(exported: Exported, side: SideName, blocks: tuple[Block, ...]) -> bool:
    """Whether blocks that a mark leads to can be a footnote: words alone, and no chapter."""
    if not blocks or any(exported.pictures.get((side, one.id)) for one in blocks):
        return False
    kinds = {one.kind for one in blocks}
    return kinds == {BlockKind.NOTE} or (kinds <= _KINDS and len(blocks) <= _MOST_PLAIN)


def _plain(block: Block) -> Block:
    return replace(block, kind=BlockKind.NOTE, level=0)


def _referring(paragraph: Paragraph, number: int) -> Run:
    """A run that refers to a footnote, under a name by which others refer to it again."""
    begin = _made("w:bookmarkStart", "w:id", str(number))
    begin.set(qn("w:name"), _name(number))
    paragraph._p.append(begin)  # noqa: SLF001 - python-docx has no bookmarks
    run = _raised(paragraph, _made("w:footnoteReference", "w:id", str(number)))
    paragraph._p.append(_made("w:bookmarkEnd", "w:id", str(number)))  # noqa: SLF001
    return run


def _refer_again(paragraph: Paragraph, number: int) -> None:
    """A field that shows the number of a footnote once more: each footnote has one reference."""
    field = _made("w:fldSimple", "w:instr", f" NOTEREF {_name(number)} \\f \\h ")
    run = paragraph.add_run(str(number))
    run.font.superscript = True
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
    field.append(run._r)  # noqa: SLF001


def _name(number: int) -> str:
    return f"_RefNote{number}"


def _raised(paragraph: Paragraph, mark: etree._Element) -> Run:
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(mark)  # noqa: SLF001 - python-docx has no footnotes
    return run


def _made(name: str, attribute: str, value: str) -> etree._Element:
    element: etree._Element = OxmlElement(name)
    element.set(qn(attribute), value)
    return element
