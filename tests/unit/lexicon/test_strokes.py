"""The file of stroke orders: what is packed comes back, and a damaged one is told."""

from pathlib import Path

import pytest

from duidu.core.errors import FileError
from duidu.lexicon.strokes import NAME, Strokes, find_strokes, packed_strokes
from fixtures.strokes import ACROSS, DOWN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with two characters."""
    made = tmp_path / NAME
    made.write_bytes(packed_strokes({"十": (ACROSS, DOWN), "一": (ACROSS,)}))
    return made


def test_strokes_come_back_as_they_were_packed(path: Path) -> None:
    strokes = Strokes(path)
    assert len(strokes) == 2
    assert strokes.of("十") == (ACROSS, DOWN)
    assert strokes.of("一") == (ACROSS,)
    assert strokes.of("二") == strokes.of("") == strokes.of("十一") == strokes.of("😀") == ()


@pytest.mark.parametrize("cut", [0, 5, 20, 30])
def test_a_damaged_file_is_told(path: Path, cut: int) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:cut])
    with pytest.raises(FileError, match="damaged"):
        Strokes(path).of("十")


def test_a_character_that_is_damaged_is_told(path: Path) -> None:
    data = path.read_bytes()
    for at in range(36, len(data), 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        try:
            Strokes(path).of("十")
        except FileError:
            continue


def test_the_addition_is_looked_for_in_the_persons_folder(path: Path, tmp_path: Path) -> None:
    assert find_strokes([tmp_path / "none", path.parent]) in (path, find_strokes([]))
