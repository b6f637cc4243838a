"""What the person said of words: terms and chosen meanings, for cards and for the page."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from duidu.app.article.corrections_in_force import CorrectionsOfArticles
from duidu.app.article.open_text import OpenText, RowText
from duidu.app.article.word_context import word_context
from duidu.app.words.card import Card, CardEntry, CardTerm, OtherEntry
from duidu.app.words.glossary import as_term
from duidu.core.article import SideName
from duidu.core.changes import Changed, Changes
from duidu.language.registry import describe
from duidu.lexicon.external import ExternalDictionary
from duidu.lexicon.terms import Termbase, TermMatch
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.study.knowledge import Status


@dataclass(frozen=True, slots=True)
class PlacedTerm:
    """A term in a row: where it stands, and what the glossary says of it."""

    side: SideName
    block: int
    match: TermMatch


class OwnWords:
    """Reads the glossary once, and again when it changes. May be called while painting."""

    def __init__(
        self,
        library: Library,
        corrections: CorrectionsOfArticles,
        dictionaries: Callable[[], Sequence[ExternalDictionary]] = tuple,
    ) -> None:
        """`dictionaries` gives those of the person's other dictionaries that are loaded by now."""
        self._library = library
        self._dictionaries = dictionaries
        self._corrections = corrections
        self._termbase: Termbase | None = None
        # Jobs ask too: what they read must not outlive a change.
        self._guard = threading.Lock()

    def changed(self, changes: Changes) -> None:
        """Read the glossary again after it changed."""
        if Changed.TERMS in changes.kinds:
            with self._guard:
                self._termbase = None

    def card(self, open_text: OpenText, card: Card) -> Card:
        """The card with the person's terms, and the meaning they chose first."""
        if card.side is None:
            return card
        context = word_context(open_text, card.side, card.block, card.start)
        terms = self._terms_at(open_text, card, context.row) if context else ()
        described = describe(open_text.language(card.side))
        known = self._library.known.get(described.code, card.text) if described.standard else None
        return replace(
            card,
            terms=terms,
            entries=self._chosen_first(open_text.article, card),
            others=self._others(card.text),
            saved=known is not None and known.level == Status.LEARNING,
        )

    def in_row(self, open_text: OpenText, row: RowText) -> list[PlacedTerm]:
        """The terms on both sides of a row, compared with all that answers them there."""
        base = self._base()
        # Most people have no glossary, and this is asked for every row painted.
        if base.is_empty:
            return []
        found: list[PlacedTerm] = []
        for side in SideName:
            other = "\n".join(block.text for block in row.blocks(side.other))
            languages = open_text.language(side), open_text.language(side.other)
            for block in row.blocks(side):
                matches = base.matches(block.text, languages[0], other, languages[1])
                found += (PlacedTerm(side, block.id, match) for match in matches)
        return found

    def _others(self, word: str) -> tuple[OtherEntry, ...]:
        found = (
            (one.name, entry.text) for one in self._dictionaries() for entry in one.exact(word)
        )
        # One whose file is another by now has none, until it is loaded again.
        return tuple(OtherEntry(name, text) for name, text in found if text)

    def _base(self) -> Termbase:
        """The glossary, read again if it changed."""
        with self._guard:
            if self._termbase is None:
                kept = self._library.terms.all()
                self._termbase = Termbase(map(as_term, kept))
            return self._termbase

    def _terms_at(self, open_text: OpenText, card: Card, row: int) -> tuple[CardTerm, ...]:
        """The terms that stand where the card's word stands."""
        here = [
            placed.match
            for placed in self.in_row(open_text, open_text.row(row))
            if (placed.side, placed.block) == (card.side, card.block)
            and placed.match.span.start < card.end
            and card.start < placed.match.span.end
        ]
        return tuple(
            CardTerm(
                m.term.source,
                m.term.target,
                m.term.note,
                m.is_rendered_differently and not m.term.is_forbidden,
                m.term.is_forbidden,
            )
            for m in here
        )

    def _chosen_first(self, article: str, card: Card) -> tuple[CardEntry, ...]:
        chosen = ""
        # The strongest comes last and so wins.
        for item in self._corrections.senses(article, card.side, card.block) if card.side else ():
            if item.word == card.text and _holds_at(item, card.start):
                chosen = str(json.loads(item.value).get("sense", ""))
        return with_sense_first(card.entries, chosen)


def with_sense_first(entries: Sequence[CardEntry], sense: str) -> tuple[CardEntry, ...]:
    """The entries with this meaning first and marked, in the entry that has it.

    They come back as they are when no entry has it.
    """
    number = next(
        (
            i
            for i, entry in enumerate(entries)
            if sense and any(one.text == sense for one in entry.senses)
        ),
        None,
    )
    if number is None:
        return tuple(entries)
    senses = sorted(entries[number].senses, key=lambda one: one.text != sense)
    first = replace(
        entries[number], senses=tuple(replace(one, meant=one.text == sense) for one in senses)
    )
    others = (entry for index, entry in enumerate(entries) if index != number)
    return (
        first,
        *(
            replace(entry, senses=tuple(replace(one, meant=False) for one in entry.senses))
            for entry in others
        ),
    )


def _holds_at(item: Correction, start: int) -> bool:
    return item.scope is not Scope.PLACE or item.start == start
