"""Divides an article into sheets of paper: the pages of the window, filled to the end, and notes.

Notes take their room from the sheet that has their mark. Nothing is painted here.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duidu.core.article import BlockKind, SideName
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.pages import Page, PageStart, page_at
from duidu.ui.reader.layout.paper_notes import Marked, NoteLine, PaperNotes
from duidu.ui.reader.layout.row_layout import RowLayout

_MOST_LEVEL = 2
"""Headings down to this level are named at the head of a sheet."""
_TRIES = 5
"""How often a page with notes is tried: a sheet is filled to a thirtieth of what notes take."""


class PlacedRow(NamedTuple):
    """A row of a sheet, `y` px below the upper edge of its text."""

    row: RowLayout
    y: int


class Sheet(NamedTuple):
    """What one sheet of paper shows, and the share of the article's rows done with it.

    `bounds` say for each side between which heights its lines are shown. `notes` stand at the foot,
    or under each other where there is no text; `marked` are the notes whose numbers stand beside
    the lines. `section` is the heading that the sheet begins under.
    """

    rows: Sequence[PlacedRow]
    bounds: dict[SideName, tuple[int, int]]
    notes: Sequence[NoteLine]
    marked: Sequence[Marked]
    section: str
    share: float


def sheets(flow: Flow, height: int, notes: PaperNotes) -> Iterator[Sheet]:
    """Fill one sheet of `height` px after another; rows are laid out as they are needed."""
    start: PageStart | None = PageStart(0, 0)
    count = len(flow.scroll_units)
    section = ""
    while start and start.unit < count:
        page, marked = _page_with_notes(flow, start, height, notes)
        rows = list(_rows_on(flow, start, page))
        if start.top == 0:
            section = _heading(flow, rows[0].row) or section
        # Below 1, which only the last sheet has.
        share = min(0.999, page.following.unit / count) if page.following else 0.999
        lines = notes.take(marked, height)
        if page.following is None:
            text = max(bottom for _, bottom in page.bounds.values())
            lines += notes.end(height - text, lines)
        yield Sheet(rows, page.bounds, lines, marked, section, share)
        for placed in rows if page.following is None or page.following.top == 0 else rows[:-1]:
            section = _heading(flow, placed.row) or section
        start = page.following
    if not count:
        notes.end(0, ())
    while lines := notes.fill(height):
        yield Sheet((), {}, lines, (), "", 0.999)


def _page_with_notes(
    flow: Flow, start: PageStart, height: int, notes: PaperNotes
) -> tuple[Page, list[Marked]]:
    """The page that leaves room for the notes whose marks are on it, and those notes."""
    most = height - notes.height((), height)
    page, marked = _page_of(flow, start, most, notes)
    room = height - notes.height(marked, height)
    if room >= most:
        return page, marked
    # The notes of a longer page leave room for a shorter one, which may have fewer of them.
    page, marked = _page_of(flow, start, room, notes)
    for _ in range(_TRIES):
        middle = (room + most) // 2
        longer = _page_of(flow, start, middle, notes)
        if height - notes.height(longer[1], height) >= middle:
            room, (page, marked) = middle, longer
        else:
            most = middle
    return page, marked


def _page_of(
    flow: Flow, start: PageStart, room: int, notes: PaperNotes
) -> tuple[Page, list[Marked]]:
    """The page of `room` px that begins there, and the notes with a mark on it."""
    page = page_at(flow, start, room, full=1.0)
    return page, [
        one
        for placed in _rows_on(flow, start, page)
        for one in notes.marked(flow, placed.row, placed.y, page.bounds)
    ]


def _rows_on(flow: Flow, start: PageStart, page: Page) -> Iterator[PlacedRow]:
    """The rows of which something stands on a page."""
    y, end = -start.top, page.following or PageStart(len(flow.scroll_units), 0)
    for unit in range(start.unit, end.unit + bool(end.top)):
        row = flow.layout(unit)
        yield PlacedRow(row, y)
        y += row.height


def _heading(flow: Flow, row: RowLayout) -> str:
    """The text of a row that is the heading of a section; "" for another row."""
    blocks = [block for side in sides_shown(flow.mode) for block in row.text.blocks(side)]
    is_heading = blocks and all(block.kind is BlockKind.HEADING for block in blocks)
    return blocks[0].text if is_heading and blocks[0].level <= _MOST_LEVEL else ""
