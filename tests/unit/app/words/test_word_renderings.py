"""How a word is rendered throughout an article, and how its rendering is in turn."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from duidu.align.links.renderings import Rendering
from duidu.align.links.word_link import WordLink
from duidu.app.alignment.word_links import WordLinks
from duidu.app.article.kept_words import KeptWords
from duidu.app.article.open_text import OpenText
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.app.words.word_renderings import WordRenderings, renderings_at
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.core.jobs import NoJob
from duidu.core.token import Token
from duidu.library.library import Library

PAIRS = [
    ("米莉 来了", "Milley came"),
    ("米利 来了", "Milley’s here"),
    ("米莉 走了", "Milley left"),
    ("他 走了", "He left"),
]


class WordByWord:
    """Links the n-th word to the n-th."""

    def learn(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Nothing to learn."""

    def link(self, source: Sequence[str], target: Sequence[str]) -> list[WordLink]:
        return [WordLink(i, i) for i in range(min(len(source), len(target)))]

    def anew(self) -> "WordByWord":
        return self


def by_spaces(open_text: OpenText, side: SideName, block: Block) -> tuple[Token, ...]:
    words = block.text.split()
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    return tuple(
        Token(start, start + len(word), word) for start, word in zip(starts, words, strict=True)
    )


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Session(Library.open(tmp_path / "library.sqlite"), Settings())
    yield made
    made.close()


def found(session: Session, row: int, side: SideName, start: int) -> WordRenderings | None:
    source, target = (
        Side(
            code,
            tuple(
                Block(i, pair[n], sentences=(Span(0, len(pair[n])),))
                for i, pair in enumerate(PAIRS)
            ),
        )
        for n, code in enumerate(("zh", "en"))
    )
    rows = tuple(Row(Bead((i,), (i,)), (Bead((0,), (0,)),)) for i in range(len(PAIRS)))
    article = session.library.articles.add(Article("", source, target), Alignment(rows))
    open_text = session.open_text(article)
    word_links = WordLinks(
        open_text,
        by_spaces,
        WordByWord,
        session.library.cache,
        KeptWords(session.library.cache, lambda *_: ""),
    )
    block = open_text.row(row).blocks(side)[0].id
    return renderings_at(session.library, open_text, word_links, row, side, block, start, NoJob())


def test_a_name_shows_how_it_is_rendered_and_how_its_counterpart_is(session: Session) -> None:
    assert found(session, 0, SideName.SOURCE, 1) == WordRenderings(
        "米莉",
        (Rendering("Milley", 2, (0, 2)),),
        (Rendering("米莉", 2, (0, 2)), Rendering("米利", 1, (1,))),
    )


def test_it_works_from_the_other_side_too(session: Session) -> None:
    shown = found(session, 1, SideName.TARGET, 0)
    assert shown is not None
    assert [(one.text, one.count) for one in shown.renderings] == [("米莉", 2), ("米利", 1)]


def test_between_words_there_is_nothing(session: Session) -> None:
    assert found(session, 0, SideName.SOURCE, 2) is None
