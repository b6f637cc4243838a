"""What a draft of a note needs: its tags and anchors as text, and where those anchors are now."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from duidu.app.article.block_now import block_now, start_now
from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import SideName, Span
from duidu.core.errors import LibraryError
from duidu.library.anchoring.anchors import anchor_at
from duidu.library.library import Library


def split_tags(text: str) -> tuple[str, ...]:
    """Tags typed with commas between them, each once."""
    tags = (tag.strip() for tag in text.replace("，", ",").split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def anchors_text(anchors: Sequence[Anchor]) -> str:
    """Anchors as a draft keeps them."""
    return json.dumps([asdict(anchor) for anchor in anchors])


def anchors_from(text: str) -> tuple[Anchor, ...]:
    """The anchors that anchors_text wrote; () for anything else."""
    try:
        return tuple(map(_anchor, json.loads(text or "[]")))
    except (ValueError, KeyError, TypeError):
        return ()


def _anchor(fields: dict[str, Any]) -> Anchor:
    side, state = SideName(fields["side"]), AnchorState(fields["state"])
    return Anchor(**{**fields, "side": side, "state": state})


def place_key(anchors: Sequence[Anchor]) -> str:
    """What is equal for two drafts on the same passage."""
    return json.dumps([[anchor.side, anchor.block, anchor.start, anchor.end] for anchor in anchors])


def anchors_now(library: Library, article: str, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Where anchors are that were made a while ago: the text may have been edited since."""
    return tuple(_anchor_now(library, article, anchor) for anchor in anchors)


def _anchor_now(library: Library, article: str, anchor: Anchor) -> Anchor:
    block = block_now(library, article, anchor.side, anchor.block)
    if block is None:
        return _by_quotation(library, article, anchor)
    start = start_now(block.text, anchor.start, anchor.exact)
    if start is None:
        return _by_quotation(library, article, anchor)
    return anchor_at(anchor, block, Span(start, start + len(anchor.exact)))


def _by_quotation(library: Library, article: str, anchor: Anchor) -> Anchor:
    """Look for the quotation on the whole side; lost where it is not found."""
    from duidu.library.anchoring.reanchor import reanchor

    try:
        blocks = library.articles.blocks(article, anchor.side)
    except LibraryError:
        blocks = ()
    return reanchor((), blocks, (anchor,))[0]
