"""The dictionary: looks entries up in the SQLite file that compiling.py writes.

Choosing among senses is in senses.py.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, cast

import apsw

from duidu.core.errors import FileError
from duidu.lexicon.compiled_records import FORMAT, EnglishWord, Hanzi, WordStatistics
from duidu.lexicon.english_index import Evidence, Posting, evidence_of, postings
from duidu.lexicon.entry import HSK_STANDARDS, Entry, make_entry
from duidu.lexicon.keys import pinyin_query, toned_key
from duidu.resources import resource

LONGEST_WORD = 20  # code points; the longest headword has 19
Record = tuple[int, str, str, str, str, int, int]
"""An entry as it is stored: number, traditional, simplified, pinyin, glosses, levels, frequency.

To make an Entry of it takes longer than most questions about it.
"""
_COLUMNS = "id, trad, simp, pinyin, glosses, hsk, zipf"
_EITHER = (
    f"SELECT {_COLUMNS} FROM entry WHERE simp IN (%s) UNION ALL "
    f"SELECT {_COLUMNS} FROM entry WHERE trad <> simp AND trad IN (%s) ORDER BY id"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Values in one query: two lists of them stay below the 999 that any SQLite takes.
_BULK = 400
_REMEMBERED = 2_000  # entries
# Sorts behind every character, so it ends the range of words with a prefix.
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class About:
    """Where a dictionary comes from, as its header says."""

    name: str
    date: str
    license: str
    entries: int


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    """The file in use; another one, or the same file replaced, is another source."""

    uri: str

    @classmethod
    def of(cls, path: Path) -> "_Source":
        # immutable: nobody writes the file, so SQLite need not lock it or look for a journal.
        return cls(path.resolve().as_uri() + "?immutable=1")


class _Opened(NamedTuple):
    """What a thread has opened of a source.

    `made` are entries by number: those of common words are asked for all the time. A file that an
    older Duidu made `has_english` not.
    """

    source: _Source
    connection: apsw.Connection
    made: dict[int, Entry]
    has_english: bool


class Lexicon:
    """A compiled dictionary file, opened read-only.

    It may be used from any thread: each has a connection of its own.
    """

    def __init__(self, path: Path) -> None:
        """Raises FileError for a file that is damaged or of another version."""
        self._source = _Source.of(path)
        self._local = threading.local()
        try:
            row = (
                self._connection()
                .execute("SELECT value FROM about WHERE key = 'lexicon'")
                .fetchone()
            )
        except apsw.Error as error:
            raise FileError(
                "The dictionary file {path} cannot be read. Import the dictionary again.", path=path
            ) from error
        if row is None or row[0] != str(FORMAT):
            raise FileError(
                "The dictionary file {path} was made by another version of Duidu. Import the "
                "dictionary again.",
                path=path,
            )

    def use(self, path: Path) -> None:
        """Look up in another file from now on, in every thread, or anew in this one.

        Whoever holds this dictionary need not be told. Raises FileError; then nothing is changed.
        """
        Lexicon(path)
        self._source = _Source.of(path)

    @property
    def edition(self) -> object:
        """The file in use: what was worked out of another one is not true of this one."""
        return self._source

    @property
    def is_shipped(self) -> bool:
        """Whether the file in use is the one that comes with the program."""
        return self._source.uri == _Source.of(resource("data", "cedict.sqlite")).uri

    def _opened(self) -> "_Opened":
        """This thread's connection to the file in use, and the entries made from it."""
        opened: _Opened | None = getattr(self._local, "opened", None)
        source = self._source
        if opened is None or opened.source is not source:
            connection = apsw.Connection(
                source.uri, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
            )
            # The file may be one that the person brought; mapped pages are shared between threads.
            connection.execute("PRAGMA trusted_schema=OFF; PRAGMA mmap_size=67108864")
            tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'english'"
            (count,) = connection.execute(tables).fetchone() or (0,)
            opened = self._local.opened = _Opened(source, connection, {}, bool(count))
        return opened

    def _connection(self) -> apsw.Connection:
        return self._opened().connection

    def _entries(self, query: str, values: Sequence[str | int]) -> list[Entry]:
        opened = self._opened()
        return [
            opened.made.get(row[0]) or _entry(opened.made, row)
            for row in opened.connection.execute(query, values)
        ]

    def entry(self, record: Record) -> Entry:
        """The entry that a record is of."""
        made = self._opened().made
        return made.get(record[0]) or _entry(made, record)

    def about(self) -> About:
        """Date, licence and size of the dictionary."""
        facts = dict(self._connection().execute("SELECT key, value FROM about"))
        (count,) = self._connection().execute("SELECT max(id) FROM entry").fetchone() or (0,)
        return About("CC-CEDICT", facts.get("date", ""), facts.get("license", ""), count or 0)

    def exact(self, word: str) -> tuple[Entry, ...]:
        """Entries whose simplified or traditional headword is this word, in order of frequency."""
        return tuple(self._entries(_EITHER % ("?", "?"), (word, word))) if _is_text(word) else ()

    def many(self, words: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """`exact` for many words at once; words with no entry are left out."""
        found: dict[str, list[Entry]] = {}
        wanted, made = set(words), self._opened().made
        for record in self.records(wanted):
            entry = made.get(record[0]) or _entry(made, record)
            for form in {entry.simplified, entry.traditional} & wanted:
                found.setdefault(form, []).append(entry)
        return {word: tuple(entries) for word, entries in found.items()}

    def records(self, words: Iterable[str]) -> Iterator[Record]:
        """The entries of many words, as they are stored."""
        wanted = list(dict.fromkeys(filter(_is_text, words)))
        for start in range(0, len(wanted), _BULK):
            batch = wanted[start : start + _BULK]
            marks = ",".join("?" * len(batch))
            yield from self._connection().execute(_EITHER % (marks, marks), (*batch, *batch))

    def longest(self, text: str, at: int) -> list[tuple[int, tuple[Entry, ...]]]:
        """Every headword that begins at code point `at`, as (length, entries), longest first."""
        found = self.many(
            text[at:end] for end in range(at + 1, min(len(text), at + LONGEST_WORD) + 1)
        )
        return sorted(
            ((len(word), entries) for word, entries in found.items()), key=lambda item: -item[0]
        )

    def has(self, words: Iterable[str]) -> frozenset[str]:
        """Return which of the words are headwords in either script. Cheaper than `many`."""
        found: set[str] = set()
        wanted = list(dict.fromkeys(filter(_is_text, words)))
        for start in range(0, len(wanted), _BULK):
            batch = wanted[start : start + _BULK]
            marks = ",".join("?" * len(batch))
            query = (
                f"SELECT simp FROM entry WHERE simp IN ({marks}) UNION "
                f"SELECT trad FROM entry WHERE trad <> simp AND trad IN ({marks})"
            )
            found.update(row[0] for row in self._connection().execute(query, (*batch, *batch)))
        return frozenset(found)

    def prefix(self, start: str, limit: int = 20) -> tuple[Entry, ...]:
        """Entries whose headword begins so, in either script, the common words first."""
        if not start or not _is_text(start):
            return ()
        query = (
            f"SELECT {_COLUMNS} FROM entry WHERE simp >= ?1 AND simp < ?2 UNION "
            f"SELECT {_COLUMNS} FROM entry WHERE trad <> simp AND trad >= ?1 AND trad < ?2 "
            "ORDER BY id LIMIT ?3"
        )
        return tuple(self._entries(query, (start, start + _LAST, limit)))

    def by_pinyin(self, text: str, limit: int = 50) -> tuple[Entry, ...]:
        """Entries by pinyin: whole readings first, then initials (yh), then beginnings.

        Tones count where they are typed.
        """
        query = pinyin_query(text)
        if not query.plain:
            return ()
        opened = self._opened()
        found: dict[int, Record] = {}
        for condition, values in (
            ("plain = ?", (query.plain,)),
            ("initials = ?", (query.plain,)),
            ("plain > ? AND plain < ?", (query.plain, query.plain + "{")),
        ):
            if len(found) < limit and not (query.pattern and condition.startswith("initials")):
                # The unary plus keeps SQLite from walking the whole table in row order.
                sql = f"SELECT {_COLUMNS} FROM entry WHERE {condition} ORDER BY +id LIMIT ?"
                for row in opened.connection.execute(
                    # With a pattern, rows are filtered below, so more are read than asked for.
                    sql,
                    (*values, limit * 4 if query.pattern else limit),
                ):
                    if query.pattern is None or query.pattern.match(toned_key(row[3])):
                        found.setdefault(row[0], row)
        return tuple(_entry(opened.made, row) for row in list(found.values())[:limit])

    def by_english(self, phrases: Sequence[str], limit: int = 50) -> tuple[Entry, ...]:
        """Entries with one of these English words or phrases in a gloss, the common ones first.

        Words match in any inflection, by Porter stems.
        """
        return tuple(map(self.entry, self.records_by_english(phrases, limit)))

    def records_by_english(self, phrases: Sequence[str], limit: int = 50) -> list[Record]:
        """`by_english`, as the entries are stored."""
        quoted = [
            f'"{words}"' for words in (" ".join(_letters(phrase)) for phrase in phrases) if words
        ]
        if not quoted:
            return []
        query = (
            f"SELECT {_COLUMNS} FROM entry WHERE id IN "
            "(SELECT rowid FROM gloss WHERE gloss MATCH ? ORDER BY rowid LIMIT ?) ORDER BY id"
        )
        found = self._connection().execute(query, (" OR ".join(quoted), limit))
        return cast("list[Record]", found.fetchall())

    def english(self, keys: Iterable[str]) -> dict[str, list[Posting]]:
        """What the index of English has for these keys; those that it lacks are left out."""
        wanted = list(dict.fromkeys(filter(_is_text, keys)))[:_BULK]
        opened = self._opened()
        if not wanted or not opened.has_english:
            return {}
        marks = ",".join("?" * len(wanted))
        query = f"SELECT key, found FROM english WHERE key IN ({marks})"
        return {key: postings(found) for key, found in opened.connection.execute(query, wanted)}

    def numbered(self, numbers: Iterable[int]) -> dict[int, Record]:
        """Entries by their numbers, as they are stored."""
        wanted = list(dict.fromkeys(numbers))[: 2 * _BULK]
        marks = ",".join("?" * len(wanted))
        query = f"SELECT {_COLUMNS} FROM entry WHERE id IN ({marks})"
        return {row[0]: cast("Record", row) for row in self._connection().execute(query, wanted)}

    def english_words(self, words: Sequence[str] | None = None) -> list[EnglishWord]:
        """What is known of these English words in their base forms, or of all."""
        opened = self._opened()
        if not opened.has_english:
            return []
        query = "SELECT word, level, zipf, kinds, forms FROM english_word"
        if words is not None:
            query += f" WHERE word IN ({','.join('?' * len(words))})"
        found = opened.connection.execute(
            query, [one if _is_text(one) else "" for one in words or ()]
        )
        return [EnglishWord(*row) for row in found]

    def english_evidence(self) -> Evidence:
        """What translations said of English words when the file was made."""
        opened = self._opened()
        if not opened.has_english:
            return {}
        simplified = dict(opened.connection.execute("SELECT id, simp FROM entry"))
        return evidence_of(opened.connection.execute("SELECT key, found FROM english"), simplified)

    def glosses(self, word: str) -> tuple[str, ...]:
        """All English glosses of a word, without classifiers and references to other entries."""
        return _glosses(self.exact(word))

    def many_glosses(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """`glosses` for many words at once; words with no entry are left out."""
        return {word: _glosses(entries) for word, entries in self.many(words).items()}

    def stem_counts(self) -> dict[str, int]:
        """In how many entries each English stem occurs; those in only one are left out."""
        return dict(self._connection().execute("SELECT stem, entries FROM stem"))

    def hanzi(self, char: str) -> Hanzi | None:
        """One character of the character table; None for others."""
        if not _is_text(char):
            return None
        row = (
            self._connection()
            .execute(
                "SELECT char, readings, components, variants, levels FROM hanzi WHERE char = ?",
                (char,),
            )
            .fetchone()
        )
        return Hanzi(*row) if row else None

    def all_hanzi(self) -> list[Hanzi]:
        """The whole character table, for compiling another dictionary."""
        return [
            Hanzi(*row)
            for row in self._connection().execute(
                "SELECT char, readings, components, variants, levels FROM hanzi"
            )
        ]

    def word_statistics(self) -> dict[str, WordStatistics]:
        """Frequency and levels of every simplified headword that has any."""
        rows = self._connection().execute(
            "SELECT simp, zipf, hsk FROM entry WHERE zipf > 0 OR hsk > 0"
        )
        return {simp: WordStatistics(zipf, hsk) for simp, zipf, hsk in rows}


def open_lexicon(path: Path | None = None) -> Lexicon:
    """Open the dictionary at `path`, or the one that ships.

    Raises FileError if it is missing or damaged.
    """
    return Lexicon(path or resource("data", "cedict.sqlite"))


def _entry(made: dict[int, Entry], row: Record) -> Entry:
    """Make the entry of a record, and keep it in `made`, which is emptied when it is full."""
    if len(made) >= _REMEMBERED:
        made.clear()
    number, trad, simp, pinyin, glosses, hsk, zipf = row
    entry = made[number] = make_entry(
        number, trad, simp, pinyin, glosses, unpack_levels(hsk), zipf / 100
    )
    return entry


@lru_cache(maxsize=1_000)
def unpack_levels(hsk: int) -> dict[str, int]:
    """Levels by the name of their standard, from three decimal digits.

    Words of the same levels share it: it must not be changed.
    """
    return {
        name: level
        # One digit for each standard: they are read together with every entry, and one
        # column is smaller.
        for name, level in zip(HSK_STANDARDS, (hsk // 100, hsk // 10 % 10, hsk % 10), strict=True)
        if level
    }


def _is_text(word: str) -> bool:
    """Whether SQLite can be asked for it: half of a surrogate pair is not text."""
    return _SURROGATE.search(word) is None


def _glosses(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(
        sense.text
        for entry in entries
        for sense in entry.senses
        if not sense.is_pointer and not sense.is_surname
    )


def _letters(phrase: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in phrase.lower()).split()
