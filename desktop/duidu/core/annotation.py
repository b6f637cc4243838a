"""The reader's own marks and notes, and where they are: the W3C Web Annotation model cut to a bilingual article."""

from dataclasses import dataclass, field
from enum import StrEnum

from duidu.core.article import SideName


class AnnotationKind(StrEnum):
    """What a body says of its targets."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    NOTE = "note"
    TAG = "tag"
    ALTERNATIVE = "alternative"
    QUESTION = "question"
    CORRECTION = "correction"
    LINK = "link"


class AnchorState(StrEnum):
    """Sure: the text is the one annotated. Moved: found again after a change, please check. Lost: kept with its quotation, no place."""

    SURE = "sure"
    MOVED = "moved"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a target is: a side, a block, code points start..end in it, and what stood there.

    `exact` is the quotation, `prefix` and `suffix` up to 32 code points around it; `version` is the hash of the block's text at that time.
    A target over several blocks is several anchors of one annotation.
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
    """A body on one or more targets. `id` is a UUID, times are seconds since 1970 (UTC), no anchors means the whole article."""

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
    deleted: float | None = None
    extra: dict[str, str] = field(default_factory=dict)
