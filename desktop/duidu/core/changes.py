"""What a command changed, so that each view refreshes only what it shows of it."""

from dataclasses import dataclass
from enum import StrEnum


class Changed(StrEnum):
    """Kinds of things that change."""

    ARTICLES = "articles"
    TEXT = "text"
    ALIGNMENT = "alignment"
    ANNOTATIONS = "annotations"
    WORDS = "words"
    READINGS = "readings"
    TERMS = "terms"
    BOOKMARKS = "bookmarks"


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds changed, the article concerned ("" for the whole library), and the ids of what changed (rows as str numbers; () for all).

    `initiator` names the view that asked, so it can ignore its own edit.
    """

    kinds: frozenset[Changed]
    article: str = ""
    ids: tuple[str, ...] = ()
    initiator: str = ""

    def joined(self, other: "Changes") -> "Changes":
        """Both changes as one; an empty `ids` on either side means all."""
        ids = (
            (*self.ids, *(i for i in other.ids if i not in self.ids))
            if self.ids and other.ids
            else ()
        )
        return Changes(self.kinds | other.kinds, self.article, ids, self.initiator)
