"""What a command changed, so that each view refreshes only that."""

from dataclasses import dataclass
from enum import StrEnum


class Changed(StrEnum):
    """Kinds of things that can change."""

    ARTICLES = "articles"
    TEXT = "text"
    ALIGNMENT = "alignment"
    ANNOTATIONS = "annotations"
    WORDS = "words"
    READINGS = "readings"
    TERMS = "terms"
    BOOKMARKS = "bookmarks"
    # What a person said of the findings of the checks.
    CHECKS = "checks"
    # What is remembered of the words being learnt.
    REVIEWS = "reviews"
    # What was read on which day.
    READING = "reading"
    # What pictures show came from another device.
    PICTURES = "pictures"
    # Rows came behind the last one; the others are as they were.
    MORE_ROWS = "more rows"
    # No more rows will come.
    ALL_ROWS = "all rows"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds that changed, in which article, and the ids of what changed.

    `article` is "" for the whole library. `ids` are those of notes or words, or rows as numbers in
    text; () means all. `initiator` names the view that asked, so that it can ignore its own edit.
    """

    kinds: frozenset[Changed]
    article: str = ""
    ids: tuple[str, ...] = ()
    initiator: str = ""

    def joined(self, other: "Changes") -> "Changes":
        """Both changes as one; empty `ids` on either side mean all."""
        ids = (
            (*self.ids, *(i for i in other.ids if i not in self.ids))
            # If one of them means all, both together do.
            if self.ids and other.ids
            else ()
        )
        return Changes(self.kinds | other.kinds, self.article, ids, self.initiator)
