"""The tables, their migrations, and the checksum that every row of user data carries."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from duidu.library.store.compact_json import compact_json

APPLICATION_ID = 0x44756944  # "DuiD"
# Before 3.51.3, WAL can lose commits when two connections write and checkpoint at once.
MINIMUM_SQLITE = (3, 51, 3)

Value = str | int | float | None

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# In a damaged file a text column can hold bytes.
_row_text = compact_json(default=repr)
_NUL = r"\u0000"  # as JSON has it


def clean(text: str) -> str:
    """Text that SQLite can store: each lone surrogate and NUL becomes U+FFFD, so offsets stay."""
    return _UNSTORABLE.sub("\ufffd", text)


def checksum(values: Sequence[Value]) -> int:
    """CRC-32 of a row's values; SQLite's integrity_check misses a flipped bit in a text."""
    return zlib.crc32(_row_text(values).encode("utf-8", "surrogatepass"))


def _utf8(text: str) -> bytes | None:
    """The text in UTF-8, None where a lone surrogate cannot be written in it."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of user data: `number` (never used twice), these columns, and `crc` over them."""

    name: str
    columns: tuple[str, ...]

    @property
    def select(self) -> str:
        """SELECT of number, columns and crc, without a WHERE."""
        return f"SELECT number, {', '.join(self.columns)}, crc FROM {self.name}"

    @property
    def insert(self) -> str:
        """INSERT of the columns and the crc; SQLite assigns the number."""
        marks = ", ".join("?" * (len(self.columns) + 1))
        return f"INSERT INTO {self.name}({', '.join(self.columns)}, crc) VALUES({marks})"

    def row(self, *values: Value) -> tuple[Value, ...]:
        """The values for `insert`: cleaned, with their checksum."""
        assert len(values) == len(self.columns), self.name
        text = _row_text(values)
        # Hardly any row is to be cleaned: that is seen in all of its values at once.
        if _NUL not in text and (data := _utf8(text)) is not None:
            return (*values, zlib.crc32(data))
        kept = tuple(clean(value) if isinstance(value, str) else value for value in values)
        return (*kept, checksum(kept))


ARTICLES = Table(
    "articles",
    (
        *(
            "id",
            "title",
            "source_language",
            "target_language",
            "metadata",
            "aligner",
            "state",
            "revision",
        ),
        *("row_count", "source_length", "target_length", "created", "opened", "progress"),
        *("place_side", "place_block", "place_offset", "deleted"),
    ),
)
FILES = Table("files", ("article", "path", "sha256", "encoding", "size", "modified"))
BLOCKS = Table(
    "blocks", ("article", "side", "id", "position", "row", "kind", "level", "text", "sentences")
)
# `confirmed` is the number of a status (core/row_status.py). It is called so because a library of
# an earlier version, which had no other, is read too where it cannot be migrated.
ROWS = Table(
    "rows",
    (
        "article",
        "position",
        "sentences",
        "score",
        "origin",
        "confirmed",
        "crossing",
        "source_length",
        "target_length",
    ),
)
NOTES = Table(
    "notes",
    (
        "id",
        "article",
        "kind",
        "anchors",
        "text",
        "color",
        "tags",
        "links",
        "extra",
        "created",
        "modified",
        "deleted",
    ),
)
HISTORY = Table("history", ("note", "article", "text", "modified"))
CORRECTIONS = Table(
    "corrections",
    (
        "id",
        "kind",
        "scope",
        "article",
        "side",
        "block",
        "start",
        "stop",
        "word",
        "value",
        "created",
    ),
)
TERMS = Table(
    "terms",
    (
        "id",
        "project",
        "source_language",
        "target_language",
        "source",
        "target",
        "note",
        "extra",
        "created",
        "modified",
    ),
)
KNOWN = Table("known", ("language", "word", "level", "value", "changed"))
BOOKMARKS = Table("bookmarks", ("id", "article", "side", "block", "place", "title", "created"))

# Chapters are named by the ids of their articles, so that a copy of the library keeps their order.
COLLECTIONS = Table("collections", ("id", "title", "sources", "chapters", "failed", "created"))

