"""Words marked as known, undone; a word's card has the sentence and translation it was met in."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.article.corrections_in_force import CorrectionsOfArticles
from duidu.app.article.open_text import RowText
from duidu.app.study.article_words import ArticleWords
from duidu.app.study.cards import export_cards, saved_cards, study_card
from duidu.app.study.known_words import (
    KeptRule,
    MarkWords,
    article_coverage,
    knowledge,
)
from duidu.app.words.card import Card as Found
from duidu.app.words.card import CardEntry, CardSense
from duidu.core.annotation import Annotation
from duidu.core.article import Block, SideName
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.core.token import Token
from duidu.language.registry import language_for
from duidu.language.zh.display import Style
from duidu.lexicon.gloss_text import Spelling
from duidu.lexicon.lexicon import open_lexicon
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.library.words.known_words import KnownWord
from duidu.study.cards import StudyCard
from duidu.study.coverage import Coverage
from duidu.study.knowledge import Status
from fixtures.river import small_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        yield opened


class Page:
    """The article of the small library, read."""

    article = "river"
    title = "River"

    def __init__(self, library: Library) -> None:
        self._library = library

    def language(self, side: SideName) -> str:
        return "zh-Hans" if side is SideName.SOURCE else "en"

    def row_count(self) -> int:
        return self._library.articles.row_count("river")

    def row_lengths(self, side: SideName) -> list[int]:
        return self._library.articles.row_lengths("river", side)

    def row(self, index: int) -> RowText:
        (row,) = self._library.articles.rows("river", index, index + 1)
        return RowText(row.index, row.row, row.source, row.target)

    def row_of(self, side: SideName, block: int) -> int:
        return self._library.articles.row_of("river", side, block)

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        return language_for(self.language(side)).tokens(block.text)

    def tokens_at(self, side: SideName, block: Block, start: int, end: int) -> Sequence[Token]:
        return self.tokens(side, block)

    def annotations(self, index: int) -> tuple[Annotation, ...]:
        return ()

    def annotations_at(
        self, index: int, parts: Sequence[tuple[SideName, int, int, int]]
    ) -> tuple[Annotation, ...]:
        return self.annotations(index)

    def answers(
        self, index: int, side: SideName, block: int, start: int, end: int
    ) -> tuple[tuple[int, int, int], ...]:
        return ()


def test_marking_is_remembered_and_undone(library: Library) -> None:
    MarkWords(library, "zh", ["河水"], Status.LEARNING, StudyCard("河水")).do()
    command = MarkWords(library, "zh", ["河水", "名字"], Status.KNOWN)
    command.do()
    assert library.known.levels("zh") == {"河水": Status.KNOWN, "名字": Status.KNOWN}
    assert saved_cards(library, "zh") == []
    command.undo()
    assert library.known.levels("zh") == {"河水": Status.LEARNING}
    assert saved_cards(library, "zh") == [StudyCard("河水")]
    command.do()
    assert library.known.levels("zh") == {"河水": Status.KNOWN, "名字": Status.KNOWN}


def test_coverage_of_an_article_follows_what_is_known(library: Library) -> None:
    words = ArticleWords(library, CorrectionsOfArticles(library).of)
    kept = KeptRule(open_lexicon())

    def found(level: int) -> Coverage:
        known = knowledge(library, "zh", "HSK 2021", level)
        counted = article_coverage(words, "river", kept, known, NoJob())
        assert counted is not None
        return counted

    assert (found(0).known, found(0).words > 10) == (0, True)
    level = found(1)
    assert 0 < level.known < level.words
    MarkWords(library, "zh", [word.word for word in level.new], Status.KNOWN).do()
    assert found(1).share == 1.0


def test_a_count_that_was_cancelled_leaves_a_rule_that_counts_right(library: Library) -> None:
    class Cancelling(NoJob):
        def check(self) -> None:
            raise Cancelled

    words = ArticleWords(library, CorrectionsOfArticles(library).of)
    words.counts("river", NoJob())
    kept = KeptRule(open_lexicon())
    for level in (1, 3):
        known = knowledge(library, "zh", "HSK 2021", level)
        with pytest.raises(Cancelled):
            article_coverage(words, "river", kept, known, Cancelling())
    for level in (3, 0, 3):
        known = knowledge(library, "zh", "HSK 2021", level)
        fresh = KeptRule(open_lexicon())
        assert article_coverage(words, "river", kept, known, NoJob()) == article_coverage(
            words, "river", fresh, known, NoJob()
        )


def test_counts_are_kept_until_the_text_or_a_correction_is_another(library: Library) -> None:
    words = ArticleWords(library, CorrectionsOfArticles(library).of)
    assert words.counts("river", NoJob()) == words.counts("river", NoJob())
    kept = library.cache.get("river", "word counts", ["all"])["all"]
    library.cache.put("river", "word counts", {"all": kept.replace("河水", "火水")})
    changed = words.counts("river", NoJob())
    assert changed is not None
    assert any(item.word == "火水" for item in changed.words)
    library.corrections.put(
        Correction("c", "words", Scope.EVERYWHERE, "河水", json.dumps({"cuts": [1]}))
    )
    anew = words.counts("river", NoJob())
    assert anew is not None
    assert not any(item.word in ("火水",) for item in anew.words)


def test_taking_a_mark_away_leaves_nothing_said(library: Library) -> None:
    MarkWords(library, "zh", ["河水"], Status.KNOWN).do()
    command = MarkWords(library, "zh", ["河水"], None)
    command.do()
    assert library.known.levels("zh") == {}
    command.undo()
    assert library.known.levels("zh") == {"河水": Status.KNOWN}


def test_several_words_saved_make_several_cards(library: Library) -> None:
    cards = {word: StudyCard(word) for word in ("河水", "名字")}
    MarkWords(library, "zh", tuple(cards), Status.LEARNING, cards=cards).do()
    assert saved_cards(library, "zh") == list(cards.values())


def test_a_card_has_the_sentence_and_its_translation(library: Library) -> None:
    entry = CardEntry(
        "天", "天", ("tian1",), (CardSense("day", meant=True), CardSense("sky")), {}, 5
    )
    found = Found(SideName.SOURCE, 0, 9, 10, "天", (entry,), read_as=("tian1",))
    card = study_card(Page(library), found, Spelling(Style.NUMBERS))
    assert card is not None
    assert replace(card, start=-1, syllables=(), pieces=()) == StudyCard(
        "天", "天", "tian1", "day", "天还没有亮。", "It was not yet day.", "River", ("duidu",)
    )
    assert card.start == 0
    assert card.syllables == (("tian1", "tian1"),)
    assert "".join(text for text, _, _ in card.pieces) == card.sentence
    MarkWords(library, "zh", ["天"], Status.LEARNING, card).do()
    assert saved_cards(library, "zh") == [card]
    assert saved_cards(library, "zh")[0].changed > 0


def test_a_word_without_an_entry_is_saved_with_its_reading_and_what_answers_it(
    library: Library,
) -> None:
    number = Found(SideName.SOURCE, 0, 9, 10, "天", (), read_as=("tian1",), here="forty-seven")
    card = study_card(Page(library), number, Spelling())
    assert card is not None
    assert (card.word, card.reading, card.meaning) == ("天", "tiān", "forty-seven")
    # Neither reading nor entry: there is nothing to learn.
    assert study_card(Page(library), replace(number, read_as=()), Spelling()) is None
    assert study_card(Page(library), replace(number, side=None), Spelling()) is None
    assert export_cards([card], "tsv", "d").count("天".encode()) >= 2
    assert export_cards([card], "apkg", "d")[:2] == b"PK"


@pytest.mark.parametrize(
    "value", ["{", "[]", '{"word": "x"}', '{"word": "x", "tags": [], "shape": 1}']
)
def test_what_another_version_saved_is_no_card(library: Library, value: str) -> None:
    library.known.put(KnownWord("zh", "x", Status.LEARNING, value))
    assert saved_cards(library, "zh") == []
