"""What Chinese offers. Its functions load the modules beside this one when they are needed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from duidu.core.errors import Sentence
from duidu.core.once import made_once_each
from duidu.language.description import (
    ClauseRules,
    LanguageDescription,
    ScriptVariant,
    SentenceCutter,
    Syllables,
    ValueReader,
    WordCutter,
)

if TYPE_CHECKING:
    from duidu.language.quantities import QuantityReader
    from duidu.language.speech import SpeechLoader
    from duidu.language.spelled import SpelledReader
    from duidu.language.usages import UsageReader
    from duidu.language.word_kinds import WordKinds
    from duidu.language.zh.chinese import Chinese
    from duidu.language.zh.wordfile import WordFile


@made_once_each
def chinese_words() -> "WordFile":
    """The one word file of the program, for what looks up more than a language tells."""
    from duidu.language.zh.wordfile import open_words

    return open_words()


@made_once_each
def _chinese() -> "Chinese":
    """The one Chinese of the program: it is stateless, and its tables take 2 MB."""
    from duidu.language.zh.chinese import Chinese

    return Chinese(chinese_words())


def _sentence_cutter() -> SentenceCutter:
    from duidu.language.zh.sentences import cut

    return cut


def _word_cutter() -> WordCutter:
    return _chinese().words


def _values() -> ValueReader:
    from duidu.language.zh.number_values import chinese_values

    return chinese_values


def _quantities() -> "QuantityReader":
    from duidu.language.zh.quantities import chinese_quantities

    return chinese_quantities


@made_once_each
def _usages() -> "UsageReader":
    from duidu.language.zh.usages import chinese_usages

    return chinese_usages(chinese_words(), _chinese().words)


def _syllables() -> Syllables:
    """Looks single characters up in the word file."""
    words = chinese_words()

    def syllables(character: str) -> tuple[str, ...]:
        record = words.record(character)
        if record is None:
            return ()
        spoken = (reading.syllables[0].rstrip("12345") for reading in record.readings)
        return tuple(dict.fromkeys(spoken))

    return syllables


@made_once_each
def _word_kinds() -> "WordKinds":
    from duidu.language.zh.word_kinds import ChineseWordKinds

    return ChineseWordKinds(_chinese(), chinese_words(), _syllables())


def _spelled() -> "SpelledReader":
    from duidu.language.zh.spelled import SpelledChinese

    return SpelledChinese(_syllables())


def _aloud() -> Callable[[str, str], str]:
    from duidu.language.zh.aloud import aloud

    return aloud


def _speech() -> "SpeechLoader":
    from duidu.language.zh.spoken import load

    return load


# A cry by itself (嗚呼。), the words before a speech (對曰。), and whatever has a colon behind it.
_CRIES = "[嗚呜烏乌]呼|嗟[乎夫哉]?|[悲惜痛][夫乎哉]|哀哉|噫嘻?|吁|嘻|[於于]戲"
_LEADS_ON = rf"^\W*(?:(?:{_CRIES})\W*)+$|^\w{{0,9}}(?:曰|[诗詩语語书書人]云)[。，,：:]?$|[：:]$"


CHINESE = LanguageDescription(
    code="zh",
    name=Sentence("Chinese"),
    load=_chinese,
    sentence_cutter=_sentence_cutter,
    word_cutter=_word_cutter,
    scripts=("Hani",),
    variants=(
        ScriptVariant("zh-Hans", "Hans", "Simplified Chinese", ("CN", "SG")),
        ScriptVariant("zh-Hant", "Hant", "Traditional Chinese", ("TW", "HK")),
    ),
    spaced_words=False,
    spaced_sentences=False,
    square_characters=True,
    readings=_chinese,
    syllables=_syllables,
    spelled=_spelled,
    aloud=_aloud,
    speech=_speech,
    values=_values,
    quantities=_quantities,
    usages=_usages,
    word_kinds=_word_kinds,
    clauses=ClauseRules(
        r"[，；：:;,—。！？!?…]+[”’」』）)\"]*",
        shortest=6,
        shortest_last=4,
        by_words=False,
    ),
    leads_on=_LEADS_ON,
    has_dictionary=True,
    standard="HSK 2021",
    other_codes=("cmn", "chi", "zho"),
    column_names=(
        *(
            "chinese",
            "中文",
            "汉语",
            "漢語",
            "华语",
            "華語",
            "普通话",
            "国语",
            "國語",
            "中",
            "汉",
            "汉字",
            "hanzi",
        ),
        *("simplified chinese", "chinese simplified", "traditional chinese"),
        *("chinese traditional", "mandarin", "简体中文", "簡體中文", "繁体中文", "繁體中文"),
        *("中文简体", "中文繁体", "简体", "繁体", "繁體", "简中", "繁中", "cn", "tw", "hk"),
        *("chinesisch", "chinois", "chino", "cinese", "chinês", "中国語", "中國語", "중국어"),
        "китайский",
    ),
    sample="一。",
)
