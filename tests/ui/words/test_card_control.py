"""The card under the pointer: it stays on the way to it and improves when senses are known."""

import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from duidu.app.settings import settings_table
from duidu.app.words.card import Card
from duidu.app.words.look_up import LookUp
from duidu.core.article import Place
from duidu.lexicon.lexicon import Lexicon
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_panel import FindPanel
from duidu.ui.reader.hover_highlight import Light
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.pointer import DWELL_MS
from duidu.ui.window.screenshot import find_word
from duidu.ui.words.card import CardView
from duidu.ui.words.card_control import CardControl
from fixtures.stepped_jobs import SteppedJobs


def place_of(page: ArticlePage, word: str) -> Place:
    """The first place of a word in the article."""
    found = find_word(page, word)
    assert found is not None
    return found


def rest_on(page: ArticlePage, word: str) -> QRect:
    """Rest the pointer on a word; returns its rectangle in the viewport."""
    place = place_of(page, word)
    stretch = Stretch(place.side, place.block, place.offset, place.offset + len(word))
    rect = page.view.visible.rects(stretch)[0].toAlignedRect()
    none = QRect()
    page.view.word_rested.emit(
        place.side.value, place.block, place.offset, stretch.end, rect, none, none
    )
    return rect


def shown(page: ArticlePage) -> CardView:
    """The card, which must be visible."""
    card = page.controls[CardControl].card
    assert card is not None
    assert card.isVisible()
    return card


def word_of(page: ArticlePage) -> str:
    """The word of the card shown."""
    card = shown(page).card
    assert card is not None
    return card.text


def test_the_card_waits_what_the_setting_asks_beyond_the_dwell_of_the_view(
    article_page: ArticlePage,
) -> None:
    assert settings_table.DWELL.least == DWELL_MS  # else the card could not come as early as asked
    control, settings = article_page.controls[CardControl], article_page.context.settings
    timer = control._longer_dwell
    for asked in (DWELL_MS + 1, 1000):
        settings.set(settings_table.DWELL, asked)
        rest_on(article_page, "市场")
        assert (timer.isActive(), timer.interval()) == (True, asked - DWELL_MS)
        assert control.card is None
        timer.stop()
    settings.set(settings_table.DWELL, DWELL_MS)
    rest_on(article_page, "市场")
    assert not timer.isActive()
    assert word_of(article_page) == "市场"


