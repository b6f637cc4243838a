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
    for number, cue in enumerate(cues):
        first = _first(root, number)
        begins[first] = min(begins.get(first, _time(cue)), _time(cue))
    order = {
        first: place
        for place, first in enumerate(sorted(begins, key=lambda first: (begins[first], first)))
    }
    numbered = [(cue, order[_first(root, number)]) for number, cue in enumerate(cues)]
    return numbered[: len(left)], numbered[len(left) :]


def _pairs(left: Sequence[RawBlock], right: Sequence[RawBlock]) -> list[tuple[int, int]]:
    """Numbers of cues shown together, found in one sweep over both tracks.

    Those of the right track are counted on from the left one.
    """
    found = []
    first = 0
    for index, cue in enumerate(left):
        while first < len(right) and _end(right[first]) <= _time(cue):
            first += 1
        for other in range(first, min(len(right), first + _MOST_AT_ONCE)):
            if _time(right[other]) >= _end(cue):
                break
            if _together(cue, right[other]):
                found.append((index, len(left) + other))
    return found


def _first(root: list[int], number: int) -> int:
    """The first cue of the group that a cue belongs to."""
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _together(one: RawBlock, other: RawBlock) -> bool:
    """Whether two cues are shown together for most of the shorter one."""
    shared = min(_end(one), _end(other)) - max(_time(one), _time(other))
    shorter = min(_end(one) - _time(one), _end(other) - _time(other))
    return shared > 0 and shared >= _SHARED * shorter


def _time(block: RawBlock) -> int:
    return block.start or 0


def _end(block: RawBlock) -> int:
    return max(block.end or 0, _time(block) + 1)
