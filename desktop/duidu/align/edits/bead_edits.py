"""Edits of the sentence beads inside one row: link, unlink, move a sentence to the next bead.

Rows and texts stay as they are. The beads of a row keep the order of the sentences on both sides,
and every sentence is in exactly one of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from duidu.align.edits.draft import (
    SIDES,
    Draft,
    make_edit,
    new_decided_bead,
    units,
    with_row,
    with_units,
    without_empty,
)
from duidu.align.edits.edit import Aligned, Edit, EditError, EditKind
from duidu.core.alignment import Bead
from duidu.core.article import SideName

Beads = Sequence[Bead]


def link(aligned: Aligned, row: int, source: Sequence[int], target: Sequence[int]) -> Edit:
    """Make one bead of just these sentences (row-local numbers without gaps).

    What else their old beads held stays before and after it. Raises EditError if that would cross
    other beads.
    """
    return _in_row(aligned, row, EditKind.LINK, lambda beads: linked(beads, source, target))


def linked(beads: Beads, source: Sequence[int], target: Sequence[int]) -> tuple[Bead, ...]:
    """The beads of a row with one bead of just these sentences; the step that `link` makes."""
    wanted = new_decided_bead(sorted(source), sorted(target))
    if not source or not target or any(_has_hole(units(wanted, side)) for side in (0, 1)):
        raise EditError(
            "Only neighbouring sentences can be linked as one group; choose them without a gap."
        )
    return _put_in_place(beads, wanted)


def unlink(aligned: Aligned, row: int, bead: int) -> Edit:
    """Take the counterpart away from both sides of a bead; it becomes a gap on each side."""

    def parted(beads: Beads) -> tuple[Bead, ...]:
        old = _bead(beads, bead)
        if old.is_gap:
            raise EditError("This sentence already has no counterpart.")
        return (
            *beads[:bead],
            new_decided_bead(old.source, ()),
            new_decided_bead((), old.target),
            *beads[bead + 1 :],
        )

    return _in_row(aligned, row, EditKind.UNLINK, parted)


def leave_out(aligned: Aligned, row: int, name: SideName, sentence: int) -> Edit:
    """Leave one sentence (row-local) without a counterpart; the others of its bead keep theirs.

    If the counterpart stays with the sentences before it, those after it in the bead become a gap
    too, since beads do not cross.
    """
    side = SIDES.index(name)

    def left(beads: Beads) -> tuple[Bead, ...]:
        index = _bead_of_sentence(beads, side, sentence)
        old = beads[index]
        before = tuple(i for i in units(old, side) if i < sentence)
        after = tuple(i for i in units(old, side) if i > sentence)
        answer = units(old, 1 - side)
        if not answer:
            raise EditError("This sentence already has no counterpart.")
        parts = [
            (before, answer if before else ()),
            ((sentence,), ()),
            (after, answer if after and not before else ()),
        ]
        if not before and not after:
            parts.append(((), answer))
        new = (new_decided_bead(*(pair if side == 0 else pair[::-1])) for pair in parts)
        return (*beads[:index], *without_empty(new), *beads[index + 1 :])

    return _in_row(aligned, row, EditKind.UNLINK, left)


def move_to_bead(aligned: Aligned, row: int, name: SideName, sentence: int, step: int) -> Edit:
    """Move a sentence (row-local) to the bead above (step -1) or below (step 1) in its row.

    The sentences of its bead that are between move along.
    """
    side = SIDES.index(name)

    def moved(beads: Beads) -> tuple[Bead, ...]:
        index = _bead_of_sentence(beads, side, sentence)
        old, other = beads[index], _bead(beads, index + step)
        taken = [i for i in units(old, side) if (i - sentence) * step >= 0]
        rest = [i for i in units(old, side) if i not in taken]
        result = list(beads)
        result[index] = _user_units(old, side, rest)
        result[index + step] = _user_units(other, side, sorted((*units(other, side), *taken)))
        return without_empty(result)

    if step not in (-1, 1):
        raise EditError("A sentence can move only one group at a time.")
    return _in_row(aligned, row, EditKind.MOVE_SENTENCE, moved)


def _in_row(
    aligned: Aligned, row: int, kind: EditKind, change: Callable[[Beads], tuple[Bead, ...]]
) -> Edit:
    """The edit that changes the beads of one row."""

    def steps(draft: Draft) -> Draft:
        old = draft.rows[0]
        return with_row(draft, 0, replace(old, sentences=change(old.sentences)))

    return make_edit(kind, aligned, row, 1, steps)


def _put_in_place(beads: Beads, wanted: Bead) -> tuple[Bead, ...]:
    """The beads with `wanted` in the place of what it takes from them."""
    if not _all_there(beads, wanted):
        raise EditError("This sentence is not in this row; choose a sentence of the row.")
    # Every bead that holds one of the sentences is taken apart.
    touched = [
        i
        for i, bead in enumerate(beads)
        if any(set(units(bead, side)) & set(units(wanted, side)) for side in (0, 1))
    ]
    first, last = touched[0], touched[-1]
    before, after = [], []
    for bead in beads[first : last + 1]:
        before.append(_part(bead, lambda i, side: i < units(wanted, side)[0]))
        after.append(_part(bead, lambda i, side: i > units(wanted, side)[-1]))
    return (
        *beads[:first],
        *without_empty(before),
        wanted,
        *without_empty(after),
        *beads[last + 1 :],
    )


def _part(bead: Bead, keep: Callable[[int, int], bool]) -> Bead:
    """The part of a bead whose units pass `keep`; the same bead if all do."""
    source, target = (tuple(i for i in units(bead, side) if keep(i, side)) for side in (0, 1))
    return (
        bead if (source, target) == (bead.source, bead.target) else new_decided_bead(source, target)
    )


def _all_there(beads: Beads, wanted: Bead) -> bool:
    return all(
        set(units(wanted, side)) <= {i for bead in beads for i in units(bead, side)}
        for side in (0, 1)
    )


def _user_units(bead: Bead, side: int, new: Sequence[int]) -> Bead:
    changed = with_units(bead, side, new)
    return new_decided_bead(changed.source, changed.target)


def _bead_of_sentence(beads: Beads, side: int, sentence: int) -> int:
    """The index of the bead that holds a sentence. Raises EditError."""
    for index, bead in enumerate(beads):
        if sentence in units(bead, side):
            return index
    raise EditError("This sentence is not in this row; choose a sentence of the row.")


def _bead(beads: Beads, index: int) -> Bead:
    if not 0 <= index < len(beads):
        raise EditError("There is no sentence above or below in this row.")
    return beads[index]


def _has_hole(numbers: Sequence[int]) -> bool:
    return list(numbers) != list(range(numbers[0], numbers[-1] + 1))
