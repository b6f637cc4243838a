"""Paragraphs of a book's length: where they are cut, and that their words are the same."""

import random
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from duidu.app.article import open_article
from duidu.app.article.annotator import Annotator
from duidu.app.article.long_blocks import LONG, PIECE, border, pieces_of, sentences_in
from duidu.app.article.open_article import OpenArticle
from duidu.core.article import Block, SideName, Span
from duidu.language.corrections import Corrections
from duidu.language.zh.chinese import Chinese
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from fixtures.many_articles import CHINESE, ENGLISH, add, plain_block

Make = Callable[[], str]


def block_of(text: str, step: int = 0) -> Block:
    """A block cut in sentences of `step` code points, or in one for 0."""
    spans = tuple(Span(a, min(len(text), a + step)) for a in range(0, len(text), step or len(text)))
    return Block(0, text, sentences=spans if step else (Span(0, len(text)),))


BLOCKS = {
    "one sentence without spaces": block_of("abcdefghij" * 3_000),
    "one sentence of words": block_of((ENGLISH + " ") * 400),
    "hanzi": block_of(CHINESE * 1_200),
    "hanzi in sentences": block_of(CHINESE * 1_200, len(CHINESE)),
    "no sentences": Block(0, CHINESE * 1_200),
    "beyond the plane": block_of("𠮷野家。" * 6_000, 4),
    "as long as a piece": block_of("字" * PIECE),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_pieces_cover_a_block_without_gap_or_overlap(kind: str) -> None:
    block = BLOCKS[kind]
    whole = pieces_of(block, 0, len(block.text))
    borders = [border(block, number) for number in range(len(whole) + 1)]
    assert whole == range(len(whole))
    assert borders == sorted(set(borders))
    assert (borders[0], borders[-1]) == (0, len(block.text))
    assert max(b - a for a, b in pairwise(borders)) <= PIECE + 200


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_pieces_of_a_stretch_hold_all_of_it(kind: str) -> None:
    block, chance = BLOCKS[kind], random.Random(kind)
    for _ in range(300):
        start = chance.randrange(len(block.text))
        end = min(len(block.text), start + chance.choice((1, 1, 40, 3_000)))
        found = pieces_of(block, start, end)
        assert border(block, found[0]) <= start
        assert border(block, found[-1] + 1) >= end
        assert len(found) <= (end - start) // PIECE + 3
        numbers = sentences_in(block, start, end)
        assert list(numbers) == [
            number
            for number, span in enumerate(block.sentences)
            if span.start < end and span.end > start
        ]


def test_words_are_not_cut_at_a_border() -> None:
    block = BLOCKS["one sentence of words"]
    for number in pieces_of(block, 0, len(block.text)):
        at = border(block, number)
        assert at == 0 or not (block.text[at - 1].isalpha() and block.text[at].isalpha())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "library.sqlite") as made:
        yield made


def opened(library: Library, source: Block, target: Block) -> OpenArticle:
    """An article of one row, open for reading."""
    chinese = Chinese()

    def cut(text: str, _: str, corrections: Corrections) -> tuple[object, ...]:
        return chinese.tokens(text, corrections)

    article = add(library, "Long", [(source, target)])
    annotator = Annotator({"zh": cut}, lambda *_: Corrections())  # type: ignore[dict-item]
    return OpenArticle(article, library, lambda: annotator)


def test_words_of_a_long_paragraph_are_those_of_its_sentences(library: Library) -> None:
    block = BLOCKS["hanzi in sentences"]
    open_text = opened(library, block, plain_block(0, "Short."))
    (kept,) = open_text.row(0).source
    assert len(block.text) > LONG
    whole = open_text.tokens(SideName.SOURCE, kept)
    at = len(kept.text) // 2
    near = open_text.tokens_at(SideName.SOURCE, kept, at, at + 10)
    assert len(near) < 2 * PIECE
    assert near[0].start <= at < near[-1].end
    assert list(near) == [t for t in whole if near[0].start <= t.start < near[-1].end]


@pytest.mark.parametrize("side", list(SideName))
def test_words_of_one_endless_sentence_cover_it(library: Library, side: SideName) -> None:
    open_text = opened(library, BLOCKS["hanzi"], BLOCKS["one sentence of words"])
    (kept,) = open_text.row(0).blocks(side)
    tokens = open_text.tokens_at(side, kept, 0, len(kept.text))
    assert "".join(token.text for token in tokens) == kept.text
    assert [t.start for t in tokens[1:]] == [t.end for t in tokens[:-1]]


def test_rows_of_a_books_length_are_read_one_by_one(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_article, "_MOST_AT_ONCE", 30_000)
    pairs = [(Block(i, CHINESE * 800), Block(i, "Short.")) for i in range(5)]
    article = add(library, "Long", pairs)
    open_text = OpenArticle(article, library, lambda: Annotator({}, lambda *_: Corrections()))
    asked: list[tuple[int, int]] = []
    rows = library.articles.rows

    def counted(article: str, first: int, last: int) -> list[StoredRow]:
        asked.append((first, last))
        return rows(article, first, last)

    monkeypatch.setattr(library.articles, "rows", counted)
    assert open_text.row(3).source[0].text == CHINESE * 800
    assert asked == [(3, 4)]
    assert open_text.rows_to_work_out([0, 3]) == [0, 3]
