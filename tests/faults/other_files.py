"""Dictionaries, glossaries, notes and backups: hostile ones, and whole ones with damage.

Each is opened as the program opens it; faults.hostile counts them.
"""

import gzip
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from duidu.app.base.backup_reading import preview_backup
from duidu.core.errors import DuiduError
from duidu.core.jobs import NoJob
from duidu.formats.glossaries.read import TermsAsked
from duidu.formats.glossaries.writer import write_terms
from duidu.formats.notes.exported_notes import ArticleNotes, NoteEntry
from duidu.formats.notes.web_annotations import write_jsonld
from duidu.formats.sandbox.dictionaries import read_cedict, read_dictionary
from duidu.formats.sandbox.terms_and_notes import read_notes, read_terms
from duidu.formats.tbx.writer import write_tbx
from duidu.library.library import Library
from duidu.library.safety.backups import backups_of
from faults.mutations import damaged
from fixtures.export_article import exported, notes
from fixtures.sample_library import sample

SLOWEST = 10.0
Members = dict[str, bytes]
"""Files by name; the first is the one that is opened."""


def _notes(path: Path) -> None:
    read_notes(path.read_bytes(), path.name, NoJob())


def _terms(path: Path) -> None:
    read_terms(path.read_bytes(), TermsAsked(path.name), NoJob())


def _cedict(path: Path) -> None:
    read_cedict(path.read_bytes(), path.name, NoJob())


def _dictionary(path: Path) -> None:
    dictionary = read_dictionary(path, NoJob())
    for word in ("bank", "猫", ""):
        dictionary.exact(word)
        dictionary.longest(word + "x", 0)


def _backup(path: Path) -> None:
    preview_backup(path)


OPENERS: dict[str, Callable[[Path], None]] = {
    ".jsonld": _notes,
    ".csv": _terms,
    ".tsv": _terms,
    ".tbx": _terms,
    ".u8": _cedict,
    ".ifo": _dictionary,
    ".index": _dictionary,
    ".gz": _backup,
}


def whole() -> list[Members]:
    """One whole file of every kind."""
    export = exported()
    return [
        {"n.jsonld": write_jsonld([_whole_notes()])},
        {"t.csv": write_terms(export.terms, ",")},
        {"t.tsv": write_terms(export.terms, "\t")},
        {"t.tbx": write_tbx(export).data},
        {"c.u8": "# CC-CEDICT\n#! entries=1\n猫 猫 [mao1] /cat/\n".encode()},
        stardict(),
        {
            "f.index": b"bank\tV\tM\n00-database-info\tA\tD\ncat\tA\tU\n",
            "f.dict": b"cat\n  a small animal\nbank\n  money",
        },
        _whole_backup(),
    ]


def _whole_notes() -> ArticleNotes:
    entries = tuple(NoteEntry(note, ("雨停了",)) for note in notes())
    return ArticleNotes("a", "The river", "zh-Hans", "en", entries)


def stardict(
    index: bytes = b"", articles: bytes = b"river side", packed: bool = False, words: int = 1
) -> Members:
    """A StarDict dictionary of one word, or of this index; `packed` articles are compressed."""
    index = index or b"bank\0" + (0).to_bytes(4, "big") + (10).to_bytes(4, "big")
    ifo = (
        "StarDict's dict ifo file\nversion=2.4.2\n"
        f"wordcount={words}\nbookname=Mine\nsametypesequence=h\n"
    )
    body = {"my.dict.dz": articles} if packed else {"my.dict": articles}
    return {"my.ifo": ifo.encode(), "my.idx": index, **body}


def _whole_backup() -> Members:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.sqlite")
        with Library.open(path) as library:
            library.articles.add(*sample(4), id="a")
            library.backups.make()
        made = backups_of(path)[0].path
        return {made.name: made.read_bytes()}


def _zeros(megabytes: int) -> bytes:
    """So many megabytes of zeros, compressed, without ever being whole in memory."""
    return gzip.compress(bytes(1 << 20)) * megabytes


