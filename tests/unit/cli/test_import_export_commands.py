"""duidu import prints a line for each article, and export overwrites nothing unasked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from duidu.cli.main import run
from fixtures.export_article import library

TEXT = "雨停了。\nThe rain stopped.\n街上又热闹起来。\nThe street came back to life.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library(tmp_path).close()
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_file_is_a_line_and_refusals_say_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.epub").write_bytes(b"PK\x03\x04")
    files = [str(tmp_path / "good.txt"), str(tmp_path / "bad.epub")]
    assert (
        run(["import", "--each", *files, "--json", "--dry-run", "--library", str(tmp_path / "lib")])
        == 3
    )
    good, bad = lines(capsys)
    assert good["languages"] == ["zh-Hans", "en"]
    assert good["arrangement"] == "alternating"
    assert "damaged" in str(bad["refused"])
    assert not (tmp_path / "lib").exists()


def test_an_article_is_added_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    for known in (False, True):
        assert run(["import", str(path), "--json", "--library", str(tmp_path / "lib")]) == 0
        (line,) = lines(capsys)
        assert (line["known"], line["rows"]) == (known, 2)


@pytest.mark.parametrize(
    "form",
    ["tmx", "xliff-1.2", "xliff", "docx", "html", "epub", "md", "tsv", "csv", "xlsx", "duidu"],
)
def test_every_format_is_written(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / f"out.{form}"
    assert run(["export", "watch", "--to", form, "-o", str(out), "--library", str(folder)]) == 0
    assert out.stat().st_size > 300
    capsys.readouterr()


def test_a_pdf_is_written_without_a_window(folder: Path) -> None:
    # In a process of its own: a process has one Qt application, and tests of the window make it.
    out = folder / "out.pdf"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [
        sys.executable,
        "-m",
        "duidu",
        "export",
        "watch",
        "--to",
        "pdf",
        "-o",
        str(out),
        "--library",
        str(folder),
        *("--texts", "paragraphs", "--pinyin", "off", "--notes", "end"),
        *("--type", "small", "--sheet", "letter"),
    ]
    subprocess.run(command, env=environment, check=True, timeout=100)
    assert out.read_bytes().startswith(b"%PDF-")
    page = pypdfium2.PdfDocument(out)[0]
    assert [round(side) for side in page.get_size()] == [612, 792]


def test_options_of_paper_are_refused_for_other_formats(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "out.tmx"
    options = ["--type", "small", "-o", str(out), "--library", str(folder)]
    assert run(["export", "watch", "--to", "tmx", *options]) == 2
    assert "--type is for a text that is written as pdf." in capsys.readouterr().err
    assert not out.exists()


def test_a_file_that_is_there_is_not_written_over_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "out.tmx"
    out.write_text("mine", encoding="utf-8")
    assert run(["export", "watch", "--to", "tmx", "-o", str(out), "--library", str(folder)]) == 3
    assert out.read_text(encoding="utf-8") == "mine"
    assert "--force" in capsys.readouterr().err
    assert (
        run(["export", "watch", "--to", "tmx", "-o", str(out), "--force", "--library", str(folder)])
        == 0
    )
    assert "1 segment without a counterpart was left out." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "said"),
    [("tbx", "no term of this article"), ("apkg", "saved as a card"), ("wordperfect", "no format")],
)
def test_what_cannot_be_written_says_why(
    folder: Path, form: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(
        ["export", "watch", "--to", form, "-o", str(folder / "out"), "--library", str(folder)]
    ) in {2, 3}
    assert said in capsys.readouterr().err
    assert not (folder / "out").exists()


def chapter(path: Path, number: int) -> None:
    """A chapter in two files."""
    path.mkdir(parents=True, exist_ok=True)
    (path / f"{number}.zh.txt").write_text(f"雨停了{number}次。\n", encoding="utf-8")
    (path / f"{number}.en.txt").write_text(f"The rain stopped {number} times.\n", encoding="utf-8")


def test_a_folder_becomes_a_book_that_is_listed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (2, 10, 1):
        chapter(tmp_path / "Rain", number)
    (tmp_path / "Rain" / "3.txt").write_bytes(b"")
    place = ["--library", str(tmp_path / "lib")]
    # One file is refused, the others are added.
    assert run(["import", str(tmp_path / "Rain"), "--json", *place]) == 3
    found = lines(capsys)
    assert [Path(str(line["files"][0])).name for line in found] == [  # type: ignore[index]
        *("1.en.txt", "2.en.txt", "3.txt", "10.en.txt")
    ]
    assert "refused" in found[2]
    assert run(["library", "list", "--json", *place]) == 0
    (entry,) = lines(capsys)
    assert (entry["title"], entry["failed"]) == ("Rain", ["3.txt"])
    assert {line["book"] for line in found if "book" in line} == {entry["id"]}
    chapters = entry["chapters"]
    assert isinstance(chapters, list)
    assert [one["article"] for one in chapters] == [
        line["article"] for line in found if "article" in line
    ]
    assert run(["library", "list", *place]) == 0
    assert capsys.readouterr().out == f"{entry['id']}\tbook of 3\t0 %\tRain\n"
    out = tmp_path / "out.md"
    assert run(["export", "--book", "Rain", "--to", "md", "-o", str(out), *place]) == 0
    text = out.read_text(encoding="utf-8")
    assert text.index("1 times") < text.index("2 times") < text.index("10 times")
    folder = tmp_path / "packages"
    command = ["export", "--book", "Rain", "--to", "duidu", "-o", str(folder), *place]
    assert run(command) == 0
    assert len(list(folder.glob("*.duidu"))) == 3
    # Nothing is overwritten unasked.
    assert run(command) == 3
    assert run([*command, "--force"]) == 0


def test_each_makes_no_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(name + TEXT, encoding="utf-8")
    place = ["--library", str(tmp_path / "lib")]
    files = [str(tmp_path / name) for name in ("1.txt", "2.txt")]
    assert run(["import", "--each", *files, "--json", *place]) == 0
    assert not any("book" in line for line in lines(capsys))


def test_an_article_or_a_book_is_written_and_not_both(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "--to", "md", "-o", "-", "--library", str(folder)]
    assert run(command) == 2
    assert run([*command, "watch", "--book", "x"]) == 2
    assert run([*command, "--book", "nothing"]) == 3
    assert "“duidu library list” shows all" in capsys.readouterr().err


def alone(tmp_path: Path, name: str, *lines: str) -> str:
    (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(tmp_path / name)


def test_text_in_one_language_is_an_article_of_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = alone(tmp_path, "zh.txt", "雨停了。", "街上又热闹起来。")
    folder = ["--library", str(tmp_path / "lib")]
    for more in (["--dry-run"], []):
        assert run(["import", text, "--json", *more, *folder]) == 0
        (line,) = lines(capsys)
        assert (line["languages"], line["arrangement"]) == (["zh-Hans"], "one language")
        assert (line["blocks"], line["sentences"]) == ([2], [2])
    assert run(["import", text, *folder]) == 0
    assert capsys.readouterr().out.startswith("zh (zh-Hans): ")
    assert run(["list", "--json", *folder]) == 0
    (listed,) = lines(capsys)
    assert listed["languages"] == ["zh-Hans"]
    assert run(["check", str(listed["id"]), *folder]) == 3
    assert "no translation yet" in capsys.readouterr().err
    out = str(tmp_path / "out.tmx")
    assert run(["export", str(listed["id"]), "--to", "tmx", "-o", out, *folder]) == 3
    assert "no translation yet" in capsys.readouterr().err


@pytest.mark.parametrize("by", ["id", "file"])
def test_translation_is_added_to_a_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    text = alone(tmp_path, "zh.txt", "雨停了。", "街上又热闹起来。")
    english = alone(tmp_path, "en.txt", "The rain stopped.", "The street came back to life.")
    folder = ["--library", str(tmp_path / "lib")]
    if by == "id":
        assert run(["import", text, "--json", *folder]) == 0
        (line,) = lines(capsys)
        text = str(line["article"])
    assert run(["import", "--translation", english, text, "--json", *folder]) == 0
    (line,) = lines(capsys)
    assert (line["languages"], line["rows"]) == (["zh-Hans", "en"], 2)
    assert run(["import", "--translation", english, str(line["article"]), *folder]) == 2
    assert "a translation already" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--each", "a"], ["--dry-run", "a"]])
def test_translation_is_of_one_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    english = alone(tmp_path, "en.txt", "The rain stopped.")
    folder = ["--library", str(tmp_path / "lib")]
    assert run(["import", "--translation", english, *arguments, *folder]) == 2


@pytest.mark.parametrize("command", ["align", "check"])
def test_what_compares_two_texts_says_that_there_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run([command, alone(tmp_path, "zh.txt", "雨停了。", "街上又热闹起来。")]) == 3
    assert "“zh.txt” is in one language only" in capsys.readouterr().err


def test_language_of_a_text_alone_can_be_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = alone(tmp_path, "a.txt", "Quo vadis?", "雨停了。The rain stopped and all was well.")
    folder = ["--library", str(tmp_path / "lib")]
    assert run(["import", text, "--languages", "la", "--json", *folder]) == 0
    (line,) = lines(capsys)
    assert (line["languages"], line["rows"]) == (["la"], 2)
    assert run(["import", text, "--languages", "la,la", *folder]) == 2
    assert run(["import", text, "--arrangement", "alone", "--dry-run", "--json"]) == 0
    (line,) = lines(capsys)
    assert len(line["languages"]) == 1  # type: ignore[arg-type]


def test_what_was_left_out_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>河水很清。</p><p>The water is clear.</p><img src='a'>", "utf-8")
    (tmp_path / "b.txt").write_text("河水很清。\nThe water is clear.\n", "utf-8")
    both = [str(page), str(tmp_path / "b.txt")]
    assert run(["import", "--each", *both, "--json", "--dry-run"]) == 0
    assert [line["left_out"] for line in lines(capsys)] == [{"picture": 1}, {}]
    # A script has the line of each article alone.
    assert run(["import", "--each", *both, "--dry-run"]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["import", "--each", *both, "--dry-run"]) == 0
    assert "Left out: 1 picture." in capsys.readouterr().err
