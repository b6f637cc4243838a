"""duidu align --corpus: what it takes, what it refuses, and that nothing ends it for good."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from duidu.cli.main import run
from fixtures.corpus_texts import TEXTS, write, write_pairs

ROOT = Path(__file__).resolve().parents[3]
posix = pytest.mark.skipif(os.name != "posix", reason="signals are those of Unix")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pairs(tmp_path / "texts", ("rain", "train"))
    return tmp_path / "texts"


def written(out: Path) -> dict[str, bytes]:
    """What is in the corpus, without the results that a run keeps for the next."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith("results.")
    }


def test_a_folder_becomes_a_corpus_and_its_report_is_printed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    given = ["--jobs", "1", "--quick", "--no-duplicates", "--in-language", "--most-ratio", "4"]
    assert run(["align", "--corpus", str(folder), "-o", str(out), "--to", "moses", *given]) == 0
    said = capsys.readouterr().out
    assert said.startswith("2 documents with 8 pairs; 0 failed.\n")
    assert said == written(out)["report.txt"].decode()
    assert written(out)["zh-en.zh"].decode().count("\n") == 8


def test_the_exit_code_tells_that_a_document_failed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "broken.tmx", "<tmx")
    out = tmp_path / "out"
    assert run(["align", "--corpus", str(folder), "-o", str(out), "--jobs", "1", "--quick"]) == 1
    said = capsys.readouterr().out
    assert "2 documents with 8 pairs; 1 failed." in said
    assert "broken.tmx" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--corpus", "F"], "name it with -o"),
        (["--corpus", "F", "-o", "O", "a.txt"], "no files beside the folder"),
        (["--corpus", "F", "-o", "O", "--to", "ladder"], "jsonl, moses, xces or tmx"),
        (["--corpus", "F", "-o", "O", "--lines"], "--lines is for two files"),
        (["--corpus", "F", "-o", "O", "--jobs", "0"], "no number of processes"),
        (["--corpus", "F", "-o", "O", "--jobs", "2", "--cluster", "x"], "--jobs is for this"),
        (["--corpus", "F", "-o", "O", "--most-ratio", "0.5"], "no number of times"),
        (["--corpus", "F", "-o", "O", "--least-pair", "nan"], "no probability"),
        (["--corpus", "F", "-o", "O", "--languages", "zh"], "not two languages"),
        (["a.txt", "--jobs", "2"], "--jobs is for a corpus"),
        (["a.txt", "--no-duplicates"], "--no-duplicates is for a corpus"),
        (["a.txt", "-o", "x"], "--output is for a corpus"),
        (["a.txt", "--to", "moses"], "the others are for --corpus"),
        ([], "Give one file"),
        (["a", "b", "c"], "Give one file"),
    ],
)
def test_wrong_use_is_told(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"F": str(tmp_path), "O": str(tmp_path.parent / "o")}
    assert run(["align", *(names.get(word, word) for word in words)]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_a_folder_that_is_not_there_or_empty_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["align", "--corpus", str(tmp_path / "no"), "-o", str(out)]) == 3
    assert "is no folder" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert run(["align", "--corpus", str(tmp_path / "empty"), "-o", str(out)]) == 3
    assert "has no file in it that Duidu can read" in capsys.readouterr().err
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = write(tmp_path, "file", "x") / "out"
    assert run(["align", "--corpus", str(folder), "-o", str(out)]) == 3
    captured = capsys.readouterr().err
    assert "cannot be made" in captured
    assert captured.count("\n") == 1


def started(folder: Path, out: Path) -> "subprocess.Popen[str]":
    words = ["align", "--corpus", str(folder), "-o", str(out), "--jobs", "2", "--quick"]
    return subprocess.Popen(
        [sys.executable, "-m", "duidu", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "desktop")},
        # What a shell starts in the background ignores an interruption, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def wait_for_a_result(out: Path, process: "subprocess.Popen[str]") -> None:
    """Wait until a document is aligned and kept, which the journal of the results shows."""
    journal = out / "results.sqlite-wal"
    # More than what preparing the file takes.
    while process.poll() is None and not (journal.exists() and journal.stat().st_size > 20_000):
        time.sleep(0.002)


@posix
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_in_the_middle_loses_nothing_and_writes_nothing_twice(
    how: signal.Signals, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    for number in range(40):
        for name in TEXTS:
            for language, text in zip(("zh", "en"), TEXTS[name], strict=True):
                write(folder, f"{name}{number}.{language}.txt", f"{text}{number}.\n" * 5)
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    # On a busy machine a run may be over before the signal reaches it.
    for _ in range(5):
        process = started(folder, killed)
        wait_for_a_result(killed, process)
        process.send_signal(how)
        _, complaint = process.communicate()
        if process.returncode:
            break
        shutil.rmtree(killed)
    assert process.returncode == (-9 if how is signal.SIGKILL else 130), complaint
    assert [name for name in written(killed) if not name.startswith("unfinished")] == []
    for out in (killed, whole):
        again = started(folder, out)
        said, complaint = again.communicate()
        assert again.returncode == 0, complaint
        assert said.startswith("160 documents with ")
    assert written(killed) == written(whole)
    documents = [
        json.loads(line)["document"] for line in written(killed)["documents.jsonl"].splitlines()
    ]
    assert len(documents) == len(set(documents)) == 160
