"""Children that wait for a file: each reads one, and none stays when nobody needs it."""

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from subprocess import Popen

import pytest

from duidu.core.child_process import child_command, start_child
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox import parent as sandbox
from duidu.formats.sandbox import process, ready_children
from duidu.formats.sandbox.ready_children import ReadyChildren

PAGE = "<p>雨停了。街上又热闹起来。</p>".encode()
WAITS = [sys.executable, "-c", "import sys; sys.stdin.read()"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list["Popen[bytes]"]:
    """Every child that is started, in that order."""
    children: list[Popen[bytes]] = []

    def start(command: Sequence[str]) -> "Popen[bytes]":
        children.append(start_child(command))
        return children[-1]

    monkeypatch.setattr(ready_children, "start_child", start)
    monkeypatch.setattr(process, "start_child", start)
    return children


@pytest.fixture
def waiting() -> Iterator[ReadyChildren]:
    """Children that wait and read nothing."""
    ready = ReadyChildren(WAITS)
    yield ready
    ready.close()


def a_ready_one(waiting: ReadyChildren) -> "Popen[bytes]":
    """A child that waits, once it does."""
    with waiting._change:
        assert waiting._change.wait_for(lambda: waiting._ready, 30)
        (child,) = waiting._ready[:1]
        assert isinstance(child, Popen)
        return child


def test_a_ready_child_reads_what_we_would(started: list["Popen[bytes]"]) -> None:
    options = ReadOptions(name="page.html", cut=True)
    ready = process.ready_children()
    ready.expect(1)
    document = sandbox.read(PAGE, options, ".html", NoJob(), ready)
    ready.close()
    assert document == read_bytes(PAGE, options, ".html")
    assert len(started) == 1
    assert started[0].returncode is not None


def test_no_child_reads_a_second_file(started: list["Popen[bytes]"]) -> None:
    ready = process.ready_children()
    ready.expect(1)
    for _ in range(2):
        sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", NoJob(), ready)
    ready.close()
    assert len({child.pid for child in started}) == 2


def test_a_task_is_given_the_bytes_by_a_confined_child_only() -> None:
    code = """
from dataclasses import replace
from duidu.formats.sandbox import child
from duidu.formats.sandbox.tasks import Reply, Task

seen = []
def load(request):
    seen.append(request.data.decode())
def read(request):
    return Reply({"loaded with": seen, "read": request.data.decode()})
child.main({"look": Task(load, read)}, ready=True)
"""
    ready = ReadyChildren(child_command(code, []))
    ready.expect(1)
    answer = process.ask("look", "a file", NoJob(), b"its text", ready=ready)
    ready.close()
    assert (answer.said["loaded with"], answer.said["read"]) == ([""], "its text")
    assert answer.said["in_force"]


def test_a_child_that_the_system_ended_is_not_handed_over(waiting: ReadyChildren) -> None:
    waiting.expect(1)
    child = a_ready_one(waiting)
    child.kill()
    child.wait()
    assert waiting.take() is None


def test_those_that_nobody_took_end_with_the_rest(started: list["Popen[bytes]"]) -> None:
    ready = ReadyChildren(WAITS)
    ready.expect(2)
    taken = ready.take()
    ready.expect(2)
    assert taken is not None
    ready.close()
    assert taken.poll() is None
    assert all(child.returncode is not None for child in started if child is not taken)
    ready_children._end(taken)


def test_children_that_waited_long_enough_end(waiting: ReadyChildren) -> None:
    waiting.expect(1)
    child = a_ready_one(waiting)
    with waiting._change:
        waiting._until = 0.0
        waiting._change.notify_all()
    assert child.wait(30) < 0
    assert waiting.take() is None


@pytest.mark.parametrize("command", [WAITS, ["/nonexistent/python"]])
def test_where_none_may_or_can_be_started_nobody_waits_for_one(command: list[str]) -> None:
    ready = ReadyChildren(command, may=lambda: command is not WAITS)
    ready.expect()
    assert ready.take() is None
    ready.close()


def test_without_a_file_to_expect_there_is_no_thread() -> None:
    before = threading.active_count()
    ready = ReadyChildren(WAITS)
    assert ready.take() is None
    assert threading.active_count() == before
    ready.close()


def test_nothing_starts_after_the_end(started: list["Popen[bytes]"]) -> None:
    ready = ReadyChildren(WAITS)
    ready.close()
    ready.expect()
    assert ready.take() is None
    assert started == []


def test_a_ready_child_ends_when_the_program_has_gone() -> None:
    child = start_child(process._command(ready=True))
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.close()
    # Its own end of the pipe is closed by the system when the program ends, however it does.
    assert child.wait(60) == 0
    assert os.read(child.stdout.fileno(), 1) == b""
    child.stdout.close()
