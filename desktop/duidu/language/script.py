"""Which writing system and language a piece of text is in, by its characters and commonest words. Knows no file and no side."""

import re
from collections import Counter

_RANGES = {
    "Hani": "々〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff",
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
# Runs, not characters: a book is counted several times on its way in, and has far fewer runs.
_RUNS = {name: re.compile(f"[{span}]+") for name, span in _RANGES.items()}
_USUAL = {name: _RUNS[name] for name in ("Hani", "Latn")}
_LATIN = {"Latn": _RUNS["Latn"]}
_UNUSUAL = re.compile(
    "[" + "".join(span for name, span in _RANGES.items() if name not in _USUAL) + "]"
)
_HANZI = re.compile(f"[{_RANGES['Hani']}]")
# Characters that only one of the two Chinese scripts uses, among the commonest.
_SIMPLIFIED = frozenset(
    "这国说时们来对发会没后过还开问样现经长话两动实让点业电产应关头军书见门车东马风认边见觉进远运连达选难云气学术义乐习买卖"
)
_TRADITIONAL = frozenset(
    "這國說時們來對發會沒後過還開問樣現經長話兩動實讓點業電產應關頭軍書見門車東馬風認邊見覺進遠運連達選難雲氣學術義樂習買賣"
)
_COMMON_WORDS = {
    "en": "the of and to in that was his with for had he she is not have from they which were",
    "de": "der die und das nicht ich ist zu den ein mit sich auf dem eine war sie von auch wie",
    "fr": "le la les des et que une est dans pas qui vous pour je elle avec sur au ce plus",
    "es": "el los las que y una por con para su del no se lo como más pero al era",
    "it": "il che di la non per una sono gli con della è si le più da ma nel",
    "pt": "que não uma os para com do da em por mais as dos como mas foi ao ele",
    "nl": "de het een van en niet dat zijn ik op te was met voor die hij maar",
    "vi": "và của là không một có những được cho người trong với này các đã",
}
_WORD_SETS = {code: frozenset(words.split()) for code, words in _COMMON_WORDS.items()}
_ONE_LANGUAGE = {
    "Hang": "ko",
    "Cyrl": "ru",
    "Grek": "el",
    "Arab": "ar",
    "Hebr": "he",
    "Deva": "hi",
    "Thai": "th",
}
# Base codes of the languages guess_language can tell.
KNOWN_CODES = frozenset({"zh", "ja", *_COMMON_WORDS, *_ONE_LANGUAGE.values()})


def is_hanzi(character: str) -> bool:
    """Whether one code point is a Chinese character (unified ideographs of any plane, 々 and 〇 included)."""
    return _HANZI.fullmatch(character) is not None


def script_counts(text: str) -> Counter[str]:
    """How many code points of each writing system (ISO 15924 names, Kana for both syllabaries); punctuation and digits count for none."""
    patterns = _LATIN if text.isascii() else _RUNS if _UNUSUAL.search(text) else _USUAL
    return Counter(
        {name: n for name, runs in patterns.items() if (n := sum(map(len, runs.findall(text))))}
    )


def main_script(text: str) -> str:
    """The writing system with most weight, "" for none.

    A hanzi weighs six letters: it answers three, and Chinese sentences hold Latin names far more often than the other way round.
    """
    counts = script_counts(text)
    if not counts:
        return ""
    weights = {
        name: n * (1 if name in _ONE_LANGUAGE or name == "Latn" else 6)
        for name, n in counts.items()
    }
    return max(weights, key=lambda name: weights[name])


def chinese_script(text: str) -> str:
    """zh-Hans or zh-Hant by the characters that only one of them uses; zh-Hans when the text does not tell."""
    simplified = sum(c in _SIMPLIFIED for c in text)
    traditional = sum(c in _TRADITIONAL for c in text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def guess_language(text: str) -> str:
    """BCP 47 code of a text's language; "und" when nothing tells.

    Japanese is told from Chinese by its kana; languages in Latin letters by their commonest words, English when those do not tell.
    """
    sample = text[:20_000]
    script = main_script(sample)
    if script in {"Hani", "Kana"}:
        counts = script_counts(sample)
        return (
            "ja"
            if counts["Kana"] > 0.1 * (counts["Hani"] + counts["Kana"])
            else chinese_script(sample)
        )
    if script == "Latn":
        return _latin_language(sample)
    return _ONE_LANGUAGE.get(script, "und")


def _latin_language(text: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {code: sum(words[word] for word in common) for code, common in _WORD_SETS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else "en"
