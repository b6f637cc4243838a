"""Where the columns of both sides stand in a view of some width. Nothing is laid out here."""

from dataclasses import dataclass

from duidu.core.article import SideName
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement

_LEAST_SHARE, _MOST_SHARE = 0.2, 0.8
_WIDEST_SHARE = 0.6
"""What one side gets of both at most, while nobody moved the divider."""
_LEAST_HANZI = 7
"""What a column beside another holds; in narrower views the texts are under each other."""


@dataclass(frozen=True, slots=True)
class Column:
    """The column of one side: x of its left edge and its longest line, whole px."""

    x: int
    measure: int

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.measure


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of both sides in a view `width` px wide.

    `divider` is the x between them, None where the texts stand under each other; `share` is what
    the left column has of both, `gutter` the px between them.
    """

    width: int
    by_side: dict[SideName, Column]
    divider: int | None
    share: float
    gutter: int = 0

    def margin(self, side: SideName) -> int:
        """The free px left of a column, up to the divider or the edge of the view."""
        x = self.by_side[side].x
        return x if self.divider is None or x < self.divider else x - self.divider

    def side_at(self, x: float) -> SideName:
        """The side that a point belongs to; only meaningful with a divider."""
        left, right = sorted(SideName, key=lambda side: self.by_side[side].x)
        return left if self.divider is None or x < self.divider else right


def fits_beside(width: int, style: ReaderStyle) -> bool:
    """Whether a view is wide enough for two columns in which few words would be broken."""
    column = (_room(width, style) - _gutter(width, style)) / 2
    return column >= _LEAST_HANZI * style.hanzi_size


def _room(width: int, style: ReaderStyle) -> int:
    # Narrow views give up their margins first; below 80 px nothing can be laid out.
    return max(80, width - 2 * min(style.margin, width // 12))


def _gutter(width: int, style: ReaderStyle) -> int:
    return min(style.gutter, max(24, width // 20))


def arrange_columns(
    width: int,
    style: ReaderStyle,
    mode: ReaderMode,
    longest: dict[SideName, float],
    share: float | None,
    heights: dict[SideName, float] | None = None,
) -> Columns:
    """Columns for a view `width` px wide; wider views get wider margins, not longer lines.

    `longest` is the longest line of each side that is good to read, in px. `share` is what the
    left column has of both, None to divide by `heights`, how high the text of each side would be in
    a column of one px, so that both sides of a row are about equally high.
    """
    room = _room(width, style)
    if mode.arrangement is not RowArrangement.SIDE_BY_SIDE:
        return _one_column(width, room, mode, longest)
    gutter = _gutter(width, style)
    left, right = (
        (SideName.TARGET, SideName.SOURCE) if mode.swapped else (SideName.SOURCE, SideName.TARGET)
    )
    wanted = heights if heights and all(heights.values()) else longest
    if share is None:
        part = wanted[left] / (wanted[left] + wanted[right])
        part = min(_WIDEST_SHARE, max(1 - _WIDEST_SHARE, part))
        # As wide as both columns can be without a line that is too long.
        both = min(longest[left] / part, longest[right] / (1 - part))
    else:
        part = min(_MOST_SHARE, max(_LEAST_SHARE, share))
        both = longest[left] + longest[right]
    band = min(room, round(both) + gutter)
    first = round((band - gutter) * part)
    x = (width - band) // 2
    # A column may be a little longer than its best line rather than leave a wide margin.
    by_side = {
        left: Column(x, round(min(first, longest[left] * 1.2))),
        right: Column(x + first + gutter, int(min(band - gutter - first, longest[right] * 1.2))),
    }
    return Columns(width, by_side, x + first + gutter // 2, part, gutter)


def _one_column(width: int, room: int, mode: ReaderMode, longest: dict[SideName, float]) -> Columns:
    """Both sides in the middle of the view, under each other."""
    # One measure for both: between what is best for either, so that both edges are one.
    best = sum(longest[side] for side in _shown(mode)) / len(_shown(mode))
    measure = int(min(room, best))
    x = (width - measure) // 2
    by_side = {side: Column(x, measure) for side in SideName}
    return Columns(width, by_side, None, 1.0)


def _shown(mode: ReaderMode) -> tuple[SideName, ...]:
    if mode.arrangement is RowArrangement.SOURCE_ONLY:
        return (SideName.SOURCE,)
    if mode.arrangement is RowArrangement.TARGET_ONLY:
        return (SideName.TARGET,)
    return tuple(SideName)


def sides_shown(mode: ReaderMode) -> tuple[SideName, ...]:
    """The sides that a mode shows, in their order from left to right or top to bottom."""
    shown = _shown(mode)
    return shown[::-1] if mode.swapped else shown
