from pathlib import Path

import pytest

from duidu.cli.main import run
from duidu.library.library import Library
from fixtures.sample_library import note, sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library.sqlite") as library:
        library.articles.add(*sample(5), id="a")
        library.notes.put(note("n", "a"))
    return tmp_path


def _run(
    capsys: pytest.CaptureFixture[str], folder: Path, *words: str
) -> tuple[int, list[str], str]:
    code = run(["library", *words, "--library", str(folder)])
    printed = capsys.readouterr()
    return code, printed.out.splitlines(), printed.err


def test_where_prints_the_path_first_also_of_a_library_that_is_not_there_yet(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, _ = _run(capsys, folder, "where")
    assert (code, lines[0]) == (0, str(folder / "library.sqlite"))
    code, lines, _ = _run(capsys, folder / "none", "where")
    assert (code, lines[0]) == (0, str(folder / "none" / "library.sqlite"))
    assert not (folder / "none").exists()


def test_verify_says_sound_or_damaged_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, _ = _run(capsys, folder, "verify")
    assert code == 0
    assert "sound" in lines[0]
    path = folder / "library.sqlite"
    data = path.read_bytes().replace("笔记".encode(), "笔忆".encode())
    path.write_bytes(data)
    code, lines, message = _run(capsys, folder, "verify")
    assert code == 4
    assert lines == ["notes: row 1 is not what was written"]
    assert message.startswith("duidu: The library")
    assert path.read_bytes() == data


def test_a_backup_is_made_listed_previewed_and_restored_also_beside_an_open_window(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "library.sqlite"
    with Library.open(path) as library:
        code, (made,), _ = _run(capsys, folder, "backup")
        assert code == 0
        assert Path(made).exists()
        code, _, message = _run(capsys, folder, "restore", "newest")
        assert code == 4
        assert "close that first" in message
        library.notes.put(note("later", "a"))
    assert _run(capsys, folder, "restore")[1][0].endswith(made)
    assert _run(capsys, folder, "restore", "1", "--preview")[1][1:] == ["样本"]
    assert _run(capsys, folder, "restore", "newest")[0] == 0
    with Library.open(path) as library:
        assert (library.notes.count(), library.notes.get("later")) == (1, None)
    code, _, message = _run(capsys, folder, "restore", "nonsense")
    assert code == 4
    assert "no backup 'nonsense'" in message


def test_exported_copies_make_a_library_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "out"
    assert _run(capsys, folder, "export", "-o", str(out))[1] == [f"2 files written to {out}."]
    code, lines, _ = _run(capsys, folder / "new", "rebuild", "--from", str(out))
    assert code == 0
    assert "1 article, 1 note" in lines[0]
    assert _run(capsys, folder, "rebuild", "--from", str(out))[0] == 4
    with Library.open(folder / "new" / "library.sqlite") as library:
        assert library.notes.get("n") == note("n", "a")
