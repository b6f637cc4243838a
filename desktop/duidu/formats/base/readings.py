"""Tells what stands above characters of a text: how they are read, or words of its own."""

from collections.abc import Iterable

from lxml import etree

from duidu.formats.base.markup import text_of
from duidu.language.script import is_hanzi


def are_read_so(below: Iterable[str], words: str) -> bool:
    """Whether words above some texts are how the hanzi in these are read.

    They are nothing of the text then, and the program finds them again by itself. Hanzi above
    hanzi, or words above letters, are what somebody wrote beside the text.
    """
    return not any(map(is_hanzi, words)) and any(any(map(is_hanzi, text)) for text in below)


def is_reading_over(above: etree._Element) -> bool:
    """Whether an element of a ruby of OpenDocument says how the hanzi in its base are read."""
    ruby = above.getparent()
    below = () if ruby is None else map(text_of, ruby.iter("{*}ruby-base"))
    return are_read_so(below, text_of(above))
