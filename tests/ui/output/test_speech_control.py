"""Speaking in the window: words lit with their sound, a view that follows, the bar, the keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.speech.playback import Heard
from duidu.app.speech.utterance import Utterance
from duidu.app.speech.voices import Voice
from duidu.core.article import Place, SideName
from duidu.core.errors import DuiduError
from duidu.ui.output.speech.speech_control import ACTIONS, SpeechControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.widgets.placement import Box
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from duidu.ui.words.card import CardView
from duidu.ui.words.card_control import CardControl
from fixtures.window_session import add_article


@dataclass
class Reader:
    """A playback that says what the test tells it is heard."""

    said: list[Utterance] = field(default_factory=list)
    speed: float = 0.0
    now: Heard | None = None
    busy: bool = False
    paused: bool = False
    error: DuiduError | None = None

    def begin(self, utterances: Iterable[Utterance], speed: float) -> None:
        """Take the first of them; there may be no end."""
        iterator = iter(utterances)
        self.said = [one for one, _ in zip(iterator, range(12), strict=False)]
        self.speed, self.busy, self.paused = speed, True, False

    def pause(self, paused: bool) -> None:
        """Hold."""
        self.paused = paused

    def stop(self) -> None:
        """Nothing more."""
        self.busy, self.now = False, None

    def heard(self) -> Heard | None:
        """What the test says."""
        return self.now


class Voices:
    """Voices of both languages, or none."""

    def __init__(self, reader: Reader | None) -> None:
        self.reader = reader
        self.addition = None
        self.warmed = False

    def voice_for(self, language: str) -> Voice | None:
        """A voice."""
        return Voice(language, "one", True, self.reader) if self.reader else None

    def name_of(self, language: str) -> str:
        """Its name."""
        return "one"

    def warm(self) -> None:
        """Somebody may want to hear something soon."""
        self.warmed = True

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, reader: Reader
) -> Iterator[ArticlePage]:
    session.voices = Voices(reader)
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    qtbot.waitUntil(lambda: bool(page.controls[SpeechControl]._voices))
    yield page
    page.controls[SpeechControl].stop()


def put(page: ArticlePage, text: str, side: SideName = SideName.SOURCE) -> None:
    for row in range(page.open_text.row_count()):
        for block in page.open_text.row(row).blocks(side):
            at = block.text.find(text)
            if at >= 0:
                page.view.put_caret(Place(side, block.id, at))
                return
    raise AssertionError(text)


def said(reader: Reader) -> list[str]:
    return [one.text for one in reader.said]


def test_the_sentence_at_the_caret_is_spoken(
    window: MainWindow, page: ArticlePage, reader: Reader
) -> None:
    put(page, "老人")
    window.actions_["speech.sentence"].trigger()
    assert said(reader) == ["老人把小船推进水里。"]
    tokens = reader.said[0].tokens
    assert tokens is not None
    assert tokens[0].start == 0
    assert "".join(token.text for token in tokens) == "老人把小船推进水里。"
    put(page, "boat", SideName.TARGET)
    window.actions_["speech.sentence"].trigger()
    assert said(reader) == ["The old man pushed his boat into the water."]


def test_both_sides_in_turn_and_each_several_times(
    window: MainWindow, page: ArticlePage, reader: Reader, session: Session
) -> None:
    session.settings.set(table.SPEECH_REPEAT, 2)
    put(page, "老人")
    window.actions_["speech.both"].trigger()
    window.actions_["speech.sentence"].trigger()
    pair = ["老人把小船推进水里。", "The old man pushed his boat into the water."]
    assert said(reader) == pair * 2


def test_from_here_on(window: MainWindow, page: ArticlePage, reader: Reader) -> None:
    put(page, "老人")
    window.actions_["speech.on"].trigger()
    assert said(reader) == ["老人把小船推进水里。", "市场开门了。", "卖鱼的人和买鱼的人都来了。"]


def test_a_part_in_a_round(window: MainWindow, page: ArticlePage, reader: Reader) -> None:
    put(page, "市场")
    window.actions_["speech.round"].trigger()
    assert reader.said == []
    put(page, "老人")
    window.actions_["speech.round"].trigger()
    assert said(reader)[:4] == ["老人把小船推进水里。", "市场开门了。"] * 2


def test_a_word_is_spoken_with_its_reading_there(
    window: MainWindow, page: ArticlePage, reader: Reader
) -> None:
    put(page, "市场")
    window.actions_["speech.word"].trigger()
    (one,) = reader.said
    assert one.text == "市场"
    assert one.tokens is not None
    assert one.tokens[0].reading == ("shi4", "chang3")


def test_the_word_that_is_heard_is_lit_with_its_sentence(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, reader: Reader
) -> None:
    put(page, "老人")
    window.actions_["speech.sentence"].trigger()
    one = reader.said[0]
    reader.now = Heard(0, one, (0, 2))
    qtbot.waitUntil(lambda: bool(page.view.scene.word))
    (word,) = page.view.scene.word
    assert (word.side, word.start - one.start, word.end - one.start) == (SideName.SOURCE, 0, 2)
    assert {stretch.side for stretch in page.view.scene.pair} == set(SideName)
    reader.busy = False
    qtbot.waitUntil(lambda: not page.view.scene.word)


def test_pause_speed_and_stop(
    window: MainWindow, page: ArticlePage, reader: Reader, session: Session
) -> None:
    put(page, "老人")
    window.actions_["speech.on"].trigger()
    bar = page.controls[SpeechControl]._bar
    assert bar is not None
    assert bar.isVisibleTo(page)
    window.actions_["speech.pause"].trigger()
    assert reader.paused
    window.actions_["speech.pause"].trigger()
    assert not reader.paused
    window.actions_["speech.faster"].trigger()
    assert reader.speed == pytest.approx(1.1)
    for _ in range(20):
        window.actions_["speech.slower"].trigger()
    assert reader.speed == pytest.approx(0.5)
    assert page.controls[SpeechControl]._close()
    assert not reader.busy
    assert not bar.isVisibleTo(page)
    assert not page.controls[SpeechControl]._close()


def test_a_faster_voice_goes_on_at_the_sentence_that_is_heard(
    window: MainWindow, page: ArticlePage, reader: Reader
) -> None:
    put(page, "老人")
    window.actions_["speech.on"].trigger()
    reader.now = Heard(1, reader.said[1], None)
    window.actions_["speech.faster"].trigger()
    assert said(reader) == ["市场开门了。", "卖鱼的人和买鱼的人都来了。"]


def test_without_voices_the_actions_are_not_there(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    session.voices = Voices(None)
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    qtbot.waitUntil(lambda: not window.actions_["speech.on"].isVisible())
    assert not any(window.actions_[f"speech.{name}"].isVisible() for name in ACTIONS)


def test_a_fault_is_told(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, reader: Reader
) -> None:
    put(page, "老人")
    window.actions_["speech.sentence"].trigger()
    reader.error, reader.busy = DuiduError("The voice could not speak: x. Make it."), False
    qtbot.waitUntil(lambda: "could not speak" in window.messages.label.text())


def test_the_view_is_not_moved_against_the_hand(page: ArticlePage) -> None:
    light = page.controls[SpeechControl]._light
    light.begin()
    assert light._follows
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    light.eventFilter(page.view, key)
    assert not light._follows
    light.begin()
    assert light._follows


def card_of(page: ArticlePage, text: str) -> CardView:
    """The card of a word of the text, as the pointer shows it."""
    place = find_word(page, text)
    assert place is not None
    card = page.context.session.look_up.at(page.open_text, place.side, place.block, place.offset)
    assert card is not None
    return page.controls[CardControl].show(card, Box(0, 0, 9, 9), [])


def hear(card: CardView) -> QToolButton:
    """The card's button that speaks the word."""
    (button,) = (
        one for one in card.findChildren(QToolButton) if one.accessibleName() == "Speak the word"
    )
    return button


