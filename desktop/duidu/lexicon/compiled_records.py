"""What a compiled dictionary file holds besides its entries. Reading it is in lexicon, writing it in compiling."""

from dataclasses import dataclass

FORMAT = 1


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What lists say of a word: `zipf` in hundredths; `hsk`, its level in the three standards as digits (346 is 3, 4, 6; 0 none)."""

    zipf: int = 0
    hsk: int = 0


@dataclass(frozen=True, slots=True)
class Hanzi:
    """One character: readings (hang2 xing2), components and variants, each joined by spaces; `levels` as in WordFacts."""

    char: str
    readings: str
    components: str
    variants: str
    levels: int = 0
