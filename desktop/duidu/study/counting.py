"""Counts the different words of a text, each with where it stands first and what it is there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress
from operator import itemgetter

from duidu.core.article import SideName
from duidu.language.corrections import Corrections
from duidu.language.word_kinds import WordKinds
from duidu.study.coverage import WordCount, WordCounts
from duidu.study.roles import Role, roles_of

Piece = tuple[int, int, str, str, Corrections]
"""Block, offset in it, text, translation, and the corrections of the block."""


def count_words(
    kinds: WordKinds,
    side: SideName,
    texts: Iterable[Piece],
) -> WordCounts:
    """The words of pieces of a text in reading order."""
    judged = [role for role in Role if role is not Role.NONE]
    counts: dict[Role, Counter[str]] = {role: Counter() for role in judged}
    firsts: dict[Role, dict[str, tuple[int, int]]] = {role: {} for role in counts}
    order: list[tuple[str, Role]] = []
    for block, start, text, answer, corrections in texts:
        words = kinds.cut(text, corrections)
        roles = roles_of(kinds, words, answer)
        texts_of = [word for word, _ in words]
        new: list[tuple[int, str, Role]] = []
        for role, counted in counts.items():
            if role not in roles:
                continue
            found = list(compress(texts_of, [its is role for its in roles]))
            new += [
                (_first(word, role, texts_of, roles), word, role)
                for word in dict.fromkeys(found)
                if word not in counted
            ]
            counted.update(found)
        if new:
            starts = list(accumulate(map(len, texts_of), initial=start))
            for at, word, role in sorted(new, key=itemgetter(0)):
                firsts[role][word] = (block, starts[at])
                order.append((word, role))
    return WordCounts(
        side,
        tuple(
            WordCount(word, role, counts[role][word], *firsts[role][word]) for word, role in order
        ),
    )


def _first(word: str, role: Role, words: Sequence[str], roles: Sequence[Role]) -> int:
    """The index at which a word stands first with this role, which it has somewhere."""
    at = words.index(word)
    while roles[at] is not role:
        at = words.index(word, at + 1)
    return at
