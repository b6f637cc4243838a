"""The characters of a word one by one, and other words that share them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from duidu.lexicon.entry import Entry
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


def characters_of(word: str, lexicon: Lexicon) -> tuple[Character, ...]:
    """Each character of a word, in order.

    Characters that the dictionary lacks have empty fields.
    """
    entries = lexicon.many(word)
    found = []
    for char in word:
        record = lexicon.hanzi(char)
        if record is None:
            found.append(Character(char, entries=entries.get(char, ())))
        else:
            found.append(
                Character(
                    char,
                    tuple(record.readings.split()),
                    entries.get(char, ()),
                    tuple(record.components.split()),
                    tuple(record.variants.split()),
                    unpack_levels(record.levels),
                )
            )
    return tuple(found)


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
