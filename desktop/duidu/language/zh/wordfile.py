"""The compact word file: words with jieba's frequencies and their readings, memory-mapped.

packaging/data_words.py makes it.
"""

import json
import mmap
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

import marisa_trie

from duidu.core.errors import FileError
from duidu.core.recent import remembering
from duidu.resources import resource

MAGIC = b"DUIDUWF1"
# The flag and the rank share 16 bits: there are fewer than 2^15 different frequencies.
NOT_JIEBA = 0x8000
# The offset of a word without a record.
NO_RECORD = 0xFFFFFFFF
_PHRASE = ord("~")  # begins the record of a word that CC-CEDICT has not
# Code points; no headword is longer.
LONGEST_WORD = 20


@dataclass(frozen=True, slots=True)
class WordReading:
    """One reading of a word: a syllable for each code point ("" for none).

    `proper` and `surname` mark readings of proper nouns or surnames only.
    """

    syllables: tuple[str, ...]
    proper: bool = False
    surname: bool = False


@dataclass(frozen=True, slots=True)
class WordRecord:
    """The readings of a word, the likelier first.

    `entry` tells whether CC-CEDICT has the word; otherwise only a phrase list has.
    """

    readings: tuple[WordReading, ...]
    entry: bool


class WordFile:
    """A word file. Read-only and thread-safe; only the trie (2 MB) is read when it is opened."""

    def __init__(self, path: Path) -> None:
        """Raises FileError when the file is missing, cut short or of another kind."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._sections = dict(self._read_directory())
            self._trie = marisa_trie.Trie().frombytes(bytes(self.section("trie")))
        except (OSError, ValueError, KeyError, struct.error, RuntimeError) as error:
            raise FileError(
                "The word file {path} is missing or damaged; install Duidu again or run "
                "packaging/build_data.py.",
                path=path,
            ) from error
        self._ranks = self.section("ranks").cast("H")
        self._offsets = self.section("offsets").cast("I")
        self._records_start = self._sections["records"][0]
        total = log(struct.unpack("<Q", self.section("total"))[0])
        self._weights: list[float] = [
            log(frequency or 1) - total for frequency in self.section("frequencies").cast("I")
        ]
        self._tags = self.section("tags")
        self._tag_names = self.text("tag_names").split(" ")
        self.unknown_weight = -total
        self.prefixes = self._trie.prefixes
        self.starting_with = self._trie.iterkeys
        # Bounded, for it would grow with every book; the words of some pages are enough.
        self.record = remembering(self._read_record, 5_000)

    def _read_directory(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """The sections by name, as (offset in the file, size)."""
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError("not a word file")
        (length,) = struct.unpack_from("<I", self._map, len(MAGIC))
        # After the signature: the length of the table of sections, the table as JSON, the sections.
        begin = len(MAGIC) + 4 + length
        for name, (start, size) in json.loads(self._map[len(MAGIC) + 4 : begin]).items():
            if begin + start + size > len(self._map):
                raise ValueError("cut short")
            yield name, (begin + start, size)

    def section(self, name: str) -> memoryview:
        """The bytes of one part of the file."""
        start, size = self._sections[name]
        return memoryview(self._map)[start : start + size]

    def text(self, name: str) -> str:
        """One part of the file as text."""
        return bytes(self.section(name)).decode()

    def scores(self, name: str) -> dict[str, float]:
        """One part of the file that holds numbers by character."""
        numbers: dict[str, float] = json.loads(self.text(name))
        return numbers

    def weight(self, word: str) -> float:
        """log(frequency / total) of a word of the trie, as jieba counts it.

        A traditional headword has the weight of its simplified form.
        """
        number: int = self._trie[word]
        return self._weights[self._ranks[number] & ~NOT_JIEBA]

    def has(self, word: str) -> bool:
        """Whether the word is in the trie."""
        return word in self._trie

    def known_weight(self, word: str) -> float | None:
        """`weight`, or None for a word that is not in the trie."""
        number = self._trie.get(word)
        return None if number is None else self._weights[self._ranks[number] & ~NOT_JIEBA]

    def tag(self, word: str) -> str:
        """The part of speech jieba gives the word (n, v, a, ns, ...), "" for none."""
        number = self._trie.get(word)
        return self._tag_names[self._tags[number]] if number is not None else ""

    def is_jieba(self, word: str) -> bool:
        """Whether jieba itself cuts by this word of the trie."""
        return not self._ranks[self._trie[word]] & NOT_JIEBA

    def _read_record(self, word: str) -> WordRecord | None:
        """The readings of a word; None for one that only jieba has, or that is unknown."""
        number = self._trie.get(word)
        if number is None or self._offsets[number] == NO_RECORD:
            return None
        start = self._records_start + self._offsets[number]
        line = self._map[start : self._map.find(b"\n", start)].decode()
        phrase = line.startswith("~")
        return WordRecord(
            tuple(parse_reading(item) for item in line.lstrip("~").split("|")), not phrase
        )

    def is_entry(self, word: str) -> bool:
        """Whether CC-CEDICT has an entry for the word."""
        # Asked of every word that is cut: its readings are not made for that.
        number = self._trie.get(word)
        if number is None or self._offsets[number] == NO_RECORD:
            return False
        return int(self._map[self._records_start + self._offsets[number]]) != _PHRASE


def parse_reading(item: str) -> WordReading:
    """A reading in the form in which packaging/words_sources.py packs it."""
    # There are a thousand syllables, which all words share.
    syllables = tuple("" if s == "-" else sys.intern(s) for s in item.lstrip("#^").split(" "))
    return WordReading(syllables, item.startswith("^"), item.startswith("#"))


def open_words(path: Path | None = None) -> WordFile:
    """Open the word file that comes with the program, or another."""
    return WordFile(path or resource("data", "words.bin"))


def word_set(text: str) -> frozenset[str]:
    """The words of a table written as text with spaces."""
    return frozenset(text.split())
