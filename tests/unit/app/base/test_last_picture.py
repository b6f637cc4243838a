"""The picture of the last page is used only where nothing that decides its looks has changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from duidu.app.base.last_picture import (
    LastPicture,
    forget_picture,
    has_picture,
    keep_picture,
    take_picture,
)

PICTURE = LastPicture(3, 2, 2.0, "茶 – 对读 Duidu", bytes(range(24)))
HERE = {"platform": "offscreen", "screen": [2.0, 96.0]}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"library")
    path.with_name("library.index.sqlite").write_bytes(b"index")
    path.with_name("settings.json").write_text("{}")
    keep_picture(path, _settings(path), HERE, PICTURE)
    return path


def _settings(library: Path) -> Path:
    return library.with_name("settings.json")


def test_taken_once_as_it_was_kept(library: Path) -> None:
    assert take_picture(library, _settings(library), HERE) == PICTURE
    assert not has_picture(library)
    assert take_picture(library, _settings(library), HERE) is None


CHANGES: list[Callable[[Path], object]] = [
    lambda library: library.write_bytes(b"Library"),
    lambda library: library.with_name("library.index.sqlite").unlink(),
    lambda library: library.with_name("library.restore.json").write_text("{}"),
    lambda library: _settings(library).write_text('{"settings": {"theme": "dark"}}'),
    lambda library: _settings(library).unlink(),
]


@pytest.mark.parametrize("change", CHANGES, ids=range(len(CHANGES)))
def test_a_change_makes_it_useless_and_it_is_deleted(
    library: Path, change: Callable[[Path], object]
) -> None:
    change(library)
    assert take_picture(library, _settings(library), HERE) is None
    assert not has_picture(library)


def test_other_surroundings_make_it_useless(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert take_picture(library, _settings(library), {**HERE, "screen": [1.0, 96.0]}) is None
    keep_picture(library, _settings(library), HERE, PICTURE)
    monkeypatch.setenv("LANG", "zh_TW.UTF-8")
    assert take_picture(library, _settings(library), HERE) is None


def test_another_version_makes_it_useless(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duidu.app.base.last_picture.__version__", "another")
    assert take_picture(library, _settings(library), HERE) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"[]\n",
        b'{"looks": 1}\n',
        b"[" * 100_000,
        b"\xff\xfe\n\x00",
    ],
)
def test_another_file_of_that_name_is_no_picture(library: Path, content: bytes) -> None:
    library.with_name("library.lastpage").write_bytes(content)
    assert take_picture(library, _settings(library), HERE) is None
    assert not has_picture(library)


@pytest.mark.parametrize("keep", [0, 10, -1, -5])
def test_half_a_picture_is_none(library: Path, keep: int) -> None:
    path = library.with_name("library.lastpage")
    whole = path.read_bytes()
    head = whole.index(b"\n") + 1
    path.write_bytes(whole[:head] + whole[head:][:keep])
    assert take_picture(library, _settings(library), HERE) is None


@pytest.mark.parametrize("width", [0, -3, 1 << 40, 4])
def test_a_size_that_does_not_fit_is_refused(library: Path, width: int) -> None:
    keep_picture(library, _settings(library), HERE, PICTURE._replace(width=width))
    assert take_picture(library, _settings(library), HERE) is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes are those of Unix")
def test_only_this_person_may_see_it(library: Path) -> None:
    assert library.with_name("library.lastpage").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="links and pipes are those of Unix")
def test_a_link_or_a_pipe_in_its_place_is_not_followed(library: Path, tmp_path: Path) -> None:
    path = library.with_name("library.lastpage")
    other = path.rename(tmp_path / "other")
    path.symlink_to(other)
    assert take_picture(library, _settings(library), HERE) is None
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    assert take_picture(library, _settings(library), HERE) is None
    assert other.exists()


def test_a_folder_that_is_gone_keeps_nobody_from_closing(tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "library.sqlite"
    keep_picture(gone, None, HERE, PICTURE)
    forget_picture(gone)
    assert not has_picture(gone)
