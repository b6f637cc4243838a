"""Settings as the page takes them."""

from pathlib import Path

import pytest

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.core.article import SideName
from duidu.core.token import Token
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.ui.output.pdf import pdf_bytes
from duidu.ui.page.reading_style import (
    needs_aids,
    reader_mode,
    reader_style,
    translation_of,
    word_aids,
)
from duidu.ui.style.theme import load
from duidu.ui.window.main_window import MainWindow
from fixtures.fake_open_text import FakeOpenText
from fixtures.window_session import add_article

HELLO = (Token(0, 2, "你好", reading=("ni3", "hao3")),)


def test_readings_are_shown_as_spoken_where_wished(session: Session) -> None:
    assert reader_mode(session.settings).prepare is None
    session.settings.set(table.SANDHI, True)
    prepare = reader_mode(session.settings).prepare
    assert prepare is not None
    assert prepare(HELLO, "")[0].reading == ("ni2", "hao3")
    assert reader_mode(session.settings) == reader_mode(session.settings)


def test_the_dictionary_is_asked_only_where_the_page_needs_it(session: Session) -> None:
    assert not needs_aids(session.settings)
    session.settings.set(table.SCRIPT, "traditional")
    session.settings.set(table.SANDHI, True)
    assert needs_aids(session.settings)
    mode = reader_mode(session.settings, aids=word_aids(session))
    assert mode.prepare is not None
    assert mode.variant is not None
    words = (Token(0, 2, "银行", reading=("yin2", "hang2")),)
    assert mode.variant("银行", mode.prepare(words, "")) == "銀行"


def test_either_side_can_be_hidden_and_one_key_goes_over_to_the_other(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.open_article(add_article(session, tmp_path))
    sides = {side: (side, side.other) for side in SideName}
    for action, number in (("view.reveal", 0), ("view.reveal_original", 1)):
        window.actions_[action].trigger()
        assert {side: reader_mode(session.settings, side).hidden for side in sides} == {
            side: both[number] for side, both in sides.items()
        }
        assert [
            window.actions_[name].isChecked() for name in ("view.reveal", "view.reveal_original")
        ] == [number == 0, number == 1]
    window.actions_["view.reveal_original"].trigger()
    assert reader_mode(session.settings).hidden is None


@pytest.mark.parametrize(
    ("source", "target", "translation"),
    [
        ("zh-Hans", "en", SideName.TARGET),
        ("en", "zh-Hans", SideName.SOURCE),
        ("de", "en", SideName.TARGET),
        ("zh", "zh", SideName.TARGET),
    ],
)
def test_the_translation_is_the_side_that_is_not_chinese(
    source: str, target: str, translation: SideName
) -> None:
    assert translation_of(FakeOpenText([], languages=(source, target))) is translation


def test_what_a_way_of_reading_needs_is_told_once(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.open_article(add_article(session, tmp_path))
    session.settings.set(table.TIPS_SEEN, "")
    window.actions_["view.reveal"].trigger()
    message = window.messages.message
    assert message is not None
    assert "Space" in message.text
    window.messages.dismiss()
    for _ in range(2):
        window.actions_["view.reveal"].trigger()
    assert window.messages.message is None


def test_one_key_goes_through_the_scripts(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    def seen(times: int) -> list[str]:
        scripts = []
        for _ in range(times):
            window.actions_["view.script"].trigger()
            scripts.append(session.settings.get(table.SCRIPT))
        return scripts

    # A press that shows the script there is would be for nothing.
    window.open_article(add_article(session, tmp_path))
    assert seen(3) == ["traditional", "as_is", "traditional"]
    session.settings.set(table.SCRIPT, "simplified")
    assert seen(2) == ["traditional", "as_is"]
    written = "他說銀行開門了，請進來。\nHe said that the bank was open; please come in.\n"
    window.open_article(add_article(session, tmp_path, written))
    assert seen(3) == ["simplified", "as_is", "simplified"]


def test_the_mode_a_key_goes_to_is_named_and_presets_leave_the_own_settings_alone(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.open_article(add_article(session, tmp_path))
    session.settings.set(table.HANZI_SIZE, 23)
    window.actions_["view.pinyin"].trigger()
    assert window.messages.message is not None
    assert window.messages.message.text == "Pinyin: Over words above my level"
    sizes = []
    for _ in range(5):
        window.actions_["view.preset"].trigger()
        sizes.append(session.settings.get(table.HANZI_SIZE))
    assert sizes == [26, 23, 23, 23, 23]
    assert window.messages.message.text == "My own settings"


def test_a_pdf_made_without_a_window_is_in_the_script_one_reads(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    article = add_article(session, tmp_path, "他去银行。\nHe goes to the bank.\n")
    session.settings.set(table.PINYIN_SHOWN, "off")
    session.settings.set(table.SCRIPT, "traditional")
    document = read_bytes(pdf_bytes(session, article), ReadOptions(name="article.pdf"), ".pdf")
    assert "銀行" in "".join(block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("shown", "spelling", "has_room"),
    [
        ("all", "marks", True),
        ("hard", "numbers", True),
        ("all", "zhuyin", False),
        ("off", "marks", False),
    ],
)
def test_lines_have_room_for_meanings_below_where_readings_stand_above(
    session: Session, shown: str, spelling: str, has_room: bool
) -> None:
    settings = session.settings
    settings.set(table.PINYIN_SHOWN, shown)
    settings.set(table.PINYIN_STYLE, spelling)
    assert reader_style(settings, load("light")).gloss_room == 0
    settings.set(table.GLOSS, True)
    assert (reader_style(settings, load("light")).gloss_room > 0) is has_room
