"""duidu notes: notes are saved before their id is printed, and a bad line stops no other."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from duidu.app.notes.annotate import add_note
from duidu.app.settings.author import choose_author
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_file import settings_path
from duidu.cli.main import run
from duidu.core.annotation import AnnotationKind
from duidu.library.library import Library
from fixtures.river import mark, small_library

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"
LINE = {
    "article": "river",
    "side": "zh",
    "block": 1,
    "start": 0,
    "end": 2,
    "kind": "note",
    "text": "水",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small_library(tmp_path).close()
    return tmp_path


def added(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: object) -> int:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    return run(["notes", "add", "--stdin", "--library", str(folder)])


def listed(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    assert run(["notes", "list", "--json", "--library", str(folder), *more]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_notes_added_are_listed_as_they_were_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    both = {
        **LINE,
        "also": [{"side": "en", "block": 1, "start": 4, "end": 9}],
        "tags": ["t"],
        "color": "rose",
        "kind": "link",
    }
    assert (
        added(
            folder,
            monkeypatch,
            LINE,
            {**LINE, "side": "target", "end": 3},
            both,
            {"article": "river", "text": "whole"},
        )
        == 0
    )
    ids = capsys.readouterr().out.splitlines()
    found = listed(folder, capsys)
    assert [note["id"] for note in found] == ids
    assert found[0].items() >= {**LINE, "exact": "河水", "state": "sure"}.items()
    assert found[1].items() >= {"side": "en", "block": 1, "exact": "The"}.items()
    assert found[2].items() >= {"kind": "link", "tags": ["t"], "color": "rose"}.items()
    assert found[2]["also"] == [
        {"side": "en", "block": 1, "start": 4, "end": 9, "exact": "river", "state": "sure"}
    ]
    assert "side" not in found[3]
    assert listed(folder, capsys, "--article", "river") == found


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"block": ' + "1" * 5_000 + "}", "not JSON"),
        ('{"text": "' + "x" * 8_000_000 + '"}', "not JSON"),
        ("[1]", "not a JSON object"),
        ({**LINE, "article": "sea"}, "no article 'sea'"),
        ({**LINE, "side": "fr"}, "no one side 'fr'"),
        ({**LINE, "block": 3}, "no block 3"),
        ({**LINE, "block": -1}, "whole number"),
        ({**LINE, "end": 99}, "not a place in block 1"),
        ({**LINE, "start": 3}, "not a place"),
        ({**LINE, "start": True}, "whole number"),
        ({**LINE, "kind": "shout"}, "no kind 'shout'"),
        ({**LINE, "text": 5}, "must be a text"),
        ({**LINE, "tags": "t"}, "must be a list"),
        ({"side": "zh"}, "“article” is missing"),
        ({k: v for k, v in LINE.items() if k != "end"}, "“end” is missing"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_kept(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    bad: object,
    said: str,
) -> None:
    assert added(folder, monkeypatch, LINE, "", bad, LINE) == 3
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    assert shown.err.startswith("duidu: Line 3: ")
    assert shown.err.count("\n") == 1
    assert said in shown.err
    assert len(listed(folder, capsys)) == 2


def test_each_id_comes_as_soon_as_its_note_is_safe(folder: Path) -> None:
    command = [sys.executable, "-m", "duidu", "notes", "add", "--stdin", "--library", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(DESKTOP)}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text in ("一", "二"):
            process.stdin.write(json.dumps({**LINE, "text": text}) + "\n")
            process.stdin.flush()
            note = process.stdout.readline().strip()
            with Library.open(folder / "library.sqlite", read_only=True) as library:
                found = library.notes.get(note)
                assert found is not None
                assert found.text == text
        process.stdin.close()
        assert process.wait(60) == 0


def test_export_to_a_file_or_to_standard_output(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with Library.open(folder / "library.sqlite") as library:
        add_note(library, "river", AnnotationKind.NOTE, [mark(library, "河水")], text="<b>").do()
    out = folder / "notes.html"
    assert run(["notes", "export", "--to", "html", "-o", str(out), "--library", str(folder)]) == 0
    assert (
        run(["notes", "export", "--to", "html", "--article", "river", "--library", str(folder)])
        == 0
    )
    assert capfdbinary.readouterr().out == out.read_bytes()
    assert b"&lt;b&gt;" in out.read_bytes()


def test_an_export_comes_into_another_library(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(folder / "library.sqlite") as library:
        add_note(library, "river", AnnotationKind.NOTE, [mark(library, "河水")], text="x").do()
    out = folder / "notes.jsonld"
    run(["notes", "export", "--to", "jsonld", "-o", str(out), "--library", str(folder)])
    other = tmp_path / "other"
    other.mkdir()
    small_library(other, name="elsewhere").close()
    assert run(["notes", "import", str(out), "--library", str(other)]) == 0
    assert (
        capsys.readouterr().out
        == "elsewhere: 1 added, 0 changed, 0 as they were, 0 in conflict, 0 without a place.\n"
    )
    assert run(["notes", "import", str(out), "--library", str(other)]) == 0
    assert "0 added, 0 changed, 1 as they were" in capsys.readouterr().out


def test_what_cannot_be_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["notes", "import", str(folder / "nowhere.json"), "--library", str(folder)]) == 3
    assert run(["notes", "list", "--json", "--article", "sea", "--library", str(folder)]) != 0
    assert run(["notes", "export", "--to", "pdf", "--library", str(folder)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [line.startswith("duidu: ") for line in shown.err.splitlines()] == [True] * 3


def test_notes_are_signed_with_the_name_given_else_with_that_of_the_settings(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    choose_author(Settings(settings_path()), "任颖")
    added(folder, monkeypatch, LINE, {**LINE, "author": "Li Wei"}, {**LINE, "author": ""})
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(LINE) + "\n"))
    run(["notes", "add", "--stdin", "--author", "Zhou\n", "--library", str(folder)])
    capsys.readouterr()
    assert [note.get("author") for note in listed(folder, capsys)] == [
        "任颖",
        "Li Wei",
        None,
        "Zhou",
    ]


def test_a_reply_stands_where_the_note_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    added(folder, monkeypatch, LINE)
    note = capsys.readouterr().out.strip()
    reply = {"article": "river", "text": "indeed", "answers": note, "author": "Li"}
    assert added(folder, monkeypatch, reply, {**reply, "answers": "gone"}) == 3
    shown = capsys.readouterr()
    assert shown.err == "duidu: Line 2: There is no note 'gone' on this article to be answered.\n"
    first, answer = listed(folder, capsys)
    assert "answers" not in first
    assert answer["id"] == shown.out.strip()
    assert answer.items() >= {"answers": note, "author": "Li", "exact": "河水"}.items()
    assert run(["notes", "export", "--to", "md", "--library", str(folder)]) == 0
    assert "- indeed\n\n  **Note** · row 2 · Li · " in capsys.readouterr().out
