"""Makes a word linker for two languages; the only place that knows what evidence a pair has."""

from functools import lru_cache

from duidu.align.base.pooling import SpanEncoder
from duidu.align.links.function_words import (
    chinese_answers,
    english_function_words,
    english_weak_words,
)
from duidu.align.links.gloss_evidence import GlossEvidence, GlossSource
from duidu.align.links.link_evidence import ChineseEnglishEvidence, EvidenceMaker, PlainEvidence
from duidu.align.links.link_model import LinkModel, load_model
from duidu.align.links.word_linker import WordLinker
from duidu.language.en.description import ENGLISH
from duidu.language.protocol import InflectedLanguage
from duidu.language.registry import describe, language_for
from duidu.language.zh.chinese import Chinese
from duidu.language.zh.description import CHINESE
from duidu.language.zh.script import ScriptConverter
from duidu.language.zh.wordfile import open_words
from duidu.lexicon.languages import gloss_language

_REMEMBERED = 20_000  # characters; a text rarely has more than 5,000 different ones


def word_linker(
    source: str,
    target: str,
    lexicon: GlossSource,
    encoder: SpanEncoder | None,
    model: LinkModel | None = None,
) -> WordLinker:
    """A linker for two BCP 47 codes.

    Chinese and English, in either order, get all evidence; other pairs spelling, position and
    meaning. Without an encoder there is no evidence of meaning. `model` replaces the one that
    ships.
    """
    model = model or load_model(meaning=encoder is not None)
    described = (describe(source), describe(target))
    if {one.code for one in described} != {CHINESE.code, ENGLISH.code}:
        plain = PlainEvidence(encoder, (described[0].spaced_words, described[1].spaced_words))
        return WordLinker(plain, model, stem=language_for(source).stem)
    english = gloss_language()
    turned = described[0].code == ENGLISH.code
    return WordLinker(_chinese_english(lexicon, encoder, english), model, turned, english.stem)


def _chinese_english(
    lexicon: GlossSource, encoder: SpanEncoder | None, english: InflectedLanguage
) -> EvidenceMaker:
    """The evidence of Chinese and English: dictionary, function words, names, numbers."""
    words = open_words()
    chinese = Chinese(words)

    @lru_cache(maxsize=_REMEMBERED)
    def readings(character: str) -> tuple[str, ...]:
        token = chinese.tokens(character)[0]
        spoken = (token.reading, *token.alternatives)
        return tuple(
            dict.fromkeys(
                syllables[0].rstrip("12345") for syllables in spoken if syllables and syllables[0]
            )
        )

    weak = frozenset(english.stem(word) for word in english_weak_words())
    return ChineseEnglishEvidence(
        PlainEvidence(encoder, (False, True)),
        GlossEvidence(lexicon, english.stems, weak),
        readings,
        ScriptConverter(words).simplified,
        dict(chinese_answers()),
        english_function_words(),
    )
