"""What a screen reader finds in the reading view."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import Place, SideName
from duidu.ui.reader.accessible import Accessibility
from duidu.ui.reader.layout.style import ReaderStyle
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import SOURCE, TARGET, FakeOpenText, article, block, row


@pytest.fixture(scope="module")
def accessibility(qapp: object) -> Accessibility:
    """Installed once, as the program does."""
    return Accessibility()


@pytest.fixture
def view(qtbot: QtBot, style: ReaderStyle, accessibility: Accessibility) -> ReaderView:
    view = ReaderView(style)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.set_open_text(article(repeat=10))
    return view


def test_rows_are_paragraphs_with_text_and_counterpart(view: ReaderView) -> None:
    document = QAccessible.queryAccessibleInterface(view)
    assert document.role() is QAccessible.Role.Document
    assert document.childCount() == 31
    row = document.child(1)
    assert row.role() is QAccessible.Role.Paragraph
    assert row.text(QAccessible.Text.Name) == SOURCE[0]
    assert row.text(QAccessible.Text.Description) == TARGET[0]
    assert document.indexOfChild(row) == 1


def test_the_side_of_the_caret_is_read_and_a_lone_title_has_its_own_text(view: ReaderView) -> None:
    view.go_to(Place(SideName.TARGET, 1, 0), 0.0)
    document = QAccessible.queryAccessibleInterface(view)
    assert document.child(1).text(QAccessible.Text.Name) == TARGET[0]
    assert document.child(0).text(QAccessible.Text.Name) == "Morning on the River"
    assert document.child(0).text(QAccessible.Text.Description) == ""
    assert document.focusChild().text(QAccessible.Text.Name) == TARGET[0]


def test_rows_in_view_have_a_place_on_the_screen_and_are_found_there(view: ReaderView) -> None:
    document = QAccessible.queryAccessibleInterface(view)
    rect = document.child(1).rect()
    assert (
        document.childAt(rect.center().x(), rect.center().y()).text(QAccessible.Text.Name)
        == SOURCE[0]
    )
    assert document.child(25).rect().isEmpty()


def test_rows_of_a_closed_view_answer_with_nothing(
    style: ReaderStyle, accessibility: Accessibility
) -> None:
    view = ReaderView(style)
    view.set_open_text(article())
    row = QAccessible.queryAccessibleInterface(view).child(1)
    assert row.isValid()
    delete(view)
    assert not row.isValid()
    assert row.text(QAccessible.Text.Name) == ""
    assert row.rect().isEmpty()


def test_a_step_to_another_sentence_of_a_row_is_announced(
    view: ReaderView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def heard(event: QAccessibleEvent) -> None:
        told.append(event.message() if isinstance(event, QAccessibleAnnouncementEvent) else "row")

    QAccessible.queryAccessibleInterface(view)
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard)
    view.go_to(Place(SideName.SOURCE, 1, 0))
    view.next_sentence()
    view.previous_sentence()
    assert view.flow.open_text is not None
    first = view.flow.open_text.row(1).blocks(SideName.SOURCE)[0].sentences[0]
    assert told == ["row", SOURCE[0][first.start : first.end]]
    view.switch_side()
    assert TARGET[0].startswith(told[-1])


def test_notes_of_a_row_are_told_with_its_status(view: ReaderView) -> None:
    row = QAccessible.queryAccessibleInterface(view).child(1)
    anchor = Anchor(SideName.SOURCE, 1, 0, 2, SOURCE[0][:2])
    assert isinstance(view.flow.open_text, FakeOpenText)
    view.flow.open_text.marks.append(
        Annotation("n", "article", AnnotationKind.NOTE, (anchor,), "a boat")
    )
    assert row.text(QAccessible.Text.Help) == "1 note here"


def test_the_text_of_a_row_is_read_by_letters_with_their_places(view: ReaderView) -> None:
    row = QAccessible.queryAccessibleInterface(view).child(1)
    text = row.textInterface()
    assert (text.characterCount(), text.text(0, 2)) == (len(SOURCE[0]), "清晨")
    assert text.cursorPosition() in (-1, 0)
    text.setCursorPosition(5)
    assert view.caret is not None
    assert view.caret.place == Place(SideName.SOURCE, 1, 5)
    assert text.cursorPosition() == 5
    letter = text.characterRect(5)
    assert row.rect().contains(letter)
    assert text.offsetAtPoint(letter.center()) in (5, 6)
    view.go_to(Place(SideName.TARGET, 1, 3), 0.0)
    assert text.text(0, 7) == TARGET[0][:7]
    assert text.cursorPosition() == 3
    assert text.selectionCount() == 0


def test_letters_beyond_the_basic_plane_and_several_blocks_count_as_qt_counts_them(
    view: ReaderView,
) -> None:
    view.set_open_text(FakeOpenText([row((block(1, "𠮷川。"), block(2, "二")), (), 0)]))
    text = QAccessible.queryAccessibleInterface(view).child(0).textInterface()
    assert text.characterCount() == len("xx川。\n二")
    assert text.text(0, -1) == "𠮷川。\n二"
    text.setCursorPosition(5)
    assert view.caret is not None
    assert view.caret.place == Place(SideName.SOURCE, 2, 0)
    assert text.cursorPosition() == 5
