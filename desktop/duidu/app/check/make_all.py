"""Makes all renderings of a name the same: corrections of the text that are undone as one."""

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence

from duidu.app.alignment.edit_text import EditText, TextEditError
from duidu.app.alignment.reworded import By
from duidu.app.base.commands import Together
from duidu.app.check.names import NameUse
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.jobs import Job
from duidu.library.library import Library


def make_all(
    library: Library,
    article: str,
    use: NameUse,
    to: str,
    side: SideName,
    others: Iterable[NameUse],
    job: Job,
    author: str = "",
) -> Together:
    """The command that writes `to` for every other rendering of a name, on this side.

    `others` are the other names of the text: what renders one of them in the same row stays.
    `author` is who wants it so.
    Raises Cancelled, TextEditError where there is nothing to change.
    """
    theirs = _renderings_by_row(others, use.name)
    edits: list[EditText] = []
    for number, (text, _, rows) in enumerate(use.renderings):
        job.progress(number / len(use.renderings))
        for row in rows if text != to else ():
            job.check()
            if text not in theirs.get(row, ()):
                edits += _edits(library, article, side, row, text, to)
    # Listed as one step, which can be taken back as one.
    by = By(author, str(uuid.uuid4()))
    for edit in edits:
        edit.by = by
    if not edits:
        raise TextEditError("“{name}” is “{text}” everywhere already.", name=use.name, text=to)
    return Together(
        library.together, edits, "Make a name the same", merge_key="", place=_first(edits)
    )


def _renderings_by_row(uses: Iterable[NameUse], but: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for use in uses:
        for text, _, rows in use.renderings if use.name != but else ():
            for row in rows:
                found.setdefault(row, set()).add(text)
    return found


def _edits(
    library: Library, article: str, side: SideName, row: int, text: str, to: str
) -> Iterator[EditText]:
    """The corrections in one row, those further back first, so that the others stay in place."""
    for stored in library.articles.rows(article, row, row + 1):
        for block in stored.blocks(side):
            for span in _places(block, text, to):
                yield EditText(library, article, side, block.id, span, to, wrong=text)


def _places(block: Block, text: str, to: str) -> list[Span]:
    """Where a rendering stands by itself, not as a part of the one that is wanted."""
    kept = [match.span() for match in re.finditer(re.escape(to), block.text)]
    return [
        Span(*match.span())
        for match in reversed(list(re.finditer(re.escape(text), block.text)))
        if not any(start < match.end() and match.start() < end for start, end in kept)
    ]


def _first(edits: Sequence[EditText]) -> Place | None:
    places = [edit.place for edit in edits if edit.place is not None]
    return places[0] if places else None
