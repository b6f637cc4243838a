"""A long text counted in child processes has the counts it would have had here."""

import pytest

from duidu.app.study import count_apart as apart
from duidu.app.study.article_words import word_kinds_of
from duidu.core.article import SideName
from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.language.corrections import Correction, Corrections
from duidu.study.counting import Piece, count_words

TEXTS = (
    "他在青桥长大，后来去了县城。",
    "王小明买了三本书，又看了看天气。",
    "第二天，青桥下雨了，河水漫过石阶。",
    "老街上的铺子都关着门，只有茶馆亮着灯。",
)
ANSWER = "He grew up in Qingqiao."
RULES = Corrections((Correction("河水漫", (1,)), Correction("没有的词", (2,))))


def pieces() -> list[Piece]:
    return [(number, number * 7, text, ANSWER, RULES) for number, text in enumerate(TEXTS * 3)]


class Telling(NoJob):
    def __init__(self) -> None:
        self.told: list[float] = []

    def progress(self, done: float, message: str = "") -> None:
        self.told.append(done)


class Stopped(NoJob):
    def check(self) -> None:
        raise Cancelled


def test_children_find_what_is_found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two parts, and in both are words of the other.
    monkeypatch.setattr(apart, "_MOST_PART", sum(map(len, TEXTS)) * 2)
    # Nothing may be counted here: a child that fails would not be noticed.
    monkeypatch.setattr(apart, "_kinds", None)
    job, size = Telling(), sum(map(len, TEXTS)) * 3
    found = apart.count_apart("zh-Hans", SideName.TARGET, pieces(), size, job)
    kinds = word_kinds_of("zh-Hans")
    assert kinds is not None
    assert found == count_words(kinds, SideName.TARGET, pieces())
    assert {word.word: word.times for word in found.words}["县城"] == 3
    assert "河" in {word.word for word in found.words}
    assert job.told == sorted(job.told)
    assert job.told[-1] == pytest.approx(1)


def test_a_child_that_cannot_start_costs_time_and_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_: object, **__: object) -> None:
        raise FileError("“{name}” was not read.", name="words")

    monkeypatch.setattr("duidu.formats.sandbox.process.ask", ask)
    found = apart.count_apart("zh-Hans", SideName.SOURCE, pieces(), 100, NoJob())
    kinds = word_kinds_of("zh-Hans")
    assert kinds is not None
    assert found == count_words(kinds, SideName.SOURCE, pieces())


def test_a_cancelled_count_ends_its_children() -> None:
    with pytest.raises(Cancelled):
        apart.count_apart("zh-Hans", SideName.SOURCE, pieces(), 100, Stopped())
