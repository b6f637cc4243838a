"""Characters of the symbol fonts of Word, which have codes of their own: ✓ is 0xFC of Wingdings.

After the tables of Unicode's mappings for Symbol and of its proposals for Wingdings.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

# From 0x20 on; a blank is a sign that no character is known for.
_GREEK = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
    "                                 "
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_SIGNS = (
    " ✏✂✁👓🔔📖🕯☎✆✉📩📪📫📬📭📁📂📄📃🗐🗄⌛⌨🖰🖲🖳🖴💾🖬✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸"
    "♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶❝❞ ⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•"
    "▪○🞆🞈◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋"
    "←→↑↓↖↗↙↘⬅➔⬆⬇⬉⬈⬋⬊⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✓☒☑🪟"
)
_MORE_SIGNS: Mapping[int, str] = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x69: "⓪",
    **{0x6A + number: chr(0x2460 + number) for number in range(10)},
    0x74: "⓿",
    **{0x75 + number: chr(0x2776 + number) for number in range(10)},
    0x97: "●",
    0x99: "○",
    0xA1: "■",
    0xA3: "□",
    0xAE: "◆",
    0xEA: "★",
}
_WEB_SIGNS: Mapping[int, str] = {
    0x3C: "■",
    0x61: "✓",
    0x63: "□",
    0x67: "■",
    0x6E: "●",
    0x72: "✗",
    0x59: "♥",
    0x8D: "☼",
}
_PRIVATE = range(0xE000, 0xF900)
_PRIVATE_SIGN = re.compile("[\ue000-\uf8ff]")
# Where Word puts the 256 signs of a symbol font.
_OF_FONTS = range(0xF000, 0xF100)


def character_of(font: str, code: int) -> str:
    """The character that a font shows for a code, "" where only the font knows it."""
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    own = code - 0xF000 if code in _OF_FONTS else code
    table = _tables().get(font.strip().lower())
    if table is not None and own < 0x100:
        return table.get(own, "")
    return "" if code in _PRIVATE else chr(code)


def is_private(text: str) -> bool:
    """Whether a text has a character that only fonts know."""
    return _PRIVATE_SIGN.search(text) is not None


def has_signs_of_its_own(font: str) -> bool:
    """Whether a font has signs that are known here."""
    return font.strip().lower() in _tables()


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[int, str]]:
    """The characters of each font by their codes there."""
    greek, signs = (
        {0x20 + place: sign for place, sign in enumerate(row) if sign != " "}
        for row in (_GREEK, _SIGNS)
    )
    return {
        "symbol": {0x20: " ", **greek},
        "wingdings": {0x20: " ", **signs},
        "wingdings 2": _MORE_SIGNS,
        "webdings": _WEB_SIGNS,
    }
