"""Which tables go to other devices, by which key an entry is known there, and in which fields.

The columns of a field change hands together: of a review card all, of a note each by itself.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from duidu.core.rewording import Rewording
from duidu.library.store.codec import SIDES
from duidu.library.store.schema import (
    ARTICLES,
    BLOCKS,
    BOOKMARKS,
    COLLECTIONS,
    CORRECTIONS,
    FILES,
    HISTORY,
    KNOWN,
    MET,
    NOTES,
    ORIGINALS,
    PICTURES,
    READING,
    REVIEW_LOG,
    REVIEWS,
    REWORDINGS,
    ROWS,
    TERMS,
    Table,
    Value,
)
from duidu.library.words.corrections import Scope
from duidu.library.words.reading_elsewhere import is_day

Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry.

    `fields` are the names of the fields with their columns. `own` are columns that say something of
    this device only, with what they are at first. `text` is the field whose text is kept on both
    sides when both change it. `check` raises for columns that no store could read. `of_time` is the
    column that says when an entry was changed, for those that were there before, "" for none.
    """

    name: str
    table: Table
    key: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    own: Mapping[str, Value] = field(default_factory=dict)
    text: str = ""
    check: Callable[[Columns], object] = lambda _: None
    of_time: str = "created"
    group: str = "notes"

    def values(self, columns: Columns) -> dict[str, Any]:
        """The fields of an entry with these columns, whose article is named by its id."""
        return {
            name: columns[parts[0]] if len(parts) == 1 else [columns[part] for part in parts]
            for name, parts in self.fields.items()
        }

    def columns(self, key: tuple[str, ...], fields: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of an entry with these fields. Raises ValueError, LookupError."""
        found: dict[str, Any] = dict(zip(self.key, key, strict=True))
        for name, parts in self.fields.items():
            value = fields[name]
            found.update(zip(parts, [value] if len(parts) == 1 else value, strict=True))
        return found


def _has_side(columns: Columns) -> None:
    if columns["side"] not in range(len(SIDES)):
        raise ValueError("no such side")


def _check_correction(columns: Columns) -> None:
    Scope(columns["scope"])
    if columns["side"] is not None:
        _has_side(columns)


def _check_term(columns: Columns) -> None:
    if not isinstance(json.loads(columns["extra"]), dict):
        raise ValueError("no extras")


def _check_collection(columns: Columns) -> None:
    if not all(
        len(chapter) == 2 and all(isinstance(one, str) for one in chapter)
        for chapter in json.loads(columns["chapters"])
    ):
        raise ValueError("no chapters")


def _check_rewording(columns: Columns) -> None:
    _has_side(columns)
    Rewording(
        *(columns["id"], "", SIDES[columns["side"]], columns["block"], columns["start"]),
        *(columns["stop"], columns["old"], columns["new"], columns["author"]),
        *(columns["created"], columns["step"]),
    )


def _check_met(columns: Columns) -> None:
    if not is_day(columns["day"]):
        raise ValueError("no such day")


def _check_article(columns: Columns) -> None:
    if columns["state"] not in ("present", "removed"):
        raise ValueError("no such state")
    if columns["place_side"] is not None and columns["place_side"] not in range(len(SIDES)):
        raise ValueError("no such side")


def _alone(*names: str) -> dict[str, tuple[str, ...]]:
    return {name: (name,) for name in names}


_PLACE = ("article", "side", "block", "start", "stop")

ARTICLE = Kind(
    "article",
    ARTICLES,
    ("id",),
    {
        "title": ("title",),
        "languages": ("source_language", "target_language"),
        "state": ("state", "deleted"),
        "place": ("place_side", "place_block", "place_offset", "progress", "opened"),
    },
    check=_check_article,
    group="articles",
)
NOTE = Kind(
    "note",
    NOTES,
    ("id",),
    {
        "place": ("article", "anchors"),
        **_alone("kind", "text", "color", "tags", "links", "extra"),
        **_alone("created", "modified", "deleted"),
    },
    text="text",
    of_time="modified",
)
CORRECTION = Kind(
    "correction",
    CORRECTIONS,
    ("id",),
    {"what": ("kind", "scope", "word", "value"), "place": _PLACE, "created": ("created",)},
    check=_check_correction,
    group="words",
)
TERM = Kind(
    "term",
    TERMS,
    ("id",),
    {
        **_alone("project", "source", "target", "note", "extra", "created", "modified"),
        "languages": ("source_language", "target_language"),
    },
    text="target",
    check=_check_term,
    of_time="modified",
    group="terms",
)
WORD = Kind(
    "word",
    KNOWN,
    ("language", "word"),
    {"known": ("level", "value", "changed")},
    of_time="changed",
    group="words",
)
BOOKMARK = Kind(
    "bookmark",
    BOOKMARKS,
    ("id",),
    {"place": ("article", "side", "block", "place"), **_alone("title", "created")},
    check=_has_side,
)
COLLECTION = Kind(
    "collection",
    COLLECTIONS,
    ("id",),
    _alone("title", "chapters", "created"),
    # Folders of this device, and what could not be read from them.
    own={"sources": "[]", "failed": "[]"},
    check=_check_collection,
    group="articles",
)
REWORDING = Kind(
    "rewording",
    REWORDINGS,
    ("id",),
    {"place": _PLACE, "words": ("old", "new", "author", "created", "step")},
    check=_check_rewording,
)
REVIEW = Kind(
    "review",
    REVIEWS,
    ("language", "word", "kind"),
    {
        "state": (
            *("stage", "step", "stability", "difficulty", "due"),
            *("reviewed", "shown", "buried", "changed"),
        )
    },
    of_time="changed",
    group="words",
)
ANSWER = Kind(
    "answer",
    REVIEW_LOG,
    ("id",),
    {"answer": ("language", "word", "kind", "rating", "time", "duration", "stage", "before")},
    of_time="time",
    group="words",
)

MET_WORD = Kind(
    "met",
    MET,
    ("language", "word"),
    {"day": ("day",)},
    check=_check_met,
    of_time="",
    group="reading",
)

# In the order in which they are told, so that an article is there before what is in it.
KINDS = (
    *(ARTICLE, COLLECTION, NOTE, BOOKMARK, REWORDING),
    *(CORRECTION, TERM, WORD, REVIEW, ANSWER, MET_WORD),
)
BY_NAME = {kind.name: kind for kind in KINDS}
# Lines that are no entries of a table: the name of a device, what an article was at first, edits of
# its rows, what was decided of one that does not fit, the value of a setting, and what was read on
# a day.
DEVICE, TEXT, EDIT, SETTLED, SETTING = "device", "text", "edit", "settled", "setting"
DAY = "day"
OF_TEXTS = frozenset({TEXT, EDIT, SETTLED})
NAMES = OF_TEXTS | {*BY_NAME, DEVICE, SETTING, DAY}

# Tables that do not go as entries, with the reason: every table is here or above.
NOT_ENTRIES: Mapping[Table, str] = {
    ROWS: "the alignment goes as the text of an article and edits of its rows",
    BLOCKS: "the text goes with the rows",
    HISTORY: "each device keeps the earlier texts of a note as it replaces them",
    FILES: "paths of this device",
    ORIGINALS: "the file an article was made from stays with who opened it",
    PICTURES: "where they stand goes with the text; what they show goes as files of its own",
    READING: "each device counts for itself, and its days go as lines of their own",
}
