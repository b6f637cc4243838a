"""Keeps names whole that the word file does not have.

These are transliterations (弗莱厄蒂), found by the characters they are written with, and names
joined by · (阿什拉夫·加尼).
"""

import re
from collections.abc import Iterable, Sequence

from duidu.language.zh.islands import HANZI
from duidu.language.zh.wordfile import WordFile

DOTS = frozenset("·•・‧∙⋅")
_HAN = re.compile(f"[{HANZI}]")
_NAME_TAGS = frozenset(("nr", "ns", "nz"))
# Log likelihood ratios of name against running text, summed and averaged over a run. The thresholds
# were chosen on the development segmentation.
_WHOLE, _MEAN, _PAIR = 6.0, 2.2, 5.5
_PIECE, _STRANGER = 0.5, -3.0
# The same where a character that the official tables of transliteration have, and our data hardly,
# stands among pieces or at an end: 泽连斯基, 邓布利多, 朔尔茨.
_MIXED_WHOLE, _MIXED_MEAN = 5.9, 1.4
_INNER = frozenset(
    "柴昌丹登邓丰冯富冈洪胡惠季江金京居孔连良隆姆宁庞琴琼热仁任荣申施孙唐图旺威韦魏温武夏欣逊延英赫朔"
)
_AT_END, _WORST = frozenset("邓朔冯琼瑟欣茜"), -1.0
# Of what jieba's words call a name.
_LISTED_MEAN, _LISTED_LEAST = 1.2, -1.5
# What kind of place or tongue a name is stands behind it as a word: 加利福尼亚|州, 博杰普尔|语.
_KINDS = frozenset("州岛语")
_NO_NAME_ENDS = frozenset("人语族河州岛湖山市省县国城队党派教式型级站诗文义邦菜区赛路寺洲军草")
# Code points; parts of transcribed names are seldom longer, and the work grows with it.
_LONGEST_PART = 8


class NameFinder:
    """Joins words that are parts of one name."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._scores = words.scores("transliteration")

    def join_names(
        self, words: list[str], places: Iterable[tuple[int, int]]
    ) -> tuple[list[str], set[int]]:
        """The words with names joined, and the indexes of those names.

        `places` are (start, end) of runs of words each of which may be a piece of one.
        """
        runs: list[str] = []
        names: set[int] = set()
        at = 0
        for start, end in places:
            runs.extend(words[at:start])
            at = start
            while at < end:
                if self._is_name(words[at:end]):
                    names.add(len(runs))
                    runs.append("".join(words[at:end]))
                    at = end
                else:
                    runs.append(words[at])
                    at += 1
        runs.extend(words[at:])
        return self._with_dots(runs, names)

    def _is_name(self, pieces: Sequence[str]) -> bool:
        """Whether pieces that names are made of are a transliterated name together."""
        # One word is no name, and words alone are more likely a phrase than a name in pieces.
        if len(pieces) < 2 or all(len(word) > 1 and self._words.is_entry(word) for word in pieces):
            return False
        run = "".join(pieces)
        score = sum(self._scores.get(c, _STRANGER) for c in run)
        # Two characters prove less than many, so their sum alone decides; long runs must also be
        # good on average.
        return score > _PAIR if len(run) == 2 else score > _WHOLE and score > _MEAN * len(run)

    def join_mixed(self, words: list[str], places: Iterable[tuple[int, int]]) -> list[str]:
        """The words with names joined that have characters which are hardly a piece of others."""
        joined: list[str] = []
        at = 0
        for start, end in places:
            run = "".join(words[start:end])
            if self.is_mixed(run):
                joined.extend(words[at:start])
                joined.append(run)
                at = end
        joined.extend(words[at:])
        return joined

    def is_mixed(self, run: str) -> bool:
        """Whether characters of which one is hardly a piece of a name are one together."""
        whole = sum(
            max(self._scores.get(c, _STRANGER), 0.0 if c in _AT_END else _WORST) for c in run
        )
        return len(run) > 2 and whole > _MIXED_WHOLE and whole > _MIXED_MEAN * len(run)

    def is_listed(self, word: str) -> bool:
        """Whether a word without an entry is a transliteration: jieba says so, and it sounds so."""
        if len(word) < 3 or word[-1] in _NO_NAME_ENDS or self._words.tag(word) not in _NAME_TAGS:
            return False
        scores = [self._scores.get(c, _STRANGER) for c in word]
        return (
            scores[0] > 0 and min(scores) > _LISTED_LEAST and sum(scores) > _LISTED_MEAN * len(word)
        )

    @staticmethod
    def place_in_mixed(word: str) -> tuple[bool, bool]:
        """Whether a word may stand among the pieces of a name, and at an end of it."""
        return word in _INNER, word in _AT_END

    def may_be_piece(self, word: str) -> bool:
        """Whether a word may be a piece of a transliterated name."""
        scores = self._scores
        if len(word) == 1:
            return word not in _KINDS and scores.get(word, _STRANGER) > _PIECE
        return (
            all(scores.get(c, _STRANGER) > _PIECE for c in word)
            and self._words.tag(word) in _NAME_TAGS
        )

    def _with_dots(self, words: list[str], names: set[int]) -> tuple[list[str], set[int]]:
        """Joins the parts of names at their dots."""
        if DOTS.isdisjoint(words):
            return words, names
        joined: list[str] = []
        found: set[int] = set()
        at = 0
        while at < len(words):
            word = words[at]
            if (
                word in DOTS
                and joined
                and _is_part(joined[-1])
                and at + 1 < len(words)
                and _is_part(words[at + 1])
            ):
                found.add(len(joined) - 1)
                # Behind a dot weaker evidence is enough: the dot itself says that a name goes on.
                end = self._part_end(words, at + 1, names)
                joined[-1] += "".join(words[at:end])
                at = end
                continue
            if at in names:
                found.add(len(joined))
            joined.append(word)
            at += 1
        return joined, found

    def _part_end(self, words: list[str], at: int, names: set[int]) -> int:
        """Where the part of a name that begins at `at`, behind a dot, ends."""
        end = at + 1
        if at in names or len(words[at]) == 1 or self.may_be_piece(words[at]):
            while end < len(words) and (
                end in names or (len(words[end]) == 1 and self.may_be_piece(words[end]))
            ):
                end += 1
        return end


def _is_part(word: str) -> bool:
    last = re.split(f"[{''.join(DOTS)}]", word)[-1]
    return _HAN.match(word) is not None and len(last) <= _LONGEST_PART
