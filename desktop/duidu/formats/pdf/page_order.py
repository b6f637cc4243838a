"""The order in which the lines of a page are read: by where they stand, not by how they were drawn.

Columns are read one after the other, and rows of a table one below the other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from duidu.formats.pdf.page_line import Line, width

# A line this wide of all that is on the page goes over all columns.
_WIDE = 0.62
# Heads and feet stand so many times the size of type away from the text.
_APART = 1.8
# Columns have at least so many lines, and so many points between them.
_FEWEST, _GUTTER = 3, 8.0
# Lines of a column of prose are about as wide as it: so many of them, to such a share of its width.
_FILLED, _FULL = 0.5, 0.75
# A column whose lines are shorter, in columns of type, is one of cells.
_SHORT = 16
# Text of one column begins where so many of its lines do.
_FLUSH = 0.4


def ordered(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page as they are read."""
    rows = _downwards(lines)
    head = rows[:1] if _stands_apart(rows[:2]) else []
    foot = rows[-1:] if len(rows) > 1 and _stands_apart(rows[-2:]) else []
    body = [line for row in rows[len(head) : len(rows) - len(foot)] for line in row]
    edges = [[line for row in part for line in row] for part in (head, foot)]
    return _with_edge(_whole_rows([*edges[0], *_in_bands(body), *edges[1]]))


def _with_edge(lines: list[Line]) -> list[Line]:
    """The lines of a page, of which those in no column know where the text begins.

    Centred text and verse begin everywhere: they have no edge.
    """
    free = [line for line in lines if line.edge is None and not line.cell]
    begins = Counter(round(line.left) for line in free)
    if not begins:
        return lines
    edge, often = begins.most_common(1)[0]
    if often < _FLUSH * len(free):
        return lines
    return [
        replace(line, edge=float(edge)) if line.edge is None and not line.cell else line
        for line in lines
    ]


def _stands_apart(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether there is much room between two rows, as below a running head."""
    if len(rows) < 2:
        return False
    upper, lower = rows[0][0], rows[1][0]
    return upper.bottom - lower.bottom > _APART * max(upper.size, lower.size)


def _in_bands(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, whose columns lie between lines that go over all of them."""
    if not lines:
        return []
    whole = max(line.right for line in lines) - min(line.left for line in lines)
    found: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if line.right - line.left > _WIDE * whole:
            found += [*_columns(band), line]
            band = []
        else:
            band.append(line)
    return [*found, *_columns(band)]


def _whole_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines with those parts put together again that neither columns nor cells keep apart."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if (
            before is not None
            and before.row == line.row >= 0
            and not (before.cell or line.cell)
            and before.edge == line.edge
            and before.right <= line.left
        ):
            text = f"{before.text} {line.text}"
            found[-1] = replace(before, text=text, right=line.right, hyphened=line.hyphened)
        else:
            found.append(line)
    return found


def _downwards(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines by rows from top to bottom, those of one row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < 0.5 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of a band of the page: column by column where it has some, else as they stand."""
    for start, end in _gaps(lines):
        sides = (
            [line for line in lines if line.right <= start],
            [line for line in lines if line.left >= end],
        )
        if all(len(side) >= _FEWEST for side in sides) and _beside(*sides):
            if not all(map(_is_prose, sides)) and _shares_rows(*sides):
                return _table(lines)
            return [line for side in sides for line in ordered_in_column(side)]
    return _with_tables(lines)


def ordered_in_column(lines: Sequence[Line]) -> list[Line]:
    """The lines of a column, which may have columns of its own; each knows the column's edge."""
    edge = min(line.left for line in lines)
    return [replace(line, edge=edge) for line in _columns(lines)]


def _gaps(lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """The gaps from left to right that no line crosses."""
    reached = None
    for line in sorted(lines, key=lambda line: line.left):
        if reached is not None and line.left - reached >= _GUTTER:
            yield reached, line.left
        reached = line.right if reached is None else max(reached, line.right)


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two groups stand beside each other for most of the smaller one's height."""
    spans = [
        (min(line.bottom for line in side), max(line.bottom + line.size for line in side))
        for side in (left, right)
    ]
    common = min(span[1] for span in spans) - max(span[0] for span in spans)
    return common >= 0.5 * min(span[1] - span[0] for span in spans)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether most lines fill their column."""
    whole = max(line.right for line in lines) - min(line.left for line in lines)
    filled = [line for line in lines if line.right - line.left >= _FULL * whole]
    usual = sorted(width(line.text) for line in lines)[len(lines) // 2]
    return len(filled) >= _FILLED * len(lines) and usual >= _SHORT


def _shares_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether most lines of one side stand at the height of one of the other."""
    heights = {round(line.bottom / 2) for line in right}
    same = sum(bool({round(line.bottom / 2) + by for by in (-1, 0, 1)} & heights) for line in left)
    return same >= 0.6 * min(len(left), len(right))


def _with_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines; where rows of several parts stand below each other, their parts are cells."""
    found: list[Line] = []
    run: list[list[Line]] = []
    for row in [*_rows(lines), []]:
        if len(row) > 1:
            run.append(row)
            continue
        parts = [line for one in run for line in one]
        found += [replace(line, cell=True) for line in parts] if _is_table(run) else parts
        run = []
        found += row
    return found


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines by their height on the page."""
    return [list(row) for _, row in groupby(lines, key=lambda line: round(line.bottom / 2))]


def _is_table(run: Sequence[Sequence[Line]]) -> bool:
    """Whether the second parts of three or more rows begin below each other."""
    if len(run) < _FEWEST:
        return False
    begins = Counter(round(row[1].left / 4) for row in run)
    (_, often), *_ = begins.most_common(1)
    return often >= 0.6 * len(run)


def _table(lines: Sequence[Line]) -> list[Line]:
    """The cells of a table, row by row."""
    return [replace(line, cell=True) for row in _rows(lines) for line in row]
