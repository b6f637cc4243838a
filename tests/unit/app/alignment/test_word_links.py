"""Words and word links of rows: worked out once, kept, and rough only when asked for soon."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from duidu.align.links.word_link import WordLink
from duidu.app.alignment.word_links import WordLinks
from duidu.app.article.kept_words import KeptWords
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.core.jobs import NoJob
from duidu.library.library import Library

ROWS = 80


class Pupil:
    """Counts what it was taught, and links first words."""

    def __init__(self) -> None:
        self.taught = 0

    def learn(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        self.taught += len(list(pairs))

    def link(self, source: Sequence[str], target: Sequence[str]) -> list[WordLink]:
        return [WordLink(0, 0)]

    def anew(self) -> "Pupil":
        return Pupil()


def test_first_links_come_soon_and_better_ones_are_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        session = Session(library, Settings())
        open_text = session.open_text(add_book(library))
        pupil = Pupil()
        kept = KeptWords(library.cache, lambda *_: "")
        word_links = WordLinks(
            open_text, session.annotator.tokens, lambda: pupil, library.cache, kept
        )
        first = word_links.compute([40, 41], NoJob(), soon=True)
        assert first.rough
        assert set(first.links) == {40, 41}
        few = pupil.taught
        assert 0 < few < ROWS / 2
        second = word_links.compute([40, 41], NoJob())
        assert not second.rough
        assert pupil.taught > 2 * few

        def never() -> Pupil:
            raise AssertionError("links that were kept need no linker")

        again = WordLinks(open_text, session.annotator.tokens, never, library.cache, kept)
        assert again.compute([40, 41], NoJob(), soon=True) == second


def add_book(library: Library) -> str:
    texts = [(f"第{i}条河。", f"River number {i}.") for i in range(ROWS)]
    source, target = (
        Side(
            code,
            tuple(
                Block(i, pair[side], sentences=(Span(0, len(pair[side])),))
                for i, pair in enumerate(texts)
            ),
        )
        for side, code in enumerate(("zh-Hans", "en"))
    )
    rows = tuple(Row(Bead((i,), (i,), 1.0), (Bead((0,), (0,), 1.0),)) for i in range(ROWS))
    return library.articles.add(Article("t", source, target), Alignment(rows, "test"), (), NoJob())
