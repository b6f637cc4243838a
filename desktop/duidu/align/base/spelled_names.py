"""Finds Latin names that a Chinese text writes by sound: 王琦瑶 Wang Qiyao, 弗莱厄蒂 Flaherty.

Which names may be there is known from the other side.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from duidu.align.base.names import Readings, sound_alike
from duidu.align.base.protocol import Ints
from duidu.core.recent import remembering

MARK = "~"
"""Stands before a name found by sound, so that it is no word of the text."""

_LATIN = re.compile(r"[A-Za-z]{3,}")  # shorter words are alike by chance
_SYLLABLES = 3  # of one word of a Chinese name
# Characters that transliterations are written with; none of them makes a name by itself.
_TRANSLITERATING = re.compile(
    "[阿埃艾安奥巴班邦鲍贝本比彼宾波伯勃博布查达戴丹德登邓狄迪蒂丁杜顿多厄恩尔法凡菲费弗夫福"
    "戈哥格根古哈海汉赫亨胡霍基吉加杰金卡凯坎康考科克肯库拉莱赖兰朗劳勒雷黎里丽利"
    "莉廉林琳卢鲁路伦罗洛马玛迈曼麦梅门蒙米密明摩莫姆纳娜内尼涅努诺欧帕潘庞"
    "佩彭皮普齐乔切琴丘让热荣茹瑞萨塞桑沙莎尚绍舍史舒司斯苏索塔泰坦汤特提图托瓦万威"
    "韦维温文沃乌武西希锡夏香肖谢辛休修雪亚扬耶叶伊因英尤于约赞泽扎詹珍芝朱兹佐]"
    "{2,7}"
)
_MOST_CHARACTERS = 20_000  # whose syllables are remembered
_ALIKE = 0.7  # likeness of sound from which a stretch is the name


class _FirstSyllables(dict[str, str]):
    """The usual syllable of each character, "" where it has none."""

    def __init__(self, readings: Readings) -> None:
        super().__init__()
        self._readings = readings

    def __missing__(self, character: str) -> str:
        syllable = (self._readings(character) or ("",))[0]
        # Other characters than hanzi are more than a text ever has.
        if len(self) < _MOST_CHARACTERS:
            self[character] = syllable
        return syllable


class Sounds:
    """Compares Chinese text with names by sound; remembers readings and comparisons."""

    def __init__(self, syllables: Readings) -> None:
        """Use `syllables` for the readings of characters; only common hanzi write names."""
        self._any = syllables
        # The same names come up all through a text.
        self._readings: Readings = remembering(self._syllables, 20_000)
        self._first = _FirstSyllables(self._syllables)
        self.alike = remembering(self._sounds_alike, 50_000)
        """Whether characters sound like a name."""

    def spelt(self, text: str, wanted: "Wanted") -> Iterator[str]:
        """The wanted names (lower case) that are written in pinyin syllables, as they occur."""
        names, begun = wanted.names, wanted.beginnings
        syllables = list(map(self._first.__getitem__, text))
        for at, syllable in enumerate(syllables):
            if syllable not in begun:
                continue
            spelt = ""
            for syllable in syllables[at : at + _SYLLABLES]:
                spelt += syllable
                if not syllable or spelt not in begun:
                    break
                if spelt in names:
                    yield spelt

    def _sounds_alike(self, characters: str, name: str) -> bool:
        return sound_alike(characters, name, self._readings, _ALIKE) >= _ALIKE

    def _syllables(self, character: str) -> tuple[str, ...]:
        return self._any(character) if "\u4e00" <= character <= "\u9fff" else ()


class Wanted:
    """Names that are looked for, and how any of them begins: most syllables begin none."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self.beginnings = frozenset(
            name[:end] for name in self.names for end in range(1, len(name) + 1)
        )


class SpelledNames:
    """The Latin names of a target that a Chinese source may write by sound.

    `names` are all words of the target that have a capital anywhere, in lower case. What is looked
    for in a part of the text are those that always have one there.
    """

    def __init__(self, sounds: Sounds, clauses: Sequence[str], sentences: Sequence[str]) -> None:
        """Read the clauses of the source and the sentences of the target."""
        self._sounds = sounds
        self._capital, self._small, self.names = _latin_words(sentences)
        self._number = {name: n for n, name in enumerate(self.names)}
        wanted = Wanted(self.names)
        self._sizes = (len(clauses), len(sentences))
        self._spelt = _pairs(
            (clause, self._number[name])
            for clause, text in enumerate(clauses)
            for name in sounds.spelt(text, wanted)
        )
        runs: dict[str, int] = {}
        self._written = _pairs(
            (clause, runs.setdefault(match.group(), len(runs)))
            for clause, text in enumerate(clauses)
            for match in _TRANSLITERATING.finditer(text)
        )
        self._runs = tuple(runs)

    def within(self, clauses: Ints, sentences: Ints) -> tuple[Ints, Ints]:
        """The names found in clauses of the source, among those of sentences of the target.

        Their numbers, and for each the place in `clauses` where it is found.
        """
        sought = np.zeros(len(self.names), bool)
        beside = _mask(sentences, self._sizes[1])
        sought[self._capital[beside[self._capital[:, 0]], 1]] = True
        sought[self._small[beside[self._small[:, 0]], 1]] = False
        place = np.full(self._sizes[0], -1)
        place[clauses] = np.arange(len(clauses))
        spelt = self._spelt[(place[self._spelt[:, 0]] >= 0) & sought[self._spelt[:, 1]]]
        written = self._written[place[self._written[:, 0]] >= 0]
        names = [self.names[n] for n in np.nonzero(sought)[0]]
        answers = {
            run: [self._number[name] for name in names if self._sounds.alike(text, name)]
            for run in dict.fromkeys(written[:, 1].tolist())
            for text in [self._runs[run]]
        }
        found = [(clause, n) for clause, run in written.tolist() for n in answers[run]]
        all_found = np.concatenate((spelt, _pairs(found)))
        return all_found[:, 1], place[all_found[:, 0]]


def _latin_words(sentences: Sequence[str]) -> tuple[Ints, Ints, tuple[str, ...]]:
    """Sentences with a word in capital and in small letters, and the words that have a capital.

    Both as pairs of a sentence and the number of a word.
    """
    words = [set(_LATIN.findall(sentence)) for sentence in sentences]
    names = dict.fromkeys(
        word.lower() for found in words for word in sorted(found) if word[0].isupper()
    )
    number = {name: n for n, name in enumerate(names)}
    capital: list[tuple[int, int]] = []
    small: list[tuple[int, int]] = []
    for sentence, found in enumerate(words):
        for word in found:
            if (n := number.get(word.lower())) is not None:
                (capital if word[0].isupper() else small).append((sentence, n))
    return _pairs(capital), _pairs(small), tuple(names)


def _pairs(found: Iterable[tuple[int, int]]) -> Ints:
    """Pairs of numbers as an array of two columns."""
    return np.array(list(found), np.int64).reshape(-1, 2)


def _mask(numbers: Ints, size: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros(size, bool)
    mask[numbers] = True
    return mask
