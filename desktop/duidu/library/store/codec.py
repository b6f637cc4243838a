"""Core types as rows of the tables and back, each row checked against its checksum on the way in. Plain functions."""

import json
from collections.abc import Sequence
from typing import Any

import apsw

from duidu.core.alignment import Bead, Origin, Row
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Block, BlockKind, SideName, Span
from duidu.core.emphasis import Emphases, Emphasis, EmphasisKind
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.schema import Table, Value, checksum

SIDES = (SideName.SOURCE, SideName.TARGET)


def side_number(side: SideName) -> int:
    """How a side is stored: 0 the source, 1 the target."""
    return 0 if side is SideName.SOURCE else 1


def integer(connection: apsw.Connection, query: str, values: Sequence[Value] = ()) -> int:
    """The one integer that a query answers."""
    return int(str(connection.execute(query, values).fetchall()[0][0]))


def dumps(value: object) -> str:
    """Compact JSON, as stored in text columns."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def verified(table: Table, row: Sequence[Any]) -> dict[str, Any]:
    """The columns of a row read with `table.select`, by name, with its number. Raises DamagedError if the checksum does not agree."""
    values = row[1:-1]
    if checksum(values) != row[-1]:
        raise DamagedError(
            "Row {row} of {name} in the library is damaged: it is not what was written. "
            "It will be put right from a backup when the library is checked.",
            row=row[0],
            name=table.name,
        )
    return {"number": row[0], **dict(zip(table.columns, values, strict=True))}


def block_values(
    article: int, side: int, position: int, row: int, block: Block
) -> tuple[Value, ...]:
    """A block as values for BLOCKS.row."""
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
    """Places in a block's text: the flat edges of its sentences; behind them, where there is emphasis, a list [kind, edges] for each kind.

    So a block without emphasis is stored as every block was before there was any, byte for byte and with the same checksum: a library of
    any age is read as it is, and nothing has to migrate.
    """
    flat: list[object] = [number for span in block.sentences for number in (span.start, span.end)]
    for kind in EmphasisKind if block.emphasis else ():
        edges = [edge for e in block.emphasis if e.kind is kind for edge in (e.start, e.end)]
        flat += [[kind.value, *edges]] if edges else []
    return dumps(flat)


def block_of(columns: dict[str, Any]) -> Block:
    """The block in a verified row."""
    flat = json.loads(columns["sentences"])
    emphasis = _emphasis_of(flat) if flat and isinstance(flat[-1], list) else ()
    spans = tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))
    return Block(
        columns["id"],
        columns["text"],
        BlockKind(columns["kind"]),
        columns["level"],
        spans,
        emphasis,
    )


def _emphasis_of(flat: list[Any]) -> Emphases:
    """Take the emphasis off the end of a block's places."""
    found: list[Emphasis] = []
    while flat and isinstance(flat[-1], list):
        kind, *edges = flat.pop()
        found += (
            Emphasis(start, end, EmphasisKind(kind))
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        )
    return tuple(sorted(found))


def beads_text(beads: Sequence[Bead]) -> str:
    """Sentence beads as stored."""
    return dumps(
        [
            (bead.source, bead.target, bead.score, bead.origin.value, bead.confirmed)
            for bead in beads
        ]
    )


def beads_of(text: str) -> tuple[Bead, ...]:
    """Sentence beads from what beads_text gave."""
    return tuple(
        Bead(tuple(source), tuple(target), score, Origin(origin), confirmed)
        for source, target, score, origin, confirmed in json.loads(text)
    )


def row_of(columns: dict[str, Any], source: tuple[int, ...], target: tuple[int, ...]) -> Row:
    """The core row in a verified row, with the block indexes of each side."""
    paragraph = Bead(
        source, target, columns["score"], Origin(columns["origin"]), bool(columns["confirmed"])
    )
    return Row(paragraph, beads_of(columns["sentences"]), bool(columns["crossing"]))


def anchors_text(anchors: Sequence[Anchor]) -> str:
    """Anchors as stored: one list each, in the order of the type's fields."""
    return dumps(
        [
            (
                a.side.value,
                a.block,
                a.start,
                a.end,
                a.exact,
                a.prefix,
                a.suffix,
                a.version,
                a.state.value,
            )
            for a in anchors
        ]
    )


def anchors_of(text: str) -> tuple[Anchor, ...]:
    """Anchors from what anchors_text gave."""
    return tuple(
        Anchor(
            SideName(side), block, start, end, exact, prefix, suffix, version, AnchorState(state)
        )
        for side, block, start, end, exact, prefix, suffix, version, state in json.loads(text)
    )


def note_values(note: Annotation, article: int) -> tuple[Value, ...]:
    """An annotation as values for NOTES.row."""
    return (
        *(note.id, article, note.kind.value, anchors_text(note.anchors), note.text, note.color),
        *(dumps(note.tags), dumps(note.links), dumps(note.extra)),
        *(
            float(note.created),
            float(note.modified),
            None if note.deleted is None else float(note.deleted),
        ),
    )


def note_of(columns: dict[str, Any], article: str) -> Annotation:
    """The annotation in a verified row; `article` is the id of its article."""
    return Annotation(
        id=columns["id"],
        article=article,
        kind=AnnotationKind(columns["kind"]),
        anchors=anchors_of(columns["anchors"]),
        text=columns["text"],
        color=columns["color"],
        tags=tuple(json.loads(columns["tags"])),
        links=tuple(json.loads(columns["links"])),
        created=columns["created"],
        modified=columns["modified"],
        deleted=columns["deleted"],
        extra=json.loads(columns["extra"]),
    )
