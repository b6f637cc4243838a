"""What the card about a word says. look_up.py makes cards; the window shows them."""

from dataclasses import dataclass

from duidu.core.article import SideName
from duidu.core.token import ReadingSource
from duidu.lexicon.entry import Entry


@dataclass(frozen=True, slots=True)
class CardSense:
    """One meaning; `meant` marks the one that the word seems to have here."""

    text: str
    meant: bool = False


@dataclass(frozen=True, slots=True)
class CardEntry:
    """One headword as the card shows it.

    `reading` has a base syllable with its tone number for each code point.
    """

    simplified: str
    traditional: str
    reading: tuple[str, ...]
    senses: tuple[CardSense, ...]
    levels: dict[str, int]
    band: int
    classifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardTerm:
    """How the person's glossary renders the word.

    `differently` says that the other side has something else here; `forbidden`, that it has this
    rendering, which is not to be used.
    """

    source: str
    target: str
    note: str = ""
    differently: bool = False
    forbidden: bool = False


@dataclass(frozen=True, slots=True)
class OtherEntry:
    """What one of the person's other dictionaries says, as plain text."""

    dictionary: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """All about one word at one place.

    The card explains code points `start` to `end` of the block, where `text` stands. `read_as`
    is how the word is read here with the reason in `source`; `alternatives` are the readings
    that the place leaves open. `terms` are of the person's glossary and come first; `others`
    are of their other dictionaries and come last. `saved` says that the word is being learnt.
    """

    side: SideName | None
    block: int
    start: int
    end: int
    text: str
    entries: tuple[CardEntry, ...]
    shorter: tuple[CardEntry, ...] = ()
    read_as: tuple[str, ...] = ()
    source: ReadingSource = ReadingSource.NONE
    alternatives: tuple[tuple[str, ...], ...] = ()
    terms: tuple[CardTerm, ...] = ()
    others: tuple[OtherEntry, ...] = ()
    saved: bool = False


def entry_for_card(entry: Entry, meant: int | None = None) -> CardEntry:
    """An entry as the card shows it; the sense of number `meant` comes first and is marked."""
    senses = sorted(entry.senses, key=lambda sense: sense.index != meant)
    return CardEntry(
        entry.simplified,
        entry.traditional,
        entry.reading,
        tuple(CardSense(sense.text, sense.index == meant) for sense in senses),
        entry.levels,
        entry.band,
        tuple(classifier.simplified for classifier in entry.classifiers),
    )
