"""Writes emphasis as Markdown marks, only where every reader recognises them.

The rules are those of CommonMark 0.31, section 6.2.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence

from duidu.core.emphasis import Emphases, Emphasis, EmphasisKind

_STARS = {EmphasisKind.EMPHASIS: "*", EmphasisKind.STRONG: "**"}


def with_marks(
    text: str,
    emphases: Emphases,
    escape: Callable[[str], str],
    inserted: Sequence[tuple[int, str]] = (),
) -> str:
    """Return the text, escaped, with marks around its emphasis and what else is `inserted`."""
    pieces, end = [], 0
    for at, stars in sorted((*_stars(text, emphases), *inserted)):
        pieces += [escape(text[end:at]), stars]
        end = at
    return "".join(pieces) + escape(text[end:])


def _stars(text: str, emphases: Emphases) -> list[tuple[int, str]]:
    """Return the marks to write, by offset."""
    kept = _separable([flanking for e in emphases if (flanking := _flanking(text, e)) is not None])
    return sorted(
        (at, "***" if kind is None else _STARS[kind])
        for start, end, kind in kept
        for at in (start, end)
    )


def _flanking(text: str, emphasis: Emphasis) -> Emphasis | None:
    """Shrink emphasis so that its marks count; None when nothing is left.

    A quotation mark at an edge, beside a letter outside, would make the stars mere text.
    """
    start, end, kind = emphasis
    if _is_mark(text[start]) and start and _is_letter(text[start - 1]):
        start += 1
    if end > start and _is_mark(text[end - 1]) and end < len(text) and _is_letter(text[end]):
        end -= 1
    left, right = text[start : start + 1], text[end - 1 : end]
    return (
        Emphasis(start, end, kind)
        if start < end and not left.isspace() and not right.isspace()
        else None
    )


def _separable(emphases: list[Emphasis]) -> list[tuple[int, int, EmphasisKind | None]]:
    """Keep the emphasis that can stand side by side or nested; None marks both kinds at once.

    Where the stars of two would run together, strong wins.
    """
    spans = {
        kind: sorted((start, end) for start, end, one in emphases if one is kind)
        for kind in EmphasisKind
    }
    strong = spans[EmphasisKind.STRONG]
    both = set(spans[EmphasisKind.EMPHASIS]) & set(strong)
    edges = {at for span in strong for at in span}
    found: list[tuple[int, int, EmphasisKind | None]] = [
        (*span, None if span in both else EmphasisKind.STRONG) for span in strong
    ]
    for start, end in spans[EmphasisKind.EMPHASIS]:
        # It must not begin or end where strong does, nor cross its borders.
        if not {start, end} & edges and _around(start, strong) == _around(end, strong):
            found.append((start, end, EmphasisKind.EMPHASIS))
    return found


def _around(at: int, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span that encloses an offset; the offset twice if there is none."""
    found = spans[bisect_left(spans, (at, 0)) - 1] if spans else (at, at)
    return found if found[0] < at < found[1] else None


def _is_letter(character: str) -> bool:
    return not character.isspace() and not _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
