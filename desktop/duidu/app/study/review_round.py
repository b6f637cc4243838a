"""One round of review: which card comes next, how many are left, what was answered."""

import heapq
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from duidu.app.study.review_queue import STEPS, DueCards
from duidu.library.words.reviews import ReviewCard
from duidu.study.schedule import Rating

# With nothing else left, a card in learning steps may come so much earlier, in seconds.
EARLY = 20 * 60.0
_State = tuple[tuple[ReviewCard, ...], tuple[tuple[float, int, ReviewCard], ...], int]


@dataclass(slots=True)
class Round:
    """The cards of a round that began at `began` and is to take `seconds`.

    `answers` are the ratings given, in order.
    """

    due: DueCards
    began: float
    seconds: float
    answers: list[tuple[ReviewCard, Rating]] = field(default_factory=list)
    _cards: deque[ReviewCard] = field(default_factory=deque, init=False)
    # Cards in learning steps by when they are due; the number keeps two of one moment in order.
    _steps: list[tuple[float, int, ReviewCard]] = field(default_factory=list, init=False)
    _number: int = field(default=0, init=False)
    _past: list[_State] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        """Put the cards in their order."""
        self._cards.extend(self.due.cards)
        for card in self.due.later:
            self._wait(card)

    @property
    def left(self) -> int:
        """How many cards are still to come, those that come again not counted twice."""
        return len(self._cards) + len(self._steps)

    def is_over(self, now: float) -> bool:
        """Whether the time is up, or nothing is left to ask now."""
        return now - self.began >= self.seconds or self.card(now) is None

    def card(self, now: float) -> ReviewCard | None:
        """The card to be asked now; None where none is left."""
        if self._steps and self._steps[0][0] <= now:
            return self._steps[0][2]
        if self._cards:
            return self._cards[0]
        return self._steps[0][2] if self._steps and self._steps[0][0] <= now + EARLY else None

    def coming(self, now: float, count: int) -> Sequence[ReviewCard]:
        """The card to be asked now and the next ones, to be prepared."""
        first = self.card(now)
        following = [card for card in list(self._cards)[: count + 1] if card is not first]
        return (first, *following)[:count] if first is not None else ()

    def answered(self, card: ReviewCard, after: ReviewCard, rating: Rating) -> None:
        """Go on after an answer; `after` is the card as it is now."""
        self._leave(card)
        self.answers.append((after, rating))
        if after.stage in STEPS:
            self._wait(after)

    def buried(self, card: ReviewCard) -> None:
        """Go on without a card."""
        self._leave(card)

    def changed(self, change: Callable[[ReviewCard], ReviewCard]) -> None:
        """Take what a function makes of each card, as after its word was written otherwise."""
        self._cards = deque(map(change, self._cards))
        self._steps = [(due, number, change(card)) for due, number, card in self._steps]

    @property
    def can_go_back(self) -> bool:
        """Whether something can be undone."""
        return bool(self._past)

    def back(self) -> None:
        """Be as before the last answer, or before the last card was left out."""
        cards, steps, answers = self._past.pop()
        self._cards, self._steps = deque(cards), list(steps)
        del self.answers[answers:]

    def _leave(self, card: ReviewCard) -> None:
        self._past.append((tuple(self._cards), tuple(self._steps), len(self.answers)))
        self._cards = deque(one for one in self._cards if one.key != card.key)
        self._steps = [one for one in self._steps if one[2].key != card.key]
        heapq.heapify(self._steps)

    def _wait(self, card: ReviewCard) -> None:
        self._number += 1
        heapq.heappush(self._steps, (card.due, self._number, card))
