"""Words of an export: those kept from the window, of the moment at which it began."""

from collections.abc import Callable
from pathlib import Path

import pytest

from duidu.app.article.annotator import Annotator
from duidu.app.export.export import export_article, gather_export
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.core.token import Token, TokenKind
from duidu.library.library import Library

TEXT = "银行很长。"
# A reading that nothing but the cache can give.
CHOSEN = (Token(0, 5, TEXT, TokenKind.WORD, ("yin2", "xing2", "hen3", "zhang3", "")),)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def add(library: Library, rows: int = 1) -> str:
    source, target = (
        Side(code, tuple(Block(n, text, sentences=(Span(0, len(text)),)) for n in range(rows)))
        for code, text in (("zh-Hans", TEXT), ("en", "It is long."))
    )
    beads = tuple(Row(Bead((n,), (n,)), (Bead((0,), (0,)),)) for n in range(rows))
    return library.articles.add(Article("T", source, target), Alignment(beads, "t"), (), NoJob())


def keep(session: Session, article: str) -> None:
    open_text = session.open_text(article)
    for index in range(open_text.row_count()):
        (block,) = open_text.row(index).source
        session.kept_words.keep(open_text, {(SideName.SOURCE, block): CHOSEN})


class NobodyReads(Session):
    """A session in which nothing may be worked out."""

    @property
    def parallel_annotator(self) -> Annotator:
        raise AssertionError("words were kept, and yet some are worked out")


@pytest.mark.parametrize("form", ["html", "epub"])
@pytest.mark.parametrize("read_only", [False, True])
def test_what_the_window_has_kept_is_not_worked_out_again(
    path: Path, form: str, read_only: bool
) -> None:
    with Library.open(path) as library:
        article = add(library, 70)
        keep(Session(library, Settings()), article)
    with Library.open(path, read_only=read_only) as library:
        data = export_article(NobodyReads(library, Settings()), article, form).data
    if form == "html":
        assert data.decode().count("<rt>xíng</rt>") == 70


def test_words_that_were_not_kept_are_kept_from_then_on(path: Path) -> None:
    with Library.open(path) as library:
        article = add(library)
        first = export_article(Session(library, Settings()), article, "html").data
        assert export_article(NobodyReads(library, Settings()), article, "html").data == first
    assert "<rt>háng</rt>" in first.decode()


def test_an_edit_during_the_export_does_not_give_rows_of_two_moments(path: Path) -> None:
    with Library.open(path) as library:
        article = add(library)
        exported = gather_export(Session(library, Settings()), article, NoJob())
        library.articles.remove(article)
        (block,) = exported.article.source.blocks
        words = exported.tokens(SideName.SOURCE, block)
        assert "".join(token.text for token in words) == TEXT
        assert exported.alignment.rows[0].blocks == Bead((0,), (0,))


class Watched(NoJob):
    """A job that notes its shares, and can be cancelled."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self.shares: list[float] = []
        self._cancelled = cancelled

    def progress(self, done: float, message: str = "") -> None:
        self.shares.append(done)

    def check(self) -> None:
        if self._cancelled():
            raise Cancelled


def test_the_bar_fills_and_a_cancel_ends_it(path: Path) -> None:
    with Library.open(path) as library:
        article = add(library, 200)
        session = Session(library, Settings())
        keep(session, article)
        watched = Watched(lambda: False)
        export_article(session, article, "html", watched)
        assert watched.shares == sorted(watched.shares)
        assert len(watched.shares) >= 4
        assert watched.shares[-1] > 0.9
        ended = Watched(lambda: bool(ended.shares) and ended.shares[-1] > 0.3)
        with pytest.raises(Cancelled):
            export_article(session, article, "html", ended)
        assert ended.shares[-1] < 0.9
