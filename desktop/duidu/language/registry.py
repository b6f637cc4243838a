"""The languages of the program and their descriptions by code.

A new language is a folder beside zh and en, whose description joins LANGUAGES below; see
docs/how-to-add-a-language.md. Any other code is read plainly.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from duidu.core.once import made_once_each
from duidu.language.description import LanguageDescription, SentenceCutter, ValueReader
from duidu.language.en.description import ENGLISH
from duidu.language.plain import PlainLanguage
from duidu.language.plain_languages import PLAIN_LANGUAGES
from duidu.language.protocol import Language
from duidu.language.sentences import cut
from duidu.language.zh.description import CHINESE

if TYPE_CHECKING:
    from duidu.language.quantities import QuantityReader
    from duidu.language.spelled import SpelledReader

LANGUAGES: tuple[LanguageDescription, ...] = (CHINESE, ENGLISH, *PLAIN_LANGUAGES)
"""In the order in which they are offered; where no text tells, the first with a feature counts."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAME_WORDS = re.compile(r"[^\W_]+")
_OF_NUMBERS = frozenset({"id", "no"})  # what columns of numbers are called, in tables
_CODES_KEPT = 256  # files may name any code, and a description is found in microseconds


@lru_cache(maxsize=_CODES_KEPT)
def base_code(code: str) -> str:
    """The language of a BCP 47 code without script and region: zh of zh-Hant-TW and zh_CN."""
    # With an underscore in locales and in some file names.
    return code.replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=_CODES_KEPT)
def describe(code: str) -> LanguageDescription:
    """The description of the language of a BCP 47 code.

    For an unknown language it holds what any language has.
    """
    base = base_code(code)
    return next((known for known in LANGUAGES if known.code == base), LanguageDescription(base))


def first_with(feature: Callable[[LanguageDescription], object]) -> LanguageDescription:
    """The first language that has a feature, for what is asked without a text at hand.

    Raises LookupError when none has it.
    """
    for known in LANGUAGES:
        if feature(known):
            return known
    raise LookupError("no language has this feature")


def offered_codes() -> tuple[str, ...]:
    """The codes a person may choose for a text, each script of a language by itself."""
    codes: list[str] = []
    for known in LANGUAGES:
        if known.offered:
            codes += [variant.code for variant in known.variants] or [known.code]
    return tuple(codes)


def known_codes() -> frozenset[str]:
    """The base codes of all described languages."""
    return frozenset(known.code for known in LANGUAGES)


@lru_cache(maxsize=_CODES_KEPT)
def language_named(label: str) -> str:
    """The BCP 47 code of the language that a label names; "" when it names none of LANGUAGES.

    EN, eng, en_GB (with its region), English, 英语 and Englisch all name English.
    """
    label = label.strip()
    if label.lower() in _OF_NUMBERS:
        return ""
    if _CODE.fullmatch(label):
        base, *subtags = label.replace("_", "-").split("-")
        for known in LANGUAGES:
            if base.lower() in (known.code, *known.other_codes):
                return "-".join((known.code, *map(_written, subtags)))
    return _names().get(_plainly(label), "")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The codes of the languages by what their columns are called."""
    return {_plainly(name): known.code for known in LANGUAGES for name in known.column_names}


def _plainly(name: str) -> str:
    """A name without the spaces, brackets and marks that may stand between its words."""
    return "".join(_NAME_WORDS.findall(name.casefold()))


def _written(subtag: str) -> str:
    """A subtag as BCP 47 writes it: a script like Hans, a region like CN."""
    return subtag.title() if len(subtag) == 4 else subtag.upper()


@made_once_each
def language_for(code: str) -> Language:
    """The language of a BCP 47 code, loaded when first asked for and kept: it is stateless."""
    load = describe(code).load
    return load() if load else PlainLanguage(code)


def values_for(code: str) -> ValueReader:
    """What finds numbers and dates in a language.

    A language without a reader of its own is read as English: its digits are found.
    """
    # Its words mean nothing in another language, but Arabic digits are read.
    load = describe(code).values or ENGLISH.values
    assert load is not None
    return load()


def quantities_for(code: str) -> "QuantityReader":
    """What finds the quantities of a text; of a language without words of its own the digits."""
    from duidu.language.quantities import digit_quantities

    load = describe(code).quantities
    return load() if load else digit_quantities


@lru_cache(maxsize=1)
def spelled_reader() -> "SpelledReader":
    """What tells lines that spell readings, of the first language whose texts have such lines."""
    load = first_with(lambda known: known.spelled).spelled
    assert load is not None
    return load()


def cutter_for(code: str) -> SentenceCutter:
    """What cuts sentences as language_for(code).sentences does, without loading its words."""
    described = describe(code)
    if described.sentence_cutter:
        return described.sentence_cutter()
    return described.load().sentences if described.load else cut


def is_traditional(code: str) -> bool:
    """Whether a code names or implies traditional characters."""
    variant = describe(code).variant(code)
    return variant is not None and variant.script == "Hant"
