"""Random edits in a real window, painted after each: no exception, and the page shows the library.

    cd tests && PYTHONPATH=../desktop python -m faults.random_edits [--quick] [--seed N]

Rows are joined, split, moved and aligned again, texts corrected, notes made, all of it undone and
done again, at all ways of reading, with the panels open. Prints one JSON line: steps, exceptions,
rows that the page shows otherwise than the library has them.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.protocol import Aligner
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Place, Side, SideName
from duidu.core.jobs import Job
from duidu.ui.alignment.correct_text import CorrectText
from duidu.ui.alignment.realign_control import RealignControl
from duidu.ui.alignment.repair_control import RepairControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import leave_room, make_application
from fixtures.one_by_one import OneByOne
from fixtures.window_session import SmallSession, add_article, make_session

PARAGRAPHS = 30
REPAIRS = (
    *("merge_rows", "split_row", "unlink_row", "move_up", "move_down", "unlink"),
    *("leave_out", "split_sentence", "merge_sentences", "split_paragraph", "merge_paragraphs"),
)
MODES = ("side_by_side", "sentences", "paragraphs", "source_only", "target_only")
VIEWS = (*(f"view.{mode}" for mode in MODES), "view.swap", "view.pinyin", "view.reveal")


class Joining(OneByOne):
    """An aligner of another opinion: it joins the sentences of each row."""

    name = "joining"

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Put two blocks into a row where that leaves no fixed row out."""
        if fixed or len(source.blocks) != len(target.blocks):
            return super().align(source, target, job, fixed)
        units = [range(i, min(i + 2, len(source.blocks))) for i in range(0, len(source.blocks), 2)]
        return Alignment(tuple(_joined(source, target, tuple(unit)) for unit in units), self.name)


def _joined(source: Side, target: Side, units: tuple[int, ...]) -> Row:
    """A row of these blocks of both sides, with all sentences in one bead."""
    counts = [
        range(sum(len(side.blocks[unit].sentences) for unit in units)) for side in (source, target)
    ]
    return Row(Bead(units, units), (Bead(tuple(counts[0]), tuple(counts[1])),))


class RestlessSession(SmallSession):
    """A session whose aligner changes its opinion each time."""

    def aligner(self, quick: bool, memory: AlignerMemory | None = None) -> Aligner:
        """One by one, or joined."""
        self.asked = getattr(self, "asked", 0) + 1
        return Joining() if self.asked % 2 else OneByOne()


def text() -> str:
    """Some paragraphs on each side with two sentences each."""
    chinese = [
        f"老人第{i}次把船推进水里。市场开门了{'。' * (i % 3 == 0)}" for i in range(PARAGRAPHS)
    ]
    english = [
        f"The old man pushed his boat {i} times. The market had opened." for i in range(PARAGRAPHS)
    ]
    return "\n".join((*chinese, *english)) + "\n"


