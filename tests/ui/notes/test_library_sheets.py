"""Dialogs of backups and dictionaries: a backup restored, dictionaries added and used."""

import gzip
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.words.dictionaries import Dictionaries
from duidu.core.jobs import NoJob
from duidu.library.safety.restore_later import wanted_backup
from duidu.ui.settings.backups_sheet import BackupsSheet
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


def test_the_dictionary_s_day_and_size_are_written_as_a_person_writes_them(
    window: MainWindow,
) -> None:
    sheet = DictionariesSheet(window.context, window)
    about = window.session.lexicon.about()
    assert about.date not in sheet.cedict.text()
    assert about.date[:4] in sheet.cedict.text()
    assert f"{about.entries:,}" in sheet.cedict.text()
    sheet.close()


def test_other_dictionary_is_added_shown_in_the_card_and_removed(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    sheet = DictionariesSheet(window.context, window)
    sheet.add(stardict(tmp_path, "市场", "bazaar, in my own words"))
    qtbot.waitUntil(lambda: sheet.list.count() == 1)
    window.open_article(add_article(session, tmp_path))
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
    qtbot.waitUntil(lambda: window.jobs.idle)
    card = session.look_up.at(page.open_text, place.side, place.block, place.offset)
    assert card is not None
    assert card.others == ()


def test_a_file_that_is_no_dictionary_is_reported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "own.ifo").write_text("nothing", encoding="utf-8")
    sheet = DictionariesSheet(window.context, window)
    sheet.add(tmp_path / "own.ifo")
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.error)
    assert sheet.list.count() == 0


def cedict(path: Path, words: int, date: str, meaning: str = "a place of the future") -> Path:
    lines = [f"#! name=CC-CEDICT\n#! date={date}\n", f"市場 市场 [shi4 chang3] /{meaning}/\n"]
    lines += [f"字{n} 字{n} [zi4] /character {n}/\n" for n in range(words - 1)]
    path.write_bytes(gzip.compress("".join(lines).encode()))
    return path


def one_in_use(session: Session, folder: Path) -> Dictionaries:
    """A dictionary of a hundred words is in use instead of the large one that ships."""
    own = Dictionaries(session.library.path.parent)
    old = cedict(folder / "old.u8.gz", 100, "2025-01-01T00:00:00Z", "a place of today")
    assert own.bring(old, NoJob()).is_doubtful
    own.accept()
    session.use_dictionary(own.cedict)
    return own


def meaning(session: Session) -> str:
    """What the card says of a word now."""
    card = session.look_up.of_text("市场")
    assert card is not None
    return card.entries[0].senses[0].text


def test_newer_cedict_is_used_at_once_and_taken_back(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    held, shipped = session.lexicon, meaning(session)
    one_in_use(session, tmp_path)
    sheet = DictionariesSheet(window.context, window)
    sheet.bring(cedict(tmp_path / "cedict.u8.gz", 120, "2031-01-01T00:00:00Z"))
    qtbot.waitUntil(lambda: "120" in sheet.cedict.text() and window.jobs.idle)
    # Whoever held the dictionary has the newer one too.
    assert session.lexicon is held
    assert meaning(session) == "a place of the future"
    assert window.messages.message is not None
    window.messages.buttons[0].click()
    assert meaning(session) == "a place of today"
    sheet.buttons["drop"].click()
    assert meaning(session) == shipped
    assert not sheet.buttons["drop"].isEnabled()


@pytest.mark.parametrize(("words", "date"), [(2, "2031-01-01"), (120, "2001-01-01"), (120, "")])
def test_a_small_or_older_cedict_is_asked_about_and_the_old_one_given_back(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, words: int, date: str
) -> None:
    own = one_in_use(session, tmp_path)
    sheet = DictionariesSheet(window.context, window)
    for answer in (1, 0):
        sheet.bring(cedict(tmp_path / "cedict.u8.gz", words, date))
        qtbot.waitUntil(lambda: len(window.messages.buttons) >= 2 and window.jobs.idle)
        assert window.messages.message is not None
        assert "nothing has been changed" in window.messages.message.text
        assert meaning(session) == "a place of today"
        window.messages.buttons[answer].click()
        assert not own.candidate.exists()
        used = "a place of the future" if answer == 0 else "a place of today"
        assert meaning(session) == used
    window.messages.buttons[0].click()
    assert meaning(session) == "a place of today"


def test_damaged_own_cedict_does_not_prevent_reading(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    own = Dictionaries(tmp_path)
    own.cedict.parent.mkdir()
    own.cedict.write_bytes(b"nothing of the kind")
    assert session.lexicon.exact("市场")
    session.close()
