"""Whether a person typed a word: its characters, its pinyin or zhuyin, with tones or without."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from duidu.language.zh.zhuyin import to_zhuyin
from duidu.lexicon.keys import pinyin_query, toned_key

_NOT_SAID = re.compile(r"[\s·•'’\-,.，。!！?？]")
_TONES = re.compile("[ˊˇˋ˙]")


def is_answer(typed: str, forms: Iterable[str], readings: Iterable[Sequence[str]]) -> bool:
    """Whether a word was typed that has these forms (老家) or readings (lao3, jia1).

    A tone left out stands for any tone; one that is typed must be right.
    """
    said = _NOT_SAID.sub("", unicodedata.normalize("NFKC", typed)).casefold()
    if not said:
        return False
    if said in {
        _NOT_SAID.sub("", unicodedata.normalize("NFKC", form)).casefold() for form in forms
    }:
        return True
    spelt = tuple(readings)
    if said in {zhuyin for reading in spelt for zhuyin in _zhuyin(reading)}:
        return True
    # Characters beside the letters would be passed over: 老jia is no answer.
    if any(unicodedata.category(c) == "Lo" for c in said):
        return False
    query = pinyin_query(said)
    return bool(query.plain) and any(
        _plain(key) == query.plain and (query.pattern is None or bool(query.pattern.fullmatch(key)))
        for reading in spelt
        for key in _keys(reading)
    )


def _keys(reading: Sequence[str]) -> set[str]:
    """na3r5, and nar3 as a joined 儿 is written, too."""
    key = toned_key("".join(reading))
    return {key, re.sub("([1-5])r5", r"r\1", key)}


def _zhuyin(reading: Sequence[str]) -> set[str]:
    """The reading in zhuyin, with its tones and without."""
    whole = "".join(map(to_zhuyin, filter(None, reading)))
    return {whole, _TONES.sub("", whole)}


def _plain(key: str) -> str:
    return re.sub("[1-5]", "", key)
