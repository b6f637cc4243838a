"""Matchers of what a person types into a search.

A text matches in either Chinese script and any width; besides, pinyin without tones matches
hanzi, English words match their inflections, and a regular expression is taken as one.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from duidu.app.search.regular_expression import TimeLimit, compile_expression
from duidu.language.find_inflected import Inflecting, Remembered, inflected_matcher, is_inflected
from duidu.language.registry import describe, first_with
from duidu.library.anchoring.fold import fold

_NO_LETTER = re.compile("[^a-z]+")
# Somewhat more than all syllables there are: an initial and vowels, perhaps with n, ng or r; one
# that hums; the r of 儿. Possessive, so that no cut is tried twice.
_SYLLABLES = re.compile(
    "(?:(?>(?:[zcs]h|[bcdfghjklmnpqrstwxyz])?)(?:[aeiouv]{1,3}+(?>(?:ng|n|r)?))|h?+(?:ng|n|m)|r)+"
)
_LONGEST = 200  # characters of a query that may be pinyin or inflected words

Spans = Iterable[tuple[int, int]]
Matcher = Callable[[str], Spans]


@dataclass(frozen=True, slots=True)
class Query:
    """What the person typed.

    `regex` takes it as a regular expression, which ignores case unless it says otherwise.
    """

    text: str
    regex: bool = False


class Patterns:
    """Makes matchers of queries.

    `readings` gives the toneless syllables of a hanzi; `english` tells which words are
    inflections of one.
    """

    def __init__(self, readings: Callable[[str], tuple[str, ...]], english: Inflecting) -> None:
        # About as many as there are hanzi in use.
        self.readings = lru_cache(maxsize=20_000)(readings)
        self.english = english

    def matcher(self, query: Query, language: str, limit: TimeLimit | None = None) -> Matcher:
        """A matcher for texts of one language; those of one search share their time limit.

        Raises UsageError for a broken regular expression; the matcher of one raises TooSlowError.
        """
        text = query.text.strip()
        if query.regex:
            return compile_expression(text, limit or TimeLimit())
        latin = text.lower().replace("ü", "v")
        if len(text) > _LONGEST:
            return literal(text)
        if describe(language).syllables and latin.isascii() and may_be_pinyin(latin):
            return either(literal(text), self.sounding(latin))
        if is_inflected(text):
            return either(literal(text), self.inflected(text))
        return literal(text)

    def inflected(self, typed: str) -> Matcher:
        """A matcher of English words in any of their inflections."""
        return inflected_matcher(typed, self.english)

    def sounding(self, typed: str) -> Matcher:
        """A matcher of hanzi that can be read as what was typed.

        Tones do not count, nor how the syllables are separated.
        """
        letters = _NO_LETTER.sub("", typed)
        begins = Remembered(lambda character: letters.startswith(self.readings(character)))

        def match(text: str) -> Spans:
            for start, character in enumerate(text):
                if begins[character] and (end := self._read_as(text, start, letters)) is not None:
                    yield start, end

        return match

    def _read_as(self, text: str, at: int, letters: str) -> int | None:
        """Where the hanzi from `at` on end that are read as these letters; None if they are not."""
        if not letters:
            return at
        if at == len(text):
            return None
        ends = (
            self._read_as(text, at + 1, letters[len(syllable) :])
            for syllable in self.readings(text[at])
            if letters.startswith(syllable)
        )
        return next((end for end in ends if end is not None), None)


def may_be_pinyin(typed: str) -> bool:
    """Whether letters can be cut into what looks like syllables.

    "people" and "study" cannot, and so no hanzi need be asked for them.
    """
    return _SYLLABLES.fullmatch(_NO_LETTER.sub("", typed)) is not None


def either(*matchers: Matcher) -> Matcher:
    """What any of the matchers finds; of overlapping places the first, and of those the longest."""

    def match(text: str) -> Spans:
        reached = 0
        found = {span for matcher in matchers for span in matcher(text)}
        # By beginning, then the longer one first.
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if start >= reached:
                yield start, end
                reached = end

    return match


def literal(text: str) -> Matcher:
    """A matcher of the text itself: either Chinese script, any width, any case."""
    wanted = _comparable(text)

    def match(where: str) -> Spans:
        folded = _comparable(where)
        at = folded.find(wanted) if wanted else -1
        while at >= 0:
            yield at, at + len(wanted)
            at = folded.find(wanted, at + len(wanted))

    return match


def _comparable(text: str) -> str:
    """A text folded and in lower case, of the same length."""
    folded = fold(text)
    lower = folded.lower()
    return (
        lower
        if len(lower) == len(folded)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
    )


def all_patterns() -> Patterns:
    """Patterns with the readings and the inflections of the languages that have them."""
    syllables = first_with(lambda language: language.syllables).syllables
    inflections = first_with(lambda language: language.inflections).inflections
    assert syllables is not None
    assert inflections is not None
    return Patterns(syllables(), inflections())
