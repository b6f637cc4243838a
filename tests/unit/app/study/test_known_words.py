"""Words marked as known, undone; a word's card has the sentence and translation it was met in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from duidu.app.article.open_text import RowText
from duidu.app.study.cards import export_cards, saved_cards, study_card
from duidu.app.study.known_words import (
    MarkWords,
    article_coverage,
    knowledge,
)
from duidu.app.words.card import Card as Found
from duidu.app.words.card import CardEntry, CardSense
from duidu.core.annotation import Annotation
from duidu.core.article import Block, SideName
from duidu.core.jobs import NoJob
from duidu.core.token import Token
from duidu.language.registry import language_for
from duidu.lexicon.lexicon import open_lexicon
from duidu.library.library import Library
from duidu.library.words.known_words import KnownWord
from duidu.study.cards import StudyCard
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
    page, lexicon = Page(library), open_lexicon()
    nothing = article_coverage(
        page, SideName.SOURCE, lexicon, knowledge(library, "zh", "HSK 2021", 0), NoJob()
    )
    assert (nothing.known, nothing.words > 10) == (0, True)
    level = article_coverage(
        page, SideName.SOURCE, lexicon, knowledge(library, "zh", "HSK 2021", 3), NoJob()
    )
    assert 0 < level.known < level.words
    MarkWords(library, "zh", [word.word for word in level.new], Status.KNOWN).do()
    assert (
        article_coverage(
            page, SideName.SOURCE, lexicon, knowledge(library, "zh", "HSK 2021", 3), NoJob()
        ).share
        == 1.0
    )


def test_a_card_has_the_sentence_and_its_translation(library: Library) -> None:
    entry = CardEntry(
        "天", "天", ("tian1",), (CardSense("day", meant=True), CardSense("sky")), {}, 5
    )
    found = Found(SideName.SOURCE, 0, 9, 10, "天", (entry,), read_as=("tian1",))
    card = study_card(Page(library), found, " ".join)
    assert card == StudyCard(
        "天", "天", "tian1", "day", "天还没有亮。", "It was not yet day.", "River", ("duidu",)
    )
    assert study_card(Page(library), Found(None, 0, 0, 1, "天", (entry,)), " ".join) is None
    assert export_cards([card], "tsv", "d").count("天".encode()) >= 2
    assert export_cards([card], "apkg", "d")[:2] == b"PK"


@pytest.mark.parametrize(
    "value", ["{", "[]", '{"word": "x"}', '{"word": "x", "tags": [], "shape": 1}']
)
def test_what_another_version_saved_is_no_card(library: Library, value: str) -> None:
    library.known.put(KnownWord("zh", "x", Status.LEARNING, value))
    assert saved_cards(library, "zh") == []
