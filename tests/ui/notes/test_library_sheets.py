"""Dialogs of backups and dictionaries: a backup restored, dictionaries added and used."""

import gzip
from pathlib import Path

from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.words.dictionaries import Dictionaries
from duidu.library.safety.restore_later import wanted_backup
from duidu.ui.shelf.backups_sheet import BackupsSheet
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from duidu.ui.words.dictionaries_sheet import DictionariesSheet
from fixtures.window_session import add_article, make_session


def stardict(folder: Path, word: str, text: str) -> Path:
    """Write a StarDict dictionary of one word."""
    articles = text.encode()
    (folder / "own.dict").write_bytes(articles)
    (folder / "own.idx").write_bytes(
        word.encode() + b"\0" + (0).to_bytes(4, "big") + len(articles).to_bytes(4, "big")
    )
    path = folder / "own.ifo"
    path.write_text(
        "StarDict's dict ifo file\nversion=2.4.2\nbookname=My words\nwordcount=1\n"
        "sametypesequence=m\n",
        encoding="utf-8",
    )
    return path


def test_backup_shows_its_contents_and_is_chosen(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    add_article(session, tmp_path)
    sheet = BackupsSheet(window.context, window)
    assert "no backup yet" in sheet.told.text()
    sheet.make.click()
    qtbot.waitUntil(lambda: sheet.list.topLevelItemCount() == 1)
    qtbot.waitUntil(lambda: "1 article, 0 notes" in sheet.inside.text())
    sheet.restore.click()
    assert wanted_backup(session.library.path) is not None
    assert "started again" in sheet.told.text()
    sheet.restore.click()
    assert wanted_backup(session.library.path) is None


def test_other_dictionary_is_added_shown_in_the_card_and_removed(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    sheet = DictionariesSheet(window.context, window)
    sheet.add(stardict(tmp_path, "市场", "bazaar, in my own words"))
    qtbot.waitUntil(lambda: sheet.list.count() == 1)
    article = add_article(session, tmp_path)
    type(session).dictionaries.forget(session)
    window.open_article(article)
    assert window.page is not None
    page = window.page
    qtbot.waitUntil(
        lambda: (
            page.view.flow.open_text is not None
            and type(session).dictionaries.made(session) is not None
        )
    )
    place = find_word(page, "市场")
    assert place is not None
    card = session.look_up.at(page.open_text, place.side, place.block, place.offset)
    assert card is not None
    assert [(one.dictionary, one.text) for one in card.others] == [
        ("My words", "bazaar, in my own words")
    ]
    sheet.list.setCurrentRow(0)
    sheet.buttons["remove"].click()
    assert session.settings.get(table.DICTIONARIES) == ""


def test_a_file_that_is_no_dictionary_is_reported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "own.ifo").write_text("nothing", encoding="utf-8")
    sheet = DictionariesSheet(window.context, window)
    sheet.add(tmp_path / "own.ifo")
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.error)
    assert sheet.list.count() == 0


def test_newer_cedict_is_used_from_the_next_start_and_dropped(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    lines = (
        "#! name=CC-CEDICT\n#! date=2031-01-01T00:00:00Z\n"
        "市場 市场 [shi4 chang3] /a place of the future/\n"
    )
    source = tmp_path / "cedict.u8.gz"
    source.write_bytes(gzip.compress(lines.encode()))
    sheet = DictionariesSheet(window.context, window)
    sheet.bring(source)
    own = Dictionaries(session.library.path.parent)
    qtbot.waitUntil(lambda: own.cedict.exists() and sheet.buttons["drop"].isEnabled())
    assert own.lexicon().exact("市场")[0].senses[0].text == "a place of the future"
    sheet.buttons["drop"].click()
    assert not own.cedict.exists()
    assert len(own.lexicon().exact("市场")[0].senses) > 1


def test_damaged_own_cedict_does_not_prevent_reading(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    own = Dictionaries(tmp_path)
    own.cedict.parent.mkdir()
    own.cedict.write_bytes(b"nothing of the kind")
    assert session.lexicon.exact("市场")
    session.close()
