"""The sentence in which a word is asked: its own word, known company, not the one seen last."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.app.study.choose_sentence import FoundSentence, Sentences
from duidu.app.study.known_words import MarkWords
from duidu.app.study.meetings import meet, seconds_to_read, words_due_soon
from duidu.app.study.review_card import ReviewSheets
from duidu.core.article import Article, Block, Side
from duidu.core.jobs import NoJob
from duidu.language.registry import language_for
from duidu.library.library import Library
from duidu.library.words.reviews import ReviewCard
from duidu.study.knowledge import Knowledge, Status
from duidu.study.schedule import DAY, Rating
from fixtures.cutting import sentences_of
from fixtures.one_by_one import aligned

NOON = 1_772_700_000.0
Best = Callable[..., str]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Session(Library.open(tmp_path / "library.sqlite"), Settings())
    yield made
    made.close()


def add(session: Session, *pairs: tuple[str, str], name: str = "a", swap: bool = False) -> None:
    sides = [
        Side(language, tuple(Block(i, t, sentences=sentences_of(t)) for i, t in enumerate(texts)))
        for language, texts in zip(("zh-Hans", "en"), zip(*pairs, strict=True), strict=True)
    ]
    source, target = sides[::-1] if swap else sides
    article = Article(name, source, target)
    session.library.articles.add(article, aligned(article), id=name)


def best(
    session: Session, word: str, *known: str, seen: str = "", level: int = 0
) -> FoundSentence | None:
    knowledge = Knowledge(dict.fromkeys(known, int(Status.KNOWN)), "HSK 2021", level)
    return Sentences(session, knowledge, "zh").best(word, seen, NoJob())


def sentence(found: FoundSentence | None) -> str:
    return found.context.sentence_text if found else ""


def test_a_word_within_another_is_not_the_word(session: Session) -> None:
    add(session, ("我们一样高。", "We are equally tall."))
    assert best(session, "一") is None
    add(session, ("他有一本书。", "He has a book."), name="b")
    found = best(session, "一")
    assert sentence(found) == "他有一本书。"
    assert found is not None
    assert (found.start, found.end) == (2, 3)


@pytest.mark.parametrize("swap", [False, True])
def test_a_sentence_whose_other_words_are_known_is_best(session: Session, swap: bool) -> None:
    add(
        session,
        ("政府批评市场。", "The government criticises the market."),
        ("我去市场。", "I go to the market."),
        swap=swap,
    )
    assert sentence(best(session, "市场", "我", "去")) == "我去市场。"
    assert sentence(best(session, "市场", "政府", "批评")) == "政府批评市场。"


def test_a_sentence_with_a_translation_is_better_than_one_without(session: Session) -> None:
    add(session, ("我去市场。", ""), ("政府批评市场。", "The government criticises the market."))
    assert sentence(best(session, "市场", "我", "去")) == "政府批评市场。"


def test_the_sentence_seen_last_comes_only_where_there_is_no_other(session: Session) -> None:
    add(session, ("我去市场。", "I go."), ("他去市场。", "He goes."))
    first = best(session, "市场")
    assert first is not None
    second = best(session, "市场", seen=first.key)
    assert second is not None
    assert second.key != first.key
    assert sentence(best(session, "市场", seen=second.key)) == sentence(first)
    add(session, ("有一只猫。", "There is a cat."), name="b")
    only = best(session, "猫")
    assert only is not None
    assert best(session, "猫", seen=only.key) == only


def test_a_long_sentence_is_no_first_choice_and_a_very_long_one_none(session: Session) -> None:
    long = "我去市场，" + "我去，" * 20 + "好。"
    add(session, (long, "Long."), ("他去市场。", "He goes to the market."))
    assert sentence(best(session, "市场", "我", "去", "好")) == "他去市场。"
    add(session, ("我喜欢猫，" + "我去，" * 90 + "好。", "Very long."), name="b")
    assert best(session, "猫") is None


def test_a_text_that_was_removed_is_passed_over(session: Session) -> None:
    add(session, ("他去市场。", "He goes."), name="old")
    add(session, ("我去市场。", "I go."), name="new")
    session.library.articles.remove("new")
    assert sentence(best(session, "市场")) == "他去市场。"


def test_what_is_shown_of_a_word_is_what_it_means_there(session: Session) -> None:
    add(session, ("他在银行工作。", "He works at the bank."))
    sheets = ReviewSheets(session, Knowledge(), "zh")
    sheet = sheets.make(ReviewCard("zh", "银行", "read"), NoJob())
    assert (sheet.sentence, sheet.answer) == ("他在银行工作。", "He works at the bank.")
    assert sheet.sentence[sheet.start : sheet.end] == "银行"
    assert sheet.readings[0] == ("yin2", "hang2")
    assert "bank" in sheet.meanings[0]
    assert "銀行" in sheet.forms
    lit = sheets.with_links(sheet, NoJob())
    assert [lit.answer[start:end] for start, end in lit.lit] == ["bank"]


def test_an_example_says_how_its_word_is_read_there(session: Session) -> None:
    sheets = ReviewSheets(session, Knowledge(), "zh")
    sheet = sheets.make(ReviewCard("zh", "长", "read", shown="tatoeba 1"), NoJob())
    assert sheet.source.startswith("Tatoeba #")
    token = next(
        token for token in language_for("zh").tokens(sheet.sentence) if token.start == sheet.start
    )
    assert sheet.readings[0] == token.reading
    first = session.lexicon.exact("长")
    meant = next(entry for entry in first if entry.reading == token.reading)
    assert sheet.meanings[0] in {sense.text for sense in meant.senses}


# -- met in reading --


def due_card(word: str, due: float, interval: float = 20.0, kind: str = "read") -> ReviewCard:
    return ReviewCard("zh", word, kind, 2, None, 20.0, 5.0, due, due - interval * DAY)


def test_a_word_met_comes_later_once_and_that_is_logged(session: Session) -> None:
    library = session.library
    MarkWords(library, "zh", ("市场", "猫", "书"), Status.LEARNING).do()
    cards = [due_card("市场", NOON + DAY), due_card("猫", NOON + 9 * DAY), due_card("书", NOON)]
    library.reviews.put_all(cards)
    assert words_due_soon(library, "zh", NOON) == {"市场", "书"}
    assert meet(library, "zh", {"市场", "猫"}, NOON) is not None
    moved = library.reviews.get("zh", "市场", "read")
    assert moved is not None
    assert (moved.due, moved.stability) == (NOON + 3 * DAY, 20.0)
    assert library.reviews.get("zh", "猫", "read") == cards[1]
    (logged,) = library.review_log.all()
    assert (logged.word, logged.rating, logged.time) == ("市场", Rating.MET, NOON)
    # Once between two answers.
    assert meet(library, "zh", {"市场"}, NOON + 60) is None
    assert words_due_soon(library, "zh", NOON) == {"书"}


def test_a_word_that_is_not_learnt_is_not_moved(session: Session) -> None:
    library = session.library
    MarkWords(library, "zh", ("市场",), Status.KNOWN).do()
    library.reviews.put(due_card("市场", NOON))
    assert meet(library, "zh", {"市场"}, NOON) is None


def test_reading_takes_time() -> None:
    assert seconds_to_read(200) == 60
    assert seconds_to_read(1) == 2
