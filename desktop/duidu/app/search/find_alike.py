"""What a search of the whole library asks the index for.

That is the text itself in either script, inflections of English words, and what pinyin without
tones can mean.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from duidu.app.search.find_pattern import Matcher, Patterns, either
from duidu.core.once import made_once
from duidu.language.find_inflected import is_inflected
from duidu.library.search.search_text import Wanted, literal, searchable
from duidu.library.store.schema import clean

# The block of common hanzi.
_HANZI = range(0x4E00, 0x9FA6)
_LONGEST = 6  # letters of a syllable: zhuang, chuang, shuang
_LONGEST_PINYIN = 24  # letters: longer ones could be cut in too many ways
_MOST_PAIRS = 600  # of hanzi that the index is asked for, at 0.03 ms each


class Alike:
    """Makes of what a person typed what `Library.search.find` takes.

    `words` gives the words of the index that come from one word on and before another.
    """

    def __init__(self, patterns: Patterns, words: Callable[[str, str], Sequence[str]]) -> None:
        self._patterns = patterns
        self._words = words

    def warm_up(self) -> None:
        """Load what the first search needs while the person types; takes a third of a second."""
        self._inflections("words")
        self._words(chr(_HANZI.start), chr(_HANZI.stop))
        _ = self._hanzi

    def wanted(self, query: str) -> Wanted | None:
        """What is to be looked for; None for nothing.

        For a job's thread: the first pinyin takes a tenth of a second.
        """
        folded = searchable(clean(query)).strip()
        if not folded:
            return None
        itself = literal(folded)
        meanings = [(itself.words, itself.find), *self._inflected(folded), *self._sounding(folded)]
        # Nothing else can be meant, so the plain query will do.
        if len(meanings) == 1:
            return itself
        found = either(*(find for _, find in meanings))
        return Wanted(
            " OR ".join(f"({words})" for words, _ in meanings if words),
            lambda text: tuple(found(text)),
        )

    def _inflected(self, folded: str) -> Iterator[tuple[str, Matcher]]:
        """English words: the query and the matcher for any of their inflections."""
        if is_inflected(folded):
            groups = [_any(self._inflections(word)) for word in folded.split()]
            yield " AND ".join(groups), self._patterns.inflected(folded)

    def _inflections(self, word: str) -> list[str]:
        """The forms of a word that the index has, and those that it may have."""
        english = self._patterns.english
        stem = english.stem(word)
        # The last letter of a stem need not stand in the word: happi is the stem of happy.
        begins = stem[:-1] if len(stem) > 3 else stem[:2]
        known = (
            other for other in self._words(begins, begins + "\uffff") if english.stem(other) == stem
        )
        return sorted({word, *english.forms(word), *known} - {""})

    def _sounding(self, folded: str) -> Iterator[tuple[str, Matcher]]:
        """Pinyin: the query and the matcher for hanzi that can be read as the letters.

        The index is asked for every two hanzi in a row, since single ones are in nearly every
        text.
        """
        # The tables of syllables write v for ü, as a keyboard does.
        letters = re.sub(r"[^a-z]+", "", folded.replace("ü", "v"))
        if not 0 < len(letters) <= _LONGEST_PINYIN or not re.fullmatch(r"[a-zü' ]+", folded):
            return
        cuts = list(self._cuts(letters))
        if not cuts:
            return
        here = set(self._words(chr(_HANZI.start), chr(_HANZI.stop)))
        # Only hanzi that occur in the library, so that the query stays short.
        rows = (
            [sorted(self._hanzi[syllable] & here) for syllable in syllables] for syllables in cuts
        )
        asked = [_in_a_row(row) for row in rows if all(row)]
        # Texts that are not indexed yet are looked through one by one: the matcher may find
        # something even if the index has no such hanzi.
        yield " OR ".join(f"({words})" for words in asked), self._patterns.sounding(letters)

    def _cuts(self, letters: str) -> Iterator[tuple[str, ...]]:
        """All ways to cut letters into syllables: xian, xi an."""
        if not letters:
            yield ()
        for end in range(1, min(_LONGEST, len(letters)) + 1):
            if letters[:end] in self._hanzi:
                yield from ((letters[:end], *rest) for rest in self._cuts(letters[end:]))

    @made_once
    def _hanzi(self) -> dict[str, set[str]]:
        """The hanzi of each toneless syllable, as the index has them."""
        found: dict[str, set[str]] = {}
        for code in _HANZI:
            for syllable in self._patterns.readings(chr(code)):
                found.setdefault(syllable, set()).add(searchable(chr(code)))
        return found


def _in_a_row(row: Sequence[Sequence[str]]) -> str:
    """The query for a row of hanzi, one of each group.

    Only pairs of which there are few are asked for in a row; the matcher looks closely anyway.
    """
    pairs = sorted(
        (len(first) * len(second), number) for number, (first, second) in enumerate(pairwise(row))
    )
    few = [
        number
        for (_, number), total in zip(pairs, accumulate(size for size, _ in pairs), strict=True)
        if total <= _MOST_PAIRS
    ]
    asked = [
        _any([f"{one} {two}" for one in row[number] for two in row[number + 1]]) for number in few
    ]
    return " AND ".join(asked or map(_any, row))


def _any(texts: Sequence[str]) -> str:
    """The query for any of these words or phrases."""
    return "(" + " OR ".join(f'"{text}"' for text in texts) + ")"
