"""What is written is found in time that grows with the text."""

from collections.abc import Iterator
from typing import ClassVar

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.formats.base.exported import Exported, segments_of
from duidu.formats.notes.exported_notes import ArticleNotes


class Counted(tuple[Span, ...]):
    """Sentences that count how often all of them are gone through."""

    times: ClassVar[list[int]] = []

    def __iter__(self) -> Iterator[Span]:
        """Count."""
        self.times.append(1)
        return super().__iter__()


def test_a_paragraph_is_not_gone_through_for_each_of_its_sentences() -> None:
    spans = Counted(Span(3 * n, 3 * n + 2) for n in range(100))
    sides = [Side(code, (Block(0, "雨。 " * 100, sentences=spans),)) for code in ("zh", "en")]
    beads = tuple(Bead((n,), (n,)) for n in range(100))
    alignment = Alignment((Row(Bead((0,), (0,)), beads),))
    notes = ArticleNotes("a", "t", "zh", "en")
    spans.times.clear()
    assert (
        len(list(segments_of(Exported(Article("t", sides[0], sides[1]), alignment, notes)))) == 100
    )
    assert 0 < len(spans.times) < 10
