"""The words of the translation that answer a word: where they stand, and as text."""

from collections.abc import Sequence
from itertools import pairwise

from duidu.app.article.word_context import WordContext
from duidu.core.article import Span

Place = tuple[int, int, int]
"""Block id, start and end on the other side."""

_LONGEST = 80  # code points of an answer; more is no longer what answers one word


def answering_text(context: WordContext, answers: Sequence[Place]) -> str:
    """The answering words as they stand (old home), with an ellipsis for what lies between them."""
    texts = {block.id: block.text for block in context.other_blocks}
    there = sorted({place for place in answers if place[0] in texts})
    if not there:
        return ""
    pieces = [texts[there[0][0]][there[0][1] : there[0][2]]]
    for (block, _, end), (other, start, stop) in pairwise(there):
        text = texts[other]
        between = text[end:start] if block == other else "\n"
        # Words with only a space or hyphen between them are one expression.
        pieces.append(between if not between.strip(" -’'") else " … ")
        pieces.append(text[max(start, end) if block == other else start : stop])
    said = "".join(pieces)
    return said if len(said) <= _LONGEST else said[:_LONGEST].rstrip() + "…"


def answering_spans(context: WordContext, answers: Sequence[Place]) -> tuple[Span, ...]:
    """The answering words as spans of the context's counterpart text."""
    spans = []
    before = 0
    for block, sentences in context.counterparts:
        for first, last in sentences:
            spans += [
                Span(before + max(start, first) - first, before + min(end, last) - first)
                for one, start, end in answers
                if one == block.id and first < end and start < last
            ]
            before += last - first + 1
    return tuple(spans)
