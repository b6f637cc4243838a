"""The toolbar in a narrow window: its texts end in an ellipsis, and the title keeps some room."""

from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow

DETAILS = "improving the alignment, 40 % · 2 h 10 min left in the chapter · 12 % read"


def test_details_leave_the_title_its_room(window: MainWindow, article_page: ArticlePage) -> None:
    bar = window.toolbar
    for width, whole in ((480, False), (2400, True), (480, False)):
        window.resize(width, 360)
        bar.set_title("Morning on the River", DETAILS)
        assert (bar.details.text() == DETAILS) is whole
        assert bar.details.text().endswith("…") is not whole
        shown = bar.details.fontMetrics().horizontalAdvance(bar.details.text())
        assert shown <= bar.details.width()
        assert bar.title.width() >= 40
        # A gap as wide as a space, or they read as one.
        assert bar.details.x() - bar.title.geometry().right() > 6
