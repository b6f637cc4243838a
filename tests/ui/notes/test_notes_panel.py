"""Notes panel and menu: filters, several notes at once, links, lost places, conflicts."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from duidu.app.notes.color_names import own_names
from duidu.app.notes.notes_exchange import export_notes
from duidu.app.session import Session
from duidu.app.settings.settings_table import COLOR_NAMES
from duidu.core.annotation import AnchorState, Annotation, AnnotationKind
from duidu.core.article import Place, SideName
from duidu.ui.alignment.correct_text import CorrectText
from duidu.ui.notes.feature import go_to_note
from duidu.ui.notes.note_rows import NoteRow, NotesList, NotesModel
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.notes.notes_menu import NotesMenu
from duidu.ui.notes.notes_panel import NotesPanel
from duidu.ui.notes.search_notes_sheet import SearchNotesSheet
from duidu.ui.output.import_notes import ImportNotes
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.settings.color_names_sheet import ColorNamesSheet
from duidu.ui.settings.deleted_notes_sheet import DeletedNotesSheet
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.window_session import add_article


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """The page of an open article."""
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def select(page: ArticlePage, word: str) -> Stretch:
    """Select a word in the text."""
    place = find_word(page, word)
    assert place is not None
    stretch = Stretch(place.side, place.block, place.offset, place.offset + len(word))
    page.view.select(stretch)
    return stretch


def mark(window: MainWindow, page: ArticlePage, word: str, action: str) -> Annotation:
    """Mark a word by an action and return the new note."""
    before = {note.id for note in window.session.library.notes.of_article(page.article)}
    select(page, word)
    window.actions_[action].trigger()
    return next(
        note
        for note in window.session.library.notes.of_article(page.article)
        if note.id not in before
    )


def panel_of(qtbot: QtBot, page: ArticlePage, count: int) -> NotesPanel:
    """The notes panel once it shows this many notes."""
    page.show_panel("notes", True)
    panel = page.panel("notes")
    assert isinstance(panel, NotesPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == count)
    return panel


def find(menu: QMenu | None, *path: str) -> None:
    """Trigger an entry of a menu, through its submenus."""
    assert menu is not None
    action = next(action for action in menu.actions() if path[0] in action.text())
    inner = action.menu()
    if len(path) > 1:
        assert isinstance(inner, QMenu)
        find(inner, *path[1:])
    else:
        action.trigger()


def kept(session: Session, note: Annotation) -> Annotation:
    """A note as the library has it now."""
    found = session.library.notes.get(note.id)
    assert found is not None
    return found


def test_notes_are_filtered_by_colour_and_side_and_sorted(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    for word, action in (
        ("河面", "notes.green"),
        ("市场", "notes.underline"),
        ("mist", "notes.yellow"),
    ):
        mark(window, page, word, action)
    panel = panel_of(qtbot, page, 3)
    find(panel.more.menu(), "Colour", "Green")
    assert [note.anchors[0].exact for note in panel.model.notes] == ["河面"]
    panel.more.reset()
    find(panel.more.menu(), "Side", "Right text")
    assert [note.anchors[0].exact for note in panel.model.notes] == ["mist"]
    panel.more.reset()
    find(panel.more.menu(), "Sort by", "Backwards")
    assert [note.anchors[0].exact for note in panel.model.notes] == ["市场", "mist", "河面"]


def test_a_row_has_the_height_of_its_text(window: MainWindow, qtbot: QtBot) -> None:
    view = NotesList(window)
    model, rows = NotesModel(view), NoteRow(view, window.context.theme)
    texts = ("", "短", "two\nlines", "a remark that no panel shows on one line")
    model.show([Annotation(text, "a", AnnotationKind.NOTE, (), text) for text in texts])
    option = QStyleOptionViewItem()
    none, short, *long = (rows.sizeHint(option, model.index(at)).height() for at in range(4))
    assert none < short < long[0] == long[1]


def test_several_notes_change_colour_kind_and_tags_and_are_deleted_together(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    notes = [
        mark(window, page, "河面", "notes.green"),
        mark(window, page, "市场", "notes.yellow"),
    ]
    panel = panel_of(qtbot, page, 2)
    panel.list.selectAll()
    find(page.controls[NotesMenu].made(panel.chosen()), "Colour", "Rose")
    find(page.controls[NotesMenu].made(panel.chosen()), "Kind", "Question")
    page.controls[NotesMenu].add_tags(panel.chosen(), "later， river")
    assert {
        (kept(session, note).color, kept(session, note).kind, kept(session, note).tags)
        for note in notes
    } == {("rose", AnnotationKind.QUESTION, ("later", "river"))}
    window.actions_["edit.undo"].trigger()
    assert all(kept(session, note).tags == () for note in notes)
    find(page.controls[NotesMenu].made([note.id for note in notes]), "Delete 2 notes")
    assert session.library.notes.of_article(page.article) == []


def test_delete_in_the_panel_deletes_the_notes_chosen_there(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    clicked, chosen, other = (
        mark(window, page, word, "notes.green") for word in ("河面", "市场", "小船")
    )
    page.view.annotation_clicked.emit(clicked.id)
    page.controls[NotesControl].editor.finish()
    window.activateWindow()
    panel = panel_of(qtbot, page, 3)
    panel.choose([chosen.id])
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)
    assert {note.id for note in session.library.notes.of_article(page.article)} == {
        clicked.id,
        other.id,
    }
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    panel.list.clearSelection()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)
    assert len(session.library.notes.of_article(page.article)) == 2
    panel.choose([clicked.id, other.id])
    panel.change_button.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)
    assert session.library.notes.of_article(page.article) == []


def test_return_in_the_panel_goes_to_the_note(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    mark(window, page, "市场", "notes.green")
    window.activateWindow()
    panel = panel_of(qtbot, page, 1)
    panel.list.setCurrentIndex(panel.model.index(0))
    page.view.go_to(Place(SideName.SOURCE, 0, 0))
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert page.view.caret is not None
    assert page.view.caret.place == find_word(page, "市场")


def test_words_on_the_other_side_join_the_same_note(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    note = mark(window, page, "薄雾", "notes.green")
    select(page, "thin mist")
    window.actions_["notes.counterpart"].trigger()
    assert [(anchor.side, anchor.exact) for anchor in kept(session, note).anchors] == [
        (SideName.SOURCE, "薄雾"),
        (SideName.TARGET, "thin mist"),
    ]


def test_linked_notes_lead_to_each_other(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    notes = [
        mark(window, page, "河面", "notes.green"),
        mark(window, page, "市场", "notes.yellow"),
    ]
    panel = panel_of(qtbot, page, 2)
    panel.list.selectAll()
    window.actions_["notes.link"].trigger()
    qtbot.waitUntil(lambda: "↔ 1" in panel.model.said(panel.model.notes[1]))
    find(page.controls[NotesMenu].made([notes[1].id]), "Linked notes", "河面")
    assert page.view.caret is not None
    assert page.view.caret.place == find_word(page, "河面")
    find(page.controls[NotesMenu].made([notes[1].id]), "Unlink", "河面")
    assert kept(session, notes[0]).links == ()


def test_lost_note_is_put_where_the_person_says_and_a_moved_one_confirmed(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    note = mark(window, page, "河面", "notes.green")
    lost = replace(
        note, anchors=tuple(replace(anchor, state=AnchorState.LOST) for anchor in note.anchors)
    )
    session.library.notes.put(lost)
    select(page, "小船")
    find(page.controls[NotesMenu].made([note.id]), "Put it at the selected words")
    assert [(anchor.exact, anchor.state) for anchor in kept(session, note).anchors] == [
        ("小船", AnchorState.SURE)
    ]
    moved = replace(
        kept(session, note),
        anchors=tuple(replace(a, state=AnchorState.MOVED) for a in kept(session, note).anchors),
    )
    session.library.notes.put(moved)
    find(page.controls[NotesMenu].made([note.id]), "The place is right")
    assert [anchor.state for anchor in kept(session, note).anchors] == [AnchorState.SURE]


def test_earlier_text_of_a_note_can_be_restored(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    note = mark(window, page, "河面", "notes.green")
    for text in ("first", "second"):
        session.library.notes.put(replace(kept(session, note), text=text))
    find(page.controls[NotesMenu].made([note.id]), "Earlier texts", "first")
    assert kept(session, note).text == "first"


def test_deleted_note_is_restored_from_the_list(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    note = mark(window, page, "河面", "notes.green")
    page.controls[NotesMenu].delete([note.id])
    sheet = DeletedNotesSheet(window.context, page.article, window)
    item = sheet.list.topLevelItem(0)
    assert item is not None
    item.setSelected(True)
    sheet.restore.click()
    assert kept(session, note).deleted is None
    assert sheet.list.topLevelItemCount() == 0


def test_all_notes_are_searched_from_one_character_on(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    note = mark(window, page, "河面", "notes.green")
    window.show_start()
    sheet = SearchNotesSheet(window.context, window)
    sheet.field.setText("河")
    qtbot.waitUntil(lambda: sheet.list.topLevelItemCount() == 1)
    chosen: list[str] = []
    sheet.chosen.connect(chosen.append)
    sheet.field.returnPressed.emit()
    assert chosen == [note.id]
    go_to_note(window, note.id)
    assert window.page is page


def test_merged_notes_show_their_conflict_and_it_is_settled(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage, tmp_path: Path
) -> None:
    note = mark(window, page, "河面", "notes.green")
    session.library.notes.put(replace(note, text="theirs", modified=note.modified + 5))
    path = tmp_path / "notes.jsonld"
    path.write_bytes(export_notes(session.library, "jsonld", [page.article]))
    session.library.notes.put(replace(note, text="mine", modified=note.modified + 9))
    file = path.read_text(encoding="utf-8")
    path.write_text(file.replace("theirs", "from elsewhere"), encoding="utf-8")
    ImportNotes(window.context, window).read(path, page.article)
    panel = panel_of(qtbot, page, 1)
    qtbot.waitUntil(lambda: "two versions" in panel.model.said(panel.model.notes[0]))
    find(page.controls[NotesMenu].made([note.id]), "Settle the conflict", "from elsewhere")
    assert kept(session, note).text == "from elsewhere"
    qtbot.waitUntil(lambda: "two versions" not in panel.model.said(panel.model.notes[0]))


def test_notes_of_another_article_are_put_on_the_one_shown_only_on_request(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage, tmp_path: Path
) -> None:
    note = mark(window, page, "河面", "notes.green")
    path = tmp_path / "notes.jsonld"
    path.write_bytes(export_notes(session.library, "jsonld", [page.article]))
    text, alignment = session.library.articles.whole(page.article)
    other = session.library.articles.add(text, alignment)
    ImportNotes(window.context, window).read(path, other)
    qtbot.waitUntil(lambda: window.messages.message is not None)
    assert window.messages.message is not None
    assert "in the library already" in window.messages.message.text
    assert session.library.notes.of_article(other) == []
    (button,) = window.messages.message.actions
    button[1]()
    qtbot.waitUntil(lambda: len(session.library.notes.of_article(other)) == 1)
    (copy,) = session.library.notes.of_article(other)
    assert [a.exact for a in copy.anchors] == [a.exact for a in note.anchors]
    assert session.library.notes.of_article(page.article) == [note]


def test_misprint_is_corrected_and_the_note_behind_it_shifts(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    note = mark(window, page, "薄雾", "notes.green")
    page.controls[CorrectText].write(select(page, "清晨"), "清早的")
    block = page.open_text.row(
        page.open_text.row_of(SideName.SOURCE, note.anchors[0].block)
    ).source[0]
    assert block.text.startswith("清早的，")
    (anchor,) = kept(session, note).anchors
    assert block.text[anchor.start : anchor.end] == "薄雾"
    window.actions_["edit.undo"].trigger()
    assert find_word(page, "清晨") is not None


def test_colours_have_the_names_the_person_gave(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    note = mark(window, page, "河面", "notes.green")
    mark(window, page, "市场", "notes.blue")
    panel = panel_of(qtbot, page, 2)
    sheet = ColorNamesSheet(window.context, window)
    sheet.fields["green"].setText("to look up")
    sheet.button.click()
    assert (
        page.controls[NotesControl].editor.color_buttons.dots["green"].accessibleName()
        == "to look up"
    )
    find(panel.more.menu(), "Colour", "to look up")
    assert [one.id for one in panel.model.notes] == [note.id]
    assert own_names(session.settings) == {"green": "to look up"}


def test_a_closed_article_no_longer_listens_to_settings(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    before = len(session.settings.listeners)
    window.close_page(0)
    qtbot.waitUntil(lambda: len(session.settings.listeners) < before)
    session.settings.set(COLOR_NAMES, "green=to look up")
