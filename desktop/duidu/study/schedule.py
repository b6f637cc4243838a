"""When a card is due next: FSRS-6 as the package fsrs computes it, without its clock and ids.

Times are seconds since 1970. What is kept of a card stands in `Memory`; the package loads with the
first schedule that is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

DAY = 86400.0
# A word that is remembered with the retention asked for after so many days without a review is
# offered as known: half a year, by which Anki's users call a card mature several times over.
KNOWN_AFTER = 180.0


class Stage(IntEnum):
    """How far a card is; the library stores the numbers, which are those of the package."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Rating(IntEnum):
    """What the learner says of an answer; `MET` is no answer but a meeting in reading."""

    MET = 0
    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of one card. Stability is in days, difficulty from 1 to 10.

    `step` counts the learning steps taken, None in review; `due` and `reviewed` are seconds since
    1970. A new card has neither stability nor difficulty.
    """

    stage: Stage = Stage.NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: float = 0.0
    reviewed: float | None = None

    @property
    def interval(self) -> float:
        """Days between the last review and the next."""
        return 0.0 if self.reviewed is None else (self.due - self.reviewed) / DAY


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person chose: `parameters` of FSRS, () for those of the package.

    `retention` is the share of cards to be remembered when they are due, the steps are minutes.
    """

    parameters: tuple[float, ...] = ()
    retention: float = 0.9
    steps: tuple[float, ...] = (1.0, 10.0)
    relearning: tuple[float, ...] = (10.0,)
    longest: int = 36500
    fuzz: bool = True


class Schedule:
    """Says when cards are due, by one plan."""

    def __init__(self, plan: Plan) -> None:
        """Load the package. Raises ValueError for parameters that are none of FSRS-6."""
        self._plain = _scheduler(plan, fuzz=False)
        # Intervals of cards learnt together differ a little, so that they part.
        self._scheduler = _scheduler(plan, fuzz=True) if plan.fuzz else self._plain

    def review(
        self, memory: Memory, rating: Rating, now: float, day_end: float | None = None
    ) -> Memory:
        """The memory after an answer at `now`.

        One that is due later on this day, which ends at `day_end`, counts as given when it was
        due: FSRS counts whole days of 24 hours, and would take who reviews an hour earlier than
        yesterday for one who repeats within the day.
        """
        return self._reviewed(self._scheduler, memory, rating, now, day_end)

    def intervals(
        self, memory: Memory, now: float, day_end: float | None = None
    ) -> dict[Rating, float]:
        """Seconds until the card would be due again, by rating, without the small difference."""
        return {
            rating: self._reviewed(self._plain, memory, rating, now, day_end).due - now
            for rating in (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)
        }

    def recall(self, memory: Memory, now: float) -> float:
        """The share of such cards that are remembered now, 0 to 1, by FSRS's forgetting curve."""
        return float(self._plain.get_card_retrievability(_card(memory), _time(now)))

    def _reviewed(
        self,
        scheduler: "Scheduler",
        memory: Memory,
        rating: Rating,
        now: float,
        day_end: float | None,
    ) -> Memory:
        """The memory after an answer, which may count as given later on its day."""
        from fsrs import Rating as Given

        early = (
            memory.due - now
            if memory.stage is Stage.REVIEW and day_end is not None and now < memory.due <= day_end
            else 0.0
        )
        card, _ = scheduler.review_card(_card(memory), Given(int(rating)), _time(now + early))
        found = _memory(card)
        if found.stage is Stage.REVIEW or not early:
            return found
        # A step of minutes begins with the answer, not when the card would have been due.
        return replace(found, due=now + (found.due - (now + early)), reviewed=now)


def read_parameters(text: str) -> tuple[float, ...]:
    """The parameters in a text, separated by commas or white space; () for an empty one.

    Raises ValueError for others than 21 numbers within FSRS's bounds.
    """
    found = tuple(float(part) for part in text.replace(",", " ").strip("[] \t\n").split())
    if found:
        _scheduler(Plan(found), fuzz=False)
    return found


def met_memory(memory: Memory, now: float) -> Memory | None:
    """The memory after its word was read and not looked up; None where that changes nothing.

    Only the day of the review moves: by a tenth of the interval, one day at least and seven at
    most, and never for a card that was due more than a day ago. FSRS knows no answers of less
    weight, so stability and difficulty stay as the last answer left them.
    """
    if memory.stage is not Stage.REVIEW or not now - DAY <= memory.due <= now + 3 * DAY:
        return None
    return replace(
        memory, due=max(memory.due, now) + DAY * min(7.0, max(1.0, memory.interval / 10))
    )


def _scheduler(plan: Plan, fuzz: bool) -> "Scheduler":
    """The scheduler of the package by a plan."""
    from fsrs import Scheduler

    values: dict[str, Any] = {"parameters": plan.parameters} if plan.parameters else {}
    return Scheduler(
        desired_retention=plan.retention,
        learning_steps=_steps(plan.steps),
        relearning_steps=_steps(plan.relearning),
        maximum_interval=plan.longest,
        enable_fuzzing=fuzz,
        **values,
    )


def _steps(minutes: Sequence[float]) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=minute) for minute in minutes)


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _card(memory: Memory) -> "Card":
    """A memory as the package takes it."""
    from fsrs import Card, State

    return Card(
        # Without an id the package waits a millisecond to make one.
        card_id=1,
        state=State(memory.stage or Stage.LEARNING),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_time(memory.due),
        last_review=None if memory.reviewed is None else _time(memory.reviewed),
    )


def _memory(card: "Card") -> Memory:
    return Memory(
        Stage(int(card.state)),
        card.step,
        card.stability,
        card.difficulty,
        card.due.timestamp(),
        card.last_review.timestamp() if card.last_review else None,
    )
