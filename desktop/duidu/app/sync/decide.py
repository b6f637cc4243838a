"""Decides between what two devices wrote, as commands with undo.

A decision goes to the other devices as what it did: the text that stays, the other one deleted, or
both without the mark that one of them is only kept beside the other. So nobody is asked again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from time import time

from duidu.align.edits.edit import EditError
from duidu.app.alignment.edit_alignment import content, row_index
from duidu.app.base.commands import Command
from duidu.app.notes.change_notes import change_command
from duidu.app.sync.kept_entries import BESIDE, KeptEntry
from duidu.app.sync.row_changes import replace_with_marks
from duidu.app.words.glossary import ChangeTerms
from duidu.core.annotation import Annotation
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import UsageError
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library


class Choice(StrEnum):
    """What of two texts stays."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


def choices(entry: KeptEntry) -> tuple[Choice, ...]:
    """What can be chosen of an entry."""
    if entry.kind != "edit":
        return tuple(Choice)
    both = (Choice.MINE, entry.mine), (Choice.THEIRS, entry.theirs)
    return tuple(c for c, text in both if text.id != entry.stays or entry.place is not None)


def decision(library: Library, entry: KeptEntry, choice: Choice) -> Command:
    """The command of a choice.

    Raises LibraryError for a note that is gone, UsageError for what cannot be chosen.
    """
    if choice not in choices(entry):
        raise UsageError("An edit can only be left out or taken over where its rows still are.")
    chosen = entry.mine.id if choice is Choice.MINE else entry.theirs.id
    if entry.kind == "edit":
        command = TakeRows if chosen == entry.stays else LeaveRows
        return command(library, entry, place=entry.place)
    beside = entry.theirs.id if entry.theirs.id != entry.stays else entry.mine.id
    if entry.kind == "term":
        return _of_terms(library, entry.stays, beside, chosen, choice)
    wanted = library.notes.get(beside)
    text = wanted.text if wanted is not None and chosen == beside else None

    def change(note: Annotation) -> Annotation:
        if note.id == beside and choice is Choice.BOTH:
            return replace(note, extra=_unmarked(note.extra))
        if note.id == beside:
            return replace(note, deleted=time())
        return note if text is None or choice is Choice.BOTH else replace(note, text=text)

    return change_command(library, [entry.stays, beside], "Decide between texts", change)


def _of_terms(
    library: Library, stays: str, beside: str, chosen: str, choice: Choice
) -> ChangeTerms:
    kept, other = library.terms.get(stays), library.terms.get(beside)
    if kept is None or other is None:
        raise UsageError("The term was deleted meanwhile, so there is nothing to decide.")
    if choice is Choice.BOTH:
        both = replace(other, extra=_unmarked(other.extra), modified=time())
        return ChangeTerms(library, "Decide between texts", put=[both], seen=[other])
    put = [replace(kept, target=other.target, modified=time())] if chosen == beside else []
    return ChangeTerms(
        library, "Decide between texts", put=put, remove=[beside], seen=[kept, other]
    )


def _unmarked(extra: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in extra.items() if name != BESIDE}


@dataclass(slots=True)
class LeaveRows:
    """Leaves the rows as they are: of an edit that did not fit nobody is asked any more."""

    library: Library
    entry: KeptEntry
    text: str = "Decide between texts"
    merge_key: str = ""
    place: Place | None = None

    def do(self) -> Changes:
        """Settle it."""
        return self._settle(True)

    def undo(self) -> Changes:
        """Ask again."""
        return self._settle(False)

    def _settle(self, is_settled: bool) -> Changes:
        self.library.sync.settle(self.entry.article, self.entry.id, is_settled)
        return Changes(frozenset(), self.entry.article)


@dataclass(slots=True)
class TakeRows:
    """Puts the rows of an edit that did not fit in the place of those that hold its blocks now."""

    library: Library
    entry: KeptEntry
    text: str = "Decide between texts"
    merge_key: str = ""
    place: Place | None = None
    _old: Sequence[StoredRow] = ()
    _new: Sequence[StoredRow] = ()

    def do(self) -> Changes:
        """Replace the rows. Raises EditError where others hold its blocks."""
        return self.library.together(lambda: self._settled(self._do(), True))

    def undo(self) -> Changes:
        """Put the old rows back. Raises EditError where the new ones were changed since."""
        return self.library.together(lambda: self._settled(self._undo(), False))

    def _settled(self, changes: Changes, is_settled: bool) -> Changes:
        """The changes; whatever becomes of these rows later, nobody is asked of them again."""
        self.library.sync.settle(self.entry.article, self.entry.id, is_settled)
        return changes

    def _do(self) -> Changes:
        article = self.entry.article
        self._new = self.library.sync.edit(article, self.entry.stays)
        blocks = sorted(_blocks(self._new))
        at = self.library.articles.rows_of(article, blocks)
        if not at or min(at) < 0:
            raise _other_rows()
        self._old = self.library.articles.rows(article, min(at), max(at) + 1)
        if sorted(_blocks(self._old)) != blocks:
            raise _other_rows()
        return self._replace(min(at), self._old, self._new)

    def _undo(self) -> Changes:
        first = row_index(self.library, self.entry.article, self._new[0])
        there = self.library.articles.rows(self.entry.article, first, first + len(self._new))
        if list(map(content, there)) != list(map(content, self._new)):
            raise EditError("These rows were changed after this edit, so it cannot be undone.")
        return self._replace(first, there, self._old)

    def _replace(self, first: int, old: Sequence[StoredRow], new: Sequence[StoredRow]) -> Changes:
        kinds = replace_with_marks(self.library, self.entry.article, first, old, new)
        return Changes(
            kinds | {Changed.ALIGNMENT, Changed.TEXT, Changed.ANNOTATIONS}, self.entry.article
        )


def _blocks(rows: Sequence[StoredRow]) -> list[tuple[SideName, int]]:
    return [(side, block.id) for row in rows for side in SideName for block in row.blocks(side)]


def _other_rows() -> EditError:
    return EditError(
        "The rows of this edit were split or joined since with others, so it cannot be taken over "
        "whole. Go there, and do by hand what you want of it."
    )