# The file an article was made from, to be written back into: packed, and in parts as text.
ORIGINALS = Table("originals", ("article", "part", "parts", "name", "sha256", "data"))

# Words of the text that a person replaced: the old beside the new, which stand in the block.
REWORDINGS = Table(
    "rewordings",
    (
        *("id", "article", "side", "block", "start", "stop", "old", "new"),
        *("author", "created", "step"),
    ),
)

# What is remembered of a word, one row for each way of asking; and every answer, with the state
# before it as JSON, "" for none.
REVIEWS = Table(
    "reviews",
    (
        *("language", "word", "kind", "stage", "step", "stability", "difficulty", "due"),
        *("reviewed", "shown", "buried", "changed"),
    ),
)
REVIEW_LOG = Table(
    "review_log",
    ("id", "language", "word", "kind", "rating", "time", "duration", "stage", "before"),
)

# What was read on a day (as 2026-11-30): seconds, code points, new words met.
READING = Table("reading", ("day", "seconds", "characters", "met"))
# New words that were met in reading, each with the first day.
MET = Table("met", ("language", "word", "day"))

# The pictures of a text; `position` is their order in its file. What they show is in files beside
# the library, which are named by checksum and form.
PICTURES = Table(
    "pictures",
    (
        *("article", "position", "side", "block", "below", "across"),
        *("sha256", "form", "width", "height", "words"),
    ),
)

TABLES = (
    *(ARTICLES, FILES, BLOCKS, ROWS, NOTES, HISTORY, CORRECTIONS, TERMS, KNOWN, BOOKMARKS),
    COLLECTIONS,
    ORIGINALS,
    REWORDINGS,
    REVIEWS,
    REVIEW_LOG,
    READING,
    MET,
    PICTURES,
)

# AUTOINCREMENT: a number is never given twice, so after a damage the higher number is the newer
# row.
_NUMBER = "number INTEGER PRIMARY KEY AUTOINCREMENT"
_ARTICLE = "article INTEGER NOT NULL REFERENCES articles(number) ON DELETE CASCADE"

_FIRST = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE articles({_NUMBER}, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  source_language TEXT NOT NULL, target_language TEXT NOT NULL, metadata TEXT NOT NULL,
  aligner TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL,
  row_count INTEGER NOT NULL, source_length INTEGER NOT NULL, target_length INTEGER NOT NULL,
  created REAL NOT NULL, opened REAL NOT NULL, progress REAL NOT NULL, place_side INTEGER,
  place_block INTEGER, place_offset INTEGER, deleted REAL, crc INTEGER NOT NULL) STRICT;

CREATE TABLE files({_NUMBER}, {_ARTICLE}, path TEXT NOT NULL, sha256 TEXT NOT NULL,
  encoding TEXT NOT NULL, size INTEGER NOT NULL, modified REAL NOT NULL,
  crc INTEGER NOT NULL) STRICT;
CREATE INDEX files_of_article ON files(article);
CREATE INDEX files_by_hash ON files(sha256);

CREATE TABLE blocks({_NUMBER}, {_ARTICLE}, side INTEGER NOT NULL, id INTEGER NOT NULL,
  position INTEGER NOT NULL, row INTEGER NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL,
  text TEXT NOT NULL, sentences TEXT NOT NULL, crc INTEGER NOT NULL,
  UNIQUE(article, side, id)) STRICT;
CREATE INDEX blocks_of_row ON blocks(article, row, side, position);

CREATE TABLE rows({_NUMBER}, {_ARTICLE}, position INTEGER NOT NULL, sentences TEXT NOT NULL,
  score REAL NOT NULL, origin TEXT NOT NULL, confirmed INTEGER NOT NULL,
  crossing INTEGER NOT NULL, source_length INTEGER NOT NULL, target_length INTEGER NOT NULL,
  crc INTEGER NOT NULL) STRICT;
CREATE INDEX rows_in_order ON rows(article, position, source_length, target_length);

CREATE TABLE notes({_NUMBER}, id TEXT NOT NULL UNIQUE, {_ARTICLE}, kind TEXT NOT NULL,
  anchors TEXT NOT NULL, text TEXT NOT NULL, color TEXT NOT NULL, tags TEXT NOT NULL,
  links TEXT NOT NULL, extra TEXT NOT NULL, created REAL NOT NULL, modified REAL NOT NULL,
  deleted REAL, crc INTEGER NOT NULL) STRICT;
