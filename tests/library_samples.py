"""Small articles and notes for the tests of the library, made from a seed."""

import random

from duidu.core.alignment import Alignment, Bead, Origin, Row
from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import Article, Block, BlockKind, Side, SideName, Span
from duidu.core.emphasis import Emphases, Emphasis, EmphasisKind

_HANZI = "阿富汗官员说塔利班正在与政府谈判我们认为这是一个重要的时刻米莉将军表示关注局势发展"
_WORDS = [
    "the",
    "general",
    "said",
    "that",
    "talks",
    "with",
    "Taliban",
    "negotiators",
    "went",
    "on",
    "for",
    "months",
    "while",
    "officials",
    "watched",
    "Kabul",
]


def sample(
    rows: int = 5, seed: int = 1, title: str = "样本", set_apart: bool = True
) -> tuple[Article, Alignment]:
    """An article of so many rows: the first a lone English heading, the others a paragraph of two sentences on each side.

    Words of every other row are set apart, unless it is to be an article of the time before there was emphasis.
    """
    rng = random.Random(seed)
    source: list[Block] = []
    target = [Block(0, "Talks go on", BlockKind.HEADING, 1, (Span(0, 11),))]
    aligned = [Row(Bead((), (0,)), (Bead((), (0,)),))]
    for i in range(1, rows):
        chinese = ["".join(rng.choices(_HANZI, k=12)) + "。" for _ in range(2)]
        english = [" ".join(rng.choices(_WORDS, k=8)) + "." for _ in range(2)]
        emphasis: Emphases = (
            (Emphasis(3, 15, EmphasisKind.EMPHASIS), Emphasis(3, 5, EmphasisKind.STRONG))
            if set_apart and i % 2
            else ()
        )
        emphasis = tuple(sorted(emphasis))
        source.append(
            Block(
                i + 10, "".join(chinese), sentences=(Span(0, 13), Span(13, 26)), emphasis=emphasis
            )
        )
        first = len(english[0])
        spans = (Span(0, first), Span(first + 1, first + 1 + len(english[1])))
        target.append(Block(i, " ".join(english), sentences=spans, emphasis=emphasis[1:]))
        beads = (Bead((0,), (0,), 0.75), Bead((1,), (1,), 0.5, Origin.USER, confirmed=True))
        aligned.append(Row(Bead((i - 1,), (i,), 0.625), beads))
    article = Article(
        title, Side("zh-Hans", tuple(source)), Side("en", tuple(target)), {"author": "某人"}
    )
    return article, Alignment(tuple(aligned), "sample")


def note(
    identity: str,
    article: str,
    block: int = 11,
    text: str = "笔记",
    created: float = 1.0,
    end: int = 2,
) -> Annotation:
    """A note on the first characters of a source block."""
    anchor = Anchor(SideName.SOURCE, block, 0, end, "阿富"[:end], "", "汗")
    return Annotation(
        identity,
        article,
        AnnotationKind.NOTE,
        (anchor,),
        text,
        tags=("标签",),
        created=created,
        modified=created,
    )
