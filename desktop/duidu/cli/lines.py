"""Reads standard input line by line, for commands that print a line for each line."""

from collections.abc import Iterator
from typing import TextIO

# The byte order mark, which Windows editors write at the beginning of UTF-8.
_SIGNATURE = "\ufeff"


def lines_of(stream: TextIO) -> Iterator[str]:
    """Yield the lines without their ends, each as soon as it has been read.

    Only LF and CRLF end a line; a CR alone is a character of it.
    """
    for line in stream:
        yield line.removesuffix("\n").removesuffix("\r")


def lines_of_signed(stream: TextIO) -> Iterator[str]:
    """Yield the lines without the byte order mark that some editors write first."""
    for number, line in enumerate(lines_of(stream)):
        yield line if number else line.removeprefix(_SIGNATURE)
