"""The levels of known words that are kept in memory are those of what was committed last."""

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from duidu.core.errors import LibraryError
from duidu.library.library import Library
from duidu.library.words.known_words import KnownWord
from fixtures.river import small_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        yield opened


def levels_elsewhere(library: Library) -> Mapping[str, int]:
    """The levels as another thread reads them now."""
    found: list[Mapping[str, int]] = []
    thread = threading.Thread(target=lambda: found.append(library.known.levels("zh")))
    thread.start()
    thread.join()
    return found[0]


def test_levels_read_by_others_before_a_commit_are_not_kept_behind_it(library: Library) -> None:
    library.known.put(KnownWord("zh", "河", 3))

    def remove() -> Mapping[str, int]:
        library.known.remove("zh", "河")
        return levels_elsewhere(library)

    assert library.together(remove) == {"河": 3}
    assert library.known.levels("zh") == {}
    # From here on they are kept again.
    assert library.known.levels("zh") is library.known.levels("zh")


def test_levels_of_a_change_that_was_taken_back_are_not_kept(library: Library) -> None:
    library.known.put(KnownWord("zh", "河", 3))

    def put_and_fail() -> None:
        library.known.put(KnownWord("zh", "河", 1))
        assert library.known.levels("zh") == {"河": 1}
        raise LibraryError("The disk is full.")

    with pytest.raises(LibraryError):
        library.together(put_and_fail)
    assert library.known.levels("zh") == {"河": 3}


def test_levels_of_an_earlier_moment_are_not_kept_and_fit_what_else_is_read(
    library: Library,
) -> None:
    library.known.put(KnownWord("zh", "河", 3))

    def read() -> tuple[int, Mapping[str, int]]:
        count = len(library.known.all())
        library.known.remove("zh", "河")
        return count, library.known.levels("zh")

    assert library.at_one_moment(read) == (1, {"河": 3})
    assert library.known.levels("zh") == {}
