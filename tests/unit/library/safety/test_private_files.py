"""Nobody else can read what a person keeps, or bring something in under a name we would trust."""

import json
import multiprocessing
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import duidu
from duidu.core.errors import LibraryError
from duidu.library.library import Library
from duidu.library.notes.emergency_notes import (
    emergency_files,
    keep_note,
    note_json,
    waiting_notes,
)
from duidu.library.safety.recovery import recover
from duidu.library.safety.restore_later import restore_at_next_start
from duidu.library.store import own_folders, private_files
from duidu.library.store.connect import LibraryFile
from duidu.library.store.library_errors import FullError, HeldError, RefusedError
from duidu.library.store.library_path import backup_folder, copies_folder, library_path
from fixtures.sample_library import note, sample

PACKAGE = Path(duidu.__file__).parent
posix = pytest.mark.skipif(os.name != "posix", reason="file modes and owners are those of Unix")


@pytest.fixture
def open_mask() -> object:
    """A mask that lets everybody read new files, as most systems have it."""
    before = os.umask(0o022)
    yield None
    os.umask(before)


def _open_to_others(folder: Path) -> list[str]:
    return [
        f"{path.relative_to(folder)} {stat.S_IMODE(path.lstat().st_mode):o}"
        for path in sorted(folder.rglob("*"))
        if path.lstat().st_mode & 0o077
    ]


def _live(path: Path) -> None:
    """Make a library with everything that can lie beside it."""
    with Library.open(path) as library:
        library.articles.add(*sample(8), id="a")
        library.notes.put(note("n", "a", 11, "笔记", 1.0))
        library.search.index()
        backup = library.keep_safe()
        restore_at_next_start(path, backup)
        library.notes.put(note("m", "a", 11, "more", 2.0))
    with pytest.raises(FullError):
        raise keep_note(path, [note("k", "a", 11, "kept", 3.0)], FullError("full"))


@posix
def test_nobody_else_can_read_a_library_or_anything_beside_it(
    tmp_path: Path, open_mask: object
) -> None:
    path = tmp_path / "data" / "below" / "library.sqlite"
    _live(path)
    recover(LibraryFile(path))
    with Library.open(path) as library:
        library.notes.put(note("w", "a", 11, "log", 4.0))
        assert path.with_name("library.sqlite-wal").exists()
        assert _open_to_others(tmp_path) == []


