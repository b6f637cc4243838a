"""Words met in reading and not looked up: soft evidence, which moves a review by a little.

The rule and its reasons are in docs/review.md; a person has to switch it on.
"""

import uuid
from collections.abc import Collection
from dataclasses import replace

from duidu.app.study.review_commands import state_before
from duidu.app.study.review_plan import Kind
from duidu.app.study.review_queue import memory_of
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library
from duidu.library.words.reviews import Answer, ReviewCard
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
