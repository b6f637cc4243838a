"""Turns a document into JSON and back, to hand it from the child to the parent.

JSON, because a reader that a hostile file has taken over can then do no more than give a wrong
answer. Blocks go by columns and sentences as numbers, which is smaller.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import islice, pairwise, repeat
from operator import ge, itemgetter
from typing import Any

from duidu.core.article import BlockKind, Span
from duidu.core.emphasis import Emphases, Emphasis, EmphasisKind
from duidu.core.left_out import KINDS
from duidu.core.note_marks import LONGEST_LABEL, MOST_MARKS, NoteMark, NoteMarks
from duidu.core.row_status import STATUSES
from duidu.formats.base.document import Document, RawBlock, Remark
from duidu.formats.sandbox.images import check_pictures, described, images_of, shown_at

_LISTS, _TABLES = ("notes", "annotations", "languages"), ("metadata", "parts")
_CHECKED_ALONE = {"emphasis", "pictures", "marks"}
_NUMBERS = {"level", "column", "status", "note"}
_OPTIONAL_NUMBERS = {"group", "paragraph", "start", "end", "field"}
# What SQLite and Qt still take; files number their segments with fewer.
_LARGEST = 1 << 53


def encoded(answer: object) -> bytes:
    """Encode an answer as JSON in UTF-8; lone surrogates of broken files are kept."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")


def decoded(answer: bytes) -> dict[str, Any]:
    """Decode what `encoded` returned."""
    found: dict[str, Any] = json.loads(answer.decode("utf-8", "surrogatepass"))
    return found


def packed(document: Document) -> dict[str, object]:
    """Describe a document for JSON, without the bytes of its images."""
    packed_alone = {
        "blocks": _columns(document.blocks),
        "sentences": _numbers(document.sentences),
        "images": described(document.images),
    }
    others = {
        one.name: getattr(document, one.name)
        for one in fields(document)
        if one.name not in packed_alone
    }
    return {**others, **packed_alone, "remarks": [asdict(remark) for remark in document.remarks]}


def unpacked(answer: dict[str, Any], parts: Sequence[bytes | memoryview] = ()) -> Document:
    """Return the document that was packed; `parts` are the bytes of its images.

    Raises AttributeError, KeyError, TypeError or ValueError for anything else.
    """
    # A hostile file may control the child: whatever is of another type would fail much later.
    images = images_of(answer.pop("images"), parts)
    blocks = _blocks(len(images), **answer.pop("blocks"))
    check_pictures(blocks, cover := answer.pop("cover"), len(images))
    sentences = _sentences(blocks, **answer.pop("sentences"))
    remarks = tuple(_remark(**remark) for remark in answer.pop("remarks"))
    lists: dict[str, Any] = {name: tuple(_texts(answer.pop(name))) for name in _LISTS}
    tables: dict[str, Any] = {name: _texts_by_name(answer.pop(name)) for name in _TABLES}
    left_out = _counts(answer.pop("left_out"))
    places = _texts_by_name(answer.pop("places"))
    if not places.keys() <= left_out.keys():
        raise ValueError("a place of nothing")
    doubtful = answer.pop("doubtful")
    if type(doubtful) is not bool:
        raise TypeError("a doubt that is neither there nor not")
    _texts(list(answer.values()))
    return Document(
        blocks,
        sentences=sentences,
        remarks=remarks,
        doubtful=doubtful,
        left_out=left_out,
        places=places,
        images=images,
        cover=cover,
        **lists,
        **tables,
        **answer,
    )


def _texts(values: list[Any]) -> list[str]:
    """A list of texts. Raises TypeError for anything else."""
    if type(values) is not list or any(type(value) is not str for value in values):
        raise TypeError("something else than texts")
    return values


def _texts_by_name(values: dict[str, Any]) -> dict[str, str]:
    """An object whose values are texts. Raises TypeError for anything else."""
    if type(values) is not dict:
        raise TypeError("something else than an object")
    _texts(list(values.values()))
    return values


def _counts(values: dict[str, Any]) -> dict[str, int]:
    """An object that counts things left out by kind. Raises TypeError, ValueError otherwise."""
    if type(values) is not dict or not values.keys() <= KINDS.keys():
        raise TypeError("something else than kinds of things left out")
    if min(_whole_numbers(list(values.values())), default=1) < 1:
        raise ValueError("a count without reason")
    return values


