"""Study cards: made of a word that was looked up, kept with it, written as decks for Anki."""

import json
from collections.abc import Sequence
from dataclasses import replace

from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import WordContext, word_context
from duidu.app.words.card import Card
from duidu.app.words.look_up import LookUp
from duidu.core.article import Place, SideName
from duidu.language.registry import is_traditional
from duidu.lexicon.gloss_text import Spelling
from duidu.library.library import Library
from duidu.study.anki import INTO_OURS, Filled, write_apkg, write_notes
from duidu.study.cards import StudyCard, write_tsv
from duidu.study.knowledge import Status
from duidu.study.sounds import Voice

_MOST_SENSES = 3  # of a word of which no sense is known to be meant
# Code points of a sentence that is read at a glance and still says what its words mean.
_SHORT, _LONG = 8, 32


def study_card(open_text: OpenText, card: Card, spelling: Spelling) -> StudyCard | None:
    """The study card of a word that was looked up, with its sentence here.

    None for a card without a place, and for a word of which neither meaning nor reading is known.
    """
    entry = card.entries[0] if card.entries else None
    reading = card.read_as or (entry.reading if entry else ())
    if card.side is None or not (entry or any(reading)):
        return None
    context = word_context(open_text, card.side, card.block, card.start)
    if context is None:
        return None
    begin = context.sentence.start if context.sentence else 0
    return StudyCard(
        word=card.text,
        traditional=entry.traditional if entry else "",
        reading=spelling.word(reading),
        meaning=_meaning(card, spelling),
        sentence=context.sentence_text,
        translation=context.counterpart_text,
        source=open_text.title,
        tags=("duidu",),
        here=card.here,
        start=card.start - begin,
        syllables=tuple((written, base) for base, written in spelling.syllables(reading)),
        pieces=_pieces(open_text, context, spelling),
        traditional_script=is_traditional(open_text.language(card.side)),
    )


def _meaning(card: Card, spelling: Spelling) -> str:
    """What the word means here: the senses that the translation has, else the first ones.

    A word that no dictionary has means what the translation says for it.
    """
    if not card.entries:
        return card.here or "; ".join(
            spelling.gloss(part.senses[0].text) for part in card.shorter if part.senses
        )
    senses = card.entries[0].senses
    meant = [sense for sense in senses if sense.meant] or senses[:_MOST_SENSES]
    return "; ".join(
        spelling.gloss(text) for sense in meant for text in (sense.explained or (sense.text,))
    )


def _pieces(
    open_text: OpenText, context: WordContext, spelling: Spelling
) -> tuple[tuple[str, str, str], ...]:
    """The sentence character by character where readings are known, else word by word."""
    sentence = context.sentence
    if sentence is None:
        return ()
    text, side = context.block.text, context.side
    pieces: list[tuple[str, str, str]] = []
    at = sentence.start
    for token in open_text.tokens_at(side, context.block, sentence.start, sentence.end):
        if token.start < at or token.end > sentence.end:
            continue
        if at < token.start:
            pieces.append((text[at : token.start], "", ""))
        if any(token.reading):
            read = zip(token.text, token.reading, strict=True)
            pieces += [(char, spelling.word([one]) if one else "", one) for char, one in read]
        else:
            pieces.append((token.text, "", ""))
        at = token.end
    if at < sentence.end:
        pieces.append((text[at : sentence.end], "", ""))
    return tuple(pieces)


def card_at(
    open_text: OpenText, look_up: LookUp, place: Place, word: str, spelling: Spelling
) -> StudyCard | None:
    """The study card of a word at a place; None where there is none.

    Of that word itself, not of a longer one that begins there: of 一, not of 一层.
    """
    card = look_up.at(open_text, place.side, place.block, place.offset, word)
    return study_card(open_text, card, spelling) if card else None


def best_place(
    library: Library, open_text: OpenText, word: str, side: SideName, most: int = 40
) -> Place | None:
    """Where an article has the word in the sentence that is best to learn it by; None for nowhere.

    That is the first of a length that is read at a glance, which the translation answers, and in
    which the word is a word by itself.
    """
    found = []
    for number, hit in enumerate(library.search.texts(word, side, open_text.article, limit=most)):
        for start, _ in hit.spans[:3]:
            context = word_context(open_text, side, hit.block, start)
            if context is None:
                continue
            tokens = open_text.tokens_at(side, context.block, start, start + len(word))
            is_word = any(one.start == start and one.text == word for one in tokens)
            length = len(context.sentence_text)
            beyond = max(_SHORT - length, length - _LONG, 0)
            rank = (not is_word, not context.counterpart_text, beyond, hit.block, number)
            found.append((rank, Place(side, hit.block, start)))
    return min(found, key=lambda one: one[0])[1] if found else None


def saved_cards(library: Library, language: str) -> list[StudyCard]:
    """The cards of words being learnt, in the order in which they were saved.

    A card that cannot be read is left out: another version may have written it.
    """
    words = [
        word
        for word in library.known.all()
        if word.language == language and word.level == Status.LEARNING and word.value
    ]
    cards = ((kept_card(word.value), word.changed) for word in words)
    return [replace(card, changed=changed) for card, changed in cards if card is not None]


def export_cards(
    cards: Sequence[StudyCard],
    form: str,
    deck: str,
    voice: Voice | None = None,
    filled: Filled = INTO_OURS,
) -> bytes:
    """Cards for Anki; with a `voice` an apkg has the sound of word and sentence.

    They are notes of our type, or of the one that is `filled`.
    """
    if form == "apkg":
        return write_apkg(cards, deck, voice=voice, filled=filled)
    return write_notes(cards, deck, filled) if filled != INTO_OURS else write_tsv(cards)


def kept_card(value: str) -> StudyCard | None:
    """The card kept with a word; None for none, or for one that another version wrote."""
    try:
        fields = json.loads(value)
        # As JSON has lists; a card of an earlier version has no syllables.
        for name in ("syllables", "pieces"):
            fields[name] = tuple(tuple(map(str, one)) for one in fields.get(name, ()))
        return StudyCard(**{**fields, "tags": tuple(fields["tags"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
