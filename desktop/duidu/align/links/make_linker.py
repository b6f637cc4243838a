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
from duidu.core.once import made_once
from duidu.language.en.description import ENGLISH
from duidu.language.protocol import InflectedLanguage
from duidu.language.registry import describe, language_for
from duidu.language.zh.description import CHINESE, chinese_words
from duidu.language.zh.script import ScriptConverter
from duidu.lexicon.glosses import gloss_language

_REMEMBERED = 20_000  # characters; a text rarely has more than 5,000 different ones


class Linkers:
    """Makes linkers for articles, all of which share the words and the dictionary of their pair.

    Without an encoder there is no evidence of meaning. `model` replaces the one that ships. The
    linkers are to be used from one thread at a time.
    """

    def __init__(
        self, lexicon: GlossSource, encoder: SpanEncoder | None, model: LinkModel | None = None
    ) -> None:
        self._lexicon = lexicon
        self._encoder = encoder
        self._model = model or load_model(meaning=encoder is not None)

    @made_once
    def _english(self) -> InflectedLanguage:
        return gloss_language()

    @made_once
    def _chinese_english(self) -> EvidenceMaker:
        """What takes 12 MB and an open file, and is the same for all articles."""
        return _chinese_english(self._lexicon, self._encoder, self._english)

    def linker(self, source: str, target: str) -> WordLinker:
        """A linker for the sentences of one article, of which it learns, by two BCP 47 codes.

        Chinese and English, in either order, get all evidence; other pairs spelling, position and
        meaning.
        """
        described = (describe(source), describe(target))
        if {one.code for one in described} != {CHINESE.code, ENGLISH.code}:
            spaced = (described[0].spaced_words, described[1].spaced_words)
            plain = PlainEvidence(self._encoder, spaced)
            return WordLinker(plain, self._model, stem=language_for(source).stem)
        turned = described[0].code == ENGLISH.code
        return WordLinker(self._chinese_english, self._model, turned, self._english.stem)


def word_linker(
    source: str,
    target: str,
    lexicon: GlossSource,
    encoder: SpanEncoder | None,
    model: LinkModel | None = None,
) -> WordLinker:
    """A single linker, as Linkers makes them."""
    return Linkers(lexicon, encoder, model).linker(source, target)


def _chinese_english(
    lexicon: GlossSource, encoder: SpanEncoder | None, english: InflectedLanguage
) -> EvidenceMaker:
    """The evidence of Chinese and English: dictionary, function words, names, numbers."""
    assert CHINESE.readings is not None
    # The ones of the program: what they remember of words is remembered once.
    chinese = CHINESE.readings()

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
        ScriptConverter(chinese_words()).simplified,
        dict(chinese_answers()),
        english_function_words(),
    )
