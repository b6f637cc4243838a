"""A draft: what a person is typing somewhere, before it is kept as what it is meant to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class DraftKind(StrEnum):
    """The editor in which something was typed."""

    NOTE = "note"
    TAGS = "tags"
    TEXT = "text"
    READING = "reading"
    TERM = "term"
    TITLE = "title"
    COLORS = "colors"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Draft:
    """Contents of one editor, by the names of its fields, and what they were typed for.

    `target` is equal for two drafts of one editor that were typed for the same thing: a note, a
    stretch of text, a term. `details` are what that editor needs to go on. `base` are the contents
    as the library had them when the editor was opened: where those differ by now, somebody else
    changed them meanwhile. `title` is shown in lists. `changed` is in seconds since 1970.
    """

    id: str
    kind: DraftKind
    article: str = ""
    target: str = ""
    title: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    base: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    changed: float = 0.0

    def is_for(self, other: "Draft") -> bool:
        """Whether both were typed for the same thing."""
        return (self.kind, self.article, self.target) == (other.kind, other.article, other.target)

    @property
    def of_something(self) -> bool:
        """Whether it is about something that has these contents by itself: a note, a title."""
        return self.kind is DraftKind.TITLE or bool(
            self.details.get("note") or self.details.get("term")
        )
