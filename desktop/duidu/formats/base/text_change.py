"""What a person changed in a text, as the smallest stretches of words that differ."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from duidu.core.codes import code_around, units_of

# A word of letters, a stretch of white space, or one character: a hanzi is a word of its own. A
# code is one as well, which `units_of` tells.
_WORDS = re.compile(r"[^\W\u2e80-\uffef\U00020000-\U0003ffff]+|\s+|.", re.DOTALL)
# Pairs of words that are compared: a table of a bit for each pair is kept meanwhile.
_MOST_PAIRS = 100_000_000


class Change(NamedTuple):
    """Code points start..end of the old text became `written`."""

    start: int
    end: int
    written: str


def words_of(text: str) -> list[str]:
    """Return the words and codes of a text with what stands between them, in order."""
    return list(units_of(text, _WORDS))


def changes_between(old: str, new: str) -> list[Change]:
    """Return what makes the new text of the old one, in order; stretches that touch are one."""
    if old == new:
        return []
    ours, theirs = words_of(old), words_of(new)
    if len(ours) * len(theirs) > _MOST_PAIRS:
        return [_whole(old, new)]
    lengths = list(accumulate(map(len, ours), initial=0))
    found: list[Change] = []
    for a, b, c, d in _differing(ours, theirs):
        start, end = lengths[a], lengths[b]
        written = "".join(theirs[c:d])
        if found and found[-1].end == start:
            found[-1] = Change(found[-1].start, end, found[-1].written + written)
        else:
            found.append(Change(start, end, written))
    return found


def places_after(old: str, new: str, places: list[int]) -> list[int]:
    """Return where offsets of the old text, in ascending order, are in the new one.

    A place inside words that were replaced moves to their end, one before them stays before.
    """
    changes = changes_between(old, new)
    found, shift, at = [], 0, 0
    for place in places:
        while at < len(changes) and (
            changes[at].end < place or (changes[at].end == place and changes[at].start < place)
        ):
            shift += len(changes[at].written) - (changes[at].end - changes[at].start)
            at += 1
        inside = at < len(changes) and changes[at].start < place
        found.append(
            changes[at].start + shift + len(changes[at].written) if inside else place + shift
        )
    return found


def _differing(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    from rapidfuzz.distance import Indel  # most files are written back without a difference

    for step in Indel.opcodes(ours, theirs):
        if step.tag != "equal":
            yield step.src_start, step.src_end, step.dest_start, step.dest_end


def _whole(old: str, new: str) -> Change:
    """All between the common beginning and the common end, of texts too long to be compared."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    end = next((n for n in range(most - start) if old[-1 - n] != new[-1 - n]), most - start)
    # A code is replaced as a whole.
    for text in (old, new):
        first, last = code_around(text, start), code_around(text, len(text) - end)
        start = first.start if first else start
        end = len(text) - last.end if last else end
    return Change(start, len(old) - end, new[start : len(new) - end])
