"""What is asked before an article is printed, and what comes of it."""

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.ui.output.paper_sheet import PaperSheet
from duidu.ui.output.pdf import pdf_bytes
from duidu.ui.output.print_control import PrintControl
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_sheet_is_asked_first_and_keeps_what_was_chosen(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    page.controls[PrintControl].choose_pdf()
    sheet = page.findChild(PaperSheet)
    assert isinstance(sheet, PaperSheet)
    assert list(sheet.boxes) == list(table.PAPER_SETTINGS)
    box = sheet.boxes[table.PAPER_NOTES]
    box.setCurrentIndex(box.findData("end"))
    assert session.settings.get(table.PAPER_NOTES) == "foot"
    sheet.accepted.disconnect()  # without the dialog that follows
    sheet.button.click()
    assert session.settings.get(table.PAPER_NOTES) == "end"


def test_what_is_chosen_and_cancelled_is_not_kept(window: MainWindow, qtbot: QtBot) -> None:
    settings = Settings()
    sheet = PaperSheet(settings, window, printing=True)
    assert table.PAPER_SIZE not in sheet.boxes
    box = sheet.boxes[table.PAPER_PINYIN]
    box.setCurrentIndex(box.findData("off"))
    sheet.cancel.click()
    assert settings.get(table.PAPER_PINYIN) == "as_shown"


@pytest.mark.parametrize(("pinyin", "shown"), [("all", True), ("off", False)])
def test_pinyin_and_size_are_those_of_paper_and_the_ink_is_dark(
    session: Session, tmp_path: Path, qapp: object, pinyin: str, shown: bool
) -> None:
    article = add_article(session, tmp_path)
    for setting, value in (
        (table.PAPER_PINYIN, pinyin),
        (table.PAPER_SIZE, "letter"),
        (table.THEME, "dark"),
    ):
        session.settings.set(setting, value)
    page = pypdfium2.PdfDocument(pdf_bytes(session, article))[0]
    assert [round(side) for side in page.get_size()] == [612, 792]
    words = page.get_textpage().get_text_range()
    assert any(letter in words for letter in "āáǎàēéěèīíǐìōóǒòūúǔù") is shown
    gray = page.render(scale=1).to_pil().convert("L")
    darkest, lightest = gray.getextrema()
    assert darkest < 90
    assert lightest == 255
    assert gray.getpixel((4, 4)) == 255
