"""The language that the name of a file or folder says: chapter1.zh-cn, en_chapter1, 中文."""

import re
from collections.abc import Sequence

from duidu.language.registry import base_code, language_named

_NAMES = {
    "zh-Hans": "zh zh-cn zh-hans zh-chs chs cn chinese 中文 汉语 简体",
    "zh-Hant": "zh-tw zh-hk zh-hant zh-cht cht 繁体 繁體",
    "en": "en en-us en-gb eng english 英文 英语",
    "de": "de ger deu german deutsch 德文 德语",
    "fr": "fr fra fre french français 法文 法语",
    "es": "es spa spanish español 西班牙文 西班牙语",
    "ja": "ja jpn japanese 日文 日语",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
# The longest first, since zh-tw begins with zh; set off by a mark: “then” says nothing.
_SAID = re.compile(
    rf"(?<![^\W_])({'|'.join(sorted(map(re.escape, _CODES), key=len, reverse=True))})(?![^\W_])"
)

# Behind the last mark of a name any code says its language: film.pt.srt, chapter1_nl.txt. Some are
# words or numbers as well, so that only a full stop or a bracket sets them off.
_LAST = tuple(
    re.compile(rf"(?:.*(?P<mark>[._ (\[-]))?(?P<said>[^\W\d_]{{2,20}}{region})[)\]]?")
    for region in ("", "-[a-z]{2,4}")
)
_WORDS_TOO = frozenset(("it", "vi", "id", "da"))


def language_in(names: Sequence[str]) -> str:
    """The BCP 47 code that the first of these names says that says one, else ""."""
    for name in names:
        said = _SAID.findall(re.sub(r"(?<=zh|en)_", "-", name.lower()))
        # The last one counts: “en de nos jours.fr” is in French.
        if said:
            return _CODES[said[-1]]
        if code := _said_last(name.lower()):
            return code
    return ""


def _said_last(name: str) -> str:
    """The code that the last part of a name is, before its suffix; "" for none."""
    stem = name.rpartition(".")[0] or name
    for found in (pattern.fullmatch(stem) for pattern in _LAST):
        if found is None or ((found["mark"] or ".") in "_ -" and found["said"] in _WORDS_TOO):
            continue
        if code := language_named(found["said"]):
            return base_code(code)
    return ""
