"""What a compiled dictionary file holds besides its entries.

lexicon.py reads it, compiling.py writes it.
"""

from dataclasses import dataclass

# Raised when the tables change; a file of another number is refused.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class WordStatistics:
    """Frequency and levels of a word.

    `zipf` is in hundredths; `hsk` has its level in the three standards as digits: 346 is 3, 4 and
    6, and a 0 is none.
    """

    zipf: int = 0
    hsk: int = 0


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """One English word in its base form.

    `level` is that of the Common European Framework, 1 (A1) to 6 (C2), 0 where unknown; `zipf` is
    in hundredths; `kinds` (noun verb) and `forms` (went gone) are joined by spaces.
    """

    word: str
    level: int
    zipf: int
    kinds: str
    forms: str


@dataclass(frozen=True, slots=True)
class Hanzi:
    """One character: readings (hang2 xing2), components and variants, each joined by spaces.

    `levels` is as `hsk` in WordStatistics.
    """

    char: str
    readings: str
    components: str
    variants: str
    levels: int = 0
