"""The reader's highlights and notes and where they are attached.

This is the W3C Web Annotation model, reduced to what a bilingual article needs.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from duidu.core.article import SideName


class AnnotationKind(StrEnum):
    """What an annotation is: a highlight, a note, a question and so on."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    NOTE = "note"
    TAG = "tag"
    ALTERNATIVE = "alternative"
    QUESTION = "question"
    CORRECTION = "correction"
    LINK = "link"


class AnchorState(StrEnum):
    """How sure the place of an anchor is after the text changed.

    Sure: the text is the one annotated. Moved: found again after a change, the person should check
    it. Lost: only the quotation is left.
    """

    SURE = "sure"
    MOVED = "moved"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a target: a side, a block, code points start..end in it, and what stood there.

    `exact` is the quotation, `prefix` and `suffix` are up to 32 code points around it; `version` is
    the hash of the block's text at that time. A target over several blocks is several anchors of
    one annotation.
    """

    side: SideName
    block: int
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    version: str = ""
    state: AnchorState = AnchorState.SURE


@dataclass(frozen=True, slots=True)
class Annotation:
    """One highlight or note on one or more targets; without anchors it is on the whole article.

    `id` is a UUID; times are seconds since 1970 (UTC). `author` wrote it, and `editor` gave it its
    present text, "" where that is the author or nobody said a name. A reply `answers` the note of
    that id, which may be gone; its anchors are where that note was then.
    """

    id: str
    article: str
    kind: AnnotationKind
    anchors: tuple[Anchor, ...] = ()
    text: str = ""
    color: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    created: float = 0.0
    modified: float = 0.0
    # Deleted notes are kept for 30 days, so that a deletion can be undone.
    deleted: float | None = None
    # What other programs said of a note, so that it is not lost when it is exported again.
    extra: dict[str, str] = field(default_factory=dict)
    author: str = ""
    editor: str = ""
    answers: str = ""

    @property
    def last_hand(self) -> str:
        """Whose words its text is; "" where that is not known."""
        return self.editor or self.author
