"""A paragraph of a book's length in the reading view: laid out and asked for where it is seen."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from duidu.app.article.open_text import RowText
from duidu.core.alignment import Bead, Row
from duidu.core.article import Block, Place, SideName, Span
from duidu.ui.reader.layout.sentences import Sentences, Stretch, split_row
from duidu.ui.reader.paint.scene import Hits
from fixtures.fake_open_text import FakeOpenText
from fixtures.many_articles import CHINESE, ENGLISH
from fixtures.reader_views import Show

LETTERS = 30_000
MIDDLE = Place(SideName.SOURCE, 0, LETTERS // 2)


def long_row() -> RowText:
    """Thousands of Chinese sentences, of which each English one answers several."""
    text = (CHINESE * (LETTERS // len(CHINESE) + 1))[:LETTERS]
    spans = tuple(Span(a, min(LETTERS, a + 12)) for a in range(0, LETTERS, 12))
    english = (ENGLISH + " ") * (len(spans) // 8)
    step = len(ENGLISH) + 1
    answers = tuple(Span(a, a + len(ENGLISH)) for a in range(0, len(english), step))
    beads = tuple(
        Bead(tuple(range(8 * i, min(len(spans), 8 * i + 8))), (i,), 0.1 if i % 3 else 0.9)
        for i in range(len(answers))
    )
    source, target = Block(0, text, sentences=spans), Block(0, english, sentences=answers)
    return RowText(0, Row(Bead((0,), (0,), 0.9), beads), (source,), (target,))


def test_parts_cover_both_sides_and_end_between_beads() -> None:
    row = long_row()
    parts = split_row(row, 12)
    for side in SideName:
        (block,) = row.blocks(side)
        mine = [s for part in parts for s in part if s.side is side]
        assert [s.start for s in mine[1:]] == [s.end for s in mine[:-1]]
        assert (mine[0].start, mine[-1].end) == (0, len(block.text))
        starts = {span.start for span in block.sentences} | {len(block.text)}
        assert all(s.end in starts for s in mine)


def test_parts_of_one_endless_sentence_end_between_words() -> None:
    english = ((ENGLISH + " ") * (LETTERS // len(ENGLISH)))[:LETTERS]
    block = Block(0, english, sentences=(Span(0, len(english)),))
    row = RowText(0, Row(Bead((), (0,)), (Bead((), (0,)),)), (), (block,))
    ends = [part[0].end for part in split_row(row, 10)][:-1]
    assert len(ends) == 9
    assert all(english[end - 1] == " " for end in ends)


def test_sentences_are_found_as_by_looking_through_all_of_them() -> None:
    row, chance = long_row(), random.Random(4)
    sentences = Sentences(row)
    for _ in range(200):
        side = chance.choice(list(SideName))
        (block,) = row.blocks(side)
        offset = chance.randrange(len(block.text))
        number = max(i for i, span in enumerate(block.sentences) if span.start <= offset)
        assert sentences.at(side, 0, offset) == number
        bead = row.bead_of(side, number)
        own, other = sentences.pair(side, number)
        assert own == (
            sentences.of_bead(side, bead) if bead else (sentences.stretch(side, number),)
        )
        assert other == (sentences.of_bead(side.other, bead) if bead else ())
        part = Stretch(side, 0, offset, min(len(block.text), offset + 300))
        # The space after a sentence belongs to it.
        following = [span.start for span in block.sentences[1:]] + [len(block.text)]
        inside = {
            i
            for i, span in enumerate(block.sentences)
            if span.start < part.end and following[i] > part.start
        }
        expected = [
            b
            for b in row.row.sentences
            if inside & set(b.source if side is SideName.SOURCE else b.target)
        ]
        assert sentences.beads_in((part,)) == expected


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_the_caret_goes_on_in_the_middle(show: Show, key: Qt.Key) -> None:
    view = show(FakeOpenText([long_row()]))
    view.go_to(MIDDLE)
    assert view.caret is not None
    QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
    place = view.caret.place
    assert place is not None
    assert 0 < place.offset - MIDDLE.offset < 120
    assert view.visible.caret(place) is not None


def test_the_caret_stands_where_the_next_part_begins(show: Show) -> None:
    view = show(FakeOpenText([long_row()]))
    ends = [part[0].end for part in split_row(long_row(), len(view.flow.scroll_units))]
    place = Place(SideName.SOURCE, 0, ends[4])
    view.go_to(place)
    rect = view.visible.caret(place)
    assert rect is not None
    hit = view.visible.hit_test(rect.x() + 2, rect.center().y(), SideName.SOURCE)
    assert hit is not None
    assert hit.letter == ends[4]


def test_only_the_parts_around_the_view_are_laid_out(show: Show) -> None:
    view = show(FakeOpenText([long_row()]))
    view.go_to(MIDDLE)
    view.viewport().repaint()
    assert len(view.flow.scroll_units) >= 10
    assert len(view.flow._layouts) <= 6


def test_hits_are_those_of_the_part_that_is_painted() -> None:
    stretches = [Stretch(SideName.SOURCE, 0, at, at + 3) for at in range(0, LETTERS, 10)]
    hits = Hits(stretches)
    found = hits.in_stretch(Stretch(SideName.SOURCE, 0, 1_001, 1_025))
    assert [stretches[number].start for number in found] == [1_000, 1_010, 1_020]
    assert hits.in_stretch(Stretch(SideName.TARGET, 0, 0, 99)) == []
