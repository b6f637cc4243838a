"""What is left to do for the alignment of an article behind its page."""

from dataclasses import dataclass

# Who made a change that came from behind the page: its initiator.
REFINED = "refine"


@dataclass(frozen=True, slots=True)
class Left:
    """How far the alignment of an article is.

    `rough` says that rows are paired by length alone yet; `done` is the share of this pass that is
    done, 0 to 1, and `rows` how many are left in it; `seen_waits` says that what is on the screen
    is among them. `revision` is that of the article: with the same again nothing got on.
    """

    rough: bool
    done: float
    rows: int
    seen_waits: bool = False
    revision: int = 0
