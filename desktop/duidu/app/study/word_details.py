"""What a new word is where it stands first: its reading, its meaning there, its sentence."""

from dataclasses import dataclass

from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import word_context
from duidu.app.words.word_aids import WordAids, short
from duidu.core.article import SideName
from duidu.core.token import Token
from duidu.lexicon.lexicon import Lexicon
from duidu.study.coverage import NewWord
from duidu.study.learner_rule import LearnerRule

_AROUND = 12
"""Words beside one that are read with it, since names and readings depend on neighbours."""


@dataclass(frozen=True, slots=True)
class WordDetail:
    """Reading (base syllables), meaning in a few words, sentence and its translation; or ""."""

    reading: tuple[str, ...] = ()
    meaning: str = ""
    sentence: str = ""
    translation: str = ""


def word_detail(
    open_text: OpenText, side: SideName, word: NewWord, lexicon: Lexicon, rule: LearnerRule
) -> WordDetail:
    """The details of a word of a text; empty ones where it stands there no longer."""
    context = word_context(open_text, side, word.block, word.start)
    if context is None:
        return WordDetail()
    end = word.start + len(word.word)
    tokens = open_text.tokens_at(side, context.block, word.start, end)
    at = next((i for i, token in enumerate(tokens) if token.start == word.start), None)
    token = tokens[at] if at is not None else Token(word.start, end, word.word)
    aids = WordAids(lexicon, rule)
    first = max(0, (at or 0) - _AROUND)
    near = tuple(tokens[first : (at or 0) + _AROUND]) if at is not None else (token,)
    aids.prepare(near, context.counterpart_text)
    meaning = aids.gloss(token) or _first_meaning(word.word, token.reading, rule)
    return WordDetail(token.reading, meaning, context.sentence_text, context.counterpart_text)


def _first_meaning(word: str, reading: tuple[str, ...], rule: LearnerRule) -> str:
    senses = (
        sense.text
        for entry in rule.entries(word, reading)
        for sense in entry.senses
        if not sense.is_pointer and not sense.is_surname
    )
    return short(next(senses, ""))
