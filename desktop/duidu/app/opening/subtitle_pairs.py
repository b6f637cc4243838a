"""Joins the subtitles of two tracks by time: cues that are shown together answer each other."""

from collections.abc import Sequence

from duidu.formats.base.document import RawBlock

# Two cues belong together when they share this much of the shorter one.
_SHARED = 0.5
# When fewer cues than this share find a partner, the tracks are not of one film, or one of them
# is shifted: then time says nothing.
_FEWEST = 0.3
# More cues are never on the screen at once. The bound keeps the sweep short for any file.
_MOST_AT_ONCE = 50

Timed = tuple[RawBlock, int]


def pair_by_time(
    source: Sequence[RawBlock], target: Sequence[RawBlock]
) -> tuple[list[Timed], list[Timed]] | None:
    """Both tracks in order of time, with the number of the group of each cue.

    None when time does not join them.
    """
    left, right = (
        sorted((block for block in track if block.start is not None), key=_time)
        for track in (source, target)
    )
    # A cue without a time could not be placed among the others.
    if not left or not right or len(left) + len(right) < len(source) + len(target):
        return None
    pairs = _pairs(left, right)
    cues = [*left, *right]
    root = list(range(len(cues)))
    for one, other in pairs:
        # Pairs come in order of time, so what is joined is close together: the first of a group
        # is few steps away.
        root[_first(root, other)] = _first(root, one)
    if len({number for pair in pairs for number in pair}) < _FEWEST * len(cues):
        return None
    begins: dict[int, int] = {}
    firsts = [_first(root, number) for number in range(len(cues))]
    for first, cue in zip(firsts, cues, strict=True):
        time = _time(cue)
        if first not in begins or time < begins[first]:
            begins[first] = time
    order = {
        first: place
        for place, first in enumerate(sorted(begins, key=lambda first: (begins[first], first)))
    }
    numbered = [(cue, order[first]) for cue, first in zip(cues, firsts, strict=True)]
    return numbered[: len(left)], numbered[len(left) :]


def _pairs(left: Sequence[RawBlock], right: Sequence[RawBlock]) -> list[tuple[int, int]]:
    """Numbers of cues shown together, found in one sweep over both tracks.

    Those of the right track are counted on from the left one.
    """
    found = []
    first = 0
    shown, others = ([(_time(cue), _end(cue)) for cue in track] for track in (left, right))
    for index, (start, end) in enumerate(shown):
        while first < len(others) and others[first][1] <= start:
            first += 1
        for other in range(first, min(len(others), first + _MOST_AT_ONCE)):
            begins, ends = others[other]
            if begins >= end:
                break
            # For most of the shorter one.
            shared = min(end, ends) - max(start, begins)
            if shared > 0 and shared >= _SHARED * min(end - start, ends - begins):
                found.append((index, len(left) + other))
    return found


def _first(root: list[int], number: int) -> int:
    """The first cue of the group that a cue belongs to."""
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _time(block: RawBlock) -> int:
    return block.start or 0


def _end(block: RawBlock) -> int:
    return max(block.end or 0, _time(block) + 1)
