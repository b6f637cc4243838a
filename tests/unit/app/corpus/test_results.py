"""What is found out about documents outlives a run, and only one run has it at a time."""

from pathlib import Path

import apsw
import pytest

from duidu.app.corpus import results as module
from duidu.app.corpus.results import NAME, Results
from duidu.core.errors import FileError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def test_what_was_kept_is_there_again(path: Path) -> None:
    first = Results(path)
    first.put("a", {"document": {"title": "春天"}})
    first.put("a", {"document": {"title": "夏天"}})
    first.close()
    again = Results(path)
    assert again.get("a") == {"document": {"title": "夏天"}}
    assert again.get("b") is None
    again.close()


def test_what_was_damaged_is_found_out_anew(path: Path) -> None:
    first = Results(path)
    first.put("a", {"look": {}})
    first.close()
    with apsw.Connection(str(path)) as connection:
        connection.execute("UPDATE results SET answer = x'00ff'")
    connection.close()
    again = Results(path)
    assert again.get("a") is None
    again.close()


def test_another_run_is_told_that_one_has_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BUSY", 0)
    first = Results(path)
    with pytest.raises(FileError, match="Another run writes to"):
        Results(path)
    first.close()
    Results(path).close()


def test_a_file_that_is_none_of_ours_is_told(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(FileError, match=r"results\.sqlite cannot be read or written"):
        Results(path)


def test_one_of_another_version_is_left_alone(path: Path) -> None:
    with apsw.Connection(str(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(FileError, match="another version"):
        Results(path)


def test_what_was_seen_is_forgotten_with_the_run(path: Path) -> None:
    first = Results(path)
    assert first.first_time([b"1", b"2", b"1"]) == [True, True, False]
    assert first.first_time([b"2", b"3"]) == [False, True]
    first.close()
    again = Results(path)
    assert again.first_time([b"1"]) == [True]
    again.close()
