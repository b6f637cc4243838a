"""A library of our own with one short article, and an aligner that needs no dictionary: what tests of the window work with."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from duidu.app.opening.opener import Opener
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Side
from duidu.core.changes import Changes
from duidu.core.jobs import Job, NoJob
from duidu.library.library import Library

TEXT = (
    "清晨，河面上升起一层薄雾。老人把小船推进水里。\n"
    "市场开门了。卖鱼的人和买鱼的人都来了。\n"
    "Morning on the River\n"
    "At dawn a thin mist rose over the river. The old man pushed his boat into the water.\n"
    "The market had opened. The people who sell fish and those who buy it had all come.\n"
)


class OneToOne:
    """Answers the last blocks and sentences of each side one by one; what is left over stands alone."""

    name = "one to one"

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Rows from the end, so that a title on one side stays alone."""
        common = min(len(source.blocks), len(target.blocks))
        first, second = len(source.blocks) - common, len(target.blocks) - common
        rows = [_row(source, target, (i,), ()) for i in range(first)] + [
            _row(source, target, (), (i,)) for i in range(second)
        ]
        rows += [_row(source, target, (first + i,), (second + i,)) for i in range(common)]
        return Alignment(tuple(rows), self.name)


def _row(source: Side, target: Side, left: tuple[int, ...], right: tuple[int, ...]) -> Row:
    counts = [
        sum(len(side.blocks[i].sentences) for i in blocks)
        for side, blocks in ((source, left), (target, right))
    ]
    common = min(counts)
    beads = [Bead((i,), (i,)) for i in range(common)]
    beads += [Bead((i,), ()) for i in range(common, counts[0])] + [
        Bead((), (i,)) for i in range(common, counts[1])
    ]
    return Row(Bead(left, right), tuple(beads))


class SmallSession(Session):
    """A session whose work behind the page is quick: no second alignment, no sentence encoder."""

    def refine(self, article: str, job: Job) -> Changes | None:
        """The alignment is as good as it gets."""
        return None

    @cached_property
    def encoder(self) -> None:
        """None is installed."""
        return None


def make_session(folder: Path, settings: Settings | None = None) -> Session:
    """A session on a library in this folder."""
    session = SmallSession(Library.open(folder / "library.sqlite"), settings or Settings())
    session.opener = Opener(session.library, lambda quick: OneToOne())
    return session


def add_article(session: Session, folder: Path, text: str = TEXT, name: str = "river.txt") -> str:
    """Write a file and open it; the article's id."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return session.opener.open_files([path], NoJob()).article