@posix
def test_what_an_earlier_version_left_open_is_closed_when_the_library_is_opened(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    _live(path)
    for one in tmp_path.rglob("*"):
        one.chmod(0o755 if one.is_dir() else 0o644)
    tmp_path.chmod(0o755)
    with Library.open(path) as library:
        library.tidy()
    assert _open_to_others(tmp_path) == []
    assert tmp_path.stat().st_mode & 0o077, "the folder is the person's, not ours"


@posix
def test_a_pipe_or_a_link_in_place_of_the_emergency_file_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    beside, home, temporary = emergency_files(path)
    os.mkfifo(beside)
    elsewhere = tmp_path / "elsewhere"
    home.symlink_to(elsewhere)
    error = keep_note(path, [note("n", "a", 11, "text", 1.0)], FullError("The disk is full."))
    assert str(error).endswith(f"What you wrote is kept in {temporary}.")
    assert not elsewhere.exists()
    assert [file for file, _ in waiting_notes(path)] == [temporary]


@posix
def test_notes_of_another_user_are_not_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    line = json.dumps(note_json(note("n", "a", 11, "theirs", 1.0)))
    for file in emergency_files(path):
        file.write_text(line + "\n")
    assert len(waiting_notes(path)) == 3
    monkeypatch.setattr(private_files, "is_mine", lambda _: False)
    assert waiting_notes(path) == []


@posix
def test_nothing_in_the_temporary_folder_itself_is_trusted(tmp_path: Path) -> None:
    temporary = Path(tempfile.gettempdir())
    assert all(file.parent != temporary for file in emergency_files(tmp_path / "library.sqlite"))


def test_a_note_after_one_that_was_cut_off_is_read(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    emergency_files(path)[0].write_bytes(b'{"id": "cut o')
    keep_note(path, [note("n", "a", 11, "whole", 1.0)], FullError("full"))
    assert [kept.text for _, notes in waiting_notes(path) for kept in notes] == ["whole"]


def test_a_line_of_nothing_but_brackets_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    keep_note(path, [note("n", "a", 11, "whole", 1.0)], FullError("full"))
    with emergency_files(path)[0].open("ab") as file:
        file.write(b"[" * 200_000 + b"\n")
    assert [kept.text for _, notes in waiting_notes(path) for kept in notes] == ["whole"]


def test_what_is_said_of_a_note_that_was_kept_can_be_translated(tmp_path: Path) -> None:
    full = FullError("The disk is full: {path}", path=tmp_path)
    error = keep_note(tmp_path / "library.sqlite", [note("n", "a", 11, "text", 1.0)], full)
    assert isinstance(error, FullError)
    assert error.template == "{error} What you wrote is kept in {file}."
    assert error.sentence.values["error"] == full.sentence


@posix
@pytest.mark.parametrize("planted", ["open folder", "link", "file", "of another"])
def test_a_folder_that_others_could_enter_is_not_used(
    planted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    folder = own_folders.own_temporary_folder()
    assert folder is not None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.rmdir()
    if planted == "open folder":
        folder.mkdir()
        folder.chmod(0o777)
    elif planted == "link":
        (tmp_path / "real").mkdir(0o700)
        folder.symlink_to(tmp_path / "real")
    elif planted == "file":
        folder.touch()
    else:
        folder.mkdir(0o700)
        monkeypatch.setattr(own_folders, "is_mine", lambda _: False)
    assert own_folders.own_temporary_folder() is None
    assert list(own_folders.runtime_folders()) == []


@posix
@pytest.mark.parametrize("how", ["file", "folder", "relative", "dots", "chain"])
def test_a_library_has_one_lock_whatever_it_is_called_by(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tmp_path / "real" / "mine.sqlite"
    with Library.open(real):
        pass
    other = tmp_path / "other"
    other.mkdir()
    (other / "link.sqlite").symlink_to(real)
    (other / "chain.sqlite").symlink_to("link.sqlite")
    (other / "folder").symlink_to(real.parent)
    monkeypatch.chdir(tmp_path)
    named = {
        "file": other / "link.sqlite",
        "folder": other / "folder" / "mine.sqlite",
        "relative": Path("real/mine.sqlite"),
        "dots": Path("other/../real/mine.sqlite"),
        "chain": other / "chain.sqlite",
    }[how]
    assert library_path(str(named)) == real
    with Library.open(real), pytest.raises(HeldError):
        Library.open(named)
    with Library.open(named) as library:
        library.articles.add(*sample(3), id="a")
        library.keep_safe()
    assert sorted(path.name for path in other.iterdir()) == [
        "chain.sqlite",
        "folder",
        "link.sqlite",
    ]
    assert (real.parent / "mine.backups").is_dir()
    recover(LibraryFile(library_path(str(named))))
    assert (other / "link.sqlite").is_symlink()
    assert not real.is_symlink()


@posix
def test_a_link_to_a_disk_that_is_not_there_is_not_a_new_library(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").symlink_to(tmp_path / "disk" / "library.sqlite")
    with pytest.raises(RefusedError, match=r"connect its disk"):
        Library.open(tmp_path / "library.sqlite")
    with pytest.raises(RefusedError, match=r"connect its disk"):
        library_path(str(tmp_path / "library.sqlite"))
    assert not (tmp_path / "disk").exists()


@posix
def test_a_library_that_is_open_is_not_opened_by_a_hard_link(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    code = (
        "import sys; from pathlib import Path; from duidu.library.library import Library; "
        "library = Library.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    other = tmp_path / "other.sqlite"
    other.hardlink_to(path)
    with pytest.raises(HeldError, match="hard link"):
        Library.open(other)
    first.communicate("", timeout=60)
    Library.open(other).close()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become another user"
)
def test_files_that_another_user_planted_are_neither_read_nor_written(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    line = json.dumps(note_json(note("n", "a", 11, "theirs", 1.0)))
    for file in emergency_files(path):
        file.write_text(line + "\n")
        file.chmod(0o666)
        os.chown(file, 12345, 12345)
    assert waiting_notes(path) == []
    error = keep_note(path, [note("m", "a", 11, "mine", 1.0)], LibraryError("no"))
    assert "could not be kept anywhere" in str(error)


def test_making_a_folder_twice_at_once_is_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(private_files.make_folder, [folder] * 4)
    assert folder.is_dir()


def test_the_home_and_the_temporary_folder_are_asked_for_in_one_place() -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name in path.read_text("utf-8") for name in ("gettempdir", "Path.home(", "0o644"))
    }
    assert asking == {"library/store/own_folders.py"}


def test_the_current_folder_is_no_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As Python finds it where no temporary folder can be written.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    assert own_folders.own_temporary_folder() is None
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    found = own_folders.own_temporary_folder()
    assert found is not None
    assert found.parent == tmp_path


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away"
)
def test_what_somebody_else_put_beside_a_library_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(5), id="a")
        library.keep_safe()
        for folder in (backup_folder(path), copies_folder(path)):
            os.chown(folder, 12345, 12345)
        assert library.backups.all() == []
        for work in (library.backups.make, library.keep_copies):
            with pytest.raises(RefusedError, match="belongs to another user"):
                work()
    for part in ("-wal", "-shm", "-journal", ".lock"):
        beside = tmp_path / f"library.sqlite{part}"
        beside.touch()
        os.chown(beside, 12345, 12345)
        for read_only in (False, True):
            with pytest.raises(RefusedError, match="belongs to another user"):
                Library.open(path, read_only)
        beside.unlink()
    # What they put into these folders does not become the library when it is lost.
    path.unlink()
    with Library.open(path) as library:
        assert library.articles.all() == []
    # Who looks after another user's library as root finds the backups.
    os.chown(path, 12345, 12345)
    with Library.open(path) as library:
        assert len(library.backups.all()) == 1
