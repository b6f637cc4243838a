"""No command lets a control character of a name, title or note reach the terminal."""

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.base.crash_report import report_uncaught
from duidu.app.notes.annotate import add_note
from duidu.cli import terminal
from duidu.cli.main import COMMANDS, run
from duidu.core.annotation import AnnotationKind
from duidu.core.errors import UsageError
from fixtures.river import mark, sides, small_library

# Sets the title of the window, clears the screen, rings, reorders, begins a line of its own,
# C1 commands, a byte of another encoding, and characters that nobody sees.
EVIL = "a\x1b]0;owned\x07\x1b[2J\u202egpj\u2066\u200b\n\rduidu: all is well\x9b31m\x85\u2028\udc9b"
HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    name = EVIL.replace("\udc9b", "")
    with small_library(tmp_path, replace(sides(), title=name)) as library:
        place = [mark(library, "河水")]
        add_note(library, "river", AnnotationKind.NOTE, place, text=name, tags=(name,)).do()
    return tmp_path


def harmless(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed on both streams, once it is known to do nothing to a terminal."""
    shown = capsys.readouterr()
    printed = shown.out + shown.err
    assert HARMFUL.search(printed) is None
    assert all(unicodedata.category(character) != "Cs" for character in printed)
    return printed


@pytest.mark.parametrize(
    "arguments",
    [
        ("notes", "list"),
        ("notes", "list", "--json"),
        ("notes", "export", "--to", "jsonld"),
        ("notes", "list", "--article", EVIL),
        ("notes", "import", EVIL),
        ("library", "verify"),
        ("library", "restore", EVIL),
        ("library", "restore", "newest"),
        ("library", "where"),
        ("library", "rebuild", "--from", "/absent/" + EVIL.replace("\udc9b", "")),
        ("export", EVIL, "--to", "txt", "-o", "-"),
        ("export", "river", "--to", EVIL, "-o", "-"),
        ("lookup", EVIL),
        ("lookup", "--json", EVIL),
        ("pinyin", "--style", EVIL),
        ("words", EVIL),
        (EVIL,),
        ("import", EVIL),
        ("import", "--json", "--dry-run", EVIL),
        ("import", "--encoding", EVIL, __file__),
        ("import", "--languages", EVIL, __file__),
        ("align", "--lines", EVIL, EVIL),
        ("open", "--screenshot", "x.png", "--size", EVIL),
    ],
)
def test_nothing_a_person_or_a_file_names_reaches_the_terminal_as_a_command(
    folder: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    run([*arguments, "--library", str(folder)])
    printed = harmless(capsys)
    # A line that a file makes up is not taken for one of ours.
    assert "\nduidu: all is well" not in printed


def test_a_library_in_a_folder_with_such_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / EVIL[:-1].replace("/", "")
    folder.mkdir()
    small_library(folder).close()
    for action in (
        ("where",),
        ("verify",),
        ("backup",),
        ("restore",),
        ("restore", "1"),
        ("export",),
    ):
        assert run(["library", *action, "--library", str(folder)]) == 0
    assert run(["doctor", "--library", str(folder)]) == 0
    assert "⟨U+001B⟩]0;owned⟨U+0007⟩" in harmless(capsys)


def test_members_of_archives_and_titles_in_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "book.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("../" + EVIL[:20], "x")
    text = tmp_path / "evil.md"
    text.write_text(f"# 标题{EVIL[:20]}\n\n他走了。\n\nHe left{EVIL[:20]}.\n", "utf-8")
    run(["import", str(book), "--library", str(tmp_path)])
    run(["import", str(text), "--library", str(tmp_path)])
    for form in ("json", "tsv", "ladder"):
        assert run(["align", str(text), "--to", form]) == 0
    harmless(capsys)


def test_the_help_of_every_command_goes_through_the_door(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            run([command, "--help"])
    assert "usage: duidu lookup" in harmless(capsys)


def test_json_says_the_same_with_its_characters_escaped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal.say_json({"name": EVIL})
    printed = harmless(capsys)
    assert json.loads(printed) == {"name": EVIL}
    assert printed.count("\n") == 1


def test_a_filter_of_lines_changes_nothing_for_another_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("好\x1b[2J\n"))
    assert run(["words"]) == 0
    assert "\x1b" in capsys.readouterr().out


def test_a_filter_of_lines_spares_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("好\x1b[2J\n"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["words"]) == 0
    assert "⟨U+001B⟩" in harmless(capsys)


def test_a_file_written_to_the_terminal_is_shown_if_it_is_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    terminal.hand_over(f"one\t{EVIL[:20]}\ntwo\n".encode())
    assert "one\ta⟨U+001B⟩" in harmless(capsys)
    with pytest.raises(UsageError, match="write it to a file"):
        terminal.hand_over(b"PK\x03\x04\xff\xfe")


def test_an_uncaught_error_names_its_report_harmlessly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("duidu.app.base.crash_report.crash_folder", lambda: tmp_path / EVIL[:20])
    report_uncaught(ValueError, ValueError(EVIL), None)
    assert "⟨U+001B⟩" in harmless(capsys)


@pytest.mark.skipif(os.name != "posix", reason="a Windows program without console has no output")
def test_a_closed_output_is_told_and_a_closed_error_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as closed:
        closed.setattr("sys.stdout", None)
        assert run(["lookup", "河"]) == 1
        assert run(["--version"]) == 1
    assert capsys.readouterr().err.count("The output cannot be written completely") == 2
    with monkeypatch.context() as closed:
        closed.setattr("sys.stdout", None)
        closed.setattr("sys.stderr", None)
        assert run(["lookup", "河"]) == 1


@pytest.mark.parametrize("command", ["pinyin", "words", "senses", "links", "notes add --stdin"])
def test_a_closed_input_is_told(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run(["--library", str(tmp_path), *command.split()]) == 1
    assert "no standard input" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="other systems number their files otherwise")
def test_no_file_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    # What prints, in Python, Qt or a child, would print into that file.
    code = (
        "import sys; from duidu.__main__ import main; sys.argv[1:] = ['--help']; code = main(); "
        "file = open(sys.argv[0] + '.txt', 'w'); file.write(f'{code} {file.fileno()}')"
    )
    (tmp_path / "script").write_text(code)
    subprocess.run(
        ["/bin/sh", "-c", '"$@" <&- >&- 2>&-', "sh", sys.executable, tmp_path / "script"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        timeout=60,
    )
    ended, number = map(int, (tmp_path / "script.txt").read_text().split())
    assert ended == 1
    assert number > 2
