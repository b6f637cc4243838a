"""Settings as the page takes them."""

from duidu.app import settings_table as table
from duidu.app.session import Session
from duidu.core.token import Token
from duidu.ui.reading_style import needs_aids, reader_mode, word_aids

HELLO = (Token(0, 2, "你好", reading=("ni3", "hao3")),)


def test_readings_are_shown_as_spoken_where_wished(session: Session) -> None:
    assert reader_mode(session.settings).prepare is None
    session.settings.set(table.SANDHI, True)
    prepare = reader_mode(session.settings).prepare
    assert prepare is not None
    assert prepare(HELLO)[0].reading == ("ni2", "hao3")
    assert reader_mode(session.settings) == reader_mode(session.settings)


def test_the_dictionary_is_asked_only_where_the_page_needs_it(session: Session) -> None:
    assert not needs_aids(session.settings)
    session.settings.set(table.SCRIPT, "traditional")
    session.settings.set(table.SANDHI, True)
    assert needs_aids(session.settings)
    mode = reader_mode(session.settings, "zh-Hans", word_aids(session))
    assert mode.prepare is not None
    assert mode.variant is not None
    words = (Token(0, 2, "银行", reading=("yin2", "hang2")),)
    assert mode.variant("银行", mode.prepare(words)) == "銀行"
