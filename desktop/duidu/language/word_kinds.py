"""What a language tells of its words without a dictionary: numbers, dates, names, regular forms."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from duidu.core.token import TokenKind
from duidu.language.corrections import Corrections

CutWord = tuple[str, TokenKind]
"""A word of a text and its kind."""


class Parts(NamedTuple):
    """A word divided in two: `start` code points and the rest.

    `is_regular` says that grammar makes such words of any others, so that who knows the parts
    knows the word (门外); else the dictionary has to tell whether the parts make its meaning
    (春雨 does, 风水 does not). With `is_certain` that holds also where a list teaches the word by
    itself (看不见). `is_act` says that the first part does something with the second (买菜), which
    the dictionary says in other words often. Between the parts are `skipped` code points, which
    everybody knows. `bound` parts are known by whoever knows the language at all, such as an
    ending.
    """

    start: int
    is_regular: bool = False
    first_is_bound: bool = False
    second_is_bound: bool = False
    is_certain: bool = False
    is_act: bool = False
    skipped: int = 0


class WordKinds(Protocol):
    """Kinds of the words of one language. Pure, and for any thread."""

    def counts(self, word: str) -> bool:
        """Whether it is made as a number, a number with its measure or a date is made.

        几个, 第二次, 周四. A word of its own may be made so, too (万岁): the dictionary tells.
        """

    def is_concept(self, word: str) -> bool:
        """Whether it is to be learnt although it is written as a name: 佛教, 英语, 元宵节."""

    def divisions(self, word: str) -> Iterator[Parts]:
        """The ways in which a word may be made of two parts, those of grammar first."""

    def repeats(self, word: str) -> str:
        """The word that this one repeats: 看 for 看看 and 看一看, 高兴 for 高高兴兴; or ""."""

    def cut(self, text: str, corrections: Corrections) -> Sequence[CutWord]:
        """The words of a text, which together are the text; their readings take as long again."""

    def fuller(self, word: str) -> Sequence[str]:
        """Forms of a word that mean the same and are taught in its place: 桌子 for 桌."""

    def name_pieces(self, words: Sequence[CutWord], answer: str) -> frozenset[int]:
        """Which words, by their index, are names or pieces of names, or of numbers that were cut.

        `answer` is the translation of these words or of more: a name that it spells counts.
        """

    def measures(self, words: Sequence[CutWord]) -> frozenset[int]:
        """Which words, by their index, only say in what the number before them counts: 一 棵 树."""
