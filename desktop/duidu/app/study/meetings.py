"""Words met in reading and not looked up: soft evidence, which moves a review by a little.

The rule and its reasons are in docs/review.md; a person has to switch it on.
"""

import json
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from duidu.app.study.review_commands import state_before
from duidu.app.study.review_plan import Kind
from duidu.app.study.review_queue import memory_of
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library
from duidu.library.words.reviews import Answer, ReviewCard
from duidu.study.days import day_of
from duidu.study.knowledge import Status
from duidu.study.schedule import Rating, met_memory

# Code points a second: 200 characters a minute is slow reading, so that skimming counts as none.
PACE = 200 / 60


def seconds_to_read(length: int) -> float:
    """How long so many code points take to be read, with attention; two seconds at least."""
    return max(2.0, length / PACE)


def words_due_soon(library: Library, language: str, now: float) -> frozenset[str]:
    """The words being learnt whose next review a meeting would move."""
    return frozenset(card.word for card in _due_soon(library, language, now))


def meet(library: Library, language: str, words: Collection[str], now: float) -> Changes | None:
    """Move the reviews of words that were met, each once between two answers, and log it.

    Returns None where nothing was moved.
    """

    def write() -> bool:
        cards = [card for card in _due_soon(library, language, now) if card.word in words]
        for card in cards:
            memory = met_memory(memory_of(card), now)
            if memory is None:
                continue
            library.reviews.put(replace(card, due=memory.due, changed=now))
            library.review_log.put(
                Answer(
                    uuid.uuid4().hex,
                    *card.key,
                    int(Rating.MET),
                    now,
                    0.0,
                    card.stage,
                    state_before(card),
                )
            )
        return bool(cards)

    return Changes(frozenset({Changed.REVIEWS})) if library.together(write) else None


def _due_soon(library: Library, language: str, now: float) -> list[ReviewCard]:
    """The cards for reading whose day a meeting moves, without those moved since their answer."""
    found = [
        card
        for card in library.reviews.of_language(language)
        if card.kind == Kind.READ and met_memory(memory_of(card), now) is not None
    ]
    if not found:
        return []
    words = library.known.levels(language)
    oldest = min(card.reviewed or 0.0 for card in found)
    met = {
        (answer.word, answer.kind): answer.time
        for answer in library.review_log.since(language, oldest)
        if answer.rating == Rating.MET
    }
    return [
        card
        for card in found
        if words.get(card.word) == Status.LEARNING
        and met.get((card.word, card.kind), -1.0) < (card.reviewed or 0.0)
    ]


@dataclass(slots=True)
class TakeBackMeetings:
    """Puts reviews back to where they were before today's reading moved them.

    A card that was answered since stays as it is.
    """

    library: Library
    language: str
    now: float
    text: str = "Take back words met"
    merge_key: str = ""
    place: Place | None = None
    in_batches: bool = False
    _taken: list[tuple[ReviewCard, Answer]] = field(default_factory=list, init=False)

    def do(self) -> Changes:
        """Take all meetings of the day back, in one transaction."""
        self.library.together(self._take_back)
        return Changes(frozenset({Changed.REVIEWS}))

    @property
    def count(self) -> int:
        """How many reviews were put back."""
        return len(self._taken)

    def _take_back(self) -> None:
        self._taken = []
        start, _ = day_of(self.now)
        cards = {card.key: card for card in self.library.reviews.of_language(self.language)}
        for answer in self.library.review_log.since(self.language, start):
            card = cards.get((answer.language, answer.word, answer.kind))
            if answer.rating != Rating.MET or card is None or card.changed != answer.time:
                continue
            self.library.reviews.put(ReviewCard(**json.loads(answer.before)))
            self.library.review_log.remove(answer.id)
            self._taken.append((card, answer))

    def undo(self) -> Changes:
        """Have the meetings count again."""

        def work() -> None:
            self.library.reviews.put_all(card for card, _ in self._taken)
            self.library.review_log.put_all(answer for _, answer in self._taken)

        self.library.together(work)
        return Changes(frozenset({Changed.REVIEWS}))
