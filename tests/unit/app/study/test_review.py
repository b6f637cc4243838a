"""Review: what is due, what an answer does and undoes, and files that give everything back."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from duidu.app.base.commands import UndoStack
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.app.study.cards import kept_card
from duidu.app.study.known_words import MarkWords
from duidu.app.study.review_commands import EditWord, PutCard, with_memory
from duidu.app.study.review_files import export_reviews, import_reviews
from duidu.app.study.review_plan import Kind, ReviewPlan, choose_parameters, review_plan
from duidu.app.study.review_queue import DueCards, due_cards, memory_of
from duidu.app.study.review_round import Round
from duidu.core.errors import FileError, UsageError
from duidu.library.library import Library
from duidu.library.words.reviews import ReviewCard
from duidu.study.days import day_of
from duidu.study.knowledge import Status
from duidu.study.schedule import DAY, Plan, Rating, Schedule, Stage

NOON = datetime(2026, 3, 5, 12, 0).timestamp()
PLAN = ReviewPlan(Plan(fuzz=False))
ALL = replace(PLAN, kinds=(Kind.READ, Kind.PRODUCE, Kind.LISTEN))
SCHEDULE = Schedule(PLAN.schedule)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


def learn(library: Library, *words: str, status: Status = Status.LEARNING) -> None:
    MarkWords(library, "zh", words, status).do()


def answer(library: Library, card: ReviewCard, rating: Rating, now: float) -> ReviewCard:
    after = with_memory(card, SCHEDULE.review(memory_of(card), rating, now, day_of(now)[1]), now)
    PutCard(library, after, now, rating, 2.5).do()
    return after


def due(library: Library, now: float, plan: ReviewPlan = PLAN) -> list[tuple[str, str]]:
    return [(card.word, card.kind) for card in due_cards(library, "zh", plan, now).cards]


def words(library: Library, now: float, plan: ReviewPlan = PLAN) -> list[str]:
    return [word for word, _ in due(library, now, plan)]


def everything(library: Library) -> tuple[object, ...]:
    return (
        {word.word: word for word in library.known.all()},
        {card.key: card for card in library.reviews.all()},
        {one.id: one for one in library.review_log.all()},
    )


# -- what is due --


def test_words_being_learnt_are_asked_as_new_in_their_order(library: Library) -> None:
    learn(library, "老家", "出发", "河")
    learn(library, "名字", status=Status.KNOWN)
    found = due_cards(library, "zh", PLAN, NOON)
    assert [card.word for card in found.cards] == ["老家", "出发", "河"]
    assert (found.steps, found.reviews, found.new) == (0, 0, 3)
    assert library.reviews.all() == []


@pytest.mark.parametrize("status", [Status.KNOWN, Status.IGNORED, Status.NEW])
def test_another_mark_takes_a_word_out_and_its_state_stays(
    library: Library, status: Status
) -> None:
    learn(library, "老家")
    (card,) = due_cards(library, "zh", PLAN, NOON).cards
    after = answer(library, card, Rating.EASY, NOON)
    learn(library, "老家", status=status)
    assert words(library, after.due) == []
    learn(library, "老家")
    assert due_cards(library, "zh", PLAN, after.due).cards == (after,)


def test_no_more_new_words_a_day_than_are_wanted(library: Library) -> None:
    learn(library, *map(str, range(30)))
    plan = replace(PLAN, new=4)
    for card in due_cards(library, "zh", plan, NOON).cards[:3]:
        answer(library, card, Rating.EASY, NOON)
    assert words(library, NOON + 60, plan) == ["3"]
    assert words(library, NOON + DAY, plan) == ["3", "4", "5", "6"]


def test_no_more_reviews_a_day_than_are_wanted(library: Library) -> None:
    learn(library, *map(str, range(12)))
    for number in range(12):
        answer(library, ReviewCard("zh", str(number), "read"), Rating.EASY, NOON + number)
    later = NOON + 30 * DAY
    plan = replace(PLAN, most=5)
    assert words(library, later, plan) == ["0", "1", "2", "3", "4"]
    (first, *_) = due_cards(library, "zh", plan, later).cards
    answer(library, first, Rating.GOOD, later)
    assert words(library, later, plan) == ["1", "2", "3", "4"]
    assert due_cards(library, "zh", plan, later).reviews == 4


def test_a_review_is_due_from_the_morning_of_its_day(library: Library) -> None:
    learn(library, "老家")
    after = answer(library, ReviewCard("zh", "老家", "read"), Rating.EASY, NOON + 8 * 3600)
    start, _ = day_of(after.due)
    assert words(library, start - 1) == []
    assert words(library, start) == ["老家"]
    assert words(library, after.due + 40 * DAY) == ["老家"]


def test_a_step_of_minutes_waits_for_its_minute(library: Library) -> None:
    learn(library, "老家", "河")
    answer(library, ReviewCard("zh", "老家", "read"), Rating.GOOD, NOON)
    found = due_cards(library, "zh", PLAN, NOON + 60)
    assert [card.word for card in found.cards] == ["河"]
    assert [card.word for card in found.later] == ["老家"]
    assert words(library, NOON + 600) == ["老家", "河"]


def test_a_word_is_asked_in_other_ways_once_it_can_be_read_and_on_other_days(
    library: Library,
) -> None:
    learn(library, "老家")
    assert due(library, NOON, ALL) == [("老家", "read")]
    answer(library, ReviewCard("zh", "老家", "read"), Rating.EASY, NOON)
    assert due(library, NOON + 60, ALL) == []
    assert due(library, NOON + DAY, ALL) == [("老家", "produce")]
    answer(library, ReviewCard("zh", "老家", "produce"), Rating.EASY, NOON + DAY)
    assert due(library, NOON + 2 * DAY, ALL) == [("老家", "listen")]
    assert due(library, NOON + 2 * DAY, PLAN) == []


def test_other_languages_are_left_alone(library: Library) -> None:
    MarkWords(library, "en", ("river",), Status.LEARNING).do()
    assert words(library, NOON) == []


# -- what an answer does and undoes --


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY])
def test_an_answer_is_logged_and_undone_exactly(library: Library, rating: Rating) -> None:
    learn(library, "老家")
    stack = UndoStack()
    states = [everything(library)]
    card, now = ReviewCard("zh", "老家", "read"), NOON
    for _ in range(4):
        after = with_memory(card, SCHEDULE.review(memory_of(card), rating, now), now)
        stack.push(PutCard(library, after, now, rating, 1.25))
        states.append(everything(library))
        card, now = after, after.due + 100
    (first, *_) = library.review_log.all()
    assert (first.rating, first.time, first.duration) == (rating, NOON, 1.25)
    assert (first.stage, first.before) == (Stage.NEW, "")
    last = library.review_log.all()[-1]
    assert ReviewCard(**json.loads(last.before)) == states[-2][1][card.key]  # type: ignore[index]
    for state in states[-2::-1]:
        stack.undo()
        assert everything(library) == state
    for state in states[1:]:
        stack.redo()
        assert everything(library) == state


def test_a_card_is_left_out_until_tomorrow_and_that_is_undone(library: Library) -> None:
    learn(library, "老家", "河")
    command = PutCard(
        library, ReviewCard("zh", "老家", "read", buried=day_of(NOON)[1]), NOON, text="Bury"
    )
    command.do()
    assert words(library, NOON) == ["河"]
    assert words(library, NOON + DAY) == ["老家", "河"]
    command.undo()
    assert words(library, NOON) == ["老家", "河"]
    assert library.reviews.all() == []


def test_meaning_note_and_spelling_are_edited_and_undone(library: Library) -> None:
    learn(library, "老家人")
    answer(library, ReviewCard("zh", "老家人", "read"), Rating.GOOD, NOON)
    before = everything(library)
    command = EditWord(library, "zh", "老家人", " 老家 ", "old home", "not 家乡", NOON)
    assert set(command.do().ids) == {"老家人", "老家"}
    kept = library.known.get("zh", "老家")
    card = kept_card(kept.value) if kept else None
    assert card is not None
    assert (card.word, card.meaning, card.note) == ("老家", "old home", "not 家乡")
    assert [one.word for one in library.reviews.all()] == ["老家"]
    assert [one.word for one in library.review_log.all()] == ["老家"]
    command.undo()
    assert everything(library) == before


@pytest.mark.parametrize("spelt", ["", "  ", "河"])
def test_a_spelling_that_is_none_or_taken_changes_nothing(library: Library, spelt: str) -> None:
    learn(library, "老家", "河")
    before = everything(library)
    with pytest.raises(UsageError):
        EditWord(library, "zh", "老家", spelt, "x", "", NOON).do()
    assert everything(library) == before


# -- a round --


def cards(*words: str) -> tuple[ReviewCard, ...]:
    return tuple(ReviewCard("zh", word, "read") for word in words)


def test_a_round_goes_on_until_nothing_is_left_or_the_time_is_up() -> None:
    one, two = cards("一", "二")
    asked = Round(DueCards((one, two)), NOON, 600)
    assert (asked.card(NOON), asked.left) == (one, 2)
    stepping = replace(one, stage=Stage.LEARNING, step=0, due=NOON + 60)
    asked.answered(one, stepping, Rating.AGAIN)
    assert (asked.card(NOON + 5), asked.left) == (two, 2)
    assert asked.card(NOON + 61) == stepping
    asked.answered(two, replace(two, stage=Stage.REVIEW), Rating.EASY)
    # Nothing else is left, so the step is taken a little earlier.
    assert asked.card(NOON + 10) == stepping
    assert not asked.is_over(NOON + 10)
    assert asked.is_over(NOON + 600)
    asked.answered(stepping, replace(stepping, due=NOON + 7200), Rating.HARD)
    assert asked.is_over(NOON + 20)


def test_going_back_in_a_round_is_exact() -> None:
    one, two = cards("一", "二")
    asked = Round(DueCards((one, two)), NOON, 600)
    asked.answered(one, replace(one, stage=Stage.LEARNING, due=NOON + 60), Rating.GOOD)
    asked.buried(two)
    assert asked.left == 1
    asked.back()
    assert asked.card(NOON) == two
    asked.back()
    assert (asked.card(NOON), asked.left, asked.answers) == (one, 2, [])
    assert not asked.can_go_back


def test_the_next_cards_are_told_before_they_are_asked() -> None:
    made = cards(*"一二三四五")
    asked = Round(DueCards(made), NOON, 600)
    assert asked.coming(NOON, 3) == made[:3]
    asked.answered(made[0], replace(made[0], stage=Stage.LEARNING, due=NOON + 1), Rating.AGAIN)
    assert [card.word for card in asked.coming(NOON + 2, 3)] == ["一", "二", "三"]


# -- files --


def fill(library: Library) -> None:
    learn(library, "老家", "河", "没答过")
    learn(library, "名字", status=Status.KNOWN)
    now = NOON + 0.123456
    for number, rating in enumerate((Rating.GOOD, Rating.AGAIN, Rating.EASY)):
        answer(library, ReviewCard("zh", "老家", "read"), rating, now + number)
    answer(library, ReviewCard("zh", "河", "produce", shown="x\u2028y"), Rating.HARD, now)
    answer(library, ReviewCard("zh", "名字", "read"), Rating.EASY, now)


def test_a_file_gives_everything_back_exactly(library: Library, tmp_path: Path) -> None:
    fill(library)
    lines = list(export_reviews(library))
    with Library.open(tmp_path / "other.sqlite") as other:
        found = import_reviews(other, lines, "x")
        assert (found.words, found.cards, found.answers) == (4, 3, 5)
        assert everything(other) == everything(library)
        assert list(export_reviews(other)) == lines
        again = import_reviews(other, lines, "x")
        assert (again.words, again.cards, again.answers, again.there) == (0, 0, 0, 12)


def test_the_newer_state_of_a_card_stays(library: Library, tmp_path: Path) -> None:
    fill(library)
    old = list(export_reviews(library))
    newer = answer(library, ReviewCard("zh", "河", "produce"), Rating.EASY, NOON + 9 * DAY)
    import_reviews(library, old, "x")
    assert library.reviews.get(*newer.key) == newer


@pytest.mark.parametrize(
    "change",
    [
        lambda card: {**card, "stage": 7},
        lambda card: {**card, "stability": None},
        lambda card: {**card, "stability": "much"},
        lambda card: {**card, "stability": float("inf")},
        lambda card: {**card, "stability": -1},
        lambda card: {**card, "due": 1e30},
        lambda card: {**card, "reviewed": float("nan")},
        lambda card: {**card, "word": ""},
        lambda card: {**card, "kind": 5},
        lambda card: {name: value for name, value in card.items() if name != "due"},
        lambda card: {**card, "due": True},
        lambda card: [card],
        lambda card: None,
    ],
)
def test_a_line_that_is_no_card_is_left_out(
    library: Library, tmp_path: Path, change: Callable[[dict[str, object]], object]
) -> None:
    fill(library)
    lines = [json.loads(line) for line in export_reviews(library)]
    at = next(i for i, line in enumerate(lines) if "card" in line)
    lines[at] = {"card": change(lines[at]["card"])}
    with Library.open(tmp_path / "other.sqlite") as other:
        found = import_reviews(other, map(json.dumps, lines), "x")
        assert (found.cards, found.unreadable) == (2, 1)


@pytest.mark.parametrize("text", ["hello", "[1]", "{}", '{"card": {}}', "null\n{\n"])
def test_a_file_of_something_else_is_refused(library: Library, text: str) -> None:
    with pytest.raises(FileError, match="holds no cards of review"):
        import_reviews(library, text.split("\n"), "x")


def test_reviews_survive_damage_copies_and_older_readers(library: Library, tmp_path: Path) -> None:
    fill(library)
    library.keep_copies()
    copies = next(path for path in tmp_path.rglob("library.jsonl"))
    text = copies.read_text("utf-8")
    assert text.count('{"reviews"') == 3
    assert text.count('{"review_log"') == 5


# -- settings --


def test_the_plan_follows_the_settings() -> None:
    settings = Settings()
    assert review_plan(settings) == ReviewPlan(Plan())
    settings.set(table.RETENTION, 80)
    settings.set(table.LEARNING_STEPS, "")
    settings.set(table.ASK_WORD, True)
    settings.set(table.ASK_BY_EAR, True)
    plan = review_plan(settings)
    assert (plan.schedule.retention, plan.schedule.steps, plan.schedule.relearning) == (0.8, (), ())
    assert plan.kinds == (Kind.READ, Kind.PRODUCE)
    assert review_plan(settings, has_voice=True).kinds == tuple(Kind)


def test_parameters_that_are_none_are_not_kept() -> None:
    settings = Settings()
    assert not choose_parameters(settings, "1 2 3")
    assert settings.get(table.FSRS_PARAMETERS) == ""
    text = " ".join(["0.3 1.3 2.3 8.3 6.4 0.8 3 0.01 1.8 0.1 0.8 1.5 0.06 0.3 1.6 0.6 1.9 0.5"])
    assert choose_parameters(settings, f"{text} 0.09 0.07 0.15")
    assert len(review_plan(settings).schedule.parameters) == 21
    settings.set(table.FSRS_PARAMETERS, "written by hand")
    assert review_plan(settings).schedule.parameters == ()
