"""Writes DOCX through python-docx: a table of two columns, with notes as Word comments."""

import io
from datetime import UTC, datetime
from functools import partial

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.table import _Cell
from docx.text.run import Run

from duidu.core.annotation import Anchor
from duidu.core.article import Block, SideName
from duidu.core.row_status import RowStatus
from duidu.formats.base.document import WRITER
from duidu.formats.base.exported import (
    Exported,
    ExportedRow,
    Written,
    rows_of,
    whole_article_notes,
)
from duidu.formats.base.segments import xml_text
from duidu.formats.docx.tracked_words import TrackedWords
from duidu.formats.docx.write_comments import Comments
from duidu.formats.docx.write_footnotes import Footnotes
from duidu.formats.docx.write_pictures import add_pictures, paragraphs_of
from duidu.formats.docx.write_runs import Runs, write_runs
from duidu.formats.notes.exported_notes import NoteEntry

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
    title = _write_title(document, exported)
    tracked, comments = TrackedWords(exported), Comments(document)
    footnotes = Footnotes(document, exported, tracked)
    _comment_on_all(document, exported, title, comments)
    table = document.add_table(rows=0, cols=len(exported.names))
    table.style = "Table Grid"
    below = []
    for row in rows_of(exported):
        if footnotes.have(row):
            below.append(row)
            continue
        cells = table.add_row().cells
        runs = {
            side: _write_side(cell, row, exported, side, tracked, footnotes)
            for side, cell in zip(exported.names, cells, strict=True)
        }
        for cell in cells if row.status else ():
            _shade(cell, row.row.blocks.status)
        for entry in row.notes:
            _comment(comments, entry, runs)
    # A comment on a footnote stands at its mark, which may come behind the row of the note.
    for row in below:
        for entry in row.notes:
            _comment(comments, entry, footnotes.references(row))
    footnotes.finish()
    comments.finish()
    out = io.BytesIO()
    document.save(out)
    beads = "Which sentences answer each other inside a paragraph is not kept in DOCX."
    return Written(out.getvalue(), () if exported.article.is_alone else (beads,))


def _write_title(document: Document, exported: Exported) -> list[Run]:
    """Write the title, where the text does not begin with it; return its runs."""
    title = xml_text(exported.article.title)
    begins = (block.text.strip() for side in SideName for block in exported.side(side).blocks[:1])
    return [] if exported.article.title in begins else document.add_heading(title, level=0).runs


def _comment_on_all(
    document: Document, exported: Exported, title: list[Run], comments: Comments
) -> None:
    """Attach the notes that stand in no row to the title, or to an empty line before the text."""
    if not (entries := whole_article_notes(exported)):
        return
    marked = title or [document.add_paragraph().add_run()]
    for entry in entries:
        # What lost its place still says what it was about.
        comments.add(entry.note, marked, " … ".join(entry.quotations))


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


# The runs of a side by the id of their block.
SideRuns = dict[int, Runs]


def _write_side(
    cell: _Cell,
    row: ExportedRow,
    exported: Exported,
    side: SideName,
    tracked: TrackedWords,
    footnotes: Footnotes,
) -> SideRuns:
    """Write the blocks of a side and their pictures; return the runs of each block."""
    made: SideRuns = {}
    language = exported.side(side).language
    paragraphs = paragraphs_of(cell)
    for block in row.blocks(side):
        if footnotes.has(side, block):
            continue
        pictures = exported.pictures.get((side, block.id), ())
        add_pictures(paragraphs, exported, [one for one in pictures if not one.below])
        cuts = (
            *_cuts(row, side, block),
            *tracked.cuts(side, block),
            *footnotes.places(side, block),
        )
        paragraph = next(paragraphs)
        behind = partial(footnotes.refer, paragraph, side, block)
        made[block.id] = write_runs(paragraph, block, cuts, language, behind)
        tracked.mark(side, block, made[block.id])
        add_pictures(paragraphs, exported, [one for one in pictures if one.below])
    return made


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


def _comment(comments: Comments, entry: NoteEntry, runs: dict[SideName, SideRuns]) -> None:
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


def _under(anchor: Anchor, runs: SideRuns) -> list[Run]:
    """Return the runs that an anchor covers."""
    return [
        run
        for start, end, run in runs.get(anchor.block, ())
        if start < anchor.end and anchor.start < end
    ]