def test_the_card_goes_where_a_sheet_comes_before_it_and_stays_for_other_programs(
    article_page: ArticlePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest_on(article_page, "市场")
    card = shown(article_page)
    active: list[QWidget | None] = [None]
    monkeypatch.setattr(QApplication, "activeWindow", lambda: active[0])
    gone = QEvent(QEvent.Type.WindowDeactivate)
    QGuiApplication.sendEvent(article_page.view.viewport(), gone)
    qtbot.wait(1)
    assert card.isVisible()
    sheet = QWidget()
    qtbot.addWidget(sheet)
    active[0] = sheet
    QGuiApplication.sendEvent(article_page.view.viewport(), gone)
    qtbot.waitUntil(lambda: not card.isVisible())


def test_the_card_is_made_when_the_pointer_comes_to_the_page(
    article_page: ArticlePage, qtbot: QtBot
) -> None:
    control, port = article_page.controls[CardControl], article_page.view.viewport()
    assert control.card is None
    at = QPointF(1, 1)
    QGuiApplication.sendEvent(port, QEnterEvent(at, at, QPointF(port.mapToGlobal(at))))
    qtbot.waitUntil(lambda: control.card is not None)
    made = control.card
    assert made is not None
    assert not made.isVisible()
    rest_on(article_page, "市场")
    assert control.card is made


def test_the_first_card_loads_nothing(
    article_page: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = article_page.context.session.look_up
    loading: list[int] = []
    load = Lexicon.stem_counts

    def counted(lexicon: Lexicon) -> dict[str, int]:
        loading.append(threading.get_ident())
        return load(lexicon)

    monkeypatch.setattr(Lexicon, "stem_counts", counted)
    place = place_of(article_page, "市场")
    card = look_up.at(article_page.open_text, place.side, place.block, place.offset)
    assert card is not None
    assert card.entries
    # Others may load it for themselves, behind the page.
    assert threading.get_ident() not in loading


@pytest.mark.parametrize(("share", "kept"), [(0.5, "市场"), (3.0, "老人")])
def test_words_on_the_way_to_the_card_do_not_take_its_place(
    article_page: ArticlePage, monkeypatch: pytest.MonkeyPatch, share: float, kept: str
) -> None:
    view, ground = article_page.view, article_page
    word = rest_on(article_page, "市场")
    assert word_of(article_page) == "市场"
    start = ground.mapFromGlobal(view.viewport().mapToGlobal(word.center()))
    way = shown(article_page).geometry().center() - start
    pointer = ground.mapToGlobal(start + QPoint(round(way.x() * share), round(way.y() * share)))
    monkeypatch.setattr("duidu.ui.words.card_control.QCursor", SimpleNamespace(pos=lambda: pointer))
    view.word_left.emit()
    rest_on(article_page, "老人")
    assert word_of(article_page) == kept


class Later:
    """Work that finds a better card of each word."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        at = LookUp.at

        def later(look_up: LookUp, *where: object) -> object:
            card = at(look_up, *where)  # type: ignore[arg-type]
            assert card is not None
            return lambda: better(card)

        monkeypatch.setattr(LookUp, "later", later)


def better(card: Card) -> Card:
    """The same card with the senses of its first entry in reverse."""
    first = card.entries[0]
    return replace(card, entries=(replace(first, senses=first.senses[::-1]), *card.entries[1:]))


def test_card_gets_better_once_the_sense_that_is_meant_is_known(
    article_page: ArticlePage, stepped: SteppedJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    Later(monkeypatch)
    rest_on(article_page, "市场")
    first = shown(article_page).card
    assert first is not None
    stepped.step("card")
    after = shown(article_page).card
    assert after is not None
    assert after.entries == better(first).entries != first.entries
    assert after.looked_up == 1


def test_better_senses_of_a_word_that_was_left_are_dropped(
    article_page: ArticlePage, stepped: SteppedJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    Later(monkeypatch)
    rest_on(article_page, "市场")
    stepped.work("card")
    rest_on(article_page, "老人")
    stepped.deliver()
    assert word_of(article_page) == "老人"
    stepped.settle()
    assert word_of(article_page) == "老人"


def test_better_senses_do_not_open_a_card_that_was_closed(
    article_page: ArticlePage,
    stepped: SteppedJobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Later(monkeypatch)
    rest_on(article_page, "市场")
    first = shown(article_page).card
    article_page.controls[CardControl].dismiss()
    stepped.settle()
    card = article_page.controls[CardControl].card
    assert card is not None
    assert not card.isVisible()
    assert card.card == first


def test_all_occurrences_are_those_of_the_word_at_the_caret(
    article_page: ArticlePage,
) -> None:
    page = article_page
    control = page.controls[CardControl]
    for word in ("河面", "boat"):
        control.dismiss()
        page.view.go_to(place_of(page, word))
        page.view.scene.caret_shown = True
        control.find_occurrences()
        panel = page.panel("find")
        assert isinstance(panel, FindPanel)
        assert panel.field.text() == word
    place = place_of(page, "老人")
    page.view.select(Stretch(place.side, place.block, place.offset, place.offset + 1))
    control.find_occurrences()
    panel = page.panel("find")
    assert isinstance(panel, FindPanel)
    assert panel.field.text() == "老"


def enter(view: QWidget) -> None:
    """Move the pointer into a widget, as far as the widget is told."""
    at = QPointF(5, 5)
    QGuiApplication.sendEvent(view, QEnterEvent(at, at, QPointF(view.mapToGlobal(at))))


def test_the_light_on_word_and_answer_stays_while_the_pointer_is_in_the_card(
    article_page: ArticlePage,
) -> None:
    view = article_page.view
    place = place_of(article_page, "市场")
    word = Stretch(place.side, place.block, place.offset, place.offset + 2)
    other = article_page.open_text.row(
        article_page.open_text.row_of(place.side, place.block)
    ).blocks(place.side.other)[0]
    answer = Stretch(place.side.other, other.id, 0, 3)
    view.hover_highlight.restore(Light(word, (word,), (answer,), (answer,), ""))
    rest_on(article_page, "市场")
    view.hover_highlight.clear()
    assert view.scene.word == ()
    enter(shown(article_page))
    assert view.hover_highlight.word == word
    assert view.scene.answers == (answer,)
    # A card that was closed lights nothing.
    card = shown(article_page)
    article_page.controls[CardControl].dismiss()
    view.hover_highlight.clear()
    enter(card)
    assert view.hover_highlight.word is None