def _remark(
    text: str,
    quotation: str,
    group: int | None,
    column: int,
    time: float,
    tags: list[str],
    **texts: str,
) -> Remark:
    """A comment of these fields; raises TypeError, ValueError where one is of another type."""
    _texts([text, quotation, *texts.values()])
    _whole_numbers([column])
    _whole_numbers([0 if group is None else group])
    if type(time) not in (int, float) or not 0 <= time < _LARGEST:
        raise ValueError("a time without reason")
    return Remark(text, quotation, group, column, time=time, tags=tuple(_texts(tags)), **texts)


def _whole_numbers(values: list[Any]) -> list[int]:
    """A list of whole numbers that fit wherever they go. Raises TypeError, ValueError."""
    if type(values) is not list or not set(map(type, values)) <= {int}:
        raise TypeError("something else than whole numbers")
    if values and not (min(values) > -_LARGEST and max(values) < _LARGEST):
        raise ValueError("a number without reason")
    return values


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


def _blocks(images: int, **columns: Any) -> tuple[RawBlock, ...]:  # noqa: ANN401
    """Return the blocks of these columns, whose pictures show some of so many images.

    Raises KeyError, TypeError, ValueError.
    """
    unsaid = RawBlock("")._asdict()
    for name, column in columns.items():
        _check_column(name, column, len(columns["text"]))
    kinds = {kind.value: kind for kind in BlockKind}
    if "kind" in columns:
        columns["kind"] = map(kinds.__getitem__, columns["kind"])
    if "emphasis" in columns:
        columns["emphasis"] = map(_emphasis, columns["emphasis"], columns["text"])
    if "marks" in columns:
        columns["marks"] = map(_marks, columns["marks"], columns["text"])
    if "pictures" in columns:
        columns["pictures"] = [shown_at(one, images) for one in columns["pictures"]]
    every: Iterator[Iterable[Any]] = (
        columns.get(name, repeat(value)) for name, value in unsaid.items()
    )
    return tuple(map(RawBlock, *every))


def _check_column(name: str, column: list[Any], length: int) -> None:
    """Raise TypeError or ValueError where a field of the blocks has other values than it can."""
    if name not in RawBlock._fields or type(column) is not list or len(column) != length:
        raise ValueError("columns of different lengths")
    if name in _NUMBERS:
        _whole_numbers(column)
        if name == "status" and not set(column) <= STATUSES.keys():
            raise ValueError("a status that is none")
    elif name in _OPTIONAL_NUMBERS:
        _whole_numbers([value for value in column if value is not None])
    elif name not in _CHECKED_ALONE:
        _texts(column)


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
    for start, end, _ in found:
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            raise ValueError("emphasis outside its text")
    return found


def _marks(marks: Sequence[Sequence[Any]], text: str) -> NoteMarks:
    """The marks of notes in a text. Raises TypeError, ValueError for anything else."""
    found = tuple(NoteMark(at, note, label) for at, note, label, _ in marks)
    for at, note, label, _ in found:
        if type(at) is not int or type(note) is not int or type(label) is not str:
            raise TypeError("a mark of a note that is none")
        if not 0 < at <= len(text) or not 0 < note < _LARGEST or len(label) > LONGEST_LABEL:
            raise ValueError("a mark outside its text")
    if len(found) > MOST_MARKS or list(found) != sorted(found, key=itemgetter(0)):
        raise ValueError("marks without order, or too many")
    return found


def _sentences(
    blocks: Sequence[RawBlock], counts: list[int], starts: list[int], ends: list[int]
) -> tuple[tuple[Span, ...], ...]:
    """Return the sentences by block. Raises TypeError, ValueError for one outside its text."""
    for numbers in (counts, starts, ends):
        _whole_numbers(numbers)
    if sum(counts) != len(starts) or len(starts) != len(ends) or min(starts, default=0) < 0:
        raise ValueError("sentences of another number than said")
    if any(map(ge, starts, ends)):
        raise ValueError("a sentence without text")
    spans = map(Span, starts, ends)
    found = tuple(tuple(islice(spans, count)) for count in counts)
    for cut, block in zip(found, blocks, strict=True) if found else ():
        if cut and (cut[-1].end > len(block.text) or _overlap(cut)):
            raise ValueError("a sentence outside its text")
    return found


def _overlap(cut: Sequence[Span]) -> bool:
    return any(later.start < earlier.end for earlier, later in pairwise(cut))
