"""Notes of rows and of an article, kept while notes come, change and go."""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.article import row_notes
from duidu.app.article.row_notes import Part, RowNotes
from duidu.app.notes.article_notes import ArticleNotes
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from fixtures.many_articles import add, notes_on, rows_of

ROWS = 6
WRITTEN = frozenset({Changed.ANNOTATIONS})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with one article."""
    with Library.open(tmp_path / "library.sqlite") as made:
        yield made


@pytest.fixture
def article(library: Library) -> str:
    """Its id."""
    return add(library, "Noted", rows_of(ROWS))


def notes_of(library: Library, article: str, together: int = 1) -> RowNotes:
    """The notes of the rows of an article of which row i has block i on both sides."""

    def near(index: int) -> range:
        first = index - index % together
        return range(first, min(first + together, ROWS))

    def row_of(side: SideName, block: int) -> int:
        return block if block < ROWS else -1

    return RowNotes(library, article, lambda i: {side: [i] for side in SideName}, row_of, near)


def some_note(article: str, number: int, chance: random.Random) -> Annotation:
    """A note on one to three places, or on the whole article, or one that lost its place."""
    anchors = tuple(
        Anchor(
            chance.choice(list(SideName)),
            chance.randrange(ROWS),
            start := chance.randrange(20),
            start + chance.randrange(1, 9),
            f"quoted {number}",
            state=chance.choice(list(AnchorState)),
        )
        for _ in range(chance.randrange(4))
    )
    now = 1e9 + chance.randrange(50)
    kind = chance.choice(list(AnnotationKind))
    return Annotation(f"note {number}", article, kind, anchors, created=now, modified=now)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_kept_equals_what_is_read_anew(library: Library, article: str, seed: int) -> None:
    chance = random.Random(seed)
    kept, listed = notes_of(library, article, seed % 4 + 1), ArticleNotes(library, article)
    listed.read(NoJob())
    for step in range(60):
        number = chance.randrange(25)
        note = some_note(article, number, chance)
        if chance.random() < 0.3:
            note = replace(note, deleted=time.time())
        library.notes.put(note)
        change = Changes(WRITTEN, article, (note.id,))
        kept.changed(change)
        listed.forget(change.ids)
        if step % 5 == 0:
            fresh, together = notes_of(library, article), notes_of(library, article, 4)
            for row in range(ROWS):
                found = set(map(id_of, fresh.of_row(row)))
                assert set(map(id_of, kept.of_row(row))) == found
                assert set(map(id_of, together.of_row(row))) == found
            anew = ArticleNotes(library, article).read(NoJob())
            assert listed.read(NoJob()) == anew


def id_of(note: Annotation) -> tuple[str, tuple[Anchor, ...]]:
    """What tells a note and its places."""
    return note.id, note.anchors


@pytest.mark.parametrize(("notes", "questions"), [(12, 2), (40, 4)])
def test_rows_in_view_are_asked_for_together_while_their_notes_are_few(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch, notes: int, questions: int
) -> None:
    monkeypatch.setattr(row_notes, "AT_ONCE", 20)
    notes_on(library, article, notes, lambda i: (i % ROWS, 0, 3))
    asked: list[str] = []
    of_page = library.notes.of_page

    def count(
        article: str, blocks: Mapping[SideName, Sequence[int]], newest: int, read_long: bool = False
    ) -> tuple[list[Annotation], bool]:
        asked.append(article)
        return of_page(article, blocks, newest, read_long)

    monkeypatch.setattr(library.notes, "of_page", count)
    kept = notes_of(library, article, 3)
    found = [len(kept.of_row(row)) for row in range(ROWS)]
    assert (sum(found), len(asked)) == (notes, questions)


def test_very_many_notes_of_a_row_are_read_by_a_job(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_notes, "AT_ONCE", 20)
    monkeypatch.setattr(row_notes, "MOST_SHOWN", 10)
    notes_on(library, article, 300, lambda i: (1, i % 40, i % 40 + 2))
    kept = notes_of(library, article)
    at_once = kept.of_row(1)
    assert len(at_once) == 20
    assert at_once[-1].id == f"{article}-299"
    assert kept.unread() == [1]
    assert kept.read_rest(NoJob())
    assert len(kept.of_row(1)) == 300
    assert kept.unread() == []
    assert not kept.read_rest(NoJob())
    part: Part = (SideName.SOURCE, 1, 4, 6)
    shown = kept.at(1, (part,))
    assert shown is kept.at(1, (part,))
    assert len(shown) == 10
    assert all(a.start < 6 and a.end > 4 for note in shown for a in note.anchors)
    found = [
        note
        for note in kept.of_row(1)
        for a in note.anchors
        if a.side is SideName.SOURCE and a.start < 6 and a.end > 4
    ]
    assert list(shown) == found[-10:]


def test_what_a_job_read_before_a_change_is_dropped(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_notes, "AT_ONCE", 5)
    notes_on(library, article, 50, lambda i: (1, 0, 3))
    kept = notes_of(library, article)
    kept.of_row(1)
    gone = f"{article}-49"

    class ChangedMeanwhile(NoJob):
        """A job during which a person deletes a note."""

        def check(self) -> None:
            """Delete it."""
            library.notes.delete(gone)
            kept.changed(Changes(WRITTEN, article, (gone,)))

    kept.read_rest(ChangedMeanwhile())
    assert gone not in {note.id for note in kept.of_row(1)}
    kept.read_rest(NoJob())
    assert len(kept.of_row(1)) == 49


def test_a_change_of_rows_forgets_all(library: Library, article: str) -> None:
    kept = notes_of(library, article)
    assert kept.of_row(0) == ()
    notes_on(library, article, 4, lambda i: (0, 0, 3))
    assert kept.of_row(0) == ()
    kept.changed(Changes(frozenset({Changed.ALIGNMENT, Changed.ANNOTATIONS}), article, ("1",)))
    assert len(kept.of_row(0)) == 4


def test_blocks_with_notes_are_those_of_notes_that_have_their_place(
    library: Library, article: str
) -> None:
    chance = random.Random(5)
    notes = [some_note(article, number, chance) for number in range(40)]
    gone = replace(some_note(article, 99, chance), deleted=time.time())
    library.notes.put_all((*notes, gone))
    assert library.notes.noted_blocks(article) == {
        (anchor.side, anchor.block)
        for note in notes
        for anchor in note.anchors
        if anchor.state is not AnchorState.LOST
    }
