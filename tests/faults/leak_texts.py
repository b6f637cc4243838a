"""Articles for leaks.py: texts with their translations, each of which has words of its own.

Whatever a program remembers of words grows with such texts, as it grows in months of reading.
"""

import random
import re
from collections.abc import Callable

import apsw

from duidu.resources import resource
from fixtures.cutting import WORDS

ROWS = 8
_RARE, _COMMON, _NEW = 6, 4, 6  # words of a row: of the dictionary, of everybody, made up
_ENGLISH = ("river", "boat", "old", "man", "water", "morning", "fish", "house", "rain", "child")
_GERMAN = ("der", "Fluss", "und", "das", "Boot", "ist", "ein", "alter", "Mann", "nicht", "im")
_BEGINNINGS = ("b", "br", "c", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "st", "t")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea", "oo")
_ENDS = ("l", "n", "r", "st", "ck", "m", "nd", "x", "")
_ENDINGS = ("", "s", "ed", "ing", "er", "ation", "ly", "ness")
_SOUNDS = "阿埃巴本比布达德迪杜恩尔法菲格哈基加卡科拉莱罗洛马米莫纳尼诺帕瑞萨森斯塔特托瓦维西亚扎"

Sides = tuple[str, str]
"""The text in both languages, a paragraph a row."""


class Dictionary:
    """Words with their meanings, at random out of all there are."""

    def __init__(self) -> None:
        file = resource("data", "cedict.sqlite")
        self._connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
        (self._size,) = next(self._connection.execute("SELECT max(id) FROM entry"))

    def word(self, chance: random.Random) -> tuple[str, str, str]:
        """A word in simplified and traditional characters, and the words of its first meaning."""
        asked = "SELECT simp, trad, glosses FROM entry WHERE id = ?"
        number = chance.randint(1, self._size)
        simplified, traditional, glosses = next(self._connection.execute(asked, (number,)))
        meant = re.findall(r"[A-Za-z]+", re.sub(r"\([^)]*\)", "", glosses.split("/")[0]))
        return simplified, traditional, " ".join(meant[:3])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def made_up(chance: random.Random) -> str:
    """A word that no language has."""
    syllables = (
        chance.choice(_BEGINNINGS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
        for _ in range(chance.randint(1, 3))
    )
    return "".join(syllables) + chance.choice(_ENDINGS)


def _shared(number: int, dictionary: Dictionary) -> Sides:
    """The same words in all articles, in another order."""
    chance = random.Random(number)
    rows = range(ROWS)
    return (
        "\n".join("".join(chance.choices(list(WORDS), k=8)) + f"{number}。" for _ in rows),
        "\n".join(
            f"The {' '.join(chance.choices(_ENGLISH, k=10))} {row} in {number}." for row in rows
        ),
    )


def _chinese(number: int, dictionary: Dictionary, form: int) -> Sides:
    """Words of the dictionary in one form (0 simplified, 1 traditional), names, made-up English."""
    chance = random.Random(number)
    chinese, english = [], []
    for row in range(ROWS):
        rare = [dictionary.word(chance) for _ in range(_RARE)]
        name = made_up(chance).capitalize()
        written = [
            *(word[form] for word in rare),
            *chance.choices(list(WORDS), k=_COMMON),
            "".join(chance.choices(_SOUNDS, k=3)),
        ]
        meant = [
            *(word[2] for word in rare),
            *chance.choices(_ENGLISH, k=_COMMON),
            *(made_up(chance) for _ in range(_NEW)),
            name,
        ]
        chance.shuffle(written)
        chance.shuffle(meant)
        chinese.append("，".join(written) + f"{number}。")
        english.append(f"The {' '.join(meant)} {row} in {number}.")
    return "\n".join(chinese), "\n".join(english)


def _german(number: int, dictionary: Dictionary) -> Sides:
    """Common and made-up German; the made-up words of both sides are the same, as names are."""
    chance = random.Random(number)
    german, english = [], []
    for row in range(ROWS):
        new = [made_up(chance).capitalize() for _ in range(_NEW)]
        joined = [made_up(chance).capitalize() + made_up(chance) for _ in range(_RARE)]
        german.append(" ".join((*chance.choices(_GERMAN, k=8), *new, *joined, f"{number}.")))
        english.append(f"The {' '.join((*chance.choices(_ENGLISH, k=8), *new))} {row} in {number}.")
    return "\n".join(german), "\n".join(english)


TEXTS: dict[str, tuple[tuple[str, str], Callable[[int, Dictionary], Sides]]] = {
    "varied": (("zh-Hans", "en"), lambda number, words: _chinese(number, words, 0)),
    "traditional": (("zh-Hant", "en"), lambda number, words: _chinese(number, words, 1)),
    "german": (("de", "en"), _german),
    "shared": (("zh-Hans", "en"), _shared),
}
"""By name: the languages of both sides, and what writes the article of a number."""
