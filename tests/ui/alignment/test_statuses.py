"""Rows are given a status at the caret, counted, listed, and gone to one after the other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from duidu.app.alignment.row_statuses import LEFT, Kind
from duidu.core.article import Place, SideName
from duidu.core.row_status import RowStatus
from duidu.ui.alignment.repair_control import RepairControl
from duidu.ui.alignment.status_control import StatusControl
from duidu.ui.alignment.status_panel import StatusPanel
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.accessible import Accessibility
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.status_sign import status_color
from duidu.ui.window.main_window import MainWindow
from fixtures.stepped_jobs import SteppedJobs


class Reviser:
    """A person at the rows of an open article."""

    def __init__(self, window: MainWindow, page: ArticlePage, jobs: SteppedJobs) -> None:
        self.window, self.page, self.jobs = window, page, jobs
        page.controls.complete()
        jobs.settle()
        self.rows = page.controls[StatusControl]

    def put_caret(self, row: int) -> None:
        text = self.page.open_text.row(row)
        side = SideName.SOURCE if text.source else SideName.TARGET
        self.page.view.put_caret(Place(side, text.blocks(side)[0].id, 0))

    def do(self, action: str) -> None:
        self.window.actions_[action].trigger()
        self.jobs.settle()

    @property
    def here(self) -> int:
        at = self.page.controls[RepairControl].at_caret()
        assert at is not None
        return at.row.index

    def status(self, row: int) -> RowStatus:
        return self.page.open_text.row(row).row.blocks.status

    @property
    def said(self) -> str:
        message = self.page.context.messages.message
        return message.text if message else ""


@pytest.fixture
def reviser(window: MainWindow, article_page: ArticlePage, stepped: SteppedJobs) -> Reviser:
    return Reviser(window, article_page, stepped)


def test_confirming_says_so_with_the_count_and_can_be_undone(reviser: Reviser) -> None:
    count = reviser.page.open_text.row_count()
    reviser.put_caret(1)
    reviser.do("article.confirm")
    assert reviser.status(1) is RowStatus.CONFIRMED
    assert reviser.said == f"The row is confirmed. 1 of {count} rows confirmed."
    assert f"1 of {count} rows confirmed · " in reviser.page.details
    reviser.do("edit.undo")
    assert reviser.status(1) is RowStatus.OPEN
    reviser.do("article.confirm")
    reviser.do("article.confirm")
    assert reviser.status(1) is RowStatus.OPEN
    assert reviser.said.startswith("The status of the row was taken back.")


@pytest.mark.parametrize(
    ("action", "status"),
    [
        ("article.final", RowStatus.FINAL),
        ("article.needs_work", RowStatus.WORK),
        ("article.unsure", RowStatus.QUESTION),
    ],
)
def test_each_status_has_its_action(reviser: Reviser, action: str, status: RowStatus) -> None:
    reviser.put_caret(1)
    reviser.do(action)
    assert reviser.status(1) is status
    reviser.do("article.confirm")
    assert reviser.status(1) is RowStatus.CONFIRMED
    reviser.do("edit.undo")
    assert reviser.status(1) is status


def test_one_key_confirms_row_after_row_until_none_is_left(reviser: Reviser) -> None:
    count = reviser.page.open_text.row_count()
    reviser.put_caret(1)
    seen = []
    for _ in range(count):
        seen.append(reviser.here)
        reviser.do("article.confirm_next")
    assert seen == [*range(1, count), 0]
    assert all(reviser.status(row) is RowStatus.CONFIRMED for row in range(count))
    reviser.do("article.confirm_next")
    assert reviser.said == "No row is left to look at."
    assert reviser.status(reviser.here) is RowStatus.CONFIRMED


def test_the_panel_lists_what_is_chosen_and_the_keys_go_through_it(reviser: Reviser) -> None:
    for row, action in ((0, "article.confirm"), (2, "article.needs_work")):
        reviser.put_caret(row)
        reviser.do(action)
    reviser.do("view.status")
    panel = reviser.page.panel("status")
    assert isinstance(panel, StatusPanel)
    count = reviser.page.open_text.row_count()
    assert panel.count.text() == f"1 of {count} rows are confirmed."
    assert list(panel.listed.rows) == list(range(1, count))
    texts = [panel.kinds.itemText(n) for n in range(panel.kinds.count())]
    assert "Needs work (1)" in texts
    panel.kinds.setCurrentIndex(texts.index("Needs work (1)"))
    assert list(panel.listed.rows) == [2]
    assert str(panel.listed.data(panel.listed.index(0))).startswith("3  ")
    reviser.put_caret(0)
    reviser.do("article.next_left")
    assert reviser.here == 2
    reviser.put_caret(1)
    reviser.do("article.previous_left")
    assert reviser.here == 2
    reviser.put_caret(0)
    panel.list.setCurrentIndex(panel.listed.index(0))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    reviser.jobs.settle()
    assert reviser.here == 2
    # What it is no more leaves the list.
    reviser.do("article.confirm")
    assert list(panel.listed.rows) == []
    reviser.do("article.next_left")
    assert reviser.said == "There is no such row."


@pytest.fixture(scope="module")
def accessibility(qapp: object) -> Accessibility:
    """Installed once, as the program does."""
    return Accessibility()


def test_a_screen_reader_tells_the_status_of_a_row(
    accessibility: Accessibility, reviser: Reviser
) -> None:
    reviser.put_caret(1)
    document = QAccessible.queryAccessibleInterface(reviser.page.view)
    assert document is not None
    assert document.child(1).text(QAccessible.Text.Help) == ""
    reviser.do("article.needs_work")
    assert document.child(1).text(QAccessible.Text.Help) == "Needs work"


def test_statuses_are_beside_the_scroll_bar(reviser: Reviser) -> None:
    for row, action in ((0, "article.confirm"), (1, "article.unsure"), (2, "article.needs_work")):
        reviser.put_caret(row)
        reviser.do(action)
    strip = reviser.page.view.overview
    assert (strip.settled, strip.remarked) == ((0,), (1, 2))
    assert Kind.QUESTION in LEFT


def test_a_status_is_painted_beside_its_row(reviser: Reviser) -> None:
    view, palette = reviser.page.view, reviser.page.context.theme.colors
    reviser.page.show_panel("status", False)

    def greens() -> int:
        picture = view.viewport().grab().toImage()
        wanted = status_color(RowStatus.CONFIRMED, palette)
        left = view.flow.columns.by_side[SideName.TARGET].right
        return sum(
            picture.pixelColor(x, y) == wanted
            for x in range(left, picture.width() - 9)
            for y in range(picture.height())
        )

    assert greens() == 0
    reviser.put_caret(1)
    reviser.do("article.confirm")
    assert greens() > 0


@pytest.mark.parametrize("is_confirmed", [False, True])
def test_a_question_offers_to_mark_its_row(reviser: Reviser, is_confirmed: bool) -> None:
    reviser.put_caret(1)
    if is_confirmed:
        reviser.do("article.confirm")
    block = reviser.page.open_text.row(1).source[0]
    reviser.page.view.select(Stretch(SideName.SOURCE, block.id, 0, 2))
    reviser.do("notes.question")
    notes = reviser.page.controls[NotesControl]
    notes.editor.text.setPlainText("Which river?")
    notes.editor.done.emit(notes.editor.draft)
    reviser.jobs.settle()
    message = reviser.page.context.messages.message
    if is_confirmed:
        assert message is None or "question" not in message.text
        assert reviser.status(1) is RowStatus.CONFIRMED
        return
    assert message is not None
    assert message.text == "The question is kept."
    ((label, act),) = message.actions
    assert label == "Mark its row, too"
    act()
    reviser.jobs.settle()
    assert reviser.status(1) is RowStatus.QUESTION
    reviser.do("edit.undo")
    assert reviser.status(1) is RowStatus.OPEN
