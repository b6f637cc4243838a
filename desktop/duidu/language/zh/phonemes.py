"""Sounds of Mandarin: a syllable of pinyin in the phonetic signs that the voices know.

The table follows misaki 0.9.4 (Apache-2.0), by which the voices were trained, and its sources:
Duanmu, The Phonology of Standard Chinese (2007), and Lin, The Sounds of Chinese (2007).
"""

import re
from collections.abc import Sequence

# The tone stands where 0 is: behind the vowel, before n and ng.
_INITIALS = {
    "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l", "g": "k",
    "k": "kʰ", "h": "x", "j": "ʨ", "q": "ʨʰ", "x": "ɕ", "zh": "ꭧ", "ch": "ꭧʰ", "sh": "ʂ", "r": "ɻ",
    "z": "ʦ", "c": "ʦʰ", "s": "s", "": "",
}  # fmt: skip
_FINALS = {
    "a": "a0", "ai": "ai0", "an": "a0n", "ang": "a0ŋ", "ao": "au0", "e": "ɤ0", "ei": "ei0",
    "en": "ə0n", "eng": "ə0ŋ", "i": "i0", "ia": "ja0", "ian": "jɛ0n", "iang": "ja0ŋ", "iao": "jau0",
    "ie": "je0", "in": "i0n", "ing": "i0ŋ", "io": "jɔ0", "iong": "jʊ0ŋ", "iou": "jou0",
    "o": "wo0", "ong": "ʊ0ŋ", "ou": "ou0", "u": "u0", "ua": "wa0", "uai": "wai0", "uan": "wa0n",
    "uang": "wa0ŋ", "uei": "wei0", "uen": "wə0n", "ueng": "wə0ŋ", "uo": "wo0", "v": "y0",
    "van": "ɥɛ0n", "ve": "ɥe0", "vn": "y0n",
}  # fmt: skip
_WHOLE = {
    "er": "ɚ0", "r": "ɚ0", "o": "ɔ0", "m": "m0", "n": "n0", "ng": "ŋ0", "hm": "hm0", "hng": "hŋ0",
    "ê": "ɛ0", "wong": "wʊ0ŋ", "lo": "lɔ0",
}  # fmt: skip
_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘"}
TONE_SIGNS = re.compile(f"[{''.join(_TONES.values())}]")
"""The sign of a tone among those of a syllable; a neutral one has none."""
# Finals as pinyin writes them behind an initial, and what it writes where there is none.
_SHORT = {"iu": "iou", "ui": "uei", "un": "uen", "ue": "ve"}
_BEGINNINGS = (
    ("yu", "v"), ("yo(?=ng)", "io"), ("you", "iou"), ("yi", "i"), ("y", "i"), ("wu", "u"),
    ("w", "u"),
)  # fmt: skip
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)([a-zê]+)")
_BUZZED = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))
_FRONT = frozenset("jqx")


def syllable_sounds(syllable: str) -> str:
    """A base syllable (hao3, lv4, r5) as signs (xau↓); "" for what is no syllable of Mandarin."""
    tone = _TONES.get(syllable[-1:], "")
    plain = syllable.rstrip("012345").replace("ü", "v").replace("u:", "v")
    return _plain_sounds(plain).replace("0", tone)


def word_sounds(reading: Sequence[str]) -> str:
    """The syllables of a word as signs; those without sounds are left out."""
    return "".join(map(syllable_sounds, reading))


def is_syllable(plain: str) -> bool:
    """Whether letters without a tone are a syllable that can be spoken."""
    return bool(_plain_sounds(plain))


def _plain_sounds(plain: str) -> str:
    """A syllable without its tone, whose place is marked by 0."""
    if plain in _WHOLE:
        return _WHOLE[plain]
    if plain[:1] in ("y", "w"):
        return _FINALS.get(_without_beginning(plain), "")
    found = _SYLLABLE.fullmatch(plain)
    if found is None:
        return ""
    initial, final = found[1], found[2]
    if final == "i" and initial in _BUZZED:
        return _INITIALS[initial] + "ɨ0"
    if initial in _FRONT and initial and final.startswith("u"):
        final = "v" + final[1:]
    sounds = _FINALS.get(_SHORT.get(final, final) if initial else final, "")
    return _INITIALS[initial] + sounds if sounds else ""


def _without_beginning(plain: str) -> str:
    """A syllable with y or w as the final that it is: yan is ian, wen is uen."""
    for beginning, final in _BEGINNINGS:
        if re.match(beginning, plain):
            final = re.sub("^" + beginning, final, plain)
            return _SHORT.get(final, final)
    return plain
