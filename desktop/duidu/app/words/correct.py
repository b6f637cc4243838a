"""Corrections of how words are cut and read, and which meaning comes first, as commands.

They hold for all that is worked out later; app/article/corrections_in_force tells them.
"""

import json
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from duidu.app.article.corrections_in_force import SENSE
from duidu.app.base.in_parts import RECORDS, in_parts, write_parts
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope

_CHANGED = frozenset({Changed.WORDS, Changed.READINGS})


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters in a block that a correction is about: `text` at code points start..end."""

    article: str
    side: SideName
    block: int
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Correct:
    """Cuts or joins a word, gives it a reading, or chooses the meaning to be shown first.

    `cuts` are the places to cut at, () to join; `reading` has one syllable for each code point.
    `scope` says how far the correction reaches, `author` who makes it.
    """

    library: Library
    spot: Spot
    scope: Scope
    cuts: tuple[int, ...] | None = None
    reading: tuple[str, ...] = ()
    text: str = "Correct the word"
    merge_key: str = ""
    place: Place | None = None
    sense: str = ""
    author: str = ""
    # Made with the command: redo keeps the same correction.
    _id: str = field(default_factory=lambda: str(uuid.uuid4()))
    _replaced: Sequence[Correction] = ()

    def widened(self, scope: Scope) -> "Correct":
        """The same correction, which reaches further."""
        return Correct(
            self.library,
            self.spot,
            scope,
            self.cuts,
            self.reading,
            place=self.place,
            sense=self.sense,
            author=self.author,
        )

    def do(self) -> Changes:
        """Keep the correction instead of an earlier one of the same thing."""
        self.library.together(self._put)
        return self._changes()

    def _put(self) -> None:
        rules = self.library.corrections
        new = self._correction()
        # Of two corrections of one thing it would be left to chance which holds.
        self._replaced = [
            item for item in rules.for_article(self.spot.article) if _same_thing(item, new)
        ]
        for item in self._replaced:
            rules.remove(item.id)
        rules.put(new)

    def undo(self) -> Changes:
        """Remove the correction; what it replaced holds again."""

        def work() -> None:
            self.library.corrections.remove(self._id)
            self.library.corrections.put_all(self._replaced)

        self.library.together(work)
        return self._changes()

    def _changes(self) -> Changes:
        # One for everywhere concerns every open article.
        return Changes(_CHANGED, "" if self.scope is Scope.EVERYWHERE else self.spot.article)

    def _correction(self) -> Correction:
        """The correction as the library keeps it."""
        value = json.dumps(
            {"cuts": self.cuts, "reading": self.reading}
            | ({"sense": self.sense} if self.sense else {})
            | ({"author": self.author} if self.author else {})
        )
        kind = SENSE if self.sense else "words" if self.cuts is not None else "reading"
        article = "" if self.scope is Scope.EVERYWHERE else self.spot.article
        if self.scope is not Scope.PLACE:
            return Correction(
                self._id, kind, self.scope, self.spot.text, value, article, created=time.time()
            )
        where = (self.spot.side, self.spot.block, self.spot.start, self.spot.end)
        return Correction(
            self._id, kind, self.scope, self.spot.text, value, article, *where, created=time.time()
        )


def _same_thing(one: Correction, other: Correction) -> bool:
    """Whether two corrections are about the same thing, whatever they say of it."""

    def thing(item: Correction) -> tuple[object, ...]:
        return item.kind, item.scope, item.word, item.article, item.side, item.block, item.start

    return thing(one) == thing(other)


@dataclass(slots=True)
class RemoveCorrections:
    """Removes corrections; undo keeps them again."""

    library: Library
    ids: Sequence[str]
    text: str = "Remove correction"
    merge_key: str = ""
    place: Place | None = None
    _removed: Sequence[Correction] = ()

    @property
    def in_batches(self) -> bool:
        """Whether it is written in more than one transaction."""
        return len(self.ids) > RECORDS

    def do(self) -> Changes:
        """Remove them, all or none."""
        self._removed = ()
        write_parts(self.library, in_parts(self._remove, self.ids, RECORDS))
        return Changes(_CHANGED)

    def _remove(self, ids: Sequence[str]) -> None:
        found = map(self.library.corrections.remove, ids)
        self._removed = (*self._removed, *(item for item in found if item is not None))

    def undo(self) -> Changes:
        """Put them back."""
        put = self.library.corrections.put_all
        write_parts(self.library, in_parts(put, self._removed, RECORDS))
        return Changes(_CHANGED)


def cut_words(word: str, cuts: Sequence[int]) -> list[str]:
    """The pieces of a word between its cuts."""
    borders = [0, *cuts, len(word)]
    return [word[start:end] for start, end in pairwise(borders)]
