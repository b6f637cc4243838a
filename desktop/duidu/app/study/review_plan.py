"""What a person chose for review: which cards, how many, how long, and by which schedule."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.study.schedule import Plan, read_parameters


class Kind(StrEnum):
    """The ways to ask for a word; the library stores these names."""

    # The sentence is shown, and its translation covered.
    READ = "read"
    # The translation is shown, and the word asked.
    PRODUCE = "produce"
    # The sentence is heard.
    LISTEN = "listen"


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """The schedule, the kinds of cards, new cards and reviews a day, and minutes at a time."""

    schedule: Plan
    kinds: tuple[Kind, ...] = (Kind.READ,)
    new: int = 10
    most: int = 200
    minutes: int = 10


def review_plan(settings: Settings, has_voice: bool = False) -> ReviewPlan:
    """The plan of these settings; listening cards only where there is a voice."""
    wanted = (
        (Kind.PRODUCE, settings.get(table.ASK_WORD)),
        (Kind.LISTEN, settings.get(table.ASK_BY_EAR) and has_voice),
    )
    steps = tuple(map(float, settings.get(table.LEARNING_STEPS).split()))
    return ReviewPlan(
        Plan(
            _parameters(settings.get(table.FSRS_PARAMETERS)),
            settings.get(table.RETENTION) / 100,
            steps,
            # A forgotten word was learnt before: one step, the last.
            steps[-1:],
        ),
        (Kind.READ, *(kind for kind, is_wanted in wanted if is_wanted)),
        settings.get(table.NEW_A_DAY),
        settings.get(table.MOST_A_DAY),
        settings.get(table.REVIEW_MINUTES),
    )


def choose_parameters(settings: Settings, text: str) -> bool:
    """Keep the parameters in a text, "" for those of the package; False where they are none."""
    parameters = _read(text, lambda: None)
    if parameters is None:
        return False
    settings.set(table.FSRS_PARAMETERS, ", ".join(map(str, parameters)))
    return True


def _parameters(text: str) -> tuple[float, ...]:
    # A file may hold the text of another hand.
    return _read(text, lambda: ()) or ()


def _read(text: str, otherwise: Callable[[], tuple[float, ...] | None]) -> tuple[float, ...] | None:
    try:
        return read_parameters(text)
    except ValueError:
        return otherwise()
