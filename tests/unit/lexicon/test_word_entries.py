"""The words of sentences are found as the dictionary has them, and asked for once."""

from pathlib import Path

import apsw
import pytest

from duidu.lexicon.cedict import parse
from duidu.lexicon.compiling import compile_lexicon
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon
from duidu.lexicon.word_entries import WordEntries
from duidu.resources import resource

SENTENCE = "他在銀行长大，没sei了，去美国51区喝了3杯TA的咖啡。"


def stretches(text: str) -> list[str]:
    return [text[a:b] for a in range(len(text)) for b in range(a + 1, len(text) + 1)]


def test_every_stretch_of_a_sentence_has_the_entries_of_the_dictionary(shipped: Lexicon) -> None:
    words = WordEntries(shipped)
    right = shipped.many(stretches(SENTENCE))
    assert words.many(stretches(SENTENCE)) == right
    assert words.many(stretches(SENTENCE)) == right  # remembered, too
    assert {"銀行", "长大", "没sei了", "美国51区", "TA"} <= right.keys()


def test_no_headword_that_ships_is_taken_for_none(shipped: Lexicon) -> None:
    words = WordEntries(shipped)
    file = apsw.Connection(str(resource("data", "cedict.sqlite")), flags=apsw.SQLITE_OPEN_READONLY)
    headwords = {word for row in file.execute("SELECT simp, trad FROM entry") for word in row}
    assert len(headwords) > 100_000
    assert not [word for word in headwords if words._is_none(word)]


def test_a_word_is_asked_for_once(small: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    many = Lexicon.many

    def noted(self: Lexicon, words: list[str]) -> dict[str, tuple[Entry, ...]]:
        asked.extend(words)
        return many(self, words)

    monkeypatch.setattr(Lexicon, "many", noted)
    words = WordEntries(small)
    assert [entry.reading for entry in words.exact("行")] == [("hang2",), ("xing2",)]
    assert len(words.exact("行")) == 2
    assert not words.exact("我")
    assert not words.exact("我")
    assert asked == ["行", "我"]


def test_a_word_that_only_the_persons_own_dictionary_has_is_found(tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    text = "对读器 对读器 [dui4 du2 qi4] /a thing to read two texts with/\n"
    compile_lexicon(path, parse(text, "own.u8"), {}, [])
    assert WordEntries(Lexicon(path)).exact("对读器")


def test_another_dictionary_is_asked_from_when_it_is_in_use(small: Lexicon) -> None:
    words = WordEntries(small)
    assert not words.exact("咖啡")
    small.use(resource("data", "cedict.sqlite"))
    assert words.exact("咖啡")
    assert len(words.exact("行")) > 2
