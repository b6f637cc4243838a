"""Writes DOCX through python-docx: a table of two columns, with notes as Word comments."""

import io
from bisect import bisect_right
from datetime import UTC, datetime
from itertools import pairwise

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from duidu.core.annotation import Anchor
from duidu.core.article import Block, BlockKind, SideName
from duidu.core.emphasis import EmphasisKind, runs
from duidu.core.row_status import RowStatus
from duidu.formats.base.document import WRITER
from duidu.formats.base.exported import (
    Exported,
    ExportedRow,
    Written,
    count_sentence,
    rows_of,
    whole_article_notes,
)
from duidu.formats.base.segments import xml_text
from duidu.formats.docx.tracked_words import TrackedWords
from duidu.formats.docx.write_comments import Comments
from duidu.formats.docx.write_pictures import add_pictures, paragraphs_of
from duidu.formats.notes.exported_notes import NoteEntry
from duidu.language.registry import describe
from duidu.language.script import is_hanzi

# Word replaces these fonts by similar ones where they are missing.
_EAST_ASIAN, _LATIN = "SimSun", "Georgia"
# Paper colours: green is done, amber needs work, blue is asked, grey is locked by its file.
_SHADES = {
    RowStatus.CONFIRMED: "E8F3E4",
    RowStatus.FINAL: "D3E8CC",
    RowStatus.WORK: "FBEBD0",
    RowStatus.QUESTION: "DFEAF7",
    RowStatus.LOCKED: "ECECEC",
}
# Word needs a date; a fixed one makes the same article give the same file.
_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def write_docx(exported: Exported) -> Written:
    """Write a landscape page with the two texts side by side, replaced words as tracked changes.

    A text without a translation stands alone on an upright page.

    Which sentences answer each other within a row is not kept.
    """
    document = docx.Document()
    _set_up(document, exported)
    title = exported.article.title
    if all(
        # Not twice, where the text begins with its title.
        block.text.strip() != title
        for side in SideName
        for block in exported.side(side).blocks[:1]
    ):
        document.add_heading(xml_text(title), level=0)
    tracked, comments = TrackedWords(exported), Comments(document)
    table = document.add_table(rows=0, cols=len(exported.names))
    table.style = "Table Grid"
    for row in rows_of(exported):
        cells = table.add_row().cells
        runs = {
            side: _write_side(cell, row, exported, side, tracked)
            for side, cell in zip(exported.names, cells, strict=True)
        }
        for cell in cells if row.status else ():
            _shade(cell, row.row.blocks.status)
        for entry in row.notes:
            _comment(comments, entry, runs)
    comments.finish()
    out = io.BytesIO()
    document.save(out)
    whole = len(whole_article_notes(exported))
    said = count_sentence(
        whole,
        "1 note without a place was left out.",
        "{count} notes without a place were left out.",
    )
    beads = "Which sentences answer each other inside a paragraph is not kept in DOCX."
    return Written(out.getvalue(), said if exported.article.is_alone else (beads, *said))


def _set_up(document: Document, exported: Exported) -> None:
    """Set properties, page and fonts of the document."""
    core = document.core_properties
    core.title, core.author, core.created, core.modified = (
        xml_text(exported.article.title),
        WRITER,
        _DATE,
        _DATE,
    )
    # python-docx writes there that it made the file.
    core.comments = ""
    section = document.sections[0]
    if not exported.article.is_alone:
        section.orientation = WD_ORIENT.LANDSCAPE
        # python-docx does not turn the page with its orientation.
        section.page_width, section.page_height = section.page_height, section.page_width
    font = document.styles["Normal"].font
    font.name = _LATIN
    document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts().set(
        qn("w:eastAsia"), _EAST_ASIAN
    )


