"""Spans, flat sentence numbers and the undo stack."""

from dataclasses import dataclass, field

import pytest

from duidu.app.base.commands import UndoStack
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Block, Place, Side, SideName, Span
from duidu.core.changes import Changed, Changes


def side(*counts: int) -> Side:
    """A side whose blocks have so many one-letter sentences."""
    blocks = [
        Block(i, "ab" * count, sentences=tuple(Span(2 * k, 2 * k + 2) for k in range(count)))
        for i, count in enumerate(counts)
    ]
    return Side("en", tuple(blocks))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_never_runs_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_know_their_text_and_their_overlaps() -> None:
    assert Span(1, 3).of("𠮷野家") == "野家"
    assert Span(0, 2).overlaps(Span(1, 5))
    assert not Span(0, 2).overlaps(Span(2, 5))


def test_row_local_numbers_become_flat_ones() -> None:
    rows = (
        Row(Bead((), (0,)), (Bead((), (0,)),)),
        Row(Bead((0, 1), (1,)), (Bead((0,), (0, 1)), Bead((1, 2), (2,)))),
    )
    flat = list(Alignment(rows).flat_sentences(side(1, 2), side(1, 3)))
    assert [(bead.source, bead.target) for bead in flat] == [
        ((), (0,)),
        ((0,), (1, 2)),
        ((1, 2), (3,)),
    ]


def test_the_bead_of_a_gap_says_so() -> None:
    assert Bead((), (0,)).is_gap
    assert not Bead((0,), (0,)).is_gap


@dataclass
class Append:
    """A command that appends a letter."""

    page: list[str]
    letter: str
    merge_key: str = ""
    text: str = "Type"
    place: Place | None = field(default_factory=lambda: Place(SideName.SOURCE, 0, 0))

    def do(self) -> Changes:
        self.page.append(self.letter)
        return Changes(frozenset({Changed.TEXT}), "a", (self.letter,))

    def undo(self) -> Changes:
        self.page.pop()
        return Changes(frozenset({Changed.TEXT}), "a", (self.letter,))


def test_undo_takes_merged_commands_together_and_redo_brings_them_back() -> None:
    page: list[str] = []
    stack = UndoStack()
    stack.push(Append(page, "a"))
    for letter in "bcd":
        stack.push(Append(page, letter, merge_key="typing"))
    undone = stack.undo()
    assert undone is not None
    assert (page, undone[0].ids) == (["a"], ("d", "c", "b"))
    stack.redo()
    assert page == ["a", "b", "c", "d"]
    assert (stack.undo_text, stack.redo_text) == ("Type", "")


def test_a_new_command_forgets_what_was_undone() -> None:
    page: list[str] = []
    stack = UndoStack()
    stack.push(Append(page, "a"))
    stack.undo()
    stack.push(Append(page, "b"))
    assert stack.redo() is None
    assert page == ["b"]
