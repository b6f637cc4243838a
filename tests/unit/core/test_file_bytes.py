"""A file that was named is read, and nothing that has no end or no writer is waited for."""

import os
import threading
from pathlib import Path

import pytest

from duidu.core.errors import FileError
from duidu.core.file_bytes import check_readable, read_file
from duidu.formats.registry import check_there, load

pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on Windows")
devices = pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices with names")


def test_a_file_is_read_and_one_more_byte_tells_of_a_longer_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abcdef")
    check_readable(path)
    assert read_file(path, 6) == b"abcdef"
    assert read_file(path, 3) == b"abcd"


@pipes
def test_a_pipe_without_a_writer_is_empty_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    os.mkfifo(path)
    check_there(path)
    assert load(path) == b""


@pipes
def test_a_pipe_is_read_to_the_end_of_its_writer(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    os.mkfifo(path)
    # A reader all through, or the writer would fail before `read_file` has opened the pipe.
    held = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    opened = threading.Event()

    def write() -> None:
        with open(path, "wb") as pipe:
            opened.set()
            pipe.write(b"x" * 200_000)

    writer = threading.Thread(target=write)
    writer.start()
    assert opened.wait(30)
    assert read_file(path, 1_000_000) == b"x" * 200_000
    writer.join(30)
    os.close(held)


@devices
def test_a_device_without_end_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.symlink_to("/dev/zero")
    for look in (load, check_there):
        with pytest.raises(FileError, match=r"“a\.md” cannot be read: it is no file"):
            look(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"is no file|[Dd]irectory|denied"):
        read_file(tmp_path, 9)
