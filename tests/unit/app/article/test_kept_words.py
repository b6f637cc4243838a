"""Words kept from an earlier session: found again, unless what they depend on changed."""

from pathlib import Path
from zlib import crc32

import pytest

from duidu.app.article.kept_words import KeptWords, text_of, words_of
from duidu.app.article.open_text import RowText
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.core.jobs import NoJob
from duidu.core.token import ReadingSource, Token, TokenKind
from duidu.library.library import Library

TEXT = "银行很长。"


def test_what_is_kept_is_what_was_there() -> None:
    tokens = (
        Token(
            0,
            2,
            "银行",
            TokenKind.WORD,
            ("yin2", "hang2"),
            ReadingSource.TRANSLATION,
            (("yin2", "xing2"),),
        ),
        Token(2, 3, " ", TokenKind.SPACE),
        Token(3, 4, "长", TokenKind.WORD, ("chang2",), ReadingSource.CONTEXT),
    )
    assert words_of(text_of(tokens), "银行 长") == tokens


def test_an_article_opened_again_shows_the_words_kept_until_a_correction(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        article = add(library)
        first = Session(library, Settings())
        (block,) = first.open_text(article).row(0).source
        chosen = (Token(0, 5, TEXT, TokenKind.WORD, ("yin2", "xing2", "hen3", "zhang3", "")),)
        first.kept_words.keep(first.open_text(article), {(SideName.SOURCE, block): chosen})
        again = Session(library, Settings())
        assert (
            again.open_text(article).tokens(
                SideName.SOURCE, again.open_text(article).row(0).source[0]
            )
            == chosen
        )
        assert Session.annotator.made(again) is None, "nothing that reads Chinese is loaded"
        correct(again, article)
        corrected = again.open_text(article).tokens(SideName.SOURCE, block)
        assert [token.text for token in corrected][:2] == ["银", "行"]
        third = Session(library, Settings())
        assert third.open_text(article).row(0).source == (block,)
        assert third.open_text(article).tokens(SideName.SOURCE, block) == corrected


def test_the_keys_of_a_row_cost_what_its_text_costs_however_many_blocks_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each of them is still the sum of all that the words of its block depend on."""
    blocks = tuple(Block(n, f"{n}. {TEXT}", sentences=(Span(0, 6),)) for n in range(60))
    beads = tuple(Bead((n,), (n,)) for n in range(60))
    row = RowText(0, Row(Bead(tuple(range(60)), tuple(range(60))), beads), blocks, blocks)
    texts = [(block.text, [(0, 6)]) for block in (*blocks, *blocks)]
    with Library.open(tmp_path / "library.sqlite") as library:
        words = KeptWords(library.cache, lambda *block: f"corrected {block[2].id}", tmp_path)
        pairs = [((n,), (n,)) for n in range(60)]
        expected = {
            (side, block): f"{side.value} {block.id} {crc32(whole.encode()):08x}"
            for side in SideName
            for block in blocks
            for whole in [repr((words.made_with, texts, pairs, f"corrected {block.id}"))]
        }
        summed: list[int] = []

        def counted(data: bytes, before: int = 0) -> int:
            summed.append(len(data))
            return crc32(data, before)

        monkeypatch.setattr("duidu.app.article.kept_words.zlib.crc32", counted)
        assert words.keys("article", [row]) == expected
        assert sum(summed) < 2 * len(repr((words.made_with, texts, pairs)).encode())


def add(library: Library) -> str:
    source, target = (
        Side(code, (Block(0, text, sentences=(Span(0, len(text)),)),))
        for code, text in (("zh-Hans", TEXT), ("en", "It is long."))
    )
    row = Row(Bead((0,), (0,), 1.0), (Bead((0,), (0,), 1.0),))
    return library.articles.add(
        Article("t", source, target), Alignment((row,), "test"), (), NoJob()
    )


def correct(session: Session, article: str) -> None:
    from duidu.app.words.correct import Correct, Spot
    from duidu.library.words.corrections import Scope

    session.do(
        article,
        Correct(
            session.library, Spot(article, SideName.SOURCE, 0, 0, 2, "银行"), Scope.PLACE, (1,)
        ),
    )
