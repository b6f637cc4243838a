"""What an export of notes holds, the same for every format: each note with its quotation, its context and what answers it."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from duidu.core.annotation import Annotation

# Controls that reorder or hide text, and the other control characters except line break and tab, by the name a reader can look up.
_NAMED = {
    0x061C: "ALM", 0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip
_HIDDEN = re.compile(
    "["
    + "".join(map(chr, _NAMED))
    + "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """One annotation as it is exported. A target over several blocks or on both sides has its parts in order.

    `quotations` are what is annotated, `contexts` the sentences around each, `counterparts` the sentences that answer; `sides` are the
    languages (zh-Hans, en) of the parts; `row` is the number of the row it stands in, from 1 (0 for the whole article or no place);
    `earlier` are earlier texts of the note, newest first, by which a merge tells an old version from another's.
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
    """The notes of one article, in the order they are to stand in; `source` and `target` are the languages of its sides."""

    article: str
    title: str
    source: str
    target: str
    entries: tuple[NoteEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesFile:
    """What a file of notes holds: notes, the titles of their articles by id, and earlier texts of notes by id, newest first."""

    notes: tuple[Annotation, ...]
    titles: dict[str, str] = field(default_factory=dict)
    earlier: dict[str, tuple[str, ...]] = field(default_factory=dict)


def visible(text: str) -> str:
    """The text with invisible controls written out, as ⟨RLO⟩ or ⟨U+0007⟩, so that nothing hides or reorders what is shown.

    Line breaks of every system become line feeds.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub(
        lambda found: f"⟨{_NAMED.get(ord(found[0]), f'U+{ord(found[0]):04X}')}⟩", lines
    )


def timestamp(seconds: float) -> str:
    """Seconds since 1970 as ISO 8601 in UTC, to the second; "" for 0 and for times no calendar has."""
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
