"""Standard input line by line, as filters read it: one line out for each line in."""

from collections.abc import Iterator
from typing import TextIO

_SIGNATURE = "\ufeff"


def lines_of(stream: TextIO) -> Iterator[str]:
    """The lines without their ends, each as soon as it is there. Only LF and CRLF end a line; a lone CR is a character of it."""
    for line in stream:
        yield line.removesuffix("\n").removesuffix("\r")


def lines_of_signed(stream: TextIO) -> Iterator[str]:
    """The same without the byte order mark that some editors put before the first line."""
    for number, line in enumerate(lines_of(stream)):
        yield line if number else line.removeprefix(_SIGNATURE)
