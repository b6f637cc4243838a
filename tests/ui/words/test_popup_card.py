"""The card itself: always plain text; with little room the meaning comes first."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from duidu.app.words.card import Card, CardEntry, CardSense
from duidu.core.article import SideName
from duidu.ui.style.fonts import Fonts
from duidu.ui.style.theme import load
from duidu.ui.words.card import CardView
from duidu.ui.words.card_text import CardInks

EVIL = '<img src="file:///etc/passwd"><b>bold</b> & <script>'


def entry(word: str = "行动", *senses: str) -> CardEntry:
    """An entry with these senses, the first one meant."""
    shown = tuple(
        CardSense(text, index == 0) for index, text in enumerate(senses or ("to act", "action"))
    )
    return CardEntry(
        word, "行動", ("xing2", "dong4"), shown, {"HSK 2.0": 5, "HSK 2021": 2, "HSK 2025": 5}, 4
    )


def card(*entries: CardEntry, shorter: tuple[CardEntry, ...] = ()) -> Card:
    """A card for 行动."""
    return Card(SideName.SOURCE, 1, 0, 2, "行动", entries, shorter)


@pytest.fixture
def view(qtbot: QtBot, fonts: Fonts) -> CardView:
    """A card over an empty page."""
    ground = QWidget()
    ground.resize(900, 600)
    qtbot.addWidget(ground)
    colors = load("light")
    return CardView(ground, CardInks(fonts, colors, colors.tones("pleco")))


def test_card_shows_both_scripts_pinyin_levels_with_their_standard_and_senses(
    view: CardView,
) -> None:
    view.show_card(card(entry()))
    lines = view.main.toPlainText().split("\n")
    assert lines[0] == "行动 行動  xíngdòng"
    assert lines[1] == "HSK 5 (2.0, 2025)   HSK 2 (2021)   common"
    assert lines[2:] == ["▶\tto act", "·\taction"]


def test_markup_in_a_dictionary_is_shown_as_it_is(view: CardView) -> None:
    view.show_card(card(entry("行动", EVIL)))
    assert EVIL in view.plain_text()


def test_tones_are_coloured_only_where_asked_for(view: CardView, fonts: Fonts) -> None:
    view.show_card(card(entry()))
    block = view.main.document().firstBlock()
    colors = set()
    fragment = block.begin()
    while not fragment.atEnd():
        colors.add(fragment.fragment().charFormat().foreground().color().name())
        fragment += 1
    tones = load("light").tones("pleco")
    assert {tones[1].name(), tones[3].name()} <= colors
    assert QColor(load("light").accent).name() not in colors


def test_size_fits_the_text_and_stays_within_bounds(view: CardView) -> None:
    small = view.show_card(card(entry("行动", "to act")))
    large = view.show_card(
        card(
            *(
                entry("行动", *[f"meaning number {i} of this word" for i in range(30)])
                for _ in range(4)
            )
        )
    )
    assert small.height() < large.height() <= 420 + 28
    assert 320 <= small.width() - 28 <= 420
    assert 320 <= large.width() - 28 <= 420


def test_shorter_matches_give_way_where_room_is_short(view: CardView) -> None:
    view.resize(
        view.show_card(card(entry(), shorter=(entry("行", "to walk"), entry("动", "to move"))))
    )
    assert view.shorter.isVisibleTo(view)
    view.resize(view.width(), 190)
    view.grab()
    assert not view.shorter.isVisibleTo(view)
    assert view.main.isVisibleTo(view)


def test_screen_readers_get_the_whole_text(view: CardView) -> None:
    view.show_card(card(entry()))
    assert "to act" in view.accessibleName()
