"""Review of words being learnt: what is remembered of each, and every answer.

What the numbers mean is up to the study package.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from duidu.library.store.codec import has_table
from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import REVIEW_LOG, REVIEWS, Value


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """The state of one card: a word of a language, asked in one way (`kind`).

    `due`, `reviewed`, `changed` and `buried`, until when it is left out, are seconds since 1970.
    `shown` names the sentence it was shown in last.
    """

    language: str
    word: str
    kind: str
    stage: int = 0
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: float = 0.0
    reviewed: float | None = None
    shown: str = ""
    buried: float = 0.0
    changed: float = 0.0

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two states those of the same card."""
        return self.language, self.word, self.kind


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer at `time` (seconds since 1970), which took `duration` seconds.

    `stage` is that of the card before it and `before` its whole state as JSON, "" where there was
    none.
    """

    id: str
    language: str
    word: str
    kind: str
    rating: int
    time: float
    duration: float = 0.0
    stage: int = 0
    before: str = ""


class ReviewCards(Records[ReviewCard]):
    """The cards of one library; the key is language, word and kind."""

    def __init__(self, database: Database) -> None:
        shape = RecordMapping(REVIEWS, ("language", "word", "kind"), _card_values, _card)
        super().__init__(database, shape)

    def of_language(self, language: str) -> list[ReviewCard]:
        """The cards of one language, in the order they were last put."""
        return self._select("language=?", (language,))

    def _where(
        self, connection: apsw.Connection, condition: str, values: Sequence[Value]
    ) -> list[ReviewCard]:
        # A library that is open for reading only may be of an earlier version.
        if not has_table(connection, REVIEWS):
            return []
        return super()._where(connection, condition, values)


class ReviewLog(Records[Answer]):
    """The answers of one library; the key is their id."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(REVIEW_LOG, ("id",), _answer_values, _answer))

    def since(self, language: str, time: float) -> list[Answer]:
        """The answers of one language from a moment on, in the order they were last put."""
        return self._select("language=? AND time>=?", (language, float(time)))

    def _where(
        self, connection: apsw.Connection, condition: str, values: Sequence[Value]
    ) -> list[Answer]:
        if not has_table(connection, REVIEW_LOG):
            return []
        return super()._where(connection, condition, values)


def _card_values(_: apsw.Connection, item: ReviewCard) -> tuple[Value, ...]:
    return (
        *(item.language, item.word, item.kind, int(item.stage), item.step),
        *(_real(item.stability), _real(item.difficulty), float(item.due), _real(item.reviewed)),
        *(item.shown, float(item.buried), float(item.changed)),
    )


def _card(_: apsw.Connection, columns: dict[str, Any]) -> ReviewCard:
    return ReviewCard(**{name: columns[name] for name in REVIEWS.columns})


def _answer_values(_: apsw.Connection, item: Answer) -> tuple[Value, ...]:
    return (
        *(item.id, item.language, item.word, item.kind, int(item.rating), float(item.time)),
        *(float(item.duration), int(item.stage), item.before),
    )


def _answer(_: apsw.Connection, columns: dict[str, Any]) -> Answer:
    return Answer(**{name: columns[name] for name in REVIEW_LOG.columns})


def _real(value: float | None) -> float | None:
    return None if value is None else float(value)
