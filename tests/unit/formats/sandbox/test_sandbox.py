"""A child process reads the same documents; whatever happens to it, one sentence tells it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from duidu.core.article import Span
from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox import child
from duidu.formats.sandbox import parent as sandbox

DESKTOP = str(Path(sandbox.__file__).parents[3])
PAGE = (
    "<!DOCTYPE html><html><body><h1>河</h1><p>老人把船推进水里，天还没有亮。</p>"
    "<p lang=en>He pushed off.</p></body></html>"
).encode()


def test_the_child_reads_what_we_would() -> None:
    options = ReadOptions(name="page.html")
    assert sandbox.read(PAGE, options, ".html", NoJob()) == read_bytes(PAGE, options, ".html")


def test_the_child_cuts_sentences_where_a_file_is_one_text() -> None:
    options = ReadOptions(name="page.html", cut=True)
    document = sandbox.read(
        "<p>雨停了。街上又热闹起来。</p><p>…</p>".encode(), options, ".html", NoJob()
    )
    assert (document.language, document.sentences) == (
        "zh-Hans",
        ((Span(0, 4), Span(4, 12)), (Span(0, 1),)),
    )


def test_a_refusal_comes_back_as_its_sentence() -> None:
    with pytest.raises(FileError, match="damaged"):
        sandbox.read(b"PK\x03\x04 no zip", ReadOptions(name="book.epub"), ".epub", NoJob())


def test_a_child_that_dies_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sandbox, "_command", lambda: [sys.executable, "-c", "import os; os.abort()"]
    )
    with pytest.raises(FileError, match=r"“page.html” made its reader fail"):
        sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", NoJob())


@pytest.mark.parametrize(
    "answer",
    ["{", "[]", "{}", '{"document": {}}', '{"document": {"blocks": {"kind": ["no"]}}}', r'"\xff"'],
)
def test_an_answer_that_is_no_document_is_one_sentence(
    answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sandbox,
        "_command",
        lambda: [sys.executable, "-c", f"import sys; sys.stdin.read(); print({answer!r})"],
    )
    with pytest.raises(FileError, match=r"“page.html” made its reader fail"):
        sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", NoJob())


def test_a_child_that_never_answers_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    class Impatient(NoJob):
        def check(self) -> None:
            raise Cancelled

    monkeypatch.setattr(
        sandbox, "_command", lambda: [sys.executable, "-c", "import signal; signal.pause()"]
    )
    with pytest.raises(Cancelled):
        sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", Impatient())


def test_the_child_can_write_no_file(tmp_path: Path) -> None:
    target = tmp_path / "written"
    code = (
        f"import sys; sys.path.insert(0, {DESKTOP!r})\n"
        "from duidu.formats.sandbox import child\n"
        "child._limit()\n"
        f"open({str(target)!r}, 'wb', 0).write(b'x')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert os.strerror(errno.EFBIG) in done.stderr
    assert target.read_bytes() == b""


def test_the_child_runs_the_code_that_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    *python, code = sandbox._command()
    code = code.replace("sys.exit(main())", "print(main.__code__.co_filename)")
    done = subprocess.run([*python, code], capture_output=True, text=True)
    assert done.stdout.strip() == child.__file__
