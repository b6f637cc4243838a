"""How a word is rendered throughout the article, and its rendering in turn.

Such as 米莉 6, 米利 1, 米勒 1 for Milley.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter

from duidu.align.links.renderings import LinkedPair, Rendering, renderings, whole_word
from duidu.align.links.word_link import WordLink
from duidu.app.article.open_text import OpenText, RowText
from duidu.app.article.worked_out import WordLinker, WorkedOut
from duidu.app.words.occurrences import occurrences_of
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.core.token import Token, TokenKind
from duidu.language.registry import base_code, language_for
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from duidu.library.search.full_text_search import TextHit

_FIRST_WIDE = "\u2e80"  # from here on scripts are written without spaces
_BEGINNING = 4  # letters of a word that its inflections share
# Rows read between two looks whether the job was cancelled.
_ROWS_AT_ONCE = 200
_MOST_HITS = 300  # paragraphs of other articles that are looked into
_MOST_ROWS = (
    150  # rows worked out for one list; a common word shows its renderings in the first of them
)


@dataclass(frozen=True, slots=True)
class WordRenderings:
    """A word and its renderings on the other side.

    `back` says how the commonest rendering is rendered on the word's own side. The `pairs` of a
    rendering are row numbers of the article. `elsewhere` are those in other articles, whose `pairs`
    number the `places` (article, place).
    """

    word: str
    renderings: tuple[Rendering, ...]
    back: tuple[Rendering, ...]
    elsewhere: tuple[Rendering, ...] = ()
    places: tuple[tuple[str, Place], ...] = ()


def renderings_at(
    library: Library,
    open_text: OpenText,
    word_links: WordLinker,
    row: int,
    side: SideName,
    block: int,
    start: int,
    job: Job,
) -> WordRenderings | None:
    """Renderings of the word at a code point of a block; None where there is no word.

    For a job's thread. Raises Cancelled.
    """
    pair, tokens = _pair(open_text.row(row), word_links.compute([row], job), side)
    at = next(
        (
            i
            for i, (its_block, token) in enumerate(tokens)
            if its_block == block and token.start <= start < token.end
        ),
        None,
    )
    if at is None:
        return None
    # Words between spaces are whole by themselves; names in Chinese may be cut into several.
    wanted = (
        [pair.source[at]]
        if pair.source[at][0] < _FIRST_WIDE
        else [pair.source[i] for i in whole_word(pair, at)]
    )
    lists = _Lists(library, open_text, word_links, job)
    found = lists.of(side, wanted)
    # Only of the commonest: the panel shows whether that one is itself rendered in one way.
    back = lists.of(side.other, found[0].text.split()) if found else ()
    elsewhere, places = lists.elsewhere(side, wanted)
    return WordRenderings(_joined(wanted), found, back, elsewhere, places)


@dataclass(frozen=True, slots=True)
class _Lists:
    """Makes lists of renderings for one article."""

    library: Library
    open_text: OpenText
    word_links: WordLinker
    job: Job

    def of(self, side: SideName, wanted: Sequence[str]) -> tuple[Rendering, ...]:
        """Renderings of words that stand in a row."""
        rows = list(islice(self._rows_with(side, wanted[0]), _MOST_ROWS))
        worked_out = self.word_links.compute([row.index for row in rows], self.job)
        pairs = [_pair(row, worked_out, side)[0] for row in rows]
        found = renderings(wanted, pairs, language_for(self.open_text.language(side)).stem)
        return tuple(
            Rendering(one.text, one.count, tuple(rows[number].index for number in one.pairs))
            for one in found
        )

    def elsewhere(
        self, side: SideName, wanted: Sequence[str]
    ) -> tuple[tuple[Rendering, ...], tuple[tuple[str, Place], ...]]:
        """Renderings in other articles, of rows whose links are kept, and where these are."""
        language = self.open_text.language(side)
        other = base_code(self.open_text.language(side.other))
        search = self.library.search
        hits = search.find(occurrences_of(_joined(wanted), language), limit=_MOST_HITS)
        of = attrgetter("article")
        pairs: list[LinkedPair] = []
        places: list[tuple[str, Place]] = []
        for article, found in groupby(sorted(hits, key=of), of):
            self.job.check()
            if article == self.open_text.article:
                continue
            info = self.library.articles.info(article)
            codes = {
                SideName.SOURCE: base_code(info.source_language),
                SideName.TARGET: base_code(info.target_language),
            }
            texts = [
                hit
                for hit in found
                if (codes[hit.side], codes[hit.side.other]) == (base_code(language), other)
            ]
            for row, hit in self._rows_of(article, texts):
                worked_out = self.word_links.kept(article, [row])
                if row.index in worked_out.links:
                    pairs.append(_pair(row, worked_out, hit.side)[0])
                    places.append((article, Place(hit.side, hit.block, hit.spans[0][0])))
        return tuple(renderings(wanted, pairs, language_for(language).stem)), tuple(places)

    def _rows_of(self, article: str, hits: Sequence[TextHit]) -> Iterator[tuple[RowText, TextHit]]:
        """The rows in which something was found, each once, as far as they are still there."""
        articles = self.library.articles
        numbers = articles.rows_of(article, [(hit.side, hit.block) for hit in hits]) if hits else []
        for number, hit in dict(zip(numbers, hits, strict=True)).items():
            for one in articles.rows(article, number, number + 1) if number >= 0 else ():
                yield RowText(one.index, one.row, one.source, one.target), hit

    def _rows_with(self, side: SideName, word: str) -> Iterator[StoredRow]:
        """Rows with the first letters of the word, which its inflections share but for a few."""
        beginning = word.lower()[:_BEGINNING]
        articles, article = self.library.articles, self.open_text.article
        for first in range(0, self.open_text.row_count(), _ROWS_AT_ONCE):
            self.job.check()
            for row in articles.rows(article, first, first + _ROWS_AT_ONCE):
                if any(beginning in block.text.lower() for block in row.blocks(side)):
                    yield row


def _pair(
    row: RowText | StoredRow, worked_out: WorkedOut, side: SideName
) -> tuple[LinkedPair, list[tuple[int, Token]]]:
    """The words of a row with their links, seen from one side, and where that side's words are."""
    words = {
        name: [
            (block.id, token)
            for block in row.blocks(name)
            for token in worked_out.words[name, block]
            if token.kind is not TokenKind.SPACE
        ]
        for name in SideName
    }
    places = {
        name: {(block, token.start): i for i, (block, token) in enumerate(words[name])}
        for name in SideName
    }
    links = (
        WordLink(places[SideName.SOURCE][source[:2]], places[SideName.TARGET][target[:2]])
        for source, target in worked_out.links.get(row.index, ())
        if source[:2] in places[SideName.SOURCE] and target[:2] in places[SideName.TARGET]
    )
    texts = [
        tuple(token.text for _, token in words[name]) for name in (SideName.SOURCE, SideName.TARGET)
    ]
    pair = LinkedPair(texts[0], texts[1], tuple(sorted(links)))
    return (pair if side is SideName.SOURCE else pair.flipped()), words[side]


def _joined(words: Sequence[str]) -> str:
    return (" " if all(word.isascii() for word in words) else "").join(words)
