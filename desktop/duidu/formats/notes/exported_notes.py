"""What every export of notes is given: each note with quotation, context and counterpart."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from duidu.core.annotation import Annotation


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """One note as it is exported.

    A note over several blocks or on both sides has its parts in order: `quotations` are the words
    it is on, `contexts` the sentences around each, `sides` the languages of each (zh-Hans, en).
    `counterparts` are the sentences that answer. `row` counts from 1, 0 for the whole article or no
    place. `earlier` are earlier texts of the note, newest first, by which a merge tells an old
    version from a conflicting one. `depth` is 1 for a reply, which comes behind what it answers,
    2 for a reply to a reply, and so on.
    """

    note: Annotation
    quotations: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    row: int = 0
    earlier: tuple[str, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ArticleNotes:
    """The notes of one article in their order; `source` and `target` are its languages."""

    article: str
    title: str
    source: str
    target: str
    entries: tuple[NoteEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesFile:
    """What a file of notes holds.

    Titles are by article id; earlier texts, newest first, are by note id.
    """

    notes: tuple[Annotation, ...]
    titles: dict[str, str] = field(default_factory=dict)
    earlier: dict[str, tuple[str, ...]] = field(default_factory=dict)


def written_by(note: Annotation) -> str:
    """Who wrote a note, and who gave it its text where that is another; "" for nobody."""
    if note.editor and note.author:
        return f"{note.author}, edited by {note.editor}"
    return note.author or (f"edited by {note.editor}" if note.editor else "")


def timestamp(seconds: float) -> str:
    """Format seconds since 1970 as ISO 8601 in UTC.

    "" for 0 and for times outside the calendar.
    """
    try:
        return (
            datetime.fromtimestamp(seconds, UTC)
            .isoformat(timespec="seconds")
            .replace("+00:00", "Z")
            if seconds
            else ""
        )
    except (ValueError, OverflowError, OSError):
        return ""
