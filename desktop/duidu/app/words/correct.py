"""Words cut and read as the person says: corrections as commands. They hold through every later run; app.corrected gives them out."""

import json
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from duidu.app.article.corrections_in_force import SENSE
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope

_CHANGED = frozenset({Changed.WORDS, Changed.READINGS})


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters in a block of an article: what a correction is about. `text` stands at code points start..end."""

    article: str
    side: SideName
    block: int
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Correct:
    """Cuts or joins a word (`cuts`), gives it a reading (one syllable a code point) or the meaning to show first, as far as `scope` says.

    Undo takes it back.
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
    _id: str = field(default_factory=lambda: str(uuid.uuid4()))
    _replaced: Sequence[Correction] = ()

    def do(self) -> Changes:
        """Keep the correction in the place of an earlier one of the same thing."""
        rules = self.library.corrections
        new = self._correction()
        self._replaced = [
            item for item in rules.for_article(self.spot.article) if _same_thing(item, new)
        ]
        for item in self._replaced:
            rules.remove(item.id)
        rules.put(new)
        return self._changes()

    def undo(self) -> Changes:
        """Forget it; what it replaced holds again."""
        self.library.corrections.remove(self._id)
        self.library.corrections.put_all(self._replaced)
        return self._changes()

    def _changes(self) -> Changes:
        return Changes(_CHANGED, "" if self.scope is Scope.EVERYWHERE else self.spot.article)

    def _correction(self) -> Correction:
        value = json.dumps(
            {"cuts": self.cuts, "reading": self.reading}
            | ({"sense": self.sense} if self.sense else {})
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
    def thing(item: Correction) -> tuple[object, ...]:
        return item.kind, item.scope, item.word, item.article, item.side, item.block, item.start

    return thing(one) == thing(other)


@dataclass(slots=True)
class RemoveCorrections:
    """Forgets corrections; what they put right is as it was before. Undo keeps them again."""

    library: Library
    ids: Sequence[str]
    text: str = "Remove correction"
    merge_key: str = ""
    place: Place | None = None
    _removed: Sequence[Correction] = ()

    def do(self) -> Changes:
        """Remove them in one transaction."""
        rules = self.library.corrections
        self._removed = self.library.together(
            lambda: [item for item in map(rules.remove, self.ids) if item is not None]
        )
        return Changes(_CHANGED)

    def undo(self) -> Changes:
        """Put them back."""
        self.library.corrections.put_all(self._removed)
        return Changes(_CHANGED)


def cut_words(word: str, cuts: Sequence[int]) -> list[str]:
    """The pieces of a word between its cuts."""
    borders = [0, *cuts, len(word)]
    return [word[start:end] for start, end in pairwise(borders)]
