"""What the person corrected in a text: where words end and how they are read.

These are values; the library stores them and each language applies them when it cuts.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of the characters `text`.

    `cuts` are the offsets inside `text` where words end: () makes it one word, (1,) cuts behind the
    first character, None leaves the words alone. `reading` has one syllable a code point ("" leaves
    that one alone), () leaves the readings alone.

    With `start` it applies at that offset of the text being cut and only while `text` stands there,
    otherwise wherever `text` occurs. A reading without cuts and without `start` applies only where
    `text` consists of whole words: so 行 háng leaves 银行 and 旅行 alone.
    """

    text: str
    cuts: tuple[int, ...] | None = None
    reading: tuple[str, ...] = ()
    start: int | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for cuts outside the text and for a reading of another length."""
        if not self.text:
            raise ValueError("a correction of nothing")
        if self.cuts is not None and not all(0 < cut < len(self.text) for cut in self.cuts):
            raise ValueError(f"cuts {self.cuts} do not lie inside {self.text!r}")
        if self.reading and len(self.reading) != len(self.text):
            raise ValueError(f"{len(self.reading)} syllables for {self.text!r}")


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections that apply to a text, the wider ones before the narrower.

    One with an offset beats one without, a longer text a shorter one, a later item an earlier one
    of the same text. Joined as everywhere.then(article).then(offsets in this block).
    """

    items: tuple[Correction, ...] = ()

    def then(self, others: "Corrections") -> "Corrections":
        """Both collections in one; where two corrections conflict, those of `others` win."""
        return Corrections(self.items + others.items)

    def inside(self, text: str) -> "tuple[Correction, ...]":
        """Those that may find something in the text, in their order."""
        return tuple(one for one in self.items if one.text in text)

    def applying_to(self, text: str) -> Iterator[tuple[int, Correction]]:
        """Every (offset, correction) that applies to the text, the strongest first.

        Overlaps are for the caller to drop.
        """
        order = sorted(
            enumerate(self.items),
            key=lambda item: (item[1].start is None, -len(item[1].text), -item[0]),
        )
        for _, correction in order:
            if correction.start is not None:
                if text.startswith(correction.text, correction.start):
                    yield correction.start, correction
                continue
            at = text.find(correction.text)
            while at >= 0:
                yield at, correction
                at = text.find(correction.text, at + 1)


def corrected_cuts(ends: list[int], text: str, corrections: Corrections) -> list[int]:
    """Ends of words after the corrections that cut and join.

    `ends` are ascending, the last one is len(text).
    """
    kept = set(ends)
    taken: list[tuple[int, int]] = []
    for start, correction in corrections.applying_to(text):
        end = start + len(correction.text)
        if correction.cuts is None or any(start < b and a < end for a, b in taken):
            continue
        taken.append((start, end))
        kept.difference_update(range(start + 1, end))
        kept.update((end, *(start + cut for cut in correction.cuts)))
        if start:
            kept.add(start)
    return sorted(kept)


def corrected_syllables(ends: list[int], text: str, corrections: Corrections) -> dict[int, str]:
    """Syllables that the corrections set, by code point, in a text whose words end at `ends`."""
    borders = {0, *ends}
    fixed: dict[int, str] = {}
    for start, correction in corrections.applying_to(text):
        end = start + len(correction.text)
        rule = correction.start is None and correction.cuts is None
        if rule and not (start in borders and end in borders):
            continue
        for at, syllable in zip(range(start, end), correction.reading, strict=False):
            if syllable:
                fixed.setdefault(at, syllable)
    return fixed
