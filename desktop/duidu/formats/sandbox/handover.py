"""Turns a document into JSON and back, to hand it from the child to the parent.

JSON, because a reader that a hostile file has taken over can then do no more than give a wrong
answer. Blocks go by columns and sentences as numbers, which is smaller.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import islice, repeat
from operator import itemgetter
from typing import Any

from duidu.core.article import BlockKind, Span
from duidu.core.emphasis import Emphases, Emphasis, EmphasisKind
from duidu.formats.base.document import Document, RawBlock, Remark

_LISTS = ("notes", "annotations")


def encoded(answer: object) -> bytes:
    """Encode an answer as JSON in UTF-8; lone surrogates of broken files are kept."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")


def decoded(answer: bytes) -> dict[str, Any]:
    """Decode what `encoded` returned."""
    found: dict[str, Any] = json.loads(answer.decode("utf-8", "surrogatepass"))
    return found


def packed(document: Document) -> dict[str, object]:
    """Describe a document for JSON."""
    packed_alone = {"blocks": _columns(document.blocks), "sentences": _numbers(document.sentences)}
    others = {
        one.name: getattr(document, one.name)
        for one in fields(document)
        if one.name not in packed_alone
    }
    return {**others, **packed_alone, "remarks": [asdict(remark) for remark in document.remarks]}


def unpacked(answer: dict[str, Any]) -> Document:
    """Return the document that was packed.

    Raises KeyError, TypeError or ValueError for anything else.
    """
    blocks = _blocks(**answer.pop("blocks"))
    sentences = _sentences(blocks, **answer.pop("sentences"))
    remarks = tuple(Remark(**remark) for remark in answer.pop("remarks"))
    lists = {name: tuple(answer[name]) for name in _LISTS}
    return Document(blocks, sentences=sentences, remarks=remarks, **{**answer, **lists})


def _columns(blocks: Sequence[RawBlock]) -> dict[str, list[object]]:
    """Return each field of the blocks as a list.

    Fields that have their default in every block are left out, as most are.
    """
    columns = (
        (name, list(map(itemgetter(place), blocks))) for place, name in enumerate(RawBlock._fields)
    )
    unsaid = RawBlock("")._asdict()
    return {
        name: column
        for name, column in columns
        if name == "text" or column.count(unsaid[name]) < len(column)
    }


def _blocks(**columns: Any) -> tuple[RawBlock, ...]:  # noqa: ANN401
    kinds = {kind.value: kind for kind in BlockKind}
    if "kind" in columns:
        columns["kind"] = map(kinds.__getitem__, columns["kind"])
    if "emphasis" in columns:
        columns["emphasis"] = map(_emphasis, columns["emphasis"], columns["text"])
    every: Iterator[Iterable[Any]] = (
        columns.get(name, repeat(unsaid)) for name, unsaid in RawBlock("")._asdict().items()
    )
    return tuple(map(RawBlock, *every))


def _numbers(sentences: Sequence[Sequence[Span]]) -> dict[str, list[int]]:
    """Return how many sentences each block has, and where they all start and end."""
    spans = [span for block in sentences for span in block]
    return {
        "counts": list(map(len, sentences)),
        "starts": [span.start for span in spans],
        "ends": [span.end for span in spans],
    }


def _emphasis(marks: Iterable[Sequence[Any]], text: str) -> Emphases:
    found = tuple(Emphasis(start, end, EmphasisKind(kind)) for start, end, kind in marks)
    # A hostile file may control the child: what it says is checked.
    if any(not 0 <= start < end <= len(text) for start, end, _ in found):
        raise ValueError("emphasis outside its text")
    return found


def _sentences(
    blocks: Sequence[RawBlock], counts: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> tuple[tuple[Span, ...], ...]:
    """Return the sentences by block. Raises ValueError for one outside its text."""
    spans = map(Span, starts, ends)
    found = tuple(tuple(islice(spans, count)) for count in counts)
    # A hostile file may control the child, and a sentence outside its text would fail much later.
    if found and any(
        cut and cut[-1].end > len(block.text) for cut, block in zip(found, blocks, strict=True)
    ):
        raise ValueError("a sentence outside its text")
    return found
