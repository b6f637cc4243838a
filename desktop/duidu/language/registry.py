"""Finds the language of a code. A new language is a folder beside zh and en and a line here; others are read plainly."""

from collections.abc import Callable
from functools import cache

from duidu.core.article import Span
from duidu.language.plain import PlainLanguage
from duidu.language.protocol import Language
from duidu.language.sentences import cut


@cache
def language_for(code: str) -> Language:
    """The language of a BCP 47 code (zh-Hant, en-GB, ...), loaded when first asked for and kept: languages are stateless."""
    base = code.split("-")[0].lower()
    if base == "zh":
        from duidu.language.zh.chinese import Chinese

        return Chinese()
    if base == "en":
        from duidu.language.en.english import English

        return English()
    return PlainLanguage(code)


@cache
def cutter_for(code: str) -> Callable[[str], tuple[Span, ...]]:
    """What cuts sentences as language_for(code).sentences does, without loading the language's words."""
    base = code.split("-")[0].lower()
    if base == "zh":
        from duidu.language.zh.sentences import cut as cut_chinese

        return cut_chinese
    if base == "en":
        from duidu.language.en.sentences import cut as cut_english

        return cut_english
    return cut
