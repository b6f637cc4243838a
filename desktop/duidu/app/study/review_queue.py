"""Which cards are due, in their order: what waits for a step, then reviews, then new words.

A word is in review while it is marked as being learnt. One that is marked otherwise is left out,
and its state stays, so that it comes back as it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from duidu.app.study.review_plan import Kind, ReviewPlan
from duidu.library.library import Library
from duidu.library.words.reviews import Answer, ReviewCard
from duidu.study.days import day_of
from duidu.study.knowledge import Status
from duidu.study.schedule import Memory, Rating, Stage

STEPS = (Stage.LEARNING, Stage.RELEARNING)


@dataclass(frozen=True, slots=True)
class DueCards:
    """The cards of one round in their order, and how many of them are of each sort.

    `later` are cards in learning steps that come before the day is over.
    """

    cards: tuple[ReviewCard, ...] = ()
    steps: int = 0
    reviews: int = 0
    new: int = 0
    later: tuple[ReviewCard, ...] = ()

    @property
    def count(self) -> int:
        """How many cards are due."""
        return len(self.cards)


def memory_of(card: ReviewCard) -> Memory:
    """What FSRS knows of a card."""
    return Memory(
        Stage(card.stage), card.step, card.stability, card.difficulty, card.due, card.reviewed
    )


def due_cards(library: Library, language: str, plan: ReviewPlan, now: float) -> DueCards:
    """The cards that are due at `now`, within what is left of today's bounds."""
    start, end = day_of(now)
    words, cards, answers = library.at_one_moment(
        lambda: (
            library.known.levels(language),
            library.reviews.of_language(language),
            library.review_log.since(language, start),
        )
    )
    learning = [word for word, status in words.items() if status == Status.LEARNING]
    kept = {(card.word, card.kind): card for card in cards}
    found = [card for word in learning for card in _of_word(language, word, kept, plan.kinds)]
    asked = _asked(answers)
    wanted = [card for card in found if card.buried <= now and not _waits(card, asked)]
    steps = sorted((card for card in wanted if card.stage in STEPS), key=_due)
    reviews = sorted(
        (card for card in wanted if card.stage == Stage.REVIEW and card.due <= end), key=_due
    )
    new = [card for card in wanted if card.stage == Stage.NEW]
    given = [answer.stage for answer in answers if answer.rating != Rating.MET]
    reviews = _one_a_word(reviews)[: max(0, plan.most - given.count(Stage.REVIEW))]
    taken = {card.word for card in (*steps, *reviews)}
    new = [card for card in _one_a_word(new) if card.word not in taken]
    new = new[: max(0, plan.new - given.count(Stage.NEW))]
    now_due = [card for card in steps if card.due <= now]
    return DueCards(
        (*now_due, *reviews, *new),
        len(now_due),
        len(reviews),
        len(new),
        tuple(card for card in steps if now < card.due <= end),
    )


def _of_word(
    language: str,
    word: str,
    kept: Mapping[tuple[str, str], ReviewCard],
    kinds: Sequence[Kind],
) -> Iterable[ReviewCard]:
    """The cards of one word; it is asked in other ways only once it can be read."""
    first = kept.get((word, Kind.READ))
    for kind in kinds:
        card = kept.get((word, kind))
        if card is not None:
            yield card
        elif kind is Kind.READ or (first is not None and first.stage == Stage.REVIEW):
            yield ReviewCard(language, word, kind)


def _asked(answers: Iterable[Answer]) -> dict[str, str]:
    """The words answered today, each with the way in which it was asked last."""
    return {answer.word: answer.kind for answer in answers if answer.rating != Rating.MET}


def _waits(card: ReviewCard, asked: Mapping[str, str]) -> bool:
    """Whether a card waits for tomorrow, since its word was asked in another way today."""
    return card.stage not in STEPS and asked.get(card.word, card.kind) != card.kind


def _one_a_word(cards: Iterable[ReviewCard]) -> list[ReviewCard]:
    found: dict[str, ReviewCard] = {}
    for card in cards:
        found.setdefault(card.word, card)
    return list(found.values())


def _due(card: ReviewCard) -> float:
    return card.due
