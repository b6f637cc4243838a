"""Reads the flashcards that Pleco exports as XML; its text export is a table like others."""

from lxml import etree

from duidu.core.errors import FileError
from duidu.formats.word_lists.word_list import (
    KNOWN,
    LEARNING,
    WordList,
    word_in,
    word_list,
)

_LEARNT = 600
"""Score from which Pleco's own default profile calls a card learned."""


def read_pleco_xml(data: bytes, name: str) -> WordList:
    """The simplified headwords of the cards. Raises FileError.

    A card with a score below what Pleco calls learned is still being learnt.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FileError(
            "“{name}” is damaged: it is not complete XML. Export the cards again.", name=name
        ) from error
    cards = [card for card in root.iter("card")]
    found = word_list((_headword(card), _status(card)) for card in cards)
    if not found.words:
        raise FileError("“{name}” has no Chinese words that could be known.", name=name)
    return found


def _headword(card: etree._Element) -> str:
    """The simplified headword of a card, else the one it has."""
    words = {one.get("charset", ""): one.text or "" for one in card.iter("headword")}
    return word_in(words.get("sc") or next(iter(words.values()), ""))


def _status(card: etree._Element) -> int:
    scores = [one.get("score", "") for one in card.iter("scoreinfo")]
    numbers = [int(score) for score in scores if score.isdecimal()]
    return LEARNING if numbers and max(numbers) < _LEARNT else KNOWN
