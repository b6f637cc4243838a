"""Annotations on very many blocks, kept so that a page takes from them no more than it shows.

A whole book can be underlined at once: to read ten thousand anchors for each row that is painted
would freeze the window.
"""

import threading
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from duidu.core.annotation import Anchor, AnchorState, Annotation
from duidu.core.article import SideName

LONG = 20_000
"""Bytes of stored anchors, about a hundred, from which on one is not read whole for a page."""
_KEPT = 4_000_000  # anchors of long annotations that are kept, at 25 bytes each
_HEAD = 3  # anchors that are kept with their quotation, which is shown of a note
_STATES = tuple(AnchorState)


class LongNote:
    """One long annotation: where it is, by block; of the quotations only the first ones."""

    def __init__(self, note: Annotation, anchors: Iterable[Anchor]) -> None:
        """`note` may have none of its `anchors`, which are looked through once."""
        found: dict[SideName, list[tuple[int, int, int, int]]] = {side: [] for side in SideName}
        head: list[Anchor] = []
        for anchor in anchors:
            found[anchor.side].append(
                (anchor.block, anchor.start, anchor.end, _STATES.index(anchor.state))
            )
            if len(head) < _HEAD:
                head.append(anchor)
        self.length = sum(map(len, found.values()))
        # The ends on both sides can be dragged, wherever they are.
        ends = [
            _bare(side, place)
            for side, places in found.items()
            for place in (*places[:1], *places[-1:])
        ]
        self.head = replace(note, anchors=_distinct((*head, *ends)))
        self._places = {side: _columns(sorted(places)) for side, places in found.items()}

    def within(self, blocks: Mapping[SideName, Collection[int]]) -> Annotation:
        """The annotation with its first anchors, its ends, and the anchors in these blocks."""
        found = (one for side, ids in blocks.items() for id in ids for one in self._in(side, id))
        return replace(self.head, anchors=_distinct((*self.head.anchors, *found)))

    def _in(self, side: SideName, block: int) -> Iterator[Anchor]:
        """The anchors in one block."""
        blocks, starts, ends, states = self._places[side]
        for at in range(bisect_left(blocks, block), bisect_right(blocks, block)):
            yield _bare(side, (block, starts[at], ends[at], states[at]))


def _columns(
    places: Sequence[tuple[int, int, int, int]],
) -> "tuple[array[int], array[int], array[int], array[int]]":
    blocks, starts, ends, states = zip(*places, strict=True) if places else ((), (), (), ())
    return array("q", blocks), array("q", starts), array("q", ends), array("b", states)


def _bare(side: SideName, place: tuple[int, int, int, int]) -> Anchor:
    block, start, end, state = place
    return Anchor(side, block, start, end, "", state=_STATES[state])


def _distinct(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """Each place once; the first of equal ones has the quotation."""
    places: dict[tuple[SideName, int, int, int], Anchor] = {}
    for one in anchors:
        places.setdefault((one.side, one.block, one.start, one.end), one)
    return tuple(places.values())


def may_be_long(note: Annotation) -> bool:
    """Whether the anchors of a note may take so many bytes."""
    return sum(300 + 3 * len(anchor.exact) for anchor in note.anchors) >= LONG


class LongNotes:
    """The long annotations used last, by their number, which is another after each change."""

    def __init__(self) -> None:
        self._notes: OrderedDict[int, LongNote] = OrderedDict()
        self._anchors = 0
        self._guard = threading.Lock()

    def get(self, number: int) -> LongNote | None:
        """One of them, if it is kept."""
        with self._guard:
            found = self._notes.get(number)
            if found is not None:
                self._notes.move_to_end(number)
            return found

    def keep(self, number: int, note: LongNote) -> None:
        """Keep one, and let go those not used for longest where there are too many."""
        with self._guard:
            if number in self._notes:
                return
            self._notes[number] = note
            self._anchors += note.length
            while self._anchors > _KEPT and len(self._notes) > 1:
                _, gone = self._notes.popitem(last=False)
                self._anchors -= gone.length
