"""`duidu sync`: two libraries in step through a folder, from the terminal."""

import json
from pathlib import Path
from typing import Any

import pytest

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import HANZI_SIZE
from duidu.app.sync.secrets import Secrets
from duidu.cli.main import run
from duidu.library.library import Library
from duidu.library.store.library_path import library_path
from duidu.library.words.known_words import KnownWord
from duidu.library.words.reading_days import ReadingDay
from duidu.library.words.stored_terms import StoredTerm
from fixtures.webdav_server import PASSWORD, USER, served


def at(library: Path) -> str:
    return f"--library={library}"


def known(library: Path) -> dict[str, int]:
    with Library.open(library_path(str(library))) as opened:
        return dict(opened.known.levels("zh"))


def test_two_libraries_keep_in_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, one, other = tmp_path / "shared", tmp_path / "one", tmp_path / "other"
    folder.mkdir()
    with Library.open(library_path(str(one))) as library:
        library.known.put(KnownWord("zh", "银行", 1, "", 5.0))
    assert run([at(one), "sync", "--folder", str(folder), "--name", "laptop"]) == 0
    assert run([at(other), "sync", "--folder", str(folder), "--name", "desk", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["name"], told["taken"], told["devices"][0]["name"]) == ("desk", 1, "laptop")
    assert known(other) == {"银行": 1}
    assert run([at(other), "sync", "--status"]) == 0
    assert f"folder\t{folder}" in capsys.readouterr().out
    assert run([at(other), "sync", "--stop"]) == 0
    assert run([at(other), "sync", "--status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"in_step": False}


def test_a_text_that_came_counts_as_taken_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, text = tmp_path / "shared", tmp_path / "a.txt"
    folder.mkdir()
    text.write_text("他走了。\nHe left.\n雨停了。\nThe rain stopped.\n", "utf-8")
    one, other = at(tmp_path / "one"), at(tmp_path / "other")
    assert run([one, "import", str(text)]) == 0
    assert run([one, "sync", "--folder", str(folder)]) == 0
    for count in (1, 0):
        assert run([other, "sync", "--folder", str(folder), "--json"]) == 0
        assert json.loads(capsys.readouterr().out.splitlines()[-1])["taken"] == count


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name the folder"),
        (["--name", "laptop"], "Name the folder"),
        (["--stop", "--status"], "goes with nothing else"),
        (["--status", "--name", "x"], "changes nothing"),
        (["--status", "--settings", "on"], "changes nothing"),
        (["--status", "--reading", "off"], "changes nothing"),
        (["--settings", "on"], "Name the folder"),
        (["--encrypt"], "say more of a --folder"),
        (["--user", "li"], "say more of a --folder"),
    ],
)
def test_what_makes_no_sense_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run([at(tmp_path / "l"), "sync", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nowhere"
    assert run([at(tmp_path / "l"), "sync", "--folder", str(folder)]) == 3
    assert "cannot be read" in capsys.readouterr().err
    assert not folder.exists()


@pytest.fixture
def no_key_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system without one: the tests must not ask a person's own."""
    monkeypatch.setattr(Secrets, "_asked", lambda *_: False)


@pytest.mark.usefixtures("no_key_store")
def test_two_libraries_keep_in_step_through_a_server_encrypted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    monkeypatch.setenv("DUIDU_SYNC_PASSWORD", PASSWORD)
    monkeypatch.setenv("DUIDU_SYNC_PASSPHRASE", "a long 口令")
    with Library.open(library_path(str(one))) as library:
        library.known.put(KnownWord("zh", "银行", 1, "", 5.0))
    with served(tmp_path / "served") as server:
        place = ["--folder", server.address.replace(f"{USER}@", ""), "--user", USER, "--encrypt"]
        assert run([at(one), "sync", *place, "--name", "laptop"]) == 0
        assert run([at(other), "sync", *place, "--name", "desk", "--json"]) == 0
        told = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert (told["folder"], told["encrypted"]) == (server.address, True)
        assert known(other) == {"银行": 1}
        # Once set up, nothing but the secrets is needed; without them it says so.
        assert run([at(other), "sync"]) == 0
        monkeypatch.delenv("DUIDU_SYNC_PASSWORD")
        assert run([at(other), "sync"]) == 3
        assert "The password for" in capsys.readouterr().err
        together = b"".join(
            path.read_bytes() for path in server.folder.rglob("*") if path.is_file()
        )
    assert "银行".encode() not in together
    for home in (one, other):
        stored = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
        assert PASSWORD.encode() not in stored
        assert "a long 口令".encode() not in stored


@pytest.mark.usefixtures("no_key_store")
def test_a_password_is_never_sent_in_the_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--folder", "http://cloud.example.org/dav", "--user", "li"]
    assert run([at(tmp_path / "l"), "sync", *place]) == 3
    assert "begins with https://" in capsys.readouterr().err


def rename(library: Path, target: str) -> None:
    with Library.open(library_path(str(library))) as opened:
        opened.terms.put(StoredTerm("t", "zh", "en", "银行", target, created=1.0, modified=2.0))


def test_what_two_wrote_is_listed_and_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, one, other = tmp_path / "shared", tmp_path / "one", tmp_path / "other"
    folder.mkdir()

    def sync(library: Path, *words: str) -> dict[str, Any]:
        assert run([at(library), "sync", *words, "--json"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
        return found

    rename(one, "bank")
    for library, name in ((one, "Li"), (other, "Anna")):
        sync(library, "--folder", str(folder), "--name", name)
    rename(one, "bank (money)")
    rename(other, "banking house")
    for library in (one, other, one, other):
        kept = sync(library)["kept"]
        if kept:
            break
    (entry,) = kept
    assert {entry["mine"]["text"], entry["theirs"]["text"]} == {"bank (money)", "banking house"}
    assert run([at(library), "sync", "--status"]) == 0
    shown = capsys.readouterr().out
    assert f"to be decided\t{entry['id']}\t银行" in shown
    assert entry["theirs"]["text"] in shown
    assert run([at(library), "sync", "--decide", "nothing", "mine"]) == 2
    assert run([at(library), "sync", "--decide", entry["id"], "ours"]) == 2
    assert sync(library, "--decide", entry["id"], "theirs")["kept"] == []
    for each in (one, other):
        assert sync(each)["kept"] == []
        with Library.open(library_path(str(each))) as opened:
            assert [term.target for term in opened.terms.all()] == [entry["theirs"]["text"]]


def test_settings_go_if_they_are_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    for name in ("one", "other"):
        monkeypatch.setenv("DUIDU_SETTINGS", str(tmp_path / f"{name}.json"))
        if name == "one":
            Settings(tmp_path / "one.json").set(HANZI_SIZE, 30)
        library = at(tmp_path / name)
        assert run([library, "sync", "--folder", str(folder), "--settings", "on"]) == 0
    assert Settings(tmp_path / "other.json").get(HANZI_SIZE) == 30
    assert f"setting\t{HANZI_SIZE.key}\t30" in capsys.readouterr().out
    assert run([library, "sync", "--settings", "off"]) == 0
    with Library.open(library_path(str(tmp_path / "other"))) as opened:
        assert opened.sync.setup is not None
        assert "settings" not in opened.sync.setup.groups


def test_what_was_read_is_added_up_if_it_is_to_be(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    for name in ("one", "other"):
        with Library.open(library_path(str(tmp_path / name))) as opened:
            opened.reading.add(ReadingDay("2026-11-30", 60.0, 100))
        assert run([at(tmp_path / name), "sync", "--folder", str(folder)]) == 0
    for name in ("one", "other", "one"):
        assert run([at(tmp_path / name), "sync", "--reading", "on"]) == 0
    for name in ("one", "other"):
        with Library.open(library_path(str(tmp_path / name))) as opened:
            assert opened.reading.of_all_devices() == [ReadingDay("2026-11-30", 120.0, 200)]
