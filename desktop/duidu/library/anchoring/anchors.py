"""Makes anchors from text positions; marks them as sure, moved or lost."""

from dataclasses import replace
from hashlib import blake2b

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, SideName, Span

CONTEXT = 32  # code points kept on either side


def text_version(text: str) -> str:
    """A hash of a block's text: 16 hexadecimal digits."""
    # Eight bytes: it tells whether one block changed, not which of all texts it is.
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def make_anchor(side: SideName, block: Block, span: Span) -> Anchor:
    """The anchor of a span of this block, with its quotation and up to 32 code points of context.

    Raises ValueError outside the text.
    """
    if span.end > len(block.text):
        raise ValueError(f"{span} is outside a block of {len(block.text)} code points")
    return anchor_at(Anchor(side, block.id, 0, 0, ""), block, span)


def anchor_at(anchor: Anchor, block: Block, span: Span) -> Anchor:
    """The anchor as sure at this span; quotation, context and version are taken from the text."""
    return replace(
        anchor,
        block=block.id,
        start=span.start,
        end=span.end,
        exact=span.of(block.text),
        prefix=block.text[max(0, span.start - CONTEXT) : span.start],
        suffix=block.text[span.end : span.end + CONTEXT],
        version=text_version(block.text),
        state=AnchorState.SURE,
    )


def moved_to(anchor: Anchor, block: Block, span: Span) -> Anchor:
    """The anchor at a span to be checked by the user.

    It keeps its old quotation and context until the user confirms it (see `anchor_at`).
    """
    return replace(
        anchor,
        block=block.id,
        start=span.start,
        end=span.end,
        version=text_version(block.text),
        state=AnchorState.MOVED,
    )


def lost_anchor(anchor: Anchor) -> Anchor:
    """The anchor without a place; its block and offsets are only where it last was."""
    return replace(anchor, state=AnchorState.LOST)
