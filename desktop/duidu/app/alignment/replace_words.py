"""Replaces words in the texts of one side, in an article or in the whole library.

What is found is looked through by the person first, and then written part by part, so that nobody
waits for a book. Each word replaced is a rewording, and all of them have the same step: what a
crash cuts off is whole as far as it got, and is listed to be taken back together.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from duidu.app.alignment.edit_text import BlockEdit, Edited, rewritten
from duidu.app.alignment.reworded import By
from duidu.app.alignment.text_of_block import TextEditError
from duidu.app.article.block_now import block_now
from duidu.core.article import Block, Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import Cancelled, DuiduError
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.text_change import Change
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

Find = Callable[[str], Iterator[tuple[int, int, str]]]
"""What finds (start, end, written) in a text."""

MOST = 5_000
"""Places that are found at once; whoever has more replaces these first."""
_ROWS_AT_ONCE = 400
_AROUND = 30  # code points shown before and after a place
_BLOCKS_AT_ONCE = 10  # written in one transaction, which a person's command waits for


@dataclass(frozen=True, slots=True)
class Replacement:
    """A place where `old` is to become `written`, with the words around it."""

    article: str
    title: str
    row: int
    side: SideName
    block: int
    start: int
    old: str
    written: str
    before: str = ""
    after: str = ""

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.side, self.block, self.start)


def find_replacements(
    library: Library, sides: Sequence[tuple[str, SideName]], find: Find, job: Job
) -> list[Replacement]:
    """The places on these sides, each named by its article, in order; MOST at most.

    For a job's thread. Raises Cancelled, UsageError.
    """
    found: list[Replacement] = []
    for number, (article, side) in enumerate(sides):
        job.check()
        job.progress(number / len(sides))
        for one in _in_article(library, article, side, find, job):
            found.append(one)
            if len(found) == MOST:
                return found
    return found


def _in_article(
    library: Library, article: str, side: SideName, find: Find, job: Job
) -> Iterator[Replacement]:
    """Yield the places on one side of an article, in order."""
    info = library.articles.info(article)
    for first in range(0, info.row_count, _ROWS_AT_ONCE):
        job.check()
        for row in library.articles.row_texts(article, first, first + _ROWS_AT_ONCE):
            for block, text in row.texts(side):
                for start, end, written in find(text):
                    yield Replacement(
                        *(article, info.title, row.index, side, block, start),
                        *(text[start:end], written),
                        text[max(0, start - _AROUND) : start],
                        text[end : end + _AROUND],
                    )


@dataclass(slots=True)
class _BlockReplacement(BlockEdit):
    """Replaces words of one block, but for those that have changed meanwhile."""

    wanted: Sequence[Replacement]
    text: str = ""
    merge_key: str = ""
    done: int = field(default=0, init=False)

    def edited(self, row: StoredRow, old: Block) -> Edited:
        """What becomes of the block. Raises TextEditError where nothing can be replaced."""
        changes = [
            Change(one.start, one.start + len(one.old), one.written)
            for one in self.wanted
            if old.text[one.start : one.start + len(one.old)] == one.old
        ]
        if not changes:
            raise TextEditError("The words were changed meanwhile.")
        self.done = len(changes)
        return rewritten(row, self.side, old, changes)

    def is_as_left(self) -> bool:
        """Whether the block says what it was made to say."""
        there = block_now(self.library, self.article, self.side, self.block)
        return self.changed is not None and there == self.changed.new


@dataclass(slots=True)
class ReplaceWords:
    """Writes what was found and ticked; undone as one.

    `replaced` and `skipped` count the places after it was carried out: what was changed meanwhile,
    and what would leave a paragraph empty, is skipped.
    """

    library: Library
    wanted: Sequence[Replacement]
    author: str = ""
    text: str = "Replace words"
    merge_key: str = ""
    place: Place | None = None
    in_batches: bool = True
    replaced: int = field(default=0, init=False)
    _step: str = field(default_factory=lambda: str(uuid.uuid4()), init=False)
    _done: list[_BlockReplacement] = field(default_factory=list, init=False)

    @property
    def skipped(self) -> int:
        """How many places were left as they were."""
        return len(self.wanted) - self.replaced

    def do(self, job: Job | None = None) -> Changes:
        """Replace the words, part by part.

        Raises Cancelled, LibraryError after all that was written is taken back, TextEditError
        where nothing could be replaced.
        """
        job = job or NoJob()
        edits = list(self._edits())
        self._done = []
        try:
            for first in range(0, len(edits), _BLOCKS_AT_ONCE):
                job.check()
                part = edits[first : first + _BLOCKS_AT_ONCE]
                self._done += self.library.together(lambda part=part: _carried_out(part))  # type: ignore[misc]
                job.progress(first / len(edits))
            job.check()
        except (Cancelled, DuiduError):
            self._take_back()
            raise
        self.replaced = sum(edit.done for edit in self._done)
        if not self._done:
            raise TextEditError("The text was edited meanwhile, so nothing was changed; try again.")
        return self._changes()

    def undo(self) -> Changes:
        """Put all old words back.

        Raises TextEditError, and changes nothing, where one of the texts was edited since.
        """
        if not all(edit.is_as_left() for edit in self._done):
            raise TextEditError(
                "Some of these texts were edited after the words were replaced, so not all can be "
                "undone at once; take them back in the list of corrections."
            )
        self._take_back()
        return self._changes()

    def _edits(self) -> Iterator[_BlockReplacement]:
        """An edit for each block, in order."""
        by = By(self.author, self._step)
        for (article, side, block), found in groupby(
            self.wanted, lambda one: (one.article, one.side, one.block)
        ):
            yield _BlockReplacement(self.library, article, side, block, tuple(found), by=by)

    def _take_back(self) -> None:
        """Undo what was written, the last part first."""
        while self._done:
            part = self._done[-_BLOCKS_AT_ONCE:]
            self.library.together(lambda part=part: [edit.undo() for edit in reversed(part)])  # type: ignore[misc]
            del self._done[-len(part) :]

    def _changes(self) -> Changes:
        """The kinds that changed; of several articles those of the whole library."""
        kinds = {Changed.TEXT, Changed.ANNOTATIONS, Changed.READINGS, Changed.BOOKMARKS}
        articles = {one.article for one in self.wanted}
        return Changes(frozenset(kinds), articles.pop() if len(articles) == 1 else "")


def _carried_out(edits: Sequence[_BlockReplacement]) -> list[_BlockReplacement]:
    """Carry edits out, and return those that could be."""
    done = []
    for edit in edits:
        # Joined with another paragraph meanwhile, or changed: counted as skipped.
        if block_now(edit.library, edit.article, edit.side, edit.block) is None:
            continue
        try:
            edit.do()
        except TextEditError:
            continue
        done.append(edit)
    return done
