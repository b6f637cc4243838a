"""Rows with notes and doubtful rows of a whole article, for the scroll bar and for jumps."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.alignment.marked_rows import doubtful_from, marked_rows, noted_rows
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.core.jobs import NoJob
from duidu.library.articles.articles import Articles
from duidu.library.library import Library

SCORES = [0.9, 0.3, 0.9, 0.4, 0.9, 0.2]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.open(tmp_path / "library.sqlite")
    yield made
    made.close()


@pytest.fixture
def article(library: Library) -> str:
    source, target = (
        Side(code, tuple(Block(i, text, sentences=(Span(0, 3),)) for i in range(len(SCORES))))
        for code, text in (("zh", "下雨了"), ("en", "Yes"))
    )
    rows = tuple(
        Row(Bead((i,), (i,), score), (Bead((0,), (0,), score),)) for i, score in enumerate(SCORES)
    )
    return library.articles.add(Article("", source, target), Alignment(rows))


def note(article: str, block: int, state: AnchorState = AnchorState.SURE) -> Annotation:
    anchor = Anchor(SideName.TARGET, block, 0, 3, "Yes", state=state)
    return Annotation(
        f"00000000-0000-4000-8000-00000000000{block}", article, AnnotationKind.NOTE, (anchor,), "n"
    )


def test_the_strip_shows_notes_and_doubtful_rows_in_order(library: Library, article: str) -> None:
    library.notes.put(note(article, 4))
    library.notes.put(note(article, 2))
    found = marked_rows(library, article, NoJob())
    assert (found.noted, found.doubtful) == ((2, 4), (1, 3, 5))


def test_a_note_that_lost_its_place_is_not_in_the_strip(library: Library, article: str) -> None:
    library.notes.put(note(article, 2, AnchorState.LOST))
    assert noted_rows(library, article) == set()


def test_a_whole_book_is_looked_through_without_reading_its_texts(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Articles, "rows", None)
    monkeypatch.setattr(Articles, "blocks", None)
    assert marked_rows(library, article, NoJob()).doubtful == (1, 3, 5)


def test_the_next_doubtful_row_begins_again_at_the_top(library: Library, article: str) -> None:
    assert list(doubtful_from(library, article, 4, NoJob())) == [5, 1, 3]
    assert list(doubtful_from(library, article, 0, NoJob())) == [1, 3, 5]


def test_a_row_of_strangers_is_doubtful_however_sure_its_cut_is(library: Library) -> None:
    source, target = (
        Side(code, tuple(Block(i, text, sentences=(Span(0, 3),)) for i in range(3)))
        for code, text in (("zh", "下雨了"), ("en", "Yes"))
    )
    pairs = (1.0, 0.02, 0.9)
    rows = tuple(
        Row(Bead((i,), (i,), 0.9993), (Bead((0,), (0,), 0.9993, pair=pair),))
        for i, pair in enumerate(pairs)
    )
    kept = library.articles.add(Article("", source, target), Alignment(rows))
    assert list(doubtful_from(library, kept, 0, NoJob())) == [1]
