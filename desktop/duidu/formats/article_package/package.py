"""What an article package holds, written to bytes and read from its members.

A package is a ZIP whose first member names its type, as in EPUB; every other member is JSON. An
article comes back exactly as it was. How a library keeps it is up to `app`.
"""

import io
import json
import math
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from duidu.core.alignment import Alignment, Bead, Origin, Row
from duidu.core.article import NO_LANGUAGE, Article, Block, BlockKind, Side, Span
from duidu.core.emphasis import Emphasis, EmphasisKind, in_normal_form
from duidu.core.errors import FileError
from duidu.core.picture import Image, Picture
from duidu.core.row_status import RowStatus, status_named
from duidu.formats.article_package.block_lists import (
    marks_json,
    times_json,
    whole_number,
    with_marks,
    with_times,
)
from duidu.formats.article_package.pictures import picture_members
from duidu.formats.notes.exported_notes import ArticleNotes, NotesFile
from duidu.formats.notes.web_annotations import read_jsonld, write_jsonld
from duidu.lexicon.terms import Term

TYPE = b"application/x-duidu"
# The member with the file that an article came from; few have one.
ORIGINAL = "original.json"
# The member with the words of the text that were replaced; few have one.
REWORDINGS = "rewordings.json"
# The earliest time that ZIP can hold, so that equal articles make equal files.
_TIME = (1980, 1, 1, 0, 0, 0)
# Version 2 has emphasis in its blocks; a package without any is still written as version 1,
# which every Duidu opens.
_VERSION = 2
# More than any text needs.
_DEEPEST = 100
# Ids are UUIDs; another name must still be one of a file when it is copied.
_IDENTITY = re.compile(r"[!-~]{0,64}")
# A BCP 47 code.
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")
_HIDDEN = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Package:
    """One article with all that belongs to it.

    `corrections`, `rewordings` and `original`, the file that the article came from, are objects of
    texts and numbers, as `app` keeps them. `images` are those of its `pictures`, by name.
    """

    identity: str
    article: Article
    alignment: Alignment
    notes: ArticleNotes
    terms: tuple[Term, ...] = ()
    corrections: tuple[Mapping[str, Any], ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    original: "Mapping[str, Any] | None" = None
    rewordings: tuple[Mapping[str, Any], ...] = ()
    pictures: tuple[Picture, ...] = ()
    images: Mapping[str, Image] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A package as it was read; its notes are not yet notes of a library."""

    identity: str
    article: Article
    alignment: Alignment
    notes: NotesFile
    terms: tuple[Term, ...]
    corrections: tuple[Mapping[str, Any], ...]
    original: Mapping[str, Any] | None = None
    rewordings: tuple[Mapping[str, Any], ...] = ()


def write_package(package: Package) -> bytes:
    """Write a package. The same article gives the same bytes."""
    described = {
        "format": "duidu-article",
        "version": _VERSION
        if any(
            b.emphasis
            for side in (package.article.source, package.article.target)
            for b in side.blocks
        )
        else 1,
        "id": package.identity,
        "title": package.article.title,
        "metadata": package.article.metadata,
        "source": _side_json(package.article.source),
        "target": _side_json(package.article.target),
        "aligner": package.alignment.aligner,
        "rows": [_row_json(row) for row in package.alignment.rows],
    }
    # A Duidu of an earlier version reads of them what it knows, which rows are confirmed.
    if statuses := list(_statuses(package.alignment.rows)):
        described["statuses"] = statuses
    if pairs := list(_pairs(package.alignment.rows)):
        described["pairs"] = pairs
    if marks := list(marks_json(package.article)):
        described["marks"] = marks
    if times := list(times_json(package.article)):
        described["times"] = times
    members = {
        "article.json": _json(described),
        "notes.jsonld": write_jsonld([package.notes]),
        "terms.json": _json(list(map(_described_term, package.terms))),
        "corrections.json": _json([dict(correction) for correction in package.corrections]),
    }
    # A Duidu of an earlier version reads no other member, and opens the rest.
    if package.original is not None:
        members[ORIGINAL] = _json(dict(package.original))
    if package.rewordings:
        members[REWORDINGS] = _json([dict(rewording) for rewording in package.rewordings])
    members.update(picture_members(package.pictures, package.images))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _TIME), TYPE, zipfile.ZIP_STORED)
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(parts: Mapping[str, str], name: str) -> Unpacked:
    """Read the article in a package's members.

    For the confined child, which refuses a package in which this fails, and for the program, which
    believes nothing the child hands over: the JSON of its answers it parses in any case, and here
    each value is checked. Raises FileError for anything that write_package would not have written.
    """
    try:
        described = json.loads(parts["article.json"])
        if described["format"] != "duidu-article" or int(described["version"]) > _VERSION:
            raise FileError(
                "“{name}” was written by a newer Duidu; update this one to open it.", name=name
            )
        sides = _side(described["source"]), _second_side(described["target"])
        sides = with_marks(sides, described.get("marks", []))
        sides = with_times(sides, described.get("times", []))
        metadata = {str(key): str(value) for key, value in described["metadata"].items()}
        article = Article(str(described["title"]), sides[0], sides[1], metadata)
        rows = _with_pairs(list(map(_row, described["rows"])), described.get("pairs", []))
        stated = _with_statuses(rows, described.get("statuses", []))
        alignment = Alignment(stated, str(described["aligner"]))
        _check(article, alignment)
        terms = tuple(
            Term(**{str(key): str(value) for key, value in term.items()})
            for term in json.loads(parts["terms.json"])
        )
        corrections = tuple(
            dict(correction) for correction in json.loads(parts["corrections.json"])
        )
        notes = read_jsonld(json.loads(parts["notes.jsonld"]))
        identity = _matching(_IDENTITY, described["id"])
        original = dict(json.loads(parts[ORIGINAL])) if ORIGINAL in parts else None
        rewordings = tuple(dict(one) for one in json.loads(parts.get(REWORDINGS, "[]")))
        return Unpacked(
            identity, article, alignment, notes, terms, corrections, original, rewordings
        )
    except (
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as error:
        raise FileError(
            "“{name}” is damaged: the article in it is incomplete. Get the file again.", name=name
        ) from error


def _described_term(term: Term) -> dict[str, object]:
    """A term without what it does not say: earlier versions know of no status."""
    described = asdict(term)
    return {
        name: value for name, value in described.items() if value or not name.endswith("status")
    }


def _json(value: object) -> bytes:
    """Write JSON in which invisible and reordering characters are escaped.

    So they are kept exactly, and a person who looks into the file can see them.
    """
    text = json.dumps(value, ensure_ascii=False, indent=None, separators=(",", ":"))
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8") + b"\n"


def _side_json(side: Side) -> dict[str, object]:
    return {"language": side.language, "blocks": [_block_json(block) for block in side.blocks]}


def _block_json(block: Block) -> list[object]:
    """Describe a block; emphasis is left out where there is none."""
    plain: list[object] = [
        block.id,
        block.text,
        block.kind.value,
        block.level,
        [[span.start, span.end] for span in block.sentences],
    ]
    return (
        [*plain, [[start, end, kind.value] for start, end, kind in block.emphasis]]
        if block.emphasis
        else plain
    )


def _second_side(value: Mapping[str, Any]) -> Side:
    """The target, which a text without a translation does not have."""
    alone = value["language"] == NO_LANGUAGE and not value["blocks"]
    return Side(NO_LANGUAGE, ()) if alone else _side(value)


def _side(value: Mapping[str, Any]) -> Side:
    language = _matching(_LANGUAGE, value["language"])
    return Side(language, tuple(_block(*item) for item in value["blocks"]))


def _block(
    identity: int,
    text: str,
    kind: str,
    level: int,
    sentences: list[list[int]],
    emphasis: Sequence[list[Any]] = (),
) -> Block:
    """Read a block. Raises ValueError when its sentences or emphasis do not fit its text."""
    spans = tuple(Span(whole_number(start), whole_number(end)) for start, end in sentences)
    if not isinstance(text, str) or any(span.end > len(text) for span in spans):
        raise ValueError("a sentence ends after its text")
    marks = tuple(
        Emphasis(whole_number(start), whole_number(end), EmphasisKind(name))
        for start, end, name in emphasis
    )
    if marks != in_normal_form(marks, text):
        raise ValueError("emphasis that is not in its text, or not in its form")
    return Block(
        whole_number(identity), text, BlockKind(kind), whole_number(level, _DEEPEST), spans, marks
    )


def _row_json(row: Row) -> list[object]:
    return [_bead_json(row.blocks), [_bead_json(bead) for bead in row.sentences], row.crossing]


def _bead_json(bead: Bead) -> list[object]:
    return [list(bead.source), list(bead.target), bead.score, bead.origin.value, bead.confirmed]


def _statuses(rows: Sequence[Row]) -> Iterator[list[object]]:
    """The statuses that are more than yes and no, each with its row and bead; -1 is the row's own.

    Counted from 0.
    """
    for number, row in enumerate(rows):
        for at, bead in enumerate((row.blocks, *row.sentences), -1):
            if bead.status > RowStatus.CONFIRMED:
                yield [number, at, bead.status.word]


def _pairs(rows: Sequence[Row]) -> Iterator[list[object]]:
    """The confidence of sentence beads as pairs, where it is less than 1; counted from 0."""
    for number, row in enumerate(rows):
        for at, bead in enumerate(row.sentences):
            if bead.pair < 1:
                yield [number, at, bead.pair]


def _with_pairs(rows: list[Row], pairs: Sequence[Sequence[Any]]) -> list[Row]:
    """The rows with what `_pairs` wrote. Raises ValueError, LookupError for anything else."""
    by_row: dict[int, list[tuple[int, float]]] = {}
    for number, at, pair in pairs:
        if type(pair) not in (int, float) or not 0 <= pair <= 1:
            raise ValueError("no probability")
        by_row.setdefault(whole_number(number), []).append((whole_number(at), float(pair)))
    for number, found in by_row.items():
        beads = list(rows[number].sentences)
        for at, pair in found:
            beads[at] = replace(beads[at], pair=pair)
        rows[number] = replace(rows[number], sentences=tuple(beads))
    return rows


def _with_statuses(rows: list[Row], statuses: Sequence[Sequence[Any]]) -> tuple[Row, ...]:
    """The rows with what `_statuses` wrote. Raises ValueError, LookupError for anything else."""
    by_row: dict[int, list[tuple[int, RowStatus]]] = {}
    for number, at, word in statuses:
        by_row.setdefault(whole_number(number), []).append(
            (whole_number(at + 1), status_named(str(word)))
        )
    for number, found in by_row.items():
        beads = [rows[number].blocks, *rows[number].sentences]
        for at, status in found:
            beads[at] = replace(beads[at], status=status)
        rows[number] = replace(rows[number], blocks=beads[0], sentences=tuple(beads[1:]))
    return tuple(rows)


def _row(value: list[Any]) -> Row:
    blocks, sentences, crossing = value
    return Row(_bead(blocks), tuple(map(_bead, sentences)), bool(crossing))


def _bead(value: list[Any]) -> Bead:
    source, target, score, origin, confirmed = value
    if not math.isfinite(score):
        raise ValueError("a score that is no number")
    return Bead(
        tuple(map(whole_number, source)),
        tuple(map(whole_number, target)),
        float(score),
        Origin(origin),
        RowStatus.CONFIRMED if confirmed else RowStatus.OPEN,
    )


def _matching(pattern: re.Pattern[str], value: object) -> str:
    """A text of this form. Raises ValueError for anything else."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError("a name of another form")
    return value


def _check(article: Article, alignment: Alignment) -> None:
    """Raise ValueError unless each block is in exactly one row, each sentence in one bead of it."""
    for side, placed in ((article.source, "source"), (article.target, "target")):
        used = [index for row in alignment.rows for index in getattr(row.blocks, placed)]
        if sorted(used) != list(range(len(side.blocks))) or len(
            {block.id for block in side.blocks}
        ) != len(side.blocks):
            raise ValueError("blocks and rows do not fit each other")
        for row in alignment.rows:
            count = sum(len(side.blocks[index].sentences) for index in getattr(row.blocks, placed))
            if row.sentences and sorted(
                unit for bead in row.sentences for unit in getattr(bead, placed)
            ) != list(range(count)):
                raise ValueError("sentences and beads do not fit each other")
