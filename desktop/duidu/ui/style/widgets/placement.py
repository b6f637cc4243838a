"""Where a card goes: near its word, in the window, covering neither sentence nor counterpart.

Plain geometry, no Qt.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

GAP = 8  # px between a card and what it must not cover
MARGIN = 12  # px between a card and the edge of the window
LEAST_HEIGHT = 150  # px: the word and the first of its meanings
COVERING = 190  # px: as high as one that covers something anyway may be, to be read
ABOVE = 80  # px by which a place below may be farther than one above and still be chosen
MOST_BOXES = 16  # to be kept free: each place beside one is tried against all, in cubic time


class Box(NamedTuple):
    """A rectangle in logical px."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x just right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y just below it."""
        return self.y + self.height

    def overlap(self, other: "Box") -> float:
        """Area that both cover, in square px."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(0.0, width) * max(0.0, height)

    def distance(self, other: "Box") -> float:
        """Shortest distance between the two in px, 0 when they touch."""
        across = max(0.0, self.x - other.right, other.x - self.right)
        down = max(0.0, self.y - other.bottom, other.y - self.bottom)
        return float((across**2 + down**2) ** 0.5)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom


def few(boxes: list[Box]) -> list[Box]:
    """These boxes, or the one around them where they are too many to look for a place among."""
    if len(boxes) <= MOST_BOXES:
        return boxes
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return [Box(left, top, right - left, bottom - top)]


def place_card(word: Box, avoid: Sequence[Box], size: tuple[float, float], window: Box) -> Box:
    """The box for a card of this size (width, height) that covers neither `word` nor `avoid`.

    Of all free places the one nearest to the word, below rather than above. Where none is free the
    card is made lower, down to LEAST_HEIGHT; where even that covers something, it is COVERING px
    high at the place that covers least, and the word is covered last of all.
    """
    room = Box(
        window.x + MARGIN, window.y + MARGIN, window.width - 2 * MARGIN, window.height - 2 * MARGIN
    )
    width, most = min(size[0], room.width), min(size[1], room.height)
    obstacles = [word, *avoid]
    for height in _heights(most):
        free = [
            box
            for box in _candidates(word, obstacles, width, height, room)
            if not _covered(box, obstacles)
        ]
        if free:
            return min(
                free,
                key=lambda box: (
                    box.distance(word) + (ABOVE if box.y < word.y else 0),
                    abs(_middle(box) - _middle(word)),
                ),
            )
    places = [
        min(
            _candidates(word, obstacles, width, height, room),
            # The word weighs most: the card is about it.
            key=lambda box: 100 * box.overlap(word) + _covered(box, avoid),
        )
        for height in _heights(min(most, COVERING))
    ]
    return next((box for box in places if not box.overlap(word)), places[-1])


def _heights(most: float) -> list[float]:
    """Heights to try in px, from the most down to LEAST_HEIGHT."""
    heights = [most]
    while heights[-1] > LEAST_HEIGHT:
        heights.append(max(LEAST_HEIGHT, heights[-1] * 0.8))
    return heights


def corridor_holds(x: float, y: float, word: Box, card: Box) -> bool:
    """Whether a point lies on the way from a word to its card.

    That is in the convex hull of the two, or within GAP of either.
    """
    corners = [
        corner
        for box in (word, card)
        for corner in (
            (box.x, box.y),
            (box.right, box.y),
            (box.right, box.bottom),
            (box.x, box.bottom),
        )
    ]
    grown = (
        Box(box.x - GAP, box.y - GAP, box.width + 2 * GAP, box.height + 2 * GAP)
        for box in (word, card)
    )
    return any(box.holds(x, y) for box in grown) or _inside(x, y, _hull(corners))


def _middle(box: Box) -> float:
    return box.x + box.width / 2


def _covered(box: Box, obstacles: Iterable[Box]) -> float:
    """Area of all obstacles that a box covers, in square px."""
    return sum(box.overlap(obstacle) for obstacle in obstacles)


def _candidates(
    word: Box, obstacles: Sequence[Box], width: float, height: float, room: Box
) -> list[Box]:
    """Places beside, above and below the obstacles, and at the edges of the room."""
    xs = [_middle(word) - width / 2, word.x - GAP, room.x, room.right - width]
    ys = [word.bottom + GAP, room.y, room.bottom - height]
    for box in obstacles:
        xs += [box.right + GAP, box.x - GAP - width]
        ys += [box.bottom + GAP, box.y - GAP - height]
    fitting = [
        Box(min(max(x, room.x), room.right - width), y, width, height)
        for x in xs
        for y in ys
        if room.y <= y <= room.bottom - height
    ]
    return fitting or [Box(room.x, room.y, width, height)]


def _hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Convex hull, counter-clockwise (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))
    halves = []
    for sequence in (ordered, ordered[::-1]):
        half: list[tuple[float, float]] = []
        for point in sequence:
            while len(half) >= 2 and _turn(half[-2], half[-1], point) <= 0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _inside(x: float, y: float, hull: Sequence[tuple[float, float]]) -> bool:
    return all(_turn(a, b, (x, y)) >= 0 for a, b in zip(hull, (*hull[1:], hull[0]), strict=True))
