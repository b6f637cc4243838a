"""Contents of one page: reads the headings off the window's thread when the panel is first opened and when the text changes."""

from PySide6.QtCore import QObject

from duidu.app.reading import Place
from duidu.core.article import BlockKind, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.library.article_rows import StoredRow
from duidu.ui.article_page import ArticlePage
from duidu.ui.jobs import Lane
from duidu.ui.panels.contents import ContentsPanel, Heading

ROWS_AT_ONCE = 500


class ContentsControl(QObject):
    """Keeps the contents panel of one page."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._page = page
        page.offer_panel("contents", self._make_panel)

    def changed(self, changes: Changes) -> None:
        """Read again what an edit may have moved."""
        if self._page.made_panel("contents") and changes.kinds & {Changed.TEXT, Changed.ALIGNMENT}:
            self._refresh()

    def _make_panel(self) -> ContentsPanel:
        panel = ContentsPanel(self._page.desk.theme)
        panel.jumped.connect(self._page.jump)
        panel.show_headings(())
        self._refresh()
        return panel

    def _refresh(self) -> None:
        self._page.desk.jobs.run(Lane.CPU, self._read, self._show, key=f"contents {self._page.article}")

    def _read(self, job: Job) -> list[Heading]:
        articles, article = self._page.desk.session.library.articles, self._page.article
        found: list[Heading] = []
        for first in range(0, articles.row_count(article), ROWS_AT_ONCE):
            job.check()
            for row in articles.rows(article, first, first + ROWS_AT_ONCE):
                found += headings_of(row)
        return found

    def _show(self, headings: list[Heading]) -> None:
        panel = self._page.made_panel("contents")
        if isinstance(panel, ContentsPanel):
            panel.show_headings(headings)


def headings_of(row: StoredRow) -> list[Heading]:
    """The heading of a row: its text on the left where it has one, with what answers it."""
    sides = {side: [block for block in row.blocks(side) if block.kind is BlockKind.HEADING] for side in SideName}
    first = next((side for side in SideName if sides[side]), None)
    if first is None:
        return []
    block = sides[first][0]
    other = " ".join(block.text for block in sides[first.other]) if first is SideName.SOURCE else ""
    return [Heading(block.text, other, block.level, Place(first, block.id, 0))]