class Reader:
    """A person who edits at random."""

    def __init__(self, window: MainWindow, article: str, seed: int) -> None:
        self.window, self.article, self.chance = window, article, random.Random(seed)
        self.steps: Counter[str] = Counter()
        self.deeds: tuple[tuple[int, Callable[[], None]], ...] = (
            (12, self.repair), (6, self.undo), (4, self.redo), (2, self.realign),
            (3, self.correct), (3, self.highlight), (3, self.view), (1, self.find),
            (2, self.panel), (3, self.scroll), (1, self.reopen), (3, self.settle),
        )  # fmt: skip

    @property
    def page(self) -> ArticlePage:
        page = self.window.page
        assert page is not None
        return page

    def step(self) -> None:
        """Do one thing and look at the page."""
        weights, deeds = zip(*self.deeds, strict=True)
        (deed,) = self.chance.choices(deeds, weights)
        self.steps[deed.__name__] += 1
        self.go()
        deed()
        self.page.view.viewport().grab()
        QCoreApplication.processEvents()

    def go(self) -> None:
        """The caret to a place at random, more often near the end."""
        count = self.page.open_text.row_count()
        if not count:
            return
        row = self.page.open_text.row(self.chance.choice((self.chance.randrange(count), count - 1)))
        sides = [side for side in SideName if row.blocks(side)]
        if sides:
            side = self.chance.choice(sides)
            block = self.chance.choice(row.blocks(side))
            place = Place(side, block.id, self.chance.randrange(len(block.text) or 1))
            self.page.view.go_to(place)

    def repair(self) -> None:
        """One of the repairs."""
        self.page.controls[RepairControl].act(self.chance.choice(REPAIRS))

    def undo(self) -> None:
        """Some steps back."""
        for _ in range(self.chance.randint(1, 4)):
            self.window.actions_["edit.undo"].trigger()

    def redo(self) -> None:
        """Some steps forward."""
        for _ in range(self.chance.randint(1, 3)):
            self.window.actions_["edit.redo"].trigger()

    def realign(self) -> None:
        """Align again; the next steps do not wait for it."""
        only_on = self.chance.random() < 0.5
        self.page.controls[RealignControl].realign(only_on=only_on)

    def _word(self) -> Stretch | None:
        caret = self.page.view.caret
        place = caret.place if caret else None
        if place is None:
            return None
        return Stretch(place.side, place.block, place.offset, place.offset + 1)

    def correct(self) -> None:
        """Write another letter over one."""
        if stretch := self._word():
            self.page.controls[CorrectText].write(stretch, self.chance.choice(("雨", "x", "")))

    def highlight(self) -> None:
        """A note on a letter."""
        if stretch := self._word():
            self.page.view.select(stretch)
            self.window.actions_["notes.yellow"].trigger()

    def view(self) -> None:
        """Another way of reading."""
        self.window.actions_[self.chance.choice(VIEWS)].trigger()

    def find(self) -> None:
        """Search for a word."""
        self.page.controls[FindControl].show(self.chance.choice(("老人", "boat", "的")))

    def panel(self) -> None:
        """Open or close a panel."""
        self.window.actions_[self.chance.choice(("view.contents", "view.notes"))].trigger()

    def scroll(self) -> None:
        """By some screens."""
        self.page.view.scroll_by(self.chance.randint(-3000, 3000))

    def reopen(self) -> None:
        """Close the tab with what goes on in it, and open it again."""
        self.window.close_page(0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.open_article(self.article)
        self.page.controls.complete()

    def settle(self) -> None:
        """Wait until nothing goes on."""
        while not (self.window.jobs.idle and self.window.context.commands.idle):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def shown_otherwise(self) -> int:
        """How many rows the page has otherwise than the library."""
        self.settle()
        open_text = self.page.open_text
        kept = self.window.session.library.articles.rows(self.article, 0, 10_000)
        rows = [open_text.row(i) for i in range(open_text.row_count())]
        differ = sum(
            (row.source, row.target) != (one.source, one.target)
            for row, one in zip(rows, kept, strict=False)
        )
        return differ + abs(len(rows) - len(kept))


def main() -> None:
    """Do the steps, print the counts, end with 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    caught: list[str] = []

    def note(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        caught.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error or kind(), trace)

    sys.excepthook = note
    app = make_application()
    leave_room()
    with tempfile.TemporaryDirectory() as folder:
        session = make_session(Path(folder))
        session.__class__ = RestlessSession
        article = add_article(session, Path(folder), text())
        window = MainWindow(session, Interface(app, session.settings).theme)
        window.resize(1000, 700)
        window.show()
        window.open_article(article).controls.complete()
        reader = Reader(window, article, given.seed)
        reader.settle()
        steps, wrong = 300 if given.quick else 5_000, 0
        for number in range(1, steps + 1):
            reader.step()
            if number % 50 == 0:
                wrong += reader.shown_otherwise()
        good = session.library.check().good
        window.close()
        session.close()
    counts = {"steps": steps, "exceptions": len(caught), "rows shown otherwise": wrong}
    print(json.dumps({**counts, "sound": good, **dict(sorted(reader.steps.items()))}))
    sys.exit(0 if good and not caught and not wrong else 1)


if __name__ == "__main__":
    main()
