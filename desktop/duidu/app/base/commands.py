"""What a person does, as commands that can be undone.

An article has one undo stack; a command is one transaction in the library.
"""

from dataclasses import dataclass, field
from typing import Protocol

from duidu.core.article import Place
from duidu.core.changes import Changes


class Command(Protocol):
    """One intention of the person.

    `text` names it in the undo menu (an English message id, which the window translates);
    `place` is where it happened, None for no place. Of two commands in a row with the same
    `merge_key`, unless that is "", both are undone at once: typing in one note is one step.
    """

    text: str
    merge_key: str
    place: Place | None

    def do(self) -> Changes:
        """Carry the command out. Raises DuiduError and changes nothing if that fails."""

    def undo(self) -> Changes:
        """Take the command back exactly."""


@dataclass(slots=True)
class UndoStack:
    """Done and undone commands of one article.

    A command that fails to be undone or redone stays where it was.
    """

    _done: list[Command] = field(default_factory=list)
    _undone: list[Command] = field(default_factory=list)

    @property
    def undo_text(self) -> str:
        """The text of the command that would be undone, "" for none."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """The text of the command that would be redone, "" for none."""
        return self._undone[-1].text if self._undone else ""

    def push(self, command: Command) -> Changes:
        """Carry a command out and remember it."""
        # First of all: a command that fails must not end what can be redone.
        changes = command.do()
        self._undone.clear()
        self._done.append(command)
        return changes

    def undo(self) -> tuple[Changes, Place | None] | None:
        """Undo the last command and those before it that merge with it.

        Returns the changes and the place of the last command; None when there is nothing to
        undo.
        """
        return self._move(self._done, self._undone, "undo")

    def redo(self) -> tuple[Changes, Place | None] | None:
        """Redo what was undone last; returns as undo does."""
        return self._move(self._undone, self._done, "do")

    def _move(
        self, source: list[Command], target: list[Command], verb: str
    ) -> tuple[Changes, Place | None] | None:
        """Carry out the last command of `source`, with those that merge with it; move them over."""
        if not source:
            return None
        key = source[-1].merge_key
        changes: Changes | None = None
        place = source[-1].place
        while source and (changes is None or (key and source[-1].merge_key == key)):
            command = source[-1]
            step: Changes = getattr(command, verb)()
            changes = step if changes is None else changes.joined(step)
            # Moved only after it succeeded: one that fails stays where it was.
            target.append(source.pop())
        assert changes is not None
        return changes, place
