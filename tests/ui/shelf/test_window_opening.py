"""What was found in a file is shown and can be put right, before opening and later."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from duidu.app.opening.recognised import Arrangement
from duidu.app.session import Session
from duidu.core.article import BlockKind
from duidu.ui.shelf.opening_sheet import OpeningSheet
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import TEXT, add_article


def sheet_of(qtbot: QtBot, window: MainWindow) -> OpeningSheet:
    """The sheet that is open, when it has read the file."""
    qtbot.waitUntil(lambda: window.findChild(OpeningSheet) is not None)
    sheet = window.findChild(OpeningSheet)
    assert isinstance(sheet, OpeningSheet)
    qtbot.waitUntil(lambda: sheet.open_button.isEnabled())
    return sheet


def test_preview_shows_and_corrects_what_was_found(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, encoding="gb18030")
    window.opening.preview([path])
    sheet = sheet_of(qtbot, window)
    assert sheet.encoding.currentData() == "gb18030"
    assert sheet.arrangement.currentData() == Arrangement.ONE_AFTER_THE_OTHER
    assert (sheet.left.currentData(), sheet.right.currentData()) == ("zh-Hans", "en")
    second = sheet.pairs.topLevelItem(1)
    assert second is not None
    assert second.text(0).startswith("清晨")
    assert second.text(1).startswith("At dawn")
    sheet.swap.click()
    qtbot.waitUntil(lambda: sheet.left.currentData() == "en")
    qtbot.waitUntil(lambda: sheet.open_button.isEnabled())
    sheet.open_button.click()
    qtbot.waitUntil(lambda: window.page is not None)
    (info,) = session.library.articles.all()
    assert (info.source_language, info.target_language) == ("en", "zh-Hans")


def test_wrong_encoding_is_told_in_the_sheet_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, encoding="utf-8")
    window.opening.preview([path])
    sheet = sheet_of(qtbot, window)
    sheet.read("utf-16-le")
    qtbot.waitUntil(lambda: sheet.problem.isVisible())
    assert not sheet.open_button.isEnabled()
    sheet.read("utf-8")
    qtbot.waitUntil(lambda: sheet.open_button.isEnabled())
    assert not sheet.problem.isVisible()


def test_doubtful_file_is_shown_before_it_is_opened(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(TEXT.encode("utf-8").replace("薄雾".encode(), b"\xff\xfe\xff"))
    window.open_files([path])
    sheet = sheet_of(qtbot, window)
    assert window.page is None
    assert session.library.articles.all() == []
    sheet.open_button.click()
    qtbot.waitUntil(lambda: window.page is not None)


def test_encoding_is_shown_and_an_article_can_be_read_again(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, encoding="gb18030")
    window.open_files([path])
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.messages.message is not None
    assert "GB18030" in window.messages.message.text
    first = session.library.articles.all()[0].id
    window.actions_["file.again"].trigger()
    sheet = sheet_of(qtbot, window)
    sheet.swap.click()
    qtbot.waitUntil(lambda: sheet.left.currentData() == "en")
    qtbot.waitUntil(lambda: sheet.open_button.isEnabled())
    sheet.open_button.click()
    qtbot.waitUntil(lambda: first not in [info.id for info in session.library.articles.all()])
    assert window.page is not None
    assert [page.article for page in window.pages] == [
        info.id for info in session.library.articles.all()
    ]
    window.actions_["edit.undo"].trigger()
    assert [info.id for info in session.library.articles.all()] == [first]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_an_encoding_that_bytes_say_themselves_is_not_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, encoding=encoding)
    window.opening.files([path])
    qtbot.waitUntil(lambda: window.page is not None and window.jobs.idle)
    assert window.page is not None
    assert window.page.open_text.title == "Morning on the River"
    assert window.messages.message is None


def test_pasted_page_keeps_its_headings(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    data = QMimeData()
    data.setText("市场 清晨，老人把小船推进水里。 The Market At dawn the old man pushed his boat.")
    data.setHtml(
        "<h1>市场</h1><p>清晨，老人把小船推进水里。市场开门了。</p><script>alert(1)</script>"
        "<h1>The Market</h1><p>At dawn the old man pushed his boat into the water. "
        "The market had opened.</p>"
    )
    assert window.opening.dropped(data)
    qtbot.waitUntil(lambda: window.page is not None or window.messages.message is not None)
    (info,) = session.library.articles.all()
    assert info.title == "市场"
    blocks = [
        block
        for row in session.library.articles.rows(info.id, 0, 9)
        for block in (*row.source, *row.target)
    ]
    assert [block.kind for block in blocks].count(BlockKind.HEADING) == 2
    assert not any("alert" in block.text for block in blocks)


def test_pasted_article_has_no_file_to_read_again(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.open_article(add_article(session, tmp_path))
    data = QMimeData()
    data.setText(TEXT.replace("Morning", "Evening"))
    window.opening.dropped(data)
    qtbot.waitUntil(lambda: len(window.pages) == 2)
    window.actions_["file.again"].trigger()
    assert window.messages.message is not None
    assert "pasted" in window.messages.message.text


def test_a_dropped_folder_fills_the_shelf_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("spring", "autumn"):
        (folder / f"{name}.zh.txt").write_text(f"这是{name}。\n花开了。\n", encoding="utf-8")
        (folder / f"{name}.en.txt").write_text(
            f"This is {name}.\nThe flowers bloom.\n", encoding="utf-8"
        )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    assert window.opening.dropped(data)
    qtbot.waitUntil(lambda: window.messages.message is not None)
    # They are chapters of a book, the first of which is shown.
    assert window.page is not None
    assert len(session.library.articles.all()) == 2
    assert window.messages.label.text() == "2 chapters of “texts” were added."
    window.messages.buttons[0].click()
    assert not session.library.articles.all()
    assert not window.pages  # what was taken back is not read on


def test_a_folder_with_one_text_opens_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "both.txt").write_text(
        "天亮了。\nDay broke.\n雨停了。\nThe rain stopped.\n", encoding="utf-8"
    )
    window.opening.files([folder])
    qtbot.waitUntil(lambda: window.page is not None)


def test_a_tab_is_made_before_the_page_is_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, encoding="utf-8")
    opening = window.opening
    seen: list[tuple[str, int]] = []
    opening.coming.connect(lambda article: window.add_tab(article, -1))
    opening.began.connect(lambda: seen.append(("began", len(window.pages))))
    opening.coming.connect(lambda _: seen.append(("coming", int(window.page is not None))))
    opening.opened.connect(lambda _: seen.append(("opened", len(window.pages))))
    opening.files([path])
    qtbot.waitUntil(lambda: window.page is not None)
    assert seen == [("began", 0), ("coming", 0), ("opened", 1)]
    # Known by now: it is shown at once.
    opening.files([path])
    assert len(window.pages) == 1
    assert seen[3:] == [("opened", 1)]
