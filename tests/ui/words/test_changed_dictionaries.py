"""A dictionary whose file another program changes is read again without a new start."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.words.dictionaries import Dictionaries
from duidu.core.jobs import NoJob
from duidu.language.corrections import Corrections
from duidu.language.registry import describe
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import TEXT, add_article


def dictd(folder: Path, meaning: str) -> Path:
    """A dictionary of one word."""
    (folder / "own.dict").write_text(meaning, "utf-8")
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    (folder / "own.index").write_text(f"市场\tA\t{digits[len(meaning)]}\n", "utf-8")
    return folder / "own.index"


def meanings(session: Session) -> list[str]:
    """What the other dictionaries say of a word."""
    return [entry.text for one in session.dictionaries for entry in one.exact("市场")]


def test_the_window_reads_a_changed_file_when_the_person_comes_back(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    session.settings.set(table.DICTIONARIES, str(dictd(tmp_path, "a bazaar")))
    window.open_article(add_article(session, tmp_path, TEXT))
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert meanings(session) == ["a bazaar"]
    dictd(tmp_path, "a place to buy fish")
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: meanings(session) == ["a place to buy fish"])
    (tmp_path / "own.index").unlink()
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: meanings(session) == [])


def test_readings_by_the_translation_come_from_the_dictionary_in_use(
    session: Session, tmp_path: Path
) -> None:
    def reading() -> tuple[str, ...]:
        read = session._read_with_translation(describe("zh"))
        tokens = read("泡豆腐。", "The tofu is spongy.", Corrections())
        return next(token.reading for token in tokens if token.text == "泡")

    assert reading() == ("pao1",)
    before = session.kept_words.made_with
    own = Dictionaries(session.library.path.parent)
    (tmp_path / "own.u8").write_text(
        "泡 泡 [pao4] /puffed/spongy/\n泡 泡 [pao1] /to steep/to soak/\n",
        "utf-8",
    )
    assert own.bring(tmp_path / "own.u8", NoJob()).is_doubtful
    own.accept()
    session.use_dictionary(own.in_use())
    assert reading() == ("pao4",)
    # What was worked out with another dictionary is not shown again.
    assert session.kept_words.made_with != before
    own.drop()
    session.use_dictionary(own.in_use())
    assert reading() == ("pao1",)
    assert session.kept_words.made_with == before
