"""Search in the texts of the whole library.

Each hit is the sentence it stands in, with the sentences that answer it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duidu.app.article.block_now import row_now
from duidu.app.article.open_text import RowText
from duidu.app.article.word_context import WordContext, word_context_in
from duidu.app.search.find_alike import Alike
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.library.search.full_text_search import TextHit

# Hits that are shown; with more, the person searches for something longer.
MOST = 200


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence with the words at code points `start`..`end` of `text`, and what answers it.

    `place` is that of the words, `row` counts from 1.
    """

    article: str
    title: str
    place: Place
    text: str
    start: int
    end: int
    answer: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: `text`, with `other` only where what answers its sentence has that.

    With `without` only where that does not have it.
    """

    text: str
    other: str = ""
    without: bool = False


def search_library(
    library: Library,
    alike: Alike,
    asked: Asked,
    job: Job,
    most: int = MOST,
    chapters: Sequence[str] = ("",),
) -> list[SentenceHit]:
    """Sentences with the text in either language and script, from the newest article on.

    With `chapters` only in these articles, in their order. For a job's thread. Raises Cancelled,
    LibraryError.
    """
    titles: dict[str, str] = {}
    pairs = _OncePerPair(asked.text)
    wanted, other = alike.wanted(asked.text), alike.wanted(asked.other)
    if wanted is None:
        return []
    # The index tells of rows; which of their sentences answer each other is looked at here, so
    # that more rows have to be asked for.
    rows = most if other is None else None
    for chapter in chapters:
        for found in library.search.find(
            wanted, article=chapter, limit=rows, answered=None if asked.without else other
        ):
            job.check()
            if found.article not in titles:
                titles[found.article] = library.articles.info(found.article).title
            for hit, near in _sentences(library, found, titles[found.article]):
                if other is None or bool(other.find(hit.answer)) != asked.without:
                    pairs.add(hit, near)
            if len(pairs.hits) >= most:
                break
        job.check()
        if len(pairs.hits) >= most:
            break
    return pairs.hits[:most]


class _OncePerPair:
    """Hits of which none is a sentence that stands beside another hit, as its answer.

    Of such two the one stays that has the words as they were typed, else the first.
    """

    def __init__(self, typed: str) -> None:
        self.hits: list[SentenceHit] = []
        self._typed = typed.casefold()
        # The hit beside which a sentence stands, by the article, side, block and start of it.
        self._beside: dict[tuple[str, SideName, int, int], int] = {}

    def add(self, hit: SentenceHit, near: WordContext) -> None:
        """Add a hit with its surroundings, unless its sentence is seen already."""
        article, side = hit.article, near.side
        start = near.sentence.start if near.sentence else 0
        at = self._beside.get((article, side, near.block.id, start))
        if at is None:
            at = len(self.hits)
            self.hits.append(hit)
        elif self._is_typed(hit) and not self._is_typed(self.hits[at]):
            self.hits[at] = hit
        for block, spans in near.counterparts:
            for first, _ in spans:
                self._beside.setdefault((article, side.other, block.id, first), at)

    def _is_typed(self, hit: SentenceHit) -> bool:
        return hit.text[hit.start : hit.end].casefold() == self._typed


def _sentences(
    library: Library, found: TextHit, title: str
) -> Iterator[tuple[SentenceHit, WordContext]]:
    """The sentences of a block that have the words, each once, with their surroundings."""
    stored = row_now(library, found.article, found.side, found.block)
    # Joined with another block since it was found.
    if stored is None:
        return
    row = RowText(stored.index, stored.row, stored.source, stored.target)
    seen = -1
    for start, end in found.spans:
        # Within a sentence already given.
        if start < seen:
            continue
        near = word_context_in(row, found.side, found.block, start)
        if near is None or near.sentence is None:
            continue
        seen = near.sentence.end
        at = near.sentence.start
        place = Place(SideName(found.side), found.block, start)
        hit = SentenceHit(
            found.article,
            title,
            place,
            near.sentence_text,
            start - at,
            min(end, seen) - at,
            near.counterpart_text,
            stored.index + 1,
        )
        yield hit, near
