"""The undo stack: what one step takes back, and what a failure leaves."""

from dataclasses import dataclass

import pytest

from duidu.app.base.commands import Together, UndoStack
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import Cancelled, DuiduError

CHANGES = Changes(frozenset({Changed.TEXT}), "a")
HERE = Place(SideName.SOURCE, 1, 2)


@dataclass
class Letter:
    """Writes a letter at the end of a text."""

    written: list[str]
    text: str
    merge_key: str = ""
    place: Place | None = None
    fails: bool = False

    def do(self) -> Changes:
        self._check()
        self.written.append(self.text)
        return CHANGES

    def undo(self) -> Changes:
        self._check()
        self.written.pop()
        return CHANGES

    def _check(self) -> None:
        if self.fails:
            raise DuiduError("It cannot be done.")


def test_one_step_takes_back_one_command() -> None:
    stack, written = UndoStack(), list[str]()
    stack.push(Letter(written, "a"))
    stack.push(Letter(written, "b", place=HERE))
    assert stack.undo() == (CHANGES, HERE)
    assert (written, stack.undo_text, stack.redo_text) == (["a"], "a", "b")
    stack.redo()
    assert (written, stack.undo_text, stack.redo_text) == (["a", "b"], "b", "")


def test_commands_of_one_key_go_and_come_together() -> None:
    stack, written = UndoStack(), list[str]()
    for text, key in (("a", ""), ("b", "note"), ("c", "note"), ("d", "other")):
        stack.push(Letter(written, text, key))
    stack.undo()
    assert written == ["a", "b", "c"]
    stack.undo()
    assert written == ["a"]
    stack.redo()
    assert written == ["a", "b", "c"]


def test_a_command_that_fails_changes_nothing() -> None:
    stack, written = UndoStack(), list[str]()
    letter = Letter(written, "a")
    stack.push(letter)
    with pytest.raises(DuiduError):
        stack.push(Letter(written, "b", fails=True))
    assert stack.undo_text == "a"
    letter.fails = True
    with pytest.raises(DuiduError):
        stack.undo()
    assert (written, stack.undo_text, stack.redo_text) == (["a"], "a", "")


def test_something_new_ends_what_can_be_redone() -> None:
    stack, written = UndoStack(), list[str]()
    stack.push(Letter(written, "a"))
    stack.undo()
    stack.push(Letter(written, "b"))
    assert stack.redo() is None
    assert written == ["b"]


def test_what_was_undone_before_one_that_fails_is_told() -> None:
    text: list[str] = []
    stack = UndoStack()
    first = Letter(text, "a", "typing")
    stack.push(first)
    stack.push(Letter(text, "b", "typing"))
    first.fails = True
    assert stack.undo() is not None
    assert text == ["a"]
    with pytest.raises(DuiduError):
        stack.undo()
    first.fails = False
    assert stack.undo() is not None
    assert text == []


def test_several_commands_in_one_are_undone_the_last_one_first() -> None:
    text: list[str] = []
    stack = UndoStack()
    stack.push(Together(lambda work: work(), [Letter(text, one) for one in "abc"], "Three"))
    assert text == ["a", "b", "c"]
    assert stack.undo() is not None
    assert text == []
    assert not stack.can_undo
    assert stack.can_redo


def test_a_long_command_that_ends_while_another_is_done_again_loses_neither() -> None:
    written = list[str]()
    stack = UndoStack()
    again = Letter(written, "a")
    stack.push(again)
    stack.undo()

    class Ends(Letter):
        def do(self) -> Changes:
            stack.push_long(Letter(written, "long"), lambda: CHANGES)
            return super().do()

    stack.push(Letter(written, "b"))
    stack.undo()
    stack._undone[-1] = Ends(written, "b")
    assert stack.redo() is not None
    assert [command.text for command in stack._done] == ["long", "b"]
    assert not stack.can_redo


def test_a_long_command_that_is_cancelled_leaves_the_stack() -> None:
    written = list[str]()
    stack = UndoStack()
    stack.push(Letter(written, "a"))

    def cancelled() -> Changes:
        stack.push(Letter(written, "b"))
        raise Cancelled

    with pytest.raises(Cancelled):
        stack.push_long(Letter(written, "long"), cancelled)
    assert [command.text for command in stack._done] == ["a", "b"]
