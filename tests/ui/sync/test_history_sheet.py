"""The history of a row in the window, and from the terminal."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.sync.row_history import Deed, RowEvent
from duidu.app.sync.writers import Writer
from duidu.cli.main import run
from duidu.core.article import Place, SideName
from duidu.core.row_status import RowStatus
from duidu.ui.sync.history_control import HistoryControl
from duidu.ui.sync.history_sheet import HistorySheet
from duidu.ui.sync.keep_in_step import KeepInStep
from fixtures.patience import PATIENCE
from fixtures.window_session import add_article, make_session
from fixtures.windows import open_window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = make_session(tmp_path)
    yield made
    made.close()


def test_the_history_of_a_row_is_shown_and_printed(
    qtbot: QtBot,
    qapp: QApplication,
    session: Session,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = add_article(session, tmp_path)
    articles = session.library.articles
    articles.set_aligner(article, "duidu-refined", articles.revision(article))
    window = open_window(qtbot, qapp, session)
    (tmp_path / "shared").mkdir()
    KeepInStep.of(window.context, window).start(
        "安娜的电脑", str(tmp_path / "shared"), ("articles",)
    )
    qtbot.waitUntil(lambda: session.library.sync.texts.is_kept(article), timeout=PATIENCE)
    page = window.open_article(article)
    page.controls.complete()
    first_block = page.open_text.row(1).blocks(SideName.SOURCE)[0]
    page.view.put_caret(Place(SideName.SOURCE, first_block.id, 0))
    window.context.actions["article.confirm"].trigger()
    qtbot.waitUntil(
        lambda: articles.rows(article, 1, 2)[0].row.blocks.status is RowStatus.CONFIRMED,
        timeout=PATIENCE,
    )
    page.controls[HistoryControl].show()
    qtbot.waitUntil(lambda: bool(window.findChildren(HistorySheet)), timeout=PATIENCE)
    (sheet,) = window.findChildren(HistorySheet)
    first = sheet.list.item(0).text()
    assert "安娜的电脑 (here)" in first
    assert first.splitlines()[1] == "Confirmed the row."
    window.close()
    library = f"--library={session.library.path.parent}"
    session.close()
    assert run([library, "sync", "--history", article, "2", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [event["deed"] for event in said["events"]] == ["status", "brought the text"]
    assert run([library, "sync", "--history", article, "2"]) == 0
    assert "\t安娜的电脑\tstatus\tconfirmed" in capsys.readouterr().out
    assert run([library, "sync", "--history", article, "99"]) == 2
    assert "There is no row 99" in capsys.readouterr().err
    assert run([library, "sync", "--history", article, "1", "--stop"]) == 2


def test_each_deed_has_a_sentence(qtbot: QtBot, qapp: QApplication, session: Session) -> None:
    window = open_window(qtbot, qapp, session)
    deeds = [RowEvent(Writer("Li"), deed, "new", "old") for deed in Deed]
    states = [RowEvent(Writer("Li"), Deed.STATUS, status=status) for status in RowStatus]
    sheet = HistorySheet(0, [*deeds, *states], window)
    qtbot.addWidget(sheet)
    lines = [sheet.list.item(at).text().splitlines()[1] for at in range(sheet.list.count())]
    assert len(set(lines)) == len(Deed) + len(RowStatus) - 1, "that of no status comes twice"
    empty = HistorySheet(0, [], window)
    qtbot.addWidget(empty)
    assert not empty.list.isVisibleTo(empty)
    assert "Nothing is known" in empty.told.text()
    window.close()
