"""The different words of an article with their counts, kept until its text is another.

What a reader knows is not in them: another level or mark costs a look at each word, not the book.
"""

import json
import zlib
from collections.abc import Callable, Iterator

from duidu.app.article.corrections_in_force import WORD_KINDS
from duidu.app.study.count_apart import LONG, count_apart
from duidu.core.article import Block, SideName
from duidu.core.jobs import Job
from duidu.language.corrections import Corrections
from duidu.language.registry import describe
from duidu.language.word_kinds import WordKinds
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.library import Library
from duidu.study.counting import count_words
from duidu.study.coverage import WordCount, WordCounts
from duidu.study.roles import Role

_KIND = "word counts"
_KEY = "all"
# Raised when words are cut or judged as names in another way: what was kept is counted anew.
_VERSION = 3
_ROWS = 200
_PIECE = 2_000  # code points that are cut at once, so that a cancelled job ends soon
_MOST_ANSWER = 4_000  # code points of a translation in which names are looked for

CorrectionsOf = Callable[[str, SideName, Block], Corrections]


class ArticleWords:
    """Counts the words of articles. For a job's thread: a book takes seconds."""

    def __init__(self, library: Library, corrections: CorrectionsOf) -> None:
        self._library = library
        self._corrections = corrections

    def counts(self, article: str, job: Job) -> WordCounts | None:
        """The words of the side that is studied; None where no language of it can be.

        Raises Cancelled, and MissingError for an article that is gone.
        """
        info = self._library.articles.info(article)
        side = studied_side_of(info)
        if side is None:
            return None
        stamp = self._stamp(info)
        kept = self._library.cache.get(article, _KIND, [_KEY]).get(_KEY)
        found = _unpacked(kept, stamp) if kept else None
        if found is None:
            found = self._count(info, side, job)
            self._library.cache.put(article, _KIND, {_KEY: _packed(found, stamp)})
        return found

    def _stamp(self, info: ArticleInfo) -> str:
        """A text that is another one when the words of the article may be."""
        corrected = [
            (item.kind, item.word, item.value, item.start)
            for item in self._library.corrections.for_article(info.id)
            if item.kind in WORD_KINDS
        ]
        sum_ = zlib.crc32(repr(corrected).encode("utf-8", "replace")) if corrected else 0
        return f"{_VERSION} {info.revision} {info.row_count} {info.source_length} {sum_}"

    def _count(self, info: ArticleInfo, side: SideName, job: Job) -> WordCounts:
        """Cut the whole text, and count what is not nothing."""
        language = info.source_language if side is SideName.SOURCE else info.target_language
        load = describe(language).word_kinds
        if load is None:
            return WordCounts(side)
        is_long = info.source_length >= LONG
        # Of a long text the children say how far they are, and not who reads the rows for them.
        tell = (lambda _: None) if is_long else job.progress
        pieces = (
            (block.id, start, text, answer, self._corrections(info.id, side, block))
            for block, start, text, answer in self._texts(info, side, job, tell)
        )
        if is_long:
            return count_apart(language, side, pieces, info.source_length, job)
        return count_words(load(), side, pieces)

    def _texts(
        self, info: ArticleInfo, side: SideName, job: Job, tell: Callable[[float], None]
    ) -> Iterator[tuple[Block, int, str, str]]:
        """(block, offset, text, translation) of every block or piece of one, in reading order."""
        for first in range(0, info.row_count, _ROWS):
            for row in self._library.articles.rows(info.id, first, first + _ROWS):
                sides = (row.source, row.target)
                own, other = sides if side is SideName.SOURCE else sides[::-1]
                answer = "\n".join(block.text for block in other)[:_MOST_ANSWER]
                for block in own:
                    for start, end in _pieces(block):
                        job.check()
                        yield block, start, block.text[start:end], answer
            tell(min(1.0, (first + _ROWS) / max(1, info.row_count)))


def studied_side_of(info: ArticleInfo) -> SideName | None:
    """The side whose words can be marked as known; None where neither is in such a language."""
    codes = ((SideName.SOURCE, info.source_language), (SideName.TARGET, info.target_language))
    return next((side for side, code in codes if describe(code).standard), None)


def word_kinds_of(language: str) -> WordKinds | None:
    """What tells the kinds of words of a language; None where its words cannot be studied."""
    load = describe(language).word_kinds
    return load() if load is not None else None


def _pieces(block: Block) -> Iterator[tuple[int, int]]:
    """Stretches of a block that together are the block, each ending with a sentence if it can."""
    start = 0
    for span in block.sentences:
        if span.end - start >= _PIECE:
            yield start, span.end
            start = span.end
    if start < len(block.text):
        yield start, len(block.text)


def _packed(found: WordCounts, stamp: str) -> str:
    words = [[word, role.value, *rest] for word, role, *rest in found.words]
    return json.dumps([stamp, found.side, words], ensure_ascii=False, separators=(",", ":"))


def _unpacked(kept: str, stamp: str) -> WordCounts | None:
    """What was kept, if it is of the article as it is now."""
    if not kept.startswith(f'["{stamp}",'):
        return None
    _, side, words = json.loads(kept)
    roles = {role.value: role for role in Role}
    return WordCounts(
        SideName(side), tuple(WordCount(word, roles[role], *rest) for word, role, *rest in words)
    )
