"""What the card about a word says. look_up.py makes cards; the window shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from duidu.core.article import SideName
from duidu.core.token import ReadingSource
from duidu.lexicon.characters import Character
from duidu.lexicon.compiled_records import EnglishWord
from duidu.lexicon.entry import Entry

MeaningOf = Callable[[str], tuple[str, ...]]
"""What the word means that a gloss only points to; () for a gloss that explains."""


@dataclass(frozen=True, slots=True)
class CardSense:
    """One meaning, in the dictionary's own writing (lexicon/gloss_text.py makes it readable).

    `meant` marks the one that the translation shows the word to have here. `explained` is what the
    word means that this gloss only points to.
    """

    text: str
    meant: bool = False
    explained: tuple[str, ...] = ()


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
class CardPair:
    """A sentence elsewhere in the library with the word, code points `start` to `end` of it.

    The word stands at code point `at` of the block.
    """

    article: str
    title: str
    side: SideName
    block: int
    at: int
    sentence: str
    start: int
    end: int
    answer: str


@dataclass(frozen=True, slots=True)
class Card:
    """All about one word at one place.

    The card explains code points `start` to `end` of the block, where `text` stands. `read_as`
    is how the word is read here with the reason in `source`; `alternatives` are the readings
    that the place leaves open. `terms` are of the person's glossary and come first; `others`
    are of their other dictionaries and come last. `saved` says that the word is being learnt.
    `here` are the words of the translation that answer it. `characters` are those of the word, each
    with the entries of the reading that it has in it. `english` is what is known of an English
    word, in its base form. `pair`, `met` (paragraphs of the library) and
    `looked_up` (times) are known a moment later; -1 is not known.
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
    here: str = ""
    characters: tuple[Character, ...] = ()
    english: EnglishWord | None = None
    pair: CardPair | None = None
    met: int = -1
    looked_up: int = -1


def entry_for_card(
    entry: Entry,
    first: int | None = None,
    meant: bool = False,
    meaning_of: MeaningOf = lambda gloss: (),
) -> CardEntry:
    """An entry as the card shows it, the sense of number `first` before the others.

    It is marked when it is `meant`, unless it is the only one: then there was nothing to choose.
    """
    senses = sorted(entry.senses, key=lambda sense: sense.index != first)
    meant = meant and len(senses) > 1
    return CardEntry(
        entry.simplified,
        entry.traditional,
        entry.reading,
        tuple(
            CardSense(sense.text, meant and sense.index == first, meaning_of(sense.text))
            for sense in senses
        ),
        entry.levels,
        entry.band,
        tuple(classifier.simplified for classifier in entry.classifiers),
    )
