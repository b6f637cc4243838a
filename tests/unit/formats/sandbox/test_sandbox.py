"""A child process reads the same documents; whatever happens to it, one sentence tells it."""

import json
import subprocess
import sys

import pytest

from duidu import reading_child
from duidu.core.article import Span
from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox import parent as sandbox
from duidu.formats.sandbox import process

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


def child_runs(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have the child run this code instead of our own."""
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", code])


def test_a_child_that_dies_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    # It has begun, so that what ends it is in the file.
    child_runs(monkeypatch, "print(0, flush=True); import os; os.abort()")
    with pytest.raises(FileError, match=r"“page.html” made its reader fail"):
        sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", NoJob())


EMPTY = {"blocks": {"text": ["x"]}, "sentences": {"counts": [], "starts": [], "ends": []}}
EMPTY |= {"title": "", "encoding": "", "doubtful": False, "metadata": {}, "notes": []}
EMPTY |= {"language": "", "remarks": [], "annotations": [], "parts": {}, "format": "html"}
EMPTY |= {"languages": [], "left_out": {}, "places": {}, "images": [], "cover": None}
HOSTILE: list[object] = [
    [],
    {},
    {"document": {}},
    {"document": EMPTY | {"blocks": {"text": ["x"], "kind": ["no"]}}},
    {"document": EMPTY | {"blocks": {"text": [1]}}},
    {"document": EMPTY | {"blocks": {"text": ["x"], "level": [1e300]}}},
    {"document": EMPTY | {"blocks": {"text": ["x"], "level": [True]}}},
    {"document": EMPTY | {"blocks": {"text": ["x"], "group": [10**30]}}},
    {"document": EMPTY | {"blocks": {"text": ["x"], "column": [0, 1]}}},
    {"document": EMPTY | {"blocks": {"text": ["x"], "surprise": [0]}}},
    {"document": EMPTY | {"title": 7}},
    {"document": EMPTY | {"doubtful": "yes"}},
    {"document": EMPTY | {"metadata": {"a": []}}},
    {"document": EMPTY | {"parts": {"a": 1}}},
    {"document": EMPTY | {"notes": "text"}},
    {"document": EMPTY | {"surprise": "field"}},
    {"document": EMPTY | {"remarks": [{"text": 1, "quotation": "", "group": 1, "column": 0}]}},
    {"document": EMPTY | {"sentences": {"counts": [2], "starts": [0, 0], "ends": [1, 1]}}},
    {"document": EMPTY | {"sentences": {"counts": [1], "starts": [-1], "ends": [1]}}},
    {"document": EMPTY | {"sentences": {"counts": [3], "starts": [0], "ends": [1]}}},
    {"refused": "{x:>999999999}", "values": {"x": 1}},
    {"refused": "{x.__class__}", "values": {"x": 1}},
    {"refused": "{x!r}", "values": {"x": 1}},
    {"refused": "{x}", "values": {}},
    {"refused": "{x}", "values": {"x": "a" * 5000}},
    {"refused": "{x}", "values": {"x": [1]}},
    {"refused": "{template}", "values": {"template": 1}},
    {"refused": 1, "values": {}},
    {"document": EMPTY, "parts": [5]},
    {"document": EMPTY, "parts": [-1]},
    {"document": EMPTY, "parts": "no"},
]


def said(answer: object) -> str:
    """An answer as the child says it, framed as ours are where it does not frame itself."""
    return json.dumps({"parts": []} | answer if isinstance(answer, dict) else answer)


@pytest.mark.parametrize("answer", ["", "{", "[" * 99_999, r'"\xff"', *map(said, HOSTILE)])
def test_an_answer_that_is_no_document_is_one_sentence(
    answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    child_runs(monkeypatch, f"import sys; sys.stdin.read(); print({answer!r})")
    with pytest.raises(FileError, match=r"“page.html” made its reader fail"):
        sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", NoJob())


def test_an_answer_of_the_right_shape_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = said({"document": EMPTY})
    child_runs(monkeypatch, f"import sys; sys.stdin.read(); print({answer!r})")
    document = sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", NoJob())
    assert [block.text for block in document.blocks] == ["x"]


def test_a_child_that_never_stops_talking_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_MOST_ANSWER", 1 << 22)
    child_runs(monkeypatch, "import sys\nwhile True: sys.stdout.write('x' * 65536)")
    with pytest.raises(FileError, match=r"“page.html” made its reader fail"):
        sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", NoJob())


def test_a_child_that_never_answers_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    class Impatient(NoJob):
        def check(self) -> None:
            raise Cancelled

    child_runs(monkeypatch, "import signal; signal.pause()")
    with pytest.raises(Cancelled):
        sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", Impatient())


def test_a_child_that_does_not_listen_takes_no_file_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    child_runs(monkeypatch, "import os; os.close(0); print('{}', flush=True)")
    with pytest.raises(FileError, match=r"“page.html” made its reader fail"):
        sandbox.read(PAGE * 100_000, ReadOptions(name="page.html"), ".html", NoJob())


def test_the_child_runs_the_code_that_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    *python, code = process._command()
    code = code.replace("sys.exit(main(ready=False))", "print(main.__code__.co_filename)")
    done = subprocess.run([*python, code], capture_output=True, text=True)
    assert done.stdout.strip() == reading_child.__file__
