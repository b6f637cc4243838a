"""What `duidu sync --history` prints: who did what in a row of an article."""

from dataclasses import asdict
from datetime import datetime

from duidu.app.sync.row_history import RowEvent, row_history
from duidu.cli.terminal import say, say_json
from duidu.core.errors import UsageError
from duidu.library.library import Library


def print_history(library: Library, article: str, row: str, as_json: bool) -> None:
    """Print the history of a row, counted from 1. Raises UsageError, LibraryError."""
    count = library.articles.row_count(article)
    if not row.isdecimal() or not 1 <= int(row) <= count:
        raise UsageError(
            "There is no row {row} in this article; its rows are 1 to {count}.",
            row=row,
            count=count,
        )
    events = row_history(library, article, int(row) - 1)
    if as_json:
        say_json({"article": article, "row": int(row), "events": [_plain(one) for one in events]})
        return
    for event in events:
        time = datetime.fromtimestamp(event.by.time).astimezone().isoformat(timespec="seconds")
        words = event.status.word or "open" if event.deed == "status" else event.said
        say(time, event.by.name, event.deed, *(one for one in (event.old, words) if one))


def _plain(event: RowEvent) -> dict[str, object]:
    return {**asdict(event), "deed": str(event.deed), "status": event.status.word}
