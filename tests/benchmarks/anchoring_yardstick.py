"""The yardstick: an anchoring method as Hypothes.is describes its own, written independently.

Position first, then the exact quotation, then an approximate one. Candidates are ranked by 50 parts
quotation, 20 prefix, 20 suffix, 2 position; there is no floor, so the best look-alike always wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from duidu.core.annotation import Anchor


@dataclass(frozen=True)
class Yardstick:
    """The newer text as one string, and where its blocks begin."""

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, blocks: Sequence[str]) -> "Yardstick":
        starts = [0]
        for block in blocks:
            starts.append(starts[-1] + len(block) + 1)
        return cls("\n".join(blocks), starts)

    def find(self, anchor: Anchor, old_start: int) -> tuple[int, int] | None:
        """Code points start..end in the whole text.

        `old_start` is where the quotation was in the whole older text.
        """
        exact = anchor.exact
        if self.text[old_start : old_start + len(exact)] == exact:
            return old_start, old_start + len(exact)
        places = _all_exact(self.text, exact) or _approximate(
            self.text, exact, min(256, len(exact) // 2)
        )
        if not places:
            return None
        return max(places, key=lambda place: self._score(anchor, place, old_start))

    def _score(self, anchor: Anchor, place: tuple[int, int], old_start: int) -> float:
        start, end = place
        quote = Levenshtein.normalized_similarity(anchor.exact, self.text[start:end])
        prefix = _context(anchor.prefix, self.text[max(0, start - len(anchor.prefix)) : start])
        suffix = _context(anchor.suffix, self.text[end : end + len(anchor.suffix)])
        position = 1 - abs(start - old_start) / max(1, len(self.text))
        return 50 * quote + 20 * prefix + 20 * suffix + 2 * position


def _context(wanted: str, found: str) -> float:
    return Levenshtein.normalized_similarity(wanted, found) if wanted else 1.0


def _all_exact(text: str, exact: str) -> list[tuple[int, int]]:
    places = []
    at = text.find(exact)
    while at >= 0:
        places.append((at, at + len(exact)))
        at = text.find(exact, at + 1)
    return places


def _approximate(text: str, pattern: str, limit: int) -> list[tuple[int, int]]:
    """Places with the fewest errors, at most `limit`.

    Ends by Myers' bit-parallel search (1999), starts by the same run backwards.
    """
    ends = _ends(text, pattern, limit)
    if not ends:
        return []
    fewest = min(errors for _, errors in ends)
    places = []
    for end, errors in ends:
        if errors == fewest:
            begin = max(0, end - len(pattern) - errors)
            back = _ends(text[begin:end][::-1], pattern[::-1], errors)
            if back:
                length = min(back, key=lambda found: (found[1], -found[0]))[0]
                places.append((end - length, end))
    return places


def _ends(text: str, pattern: str, limit: int) -> list[tuple[int, int]]:
    size = len(pattern)
    mask, top = (1 << size) - 1, 1 << (size - 1)
    peq: dict[str, int] = {}
    for i, c in enumerate(pattern):
        peq[c] = peq.get(c, 0) | 1 << i
    plus, minus, errors = mask, 0, size
    found = []
    for at, c in enumerate(text):
        eq = peq.get(c, 0)
        vertical = eq | minus
        horizontal = (((eq & plus) + plus) ^ plus) | eq
        up, down = minus | (~(horizontal | plus) & mask), plus & horizontal
        errors += (up & top != 0) - (down & top != 0)
        up, down = (up << 1) & mask, (down << 1) & mask
        plus, minus = down | (~(vertical | up) & mask), up & vertical
        if errors <= limit:
            found.append((at + 1, errors))
    return found
