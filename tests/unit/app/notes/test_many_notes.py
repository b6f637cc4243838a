"""Changes of hundreds of notes, and the purge, are written in parts of a bounded size."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import apsw
import pytest

from duidu.app.base.in_parts import NOTES as BATCH
from duidu.app.notes.annotate import add_note, delete_notes, retag
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.errors import LibraryError
from duidu.library.library import Library
from fixtures.one_by_one import aligned
from fixtures.river import mark, sides, small_library

T = TypeVar("T")
COUNT = 2 * BATCH + 50
# Statements of one part: nobody waits for more.
MOST = 15_000


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        anchor = mark(opened, "老人")
        notes = [
            add_note(opened, "river", AnnotationKind.NOTE, [anchor], text=str(number)).after[0]
            for number in range(COUNT)
        ]
        opened.notes.put_all(notes)
        yield opened


@pytest.fixture
def changed(library: Library, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows that each transaction changed."""
    counts: list[int] = []
    transaction = library._database._transaction

    def counted(work: Callable[[apsw.Connection], T]) -> T:
        if library._database.in_transaction:
            return transaction(work)

        def counting(connection: apsw.Connection) -> T:
            before = connection.total_changes()
            result = work(connection)
            counts.append(connection.total_changes() - before)
            return result

        return transaction(counting)

    monkeypatch.setattr(library._database, "_transaction", counted)
    return counts


def ids(library: Library) -> list[str]:
    return [note.id for note in library.notes.of_article("river")]


def test_all_notes_are_deleted_in_parts_and_come_back(library: Library, changed: list[int]) -> None:
    before = library.notes.of_article("river")
    command = delete_notes(library, ids(library))
    assert command.in_batches
    command.do()
    assert ids(library) == []
    command.undo()
    assert sorted(map(repr, library.notes.of_article("river"))) == sorted(map(repr, before))
    assert len(changed) == 6
    assert max(changed) < MOST
    assert not delete_notes(library, ids(library)[:BATCH]).in_batches


def test_when_a_part_fails_those_before_it_are_taken_back(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(map(repr, library.notes.of_article("river")))
    command = retag(library, ids(library), add=["new"])
    put, calls = library.notes.put_all, list[int]()

    def failing(notes: Iterable[Annotation]) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise LibraryError("The disk is full.")
        put(notes)

    monkeypatch.setattr(library.notes, "put_all", failing)
    with pytest.raises(LibraryError, match="full"):
        command.do()
    assert sorted(map(repr, library.notes.of_article("river"))) == before


def test_what_was_deleted_long_ago_goes_in_parts(library: Library, changed: list[int]) -> None:
    delete_notes(library, ids(library)).do()
    changed.clear()
    assert library.notes.purge(time.time() + 40 * 86400) == COUNT
    assert library.notes.of_article("river", deleted=True) == []
    assert len(changed) > 1
    assert max(changed) < MOST


def test_a_book_removed_long_ago_goes_in_parts(library: Library, changed: list[int]) -> None:
    text = sides(tuple("河水" for _ in range(1_300)), tuple("River." for _ in range(1_300)))
    library.articles.add(text, aligned(text), id="book")
    library.articles.remove("book")
    changed.clear()
    assert library.articles.purge(time.time() + 40 * 86400) == ["book"]
    assert len(changed) > 4
    assert max(changed) < MOST
    assert [info.id for info in library.articles.all()] == ["river"]
    assert library.check().good


def test_an_article_brought_back_meanwhile_stays(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.articles.add(sides(), aligned(sides()), id="other")
    for article in ("river", "other"):
        library.articles.remove(article)
    write, restored = library._database.write, list[int]()

    def write_and_restore(work: Callable[[apsw.Connection], T]) -> T:
        result = write(work)
        if not restored:
            restored.append(1)
            library.articles.restore("other")
        return result

    monkeypatch.setattr(library._database, "write", write_and_restore)
    assert library.articles.purge(time.time() + 40 * 86400) == ["river"]
    assert library.articles.row_count("other") == 3
