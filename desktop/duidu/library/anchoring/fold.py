"""One form of writing for comparing texts: simplified, half width, one dash, one quotation mark.

Every code point is folded to exactly one, so offsets in the folded text are offsets in the text.
"""

from functools import cache

from duidu.resources import resource

_PUNCTUATION = {
    ".": "。．…․⋯",
    ",": "、，",
    ";": "；",
    ":": "：∶",
    "-": "—–―‒−‐‑－─",
    '"': "“”„‟«»「」『』〝〞＂",
    "'": "‘’‚‛＇´",
    "(": "（",
    ")": "）",
    "<": "《〈＜",
    ">": "》〉＞",
    "[": "【〔［",
    "]": "】〕］",
    "·": "•・‧∙",
    " ": "\t\n\r\u00a0\u2002\u2003\u2009\u200a\u202f\u3000",
}


def fold(text: str) -> str:
    """The text in the form in which it is compared; same length. Not for showing."""
    return text.translate(_table())


@cache
def _table() -> dict[int, int]:
    # The full-width forms of ASCII, from ！ to ～.
    table = {0xFF01 + i: 0x21 + i for i in range(94)}
    table |= {
        ord(c): ord(folded) for folded, characters in _PUNCTUATION.items() for c in characters
    }
    variants, folded = resource("data", "variants.txt").read_text(encoding="utf-8").splitlines()
    return table | {ord(c): ord(f) for c, f in zip(variants, folded, strict=True)}
