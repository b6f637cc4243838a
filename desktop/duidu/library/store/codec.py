"""Conversion between the core types and table rows; every row is verified when it is read."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import apsw

from duidu.core.alignment import Bead, Origin, Row
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Block, BlockKind, ShownTime, SideName, Span
from duidu.core.emphasis import Emphases, Emphasis, EmphasisKind
from duidu.core.note_marks import NoteMark, NoteMarks
from duidu.core.row_status import STATUSES
from duidu.library.store.compact_json import compact_json
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.schema import Table, Value, checksum

T = TypeVar("T")
SIDES = (SideName.SOURCE, SideName.TARGET)
# Fields of an annotation that are kept with what other programs say of it.
_NAMED = ("author", "editor", "answers")
# Anchors written as JSON at once: no other thread works meanwhile.
_AT_ONCE = 100
# How the status of a sentence bead is kept: most beads have one of the two that there always were.
_KEPT_AS = (False, True, *range(2, len(STATUSES)))
# Stands before the marks of notes, where kinds of emphasis stand before theirs.
_MARKS = "note"
# And before the time of a subtitle.
_TIME = "time"
_compact = compact_json()
_DECODER = json.JSONDecoder()


def side_number(side: SideName) -> int:
    """The number that stands for a side in the tables: 0 source, 1 target."""
    return 0 if side is SideName.SOURCE else 1


def integer(connection: apsw.Connection, query: str, values: Sequence[Value] = ()) -> int:
    """The single integer that a query returns."""
    return int(str(connection.execute(query, values).fetchall()[0][0]))


def has_table(connection: apsw.Connection, table: Table) -> bool:
    """Whether a library has a table that earlier versions did not make."""
    query = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?)"
    return bool(integer(connection, query, (table.name,)))


def dumps(value: object) -> str:
    """Compact JSON, as stored in text columns."""
    return _compact(value)


def verified_columns(table: Table, row: Sequence[Any]) -> dict[str, Any]:
    """The columns of a row read with `table.select`, by name, and its number as "number".

    Raises DamagedError if the row does not match its checksum.
    """
    # Between the row's number and its checksum.
    values = row[1:-1]
    if checksum(values) != row[-1]:
        raise DamagedError(
            "Row {row} of {name} in the library is damaged: its checksum does not match. Start "
            "Duidu again to repair it from a backup.",
            row=row[0],
            name=table.name,
        )
    return {"number": row[0], **dict(zip(table.columns, values, strict=True))}


def block_values(
    article: int, side: int, position: int, row: int, block: Block
) -> tuple[Value, ...]:
    """The values of a block, for BLOCKS.row."""
    return (
        article,
        side,
        block.id,
        position,
        row,
        block.kind.value,
        block.level,
        block.text,
        spans_text(block),
    )


def spans_text(block: Block) -> str:
    """Sentence boundaries, emphasis, marks of notes and the time of a block as JSON.

    The flat list of sentence edges, followed by one list [kind, edges...] for each kind of emphasis
    that occurs, one ["note", at, note, last, label, ...] for the marks, and one
    ["time", start, end] for the time of a subtitle. A block without these is therefore stored byte
    for byte as before they existed, and with the same checksum: old libraries need no migration of
    their rows.
    """
    edges_of_sentences = (edge for span in block.sentences for edge in (span.start, span.end))
    # Most blocks have no emphasis, and numbers alone are written faster without the encoder.
    if not block.emphasis and not block.marks and block.time is None:
        return f"[{','.join(map(str, edges_of_sentences))}]"
    flat: list[object] = list(edges_of_sentences)
    for kind in EmphasisKind:
        edges = [edge for e in block.emphasis if e.kind is kind for edge in (e.start, e.end)]
        flat += [[kind.value, *edges]] if edges else []
    marks = [value for at, note, label, last in block.marks for value in (at, note, last, label)]
    flat += [[_MARKS, *marks]] if marks else []
    flat += [[_TIME, *block.time]] if block.time else []
    return dumps(flat)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of a block, of its column of that name."""
    flat = json.loads(text)
    flat = [edge for edge in flat if not isinstance(edge, list)]
    return tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))


def block_of(columns: dict[str, Any]) -> Block:
    """The block in a verified row."""
    flat = json.loads(columns["sentences"])
    # Time, marks and emphasis are taken off the end first: what remains are the sentences.
    time = _time_of(flat) if flat and isinstance(flat[-1], list) else None
    marks = _marks_of(flat) if flat and isinstance(flat[-1], list) else ()
    emphasis = _emphasis_of(flat) if flat and isinstance(flat[-1], list) else ()
    spans = tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))
    return Block(
        columns["id"],
        columns["text"],
        BlockKind(columns["kind"]),
        columns["level"],
        spans,
        emphasis,
        marks,
        time,
    )


def _time_of(flat: list[Any]) -> ShownTime | None:
    """Remove the time of a subtitle from the end of a decoded `spans_text` list, and return it."""
    if flat[-1][0] != _TIME:
        return None
    _, start, end = flat.pop()
    return ShownTime(start, end)


