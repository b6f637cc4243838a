"""What a card of review shows: the sentence with its translation, reading, meanings, the note."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from duidu.app.alignment.word_links import WordLinks
from duidu.app.article.word_context import WordContext
from duidu.app.study.cards import kept_card
from duidu.app.study.choose_sentence import Desk, FoundSentence, Sentences
from duidu.app.words.card import Card, CardEntry, entry_for_card
from duidu.app.words.look_up import LookUp
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.language.registry import language_for
from duidu.lexicon.entry import Entry
from duidu.lexicon.entry_order import in_order, likely_readings
from duidu.lexicon.examples import examples
from duidu.lexicon.gloss_text import readable
from duidu.library.words.reviews import ReviewCard
from duidu.study.knowledge import Knowledge

if TYPE_CHECKING:
    from duidu.align.links.make_linker import Linkers
    from duidu.app.article.annotator import Annotator

MOST_SENSES = 4
_EXAMPLES_LOOKED_AT = 40
Lit = tuple[tuple[int, int], ...]


class CardDesk(Desk, Protocol):
    """What is needed of a session to make cards."""

    @property
    def look_up(self) -> LookUp:
        """What looks words up."""

    @property
    def linkers(self) -> "Linkers":
        """What links words of two sentences."""

    @property
    def parallel_annotator(self) -> "Annotator":
        """What reads words with their translation."""


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A card as it is shown.

    `word` stands at `start`..`end` of `sentence`, "" for none; `lit` are the words of `answer`
    that answer it. `article` and `place` are "" and None for a sentence from elsewhere. `source`
    says where it is from, `key` names it.
    """

    card: ReviewCard
    word: str
    forms: tuple[str, ...] = ()
    readings: tuple[tuple[str, ...], ...] = ()
    meanings: tuple[str, ...] = ()
    note: str = ""
    sentence: str = ""
    start: int = 0
    end: int = 0
    answer: str = ""
    lit: Lit = ()
    source: str = ""
    key: str = ""
    article: str = ""
    place: Place | None = None


