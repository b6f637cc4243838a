"""Replaced words in a package: those whose new words stand in its article, and no others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from duidu.core.article import Article, SideName
from duidu.core.rewording import Rewording
from duidu.formats.sandbox.typed import typed


def rewordings_of(
    items: Iterable[Mapping[str, Any]], article: Article, identity: str
) -> Iterator[Rewording]:
    """The rewordings of a package, for the article that it becomes; what is none is left out.

    One whose new words stand elsewhere is listed without a place.
    """
    blocks = {(side, block.id): block for side in SideName for block in article.side(side).blocks}
    ends: dict[tuple[SideName, int], list[tuple[int, int]]] = {}
    for item in items:
        try:
            said = {**item, "article": identity}
            one: Rewording = typed(Rewording, [said[name.name] for name in fields(Rewording)])
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
            continue
        if not one.id or one.old == one.new or one.created < 0:
            continue
        block = blocks.get((one.side, one.block))
        if block is None or not one.stands_in(block):
            yield replace(one, start=None, end=None)
            continue
        span, taken = one.span, ends.setdefault((one.side, one.block), [])
        assert span is not None
        # They never overlap: each is taken back by itself.
        if all(end <= span.start or span.end <= start for start, end in taken):
            taken.append((span.start, span.end))
            yield one
