"""Finds what stands below an annotation above characters of a page."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from duidu.formats.base.markup import local_name, text_of
from duidu.formats.base.readings import are_read_so

# Elements between a reading and the characters it is for: a word may have a reading for each.
_MOST_BETWEEN = 64
_READINGS = frozenset(("rt", "rp"))


def is_reading(annotation: etree._Element, words: str) -> bool:
    """Whether the words of an <rt> are how the hanzi below them are read."""
    return are_read_so(_below(annotation), words)


def _below(annotation: etree._Element) -> Iterator[str]:
    """The texts before an annotation in its ruby, the nearest first."""
    parent = annotation.getparent()
    if parent is None:
        return
    for before in islice(annotation.itersiblings(preceding=True), _MOST_BETWEEN):
        yield before.tail or ""
        if local_name(before) not in _READINGS:
            yield text_of(before)
    yield parent.text or ""
    if local_name(parent) == "rtc":  # readings of a whole ruby, kept together
        yield from _below(parent)