def _marks_of(flat: list[Any]) -> NoteMarks:
    """Remove the marks of notes from the end of a decoded `spans_text` list and return them."""
    if flat[-1][0] != _MARKS:
        return ()
    values = flat.pop()[1:]
    found = zip(values[::4], values[1::4], values[2::4], values[3::4], strict=True)
    return tuple(NoteMark(at, note, label, last) for at, note, last, label in found)


def _emphasis_of(flat: list[Any]) -> Emphases:
    """Remove the emphasis from the end of a decoded `spans_text` list and return it."""
    found: list[Emphasis] = []
    while flat and isinstance(flat[-1], list):
        kind, *edges = flat.pop()
        found += (
            Emphasis(start, end, EmphasisKind(kind))
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        )
    # In order of start, as the normal form has it; they were stored by kind.
    return tuple(sorted(found))


def beads_text(beads: Sequence[Bead]) -> str:
    """Sentence beads as JSON."""
    return dumps(
        [
            # An origin is written as the text that it is; what nothing tells of takes no room.
            (bead.source, bead.target, bead.score, bead.origin, _KEPT_AS[bead.status])
            + ((bead.pair,) if bead.pair < 1 else ())
            for bead in beads
        ]
    )


def beads_of(text: str) -> tuple[Bead, ...]:
    """The sentence beads that `beads_text` wrote."""
    return tuple(
        Bead(tuple(source), tuple(target), score, Origin(origin), STATUSES[status], *pair)
        for source, target, score, origin, status, *pair in json.loads(text)
    )


def row_of(columns: dict[str, Any], source: tuple[int, ...], target: tuple[int, ...]) -> Row:
    """The core row in a verified row; `source` and `target` are its block indexes."""
    paragraph = Bead(
        source, target, columns["score"], Origin(columns["origin"]), STATUSES[columns["confirmed"]]
    )
    return Row(paragraph, beads_of(columns["sentences"]), bool(columns["crossing"]))


def anchors_text(anchors: Sequence[Anchor]) -> str:
    """Anchors as JSON: one list each, in the order of the type's fields."""
    parts = (
        dumps([_anchor_values(a) for a in anchors[first : first + _AT_ONCE]])[1:-1]
        for first in range(0, len(anchors), _AT_ONCE)
    )
    return f"[{','.join(parts)}]"


def _anchor_values(a: Anchor) -> tuple[str | int, ...]:
    where = (a.side.value, a.block, a.start, a.end)
    return (*where, a.exact, a.prefix, a.suffix, a.version, a.state.value)


def anchors_of(text: str) -> tuple[Anchor, ...]:
    """The anchors that `anchors_text` wrote."""
    return tuple(each_anchor(text))


def each_anchor(text: str, part: bool = False) -> Iterator[Anchor]:
    """The anchors that `anchors_text` wrote; of a `part`, its beginning, those that are whole.

    One by one: the JSON reader lets no other thread work while it reads a text.
    """
    at = 1
    while at < len(text) - 1:
        try:
            values, end = _DECODER.raw_decode(text, at)
        except ValueError:
            if part:
                return
            raise
        side, block, start, stop, exact, prefix, suffix, version, state = values
        yield Anchor(
            SideName(side), block, start, stop, exact, prefix, suffix, version, AnchorState(state)
        )
        at = end + 1


def note_values(note: Annotation, article: int) -> tuple[Value, ...]:
    """The values of an annotation, for NOTES.row; `article` is the article's number."""
    # In a column that all versions have: one that knows no authors keeps them.
    named = {name: value for name in _NAMED if (value := getattr(note, name))}
    return (
        *(note.id, article, note.kind.value, anchors_text(note.anchors), note.text, note.color),
        *(dumps(note.tags), dumps(note.links), dumps(note.extra | named)),
        *(
            float(note.created),
            float(note.modified),
            None if note.deleted is None else float(note.deleted),
        ),
    )


def _loaded(text: str, empty: T) -> T:
    """What a column holds as JSON; nearly all are `empty`, which a page of notes need not parse."""
    found: T = empty if len(text) == 2 else json.loads(text)
    return found


def note_of(columns: dict[str, Any], article: str) -> Annotation:
    """The annotation in a verified row; `article` is its article's id."""
    extra: dict[str, Any] = _loaded(columns["extra"], {})
    named = {name: str(extra.pop(name, "")) for name in _NAMED}
    return Annotation(
        id=columns["id"],
        article=article,
        kind=AnnotationKind(columns["kind"]),
        anchors=anchors_of(columns["anchors"]),
        text=columns["text"],
        color=columns["color"],
        tags=tuple(_loaded(columns["tags"], [])),
        links=tuple(_loaded(columns["links"], [])),
        created=columns["created"],
        modified=columns["modified"],
        deleted=columns["deleted"],
        extra=extra,
        **named,
    )
