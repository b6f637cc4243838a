"""Works out readings by the translation and word links, row by row, in the background.

Both take longer than a paint may. What was worked out is kept for the next session.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from duidu.app.article.kept_words import KeptWords, words_of
from duidu.app.article.long_blocks import has_long
from duidu.app.article.open_text import OpenText, RowText
from duidu.app.article.worked_out import Stamp, WordAt, WordPair, Words, WorkedOut
from duidu.core.article import Block, SideName
from duidu.core.codes import is_code
from duidu.core.errors import Cancelled, DuiduError
from duidu.core.jobs import Job
from duidu.core.token import Token, TokenKind
from duidu.library.store.derived_data import Cache

# The number rises with every change of the form, so that older entries are not found.
_KIND = "links-1"
# Rows a linker learns from before it links: for a first look, and for links that are kept.
_FIRST_LEARNT, _MOST_LEARNT = 10, 60


class Link(Protocol):
    """One link of a linker: numbers of a source word and of a target word."""

    @property
    def source(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def target(self) -> int: ...  # noqa: D102


class Linker(Protocol):
    """Links words of two sentences; align/links makes one."""

    def learn(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Count which words stand in sentences that answer each other."""

    def link(self, source: Sequence[str], target: Sequence[str]) -> Sequence[Link]:
        """The links between the words of two sentences that are worth showing."""

    def anew(self) -> "Linker":
        """One that has learnt nothing, but learns fast what this one has."""


class StampedText(OpenText, Protocol):
    """An open article that tells whether it has changed since work on it began."""

    def stamp(self) -> Stamp:
        """The state of the article now."""