CREATE INDEX notes_of_article ON notes(article);
CREATE INDEX notes_deleted ON notes(deleted) WHERE deleted IS NOT NULL;
CREATE TABLE note_blocks(article INTEGER NOT NULL, side INTEGER NOT NULL, block INTEGER NOT NULL,
  note INTEGER NOT NULL, PRIMARY KEY(article, side, block, note)) STRICT, WITHOUT ROWID;

CREATE TABLE history({_NUMBER}, note TEXT NOT NULL, {_ARTICLE}, text TEXT NOT NULL,
  modified REAL NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE INDEX history_of_note ON history(note);
CREATE INDEX history_of_article ON history(article);

CREATE TABLE corrections({_NUMBER}, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  scope TEXT NOT NULL, article INTEGER REFERENCES articles(number) ON DELETE CASCADE,
  side INTEGER, block INTEGER, start INTEGER, stop INTEGER, word TEXT NOT NULL,
  value TEXT NOT NULL, created REAL NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE INDEX corrections_of_article ON corrections(article);

CREATE TABLE terms({_NUMBER}, id TEXT NOT NULL UNIQUE, project TEXT NOT NULL,
  source_language TEXT NOT NULL, target_language TEXT NOT NULL, source TEXT NOT NULL,
  target TEXT NOT NULL, note TEXT NOT NULL, extra TEXT NOT NULL, created REAL NOT NULL,
  modified REAL NOT NULL, crc INTEGER NOT NULL) STRICT;

CREATE TABLE known({_NUMBER}, language TEXT NOT NULL, word TEXT NOT NULL, level INTEGER NOT NULL,
  value TEXT NOT NULL, changed REAL NOT NULL, crc INTEGER NOT NULL,
  UNIQUE(language, word)) STRICT;

CREATE TABLE bookmarks({_NUMBER}, id TEXT NOT NULL UNIQUE, {_ARTICLE}, side INTEGER NOT NULL,
  block INTEGER NOT NULL, place INTEGER NOT NULL, title TEXT NOT NULL, created REAL NOT NULL,
  crc INTEGER NOT NULL) STRICT;
CREATE INDEX bookmarks_of_article ON bookmarks(article);
"""

_COLLECTIONS = f"""
CREATE TABLE collections({_NUMBER}, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  sources TEXT NOT NULL, chapters TEXT NOT NULL, failed TEXT NOT NULL, created REAL NOT NULL,
  crc INTEGER NOT NULL) STRICT;
"""

_ORIGINALS = f"""
CREATE TABLE originals({_NUMBER}, {_ARTICLE}, part INTEGER NOT NULL, parts INTEGER NOT NULL,
  name TEXT NOT NULL, sha256 TEXT NOT NULL, data TEXT NOT NULL, crc INTEGER NOT NULL,
  UNIQUE(article, part)) STRICT;
"""

# `start` is null once the new words no longer stand together.
_REWORDINGS = f"""
CREATE TABLE rewordings({_NUMBER}, id TEXT NOT NULL UNIQUE, {_ARTICLE}, side INTEGER NOT NULL,
  block INTEGER NOT NULL, start INTEGER, stop INTEGER, old TEXT NOT NULL, new TEXT NOT NULL,
  author TEXT NOT NULL, created REAL NOT NULL, step TEXT NOT NULL, crc INTEGER NOT NULL) STRICT;
CREATE INDEX rewordings_of_article ON rewordings(article, side, block);
"""

# What stands in `confirmed` is a status from now on; rows are counted and found by it.
_STATUSES = """
CREATE INDEX rows_with_status ON rows(article, confirmed, position) WHERE confirmed <> 0;
"""

_REVIEWS = f"""
CREATE TABLE reviews({_NUMBER}, language TEXT NOT NULL, word TEXT NOT NULL, kind TEXT NOT NULL,
  stage INTEGER NOT NULL, step INTEGER, stability REAL, difficulty REAL, due REAL NOT NULL,
  reviewed REAL, shown TEXT NOT NULL, buried REAL NOT NULL, changed REAL NOT NULL,
  crc INTEGER NOT NULL, UNIQUE(language, word, kind)) STRICT;
CREATE TABLE review_log({_NUMBER}, id TEXT NOT NULL UNIQUE, language TEXT NOT NULL,
  word TEXT NOT NULL, kind TEXT NOT NULL, rating INTEGER NOT NULL, time REAL NOT NULL,
  duration REAL NOT NULL, stage INTEGER NOT NULL, before TEXT NOT NULL,
  crc INTEGER NOT NULL) STRICT;
CREATE INDEX review_log_in_time ON review_log(language, time);
"""

_READING = f"""
CREATE TABLE reading({_NUMBER}, day TEXT NOT NULL UNIQUE, seconds REAL NOT NULL,
  characters INTEGER NOT NULL, met INTEGER NOT NULL, crc INTEGER NOT NULL) STRICT;
"""

# A sentence bead may have a sixth element from now on, which an earlier Duidu takes for damage.
_PAIRS = "SELECT 1;"

_MET = f"""
CREATE TABLE met({_NUMBER}, language TEXT NOT NULL, word TEXT NOT NULL, day TEXT NOT NULL,
  crc INTEGER NOT NULL, UNIQUE(language, word)) STRICT;
"""

_PICTURES = f"""
CREATE TABLE pictures({_NUMBER}, {_ARTICLE}, position INTEGER NOT NULL, side INTEGER NOT NULL,
  block INTEGER NOT NULL, below INTEGER NOT NULL, across INTEGER NOT NULL, sha256 TEXT NOT NULL,
  form TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, words TEXT NOT NULL,
  crc INTEGER NOT NULL, UNIQUE(article, position)) STRICT;
"""

# What other devices of the person are told and tell (library/sync). These tables are empty until a
# folder for that is chosen; all in them can be made again. `stamp` is the checksum of the row, so
# that no later change of it is missed; `waiting` are fields of what cannot be written yet.
_SYNC = f"""
CREATE TABLE sync_entries(kind TEXT NOT NULL, key TEXT NOT NULL, row INTEGER, stamp INTEGER,
  clock TEXT NOT NULL, clocks TEXT, hashes BLOB NOT NULL, seen TEXT, dead TEXT, waiting TEXT,
  PRIMARY KEY(kind, key)) STRICT, WITHOUT ROWID;
CREATE INDEX sync_entries_of_row ON sync_entries(kind, row, stamp) WHERE row IS NOT NULL;
CREATE INDEX sync_entries_waiting ON sync_entries(kind) WHERE waiting IS NOT NULL;
CREATE TABLE sync_out({_NUMBER}, line TEXT NOT NULL) STRICT;
CREATE TABLE sync_devices(device TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sync_told({_NUMBER}, id TEXT NOT NULL UNIQUE, time REAL NOT NULL,
  said TEXT NOT NULL) STRICT;
CREATE TABLE sync_articles(article TEXT PRIMARY KEY, clock TEXT NOT NULL, sha256 TEXT NOT NULL,
  packed BLOB, shown BLOB NOT NULL, numbers BLOB NOT NULL, revision INTEGER NOT NULL,
  behind INTEGER NOT NULL) STRICT;
CREATE TABLE sync_edits(article TEXT NOT NULL, clock TEXT NOT NULL, said TEXT NOT NULL,
  PRIMARY KEY(article, clock)) STRICT, WITHOUT ROWID;
"""

# A block may have marks of notes behind its emphasis from now on, which an earlier Duidu takes for
# damage.
_NOTE_MARKS = "SELECT 1;"

# A subtitle may have its time behind these, which an earlier Duidu takes for damage.
_TIMES = "SELECT 1;"

# Migration i takes a library of user_version i to i + 1. Never change a released one; add the next
# at the end.
MIGRATIONS: tuple[str, ...] = (
    *(_FIRST, _COLLECTIONS, _ORIGINALS, _REWORDINGS, _STATUSES, _REVIEWS, _READING, _PAIRS),
    *(_MET, _PICTURES, _SYNC, _NOTE_MARKS, _TIMES),
)
