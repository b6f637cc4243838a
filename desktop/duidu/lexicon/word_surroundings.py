"""What the Chinese around a word tells: its neighbours, and the longer words it is part of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duidu.core.recent import remembering
from duidu.lexicon.entry import Entry
from duidu.lexicon.word_entries import WordEntries

# Code points; few longer words say anything about one inside them.
_LONGEST_NEIGHBOUR = 6
_NEAR = 6  # code points in which the noun of a classifier is looked for
_COUNTED = re.compile(r"[一二两三四五六七八九十百千万几数半多0-9０-９这那哪每某]$")
_VERB_BEFORE = re.compile(r"(?:[不没别会能要想可应该已被把给来去在地]|正在|开始|必须|打算|准备)$")
_VERB_AFTER = re.compile(r"^(?:[了着过]|一下|得|完|出|到|起来)")
_NOUN_BEFORE = re.compile(r"(?:的|这个|那个|种|些)$")
_NOUN_AFTER = re.compile(r"^(?:[，。！？；、的是在很]|$)")
# 在圈里: what stands between is a place.
_PLACE_BEFORE = re.compile(r"[在从到往进]$")
_PLACE_AFTER = re.compile(r"^(?:[里中内外旁]|[上下前后](?:[，。！？面边]|$))")
_ADJECTIVE_BEFORE = re.compile(r"(?:[很太真最更挺极好]|非常|十分|比较|有点儿?|特别)$")
_POTENTIAL = re.compile(r"[得不]$")
_NO_OBJECT = re.compile(r"[了的过過]|[，。！？；：、”’」』,.!?;:]|$")
# Before a verb they help it, and what follows them is the verb itself.
_NO_VERBS = frozenset("了着著过過得地的不没沒别別会會能要想可应應该該把被给給让讓叫在来來去是有到")
_HANZI = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class WordSurroundings:
    """A word with the text around it and the dictionary words in that.

    `others` are the other words of the sentence, `following` those closely behind. `covers` are
    entries of longer words that contain this one, each with its offset there.
    """

    word: str
    before: str
    after: str
    others: tuple[str, ...]
    following: tuple[str, ...]
    covers: tuple[tuple[int, Entry], ...]
    entries: Mapping[str, tuple[Entry, ...]]

    @property
    def is_counted(self) -> bool:
        """Whether a number or demonstrative stands before it, as before a classifier."""
        return _COUNTED.search(self.before) is not None

    @property
    def part_of_speech(self) -> str:
        """What the neighbours make of it: "verb", "noun", "adjective", or "" in doubt."""
        if _ADJECTIVE_BEFORE.search(self.before):
            return "adjective"
        if _PLACE_BEFORE.search(self.before) and _PLACE_AFTER.match(self.after):
            return "noun"
        if _VERB_BEFORE.search(self.before) or _VERB_AFTER.match(self.after):
            return "verb"
        return "noun" if _NOUN_BEFORE.search(self.before) and _NOUN_AFTER.match(self.after) else ""

    @property
    def follows_verb(self) -> bool:
        """Whether it may be how a deed comes out: behind a verb, and no object is there yet.

        光 of 输光了, 透 of 冻透了; between them 得 or 不 may stand.
        """
        before = _POTENTIAL.sub("", self.before)
        if _NO_OBJECT.match(self.after) is None:
            return False
        return any(self._is_verb(before[-length:]) for length in (1, 2) if len(before) >= length)

    def _is_verb(self, word: str) -> bool:
        """Whether a word of this sentence is a verb before all else."""
        if word[-1:] in _NO_VERBS:
            return False
        gloss = next(self.glosses(word), "")
        return gloss.startswith("to ")

    def glosses(self, word: str) -> Iterator[str]:
        """Glosses of a word of this sentence, without references and surnames."""
        for entry in self.entries.get(word, ()):
            for sense in entry.senses:
                if not sense.is_pointer and not sense.is_surname:
                    yield sense.text


class SurroundingsReader:
    """Reads the surroundings of words; caches the entries of the last sentences."""

    def __init__(self, words: WordEntries) -> None:
        self._words = words
        # Sentences: several words of one are asked about in a row.
        self._entries = remembering(self._all_entries, 64)

    def read(self, text: str, start: int, end: int) -> WordSurroundings:
        """The surroundings of text[start:end]."""
        entries = self._entries(text)
        after = _cut(text, end, len(text), entries)
        near = _cut(text, end, min(len(text), end + _NEAR), entries)
        return WordSurroundings(
            text[start:end],
            text[:start],
            text[end:],
            (*_cut(text, 0, start, entries), *after),
            tuple(near),
            tuple(_covers(text, start, end, entries)),
            entries,
        )

    def _all_entries(self, text: str) -> dict[str, tuple[Entry, ...]]:
        """Entries of every dictionary word anywhere in the text."""
        return self._words.many(
            text[at : at + length]
            for at in range(len(text))
            if _HANZI.match(text[at])
            for length in range(1, min(_LONGEST_NEIGHBOUR, len(text) - at) + 1)
        )


def _covers(
    text: str, start: int, end: int, entries: Mapping[str, tuple[Entry, ...]]
) -> Iterator[tuple[int, Entry]]:
    """Entries of longer words over text[start:end], with the offset of `start` in them."""
    for at in range(max(0, end - _LONGEST_NEIGHBOUR), start + 1):
        for stop in range(end, min(len(text), at + _LONGEST_NEIGHBOUR) + 1):
            if stop - at > end - start:
                for entry in entries.get(text[at:stop], ()):
                    yield start - at, entry


def _cut(text: str, start: int, end: int, entries: Mapping[str, tuple[Entry, ...]]) -> list[str]:
    """The words of text[start:end], by longest match from the left."""
    found = []
    at = start
    while at < end:
        length = next(
            (
                n
                for n in range(min(_LONGEST_NEIGHBOUR, end - at), 0, -1)
                if text[at : at + n] in entries
            ),
            0,
        )
        if length:
            found.append(text[at : at + length])
        at += length or 1
    return found