def hostile_others() -> Iterator[tuple[str, Members]]:
    """Kinds that were built to hurt."""
    entry = b"bank\0" + (0).to_bytes(4, "big") + (0xFFFFFFFF).to_bytes(4, "big")
    yield "StarDict of articles out of range", stardict(entry * 100_000, words=100_000)
    whole_article = b"w\0" + (0).to_bytes(4, "big") + (5_000_000).to_bytes(4, "big")
    yield (
        "StarDict of one article",
        stardict(whole_article * 300_000, b"x" * 5_000_000, words=300_000),
    )
    yield "StarDict that unpacks to a gigabyte", stardict(articles=_zeros(1024), packed=True)
    yield "StarDict of tags", stardict(articles=b"<" * 2_000_000)
    yield "StarDict index without ends", stardict(b"x" * 5_000_000)
    yield "dictd of huge numbers", {"f.index": b"a\t" + b"/" * 100_000 + b"\tA\n", "f.dict": b"x"}
    yield "dictd of many lines", {"f.index": b"a\tA\tB\n" * 1_000_000, "f.dict": b"x"}
    yield "CC-CEDICT of slashes", {"c.u8": "猫 猫 [mao1] ".encode() + b"/" * 3_000_000}
    yield "CC-CEDICT of brackets", {"c.u8": "猫 猫 ".encode() + b"[" * 3_000_000}
    yield "CC-CEDICT of one word", {"c.u8": "猫 猫 [mao1] /cat/\n".encode() * 300_000}
    yield "CC-CEDICT of spaces", {"c.u8": b" " * 5_000_000 + b"x"}
    yield "notes one in another", {"n.jsonld": b"[" * 1_000_000}
    yield "notes of objects", {"n.jsonld": b'{"items":' * 300_000}
    yield "notes of a huge number", {"n.jsonld": b'{"items": [' + b"9" * 1_000_000 + b"]}"}
    yield "many notes", {"n.jsonld": json.dumps({"items": [{"body": "x"}] * 300_000}).encode()}
    target = {"source": "x", "selector": [{"type": "TextQuoteSelector", "exact": "x" * 1_000}] * 99}
    item = {"id": "n", "type": "Annotation", "target": [target] * 99}
    yield "notes of many selectors", {"n.jsonld": json.dumps({"items": [item] * 9}).encode()}
    yield "terms with an open quotation", {"t.csv": b'a,"b,' + b"x," * 2_000_000}
    yield "terms of many columns", {"t.csv": b"," * 5_000_000}
    yield "many terms", {"t.tsv": "猫\tcat\n".encode() * 400_000}
    yield "TBX one in another", {"t.tbx": b"<martif>" + b"<langSet>" * 200_000}
    concept = "<termEntry><langSet xml:lang='zh'><tig><term>猫</term></tig></langSet></termEntry>"
    yield "many concepts", {"t.tbx": f"<martif>{concept * 100_000}</martif>".encode()}
    entity = "<!DOCTYPE m [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><martif>&b;</martif>"
    yield "TBX with entities", {"t.tbx": entity.encode()}
    name = next(iter(_whole_backup()))
    yield "backup of zero bytes", {name: _zeros(256)}
    yield "backup that is text", {name: gzip.compress(b"SQLite format 3\0" + b"x" * 100_000)}
    yield "backup that is not packed", {name: b"SQLite format 3\0" + b"x" * 100_000}


def opened(members: Members) -> str:
    """Open files: "read", "refused", or what else was raised; also "touched" if a file changed."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in members.items():
            Path(folder, name).write_bytes(data)
        path = Path(folder, next(iter(members)))
        try:
            OPENERS[path.suffix](path)
            found = "read"
        except DuiduError as error:
            # Else a program would print a traceback where it prints the sentence.
            found = "refused" if str(error).strip() else "an empty sentence"
        except Exception as error:  # noqa: BLE001 - what we look for
            return f"{type(error).__name__}: {error}"[:300]
        same = all(Path(folder, name).read_bytes() == data for name, data in members.items())
        return found if same else "touched"


def worked() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def counts(files: Iterator[tuple[str, Members]]) -> dict[str, int]:
    """Open all: how many were read, refused, went wrong or were slow, and the most memory in MB."""
    totals = {"files": 0, "read": 0, "refused": 0, "wrong": 0, "slow": 0, "slowest_ms": 0}
    for name, members in files:
        begun = worked()
        outcome = opened(members)
        took = worked() - begun
        totals["files"] += 1
        totals[outcome if outcome in totals else "wrong"] += 1
        totals["slow"] += took > SLOWEST
        totals["slowest_ms"] = max(totals["slowest_ms"], round(1000 * took))
        if outcome not in totals or took > SLOWEST:
            print(f"{name}: {outcome}, {took:.1f} s", file=sys.stderr)
    for who, name in ((resource.RUSAGE_SELF, "memory"), (resource.RUSAGE_CHILDREN, "child")):
        totals[f"{name}_mb"] = resource.getrusage(who).ru_maxrss // 1024
    return totals


def mutated_others(first: int, last: int) -> Iterator[tuple[str, Members]]:
    """Whole files of these numbers, each with damage in one of its members."""
    files = whole()
    for number in range(first, last):
        chance = random.Random(number)
        members = dict(files[number % len(files)])
        name = chance.choice(list(members))
        members[name] = damaged(members[name], chance)
        yield f"{number} {name}", members
