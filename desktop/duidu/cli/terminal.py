"""The one door through which commands print.

Names, titles and notes come from files of others. A terminal takes some of their characters for
commands (it changes its title, types for the person, or hides what it shows), so they are written
out here, and no other module of the command line prints. A test counts.
"""

import argparse
import contextlib
import errno
import json
import os
import sys
from collections.abc import Iterator
from typing import IO, Protocol

from duidu.core.errors import DuiduError, UsageError
from duidu.core.visible_text import escape_json, show_controls, show_line


def use_utf8() -> None:
    """Read and write UTF-8 whatever the locale is.

    Bytes that are not UTF-8 and line ends pass through unchanged.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def say(*fields: object) -> None:
    """Print a line on standard output at once; several fields are separated by tabs."""
    _answer("\t".join(show_line(str(field)) for field in fields) + "\n")


def counted(count: int, one: str, many: str) -> str:
    """Return a count with the words behind it: `one` of them, or `many`."""
    return f"{count} {one if count == 1 else many}"


def complain(sentence: object) -> None:
    """Print a sentence on standard error, after the program's name."""
    _write(sys.stderr, f"duidu: {show_line(str(sentence))}\n")


def remark(sentence: object) -> None:
    """Print on standard error what a person may want to know and no script asked for."""
    if sys.stderr is not None and sys.stderr.isatty():
        complain(sentence)


def say_json(value: object, indent: int | None = None) -> None:
    """Print a value as JSON, in which invisible characters are escaped."""
    _answer(escape_json(json.dumps(value, ensure_ascii=False, indent=indent)) + "\n")


def answer_line(line: str) -> None:
    """Print the answer to a line of standard input at once.

    Another program gets it letter for letter, as it does from other filters of lines; only a
    terminal must be kept from its control characters.
    """
    _answer((show_line(line) if _is_terminal() else line) + "\n")


def hand_over(data: bytes) -> None:
    """Write a file to standard output, byte for byte unless it is a terminal.

    Raises UsageError for a file that is no text, which a terminal cannot show.
    """
    if not _is_terminal():
        if sys.stdout is None:
            _refuse_closed()
        else:
            with _told(sys.stdout):
                sys.stdout.flush()
                # The bytes as they are: the text layer would encode them again.
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            "This format is no text that a terminal can show; write it to a file."
        ) from error
    _answer("\n".join(map(_with_tabs, text.splitlines())) + "\n")


def flush_output() -> None:
    """Write what is still waiting, so that a closed output is met now and not at Python's end."""
    if sys.stdout is not None:
        with _told(sys.stdout):
            sys.stdout.flush()


def drop_output() -> None:
    """Write to nowhere from now on: the reader of the output has closed it (duidu … | head)."""
    _drop(sys.stdout)


def output_encoding() -> str:
    """The encoding of standard output, for a report."""
    return str(getattr(sys.stdout, "encoding", "none"))


class _Writable(Protocol):
    """What argparse prints to."""

    def write(self, text: str, /) -> object:
        """Take a text."""


class Parser(argparse.ArgumentParser):
    """Reports wrong use in one sentence, without the usage text, and prints help by this door."""

    def error(self, message: str) -> "None":  # type: ignore[override]
        """Raise UsageError with what is wrong."""
        raise UsageError(
            f"{message[:1].upper()}{message[1:].rstrip('.')}; see “{self.prog} --help”."
        )

    def _print_message(self, message: str, file: _Writable | None = None) -> None:
        # argparse knows of these two only.
        if file is sys.stdout:
            _answer(show_controls(message))
        else:
            _write(sys.stderr, show_controls(message))


def _with_tabs(line: str) -> str:
    return "\t".join(map(show_line, line.split("\t")))


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _write(stream: IO[str] | None, text: str) -> None:
    if stream is not None:
        with _told(stream):
            stream.write(text)
            stream.flush()


def _answer(text: str) -> None:
    """Print on standard output what was asked for."""
    if sys.stdout is None:
        _refuse_closed()
    _write(sys.stdout, text)


def _refuse_closed() -> None:
    """Raise DuiduError if standard output was closed by who started the program.

    A program without a console on Windows has no streams, and nobody closed them.
    """
    if os.name == "posix":
        raise _not_written(os.strerror(errno.EBADF))


def _not_written(reason: str | None) -> DuiduError:
    return DuiduError("The output cannot be written completely ({value}).", value=reason)


@contextlib.contextmanager
def _told(stream: IO[str]) -> Iterator[None]:
    """Tell in one sentence that standard output cannot be written; on standard error go on.

    A pipe that nobody reads any more is no failure: the BrokenPipeError passes through.
    """
    try:
        yield
    except OSError as error:
        if stream is sys.stdout and isinstance(error, BrokenPipeError):
            raise
        _drop(stream)
        if stream is sys.stdout:
            raise _not_written(error.strerror) from error


def _drop(stream: IO[str]) -> None:
    """Send what a stream still holds to nowhere: Python would complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
