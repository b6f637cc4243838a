"""Where words end, when the translation tells: 把手 is a handle, or 把 with a hand.

A run of words is cut again where it can be cut in several ways. Each cut is weighed
(cut_weigher.py) by how common its words are and by how much of their glosses stands in the
translation; it takes the place of the one that the Chinese alone gives only with a margin.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from duidu.core.token import Token, TokenKind
from duidu.language.corrections import Correction
from duidu.language.zh.wordfile import WordFile
from duidu.lexicon.counterpart import Counterpart
from duidu.lexicon.cut_weigher import (
    FUNCTION,
    LONGEST_WORD,
    CutWeigher,
    can_be_parted,
    spelled_out,
)
from duidu.lexicon.entry import Entry
from duidu.lexicon.glosses import GlossReader
from duidu.lexicon.hidden_readings import HiddenReadings
from duidu.lexicon.shared_readings import SharedReadings
from duidu.lexicon.word_entries import WordEntries

# Code points of a stretch that is cut anew; more would have too many cuts.
_LONGEST = 7
_REMEMBERED = 4_000  # words of which it is known whether they can be taken apart


class CutChooser:
    """Cuts again what the translation cuts otherwise."""

    def __init__(
        self, words: WordFile, entries: WordEntries, reader: GlossReader, shared: SharedReadings
    ) -> None:
        self._words = words
        self._entries = entries
        self._reader = reader
        self._hidden = HiddenReadings(words, reader, shared)
        self._hiding = lru_cache(_REMEMBERED)(self._hidden.places)
        self._can_be_parted = lru_cache(_REMEMBERED)(partial(can_be_parted, words))

    def corrections(
        self, tokens: Sequence[Token], simple: str, english: str
    ) -> list[tuple[int, int, tuple[int, ...]]]:
        """Stretches that are to be cut otherwise: start, end and the ends of words inside.

        `simple` is the text of the tokens in simplified characters.
        """
        stretches = list(self._stretches(tokens, simple))
        hiding = [
            token
            for token in tokens
            if token.kind is TokenKind.WORD
            and self._hiding(simple[token.start : token.end], token.reading)
        ]
        if not stretches and not hiding:
            return []
        entries = self._entries.many(
            word
            for start, end in {*stretches, *((one.start, one.end) for one in hiding)}
            for word in _words_in(simple[start:end])
        )
        counterpart = Counterpart(self._reader, spelled_out(english))
        found = self._better(tokens, simple, stretches, entries, counterpart)
        for token in hiding:
            place = token.start, token.end
            ends = self._hidden.ends(
                simple[token.start : token.end],
                token.reading,
                entries,
                counterpart,
                partial(self._around, tokens, *place),
            )
            if ends and not _meets(place, found):
                found.append((*place, ends))
        return found

    def _better(
        self,
        tokens: Sequence[Token],
        simple: str,
        stretches: Sequence[tuple[int, int]],
        entries: Mapping[str, tuple[Entry, ...]],
        counterpart: Counterpart,
    ) -> list[tuple[int, int, tuple[int, ...]]]:
        """The stretches of which another cut is clearly better."""
        weigher = CutWeigher(self._words, entries, counterpart, self._reader)
        borders = {token.start for token in tokens}
        found: list[tuple[int, int, tuple[int, ...]]] = []
        for start, end in stretches:
            now = (*sorted(at - start for at in borders if start < at < end), end - start)
            better = weigher.better(simple[start:end], now)
            if (
                better is not None
                and not _meets((start, end), found)
                and weigher.is_news(
                    simple[start:end], now, better, self._around(tokens, start, end)
                )
            ):
                found.append((start, end, better))
        return found

    def _around(self, tokens: Sequence[Token], start: int, end: int) -> set[str]:
        """The stems by which the words outside a stretch are explained."""
        words = {
            token.text
            for token in tokens
            if token.kind is TokenKind.WORD
            and not start <= token.start < end
            and token.text not in FUNCTION
        }
        return {
            stem
            for entries in self._entries.many(words).values()
            for entry in entries
            for sense in entry.senses
            for stem in self._reader.stems(sense.text)
        }

    def _stretches(self, tokens: Sequence[Token], simple: str) -> Iterator[tuple[int, int]]:
        """Stretches of words that can be cut in several ways, the wider before the narrower."""
        found: set[tuple[int, int]] = set()
        for at, token in enumerate(tokens):
            if token.kind is not TokenKind.WORD or not token.reading:
                continue
            if 1 < len(token.text) <= LONGEST_WORD and self._can_be_parted(
                simple[token.start : token.end]
            ):
                found.add((token.start, token.end))
            end = at + 1
            while (
                end < len(tokens)
                and tokens[end].kind is TokenKind.WORD
                and tokens[end].reading
                and tokens[end].end - token.start <= _LONGEST
            ):
                if self._crosses(simple, tokens[at : end + 1]):
                    found.add((token.start, tokens[end].end))
                end += 1
        # 北|大门|口: two that overlap may only be cut well together.
        found |= {
            (first, last)
            for first, end in found
            for start, last in found
            if first < start < end < last and last - first <= _LONGEST
        }
        yield from sorted(found, key=lambda place: (place[0] - place[1], place[0]))

    def _crosses(self, simple: str, run: Sequence[Token]) -> bool:
        """Whether a word begins in the first of these words and ends in the last."""
        first, last = run[0], run[-1]
        return any(
            self._words.is_entry(simple[start:end])
            for start in range(first.start, first.end)
            for end in range(last.start + 1, last.end + 1)
            if 1 < end - start <= LONGEST_WORD
        )


def _meets(place: tuple[int, int], found: Sequence[tuple[int, int, tuple[int, ...]]]) -> bool:
    return any(a < place[1] and place[0] < b for a, b, _ in found)


def cut_otherwise(
    text: str, places: Sequence[tuple[int, int, tuple[int, ...]]]
) -> tuple[Correction, ...]:
    """The cuts as corrections of the text."""
    return tuple(Correction(text[start:end], ends, start=start) for start, end, ends in places)


def _words_in(text: str) -> Iterator[str]:
    return (
        text[start:end]
        for start in range(len(text))
        for end in range(start + 1, min(len(text), start + LONGEST_WORD) + 1)
    )
