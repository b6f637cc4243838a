"""A mark beside the library while the first page of a start is not painted yet.

Found at the next start, it says that the start before froze, crashed or was killed over a page, so
that this page is not opened by itself again.
"""

import contextlib
from pathlib import Path

from duidu.library.store.private_files import read_own, write_private

_MOST = 200  # bytes: an id has 36


class FirstPageMark:
    """The mark of one library. Without a place to write there is none, and nothing fails."""

    def __init__(self, library: Path) -> None:
        self._path = library.with_name(f"{library.name}.first-page")

    def article(self) -> str:
        """The article whose first page was not painted, "" for none."""
        try:
            return read_own(self._path, _MOST).decode("ascii", "replace").strip()
        except (OSError, ValueError):
            return ""

    def put(self, article: str) -> None:
        """Note that an article is about to be painted for the first time."""
        with contextlib.suppress(OSError):
            write_private(self._path, article.encode("ascii", "replace"))

    def remove(self) -> None:
        """Note that it was painted, or that the program ended in order."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
