"""What a person does, as commands that can be undone.

An article has one undo stack; a command is one transaction in the library.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Protocol, runtime_checkable

from duidu.core.article import Place, SideName
from duidu.core.changes import Changes
from duidu.core.errors import DuiduError

# A block by its side and id.
BlockAt = tuple[SideName, int]


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


@runtime_checkable
class ChangesRows(Protocol):
    """A command that changes rows, and can be undone only while they are as it left them."""

    def blocks(self) -> frozenset[BlockAt]:
        """The blocks of these rows, before and after."""


@runtime_checkable
class ClosesArticles(Protocol):
    """A command that takes articles off the shelf, or puts others in their place."""

    def closes(self, back: bool) -> frozenset[str]:
        """The articles that leave when it is carried out, or taken back (`back`)."""


def closed_by(command: Command, back: bool) -> frozenset[str]:
    """The articles that leave the shelf with a command, or with its undo."""
    return command.closes(back) if isinstance(command, ClosesArticles) else frozenset()


@dataclass(slots=True)
class Together:
    """Several commands as one, in one transaction; `together` is the library's."""

    together: Callable[[Callable[[], Changes]], Changes]
    commands: Sequence[Command]
    text: str
    merge_key: str = ""
    place: Place | None = None

    def do(self) -> Changes:
        """Carry them out in order."""
        return self.together(lambda: _joined(command.do() for command in self.commands))

    def undo(self) -> Changes:
        """Take them back, the last one first."""
        return self.together(lambda: _joined(command.undo() for command in self.commands[::-1]))

    def closes(self, back: bool) -> frozenset[str]:
        """The articles that leave the shelf with any of them."""
        return frozenset().union(*(closed_by(command, back) for command in self.commands))


def _joined(steps: Iterable[Changes]) -> Changes:
    """All changes as one; those of several articles concern the whole library."""
    found = list(steps)
    whole = reduce(Changes.joined, found)
    one = {changes.article for changes in found}
    return whole if len(one) == 1 else Changes(whole.kinds)


@dataclass(slots=True)
class UndoStack:
    """Done and undone commands of one article.

    A command that fails to be undone or redone stays where it was.
    """

    _done: list[Command] = field(default_factory=list)
    _undone: list[Command] = field(default_factory=list)
    # On its way into or between the lists: another thread may ask for blocks() meanwhile.
    _in_hand: Command | None = None
    # Held while commands go from list to list, never while one is carried out.
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @property
    def can_undo(self) -> bool:
        """Whether there is a command to be undone."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a command to be done again."""
        return bool(self._undone)

    @property
    def undo_text(self) -> str:
        """The text of the command that would be undone, "" for none."""
        return _last_text(self._done)

    @property
    def redo_text(self) -> str:
        """The text of the command that would be redone, "" for none."""
        return _last_text(self._undone)

    def push(self, command: Command) -> Changes:
        """Carry a command out and remember it."""
        # First of all: a command that fails must not end what can be redone.
        self._in_hand = command
        changes = command.do()
        with self._guard:
            self._undone.clear()
            self._done.append(command)
        self._in_hand = None
        return changes

    def push_long(self, command: Command, work: Callable[[], Changes]) -> Changes:
        """Carry out a command by `work`, which a job does in many small transactions.

        It is on the stack from its beginning: what the person does between two of them comes
        above it and is undone before it.
        """
        with self._guard:
            self._done.append(command)
        try:
            changes = work()
        except BaseException:
            with self._guard:
                for stack in (self._done, self._undone):
                    stack[:] = [one for one in stack if one is not command]
            raise
        with self._guard:
            self._undone.clear()
        return changes

    def is_long(self, back: bool) -> bool:
        """Whether what would be undone (`back`) or redone writes in batches by itself."""
        commands = self._done if back else self._undone
        return any(getattr(command, "in_batches", False) for command in commands[-1:])

    def closes(self, back: bool) -> frozenset[str]:
        """The articles that leave the shelf with what would be undone (`back`) or redone."""
        commands = self._done if back else self._undone
        return frozenset().union(*(closed_by(command, back) for command in commands[-1:]))

    def blocks(self) -> frozenset[BlockAt]:
        """The blocks whose rows must stay as they are for these commands to be undone or redone.

        For any thread: no command is missed while it is carried out.
        """
        found: set[BlockAt] = set()
        for command in (self._in_hand, *self._done, *self._undone):
            if isinstance(command, ChangesRows):
                found |= command.blocks()
        return frozenset(found)

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
            self._in_hand = command = source[-1]
            try:
                step: Changes = getattr(command, verb)()
            except DuiduError:
                if changes is None:
                    raise
                # What was moved has to be told; the next time says what is wrong with this one.
                break
            changes = step if changes is None else changes.joined(step)
            # Moved only after it succeeded: one that fails stays where it was.
            with self._guard:
                target.append(command)
                # A job that ended meanwhile (push_long) may have cleared what could be redone.
                if source and source[-1] is command:
                    source.pop()
        self._in_hand = None
        assert changes is not None
        return changes, place


def _last_text(commands: list[Command]) -> str:
    # A slice: the other thread may take the last one away between a look and an access.
    return next((command.text for command in commands[-1:]), "")
