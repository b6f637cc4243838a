"""Compiles CC-CEDICT to the SQLite file that Lexicon reads, for the build and for imports.

Row numbers follow frequency (common words first, equals as in the file), so that any search can
stop at its first hits.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import apsw

from duidu.core.jobs import Job, NoJob
from duidu.language.en.english import English
from duidu.lexicon.cedict import Dictionary, RawEntry
from duidu.lexicon.compiled_records import FORMAT, EnglishWord, Hanzi, WordStatistics
from duidu.lexicon.english_index import Evidence, index
from duidu.lexicon.keys import initials_key, plain_key

_BATCH = 5_000  # entries between two looks at the job
_WORD = re.compile(r"[a-z]+")

_SCHEMA = """
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry(
    id INTEGER PRIMARY KEY, simp TEXT NOT NULL, trad TEXT NOT NULL, pinyin TEXT NOT NULL,
    glosses TEXT NOT NULL, plain TEXT NOT NULL, initials TEXT NOT NULL, zipf INTEGER NOT NULL,
    hsk INTEGER NOT NULL
);
CREATE TABLE stem(stem TEXT PRIMARY KEY, entries INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE hanzi(
    char TEXT PRIMARY KEY, readings TEXT NOT NULL, components TEXT NOT NULL,
    variants TEXT NOT NULL, levels INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE english(key TEXT PRIMARY KEY, found BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE english_word(
    word TEXT PRIMARY KEY, level INTEGER NOT NULL, zipf INTEGER NOT NULL, kinds TEXT NOT NULL,
    forms TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE gloss USING fts5(words, content='', columnsize=0, tokenize='porter unicode61');
"""
_INDEXES = """
CREATE INDEX by_simp ON entry(simp);
CREATE INDEX by_trad ON entry(trad) WHERE trad <> simp;
CREATE INDEX by_plain ON entry(plain);
CREATE INDEX by_initials ON entry(initials);
"""


def compile_lexicon(
    path: Path,
    dictionary: Dictionary,
    words: Mapping[str, WordStatistics],
    characters: Iterable[Hanzi],
    job: Job | None = None,
    evidence: Evidence | None = None,
    english: Iterable[EnglishWord] = (),
) -> None:
    """Write a new lexicon file at `path`; `words` is by simplified headword.

    `evidence` is what translations say of the words of glosses, `english` what is known of them.
    Raises apsw.Error if the file cannot be written, and Cancelled.
    """
    job = job or NoJob()
    path.unlink(missing_ok=True)
    connection = apsw.Connection(str(path))
    try:
        # A file left half written is thrown away, so nothing guards against a crash.
        connection.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096")
        connection.execute(_SCHEMA)
        with connection:
            connection.executemany(
                "INSERT INTO about VALUES (?, ?)",
                [*dictionary.header.items(), ("lexicon", str(FORMAT))],
            )
            connection.executemany(
                "INSERT OR IGNORE INTO hanzi VALUES (?, ?, ?, ?, ?)",
                ((c.char, c.readings, c.components, c.variants, c.levels) for c in characters),
            )
            ordered = in_order(dictionary.entries, words)
            _write_entries(connection, ordered, words, job)
            job.check()
            connection.executemany(
                "INSERT INTO english VALUES (?, ?)",
                sorted(index(ordered, words, evidence or {}, cache(English().stem))),
            )
            connection.executemany(
                "INSERT INTO english_word VALUES (?, ?, ?, ?, ?)",
                ((one.word, one.level, one.zipf, one.kinds, one.forms) for one in english),
            )
            counts = stem_counts(dictionary.entries)
            connection.executemany(
                # Most stems are in one entry only, which is what GlossReader takes a missing one
                # for.
                "INSERT INTO stem VALUES (?, ?)",
                ((stem, n) for stem, n in counts.items() if n > 1),
            )
            # After the entries, which makes them faster to build than with every row.
            connection.execute(_INDEXES)
            connection.execute("INSERT INTO gloss(gloss) VALUES ('optimize')")
        # Statistics choose the indexes; the file ships, so it is made small.
        connection.execute("ANALYZE; VACUUM")
    finally:
        connection.close()


def in_order(entries: Iterable[RawEntry], words: Mapping[str, WordStatistics]) -> list[RawEntry]:
    """The entries as they are numbered, the most frequent first."""
    none = WordStatistics()
    return sorted(entries, key=lambda entry: -words.get(entry.simplified, none).zipf)


def _write_entries(
    connection: apsw.Connection,
    ordered: Sequence[RawEntry],
    words: Mapping[str, WordStatistics],
    job: Job,
) -> None:
    """Insert the entries in this order, with the words of their glosses."""
    none = WordStatistics()
    for start in range(0, len(ordered), _BATCH):
        job.check()
        job.progress(start / len(ordered))
        batch = list(enumerate(ordered[start : start + _BATCH], start + 1))
        connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_row(i, e, words.get(e.simplified, none)) for i, e in batch),
        )
        connection.executemany(
            "INSERT INTO gloss(rowid, words) VALUES (?, ?)",
            ((i, english_of(e.glosses)) for i, e in batch),
        )


def _row(number: int, entry: RawEntry, statistics: WordStatistics) -> tuple[int | str, ...]:
    """The columns of an entry, in the order of the table."""
    return (
        number,
        entry.simplified,
        entry.traditional,
        entry.pinyin,
        entry.glosses,
        plain_key(entry.pinyin),
        initials_key(entry.pinyin),
        statistics.zipf,
        statistics.hsk,
    )


def stem_counts(entries: tuple[RawEntry, ...]) -> Counter[str]:
    """In how many entries each English stem occurs: rare ones tell more."""
    english = English()
    counts: Counter[str] = Counter()
    for entry in entries:
        words = set(_WORD.findall(english_of(entry.glosses).lower()))
        counts.update({stem for word in words for stem in english.stems(word)})
    return counts


def english_of(glosses: str) -> str:
    """The English words of joined glosses.

    Classifiers and references (`see 銀行|银行[yin2 hang2]`) are left out.
    """
    kept = (gloss for gloss in glosses.split("/") if not gloss.startswith("CL:"))
    return " / ".join(
        " ".join(word for word in gloss.split() if word.isascii() or "[" not in word)
        for gloss in kept
    )
