"""What a word is where it stands: one to be judged, a name or number, or nothing.

That needs the text around it, and no dictionary; `learner_rule` judges the words after that.
"""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from duidu.core.token import TokenKind
from duidu.language.word_kinds import CutWord, WordKinds


class Role(Enum):
    """What a word is where it stands: to be judged as a word, a name or number, or nothing.

    A measure belongs to the number before it: it is known or nobody's to learn.
    """

    WORD = 0
    NAME = 1
    NONE = 2
    MEASURE = 3


def roles_of(kinds: WordKinds, words: Sequence[CutWord], answer: str = "") -> list[Role]:
    """The roles of the words of a text; `answer` is its translation."""
    # Asked of every word of a book: to look a member of an enumeration up costs its hash.
    plain, name, number = TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER
    as_word, as_name, as_nothing = Role.WORD, Role.NAME, Role.NONE
    found = [
        as_word if kind is plain else as_name if kind is name or kind is number else as_nothing
        for _, kind in words
    ]
    for i in kinds.measures(words):
        if found[i] is Role.WORD:
            found[i] = Role.MEASURE
    for i in kinds.name_pieces(words, answer):
        found[i] = Role.NAME
    for i, ((last, _), (word, _)) in enumerate(pairwise(words), 1):
        # Cut as 说 and 一说, it is the one word said again.
        if word[-1] == last[-1] and word != last and _is_again(kinds, last, word):
            found[i] = Role.NONE
    return found


def _is_again(kinds: WordKinds, last: str, word: str) -> bool:
    return len(word) > len(last) and word.endswith(last) and kinds.repeats(last + word) == last
