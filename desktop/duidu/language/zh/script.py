"""Converts traditional to simplified characters one by one, so that offsets stay the same.

Both scripts are then cut and read by the same rules.
"""

from duidu.language.zh.wordfile import WordFile

# Simplified text has these characters too, with another meaning. They are converted only where the
# text is traditional.
SHARED_FORMS = {
    "著": "着",
    "於": "于",
    "瞭": "了",
    "藉": "借",
    "徵": "征",
    "麽": "么",
    "餘": "余",
    "乾": "干",
    "夥": "伙",
    "鍾": "钟",
    "摺": "折",
}


class ScriptConverter:
    """Knows one simplified character for each traditional one, from OpenCC's table."""

    def __init__(self, words: WordFile) -> None:
        pairs = words.text("simplified")
        clear = dict(zip(map(ord, pairs[::2]), pairs[1::2], strict=True))
        self._clear = frozenset(
            one for one, other in zip(pairs[::2], pairs[1::2], strict=True) if one != other
        )
        self._all = clear | {ord(c): simple for c, simple in SHARED_FORMS.items()}

    def simplified(self, text: str) -> str:
        """The text with one character for one; the same object when nothing changes."""
        # Most texts have none of them, and this is told in a third of the time of converting.
        if self._clear.isdisjoint(text):
            return text
        return text.translate(self._all)
