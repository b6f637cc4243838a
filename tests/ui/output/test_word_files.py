"""Files of known words in the window: what came is told, an import is undone, all goes out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.study.known_words import MarkWords
from duidu.study.knowledge import Status
from duidu.ui.output.word_files import WordFiles
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article


def said(window: MainWindow) -> str:
    message = window.messages.message
    return message.text if message is not None else ""


@pytest.fixture
def files(window: MainWindow) -> WordFiles:
    return WordFiles(window.context, window)


@pytest.mark.parametrize("shown", [True, False])
def test_an_import_tells_its_counts_and_is_undone(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    files: WordFiles,
    tmp_path: Path,
    shown: bool,
) -> None:
    article = add_article(session, tmp_path) if shown else ""
    if shown:
        window.open_article(article)
    session.do("", MarkWords(session.library, "zh", ("河水",), Status.KNOWN))
    before = dict(session.library.known.levels("zh"))
    (tmp_path / "mine.txt").write_text("河水\n银行\n市场\n", "utf-8")
    files.read(tmp_path / "mine.txt", article)
    qtbot.waitUntil(lambda: "2 words were marked." in said(window))
    assert "1 word was marked so already." in said(window)
    assert session.library.known.levels("zh") == dict.fromkeys(
        ("河水", "银行", "市场"), Status.KNOWN
    )
    assert window.messages.message is not None
    window.messages.message.actions[0][1]()
    qtbot.waitUntil(lambda: dict(session.library.known.levels("zh")) == before)


def test_a_file_that_brings_nothing_or_cannot_be_read_says_so(
    qtbot: QtBot, window: MainWindow, session: Session, files: WordFiles, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("银行\n", "utf-8")
    session.do("", MarkWords(session.library, "zh", ("银行",), Status.KNOWN))
    files.read(tmp_path / "mine.txt", "")
    qtbot.waitUntil(lambda: "no word that you have not marked" in said(window))
    files.read(tmp_path / "gone.txt", "")
    qtbot.waitUntil(lambda: "gone.txt" in said(window) and "marked" not in said(window))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("all.csv", "word,status,changed\n银行,known,"),
        ("all.TSV", "word\tstatus"),
        ("k.txt", "银行\n"),
    ],
)
def test_known_words_are_written_as_the_name_says(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    files: WordFiles,
    tmp_path: Path,
    name: str,
    text: str,
) -> None:
    session.do("", MarkWords(session.library, "zh", ("银行",), Status.KNOWN))
    files.write(tmp_path / name)
    qtbot.waitUntil(lambda: f"Written to {name}." in said(window))
    assert (tmp_path / name).read_text("utf-8").startswith(text)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
@pytest.mark.parametrize("action", ["words.import_known", "words.export_known"])
def test_the_menu_asks_for_the_file_also_where_no_article_is_open(
    qtbot: QtBot, window: MainWindow, action: str
) -> None:
    window.actions_[action].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
