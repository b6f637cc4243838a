"""The person's corrections of words, as the rules by which blocks are cut and read.

Making a correction is in app/words/correct.
"""

import json
from typing import TYPE_CHECKING

from duidu.app.article.fresh_cache import FreshCache
from duidu.core.article import Block, SideName
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope

if TYPE_CHECKING:
    from duidu.language.corrections import Correction as Rule
    from duidu.language.corrections import Corrections

# Kind of a correction that chooses a meaning. It has no part in cutting and reading.
SENSE = "sense"
# Kinds that are about words; others are kept with them, such as app/article/faults_set_aside.
WORD_KINDS = frozenset({"words", "reading", SENSE})
_ARTICLES = 50  # more than anyone has open
_CHANGED = frozenset({Changed.WORDS, Changed.READINGS})
# The weakest first.
_ORDER = {Scope.EVERYWHERE: 0, Scope.ARTICLE: 1, Scope.PLACE: 2}


class CorrectionsOfArticles:
    """The corrections that hold in blocks; those of an article are read once until they change."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: FreshCache[str, list[Correction]] = FreshCache(_ARTICLES)

    def of(self, article: str, side: SideName, block: Block) -> "Corrections":
        """The rules for a block, those for everywhere first, then the article's, then the block's.

        Later rules beat earlier ones.
        """
        from duidu.language.corrections import Corrections  # not needed for the first page

        return Corrections(
            tuple(
                rule_of(item) for item in self._here(article, side, block.id) if item.kind != SENSE
            )
        )

    def fingerprint(self, article: str, side: SideName, block: Block) -> str:
        """A text that differs when the rules for a block do: part of a cache key."""
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
        """All corrections that hold in a block, the strongest last."""
        kept = self._kept.get(article, lambda: self._read(article))
        return [
            item
            for item in kept
            if item.scope is not Scope.PLACE or (item.side, item.block) == (side, block)
        ]

    def _read(self, article: str) -> list[Correction]:
        found = self._library.corrections.for_article(article)
        words = (item for item in found if item.kind in WORD_KINDS)
        return sorted(words, key=lambda item: _ORDER[item.scope])

    def changed(self, changes: Changes) -> None:
        """Read the corrections again after they changed."""
        if changes.kinds & _CHANGED:
            self._kept.clear()


def author_of(item: Correction) -> str:
    """Who made a correction, "" where it does not say."""
    try:
        value = json.loads(item.value)
    except (ValueError, RecursionError):
        return ""
    said = value.get("author") if isinstance(value, dict) else ""
    return said if isinstance(said, str) else ""


def rule_of(item: Correction) -> "Rule":
    """A correction kept in the library as a rule for cutting and reading."""
    from duidu.language.corrections import Correction as Rule

    value = json.loads(item.value)
    cuts = tuple(value["cuts"]) if value.get("cuts") is not None else None
    return Rule(
        item.word,
        cuts,
        tuple(value.get("reading", ())),
        item.start if item.scope is Scope.PLACE else None,
    )
