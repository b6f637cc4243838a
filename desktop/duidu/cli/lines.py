"""Reads standard input line by line, for commands that print a line for each line."""

import sys
from collections.abc import Iterable, Iterator

from duidu.core.errors import DuiduError

# The byte order mark, which Windows editors write at the beginning of UTF-8.
_SIGNATURE = "\ufeff"


def standard_input() -> Iterator[str]:
    """Yield the lines of standard input with their ends, each as soon as it has been read.

    Raises DuiduError where it is closed, a folder, or open for writing only.
    """
    if sys.stdin is None:
        raise DuiduError("There is no standard input to read from; give it a file or a pipe.")
    try:
        # Iteration over the stream would wait until a buffer of lines is full.
        yield from iter(sys.stdin.readline, "")
    except OSError as error:
        raise DuiduError(
            "Standard input cannot be read ({value}).", value=error.strerror or error
        ) from error


def lines_of(stream: Iterable[str]) -> Iterator[str]:
    """Yield the lines without their ends, each as soon as it has been read.

    Only LF and CRLF end a line; a CR alone is a character of it.
    """
    for line in stream:
        yield line.removesuffix("\n").removesuffix("\r")


def lines_of_signed(stream: Iterable[str]) -> Iterator[str]:
    """Yield the lines without the byte order mark that some editors write first."""
    for number, line in enumerate(lines_of(stream)):
        yield line if number else line.removeprefix(_SIGNATURE)
