"""A small library for tests: one article of three rows, aligned by hand, and a way to mark a passage in it by its words."""

from pathlib import Path

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.annotation import Anchor
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library

SOURCE = ("老人把船推进水里。天还没有亮。", "河水记得他的名字。", "他走了四十年。")
TARGET = (
    "The old man pushed off. It was not yet day.",
    "The river remembered his name.",
    "He had been there for forty years.",
)


def sides(source: tuple[str, ...] = SOURCE, target: tuple[str, ...] = TARGET) -> Article:
    return Article("River", _side("zh-Hans", source, "。"), _side("en", target, "."))


def _side(language: str, texts: tuple[str, ...], end: str) -> Side:
    blocks = []
    for number, text in enumerate(texts):
        spans, start = [], 0
        while (at := text.find(end, start)) >= 0:
            spans.append(Span(start, at + 1))
            start = at + 1 + (text[at + 1 : at + 2] == " ")
        blocks.append(Block(number, text, sentences=tuple(spans)))
    return Side(language, tuple(blocks))


def one_to_one(article: Article) -> Alignment:
    """The n-th paragraph answers the n-th, and the n-th sentence in it the n-th."""
    return Alignment(
        tuple(
            Row(Bead((i,), (i,)), tuple(Bead((k,), (k,)) for k in range(len(block.sentences))))
            for i, block in enumerate(article.source.blocks)
        )
    )


def small_library(folder: Path, article: Article | None = None, name: str = "river") -> Library:
    """A new library with the article under the id `name`."""
    library = Library.open(folder / "library.sqlite")
    text = article or sides()
    library.articles.add(text, one_to_one(text), id=name)
    return library


def mark(library: Library, quotation: str, article: str = "river") -> Anchor:
    """An anchor on the first place where these words stand."""
    for side in SideName:
        for block in library.articles.blocks(article, side):
            at = block.text.find(quotation)
            if at >= 0:
                return make_anchor(side, block, Span(at, at + len(quotation)))
    raise AssertionError(f"{quotation} stands nowhere")
