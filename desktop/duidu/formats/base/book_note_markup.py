"""The notes of a book as markup: a mark is a link to the block that its note begins with."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from duidu.core.article import SideName
from duidu.core.note_marks import NoteMark
from duidu.core.visible_text import show_controls
from duidu.formats.base.exported import Exported, ExportedRow
from duidu.formats.base.segments import xml_text


def with_note_links(
    exported: Exported, pages: Iterable[tuple[str, Iterable[ExportedRow]]] | None = None
) -> Exported:
    """What is exported, with the addresses of its notes; `pages` are those of a book by name."""
    wanted = {
        (side, mark.note)
        for side in exported.names
        for block in exported.side(side).blocks
        for mark in block.marks
    }
    if not wanted:
        return exported
    there = (
        ((side, block.id), page)
        for page, rows in (pages or ())
        for row in rows
        for side in exported.names
        for block in row.blocks(side)
    )
    if pages is None:
        blocks = ((side, one.id) for side in exported.names for one in exported.side(side).blocks)
        there = ((place, "") for place in blocks)
    found = {place: f"{page}#{_name(*place)}" for place, page in there if place in wanted}
    return replace(exported, note_addresses=found)


def mark_markup(exported: Exported, side: SideName, mark: NoteMark) -> str:
    """Write a mark; "" for one that shows nothing itself, or whose note is not there."""
    address = exported.note_addresses.get((side, mark.note), "")
    if not address or not mark.label:
        return ""
    link = f'<a class="noteref" role="doc-noteref" href="{address}">'
    return f"<sup>{link}{escape(xml_text(show_controls(mark.label)))}</a></sup>"


def note_id(exported: Exported, side: SideName, block: int) -> str:
    """The attribute, with a space before it, of a block that a mark leads to; "" for others."""
    return f' id="{_name(side, block)}"' if (side, block) in exported.note_addresses else ""


def _name(side: SideName, block: int) -> str:
    return f"note-{side.value}-{block}"
