"""Tells the script and the language of a text by its characters and its words."""

import re
from collections import Counter

from duidu.language import registry
from duidu.language.by_words import language_by_words

_RANGES = {
    "Hani": "々〇㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "ぁ-ゖァ-ヺー",
    "Hang": "가-힣ᄀ-ᇿ",
    "Latn": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "Cyrl": "Ѐ-ԯ",
    "Grek": "Ͱ-Ͽἀ-῿",
    "Arab": "ء-ۿ",
    "Hebr": "א-ת",
    "Deva": "ऀ-ॿ",
    "Thai": "ก-๛",
}
# Runs, not characters: a book is counted several times when it is opened, and has fewer runs.
_RUNS = {name: re.compile(f"[{span}]+") for name, span in _RANGES.items()}
_HANZI = _RUNS["Hani"]  # also for single characters: a second pattern takes 5 ms to compile
_USUAL = {name: _RUNS[name] for name in ("Hani", "Latn")}
_LATIN = {"Latn": _RUNS["Latn"]}
_UNUSUAL = re.compile(
    "[" + "".join(span for name, span in _RANGES.items() if name not in _USUAL) + "]"
)
# In letters: a hanzi answers about three, and Chinese sentences hold Latin names far more often
# than the other way round.
_HANZI_WEIGHT = 6
# Logarithms of how much likelier the language is that the name of a file says, which three or four
# words of another one outweigh, and the one that texts of the dictionary are mostly read with.
_NAMED, _BESIDE = 15.0, 1.0
_USUAL_TRANSLATION = "en"
# Characters that only one of the two Chinese scripts uses, among the commonest.
_SIMPLIFIED = frozenset(
    "这国说时们来对发会没后过还开问样现经长话两动实让点业电产应关头军书见门车东马风认边见"
    "觉进远运连达选难云气学术义乐习买卖"
)
_TRADITIONAL = frozenset(
    "這國說時們來對發會沒後過還開問樣現經長話兩動實讓點業電產應關頭軍書見門車東馬風認邊見"
    "覺進遠運連達選難雲氣學術義樂習買賣"
)


def is_hanzi(character: str) -> bool:
    """Whether one code point is a Chinese character.

    These are the unified ideographs of all planes, 々 and 〇.
    """
    return len(character) == 1 and _HANZI.match(character) is not None


def script_counts(text: str) -> Counter[str]:
    """How many code points of each script a text has, by ISO 15924 name.

    Both Japanese syllabaries count as Kana; punctuation and digits do not count.
    """
    return Counter(_counts(text))


def count_of_script(text: str, script: str) -> int:
    """How many code points of one script a text has, as `script_counts` has it, but sooner."""
    return sum(map(len, _RUNS[script].findall(text)))


def main_script(text: str) -> str:
    """The script with most weight, "" for none; a hanzi weighs _HANZI_WEIGHT letters."""
    # A book asks this several times of every block, half of which are mostly of this kind.
    if text.isascii():
        return "Latn" if _LATIN["Latn"].search(text) else ""
    weights = {
        name: n * (_HANZI_WEIGHT if name in ("Hani", "Kana") else 1)
        for name, n in _counts(text).items()
    }
    return max(weights, key=lambda name: weights[name], default="")


def _counts(text: str) -> dict[str, int]:
    patterns = _LATIN if text.isascii() else _RUNS if _UNUSUAL.search(text) else _USUAL
    return {name: n for name, runs in patterns.items() if (n := sum(map(len, runs.findall(text))))}


def chinese_script(text: str) -> str:
    """zh-Hans or zh-Hant by characters that only one of them uses; zh-Hans in doubt."""
    simplified = sum(c in _SIMPLIFIED for c in text)
    traditional = sum(c in _TRADITIONAL for c in text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def guess_language(text: str, named: str = "", beside: str = "") -> str:
    """BCP 47 code of a text's language; "und" when nothing tells.

    Japanese is told from Chinese by its kana, languages in Latin letters by their words. Where a
    text is too short for that, it is in the language that the name of its file says (`named`), or
    in the one that is read most beside that of its other text (`beside`).
    """
    # Enough to tell a language, and short enough for any block of a book.
    sample = text[:20_000]
    script = main_script(sample)
    if script in {"Hani", "Kana"}:
        counts = script_counts(sample)
        return (
            "ja"
            # Chinese may quote a word in kana; in Japanese every third character or more is one.
            if counts["Kana"] > 0.1 * (counts["Hani"] + counts["Kana"])
            else chinese_script(sample)
        )
    if script == "Latn":
        # What a name says is in another script is not translated yet.
        code = registry.base_code(named) if _may_be_latin(named) else _USUAL_TRANSLATION
        likely = {code: _NAMED} if named else {}
        if registry.describe(beside).has_dictionary:
            likely[_USUAL_TRANSLATION] = likely.get(_USUAL_TRANSLATION, 0.0) + _BESIDE
        return language_by_words(sample, likely)
    return _by_script().get(script, "und")


def _may_be_latin(code: str) -> bool:
    return registry.describe(code).scripts[0] == "Latn"


def _by_script() -> dict[str, str]:
    """The languages that have a script to themselves, by its name."""
    scripts = ((known.scripts[0], known.code) for known in registry.LANGUAGES)
    return {script: code for script, code in scripts if script not in ("Latn", "Hani")}
