"""What the person corrected in the blocks of articles, as rules of the tokenizer. Correcting itself is in app.correct."""

import json
from typing import TYPE_CHECKING

from duidu.core.article import Block, SideName
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope

if TYPE_CHECKING:
    from duidu.language.corrections import Correction as Rule
    from duidu.language.corrections import Corrections

SENSE = "sense"
_CHANGED = frozenset({Changed.WORDS, Changed.READINGS})
_ORDER = {Scope.EVERYWHERE: 0, Scope.ARTICLE: 1, Scope.PLACE: 2}


class CorrectionsOfArticles:
    """The corrections that hold in blocks, as rules of the tokenizer; read once an article until something changes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: dict[str, list[Correction]] = {}

    def of(self, article: str, side: SideName, block: Block) -> "Corrections":
        """Everywhere first, then this article, then places of this block: later ones beat earlier ones."""
        from duidu.language.corrections import Corrections  # not on the way to the first page

        return Corrections(
            tuple(
                rule_of(item) for item in self._here(article, side, block.id) if item.kind != SENSE
            )
        )

    def told(self, article: str, side: SideName, block: Block) -> str:
        """The same as a text that differs when they do."""
        here = [
            (item.kind, item.word, item.value, item.start)
            for item in self._here(article, side, block.id)
            if item.kind != SENSE
        ]
        return repr(here) if here else ""

    def senses(self, article: str, side: SideName, block: int) -> list[Correction]:
        """The meanings the person chose that hold in a block, the strongest last."""
        return [item for item in self._here(article, side, block) if item.kind == SENSE]

    def _here(self, article: str, side: SideName, block: int) -> list[Correction]:
        if article not in self._kept:
            self._kept[article] = sorted(
                self._library.corrections.for_article(article), key=lambda item: _ORDER[item.scope]
            )
        return [
            item
            for item in self._kept[article]
            if item.scope is not Scope.PLACE or (item.side, item.block) == (side, block)
        ]

    def changed(self, changes: Changes) -> None:
        """Read again what changed."""
        if changes.kinds & _CHANGED:
            self._kept.clear()


def rule_of(item: Correction) -> "Rule":
    """A correction kept in the library as the tokenizer takes it."""
    from duidu.language.corrections import Correction as Rule

    value = json.loads(item.value)
    cuts = tuple(value["cuts"]) if value.get("cuts") is not None else None
    return Rule(
        item.word,
        cuts,
        tuple(value.get("reading", ())),
        item.start if item.scope is Scope.PLACE else None,
    )
