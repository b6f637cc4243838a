"""Dictionary entries: headword, reading, senses, classifiers, flags, levels."""

import re
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

# The three standards by the names that are shown; level 7 of the newer two is the band 7 to 9.
HSK_STANDARDS = ("HSK 2.0", "HSK 2021", "HSK 2025")

_REMEMBERED = 8_000  # glosses, and readings
_IDIOM = re.compile(r"\(idiom[);]")
_COUNTED = "CL:"  # before the classifiers of an entry
_CLASSIFIER = re.compile(r"([^\s,|\[\]]+)(?:\|([^\s,|\[\]]+))?\[([^\]]*)\]")
_POINTER = re.compile(
    r"^(?:\([^)]*\) ?)*"
    r"(?:(?:old|erhua|archaic|unofficial|nonstandard|ancient|Japanese|printed|obsolete) )*"
    r"(variant|form|version) of |^(?:\([^)]*\) ?)*"
    r"(?:see|see also|used in|same as|also written|equivalent to|also called) "
)
_OLD = re.compile(r"\b(?:old variant|archaic|\(old\)|\(literary\)|ancient|obsolete)\b")
_PLACE = re.compile(
    r"\b(?:city|county|district|province|prefecture|town|township|village|state|capital"
    r"|country|island|islands|river|lake|mountain|mountains|region|municipality|peninsula|suburb|port|republic|continent|sea|ocean|desert|kingdom)\b",
    re.IGNORECASE,
)


class Flag(StrEnum):
    """The kind of headword, as far as its glosses and reading tell."""

    SURNAME = "surname"
    PLACE = "place"
    NAME = "name"
    IDIOM = "idiom"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning: a gloss exactly as in CC-CEDICT, and its index among the entry's senses."""

    index: int
    text: str

    @property
    def is_pointer(self) -> bool:
        """Whether the gloss only refers to another entry (variant of, see, used in)."""
        return points_elsewhere(self.text)

    @property
    def is_surname(self) -> bool:
        """Whether the gloss says that this is a surname."""
        # Asked of every meaning of a book's words: nearly all say nothing of the kind.
        return "urname" in self.text and (
            self.text.lower().startswith(("surname ", "two-character surname "))
            or self.text.endswith(" (surname)")
        )

    @property
    def is_old(self) -> bool:
        """Whether the gloss is marked as old, archaic or literary."""
        return _OLD.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Classifier:
    """A measure word that an entry names, with its reading."""

    traditional: str
    simplified: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One headword with one reading.

    `pinyin` has the syllables as CC-CEDICT writes them (Zhang1, lu:4, r5). `levels` is by the name
    of the standard; `zipf` is the base-10 logarithm of occurrences in 1,000,000,000 words, 0.0
    where unknown.
    """

    id: int
    traditional: str
    simplified: str
    pinyin: tuple[str, ...]
    senses: tuple[Sense, ...]
    classifiers: tuple[Classifier, ...] = ()
    levels: dict[str, int] = field(default_factory=dict)
    zipf: float = 0.0

    @property
    def reading(self) -> tuple[str, ...]:
        """The syllables as tokens have them: in lower case, with v for ü."""
        return _as_read(self.pinyin)

    @property
    def flags(self) -> frozenset[Flag]:
        """What kind of headword this is."""
        return _flags(self)

    @property
    def is_idiom(self) -> bool:
        """Whether it is an idiom."""
        return any("(idiom" in one.text and _IDIOM.search(one.text) for one in self.senses)

    @property
    def is_variant(self) -> bool:
        """Whether all that is said of it is of which other entry it is a form."""
        return all(sense.is_pointer for sense in self.senses)

    @property
    def is_surname(self) -> bool:
        """Whether one of its meanings is a surname."""
        return any(sense.is_surname for sense in self.senses)

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital in pinyin."""
        first = self.pinyin[0] if self.pinyin else ""
        return len(first) > 1 and first[0].isupper()

    @property
    def band(self) -> int:
        """Frequency band from 5, very common (zipf 5.5 and more), to 1, rare; 0 is unknown."""
        return (
            0 if self.zipf <= 0 else sum(self.zipf >= limit for limit in (0.0, 2.5, 3.5, 4.5, 5.5))
        )

    def is_written(self, word: str) -> bool:
        """Whether the headword is this word, in either script."""
        return word in (self.simplified, self.traditional)


def make_entry(
    number: int,
    traditional: str,
    simplified: str,
    pinyin: str,
    glosses: str,
    levels: dict[str, int] | None = None,
    zipf: float = 0.0,
) -> Entry:
    """An entry from the fields of a CC-CEDICT line; `glosses` are separated by slashes."""
    senses = tuple(Sense(index, text) for index, text in enumerate(meanings(glosses)))
    syllables = tuple(map(sys.intern, pinyin.split()))
    return Entry(
        number,
        traditional,
        simplified,
        syllables,
        senses,
        _classifiers(glosses) if _COUNTED in glosses else (),
        levels or {},
        zipf,
    )


@lru_cache(maxsize=_REMEMBERED)
def points_elsewhere(gloss: str) -> bool:
    """Whether a gloss only refers to another entry."""
    return _POINTER.match(gloss) is not None


def meanings(glosses: str) -> list[str]:
    """The glosses that are meanings, in the order of the senses: all but the classifiers."""
    parts = [gloss for gloss in glosses.split("/") if gloss]
    if _COUNTED not in glosses:
        return parts
    return [gloss for gloss in parts if not gloss.startswith(_COUNTED)] or parts


def _classifiers(glosses: str) -> tuple[Classifier, ...]:
    return tuple(
        Classifier(match[1], match[2] or match[1], match[3])
        for gloss in glosses.split("/")
        if gloss.startswith(_COUNTED)
        for match in _CLASSIFIER.finditer(gloss.removeprefix(_COUNTED))
    )


def _flags(entry: Entry) -> frozenset[Flag]:
    """What the glosses and the capitals of the pinyin tell of the headword."""
    flags: set[Flag] = set()
    if entry.is_surname:
        flags.add(Flag.SURNAME)
    if entry.is_variant:
        flags.add(Flag.VARIANT)
    if entry.is_idiom:
        flags.add(Flag.IDIOM)
    if entry.is_name:
        flags.add(Flag.NAME)
        if any(_PLACE.search(sense.text) for sense in entry.senses):
            flags.add(Flag.PLACE)
    return frozenset(flags)


@lru_cache(maxsize=_REMEMBERED)
def _as_read(pinyin: tuple[str, ...]) -> tuple[str, ...]:
    """Syllables of the dictionary as tokens have them."""
    return tuple(syllable.lower().replace("u:", "v") for syllable in pinyin)