def _shade(cell: _Cell, status: RowStatus) -> None:
    """Give a cell the quiet colour of its row's status, which leaves its text as it is."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADES[status])):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx shades no cells


# The runs of a side by the id of their block, with where each begins and ends in it.
Runs = dict[int, list[tuple[int, int, Run]]]


def _write_side(
    cell: _Cell, row: ExportedRow, exported: Exported, side: SideName, tracked: TrackedWords
) -> Runs:
    """Write the blocks of a side and their pictures; return the runs of each block."""
    runs: Runs = {}
    language = exported.side(side).language
    paragraphs = paragraphs_of(cell)
    for block in row.blocks(side):
        pictures = exported.pictures.get((side, block.id), ())
        add_pictures(paragraphs, exported, [one for one in pictures if not one.below])
        cuts = {*_cuts(row, side, block), *tracked.cuts(side, block)}
        made = _write_block(next(paragraphs), block, cuts, language)
        tracked.mark(side, block, made)
        runs[block.id] = made
        add_pictures(paragraphs, exported, [one for one in pictures if one.below])
    return runs


def _write_block(
    paragraph: Paragraph, block: Block, cuts: set[int], language: str
) -> list[tuple[int, int, Run]]:
    """Write a block as runs, and return them with where each begins and ends in it."""
    if block.kind is BlockKind.HEADING:
        # Word has nine styles of headings.
        paragraph.style = f"Heading {min(9, max(1, block.level))}"
    elif block.kind is BlockKind.LIST_ITEM:
        paragraph.style = "List Bullet"
    made = []
    parts = runs(block.emphasis, 0, len(block.text))
    begins = [start for start, _, _ in parts]
    for start, end in pairwise(sorted({*cuts, *begins})):
        run = paragraph.add_run(xml_text(block.text[start:end]))
        _emphasise(run, parts[bisect_right(begins, start) - 1][2])
        # Word checks the spelling and chooses fonts by the language.
        mark = OxmlElement("w:lang")
        mark.set(qn("w:eastAsia" if describe(language).is_east_asian else "w:val"), language)
        run._r.get_or_add_rPr().append(mark)  # noqa: SLF001 - python-docx has no language of a run
        made.append((start, end, run))
    return made


def _emphasise(run: Run, kinds: frozenset[EmphasisKind]) -> None:
    """Emphasise a run: bold, italics for letters, dots (着重号) for hanzi."""
    if EmphasisKind.STRONG in kinds:
        run.bold = True
    if EmphasisKind.EMPHASIS in kinds and any(map(is_hanzi, run.text)):
        dots = OxmlElement("w:em")
        dots.set(qn("w:val"), "dot")
        run._r.get_or_add_rPr().append(dots)  # noqa: SLF001 - python-docx has no emphasis marks
    elif EmphasisKind.EMPHASIS in kinds:
        run.italic = True


def _cuts(row: ExportedRow, side: SideName, block: Block) -> list[int]:
    """Return where runs must begin so that each note of the block has runs of its own."""
    anchors = [
        a
        for entry in row.notes
        for a in entry.note.anchors
        if (a.side, a.block) == (side, block.id)
    ]
    ends = {
        min(max(at, 0), len(block.text)) for anchor in anchors for at in (anchor.start, anchor.end)
    }
    return sorted({0, len(block.text), *ends})


def _comment(comments: Comments, entry: NoteEntry, runs: dict[SideName, Runs]) -> None:
    """Attach a comment to the note's first anchor in this row, else to the row's first run."""
    marked = next(
        (
            found
            for anchor in entry.note.anchors
            if (found := _under(anchor, runs.get(anchor.side, {})))
        ),
        None,
    )
    first = next(
        (run for side in runs.values() for parts in side.values() for _, _, run in parts), None
    )
    chosen = marked or ([first] if first is not None else [])
    if chosen:
        comments.add(entry.note, chosen)


def _under(anchor: Anchor, runs: Runs) -> list[Run]:
    """Return the runs that an anchor covers."""
    return [
        run
        for start, end, run in runs.get(anchor.block, ())
        if start < anchor.end and anchor.start < end
    ]
