"""What is edited in place: a sentence, a paragraph, or the counterpart that is missing there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duidu.app.alignment.edit_text import RewriteText
from duidu.app.alignment.fill_gap import FillParagraph, FillSentence, place_to_fill
from duidu.app.alignment.reworded import By
from duidu.app.article.block_now import row_now
from duidu.app.article.open_text import OpenText, RowText
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.draft import Draft, DraftKind
from duidu.language.registry import cutter_for, describe
from duidu.library.library import Library
from duidu.ui.base.drafts import new_draft
from duidu.ui.reader.layout.sentences import Sentences, Stretch

if TYPE_CHECKING:
    from duidu.app.base.commands import Command


@dataclass(frozen=True, slots=True)
class EditTarget:
    """Words of one side that are edited, or a gap on it.

    `span` of block `block` says `seen`. In a gap `seen` is "", and the block is that of the other
    side beside it, in which the span is the sentence without a counterpart. `whole` is a paragraph
    as a whole.
    """

    side: SideName
    block: int
    span: Span
    seen: str
    is_gap: bool = False
    whole: bool = False

    @property
    def stretch(self) -> Stretch:
        """The words, or those beside the gap."""
        side = self.side.other if self.is_gap else self.side
        return Stretch(side, self.block, self.span.start, self.span.end)

    def draft(self, article: str, version: str) -> Draft:
        """The draft of what is typed in it; `version` is that of the block's text."""
        where = f"{self.side} {self.block} {self.span.start} {self.span.end}"
        return new_draft(
            DraftKind.TEXT,
            article,
            f"gap {where}" if self.is_gap else where,
            self.seen,
            side=self.side.value,
            block=str(self.block),
            start=str(self.span.start),
            version=version,
            **({"gap": "1"} if self.is_gap else {}),
        )

    def command(
        self, library: Library, article: str, language: str, written: str, by: By
    ) -> "Command":
        """What keeps a text in its place. Raises TextEditError where that is taken by now."""
        if not self.is_gap:
            return RewriteText(
                library, article, self.side, self.block, self.span, self.seen, written, by=by
            )
        beside = Place(self.side.other, self.block, self.span.start)
        cut, joiner = cutter_for(language), describe(language).sentence_joiner
        row = row_now(library, article, beside.side, beside.block)
        into = place_to_fill(row, beside) if row is not None else None
        if into is None:
            return FillParagraph(library, article, self.side, beside, written, cut)
        return FillSentence(library, article, self.side, into, beside, written, cut, joiner, by=by)


def block_of(open_text: OpenText, target: EditTarget) -> Block | None:
    """The block that a target names, None where it is gone."""
    row = open_text.row(open_text.row_of(target.stretch.side, target.block))
    return next((b for b in row.blocks(target.stretch.side) if b.id == target.block), None)


def sentence_at(text: RowText, place: Place) -> EditTarget | None:
    """The sentence at a place; None where there is none."""
    number = Sentences(text).at(place.side, place.block, place.offset)
    return None if number is None else _sentence(text, place.side, number)


def paragraph_at(text: RowText, place: Place) -> EditTarget | None:
    """The whole paragraph at a place."""
    block = next((b for b in text.blocks(place.side) if b.id == place.block), None)
    return None if block is None else _paragraph(place.side, block)


def counterpart_at(text: RowText, place: Place) -> EditTarget | None:
    """The first sentence that answers the one at a place, or the gap where one is missing."""
    sentences = Sentences(text)
    number = sentences.at(place.side, place.block, place.offset)
    if number is None:
        return None
    other = place.side.other
    answers = sentences.pair(place.side, number)[1]
    if answers:
        return sentence_at(text, Place(other, answers[0].block, answers[0].start))
    if not text.blocks(other):
        return gap_beside(text, other)
    here = sentences.stretch(place.side, number)
    return EditTarget(other, here.block, Span(here.start, here.end), "", is_gap=True)


def gap_beside(text: RowText, side: SideName) -> EditTarget | None:
    """The gap of a row that has no text on a side; None where it has."""
    there = text.blocks(side.other)
    if text.blocks(side) or not there:
        return None
    whole = Span(0, len(there[0].text))
    return EditTarget(side, there[0].id, whole, "", is_gap=True)


def next_target(open_text: OpenText, target: EditTarget) -> EditTarget | None:
    """What comes after a target on its side: of the same kind, or the next gap.

    None at the end.
    """
    row = open_text.row_of(target.stretch.side, target.block)
    text = open_text.row(row)
    if not target.is_gap:
        following = _following(text, target)
        if following is not None:
            return following
    if row + 1 >= open_text.row_count():
        return None
    text = open_text.row(row + 1)
    blocks = text.blocks(target.side)
    if not blocks:
        return gap_beside(text, target.side)
    if target.whole:
        return _paragraph(target.side, blocks[0])
    return _sentence(text, target.side, 0) if Sentences(text).count(target.side) else None


def _following(text: RowText, target: EditTarget) -> EditTarget | None:
    """The next sentence or paragraph of the same row."""
    blocks = text.blocks(target.side)
    at = next((n for n, block in enumerate(blocks) if block.id == target.block), None)
    if at is None:
        return None
    if target.whole:
        return _paragraph(target.side, blocks[at + 1]) if at + 1 < len(blocks) else None
    first = sum(len(block.sentences) for block in blocks[:at])
    here = sum(one.start <= target.span.start for one in blocks[at].sentences)
    count = Sentences(text).count(target.side)
    return _sentence(text, target.side, first + here) if first + here < count else None


def _sentence(text: RowText, side: SideName, number: int) -> EditTarget:
    stretch = Sentences(text).stretch(side, number)
    block = next(b for b in text.blocks(side) if b.id == stretch.block)
    span = Span(stretch.start, stretch.end)
    return EditTarget(side, block.id, span, span.of(block.text))


def _paragraph(side: SideName, block: Block) -> EditTarget:
    span = Span(0, len(block.text))
    return EditTarget(side, block.id, span, block.text, whole=True)
