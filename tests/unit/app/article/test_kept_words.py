"""Words kept from an earlier session: found again, unless what they depend on changed."""

from pathlib import Path

from duidu.app.article.kept_words import text_of, words_of
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
