"""The texts of a folder: paired by their names, each added or refused by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.opening.add_folder import add_texts
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.library.library import Library


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Library.open(tmp_path / "library.sqlite") as library:
        yield Session(library, Settings())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pairs, a file with both languages and one with a single language."""
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
    return folder


def test_a_folder_is_added_text_by_text_and_only_once(session: Session, folder: Path) -> None:
    found = add_texts(session.library, session.opener, [folder], NoJob())
    assert (len(found.added), len(found.known)) == (3, 0)
    assert len(found.refused) == 1
    assert "“alone”" in str(found.refused[0])
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
