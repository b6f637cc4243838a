"""The texts of a folder: paired by their names, each added or refused by itself."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from duidu.app.opening.add_folder import add_texts
from duidu.app.opening.opener import Opener
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Row
from duidu.core.article import Side
from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import Job, NoJob
from duidu.library.library import Library
from fixtures.one_by_one import OneByOne
from fixtures.patience import PATIENCE


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Library.open(tmp_path / "library.sqlite") as library:
        yield Session(library, Settings())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pairs, a file with both languages, one with a single language and one with none."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("spring", "autumn"):
        (folder / f"{name}.zh.txt").write_text(f"这是{name}。\n花开了。\n", encoding="utf-8")
        (folder / f"{name}.en.txt").write_text(
            f"This is {name}.\nThe flowers bloom.\n", encoding="utf-8"
        )
    (folder / "both.txt").write_text(
        "天亮了。\nDay broke.\n雨停了。\nThe rain stopped.\n", encoding="utf-8"
    )
    (folder / "alone.txt").write_text("Only English here, and nothing else.\n", encoding="utf-8")
    (folder / "numbers.txt").write_text("1 2 3\n4 5 6\n", encoding="utf-8")
    return folder


def test_a_folder_is_added_text_by_text_and_only_once(session: Session, folder: Path) -> None:
    found = add_texts(session.library, session.opener, [folder], NoJob())
    assert (len(found.added), len(found.known)) == (4, 0)
    alone = [info.title for info in session.library.articles.all() if info.is_alone]
    assert alone == ["alone"]
    assert len(found.refused) == 1
    assert "“numbers”" in str(found.refused[0])
    again = add_texts(session.library, session.opener, [folder], NoJob())
    assert (again.added, set(again.known)) == ((), set(found.added))


def test_many_files_are_paired_by_their_names(session: Session, folder: Path) -> None:
    files = [folder / name for name in ("spring.zh.txt", "both.txt", "spring.en.txt")]
    assert len(add_texts(session.library, session.opener, files, NoJob()).added) == 2


def test_a_folder_without_texts_is_refused_in_one_sentence(
    session: Session, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(FileError, match="no file in it that Duidu can read"):
        add_texts(session.library, session.opener, [empty], NoJob())


def test_a_cancel_keeps_what_was_added_before(session: Session, folder: Path) -> None:
    class StopsAtTheSecond(NoJob):
        def check(self) -> None:
            if session.library.articles.all():
                raise Cancelled

    with pytest.raises(Cancelled):
        add_texts(session.library, session.opener, [folder], StopsAtTheSecond())
    assert len(session.library.articles.all()) == 1


class Meets(OneByOne):
    """Begins other work, once, while the first text is aligned, and goes on when that waits."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads = threads
        self.other: Callable[[Job], object] | None = None
        self.result: Future[object] | None = None

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Begin the other work first, and see it wait."""
        other, self.other = self.other, None
        if other is not None:
            waits = Waits()
            self.result = self._threads.submit(other, waits)
            assert waits.waiting.wait(PATIENCE / 1000)
        return super().align(source, target, job, fixed)


class Waits(NoJob):
    """A job that tells when it asks whether it was cancelled before it reads anything."""

    def __init__(self) -> None:
        self.waiting = Event()

    def check(self) -> None:
        """Tell it."""
        self.waiting.set()


@pytest.mark.parametrize("first", ["folder", "file"])
def test_a_file_opened_while_its_folder_is_added_is_one_article(
    session: Session, folder: Path, first: str
) -> None:
    threads = ThreadPoolExecutor(1)
    meets = Meets(threads)
    opener = Opener(session.library, lambda _: meets)
    alone = [folder / "autumn.zh.txt", folder / "autumn.en.txt"]
    for name in ("both.txt", "alone.txt"):
        (folder / name).unlink()
    works: dict[str, Callable[[Job], object]] = {
        "folder": lambda job: add_texts(session.library, opener, [folder], job),
        "file": lambda job: opener.open_early(alone, job),
    }
    one = works.pop(first)
    ((_, meets.other),) = works.items()
    one(NoJob())
    assert meets.result is not None
    meets.result.result(PATIENCE / 1000)
    threads.shutdown()
    (book,) = session.library.collections.all()
    articles = [info.id for info in session.library.articles.all()]
    assert sorted(articles) == sorted(book.articles)
    assert len(articles) == 2
    assert session.library.articles.all(removed=True) == []
