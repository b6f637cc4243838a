"""What takes longer than a paint: readings the translation decides, and which words answer which. Row by row, off the window's thread."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from duidu.app.article.kept_words import KeptWords, words_of
from duidu.app.article.open_text import OpenText, RowText
from duidu.app.article.worked_out import WordAt, WordPair, Words, WorkedOut
from duidu.core.article import Block, SideName
from duidu.core.jobs import Job
from duidu.core.token import Token, TokenKind
from duidu.library.store.derived_data import Cache

_KIND = "links-1"
# Rows a linker has seen before it links: for the first look at an article, and for links that are kept.
_FIRST_LEARNT, _MOST_LEARNT = 10, 60


class Link(Protocol):
    """One link of a linker: numbers of a source and a target word."""

    @property
    def source(self) -> int: ...  # noqa: D102 - said above
    @property
    def target(self) -> int: ...  # noqa: D102


class Linker(Protocol):
    """What align.links gives."""

    def learn(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Count which words answer which."""

    def link(self, source: Sequence[str], target: Sequence[str]) -> Sequence[Link]:
        """The links worth showing."""


class WordLinks:
    """Works out one article. `read` gives a block's words with the counterpart in mind; `make` loads the linker (a second or more)."""

    def __init__(
        self,
        open_text: OpenText,
        read: Callable[[OpenText, SideName, Block], tuple[Token, ...]],
        make: Callable[[], Linker],
        cache: Cache,
        kept: KeptWords,
    ) -> None:
        self._open_text = open_text
        self._read = read
        self._make = make
        self._cache = cache
        self._kept = kept
        self._linker: Linker | None = None
        self._learnt: set[int] = set()
        self._guard = threading.Lock()

    def compute(self, rows: Sequence[int], job: Job, soon: bool = False) -> WorkedOut:
        """Words and links of these rows; what was kept is taken as it is. For a job's thread. Raises Cancelled.

        With `soon` the links may be rough, which is told; they are then not kept.
        """
        texts = [self._open_text.row(index) for index in rows]
        words = self._words(texts, job)
        keys = {row.index: _key(row, words) for row in texts}
        kept = self._cache.get(self._open_text.article, _KIND, list(keys.values()))
        links = {index: _unpacked(kept[key]) for index, key in keys.items() if key in kept}
        missing = [row for row in texts if row.index not in links]
        for row in missing:
            job.check()
            links[row.index] = self._links(row, words, _FIRST_LEARNT if soon else _MOST_LEARNT, job)
        rough = bool(missing) and len(self._learnt) < min(_MOST_LEARNT, self._open_text.row_count())
        if missing and not rough:
            made = {keys[row.index]: json.dumps(links[row.index]) for row in missing}
            self._cache.put(self._open_text.article, _KIND, made)
        return WorkedOut(words, links, soon and rough)

    def _words(self, rows: Sequence[RowText], job: Job) -> Words:
        """The words of rows: those worked out in an earlier session, and the others. Where all are there, no encoder is loaded."""
        kept = self._kept.find(self._open_text.article, rows, wait=True)
        words: Words = {}
        read: Words = {}
        for row in rows:
            for side in SideName:
                for block in row.blocks(side):
                    job.check()
                    key = side, block
                    if key in kept:
                        words[key] = words_of(kept[key], block.text)
                    else:
                        words[key] = read[key] = self._read(self._open_text, side, block)
        self._kept.keep(self._open_text, read)
        return words

    def _links(self, row: RowText, words: Words, learnt: int, job: Job) -> tuple[WordPair, ...]:
        with self._guard:
            linker = self._taught(row.index, learnt, job)
            pairs: list[WordPair] = []
            for source, target in self._bead_words(row, words):
                links = linker.link(
                    [token.text for _, token in source], [token.text for _, token in target]
                )
                pairs += ((_at(*source[link.source]), _at(*target[link.target])) for link in links)
        return tuple(pairs)

    def _taught(self, around: int, most: int, job: Job) -> Linker:
        """The linker, having seen the article, or as much of a book as stands around a row."""
        linker = self._linker = self._linker or self._make()
        count = self._open_text.row_count()
        if len(self._learnt) >= min(most, count):
            return linker
        first = max(0, min(around - most // 2, count - most))
        for index in range(first, min(count, first + most)):
            if index not in self._learnt:
                job.check()
                linker.learn(
                    ([token.text for _, token in source], [token.text for _, token in target])
                    for source, target in self._bead_words(self._open_text.row(index), {})
                )
                self._learnt.add(index)
        return linker

    def _bead_words(
        self, row: RowText, words: Words
    ) -> list[tuple[list[tuple[int, Token]], list[tuple[int, Token]]]]:
        """For each sentence bead with both sides the words of each, with the ids of their blocks."""
        placed = {side: self._sentence_words(row, side, words) for side in SideName}
        beads = (
            (
                [w for i in bead.source for w in placed[SideName.SOURCE][i]],
                [w for i in bead.target for w in placed[SideName.TARGET][i]],
            )
            for bead in row.row.sentences
        )
        return [(source, target) for source, target in beads if source and target]

    def _sentence_words(
        self, row: RowText, side: SideName, words: Words
    ) -> list[list[tuple[int, Token]]]:
        """For each row-local sentence its words."""
        placed = []
        for block in row.blocks(side):
            tokens = [
                t
                for t in words.get((side, block)) or self._open_text.tokens(side, block)
                if t.kind is not TokenKind.SPACE
            ]
            placed += [
                [(block.id, token) for token in tokens if span.start <= token.start < span.end]
                for span in block.sentences
            ]
        return placed


def _key(row: RowText, words: Words) -> str:
    """Names everything the links of a row depend on: where its words are, and its beads."""
    blocks = [(side, block) for side in SideName for block in row.blocks(side)]
    texts = [
        [block.id, [token.text for token in words[side, block]], len(block.sentences)]
        for side, block in blocks
    ]
    beads = [(bead.source, bead.target) for bead in row.row.sentences]
    return hashlib.sha256(
        json.dumps([texts, beads], ensure_ascii=True).encode("ascii")
    ).hexdigest()[:32]


def _unpacked(value: str) -> tuple[WordPair, ...]:
    return tuple(((a[0], a[1], a[2]), (b[0], b[1], b[2])) for a, b in json.loads(value))


def _at(block: int, token: Token) -> WordAt:
    return block, token.start, token.end
