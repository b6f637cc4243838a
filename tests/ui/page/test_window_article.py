"""An article in the window: opened, looked up, marked, noted, there after a restart."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from duidu.app.search.regular_expression import TimeLimit
from duidu.app.session import Session
from duidu.core.annotation import AnnotationKind
from duidu.core.article import Place, SideName
from duidu.core.errors import LibraryError
from duidu.ui.base.message_line import Message
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.notes.notes_panel import NotesPanel
from duidu.ui.output.export_control import ExportControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_panel import FindPanel
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from duidu.ui.words.card_control import CardControl
from fixtures.window_session import TEXT, add_article, make_session


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """An open article."""
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def select(page: ArticlePage, word: str) -> Stretch:
    """Select the first place of a word."""
    place = find_word(page, word)
    assert place is not None
    stretch = Stretch(place.side, place.block, place.offset, place.offset + len(word))
    page.view.select(stretch)
    return stretch


def rest_on(page: ArticlePage, word: str) -> QRect:
    """Put the mouse on the middle of a word; its rectangle in the viewport."""
    place = find_word(page, word)
    assert place is not None
    rect = page.view.visible.rects(
        Stretch(place.side, place.block, place.offset, place.offset + len(word))
    )[0].toAlignedRect()
    QTest.mouseMove(page.view.viewport(), rect.center() + QPoint(2, 0))
    QTest.mouseMove(page.view.viewport(), rect.center())
    return rect


def test_nothing_is_shown_later_on_a_page_that_was_left(
    page: ArticlePage, window: MainWindow
) -> None:
    select(page, "河面")
    timers = page.findChildren(QTimer)
    assert any(timer.isActive() for timer in timers), "the bar is to come"
    window.close_page(window.pages.index(page))
    assert not any(isValid(timer) and timer.isActive() for timer in timers)


def test_card_appears_under_the_pointer_and_escape_closes_it(
    qtbot: QtBot, page: ArticlePage
) -> None:
    cards = page.controls[CardControl]
    rest_on(page, "市场")
    qtbot.waitUntil(lambda: cards.card is not None and cards.card.isVisible())
    card = cards.card
    assert card is not None
    assert "市场" in card.plain_text()
    assert "market" in card.plain_text()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_card_covers_neither_the_sentence_nor_its_counterpart(
    qtbot: QtBot, page: ArticlePage
) -> None:
    cards = page.controls[CardControl]
    rects: list[QRect] = []
    page.view.word_rested.connect(lambda *args: rects.extend(args[4:]))
    rest_on(page, "薄雾")
    qtbot.waitUntil(lambda: cards.card is not None and cards.card.isVisible())
    card = cards.card
    assert card is not None
    paper = card.geometry().adjusted(14, 14, -14, -14)
    corner = page.view.viewport().mapTo(page, QPoint(0, 0))
    assert len(rects) == 3
    assert not any(paper.intersects(rect.translated(corner)) for rect in rects)


def test_card_goes_when_the_words_move_away_under_it(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    cards = page.controls[CardControl]
    cards._hide.timeout.disconnect()  # the delay of a pointer that leaves never ends
    for move in (
        window.actions_["view.paragraphs"].trigger,
        window.actions_["view.contents"].trigger,
    ):
        rest_on(page, "市场")
        qtbot.waitUntil(lambda: cards.card is not None and cards.card.isVisible())
        QTest.mouseMove(page.view.viewport(), QPoint(1, 1))
        move()
        qtbot.waitUntil(lambda: cards.card is not None and not cards.card.isVisible())


def test_english_word_shows_the_chinese_of_its_counterpart_first(
    qtbot: QtBot, page: ArticlePage
) -> None:
    cards = page.controls[CardControl]
    rest_on(page, "boat")
    qtbot.waitUntil(lambda: cards.card is not None and cards.card.isVisible())
    shown = cards.card
    assert shown is not None
    assert shown.card is not None
    assert shown.card.entries[0].simplified in ("小船", "船")


def test_pinned_card_stays_while_another_opens(qtbot: QtBot, page: ArticlePage) -> None:
    cards = page.controls[CardControl]
    rest_on(page, "市场")
    qtbot.waitUntil(lambda: cards.card is not None and cards.card.isVisible())
    first = cards.card
    assert first is not None
    cards.pin()
    rest_on(page, "老人")
    qtbot.waitUntil(lambda: cards.card is not None and cards.card.isVisible())
    assert first.isVisible()
    assert cards.card is not first


def test_words_of_a_card_are_looked_up_in_turn_and_back(qtbot: QtBot, page: ArticlePage) -> None:
    cards = page.controls[CardControl]
    rest_on(page, "市场")
    qtbot.waitUntil(lambda: cards.card is not None and cards.card.isVisible())
    card = cards.card
    assert card is not None
    card.text_chosen.emit("市")
    assert card.card is not None
    assert card.card.text == "市"
    QTest.keyClick(card, Qt.Key.Key_Backspace)
    assert card.card.text == "市场"


def test_highlight_is_in_the_library_at_once_and_undone(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    select(page, "河面")
    window.actions_["notes.green"].trigger()
    (note,) = window.session.library.notes.of_article(page.article)
    assert (note.kind, note.color, note.anchors[0].exact) == (
        AnnotationKind.HIGHLIGHT,
        "green",
        "河面",
    )
    window.actions_["edit.undo"].trigger()
    assert window.session.library.notes.of_article(page.article) == []


def test_note_survives_a_restart(
    qtbot: QtBot,
    qapp: QApplication,
    window: MainWindow,
    session: Session,
    page: ArticlePage,
    tmp_path: Path,
) -> None:
    select(page, "老人")
    window.actions_["notes.add"].trigger()
    editor = page.controls[NotesControl].editor
    QTest.keyClicks(editor.text, "who is he?")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    article = page.article
    window.close()
    session.close()
    again = make_session(tmp_path)
    second = MainWindow(again, Interface(qapp, again.settings).theme)
    qtbot.addWidget(second, before_close_func=lambda widget: widget.jobs.close())
    second.show()
    opened = second.open_article(article)
    second.actions_["view.notes"].trigger()
    panel = opened.panel("notes")
    assert isinstance(panel, NotesPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.model.notes[0].text == "who is he?"
    second.close()
    again.close()


def test_note_that_cannot_be_kept_stays_in_the_editor(
    window: MainWindow, page: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(notes: object) -> None:
        raise LibraryError("The disk is full.")

    select(page, "老人")
    window.actions_["notes.add"].trigger()
    editor = page.controls[NotesControl].editor
    editor.text.setPlainText("do not lose me")
    monkeypatch.setattr(window.session.library.notes, "put_all", full)
    editor.finish()
    assert editor.isVisible()
    assert editor.text.toPlainText() == "do not lose me"
    assert window.messages.message == Message("The disk is full.", error=True)


def test_notes_panel_filters_jumps_edits_and_deletes(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    for word, color in (("河面", "yellow"), ("市场", "blue")):
        select(page, word)
        window.actions_[f"notes.{color}"].trigger()
    window.actions_["view.notes"].trigger()
    panel = page.panel("notes")
    assert isinstance(panel, NotesPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert [note.anchors[0].exact for note in panel.model.notes] == ["河面", "市场"]
    panel.filter.setText("市")
    assert panel.model.rowCount() == 1
    panel.filter.clear()
    panel.edited.emit(panel.model.notes[0].id, "the river's face")
    qtbot.waitUntil(lambda: any(note.text == "the river's face" for note in panel.model.notes))
    panel.jumped.emit(panel.model.notes[1].id)
    caret = page.view.caret
    assert caret is not None
    assert caret.place == Place(SideName.SOURCE, panel.model.notes[1].anchors[0].block, 0)
    panel.deleted.emit(panel.model.notes[0].id)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert window.messages.message is not None
    window.messages.buttons[0].click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)


def test_find_shows_hits_of_either_language(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    window.actions_["edit.find"].trigger()
    panel = page.panel("find")
    assert isinstance(panel, FindPanel)
    for wanted, count in (("鱼", 2), ("fish", 1), ("shichang", 1), ("no such thing", 0)):
        panel.field.setText(wanted)
        qtbot.waitUntil(lambda count=count: panel.model.rowCount() == count and window.jobs.idle)  # type: ignore[misc]


def test_an_expression_that_takes_too_long_is_told_and_its_hits_are_kept(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.app.search.find.TimeLimit", lambda: TimeLimit(0.05))
    window.actions_["edit.find"].trigger()
    panel = page.panel("find")
    assert isinstance(panel, FindPanel)
    panel.regex.setChecked(True)
    panel.field.setText("鱼|(?:.|..)+[★☆]")
    qtbot.waitUntil(lambda: "takes too long" in panel.count.text() and window.jobs.idle)
    panel.field.setText("(鱼")
    qtbot.waitUntil(lambda: "unterminated subpattern" in panel.count.text())
    panel.field.setText("鱼")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2 and "long" not in panel.count.text())


def test_return_in_the_field_goes_a_hit_on_and_with_shift_one_back(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    window.activateWindow()
    window.actions_["edit.find"].trigger()
    panel = page.panel("find")
    assert isinstance(panel, FindPanel)
    panel.field.setText("鱼")
    qtbot.waitUntil(lambda: panel.count.text() == "1 of 2 hits" and panel.field.hasFocus())
    shown = []
    for modifiers in (Qt.KeyboardModifier.NoModifier,) * 2 + (Qt.KeyboardModifier.ShiftModifier,):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return, modifiers)
        shown.append(panel.list.currentIndex().row())
    assert shown == [1, 0, 1]


def test_find_asks_the_sentence_that_answers(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    window.actions_["edit.find"].trigger()
    panel = page.panel("find")
    assert isinstance(panel, FindPanel)
    panel.field.setText("鱼")
    qtbot.waitUntil(lambda: panel.count.text() == "1 of 2 hits")
    # In the same paragraph, but in another sentence.
    panel.other.setText("market")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0 and window.jobs.idle)
    assert panel.count.text() == "Nothing found."
    panel.without.click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    panel.other.setText("fish")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0 and window.jobs.idle)
    panel.without.click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)


def test_contents_lists_the_lone_title(qtbot: QtBot, window: MainWindow, page: ArticlePage) -> None:
    window.actions_["view.contents"].trigger()
    panel = page.panel("contents")
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert panel.isVisible()


def test_repair_is_undone_by_the_same_key_as_everything_else(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    before = [page.open_text.row(i).row for i in range(page.open_text.row_count())]
    place = find_word(page, "老人")
    assert place is not None
    page.view.put_caret(place)
    window.actions_["article.merge_rows"].trigger()
    assert page.open_text.row_count() == len(before) - 1
    window.actions_["edit.undo"].trigger()
    assert [page.open_text.row(i).row for i in range(page.open_text.row_count())] == before


def test_modes_keep_the_checkmarks_true(window: MainWindow, page: ArticlePage) -> None:
    window.actions_["view.sentences"].trigger()
    assert window.actions_["view.sentences"].isChecked()
    assert not window.actions_["view.side_by_side"].isChecked()
    assert page.view.flow.mode.arrangement.value == "sentences"
    window.actions_["view.pinyin_off"].trigger()
    assert page.view.flow.mode.pinyin.value == "off"


def test_back_returns_to_where_a_jump_began(window: MainWindow, page: ArticlePage) -> None:
    here = page.view.place()
    place = find_word(page, "鱼")
    assert place is not None
    page.jump(place)
    page.back()
    assert page.view.place() == here


@pytest.mark.parametrize("form", ["html", "markdown", "tmx", "duidu"])
def test_article_is_exported_to_a_file(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, tmp_path: Path, form: str
) -> None:
    page.controls[ExportControl].write_article(form, tmp_path / "out.file")
    qtbot.waitUntil(lambda: window.messages.message is not None)
    assert window.messages.message is not None
    assert not window.messages.message.error
    assert (tmp_path / "out.file").stat().st_size > 100


def test_notes_are_exported_and_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, tmp_path: Path
) -> None:
    select(page, "河面")
    window.actions_["notes.green"].trigger()
    page.controls[ExportControl].write_notes("md", tmp_path / "notes.md")
    qtbot.waitUntil(lambda: (tmp_path / "notes.md").exists())
    assert "河面" in (tmp_path / "notes.md").read_text(encoding="utf-8")
    page.controls[ExportControl].write_notes("md", tmp_path / "missing" / "notes.md")
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.error)


def test_what_is_offered_for_a_selection_goes_when_the_text_is_scrolled(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page = window.open_article(add_article(session, tmp_path, TEXT * 30, "long.txt"))
    page.controls.complete()
    bar = page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    offered = page.controls[NotesControl].bar
    offered.show()
    bar.setValue(bar.maximum() // 2)
    assert not offered.isVisible()
