"""Converts pinyin syllables to zhuyin fuhao (bopomofo)."""

_INITIALS = {
    "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ", "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ",
    "t": "ㄊ", "n": "ㄋ", "l": "ㄌ", "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ",
    "x": "ㄒ", "r": "ㄖ", "z": "ㄗ", "c": "ㄘ", "s": "ㄙ",
}  # fmt: skip
_FINALS = {
    "": "", "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ",
    "an": "ㄢ", "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "r": "ㄦ", "i": "ㄧ",
    "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ", "iu": "ㄧㄡ",
    "iou": "ㄧㄡ", "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "u": "ㄨ",
    "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uei": "ㄨㄟ", "uan": "ㄨㄢ",
    "un": "ㄨㄣ", "uen": "ㄨㄣ", "uang": "ㄨㄤ", "ong": "ㄨㄥ", "ueng": "ㄨㄥ", "v": "ㄩ",
    "ve": "ㄩㄝ", "van": "ㄩㄢ", "vn": "ㄩㄣ", "iong": "ㄩㄥ", "ê": "ㄝ",
}  # fmt: skip
_WHOLE = {
    "m": "ㄇ",
    "n": "ㄋ",
    "ng": "ㄫ",
    "hm": "ㄏㄇ",
    "hng": "ㄏㄫ",
    "r": "ㄦ",
    "yo": "ㄧㄛ",
    "lo": "ㄌㄛ",
}
_TONES = {"1": "", "2": "ˊ", "3": "ˇ", "4": "ˋ"}
_BUZZING = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))


def to_zhuyin(syllable: str) -> str:
    """hao3 as ㄏㄠˇ; the dot of the neutral tone stands in front (˙ㄇㄜ).

    What is no syllable is returned unchanged.
    """
    letters, tone = syllable[:-1], syllable[-1:]
    sound = _sound(letters) if tone in "12345" and tone else None
    if sound is None:
        return syllable
    return "˙" + sound if tone == "5" else sound + _TONES[tone]


def _sound(letters: str) -> str | None:
    """The syllable without its tone; None for what is no syllable."""
    if letters in _WHOLE:
        return _WHOLE[letters]
    if letters[:1] in "yw":
        letters = _without_semivowel(letters)
        initial = ""
    else:
        initial = next((i for i in _INITIALS if letters.startswith(i)), "")
    final = letters[len(initial) :]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    if initial in _BUZZING and final == "i":
        final = ""
    sound = _FINALS.get(final)
    return None if sound is None else _INITIALS.get(initial, "") + sound


def _without_semivowel(letters: str) -> str:
    """The letters without initial y or w: yi, yu, wu as i, v, u; you as iou, wei as uei."""
    if letters.startswith("yu"):
        return "v" + letters[2:]
    if letters.startswith(("yi", "wu")):
        return letters[1:]
    return {"y": "i", "w": "u"}[letters[0]] + letters[1:]
