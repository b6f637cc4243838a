"""Cards are due when FSRS-6 says so: the package's vectors, through Duidu's own layer."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as Given
from fsrs.scheduler import DEFAULT_PARAMETERS

from duidu.study.days import day_of
from duidu.study.schedule import (
    DAY,
    Memory,
    Plan,
    Rating,
    Schedule,
    Stage,
    met_memory,
    read_parameters,
)

START = datetime(2022, 11, 29, 12, 30, tzinfo=UTC).timestamp()
AGAIN, HARD, GOOD, EASY = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
PLAIN = Plan(fuzz=False)
OTHER = "0.1456 0.4186 1.1104 4.1315 5.2417 1.3098 0.8975 0.0010 1.5674 0.0567 0.9661 2.0275 " + (
    "0.1592 0.2446 1.5071 0.2272 2.8755 1.234 0.56789 0.1437 0.2"
)


def in_review() -> Memory:
    """A card that was answered well for months."""
    schedule, memory, now = Schedule(PLAIN), Memory(), START
    for _ in range(4):
        memory = schedule.review(memory, GOOD, now)
        now = memory.due
    return memory


def test_the_published_intervals() -> None:
    schedule, memory, now = Schedule(PLAIN), Memory(), START
    days = []
    for rating in (*[GOOD] * 6, AGAIN, AGAIN, *[GOOD] * 5):
        memory = schedule.review(memory, rating, now)
        days.append(int(memory.interval))
        now = memory.due
    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_published_memory_state() -> None:
    schedule, memory, now = Schedule(PLAIN), Memory(), START
    for rating, days in zip((AGAIN, *[GOOD] * 5), (0, 0, 1, 3, 8, 21), strict=True):
        now += days * DAY
        memory = schedule.review(memory, rating, now)
    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


@pytest.mark.parametrize("seed", range(40))
def test_any_history_is_scheduled_as_by_the_package(seed: int) -> None:
    rng = random.Random(seed)
    parameters = read_parameters(OTHER) if seed % 2 else ()
    steps = rng.choice([(1.0, 10.0), (10.0,), (), (1.0, 10.0, 60.0)])
    retention = rng.uniform(0.7, 0.97)
    schedule = Schedule(Plan(parameters, retention, steps, steps[-1:], fuzz=False))
    theirs = Scheduler(
        desired_retention=retention,
        learning_steps=[timedelta(minutes=step) for step in steps],
        relearning_steps=[timedelta(minutes=step) for step in steps[-1:]],
        enable_fuzzing=False,
        parameters=parameters or DEFAULT_PARAMETERS,
    )
    now = START
    memory, card = Memory(), Card(card_id=1, due=datetime.fromtimestamp(now, UTC))
    for _ in range(30):
        rating = rng.choice((AGAIN, HARD, GOOD, GOOD, GOOD, EASY))
        moment = datetime.fromtimestamp(now, UTC)
        memory = schedule.review(memory, rating, now)
        card, _ = theirs.review_card(card, Given(int(rating)), moment)
        assert (memory.stage, memory.step) == (int(card.state), card.step)
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert memory.due == card.due.timestamp()
        assert schedule.recall(memory, memory.due) == theirs.get_card_retrievability(card, card.due)
        now = memory.due + rng.choice((0, 0, 3600, 5 * DAY))


def test_small_differences_keep_to_the_bounds_of_the_package() -> None:
    plain, fuzzy = Schedule(PLAIN), Schedule(Plan())
    memory = in_review()
    exact = plain.review(memory, GOOD, memory.due).interval
    found = {fuzzy.review(memory, GOOD, memory.due).interval for _ in range(200)}
    assert len(found) > 5
    assert all(abs(one - exact) < 0.1 * exact + 3 for one in found)
    assert fuzzy.intervals(memory, memory.due)[GOOD] == exact * DAY


def test_an_answer_earlier_on_the_day_counts_as_one_in_time() -> None:
    schedule, memory = Schedule(PLAIN), in_review()
    _, end = day_of(memory.due)
    in_time = schedule.review(memory, GOOD, memory.due)
    early = schedule.review(memory, GOOD, memory.due - 3600, end)
    assert early == in_time
    # A step of minutes begins with the answer.
    again = schedule.review(memory, AGAIN, memory.due - 3600, end)
    assert (again.stage, again.due) == (Stage.RELEARNING, memory.due - 3600 + 600)
    following = schedule.review(again, GOOD, again.due, end)
    assert following.stage is Stage.REVIEW
    assert following.due >= again.due + DAY


def test_a_later_day_is_no_earlier_answer() -> None:
    schedule, memory = Schedule(PLAIN), in_review()
    ahead = memory.due - 3 * DAY
    _, end = day_of(ahead)
    assert schedule.review(memory, GOOD, ahead, end) == schedule.review(memory, GOOD, ahead)


@pytest.mark.parametrize(
    "text", ["1 2 3", "a", "0 " * 21, "nan " * 21, OTHER + " 1", "1e999 " * 21]
)
def test_other_numbers_are_no_parameters(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_parameters(text)


def test_parameters_are_read_as_anki_writes_them() -> None:
    assert len(read_parameters(f"[{', '.join(OTHER.split())}]")) == 21
    assert read_parameters(" \n") == ()


def test_a_word_met_moves_the_day_and_nothing_else() -> None:
    memory = in_review()
    met = met_memory(memory, memory.due)
    assert met is not None
    assert (met.stability, met.difficulty, met.stage) == (
        memory.stability,
        memory.difficulty,
        memory.stage,
    )
    assert met.due - memory.due == pytest.approx(DAY * memory.interval / 10, rel=0.01)
    assert 1 <= (met.due - memory.due) / DAY <= 7


def test_a_word_met_long_before_or_after_its_day_moves_nothing() -> None:
    memory = in_review()
    for moment in (memory.due - 4 * DAY, memory.due + 1.5 * DAY):
        assert met_memory(memory, moment) is None
    assert met_memory(Memory(Stage.LEARNING, 0, 2.0, 5.0, START, START), START) is None
    assert met_memory(Memory(), START) is None


def test_a_day_ends_at_four_in_the_morning() -> None:
    night = datetime(2026, 3, 5, 1, 0).timestamp()
    start, end = day_of(night)
    assert datetime.fromtimestamp(start) == datetime(2026, 3, 4, 4)
    assert datetime.fromtimestamp(end) == datetime(2026, 3, 5, 4)
    assert day_of(end)[0] == end
