"""Shows who did what in the row at the caret, on whichever device."""

from duidu.app.sync.row_history import RowEvent, row_history
from duidu.ui.base.jobs import Lane
from duidu.ui.page.page_control import PageControl
from duidu.ui.sync.keep_in_step import TURN


class HistoryControl(PageControl):
    """The history of the rows of one article."""

    def show(self) -> None:
        """Show that of the row at the caret or, without one, of the first row in view."""
        caret = self.page.view.caret
        place = caret.place if caret else self.page.view.place()
        if place is None:
            return
        row = self.page.open_text.row_of(place.side, place.block)
        library, article = self.page.context.session.library, self.page.article

        def show(events: list[RowEvent]) -> None:
            from duidu.ui.sync.history_sheet import HistorySheet

            HistorySheet(row, events, self.page.window()).show()

        self.page.context.jobs.run(
            Lane.ANSWER,
            lambda _: row_history(library, article, row),
            owner=self,
            when_done=show,
            key="history of a row",
            # What was edited a moment ago is written down first, never amid an exchange.
            turn=TURN,
            written=True,
        )
