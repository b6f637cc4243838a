"""The check that a test stays in its own folder: what it refuses and what it lets pass."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from fixtures.own_folder import OutsideError, Watch


def _chmod(path: Path) -> None:
    path.chmod(0o755)


def _write(path: Path) -> None:
    path.write_text("x")


def _append(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT))


def _rename(path: Path) -> None:
    here = Path(tempfile.mkdtemp())
    here.rename(path)


CHANGES: list[Callable[[Path], None]] = [_chmod, _write, _append, _rename, Path.mkdir, Path.touch]
REMOVALS: list[Callable[[Path], None]] = [Path.unlink, Path.rmdir]


@pytest.mark.parametrize("change", [*CHANGES, *REMOVALS])
def test_a_reach_outside_is_refused(
    change: Callable[[Path], None], watch: Watch, tmp_path: Path
) -> None:
    outside = tmp_path.parents[2] / "a test was here"
    with pytest.raises(OutsideError):
        change(outside)
    assert len(watch.reached) == 1
    watch.reached.clear()
    assert not outside.exists()


def test_what_a_test_swallows_is_still_known(watch: Watch) -> None:
    with suppress(AssertionError):
        Path("/a test was here").touch()
    assert watch.reached == ["os.utime '/a test was here'"]
    watch.reached.clear()


def test_its_own_folder_is_open_to_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    _write(tmp_path / "folder" / "file")
    _chmod(tmp_path / "folder" / "file")
    handle = os.open(tmp_path / "folder", os.O_RDONLY)
    os.unlink("file", dir_fd=handle)
    os.close(handle)
    (tmp_path / "folder").rmdir()
    assert list(tmp_path.iterdir()) == []


def test_home_and_the_temporary_folder_are_its_own(tmp_path: Path) -> None:
    run = tmp_path.parent
    assert run in Path.home().parents
    assert run in Path(tempfile.gettempdir()).parents
    assert run in Path(os.environ["XDG_CACHE_HOME"]).parents
