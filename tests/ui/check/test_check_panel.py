"""The check in the window: findings lit on both sides, decisions, names, own checks, reports."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from duidu.app.alignment.edit_text import EditText
from duidu.app.check.own_checks import OwnCheck
from duidu.app.check.ways import Ways, keep_ways, ways_of
from duidu.app.session import Session
from duidu.app.settings.author import choose_author
from duidu.core.article import SideName, Span
from duidu.ui.base.sheet import Sheet
from duidu.ui.check.check_control import CheckControl
from duidu.ui.check.check_panel import CheckPanel
from duidu.ui.check.finding_rows import told_whole
from duidu.ui.check.names_sheet import NamesSheet
from duidu.ui.check.own_check_sheet import OwnCheckSheet
from duidu.ui.check.ways_sheet import WaysSheet
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from fixtures.stepped_jobs import SteppedJobs
from fixtures.window_session import add_article

PAIRS = [
    ("米莉将军昨天到了上海。", "General Milley came to Shanghai yesterday."),
    ("米莉住在河边的旧房子里。", "Milley lives in the old house by the river."),
    ("共有4500人去听米莉讲话。", "In all 4,600 people went to hear Milley speak."),
    ("米利说，雨已经停了。", "Milley said that the rain had stopped."),
    ("老师打开书，读第一页。", "The teacher opened the book and read the first page."),
]
KEY = "check "
# The platform of the tests knows no least size of a dialog.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """The page of an article with a wrong number and a name in two renderings."""
    text = "\n".join("\t".join(pair) for pair in PAIRS) + "\n"
    found = window.open_article(add_article(session, tmp_path, text, "pairs.tsv"))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


@pytest.fixture
def panel(page: ArticlePage, stepped: SteppedJobs, window: MainWindow) -> CheckPanel:
    """The panel when all was checked."""
    window.actions_["view.check"].trigger()
    stepped.settle()
    made = page.made_panel("check")
    assert isinstance(made, CheckPanel)
    return made


def told(panel: CheckPanel) -> list[tuple[str, int]]:
    """The checks and rows that are listed."""
    return [(one.finding.check, one.row) for one in panel.shown]


def lit(page: ArticlePage) -> dict[SideName, str]:
    """The words that are lit, by their sides."""
    texts = {
        (side, block.id): block.text
        for side in SideName
        for row in range(page.open_text.row_count())
        for block in page.open_text.row(row).blocks(side)
    }
    return {
        stretch.side: texts[stretch.side, stretch.block][stretch.start : stretch.end]
        for stretch in page.view.scene.hits.stretches
    }


def test_f7_checks_what_is_seen_and_tells_how_far_it_is(
    page: ArticlePage, stepped: SteppedJobs, window: MainWindow
) -> None:
    assert not any(key.startswith(KEY) for key in stepped.waiting)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F7)
    panel = page.made_panel("check")
    assert isinstance(panel, CheckPanel)
    assert panel.count.text() == "Checking… 0 %"
    stepped.step(KEY)
    assert panel.count.text().startswith("Checking… ")
    panel.buttons["work"].click()
    stepped.settle()
    assert panel.buttons["work"].text() == "Go on"
    panel.buttons["work"].click()
    stepped.settle()
    assert told(panel) == [("number", 2), ("name", 3)]
    assert panel.count.text() == "2 findings"
    assert not panel.buttons["work"].isVisible()


def test_each_finding_is_lit_on_both_sides_and_said_whole(
    page: ArticlePage, panel: CheckPanel, window: MainWindow
) -> None:
    window.actions_["check.next"].trigger()
    assert lit(page) == {SideName.SOURCE: "4500", SideName.TARGET: "4,600"}
    assert panel.told.text() == "“4500” is “4,600” on the other side."
    assert panel.count.text() == "1 of 2 findings"
    window.actions_["check.next"].trigger()
    assert lit(page) == {SideName.SOURCE: "米利", SideName.TARGET: "Milley"}
    window.actions_["check.next"].trigger()
    assert panel.count.text() == "1 of 2 findings"
    window.actions_["check.previous"].trigger()
    assert panel.count.text() == "2 of 2 findings"
    assert told_whole(panel.shown[0]) == (
        "Numbers and dates, row 3, major: “4500” is “4,600” on the other side."
    )


def test_the_key_for_the_next_finding_opens_the_panel_and_waits(
    page: ArticlePage, stepped: SteppedJobs, window: MainWindow
) -> None:
    window.actions_["check.next"].trigger()
    assert page.is_shown("check")
    stepped.settle()
    assert lit(page) == {SideName.SOURCE: "4500", SideName.TARGET: "4,600"}


def test_esc_and_closing_the_panel_take_the_light_away(
    page: ArticlePage, panel: CheckPanel, window: MainWindow
) -> None:
    window.actions_["check.next"].trigger()
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert lit(page) == {}
    window.actions_["check.next"].trigger()
    assert lit(page)
    window.actions_["view.check"].trigger()
    assert lit(page) == {}


def test_what_is_no_fault_leaves_the_list_and_undo_brings_it_back(
    page: ArticlePage, panel: CheckPanel, stepped: SteppedJobs, window: MainWindow, qtbot: QtBot
) -> None:
    control = page.controls[CheckControl]
    choose_author(window.session.settings, "Li Wei")
    window.actions_["check.next"].trigger()
    window.actions_["check.no_fault"].trigger()
    begin(control, stepped)
    assert told(panel) == [("name", 3)]
    # The next one is shown already.
    assert lit(page) == {SideName.SOURCE: "米利", SideName.TARGET: "Milley"}
    window.actions_["edit.undo"].trigger()
    begin(control, stepped)
    assert told(panel) == [("number", 2), ("name", 3)]
    window.actions_["edit.redo"].trigger()
    begin(control, stepped)
    panel.kinds.setCurrentIndex(panel.kinds.findText("Set aside (1)"))
    assert told(panel) == [("number", 2)]
    panel.chosen.emit(panel.shown[0])
    assert panel.buttons["again"].isVisible()
    assert "Set aside by Li Wei on 2" in panel.told.text()
    assert not panel.buttons["here"].isVisible()
    panel.buttons["again"].click()
    begin(control, stepped)
    assert told(panel) == []
    panel.kinds.setCurrentIndex(0)
    assert told(panel) == [("number", 2), ("name", 3)]


def begin(control: CheckControl, stepped: SteppedJobs) -> None:
    """Let the time pass that the work waits after a change, and do the work."""
    assert control.work._settled.isActive()
    control.work._settled.stop()
    control.work.go_on()
    stepped.settle()


def test_a_correction_is_checked_again_and_late_results_are_those_of_now(
    page: ArticlePage,
    panel: CheckPanel,
    stepped: SteppedJobs,
    session: Session,
) -> None:
    control = page.controls[CheckControl]
    control.work.go_on()
    stepped.work(KEY)
    edit = EditText(session.library, page.article, SideName.TARGET, 2, Span(7, 12), "4,500")
    assert page.context.do(page.article, edit) is not None
    stepped.deliver()
    begin(control, stepped)
    assert told(panel) == [("name", 3)]


def test_a_hidden_panel_costs_nothing_and_is_right_when_shown_again(
    page: ArticlePage, panel: CheckPanel, stepped: SteppedJobs, session: Session, window: MainWindow
) -> None:
    control = page.controls[CheckControl]
    window.actions_["view.check"].trigger()
    edit = EditText(session.library, page.article, SideName.TARGET, 2, Span(7, 12), "4,500")
    assert page.context.do(page.article, edit) is not None
    assert not control.work._settled.isActive()
    assert not any(key.startswith(KEY) for key in stepped.waiting)
    window.actions_["view.check"].trigger()
    stepped.settle()
    assert told(panel) == [("name", 3)]


def test_one_kind_is_shown_alone(panel: CheckPanel) -> None:
    texts = [panel.kinds.itemText(i) for i in range(panel.kinds.count())]
    assert texts == ["All findings (2)", "Numbers and dates (1)", "Names (1)"]
    panel.kinds.setCurrentIndex(2)
    assert told(panel) == [("name", 3)]


def sheet_of(window: MainWindow, kind: type[Sheet]) -> Sheet:
    """The dialog of that kind which was opened last."""
    return [child for child in window.findChildren(kind) if isinstance(child, kind)][-1]


def test_all_of_a_name_are_made_the_same_and_undone(
    page: ArticlePage, panel: CheckPanel, stepped: SteppedJobs, window: MainWindow, session: Session
) -> None:
    window.actions_["check.names"].trigger()
    stepped.settle()
    sheet = sheet_of(window, NamesSheet)
    assert isinstance(sheet, NamesSheet)
    top = next(item for item in items(sheet) if item.text(0) == "Milley")
    assert (top.text(1), top.text(2)) == ("4", "米莉 3, 米利 1")
    below = top.child(1)
    assert below is not None
    sheet.list.setCurrentItem(below)
    sheet.list.itemActivated.emit(below, 0)
    assert lit(page) == {SideName.SOURCE: "米利", SideName.TARGET: "Milley"}
    assert sheet.to.currentText() == "米利"
    sheet.make.click()
    stepped.settle()
    texts = [block.text for block in session.library.articles.blocks(page.article, SideName.SOURCE)]
    assert "".join(texts).count("米利") == 4
    top = next(item for item in items(sheet) if item.text(0) == "Milley")
    assert top.text(2) == "米利 4"
    window.actions_["edit.undo"].trigger()
    stepped.settle()
    texts = [block.text for block in session.library.articles.blocks(page.article, SideName.SOURCE)]
    assert texts == [source for source, _ in PAIRS]
    sheet.filter.setText("nobody")
    assert items(sheet) == []
    sheet.close()


def test_names_of_a_locked_original_stay_as_they_are(
    page: ArticlePage, panel: CheckPanel, stepped: SteppedJobs, window: MainWindow, session: Session
) -> None:
    for action in ("article.lock_original", "check.names"):
        window.actions_[action].trigger()
    stepped.settle()
    sheet = sheet_of(window, NamesSheet)
    assert isinstance(sheet, NamesSheet)
    sheet.make.click()
    stepped.settle()
    texts = [block.text for block in session.library.articles.blocks(page.article, SideName.SOURCE)]
    assert texts == [source for source, _ in PAIRS]
    sheet.close()


def items(sheet: NamesSheet | WaysSheet) -> list[QTreeWidgetItem]:
    """The lines of the list."""
    found = [sheet.list.topLevelItem(i) for i in range(sheet.list.topLevelItemCount())]
    return [item for item in found if item is not None]


def ways_sheet(window: MainWindow) -> WaysSheet:
    """The dialog of the checks, opened by its action."""
    window.actions_["check.ways"].trigger()
    sheet = sheet_of(window, WaysSheet)
    assert isinstance(sheet, WaysSheet)
    return sheet


def line_of(sheet: WaysSheet, text: str) -> QTreeWidgetItem:
    """The line with this text."""
    return next(item for item in items(sheet) if item.text(0) == text)


def test_a_check_is_switched_off_and_another_weighed(
    page: ArticlePage, panel: CheckPanel, stepped: SteppedJobs, window: MainWindow, session: Session
) -> None:
    sheet = ways_sheet(window)
    line_of(sheet, "Numbers and dates").setCheckState(0, Qt.CheckState.Unchecked)
    begin(page.controls[CheckControl], stepped)
    assert told(panel) == [("name", 3)]
    sheet.list.setCurrentItem(line_of(sheet, "Names"))
    sheet.severity.setCurrentIndex(sheet.severity.findText("critical"))
    sheet.severity.activated.emit(sheet.severity.currentIndex())
    begin(page.controls[CheckControl], stepped)
    assert "critical" in told_whole(panel.shown[0])
    assert ways_of(session.settings).off == {"number"}
    sheet.close()


def test_an_own_check_is_made_shared_and_taken_back(
    page: ArticlePage,
    panel: CheckPanel,
    stepped: SteppedJobs,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
) -> None:
    sheet = ways_sheet(window)
    sheet.buttons["add"].click()
    editor = sheet_of(window, OwnCheckSheet)
    assert isinstance(editor, OwnCheckSheet)
    assert not editor.keep.isEnabled()
    editor.fields["name"].setText("old")
    editor.fields["target"].setText(r"\bold(")
    assert not editor.keep.isEnabled()
    assert editor.said.text()
    editor.fields["target"].setText(r"\bold\b")
    editor.fields["message"].setText("Say ancient {here}")
    editor.keep.click()
    begin(page.controls[CheckControl], stepped)
    assert ("old", 1) in told(panel)
    path = tmp_path / "checks.json"
    sheet.write_file(path)
    assert json.loads(path.read_text("utf-8"))[0]["target"] == r"\bold\b"
    sheet.list.setCurrentItem(line_of(sheet, "old"))
    sheet.buttons["delete"].click()
    assert ways_of(session.settings).own == ()
    sheet.read_file(path)
    assert [own.name for own in ways_of(session.settings).own] == ["old"]
    path.write_text("nothing", "utf-8")
    sheet.read_file(path)
    assert window.messages.message is not None
    assert window.messages.message.error
    sheet.close()


def test_what_is_typed_into_a_check_is_kept_as_a_draft(
    page: ArticlePage, window: MainWindow, session: Session
) -> None:
    keep_ways(session.settings, Ways(own=(OwnCheck("mine", source="雨"),)))
    sheet = ways_sheet(window)
    sheet.list.setCurrentItem(line_of(sheet, "mine"))
    sheet.buttons["edit"].click()
    editor = sheet_of(window, OwnCheckSheet)
    assert isinstance(editor, OwnCheckSheet)
    editor.fields["target"].setText("rain")
    editor.close()
    (draft,) = session.drafts.all()
    assert (draft.fields["target"], draft.details["check"]) == ("rain", "mine")
    sheet.close()
    page.controls[CheckControl].show_ways(draft)
    again = sheet_of(window, OwnCheckSheet)
    assert isinstance(again, OwnCheckSheet)
    assert again.fields["target"].text() == "rain"
    again.keep.click()
    assert ways_of(session.settings).own[0].target == "rain"
    sheet_of(window, WaysSheet).close()


@pytest.mark.parametrize("name", ["check.html", "check.tsv", "check.xlsx", "check"])
def test_a_report_is_written(
    page: ArticlePage, panel: CheckPanel, stepped: SteppedJobs, tmp_path: Path, name: str
) -> None:
    page.controls[CheckControl].files.write_report(tmp_path / name)
    stepped.settle()
    data = (tmp_path / name).read_bytes()
    wanted: Sequence[bytes] = (b"PK",) if name.endswith("xlsx") else (b"mistranslation", b"4,600")
    assert all(part in data for part in wanted)


def test_decisions_are_written_and_taken_over(
    page: ArticlePage, panel: CheckPanel, stepped: SteppedJobs, window: MainWindow, tmp_path: Path
) -> None:
    control, path = page.controls[CheckControl], tmp_path / "no-faults.jsonl"
    window.actions_["check.next"].trigger()
    window.actions_["check.no_fault"].trigger()
    window.actions_["check.never_fault"].trigger()
    begin(control, stepped)
    assert told(panel) == []
    assert panel.count.text() != "Nothing was found."
    control.files.write_decisions(path)
    stepped.settle()
    assert len(path.read_text("utf-8").splitlines()) == 2
    for _ in range(2):
        window.actions_["edit.undo"].trigger()
    begin(control, stepped)
    assert len(told(panel)) == 2
    control.files.take_over(path)
    stepped.settle()
    begin(control, stepped)
    assert told(panel) == []
    window.actions_["edit.undo"].trigger()
    begin(control, stepped)
    assert len(told(panel)) == 2
