"""What every export of notes is given: each note with quotation, context and counterpart."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from duidu.core.annotation import Annotation

# Characters that reorder or hide text, by the names under which a reader can look them up.
_NAMED = {
    0x061C: "ALM", 0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE",
    0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2066: "LRI",
    0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip
_HIDDEN = re.compile(
    "["
    + "".join(map(chr, _NAMED))
    + "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """One note as it is exported.

    A note over several blocks or on both sides has its parts in order: `quotations` are the words
    it is on, `contexts` the sentences around each, `sides` the languages of each (zh-Hans, en).
    `counterparts` are the sentences that answer. `row` counts from 1, 0 for the whole article or no
    place. `earlier` are earlier texts of the note, newest first, by which a merge tells an old
    version from a conflicting one.
    """

    note: Annotation
    quotations: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    row: int = 0
    earlier: tuple[str, ...] = ()


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


def show_controls(text: str) -> str:
    """Write out invisible control characters, as ⟨RLO⟩ or ⟨U+0007⟩.

    So nothing can hide or reorder what is shown. Line breaks of every system become line feeds.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub(
        lambda found: f"⟨{_NAMED.get(ord(found[0]), f'U+{ord(found[0]):04X}')}⟩", lines
    )


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
