"""Bounds how much text a file may give, so that a small one cannot name its own over and over."""

from duidu.core.errors import FileError

# No file of texts repeats itself so often; tables that name shared texts come to 3.
_MOST_TIMES = 20
# Code points that any file may give: a short book.
_ALWAYS = 500_000


class Output:
    """Counts the text that is read out of a file against the bytes that were put in."""

    def __init__(self, size: int, name: str) -> None:
        """Allow for `size` bytes, unpacked; `name` is the file's name for messages."""
        self._left = _ALWAYS + _MOST_TIMES * size
        self._name = name

    def count(self, length: int) -> None:
        """Add so many code points. Raises FileError when they are more than the file can mean."""
        self._left -= length
        if self._left < 0:
            raise FileError(
                "“{name}” names the same text over and over; choose a real document.",
                name=self._name,
            )
