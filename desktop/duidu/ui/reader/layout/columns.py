"""Where the columns of the page stand for a window of some width. Nothing is laid out here."""

from dataclasses import dataclass

from duidu.core.article import SideName
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement


@dataclass(frozen=True, slots=True)
class Column:
    """A column of one side: x of its left edge and the longest line, whole px."""

    x: int
    measure: int

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.measure


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of both sides (the same one where the texts stand under each other), and the divider's x (None without one)."""

    width: int
    by_side: dict[SideName, Column]
    divider: int | None
    share: float
    gutter: int = 0

    def side_at(self, x: float) -> SideName:
        """The side a place belongs to; only meaningful with a divider."""
        left, right = sorted(SideName, key=lambda side: self.by_side[side].x)
        return left if self.divider is None or x < self.divider else right


def arrange(
    width: int,
    style: ReaderStyle,
    mode: ReaderMode,
    wide: dict[SideName, float],
    share: float | None,
) -> Columns:
    """Columns for a page `width` px wide. `wide` is each side's longest good line in px, `share` what the left column has of both.

    Wider windows get wider margins, not longer lines; `share` None divides by what the two scripts need.
    """
    room = max(80, width - 2 * min(style.margin, width // 12))
    if mode.arrangement is not RowArrangement.SIDE_BY_SIDE:
        shown = _shown(mode)
        measure = int(min(room, max(wide[side] for side in shown)))
        x = (width - measure) // 2
        return Columns(
            width, {side: Column(x, int(min(measure, wide[side]))) for side in SideName}, None, 1.0
        )
    gutter = min(style.gutter, max(24, width // 20))
    left, right = (
        (SideName.TARGET, SideName.SOURCE) if mode.swapped else (SideName.SOURCE, SideName.TARGET)
    )
    natural = wide[left] / (wide[left] + wide[right])
    part = natural if share is None else min(0.8, max(0.2, share))
    band = min(room, round(wide[left] + wide[right]) + gutter)
    first = round((band - gutter) * part)
    x = (width - band) // 2
    columns = {
        left: Column(x, round(min(first, wide[left] * 1.2))),
        right: Column(x + first + gutter, int(min(band - gutter - first, wide[right] * 1.2))),
    }
    return Columns(width, columns, x + first + gutter // 2, part, gutter)


def _shown(mode: ReaderMode) -> tuple[SideName, ...]:
    if mode.arrangement is RowArrangement.SOURCE_ONLY:
        return (SideName.SOURCE,)
    if mode.arrangement is RowArrangement.TARGET_ONLY:
        return (SideName.TARGET,)
    return tuple(SideName)


def sides_shown(mode: ReaderMode) -> tuple[SideName, ...]:
    """The sides of a way of reading in the order in which they stand, left to right or top to bottom."""
    shown = _shown(mode)
    return shown[::-1] if mode.swapped else shown
