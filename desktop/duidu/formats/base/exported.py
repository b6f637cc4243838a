"""What every writer is given: an article with its alignment, notes, terms and readings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, BlockKind, Side, SideName, Span
from duidu.core.errors import Sentence
from duidu.core.picture import Image, Picture
from duidu.core.rewording import Rewording
from duidu.core.token import Token, TokenKind
from duidu.core.visible_text import show_controls
from duidu.formats.notes.exported_notes import ArticleNotes, NoteEntry
from duidu.language.registry import describe
from duidu.lexicon.terms import Term

Tokens = Callable[[SideName, Block], tuple[Token, ...]]


@dataclass(frozen=True, slots=True)
class Gloss:
    """A word for the dictionary of a page: its reading and meaning, ready to be shown."""

    reading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Exported:
    """Everything a writer may need.

    `tokens` cuts a block into words, `syllable` writes a base syllable (hao3) as it is to be shown,
    `gloss` explains a word, None where the dictionary lacks it. `markup` holds words as a
    writer of markup has written them: a book has few that differ. `rewordings` are the words that a
    person replaced, in the order of the text of each side. `pictures` are those at a block, by side
    and id; `images` are theirs, by name, and `cover` is the name of the one on the cover.
    `note_addresses` are those of blocks that marks of notes lead to, where a format has links.
    """

    article: Article
    alignment: Alignment
    notes: ArticleNotes
    terms: tuple[Term, ...] = ()
    tokens: Tokens = lambda side, block: ()
    syllable: Callable[[str], str] = str
    gloss: Callable[[Token], Gloss | None] = lambda token: None
    markup: dict[tuple[str, tuple[str, ...], TokenKind], str] = field(
        default_factory=dict, compare=False
    )
    rewordings: tuple[Rewording, ...] = ()
    pictures: Mapping[tuple[SideName, int], tuple[Picture, ...]] = field(default_factory=dict)
    images: Mapping[str, Image] = field(default_factory=dict)
    cover: str = ""
    note_addresses: Mapping[tuple[SideName, int], str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[SideName, ...]:
        """The sides that there are: of a text without a translation, the source."""
        return (SideName.SOURCE,) if self.article.is_alone else tuple(SideName)

    def side(self, name: SideName) -> Side:
        """Return one of the two texts."""
        return self.article.side(name)

    @property
    def has_statuses(self) -> bool:
        """Whether a row has another status than that nobody looked at it."""
        return any(row.blocks.status for row in self.alignment.rows)


class Companion(NamedTuple):
    """One of several files that belong together: its ending, and its bytes under a name.

    One file may name another, which has the same name before its own ending.
    """

    suffix: str
    data: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, and sentences on what its format cannot hold.

    What is several files has these in `files`; `data` is then a ZIP of them.
    """

    data: bytes
    left_out: tuple[str, ...] = ()
    files: tuple[Companion, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence bead as text, with the notes that begin in it.

    `row` counts from 1; the text of a side without counterpart is "". `places` has for each
    sentence its side, the id of its block, its span there, and its offset in the segment's text.
    """

    row: int
    bead: Bead
    source: str
    target: str
    notes: tuple[NoteEntry, ...] = ()
    places: tuple[tuple[SideName, int, Span, int], ...] = ()

    def text(self, side: SideName) -> str:
        """Return the text of one side."""
        return self.source if side is SideName.SOURCE else self.target


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """One row with its blocks and the notes that begin in it; `number` counts from 1."""

    number: int
    row: Row
    source: tuple[Block, ...]
    target: tuple[Block, ...]
    notes: tuple[NoteEntry, ...]

    def blocks(self, side: SideName) -> tuple[Block, ...]:
        """Return the blocks of one side."""
        return self.source if side is SideName.SOURCE else self.target

    @property
    def status(self) -> str:
        """How far the row is, in a word for files; "" for one that was not looked at."""
        return self.row.blocks.status.word

    @property
    def is_heading(self) -> bool:
        """Whether the row is a heading, on the side that has text."""
        return any(block.kind is BlockKind.HEADING for block in (self.source or self.target)[:1])

    @property
    def level(self) -> int:
        """The depth of the heading, 1 for the outermost; 0 for a row that is no heading."""
        return max(1, (self.source or self.target)[0].level) if self.is_heading else 0


def rows_of(exported: Exported) -> Iterator[ExportedRow]:
    """Yield the rows in order."""
    article = exported.article
    notes: dict[int, list[NoteEntry]] = {}
    for entry in exported.notes.entries:
        notes.setdefault(entry.row, []).append(entry)
    for number, row in enumerate(exported.alignment.rows, start=1):
        source = tuple(article.source.blocks[i] for i in row.blocks.source)
        target = tuple(article.target.blocks[i] for i in row.blocks.target)
        yield ExportedRow(number, row, source, target, tuple(notes.get(number, ())))


def segments_of(exported: Exported) -> Iterator[Segment]:
    """Yield the sentence beads in order, as text.

    Sentences of a bead are joined as their language joins them. A row without sentence beads is one
    segment, and so is code, with its lines.
    """
    for row in rows_of(exported):
        whole = row.row.blocks
        beads = _beads(row) or (Bead((), (), whole.score, whole.origin, whole.status),)
        taken: set[str] = set()
        # Once a row: a paragraph of a whole book has as many beads as sentences.
        every = {
            side: [(block, span) for block in row.blocks(side) for span in block.sentences]
            for side in SideName
        }
        for number, bead in enumerate(beads):
            last = number == len(beads) - 1
            notes = tuple(
                entry
                for entry in row.notes
                if entry.note.id not in taken and (last or _begins_in(entry, row, bead))
            )
            taken |= {entry.note.id for entry in notes}
            texts, places = {}, []
            for side in SideName:
                texts[side] = ""
                for block, span in _sentences(row, side, bead, every[side]):
                    before = (
                        join_texts((texts[side], ""), exported.side(side).language)
                        if texts[side]
                        else ""
                    )
                    places.append((side, block.id, span, len(before)))
                    texts[side] = before + span.of(block.text)
            if any(texts.values()):
                yield Segment(
                    row.number,
                    bead,
                    texts[SideName.SOURCE],
                    texts[SideName.TARGET],
                    notes,
                    tuple(places),
                )


def note_spans(segment: Segment, side: SideName) -> list[tuple[NoteEntry, Span]]:
    """Return where the segment's notes stand in its text on one side.

    Of notes that overlap, only the first is returned.
    """
    found: list[tuple[NoteEntry, Span]] = []
    for entry in segment.notes:
        for anchor in entry.note.anchors:
            for where, block, span, offset in segment.places:
                if (
                    (where, block) == (side, anchor.block)
                    and anchor.side is side
                    and span.start <= anchor.start < span.end
                ):
                    start = offset + anchor.start - span.start
                    place = Span(start, offset + min(anchor.end, span.end) - span.start)
                    if place.end > place.start and not any(
                        place.overlaps(other) for _, other in found
                    ):
                        found.append((entry, place))
    return sorted(found, key=lambda item: item[1])


def join_texts(texts: Sequence[str], language: str) -> str:
    """Join sentences or paragraphs as their language does: with spaces, or without."""
    return describe(language).sentence_joiner.join(texts)


def row_text(row: ExportedRow, side: SideName) -> str:
    """Return a side's paragraphs, one a line."""
    return "\n".join(block.text for block in row.blocks(side))


def note_text(entry: NoteEntry, named: bool = True) -> str:
    """Return a note as one text for people: its quotation, whose it is, what it says, its tags.

    `named` is False where the format has a place of its own for the name.

    Every format that shows notes as text (TMX, XLIFF, Markdown, tables, EPUB, ...) writes this: a
    change here changes them all.
    """
    note = entry.note
    quoted = " … ".join(entry.quotations)
    said = note.text or note.kind.value
    if named and note.last_hand:
        said = f"{note.last_hand}: {said}"
    if note.answers:
        said = f"↳ {said}"
    tags = "".join(f" #{tag}" for tag in note.tags)
    return show_controls(f"“{quoted}” {said}{tags}" if quoted else f"{said}{tags}")


def count_sentence(count: int, one: str, many: str) -> tuple[str, ...]:
    """Return a sentence with a count in it, () for none; `many` contains {count}."""
    if not count:
        return ()
    return (Sentence(one) if count == 1 else Sentence(many, count=count),)


def emphasis_said(exported: Exported) -> tuple[str, ...]:
    """Tell how much emphasis, and how many marks of notes, a format of plain text cannot hold."""
    count = sum(len(block.emphasis) for name in SideName for block in exported.side(name).blocks)
    many = "{count} places in italics or bold were written as plain text."
    marks = sum(len(block.marks) for name in SideName for block in exported.side(name).blocks)
    return (
        *count_sentence(count, "1 place in italics or bold was written as plain text.", many),
        *count_sentence(
            marks,
            "1 mark of a note of the book was left out; the note is in the text.",
            "{count} marks of notes of the book were left out; the notes are in the text.",
        ),
    )


def whole_article_notes(exported: Exported) -> tuple[NoteEntry, ...]:
    """Return the notes that stand in no row: of the whole article, or lost."""
    return tuple(entry for entry in exported.notes.entries if entry.row == 0)


def _beads(row: ExportedRow) -> Sequence[Bead]:
    """The sentence beads of a row; none of one of code, whose lines are no sentences."""
    is_code = any(b.kind is BlockKind.CODE for side in SideName for b in row.blocks(side))
    return () if is_code else row.row.sentences


def _sentences(
    row: ExportedRow, side: SideName, bead: Bead, every: Sequence[tuple[Block, Span]]
) -> list[tuple[Block, Span]]:
    """Return the sentences of a bead on one side; whole blocks for a row without beads."""
    if not _beads(row):
        return [(block, Span(0, len(block.text))) for block in row.blocks(side)]
    return [
        every[unit]
        for unit in (bead.source if side is SideName.SOURCE else bead.target)
        if unit < len(every)
    ]


def _begins_in(entry: NoteEntry, row: ExportedRow, bead: Bead) -> bool:
    """Whether a note begins in this bead: the first anchor that has a place decides."""
    for anchor in entry.note.anchors:
        place = _sentence_at(row.blocks(anchor.side), anchor.block, anchor.start)
        if place is not None:
            return place in (bead.source if anchor.side is SideName.SOURCE else bead.target)
    return False


def _sentence_at(blocks: Sequence[Block], identity: int, offset: int) -> int | None:
    """Return the number of the sentence at an offset of a block; None if it is elsewhere."""
    number = 0
    for block in blocks:
        for span in block.sentences:
            if block.id == identity and offset < span.end:
                return number
            number += 1
        if block.id == identity and block.sentences:
            return number - 1
    return None
