"""A rewording: words of the text that a person replaced, the old beside the new."""

from dataclasses import dataclass

from duidu.core.article import Block, SideName, Span


@dataclass(frozen=True, slots=True)
class Rewording:
    """In a block, `old` became `new`, which stands at the code points start..end.

    Those of one block do not overlap: words that are replaced again are one rewording, from what
    the text said at first to what it says now. `old` is "" for words that were added, `new` for
    those taken away. Where the new words no longer stand together, as after a cut between them,
    `start` and `end` are None. `author` is "" for nobody named; `created` is in seconds since 1970.
    What was replaced in one go has the same `step`, "" for a single correction.
    """

    id: str
    article: str
    side: SideName
    block: int
    start: int | None
    end: int | None
    old: str
    new: str
    author: str = ""
    created: float = 0.0
    step: str = ""

    @property
    def span(self) -> Span | None:
        """Where the new words stand, None where they no longer stand together."""
        if self.start is None or self.end is None or self.start > self.end:
            return None
        return Span(self.start, self.end)

    def stands_in(self, block: Block) -> bool:
        """Whether the new words are where they are said to be."""
        span = self.span
        return (
            span is not None
            and block.id == self.block
            and span.end <= len(block.text)
            and span.of(block.text) == self.new
        )
