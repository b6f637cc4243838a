"""An aligned document of a corpus: its sentences and beads, as a worker hands them over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from duidu.align.beads.doubt import doubt
from duidu.align.beads.quality import quality
from duidu.core.alignment import Alignment, Bead
from duidu.core.article import Article, Side, SideName
from duidu.formats.base.exported import join_texts
from duidu.formats.base.segments import kind_name


class Paragraph(NamedTuple):
    """A block of a text: what it is, and its sentences."""

    kind: str
    sentences: tuple[str, ...]


class Link(NamedTuple):
    """A bead: its row, counted from 1, and the sentences of both texts, counted from 0.

    `score` and `pair` are those of a Bead.
    """

    row: int
    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    pair: float

    @property
    def is_gap(self) -> bool:
        """Whether one side has no counterpart."""
        return not self.source or not self.target


@dataclass(frozen=True, slots=True)
class AlignedDocument:
    """The texts of both sides and the beads between their sentences.

    `doubtful` of its `rows` should be looked at; `fits` says whether the texts look like
    translations of each other at all.
    """

    languages: tuple[str, str]
    title: str
    texts: tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]
    links: tuple[Link, ...]
    rows: int
    doubtful: int
    fits: bool

    @property
    def sentences(self) -> tuple[list[str], list[str]]:
        """The sentences of each side, by their numbers."""
        source, target = (
            [sentence for paragraph in side for sentence in paragraph.sentences]
            for side in self.texts
        )
        return source, target

    def joined(self, side: int, sentences: list[str], units: tuple[int, ...]) -> str:
        """Some sentences of a side (0 the source) as one text."""
        return join_texts([sentences[unit] for unit in units], self.languages[side])

    def swapped(self) -> "AlignedDocument":
        """The same with its sides in each other's place."""
        return replace(
            self,
            languages=self.languages[::-1],
            texts=self.texts[::-1],
            links=tuple(
                link._replace(source=link.target, target=link.source) for link in self.links
            ),
        )

    def as_json(self) -> dict[str, object]:
        """The document as lists and numbers."""
        return {
            "languages": self.languages,
            "title": self.title,
            "texts": self.texts,
            "links": self.links,
            "rows": self.rows,
            "doubtful": self.doubtful,
            "fits": self.fits,
        }

    @staticmethod
    def of_json(said: Mapping[str, Any]) -> "AlignedDocument":
        """The document of what as_json gave."""
        source, target = (
            tuple(Paragraph(kind, tuple(sentences)) for kind, sentences in side)
            for side in said["texts"]
        )
        links = tuple(
            Link(row, tuple(left), tuple(right), score, pair)
            for row, left, right, score, pair in said["links"]
        )
        first, second = said["languages"]
        return AlignedDocument(
            (first, second),
            said["title"],
            (source, target),
            links,
            said["rows"],
            said["doubtful"],
            said["fits"],
        )


def aligned_document(article: Article, alignment: Alignment) -> AlignedDocument:
    """What a corpus keeps of an aligned article; sentences are without the blanks around them."""
    source, target = article.source, article.target
    rows = alignment.rows
    return AlignedDocument(
        (source.language, target.language),
        article.title,
        (_paragraphs(source), _paragraphs(target)),
        tuple(_links(article, alignment)),
        len(rows),
        sum(doubt(row) is not None for row in rows),
        quality(alignment, source, target).is_translation,
    )


def _paragraphs(side: Side) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            kind_name(block.kind, block.level),
            tuple(" ".join(span.of(block.text).split()) for span in block.sentences),
        )
        for block in side.blocks
    )


def _links(article: Article, alignment: Alignment) -> list[Link]:
    """The beads of all rows, with sentences counted through each side."""
    starts = {
        name: _starts([len(block.sentences) for block in article.side(name).blocks])
        for name in SideName
    }
    found = []
    for number, row in enumerate(alignment.rows, start=1):
        own = {
            SideName.SOURCE: _numbers(row.blocks.source, starts[SideName.SOURCE]),
            SideName.TARGET: _numbers(row.blocks.target, starts[SideName.TARGET]),
        }
        whole = replace(
            row.blocks,
            source=tuple(range(len(own[SideName.SOURCE]))),
            target=tuple(range(len(own[SideName.TARGET]))),
        )
        for bead in row.sentences or (whole,):
            link = _link(number, bead, own[SideName.SOURCE], own[SideName.TARGET])
            if link.source or link.target:
                found.append(link)
    return found


def _link(row: int, bead: Bead, source: list[int], target: list[int]) -> Link:
    return Link(
        row,
        tuple(source[unit] for unit in bead.source if unit < len(source)),
        tuple(target[unit] for unit in bead.target if unit < len(target)),
        # Further digits only make the results larger.
        round(bead.score, 4),
        round(bead.pair, 4),
    )


def _starts(counts: list[int]) -> list[int]:
    starts = [0]
    for count in counts:
        starts.append(starts[-1] + count)
    return starts


def _numbers(blocks: tuple[int, ...], starts: list[int]) -> list[int]:
    return [number for block in blocks for number in range(starts[block], starts[block + 1])]
