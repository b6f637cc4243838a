"""Study cards: made of a word that was looked up, kept with it, written as decks for Anki."""

import json
from collections.abc import Callable, Sequence

from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import word_context
from duidu.app.words.card import Card
from duidu.app.words.look_up import LookUp
from duidu.core.article import Place
from duidu.library.library import Library
from duidu.study.anki import write_apkg
from duidu.study.cards import StudyCard, write_tsv
from duidu.study.knowledge import Status


def study_card(
    open_text: OpenText, card: Card, show_reading: Callable[[Sequence[str]], str]
) -> StudyCard | None:
    """The study card of a word that was looked up, with its sentence here.

    None for a card without a place or an entry.
    """
    if card.side is None or not card.entries:
        return None
    context = word_context(open_text, card.side, card.block, card.start)
    if context is None:
        return None
    entry = card.entries[0]
    # Without a sense that the translation points to, the dictionary's first ones.
    meant = [sense.text for sense in entry.senses if sense.meant] or [
        sense.text for sense in entry.senses[:3]
    ]
    return StudyCard(
        word=card.text,
        traditional=entry.traditional,
        reading=show_reading(card.read_as or entry.reading),
        meaning="; ".join(meant),
        sentence=context.sentence_text,
        translation=context.counterpart_text,
        source=open_text.title,
        tags=("duidu",),
    )


def card_at(
    open_text: OpenText, look_up: LookUp, place: Place, show_reading: Callable[[Sequence[str]], str]
) -> StudyCard | None:
    """The study card of the word at a place; None where there is no word."""
    card = look_up.at(open_text, place.side, place.block, place.offset)
    return study_card(open_text, card, show_reading) if card else None


def saved_cards(library: Library, language: str) -> list[StudyCard]:
    """The cards of words being learnt, in the order in which they were saved.

    A card that cannot be read is left out: another version may have written it.
    """
    words = [
        word
        for word in library.known.all()
        if word.language == language and word.level == Status.LEARNING and word.value
    ]
    return [card for word in words if (card := kept_card(word.value)) is not None]


def export_cards(cards: Sequence[StudyCard], form: str, deck: str) -> bytes:
    """Cards for Anki, as apkg or tsv."""
    return write_apkg(cards, deck) if form == "apkg" else write_tsv(cards)


def kept_card(value: str) -> StudyCard | None:
    """The card kept with a word; None for none, or for one that another version wrote."""
    try:
        fields = json.loads(value)
        return StudyCard(**{**fields, "tags": tuple(fields["tags"])})
    except (ValueError, TypeError, KeyError):
        return None
