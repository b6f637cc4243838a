"""`duidu known`: words come in, go out, and say how much of a text they are."""

import json
import socket
from pathlib import Path

import pytest

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_file import settings_path
from duidu.app.study.anki_target import keep_target, kept_target
from duidu.cli.main import run
from duidu.study.anki import write_apkg
from duidu.study.anki_connect import Target
from duidu.study.cards import StudyCard

TEXT = (
    "他去银行谈判。周四他在苏格兰。\n\nHe went to the bank to negotiate. On Thursday he was there."
)


@pytest.fixture
def library(tmp_path: Path) -> str:
    return f"--library={tmp_path / 'library'}"


def test_words_come_in_from_files_and_go_out(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, deck = tmp_path / "words.txt", tmp_path / "deck.apkg"
    plain.write_text("银行\n谈判\nbank\n", "utf-8")
    deck.write_bytes(write_apkg([StudyCard("银行"), StudyCard("市场")], "d"))
    assert run([library, "known", "import", str(plain)]) == 0
    said = capsys.readouterr()
    assert said.out == "2 words were marked.\n"
    assert "1 entry has no Chinese word." in said.err
    assert run([library, "known", "import", str(deck)]) == 0
    said = capsys.readouterr()
    assert said.out == "1 word was marked.\n"
    assert "1 word was marked so already." in said.err
    assert run([library, "known", "export"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "word\tstatus\tchanged"
    assert [line.split("\t")[:2] for line in lines[1:]] == [
        ["银行", "known"],
        ["谈判", "known"],
        ["市场", "known"],
    ]
    out = tmp_path / "out.txt"
    assert run([library, "known", "export", "-o", str(out)]) == 0
    assert out.read_text("utf-8") == "银行\n谈判\n市场\n"
    assert run([library, "known", "export", "-o", str(out)]) == 3
    assert run([library, "known", "export", "-o", str(out), "--force"]) == 0


def test_a_level_comes_in_and_nothing_known_becomes_less(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([library, "known", "import", "--hsk", "1"]) == 0
    count = int(capsys.readouterr().out.split()[0])
    assert count > 450
    table = tmp_path / "words.csv"
    table.write_text("word,status\n我们,learning\n风水,learning\n", "utf-8")
    assert run([library, "known", "import", str(table)]) == 0
    said = capsys.readouterr()
    assert said.out == "1 word was marked.\n"
    assert "1 word is further here, which was kept." in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["import", "x", "--hsk", "2"],
        ["import", "--hsk", "12"],
        ["import", "x", "--from-anki"],
        ["import", "--hsk", "2", "--from-anki"],
        ["import", "--from-anki", "--format", "csv"],
    ],
)
def test_what_is_not_clear_is_asked(
    library: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([library, "known", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_coverage_counts_what_is_to_be_learnt_and_names_what_lifts_most(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(TEXT, "utf-8")
    assert run([library, "known", "coverage", str(text), "--json", "--level", "1"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [word["word"] for word in found["lifting"]] == ["银行", "谈判"]
    assert found["known"] == found["words"] - 2
    words = tmp_path / "words.txt"
    words.write_text("银行\n", "utf-8")
    assert run([library, "known", "import", str(words)]) == 0
    capsys.readouterr()
    assert run([library, "known", "coverage", str(text), "--level", "1"]) == 0
    said = capsys.readouterr().out
    assert "1 are new" in said
    assert "谈判\t1\tHSK 3" in said


def test_a_table_of_ours_comes_back_exactly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "word\tstatus\tchanged\n银行\tknown\t2024-02-29\n卡拉OK\tlearning\t2025-01-02\n"
        "的\tnew\t2025-01-03\n苏格兰\tignored\t1999-12-31\n"
    )
    for number, data in enumerate((table, table.replace("\n", "\r\n"), "\ufeff" + table)):
        file, library = tmp_path / f"{number}.tsv", f"--library={tmp_path / str(number)}"
        file.write_bytes(data.encode())
        assert run([library, "known", "import", str(file)]) == 0
        assert capsys.readouterr().out == "4 words were marked.\n"
        assert run([library, "known", "export"]) == 0
        assert capsys.readouterr().out == table


def test_a_list_from_pleco_in_gbk_comes_in(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "flash.txt"
    file.write_bytes("//生词\r\n银行\tyin2hang2\tbank\r\n再见\tzai4jian4\tbye\r\n".encode("gbk"))
    assert run([library, "known", "import", str(file)]) == 0
    assert capsys.readouterr().out == "2 words were marked.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["known", "import", "{folder}"],
        ["known", "import", "{folder}/none"],
        ["known", "import", "{folder}/empty"],
        ["known", "import", "{folder}/noise"],
        ["known", "import", "--format", "anki", "{folder}/noise"],
        ["known", "import", "--hsk", "12"],
        ["known", "coverage", "{folder}"],
        ["known", "coverage", "{folder}/noise"],
        ["known", "coverage", "--level", "99", "{folder}/words"],
        ["known", "coverage", "--level", "-1", "{folder}/words"],
        ["known", "export", "-o", "{folder}"],
        ["known", "export", "--force", "-o", "{folder}"],
        ["review", "import", "{folder}"],
        ["review", "import", "{folder}/noise"],
        ["review", "export", "-o", "{folder}"],
        ["terms", "import", "{folder}"],
        ["notes", "import", "{folder}"],
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run([library, "known", "import", "--hsk", "1"]) == 0
    capsys.readouterr()
    (tmp_path / "empty").touch()
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "words").write_text("银行", "utf-8")
    assert run([library, *(one.format(folder=tmp_path) for one in arguments)]) in (2, 3)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Duidu (" not in said.err


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whom any socket was connected to; each is refused, as by a machine without Anki."""
    asked: list[object] = []

    def refuse(_: socket.socket, address: object) -> None:
        asked.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return asked


def test_without_anki_a_sentence_says_what_to_do(
    library: str, connections: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([library, "known", "import", "--from-anki"]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert "Anki does not answer. Start it, with its add-on AnkiConnect" in said.err
    assert set(connections) == {("127.0.0.1", 8765)}


def test_what_was_studied_in_anki_comes_in(
    library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(request: bytes) -> bytes:
        said = json.loads(request)
        notes: list[object] = [
            {"noteId": 1, "modelName": "m", "fields": {"Front": {"value": "银行", "order": 0}}}
        ]
        result = notes if said["action"] == "notesInfo" else [1]
        return json.dumps({"result": result, "error": None}).encode()

    monkeypatch.setattr("duidu.study.anki_connect.AnkiConnect.__init__.__defaults__", (answer,))
    assert run([library, "known", "import", "--from-anki"]) == 0
    assert capsys.readouterr().out == "1 word was marked.\n"
    assert run([library, "known", "export"]) == 0
    assert "银行\tknown" in capsys.readouterr().out


def test_nobody_asks_anki_unless_told_to(
    library: str, tmp_path: Path, connections: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    target = Target("Chinese", "Basic", {"Front": "Word"})
    settings = Settings(settings_path())
    keep_target(settings, target)
    settings.save()
    assert kept_target(Settings(settings_path())) == target
    words, text = tmp_path / "words.txt", tmp_path / "text.txt"
    words.write_text("银行\n", "utf-8")
    text.write_text(TEXT, "utf-8")
    for arguments in (
        ["known", "import", str(words)],
        ["known", "import", "--hsk", "1"],
        ["known", "export"],
        ["known", "coverage", str(text)],
        ["review", "due"],
        ["import", str(text)],
        ["list"],
    ):
        assert run([library, *arguments]) == 0, arguments
    capsys.readouterr()
    assert connections == []