def test_the_button_of_a_card_speaks_its_word_though_another_is_lit(
    page: ArticlePage, reader: Reader
) -> None:
    card = card_of(page, "市场")
    card.set_pinned(True)
    put(page, "老人")
    lit = page.view.hover_highlight.light
    assert hear(card).isVisibleTo(card)
    hear(card).click()
    assert said(reader) == ["市场"]
    assert page.view.hover_highlight.light == lit


def test_a_card_has_no_such_button_without_a_voice(page: ArticlePage) -> None:
    page.controls[SpeechControl]._found({})
    card = card_of(page, "市场")
    assert not hear(card).isVisibleTo(card)


def test_the_model_is_loaded_when_a_voice_is_likely(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, session: Session
) -> None:
    voices = session.voices
    assert isinstance(voices, Voices)
    assert not voices.warmed
    window.actions_["speech.on"].hover()
    qtbot.waitUntil(lambda: voices.warmed)
    voices.warmed = False
    card = page.controls[CardControl]._free_card()
    button = next(
        one for one in card.findChildren(QToolButton) if one.toolTip() == "Speak the word"
    )
    QApplication.sendEvent(button, QEvent(QEvent.Type.Enter))
    qtbot.waitUntil(lambda: voices.warmed)


@pytest.mark.parametrize("width", [360, 480, 900])
def test_the_bar_fits_in_a_narrow_page(
    window: MainWindow, page: ArticlePage, reader: Reader, width: int
) -> None:
    put(page, "老人")
    window.actions_["speech.sentence"].trigger()
    bar = page.controls[SpeechControl]._bar
    assert bar is not None
    bar.show_voices(["zf_one", "zm_two"], "zf_one")
    bar.resize(width, bar.height())
    assert bar.minimumSizeHint().width() == 0
    row = bar.layout()
    assert row is not None
    assert row.minimumSize().width() <= width
    assert not bar.pause_button.isHidden()
    assert not bar.stop_button.isHidden()
    assert bar.voices.isHidden() is (width < 900)
