"""Makes an article of what was recognised: sentences, a title, and the rows that the file gives.

Nothing is aligned here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from duidu.app.opening.book_notes import with_marks
from duidu.app.opening.file_alignment import FileRows
from duidu.app.opening.named_rows import named_rows
from duidu.app.opening.pictures import (
    NO_PICTURES,
    PicturesFound,
    ShownOnSides,
    lost_pictures,
    pictures_found,
    shown_in,
)
from duidu.app.opening.recognised import (
    Arrangement,
    Raw,
    Recognised,
    Sentences,
    checked,
)
from duidu.core.alignment import ALONE, BY_FILE, Row, rows_alone
from duidu.core.article import Article, Block, BlockKind, Side
from duidu.core.jobs import Job, NoJob
from duidu.core.left_out import left_out_sentence
from duidu.formats.base.document import Document
from duidu.language.registry import cutter_for

_ENDS_SENTENCE = re.compile(r"[.!?。！？…:：;；,，][\"'”’」』)）\]】]*\s*$")
# So many times the rows that are wanted first are arranged at once: the rest would take a moment.
_MANY_TIMES = 10
_LONGEST_TITLE = 120  # Latin letters; a hanzi counts as three
# Formats whose tables pair paragraphs. Those of the others pair sentences, or what their makers
# took for sentences.
_OF_PARAGRAPHS = frozenset({"docx", "odt", "html", "epub", "markdown"})


@dataclass(frozen=True, slots=True)
class Arranged:
    """An article cut into sentences and ready to be aligned.

    `rows` are those the file itself gives, or those of a text alone, else (); `aligner` is the
    name under which they are kept. `paragraphs` says that these rows pair paragraphs, as a table in
    a document does, so that their sentences are still to be aligned. `notes` are sentences to tell
    the person, and `left_out` counts what was not read, by the kinds of core/left_out.py, of which
    `places` says where the first stands. With a `rest` the article and the rows are only the
    beginning of it. `readings` are lines that spell how a text is read, by that text.
    `pictures` are those of the text. `named` are rows of blocks that both files call by the same
    name, which stay as they are when the rest is aligned.
    """

    article: Article
    arrangement: Arrangement
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    paragraphs: bool = False
    aligner: str = BY_FILE
    rest: "RestOfFile | None" = None
    groups: tuple[int, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    pictures: PicturesFound = NO_PICTURES
    named: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class RestOfFile:
    """What a file gives of which only the first rows are arranged.

    It has at most `rows` rows and as many blocks (source, target) as `blocks` says.
    """

    recognised: Recognised
    rows: int
    blocks: tuple[int, int]

    def whole(self, job: Job) -> Arranged:
        """All of it. Raises Cancelled."""
        return arrange(self.recognised, job)

    def one_by_one(self, job: Job) -> Iterator[tuple[Row, Sequence[Block], Sequence[Block]]]:
        """Yield all rows from the first on, each with its blocks. Raises Cancelled."""
        assert self.recognised.groups is not None
        found = FileRows(self.recognised.languages, self.recognised.groups, job)
        source, target = (side.blocks for side in found.sides)
        for row in found.made(job):
            yield (
                row,
                [source[unit] for unit in row.blocks.source],
                [target[unit] for unit in row.blocks.target],
            )


def arrange_first(found: Recognised, most: int, job: Job | None = None) -> Arranged:
    """Make an article of the first rows that a file gives, with the rest of it.

    All of it where a file gives no rows, or not many more. Raises Cancelled.
    """
    job = job or NoJob()
    if found.groups is None or sum(map(len, found.groups)) <= most * _MANY_TIMES:
        return arrange(found, job)
    rows = FileRows(found.languages, found.groups, job)
    if rows.most <= most * _MANY_TIMES:
        return arrange(found, job)
    first = tuple(islice(rows.made(job), most))
    counts = (
        sum(len(row.blocks.source) for row in first),
        sum(len(row.blocks.target) for row in first),
    )
    source, target = (
        Side(side.language, tuple(side.blocks[:count]))
        for side, count in zip(rows.sides, counts, strict=True)
    )
    every = len(found.groups[0]), len(found.groups[1])
    rest = RestOfFile(found, rows.most, every)
    # Who reads a table of so many rows is shown its pictures nowhere: they are counted.
    return replace(_arranged(found, (source, target), first, ((), ())), rest=rest)


def arrange(found: Recognised, job: Job | None = None) -> Arranged:
    """Make an article of recognised sides. Raises Cancelled."""
    return _arranged(found, *_sides_and_rows(found, job or NoJob()))


def _arranged(
    found: Recognised, sides: tuple[Side, Side], rows: tuple[Row, ...], shown: ShownOnSides
) -> Arranged:
    """The article of these sides, with the title that its documents or headings give.

    `shown` are the pictures at the blocks of each side.
    """
    documents = found.documents
    is_alone = found.arrangement is Arrangement.ALONE
    metadata = {key: value for document in documents for key, value in document.metadata.items()}
    notes = (note for document in documents for note in document.notes)
    counts = sum((Counter(document.left_out) for document in documents), Counter[str]())
    left_out = dict(counts + Counter(picture=lost_pictures(documents, shown)))
    # What the file calls itself, then its highest heading, then the file's name.
    title = next((document.title for document in documents if document.title), "")
    return Arranged(
        Article(title or _heading(sides) or found.name, sides[0], sides[1], metadata),
        found.arrangement,
        rows,
        tuple(filter(None, (*notes, left_out_sentence(left_out)))),
        documents[0].format in _OF_PARAGRAPHS and not is_alone,
        ALONE if is_alone else BY_FILE,
        groups=_groups(found) if rows and not is_alone else (),
        left_out=left_out,
        places={kind: words for one in documents[::-1] for kind, words in one.places.items()},
        readings={**found.readings, **_said_beside(documents)},
        pictures=pictures_found(documents, shown, found.arrangement),
        named=named_rows(found.sides, sides) if not rows else (),
    )


def _said_beside(documents: Sequence[Document]) -> dict[str, str]:
    """The lines that spell how a text is read, where the reader of a file kept them with it."""
    return {one.text: one.reading for it in documents for one in it.blocks if one.reading}


def _groups(found: Recognised) -> tuple[int, ...]:
    """The groups of the blocks in their order; () where a block is in none."""
    groups = dict.fromkeys(block.group for one in found.documents for block in one.blocks)
    return tuple(group for group in groups if group is not None) if None not in groups else ()


def _sides_and_rows(
    found: Recognised, job: Job
) -> tuple[tuple[Side, Side], tuple[Row, ...], ShownOnSides]:
    """Both sides, the rows that the file gives, and the pictures at the blocks of each side."""
    if found.groups is not None:
        given = FileRows(found.languages, found.groups, job)
        rows = tuple(given.made(job))
        source, target = (side.finished() for side in given.sides)
        return (source, target), rows, [side.shown for side in given.sides]
    left, right = (
        _side(language, raw, sentences, job)
        for language, raw, sentences in zip(
            found.languages, found.sides, found.sentences, strict=True
        )
    )
    is_alone = found.arrangement is Arrangement.ALONE
    shown = [shown_in(raw) for raw in found.sides]
    return (left, right), tuple(rows_alone(left)) if is_alone else (), shown


def _side(language: str, raw: Raw, sentences: Sentences, job: Job) -> Side:
    """A side of these blocks, cut into sentences unless the reader did that.

    A short first line without an end mark becomes the side's heading.
    """
    spans = sentences or map(cutter_for(language), (block.text for block in checked(raw, job)))
    blocks = [
        Block(index, block.text, block.kind, block.level, cut, block.emphasis, time=block.time)
        for index, (block, cut) in enumerate(zip(raw, spans, strict=True))
    ]
    blocks = with_marks(blocks, raw)
    if len(blocks) > 1 and blocks[0].kind is BlockKind.PARAGRAPH and _is_title(blocks[0].text):
        blocks[0] = replace(blocks[0], kind=BlockKind.HEADING, level=1)
    return Side(language, tuple(blocks))


def _heading(sides: Sequence[Side]) -> str:
    """The highest heading among the first blocks of either side; the source wins a tie."""
    headings = [
        # A title stands at the beginning; a heading further down is that of a chapter.
        block
        for side in sides
        for block in side.blocks[:3]
        if block.kind is BlockKind.HEADING
    ]
    return min(headings, key=lambda block: block.level).text.strip() if headings else ""


def _is_title(text: str) -> bool:
    # From U+2E80 on are wide scripts.
    weight = sum(3 if c > "\u2e7f" else 1 for c in text)
    return weight <= _LONGEST_TITLE and not _ENDS_SENTENCE.search(text)
