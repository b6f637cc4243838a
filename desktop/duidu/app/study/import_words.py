"""Known words that come in from a file or an HSK level, and go out as a table."""

import csv
import io
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from duidu.app.base.in_parts import write_parts
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import DuiduError, FileError
from duidu.core.file_bytes import read_file
from duidu.core.jobs import Job
from duidu.core.spreadsheet_cell import guarded
from duidu.formats.base.exported import count_sentence
from duidu.formats.sandbox.terms_and_notes import read_words
from duidu.formats.word_lists.read import OWN_COLUMNS
from duidu.formats.word_lists.word_list import WordList, best_column, word_in, word_list
from duidu.lexicon.lexicon import Lexicon, unpack_levels
from duidu.library.library import Library
from duidu.library.words.known_words import KnownWord
from duidu.study.anki_connect import AnkiConnect, LearntNote
from duidu.study.knowledge import Status

LARGEST = 512_000_000
"""Bytes of a file of known words; a whole collection of Anki has sounds and pictures."""
_IN_ONE = 5_000
"""Words that are written in one transaction: such an import is asked for and waited for."""


@dataclass(slots=True)
class ImportWords:
    """Marks words of a list, as far as they say more than what is marked already."""

    library: Library
    language: str
    marks: Mapping[str, Status]
    changed: Mapping[str, float] = field(default_factory=dict)
    text: str = "Import known words"
    merge_key: str = ""
    place: Place | None = None
    in_batches: bool = True
    _before: dict[str, KnownWord | None] = field(default_factory=dict, init=False)

    def do(self) -> Changes:
        """Mark all, or none."""
        now, known = time.time(), self.library.known
        old = {item.word: item for item in known.all() if item.language == self.language}
        self._before = {word: old.get(word) for word in self.marks}
        items = [
            KnownWord(
                self.language,
                word,
                int(status),
                kept.value if kept else "",
                self.changed.get(word) or now,
            )
            for (word, status), kept in zip(self.marks.items(), self._before.values(), strict=True)
        ]
        self._write(items)
        return self._changes()

    def undo(self) -> Changes:
        """Put the earlier mark of each word back."""
        gone = [word for word, old in self._before.items() if old is None]
        self.library.known.remove_all(self.language, gone)
        self._write([old for old in self._before.values() if old is not None])
        return self._changes()

    def _write(self, items: Sequence[KnownWord]) -> None:
        parts = [items[first : first + _IN_ONE] for first in range(0, len(items), _IN_ONE)]
        put = self.library.known.put_all
        write_parts(self.library, [partial(put, part) for part in parts])

    def _changes(self) -> Changes:
        # Thousands of words are not named one by one: whoever hears of it asks anew.
        return Changes(frozenset({Changed.WORDS}))


@dataclass(frozen=True, slots=True)
class WordsImport:
    """What a list brings: the command, how many words it marks anew, and what was left out."""

    command: ImportWords
    added: int
    known: int
    kept: int
    without_word: int = 0
    never_studied: int = 0

    def sentences(self) -> Iterator[str]:
        """What has to be said beside how many words were marked."""
        yield from count_sentence(
            self.known,
            "1 word was marked so already.",
            "{count:,} words were marked so already.",
        )
        yield from count_sentence(
            self.kept,
            "1 word is further here, which was kept.",
            "{count:,} words are further here, which was kept.",
        )
        yield from count_sentence(
            self.without_word,
            "1 entry has no Chinese word.",
            "{count:,} entries have no Chinese word.",
        )
        yield from count_sentence(
            self.never_studied,
            "1 word was never studied there.",
            "{count:,} words were never studied there.",
        )


def import_file(library: Library, language: str, path: Path, form: str, job: Job) -> WordsImport:
    """What a file brings; nothing is written yet. Raises FileError, Cancelled."""
    data = read_file(path, LARGEST)
    if len(data) > LARGEST:
        raise FileError("{path} is too large for a list of words.", path=path)
    listed = read_words(data, path.name, form, job)
    return import_list(library, language, listed)


def import_from_anki(
    library: Library, language: str, connect: AnkiConnect, job: Job
) -> WordsImport:
    """What a running Anki brings; nothing is written yet. Raises DuiduError, Cancelled."""
    notes: dict[str, list[LearntNote]] = defaultdict(list)
    for note in connect.learnt(job):
        notes[note.note_type].append(note)
    found: list[tuple[str, int]] = []
    for its in notes.values():
        column = best_column([note.fields for note in its])
        for note in its:
            word = word_in(note.fields[column]) if 0 <= column < len(note.fields) else ""
            found.append((word, Status.KNOWN if note.is_mature else Status.LEARNING))
    listed = word_list(found)
    if not listed.words:
        raise DuiduError("Anki has no Chinese words that you have studied there.")
    return import_list(library, language, listed)


def import_list(library: Library, language: str, listed: WordList) -> WordsImport:
    """What a list of words brings to what is marked already."""
    old = library.known.levels(language)
    marks: dict[str, Status] = {}
    known = kept = 0
    for item in listed.words:
        before, status = old.get(item.word), Status(item.status)
        if before is None or before < status <= Status.KNOWN:
            marks[item.word] = status
        elif before == status:
            known += 1
        else:
            kept += 1
    changed = {item.word: item.changed for item in listed.words if item.changed}
    command = ImportWords(library, language, marks, changed)
    return WordsImport(command, len(marks), known, kept, listed.without_word, listed.never_studied)


def words_of_level(lexicon: Lexicon, standard: str, level: int) -> list[str]:
    """The words of a standard up to a level, as the dictionary has them."""
    return [
        word
        for word, statistics in lexicon.word_statistics().items()
        if 0 < unpack_levels(statistics.hsk).get(standard, 0) <= level
    ]


def export_words(library: Library, language: str, form: str) -> bytes:
    """All marked words: as csv or tsv with status and day, as txt the known ones, one a line."""
    words = [item for item in library.known.all() if item.language == language]
    if form == "txt":
        lines = (item.word for item in words if item.level == Status.KNOWN)
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter="," if form == "csv" else "\t", lineterminator="\n")
    table.writerow(OWN_COLUMNS)
    for item in words:
        day = time.strftime("%Y-%m-%d", time.gmtime(max(0.0, item.changed)))
        table.writerow((guarded(item.word), _name(item.level), day))
    return out.getvalue().encode("utf-8", "replace")


def _name(level: int) -> str:
    return Status(level).name.lower() if level in list(Status) else "new"
