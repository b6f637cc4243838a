"""Cards and answers of review as JSON Lines, to be taken to another library.

Each line is an object of one field: {"word": …}, {"card": …} or {"answer": …}, with the fields of
KnownWord, ReviewCard or Answer. Export and import give back exactly what was there.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from duidu.app.base.in_parts import RECORDS, in_parts, write_parts
from duidu.core.errors import FileError
from duidu.library.library import Library
from duidu.library.words.known_words import KnownWord
from duidu.library.words.reviews import Answer, ReviewCard
from duidu.study.knowledge import Status
from duidu.study.schedule import Memory, Plan, Rating, Schedule, Stage

T = TypeVar("T", KnownWord, ReviewCard, Answer)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many words, cards and answers came in, how many were there, and unreadable lines."""

    words: int = 0
    cards: int = 0
    answers: int = 0
    there: int = 0
    unreadable: int = 0


def export_reviews(library: Library) -> Iterator[str]:
    """The lines of a file: the words that have cards or are being learnt, cards and answers."""
    words, cards, answers = library.at_one_moment(
        lambda: (library.known.all(), library.reviews.all(), library.review_log.all())
    )
    reviewed = {(card.language, card.word) for card in cards}
    for word in words:
        if word.level == Status.LEARNING or (word.language, word.word) in reviewed:
            yield _line("word", word)
    yield from (_line("card", card) for card in cards)
    yield from (_line("answer", answer) for answer in answers)


def import_reviews(library: Library, lines: Iterable[str], name: str) -> Imported:
    """Add what a file has and the library has not; of two states of a card the newer one stays.

    All of it or nothing. Raises FileError where no line can be read.
    """
    words, cards, answers, unreadable = _read(lines)
    if unreadable and not (words or cards or answers):
        raise FileError(
            "“{name}” holds no cards of review; write such a file with duidu review export.",
            name=name,
        )
    known = {(one.language, one.word) for one in library.known.all()}
    kept = {card.key: card for card in library.reviews.all()}
    ids = {answer.id for answer in library.review_log.all()}
    new_words = [word for word in words if (word.language, word.word) not in known]
    new_cards = [
        card for card in cards if card.key not in kept or kept[card.key].changed < card.changed
    ]
    new_answers = [answer for answer in answers if answer.id not in ids]
    write_parts(
        library,
        [
            *in_parts(library.known.put_all, new_words, RECORDS),
            *in_parts(library.reviews.put_all, new_cards, RECORDS),
            *in_parts(library.review_log.put_all, new_answers, RECORDS),
        ],
    )
    come = len(new_words), len(new_cards), len(new_answers)
    there = len(words) + len(cards) + len(answers) - sum(come)
    return Imported(*come, there, unreadable)


def _line(name: str, item: KnownWord | ReviewCard | Answer) -> str:
    return json.dumps({name: asdict(item)}, ensure_ascii=False)


def _read(
    lines: Iterable[str],
) -> tuple[list[KnownWord], list[ReviewCard], list[Answer], int]:
    """The words, cards and answers of a file, and how many lines are none of these."""
    words: dict[tuple[str, str], KnownWord] = {}
    cards: dict[tuple[str, str, str], ReviewCard] = {}
    answers: dict[str, Answer] = {}
    unreadable = 0
    for line in filter(str.strip, lines):
        try:
            ((name, value),) = json.loads(line).items()
            if name == "word":
                word = _checked(KnownWord, value, lambda one: bool(Status(one.level) or True))
                words[word.language, word.word] = word
            elif name == "card":
                card = _checked(ReviewCard, value, _is_card)
                cards[card.key] = card
            else:
                answer = _checked({"answer": Answer}[name], value, _is_answer)
                answers[answer.id] = answer
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            unreadable += 1
    return list(words.values()), list(cards.values()), list(answers.values()), unreadable


def _checked(kind: type[T], value: dict[str, Any], is_sound: Callable[[T], bool]) -> T:
    """The object of a line. Raises ValueError, TypeError or KeyError for one that is not sound."""
    made = kind(**{field.name: value[field.name] for field in fields(kind)})
    for field in fields(kind):
        here, wanted = getattr(made, field.name), str(field.type)
        if not _fits(here, wanted):
            raise ValueError(field.name)
    if not (made.language and made.word and is_sound(made)):
        raise ValueError(kind.__name__)
    return made


def _fits(value: object, wanted: str) -> bool:
    """Whether a value is of the type that a field names."""
    if value is None:
        return "None" in wanted
    if "str" in wanted:
        return isinstance(value, str)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return math.isfinite(value) and ("float" in wanted or isinstance(value, int))


def _is_card(card: ReviewCard) -> bool:
    """Whether the next answer can be given to a card."""
    stage = Stage(card.stage)
    memory = Memory(stage, card.step, card.stability, card.difficulty, card.due, card.reviewed)
    if stage is not Stage.NEW and None in (card.stability, card.difficulty, card.reviewed):
        return False
    if stage in (Stage.LEARNING, Stage.RELEARNING) and not 0 <= (card.step or 0) < 100:
        return False
    Schedule(Plan(fuzz=False)).review(memory, Rating.GOOD, max(card.due, card.reviewed or 0.0))
    return True


def _is_answer(answer: Answer) -> bool:
    before = json.loads(answer.before) if answer.before else {}
    return (
        bool(answer.id)
        and isinstance(Rating(answer.rating), Rating)
        and isinstance(Stage(answer.stage), Stage)
        and isinstance(before, dict)
    )
