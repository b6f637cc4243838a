"""What the person does, as commands that can be undone. One stack an article; a command is one transaction in the library."""

from dataclasses import dataclass, field
from typing import Protocol

from duidu.core.article import Place
from duidu.core.changes import Changes


class Command(Protocol):
    """One intention. `text` names it in the undo menu (an English message id, translated by the window); `place` is where it happened.

    Two commands in a row with the same non-empty `merge_key` count as one for undo (typing in one note).
    """

    text: str
    merge_key: str

    @property
    def place(self) -> Place | None:
        """Where it happened."""

    def do(self) -> Changes:
        """Carry it out. Raises DuiduError and changes nothing if it cannot be kept."""

    def undo(self) -> Changes:
        """Take it back exactly."""


@dataclass(slots=True)
class UndoStack:
    """Done and undone commands of one article. A command that fails to undo or redo stays where it was."""

    _done: list[Command] = field(default_factory=list)
    _undone: list[Command] = field(default_factory=list)

    @property
    def undo_text(self) -> str:
        """What would be undone, "" for nothing."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What would be done again, "" for nothing."""
        return self._undone[-1].text if self._undone else ""

    def push(self, command: Command) -> Changes:
        """Do a command and remember it."""
        changes = command.do()
        self._undone.clear()
        self._done.append(command)
        return changes

    def undo(self) -> tuple[Changes, Place | None] | None:
        """Undo the last command and all before it that merge with it; None when there is nothing to undo."""
        return self._move(self._done, self._undone, "undo")

    def redo(self) -> tuple[Changes, Place | None] | None:
        """Do again what was undone last."""
        return self._move(self._undone, self._done, "do")

    def _move(
        self, source: list[Command], target: list[Command], verb: str
    ) -> tuple[Changes, Place | None] | None:
        if not source:
            return None
        key = source[-1].merge_key
        changes: Changes | None = None
        place = source[-1].place
        while source and (changes is None or (key and source[-1].merge_key == key)):
            command = source[-1]
            step: Changes = getattr(command, verb)()
            changes = step if changes is None else changes.joined(step)
            target.append(source.pop())
        assert changes is not None
        return changes, place
