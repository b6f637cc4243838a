"""Pages of a text: what stands on one without a line that is cut, and where the next begins.

A page is named by where it begins, in the window as on paper. Both sides turn together: what one
of them could not show is where the next page begins for both. Nothing is painted here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from duidu.core.article import BlockKind, SideName
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.picture_boxes import edges
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.style import RowArrangement

_FULL = 0.7
"""A page in the window that is filled so far ends before a row that does not fit; else the row is
cut. One on paper is filled to the end."""
_LEAST_LINES = 3
"""Lines of a row that a cut leaves on either page at least, where it has so many."""


class PageStart(NamedTuple):
    """Where a page begins: a scroll unit, and how many px of it stand on pages before."""

    unit: int
    top: int


class Page(NamedTuple):
    """What stands on a page: for each side from where to where, in px below its upper edge.

    `following` is where the next page begins, None for the last one.
    """

    bounds: dict[SideName, tuple[int, int]]
    following: PageStart | None


class _Line(NamedTuple):
    """The upper and the lower edge of a line in its row, and whether a page may begin with it.

    Sentence under sentence only the first line of a pair may; there the lines of both sides are
    `counted` together, None, else those of each side.
    """

    side: SideName
    top: int
    bottom: int
    counted: SideName | None
    begins: bool = True


def page_at(flow: Flow, start: PageStart, room: int, full: float = _FULL) -> Page:
    """The page of `room` px that begins there.

    One that is filled to the share `full` ends before a row that does not fit.
    """
    tops = _hidden_above(flow, start)
    whole = list(_whole_rows(flow, start, room))
    unit, y = start.unit + len(whole), whole[-1] if whole else -start.top
    if unit == len(flow.scroll_units):
        return Page({side: (top, max(top, y)) for side, top in tops.items()}, None)
    lines = _lines(flow, unit, start)
    fitting = _before_the_cut(lines, room - y)
    shown = _without_second(flow, lines, _leaving_enough(lines, fitting))
    count = _without_headings(flow, start, len(whole))
    # Headings that have the page for themselves take any lines that fit with them.
    if (
        whole
        and not (count == 0 and fitting)
        and (y >= room * full or not _begins_well(flow, shown, lines))
    ):
        count = count or len(whole)
        end = max(0, whole[count - 1])
        bounds = {side: (top, max(top, end)) for side, top in tops.items()}
        return Page(bounds, PageStart(start.unit + count, 0))
    # A line higher than the page stands on one nevertheless: the text must go on.
    shown = shown or fitting or _first_lines(lines)
    return _cut_row(tops, unit, y, shown, lines, len(flow.scroll_units) - 1)


def page_before(flow: Flow, start: PageStart, room: int) -> PageStart | None:
    """Where the page before begins; None at the beginning of the text."""
    unit, height = start
    while unit > 0 and height <= room and height + flow.layout(unit - 1).height <= room:
        unit -= 1
        height += flow.layout(unit).height
    if start <= (0, 0):
        return None
    if unit == start.unit and not start.top:
        unit -= 1
    # More than one page where a row is higher than a page, or a heading goes on with its text.
    found = PageStart(unit, 0)
    while (following := page_at(flow, found, room).following) and following < start:
        found = following
    return found


def page_with(flow: Flow, unit: int, y: float, room: int) -> PageStart:
    """Where the page begins that shows a height of a row; a page of its own begins with the row."""
    found = PageStart(unit, 0)
    while True:
        following = page_at(flow, found, room).following
        if following is None or following.unit != unit or following.top > y:
            return found
        found = following


def _whole_rows(flow: Flow, start: PageStart, room: int) -> Iterator[int]:
    """The lower edges of the rows that stand on the page as a whole, space below them included."""
    y = -start.top
    for unit in range(start.unit, len(flow.scroll_units)):
        if any(y + line.bottom > room for line in _lines(flow, unit, start)):
            return
        y += flow.layout(unit).height
        yield y


def _cut_row(
    tops: dict[SideName, int],
    unit: int,
    y: int,
    shown: list[_Line],
    lines: list[_Line],
    last: int,
) -> Page:
    """A page that ends within a row of which some lines are shown."""
    bounds = {}
    for side, top in tops.items():
        ends = [y + line.bottom for line in shown if line.side is side]
        bounds[side] = (top, max([top, y, *ends]))
    rest = [line.top for line in lines if line not in shown]
    if rest:
        return Page(bounds, PageStart(unit, min(rest)))
    return Page(bounds, PageStart(unit + 1, 0) if unit < last else None)


def _lines(flow: Flow, unit: int, start: PageStart) -> list[_Line]:
    """The lines of a row that do not stand on a page before."""
    lines = _all_lines(flow, unit)
    return [line for line in lines if unit > start.unit or line.top >= start.top]


def _hidden_above(flow: Flow, start: PageStart) -> dict[SideName, int]:
    """How far lines of the page before reach into this one, on each side; they are hidden."""
    found = dict.fromkeys(SideName, 0)
    if start.top:
        for line in _all_lines(flow, start.unit):
            if line.top < start.top:
                found[line.side] = max(found[line.side], line.bottom - start.top)
    return found


def _all_lines(flow: Flow, unit: int) -> Iterator[_Line]:
    """All lines of a row on the sides shown; a picture, and what has no lines, counts as one."""
    row, sides = flow.layout(unit), sides_shown(flow.mode)
    paired = flow.mode.arrangement is RowArrangement.SENTENCES
    before = sides[0]
    for piece, _, y in row.pieces:
        if piece.side in sides:
            height = piece.line_height if piece.lines else piece.height
            for number in range(max(1, len(piece.lines))):
                top = y + number * height
                begins = not paired or (number == 0 and piece.side in (sides[0], before))
                counted = None if paired else piece.side
                yield _Line(piece.side, top, top + height, counted, begins)
            before = piece.side
    for side, top, bottom in edges(row.pictures, sides):
        yield _Line(side, top, bottom, None if paired else side)


def _before_the_cut(lines: list[_Line], room: int) -> list[_Line]:
    """The lines that stand within `room` px, and above all that do not."""
    cut = min((line.top for line in lines if line.bottom > room), default=room)
    return [line for line in lines if line.bottom <= room and line.top < cut]


def _first_lines(lines: list[_Line]) -> list[_Line]:
    """The first line of each side, where they stand beside each other."""
    end = min(lines, key=lambda line: line.top).bottom
    return [line for line in lines if line.top < end]


def _leaving_enough(lines: list[_Line], shown: list[_Line]) -> list[_Line]:
    """The lines above a cut that is so high that nothing has but a line or two below it."""
    left = [line for line in lines if line not in shown]
    if left and not min(left, key=lambda line: line.top).begins:
        cut = max((line.top for line in shown if line.begins), default=0)
        return _leaving_enough(lines, _before_the_cut(lines, cut)) if cut else []
    for name in {line.counted for line in left}:
        own = sorted(line.top for line in lines if line.counted is name)
        if sum(line.counted is name for line in left) < min(_LEAST_LINES, len(own)):
            cut = own[-min(_LEAST_LINES, len(own))]
            return _leaving_enough(lines, _before_the_cut(lines, cut))
    return shown


def _without_second(flow: Flow, lines: list[_Line], shown: list[_Line]) -> list[_Line]:
    """The lines above a cut before the lower one of two paragraphs, if too little of it is shown.

    Those that are shown where nothing stands under the other.
    """
    second = sides_shown(flow.mode)[-1]
    own = sum(line.side is second for line in lines)
    count = sum(line.side is second for line in shown)
    if flow.mode.arrangement is not RowArrangement.PARAGRAPHS or count >= min(_LEAST_LINES, own):
        return shown
    return [line for line in shown if line.side is not second]


def _begins_well(flow: Flow, shown: list[_Line], lines: list[_Line]) -> bool:
    """Whether at least three lines of each side stand before the cut, where it has so many.

    Of paragraphs under each other the second one may begin on the next page.
    """
    below = flow.mode.arrangement is RowArrangement.PARAGRAPHS
    for name in {line.counted for line in lines}:
        least = min(_LEAST_LINES, sum(line.counted is name for line in lines))
        count = sum(line.counted is name for line in shown)
        if count < least and not (below and shown and not count):
            return False
    return True


def _without_headings(flow: Flow, start: PageStart, count: int) -> int:
    """How many of the rows stay when headings at the foot of the page go to the next one."""
    while count and _is_heading(flow.layout(start.unit + count - 1)):
        count -= 1
    return count


def _is_heading(row: RowLayout) -> bool:
    blocks = row.text.source + row.text.target
    return bool(blocks) and all(block.kind is BlockKind.HEADING for block in blocks)
