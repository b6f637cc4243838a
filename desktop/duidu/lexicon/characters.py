"""The characters of a word one by one, and other words that share them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from duidu.lexicon.entry import Entry
from duidu.lexicon.entry_order import in_order, likely_readings
from duidu.lexicon.lexicon import Lexicon, unpack_levels


@dataclass(frozen=True, slots=True)
class Character:
    """One character, with what the dictionary and the character table have of it.

    `readings` are base syllables, `components` the parts it is composed of, `variants` its other
    forms.
    """

    char: str
    readings: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    components: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    levels: dict[str, int] = field(default_factory=dict)


def characters_of(
    word: str, lexicon: Lexicon, reading: Sequence[str] = ()
) -> tuple[Character, ...]:
    """Each character of a word, in order, with its entries and readings in the order of use.

    Where the word is read as `reading`, a syllable a character, what is read so comes first. A
    character that comes again is there again if it is read otherwise: 长长 zhǎng cháng.
    Characters that the dictionary lacks have empty fields.
    """
    entries = lexicon.many(word)
    found = []
    read = reading if len(reading) == len(word) else [""] * len(word)
    for char, syllable in dict.fromkeys(zip(word, read, strict=True)):
        record = lexicon.hanzi(char)
        likely = likely_readings(char) if char in entries else ()
        own = in_order(entries.get(char, ()), likely, _said(syllable, entries.get(char, ())))
        if record is None:
            found.append(Character(char, entries=own))
        else:
            found.append(
                Character(
                    char,
                    _first(record.readings.split(), (one.reading for one in own)),
                    own,
                    tuple(record.components.split()),
                    tuple(record.variants.split()),
                    unpack_levels(record.levels),
                )
            )
    return tuple(found)


def _said(syllable: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The reading of the entries that a syllable in a word is: xi5 in dōngxi is xi1 alone."""
    readings = [entry.reading for entry in entries]
    if (syllable,) in readings:
        return (syllable,)
    alike = (one for one in readings if one[0][:-1] == syllable[:-1] and syllable.endswith("5"))
    return next(alike, ())


def _first(readings: Iterable[str], order: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Readings of a character, those of its entries first, in their order."""
    known = tuple(readings)
    return tuple(dict.fromkeys([*(one[0] for one in order if one[0] in known), *known]))


def sharing_a_character(
    word: str, words: Iterable[str], lexicon: Lexicon
) -> dict[str, tuple[str, ...]]:
    """For each character of a word, those of `words` that share it in either script.

    Each word comes once, in the order given.
    """
    shared: dict[str, tuple[str, ...]] = {}
    others = tuple(dict.fromkeys(other for other in words if other != word))
    for char in dict.fromkeys(word):
        record = lexicon.hanzi(char)
        forms = {char, *(record.variants.split() if record else ())}
        shared[char] = tuple(other for other in others if forms & set(other))
    return shared
