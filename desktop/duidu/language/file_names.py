"""The language that the name of a file or folder says: chapter1.zh-cn, en_chapter1, 中文."""

import re
from collections.abc import Sequence

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


def language_in(names: Sequence[str]) -> str:
    """The BCP 47 code that the first of these names says that says one, else ""."""
    for name in names:
        said = _SAID.findall(re.sub(r"(?<=zh|en)_", "-", name.lower()))
        # The last one counts: “en de nos jours.fr” is in French.
        if said:
            return _CODES[said[-1]]
    return ""