class ReviewSheets:
    """Makes the sheets of one round of review, off the window's thread."""

    def __init__(self, desk: CardDesk, knowledge: Knowledge, language: str) -> None:
        self._desk = desk
        self._language = language
        self._sentences = Sentences(desk, knowledge, language)
        self._links: dict[str, WordLinks] = {}

    def make(self, card: ReviewCard, job: Job) -> ReviewSheet:
        """The sheet of a card, without the words that answer. Raises Cancelled."""
        found = self._sentences.best(card.word, card.shown, job)
        entries = self._desk.lexicon.exact(card.word)
        sheet = ReviewSheet(card, card.word, _forms(card.word, entries))
        if found is None:
            sheet = self._with_example(sheet, entries)
        else:
            sheet = _with_sentence(sheet, found, self._sentences.article(found.article).title)
        return self._with_words(sheet, entries)

    def with_links(self, sheet: ReviewSheet, job: Job) -> ReviewSheet:
        """The sheet with the words that answer lit, and the sense they tell first.

        The first one loads the linker, which takes a second or more. Raises Cancelled.
        """
        place = sheet.place
        if place is None or not sheet.answer:
            return sheet
        article = self._sentences.article(sheet.article)
        row = article.row_of(place.side, place.block)
        article.take_over(self._linker(sheet.article).compute([row], job, soon=True))
        context = self._sentences.context(sheet.article, place)
        if context is None:
            return sheet
        end = place.offset + sheet.end - sheet.start
        answers = article.answers(row, place.side, place.block, place.offset, end)
        lit = _in_counterpart(context, answers)
        return self._with_words(replace(sheet, lit=lit), self._desk.lexicon.exact(sheet.word))

    def _linker(self, article: str) -> WordLinks:
        """What links the words of an article, made once for the round."""
        if article not in self._links:
            desk, text = self._desk, self._sentences.article(article)
            source, target = (text.language(side) for side in SideName)
            self._links[article] = WordLinks(
                text,
                desk.parallel_annotator.tokens,
                lambda: desk.linkers.linker(source, target),
                desk.library.cache,
                desk.kept_words,
            )
        return self._links[article]

    def _with_words(self, sheet: ReviewSheet, entries: Sequence[Entry]) -> ReviewSheet:
        """The sheet with readings and meanings: as meant here, or else the dictionary's."""
        card = self._looked_up(sheet)
        shown: Sequence[CardEntry] = (
            card.entries
            if card and card.entries
            else tuple(map(entry_for_card, in_order(entries, likely_readings(sheet.word))))
        )
        # In an example the word is read as the sentence has it, which no card of a place tells.
        here = card.read_as if card else next(iter(sheet.readings), ())
        if card is None:
            shown = sorted(shown, key=lambda entry: entry.reading != here)
        readings = dict.fromkeys((here, *(entry.reading for entry in shown)))
        senses = [sense for entry in shown for sense in entry.senses]
        # What is meant here comes first, and only once.
        meanings = dict.fromkeys(readable(sense.text) for sense in senses)
        kept = self._desk.library.known.get(self._language, sheet.word)
        own = kept_card(kept.value) if kept else None
        return replace(
            sheet,
            readings=tuple(reading for reading in readings if any(reading)),
            meanings=(own.meaning,) if own and own.meaning else tuple(meanings)[:MOST_SENSES],
            note=own.note if own else "",
        )

    def _looked_up(self, sheet: ReviewSheet) -> Card | None:
        """The card of the word at its place, unless that is of a longer or a shorter word."""
        place = sheet.place
        if place is None:
            return None
        article = self._sentences.article(sheet.article)
        card = self._desk.look_up.at(article, place.side, place.block, place.offset, sheet.word)
        return card if card is not None and card.text == sheet.word else None

    def _with_example(self, sheet: ReviewSheet, entries: Sequence[Entry]) -> ReviewSheet:
        """The sheet with an example in which the word is a word of its own, if there is one."""
        cutter = language_for(self._language)
        found: list[ReviewSheet] = []
        for number, example in enumerate(examples(*sheet.forms)):
            token = next((t for t in cutter.tokens(example.text) if t.text in sheet.forms), None)
            if token is not None:
                found.append(
                    replace(
                        sheet,
                        sentence=example.text,
                        start=token.start,
                        end=token.end,
                        readings=(token.reading,),
                        answer=example.translation,
                        source=example.source,
                        key=f"tatoeba {example.number}",
                    )
                )
            if number >= _EXAMPLES_LOOKED_AT:
                break
        # Not the one seen last, if there is another.
        others = [one for one in found if one.key != sheet.card.shown] or found
        return next(iter(others), sheet)


def _forms(word: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The word as it stands in its text, and in the other script."""
    others = (form for entry in entries for form in (entry.simplified, entry.traditional))
    return tuple(dict.fromkeys((word, *others)))


def _with_sentence(sheet: ReviewSheet, found: FoundSentence, title: str) -> ReviewSheet:
    """The sheet with a sentence of the library."""
    context = found.context
    begin = context.sentence.start if context.sentence else 0
    return replace(
        sheet,
        sentence=context.sentence_text,
        start=found.start - begin,
        end=found.end - begin,
        answer=context.counterpart_text,
        source=title,
        key=found.key,
        article=found.article,
        place=found.place,
    )


def _in_counterpart(context: WordContext, answers: Sequence[tuple[int, int, int]]) -> Lit:
    """Where words of the other side stand in the counterpart's text, which joins its sentences."""
    lit: list[tuple[int, int]] = []
    at = 0
    for block, spans in context.counterparts:
        for start, end in spans:
            lit += (
                (at + first - start, at + last - start)
                for one, first, last in answers
                if one == block.id and start <= first and last <= end
            )
            at += end - start + 1
    return tuple(sorted(lit))


Speak = Callable[[str, str], None]
"""Says a text in a language (its code); injected where there is a voice."""
