"""Search for English words in any of their inflections; several words in this order."""

import re
from collections.abc import Callable, Iterator
from typing import Protocol

_WORDS = re.compile(r"[A-Za-z]+(?:[ '’][A-Za-z]+)*")


class Inflecting(Protocol):
    """What a language knows of inflections."""

    def stem(self, word: str) -> str:
        """What all inflections of a word have in common."""

    def forms(self, word: str) -> tuple[str, ...]:
        """Inflections that do not begin like the word: went for go."""


class Remembered(dict[str, bool]):
    """Answers to a question about a character or word, each worked out once.

    A book asks the same a million times.
    """

    def __init__(self, ask: Callable[[str], bool]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: str) -> bool:
        self[key] = answer = self._ask(key)
        return answer


def is_inflected(text: str) -> bool:
    """Whether a search is for English words, one of them longer than a letter."""
    return _WORDS.fullmatch(text) is not None and any(len(word) > 1 for word in text.split())


def inflected_matcher(
    typed: str, english: Inflecting
) -> Callable[[str], Iterator[tuple[int, int]]]:
    """A matcher of the words typed, separated by spaces, in any of their inflections."""
    words = typed.lower().split()
    meant = [_meant(word, english) for word in words]
    # One pattern finds candidates quickly; only these are asked for their stems.
    pattern = re.compile(
        r"\b" + r"\s+".join(_beginning(word, english) for word in words) + r"(?![a-z])",
        re.IGNORECASE,
    )

    def match(text: str) -> Iterator[tuple[int, int]]:
        for found in pattern.finditer(text):
            if all(means[word] for means, word in zip(meant, found.groups(), strict=True)):
                yield found.span()

    return match


def _meant(word: str, english: Inflecting) -> Remembered:
    """Whether another word has the same stem."""
    wanted = english.stem(word)
    return Remembered(lambda other: english.stem(other.lower()) == wanted)


def _beginning(word: str, english: Inflecting) -> str:
    """A pattern for words with the first letter of an inflection; the others need no stem."""
    letters = {form[0] for form in (word, english.stem(word), *english.forms(word)) if form}
    return f"([{''.join(sorted(letters))}][a-z]*(?:['’][a-z]+)?)"