class WordLinks:
    """Computes the readings and word links of one article.

    `read_words` cuts a block into words and reads them as its counterpart suggests; `make_linker`
    loads the linker, which takes a second or more.
    """

    def __init__(
        self,
        open_text: StampedText,
        read_words: Callable[[OpenText, SideName, Block], tuple[Token, ...]],
        make_linker: Callable[[], Linker],
        cache: Cache,
        kept: KeptWords,
    ) -> None:
        self._open_text = open_text
        # A text whose translation was taken back may get one in another language.
        self.languages = tuple(map(open_text.language, SideName))
        self._read_words = read_words
        self._make_linker = make_linker
        self._cache = cache
        self._kept = kept
        self._linker: Linker | None = None
        # The rows that the linker learnt from, as they were.
        self._learnt: dict[int, RowText] = {}
        self._learnt_at = -1  # the revision at which that was found to be so
        # A linker learns while it is asked, so one thread at a time may use it.
        self._guard = threading.Lock()

    def compute(self, rows: Sequence[int], job: Job, soon: bool = False) -> WorkedOut:
        """Words and links of these rows; those kept from before are taken as they are.

        For a job's thread. With `soon` the links may be rough: the result says so, and they are
        not kept. Raises Cancelled, also when the article is changed meanwhile: what was worked out
        belongs to nothing then, and whoever shows the rows asks again.
        """
        stamp = self._open_text.stamp()
        try:
            return self._compute(rows, stamp, job, soon)
        except (DuiduError, LookupError) as error:
            # Rows and blocks may be gone that were there when the work began.
            if self._open_text.stamp() != stamp:
                raise Cancelled from error
            raise

    def kept(self, article: str, rows: Sequence[RowText]) -> WorkedOut:
        """What is kept of those of these rows of any article that were worked out before.

        Nothing is worked out for the others, which takes seconds an article.
        """
        found = self._kept.find(article, rows, wait=True)
        words = {place: words_of(text, place[1].text) for place, text in found.items()}
        keys = {
            row.index: _key(row, words)
            for row in rows
            if all((side, block) in words for side in SideName for block in row.blocks(side))
        }
        links = self._cache.get(article, _KIND, list(keys.values()))
        return WorkedOut(
            words, {index: _unpacked(links[key]) for index, key in keys.items() if key in links}
        )

    def _compute(self, rows: Sequence[int], stamp: Stamp, job: Job, soon: bool) -> WorkedOut:
        """Words and links of these rows of the article at this stamp."""
        texts = [self._open_text.row(index) for index in rows]
        words = self._words(texts, stamp, job)
        keys = {row.index: _key(row, words) for row in texts}
        kept = self._cache.get(self._open_text.article, _KIND, list(keys.values()))
        links = {index: _unpacked(kept[key]) for index, key in keys.items() if key in kept}
        missing = [row for row in texts if row.index not in links]
        for row in missing:
            job.check()
            links[row.index] = self._links(row, words, _FIRST_LEARNT if soon else _MOST_LEARNT, job)
        # Links get better with every row learnt from; rough ones must not be kept for good.
        rough = bool(missing) and len(self._learnt) < min(_MOST_LEARNT, self._open_text.row_count())
        self._check(stamp)
        if missing and not rough:
            made = {keys[row.index]: json.dumps(links[row.index]) for row in missing}
            self._cache.put(self._open_text.article, _KIND, made)
        return WorkedOut(words, links, soon and rough, stamp)

    def _check(self, stamp: Stamp) -> None:
        """Raise Cancelled if the article has changed, so that nothing of before is kept."""
        if self._open_text.stamp() != stamp:
            raise Cancelled

    def _words(self, rows: Sequence[RowText], stamp: Stamp, job: Job) -> Words:
        """The words of rows, read only where none were kept, so that the encoder need not load."""
        # Taken first: they stand for the texts and corrections that the words are read with.
        keys = self._kept.keys(self._open_text.article, rows)
        # Waits for the cache: reading the words anew would take longer.
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
                        words[key] = read[key] = self._read_words(self._open_text, side, block)
        self._check(stamp)
        # A correction is in force from when the library has it, and told a moment later.
        if read and self._kept.keys(self._open_text.article, rows) != keys:
            raise Cancelled
        self._kept.keep(self._open_text, read, keys)
        return words

    def _links(self, row: RowText, words: Words, learnt: int, job: Job) -> tuple[WordPair, ...]:
        """The links of one row, from a linker that has learnt from at least `learnt` rows."""
        with self._guard:
            linker = self._taught(row.index, learnt, job)
            pairs: list[WordPair] = []
            for source, target in self._bead_words(row, words):
                links = linker.link(
                    [token.text for _, token in source], [token.text for _, token in target]
                )
                pairs += ((_at(*source[link.source]), _at(*target[link.target])) for link in links)
        return tuple(pairs)

    def _taught(self, row: int, most: int, job: Job) -> Linker:
        """The linker, after learning from the article, or from the rows around `row` of a book."""
        linker = self._linker = self._linker_for_now() or self._make_linker()
        count = self._open_text.row_count()
        if len(self._learnt) >= min(most, count):
            return linker
        # Around the row, since words of one chapter answer each other alike.
        first = max(0, min(row - most // 2, count - most))
        for index in range(first, min(count, first + most)):
            if index not in self._learnt:
                job.check()
                text = self._open_text.row(index)
                linker.learn(
                    ([token.text for _, token in source], [token.text for _, token in target])
                    # The quick words are good enough to learn from.
                    for source, target in self._bead_words(text, {})
                )
                self._learnt[index] = text
        return linker

    def _linker_for_now(self) -> Linker | None:
        """The linker, unless a row that it learnt from is another one by now."""
        revision = self._open_text.stamp().revision
        if revision != self._learnt_at:
            self._learnt_at = revision
            if any(self._open_text.row(index) != text for index, text in self._learnt.items()):
                # Of the rows that it learnt from most are as they were.
                self._linker = self._linker.anew() if self._linker is not None else None
                self._learnt.clear()
        return self._linker

    def _bead_words(
        self, row: RowText, words: Words
    ) -> list[tuple[list[tuple[int, Token]], list[tuple[int, Token]]]]:
        """The words of both sides of each sentence bead that has two, with their block ids."""
        if has_long(row):
            return []  # its words would have to be cut one and all
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
        """The words of each sentence of a side, by row-local number, without spaces."""
        placed = []
        for block in row.blocks(side):
            tokens = [
                t
                for t in words.get((side, block)) or self._open_text.tokens(side, block)
                # A code answers no word.
                if t.kind is not TokenKind.SPACE
                and not (t.kind is TokenKind.OTHER and is_code(t.text))
            ]
            placed += [
                [(block.id, token) for token in tokens if span.start <= token.start < span.end]
                for span in block.sentences
            ]
        return placed


def _key(row: RowText, words: Words) -> str:
    """Cache key of a row's links: its words and its beads."""
    # Cuts decide the links, so the words are part of the key, not the text.
    blocks = [(side, block) for side in SideName for block in row.blocks(side)]
    texts = [
        [block.id, [token.text for token in words[side, block]], len(block.sentences)]
        for side, block in blocks
    ]
    beads = [(bead.source, bead.target) for bead in row.row.sentences]
    return hashlib.sha256(
        json.dumps([texts, beads], ensure_ascii=True).encode("ascii")
        # Half of the digest is enough and makes the cache smaller.
    ).hexdigest()[:32]


def _unpacked(value: str) -> tuple[WordPair, ...]:
    return tuple(((a[0], a[1], a[2]), (b[0], b[1], b[2])) for a, b in json.loads(value))


def _at(block: int, token: Token) -> WordAt:
    return block, token.start, token.end
