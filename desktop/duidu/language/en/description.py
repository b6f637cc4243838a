"""What English offers. Its functions load the modules beside this one when they are needed."""

from typing import TYPE_CHECKING

from duidu.core.errors import Sentence
from duidu.core.once import made_once_each
from duidu.language.description import LanguageDescription, SentenceCutter, ValueReader

if TYPE_CHECKING:
    from duidu.language.en.english import English
    from duidu.language.quantities import QuantityReader
    from duidu.language.speech import SpeechLoader
    from duidu.language.usages import UsageReader

_COMPOUND_PARTS = """
well self long short high low half full all ever never much many once twice ill far near left
right north south east west mid cross anti ex quasi semi cost price labour labor time life world
state family user data energy job oil gas water land air sea two three four five six seven eight
nine ten twenty thirty forty fifty sixty seventy eighty ninety hundred first second third fourth
last one zero multi single double triple good best better bad worst old new young early late
large small big deep wide broad light dark heavy fast slow quick hard soft open close hand home
man woman child english chinese french german anglo sino blue red green black white grey gray so
decision policy record problem market export import tax law peace war mother father brother
sister son daughter editor commander runner passer
"""
_WORD_ENDINGS = """
ing ings ed er ers est ly ness ment ments able ible tion tions ful less ship ward wards ware dom
ity ous land lands man men where thing things body some self selves ence ance en es ish ism ist
ists al ally line lines hood most more other others day days time times house houses place side
sides book books word words work works stand light ways way fall law laws ten ty th
"""


@made_once_each
def _english() -> "English":
    """The one English of the program, whose stems are remembered for all who ask."""
    from duidu.language.en.english import English

    return English()


def _sentence_cutter() -> SentenceCutter:
    from duidu.language.en.sentences import cut

    return cut


def _values() -> ValueReader:
    from duidu.language.en.number_values import english_values

    return english_values


def _quantities() -> "QuantityReader":
    from duidu.language.en.quantities import english_quantities

    return english_quantities


def _usages() -> "UsageReader":
    from duidu.language.en.usages import english_usages

    return english_usages


def _speech() -> "SpeechLoader":
    from duidu.language.en.spoken import load

    return load


ENGLISH = LanguageDescription(
    code="en",
    name=Sentence("English"),
    load=_english,
    sentence_cutter=_sentence_cutter,
    common_words=frozenset(
        (
            *("the", "of", "and", "to", "in", "that", "was", "his", "with", "for", "had", "he"),
            *("she", "is", "not", "have", "from", "they", "which", "were"),
        )
    ),
    likely=1.0,
    speech=_speech,
    inflections=_english,
    values=_values,
    other_codes=("eng",),
    column_names=(
        *("english", "英文", "英语", "英語", "英", "us", "uk", "gb", "american english"),
        *("british english", "englisch", "anglais", "inglés", "ingles", "inglese", "inglês"),
        *("영어", "английский"),
    ),
    quantities=_quantities,
    leads_on=r"^\W*(?:alas|ah|oh|woe)\W*$|[,:][”’\"']?$",
    usages=_usages,
    compound_parts=frozenset(_COMPOUND_PARTS.split()),
    word_endings=frozenset(_WORD_ENDINGS.split()),
    sample="One.",
)
