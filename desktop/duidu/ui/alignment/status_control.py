"""Says of rows how far they are, counts them, and goes from one to the next that is left."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from duidu.app.alignment.left import REFINED
from duidu.app.alignment.repair import At, Repairs
from duidu.app.alignment.row_statuses import LEFT, Kind, RowStatuses, row_statuses
from duidu.app.article.open_text import RowText
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.core.row_status import RowStatus
from duidu.ui.alignment.repair_control import RepairControl
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import tr

if TYPE_CHECKING:
    from duidu.ui.alignment.status_panel import StatusPanel

_SETTLED = 300  # ms after a change until the rows are counted again
# After one that came from behind the page: a book changes every second while it is aligned.
_BEHIND = 5_000


class StatusControl(PageControl):
    """Gives the row at the caret a status, with undo; counts the rows behind the page."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._repairs = Repairs(page.context.session.library, page.article)
        self._panel: StatusPanel | None = None
        self._wanted = LEFT
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)
        page.offer_panel("status", self._make_panel)
        self._count()

    def changed(self, changes: Changes) -> None:
        """Count again when rows changed."""
        if changes.article in ("", self.page.article) and changes.kinds & {
            Changed.ALIGNMENT,
            Changed.ALL_ROWS,
            Changed.TEXT,
        }:
            if changes.initiator != REFINED:
                self._counting.start(_SETTLED)
            elif not self._counting.isActive():
                self._counting.start(_BEHIND)

    def set(self, status: RowStatus, *, go_on: bool = False) -> None:
        """Give the row at the caret a status, or take it back where it has that already.

        With `go_on` it is never taken back, and the caret goes to the next row that is left.
        """
        at = self.page.controls[RepairControl].at_caret()
        if at is None:
            self._say(tr("Repair", "Put the caret into a sentence first."))
            return
        there = at.row.row.blocks.status
        if go_on and there in (status, RowStatus.LOCKED):
            self._go_on(at.row.index, LEFT, 1)
            return
        wanted = RowStatus.OPEN if there is status else status
        self.page.context.do(
            self.page.article,
            self._repairs.set_status(at, wanted),
            when_done=lambda _: self._told(at, wanted, go_on),
        )

    def offer_question(self, place: Place) -> None:
        """Offer to mark the row of a question just asked there, if nothing is said of it yet."""

        def row_now() -> RowText:
            return self.page.open_text.row(self.page.open_text.row_of(place.side, place.block))

        def act() -> None:
            at = At(row_now(), place.side, 0, place)
            self.page.context.do(
                self.page.article,
                self._repairs.set_status(at, RowStatus.QUESTION),
                when_done=lambda _: self._told(at, RowStatus.QUESTION, go_on=False),
            )

        if row_now().row.blocks.status is RowStatus.OPEN:
            said = tr("Status", "The question is kept.")
            self.page.context.messages.offer(said, [(tr("Status", "Mark its row, too"), act)])

    def step(self, by: int) -> None:
        """Go to the next row, or the one before, of those that the panel lists."""
        at = self.page.controls[RepairControl].at_caret()
        row = at.row.index if at else self._row_in_view()
        self._go_on(row, self._wanted, by)

    def _told(self, at: At, status: RowStatus, go_on: bool) -> None:
        """Say what was done and how many rows are done by now, and go on if that is wanted."""

        def done(found: RowStatuses) -> None:
            self._show(found)
            self.page.context.offer_undo(self.page.article, _done_text(status, found))
            if go_on:
                self._go_to(found.next(at.row.index, LEFT), LEFT)

        self._look(done)

    def _go_on(self, row: int, wanted: frozenset[Kind], by: int) -> None:
        self._look(lambda found: self._go_to(found.next(row, wanted, by), wanted))

    def _go_to(self, row: int | None, wanted: frozenset[Kind]) -> None:
        """Put the caret into a row; without one say so."""
        if row is None or row >= self.page.open_text.row_count():
            nothing = tr("Status", "No row is left to look at.")
            self._say(nothing if wanted == LEFT else tr("Status", "There is no such row."))
            return
        text = self.page.open_text.row(row)
        side = SideName.SOURCE if text.source else SideName.TARGET
        self.page.jump(Place(side, text.blocks(side)[0].id, 0))

    def _row_in_view(self) -> int:
        place = self.page.view.place()
        return self.page.open_text.row_of(place.side, place.block) - 1 if place else -1

    def _count(self) -> None:
        self._look(self._show, Lane.SEEN)

    def _look(self, then: Callable[[RowStatuses], None], lane: Lane = Lane.ANSWER) -> None:
        """Look through the rows off the window's thread, then do something with what is found."""
        library, article = self.page.context.session.library, self.page.article

        def look(_: Job) -> RowStatuses:
            return row_statuses(library, article)

        key = f"statuses {lane.name} {article}"
        self.page.context.jobs.run(lane, look, owner=self, when_done=then, key=key)

    def _show(self, found: RowStatuses) -> None:
        """Show how far the article is: beside the scroll bar, beside the title, in the panel."""
        remarked = found.of([Kind.WORK, Kind.QUESTION])
        settled = found.of([Kind.CONFIRMED, Kind.FINAL])
        self.page.view.set_statuses(settled, remarked)
        count = _count_text(found) if settled or remarked else ""
        self.page.tell_beside_title(count, "status")
        if self._panel is not None:
            self._panel.show_rows(found)

    def _make_panel(self) -> "StatusPanel":
        from duidu.ui.alignment.status_panel import StatusPanel

        panel = self._panel = StatusPanel(self.page.context.theme, self.page.open_text)
        panel.wanted.connect(self._want)
        panel.chosen.connect(lambda row: self._go_to(row, self._wanted))
        self._count()
        return panel

    def _want(self, kinds: frozenset[Kind]) -> None:
        self._wanted = kinds

    def _say(self, text: str) -> None:
        self.page.context.messages.say(text)


def _count_text(found: RowStatuses) -> str:
    return tr(
        "Status",
        "{done:,} of {whole:,} rows confirmed",
        done=found.settled,
        whole=found.whole,
    )


def _done_text(status: RowStatus, found: RowStatuses) -> str:
    """What was done, and how far the article is."""
    done = {
        RowStatus.OPEN: tr("Status", "The status of the row was taken back."),
        RowStatus.CONFIRMED: tr("Status", "The row is confirmed."),
        RowStatus.FINAL: tr("Status", "The row is final."),
        RowStatus.WORK: tr("Status", "The row needs work."),
        RowStatus.QUESTION: tr("Status", "The row has a question."),
    }
    return f"{done[status]} {_count_text(found)}."
