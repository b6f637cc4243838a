"""Who did what in a row of an article, on whichever device: edits, notes, corrections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from duidu.app.sync.writers import Writer, writer_of
from duidu.core.article import SideName
from duidu.core.row_status import RowStatus
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from duidu.library.sync.kinds import CORRECTION, NOTE, REWORDING
from duidu.library.sync.row_past import PastEdit

# Code points of a text that are shown.
_SHOWN = 80


class Deed(StrEnum):
    """What somebody did in a row."""

    BROUGHT = "brought the text"
    STATUS = "status"
    TEXT = "text"
    ALIGNED = "aligned"
    MERGED = "merged"
    SPLIT = "split"
    NOTED = "note"
    CORRECTED = "correction"
    REWORDED = "rewording"


@dataclass(frozen=True, slots=True)
class RowEvent:
    """Who did what and when; `said` is what was written, `old` what stood there before.

    `status` is that which a row was given.
    """

    by: Writer
    deed: Deed
    said: str = ""
    old: str = ""
    status: RowStatus = RowStatus.OPEN


def row_history(library: Library, article: str, row: int) -> list[RowEvent]:
    """All that is known to have been done in a row, the latest first. Raises LibraryError."""
    rows = library.articles.rows(article, row, row + 1)
    blocks = [(side, block.id) for one in rows for side in SideName for block in one.blocks(side)]
    events = [
        *_edits(library, library.sync.past(article, row)),
        *_notes(library, article, blocks),
        *_corrections(library, article, blocks),
    ]
    return sorted(events, key=lambda event: event.by.time, reverse=True)


def _edits(library: Library, past: Sequence[PastEdit]) -> Iterator[RowEvent]:
    """The edits of a row and of those that it was made of."""
    for edit in past:
        by = writer_of(library, edit.stamp)
        if not edit.old:
            yield RowEvent(by, Deed.BROUGHT)
        else:
            yield _edit(by, edit.old, edit.new)


def _edit(by: Writer, old: Sequence[StoredRow], new: Sequence[StoredRow]) -> RowEvent:
    """What an edit did, as a person would say it."""
    before, after = _text(old), _text(new)
    if before != after:
        return RowEvent(by, Deed.TEXT, *_shown_change(before, after))
    if len(old) != len(new):
        return RowEvent(by, Deed.MERGED if len(new) < len(old) else Deed.SPLIT)
    was, becomes = old[0].row.blocks.status, new[0].row.blocks.status
    if was is not becomes:
        return RowEvent(by, Deed.STATUS, status=becomes)
    return RowEvent(by, Deed.ALIGNED)


def _notes(
    library: Library, article: str, blocks: Sequence[tuple[SideName, int]]
) -> Iterator[RowEvent]:
    there = {
        note.id: note
        for side in SideName
        for note in library.notes.in_blocks(article, side, [id for at, id in blocks if at is side])
    }
    for note in there.values():
        stamp = library.sync.stamp(NOTE, note.id)
        by = writer_of(library, stamp, note.last_hand, note.modified)
        yield RowEvent(by, Deed.NOTED, _short(note.text or note.kind.value))


def _corrections(
    library: Library, article: str, blocks: Sequence[tuple[SideName, int]]
) -> Iterator[RowEvent]:
    """What was corrected of words, and which words took the place of others."""
    for one in library.corrections.for_article(article):
        if (one.side, one.block) in blocks:
            by = writer_of(library, library.sync.stamp(CORRECTION, one.id), "", one.created)
            said = one.value if one.kind == "reading" else ""
            yield RowEvent(by, Deed.CORRECTED, _short(said), _short(one.word))
    for new in library.rewordings.of_blocks(article, set(blocks)):
        by = writer_of(library, library.sync.stamp(REWORDING, new.id), new.author, new.created)
        yield RowEvent(by, Deed.REWORDED, _short(new.new), _short(new.old))


def _text(rows: Sequence[StoredRow]) -> tuple[str, str]:
    """The letters of both sides without blanks, which a cut or a join may add."""
    source, target = (
        "".join("".join(block.text.split()) for row in rows for block in row.blocks(side))
        for side in SideName
    )
    return source, target


def _shown_change(before: tuple[str, str], after: tuple[str, str]) -> tuple[str, str]:
    """The new text and the old one, of the side that is another."""
    side = 0 if before[0] != after[0] else 1
    return _short(after[side]), _short(before[side])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
