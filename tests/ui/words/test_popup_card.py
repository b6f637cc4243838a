"""The card itself: always plain text; with little room the meaning comes first."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from duidu.app.words.card import Card, CardEntry, CardPair, CardSense
from duidu.core.article import SideName
from duidu.language.zh.display import Style
from duidu.lexicon.characters import Character
from duidu.lexicon.entry import make_entry
from duidu.lexicon.gloss_text import Spelling
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


def test_the_card_says_first_what_the_word_is_here(view: CardView) -> None:
    view.show_card(replace(card(entry()), here="take action"))
    lines = view.main.toPlainText().split("\n")
    assert lines[1] == "here: take action"
    view.show_card(Card(SideName.SOURCE, 1, 0, 3, "四十七", (), here="forty-seven"))
    assert view.main.toPlainText().split("\n")[-1] == "here: forty-seven"


def test_all_characters_are_shown_with_readings_and_what_they_are_made_of(view: CardView) -> None:
    line = Character("行", ("xing2", "hang2"), (make_entry(1, "行", "行", "xing2", "to walk"),))
    move = Character(
        "动", ("dong4",), (make_entry(2, "動", "动", "dong4", "to move"),), ("云", "力")
    )
    view.show_card(replace(card(entry()), characters=(line, move)))
    assert view.shorter.toPlainText().split("\n") == [
        "行  xíng  to walk",
        "动  dòng  to move  ·  made of 云 力",
    ]


def test_a_character_that_only_points_elsewhere_has_its_other_meaning(view: CardView) -> None:
    points = make_entry(1, "大", "大", "dai4", "see 大夫[dai4 fu5]")
    big = make_entry(2, "大", "大", "da4", "big")
    large = Character("大", ("dai4", "da4"), (points, big), ("人", "一"))
    bound = make_entry(3, "蝴", "蝴", "hu2", "used in 蝴蝶[hu2 die2]")
    fly = Character("蝴", ("hu2",), (bound,), ("虫", "胡"))
    view.show_card(replace(card(entry()), characters=(large, fly)))
    assert view.shorter.toPlainText().split("\n") == [
        "大  dài  (dà) big  ·  made of 人 一",
        "蝴  hú  made of 虫 胡",
    ]


def test_no_markup_of_the_dictionary_is_shown_and_readings_are_the_persons(
    qtbot: QtBot, fonts: Fonts
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    colors = load("light")
    spelling = Spelling(Style.ZHUYIN, traditional=True)
    view = CardView(ground, CardInks(fonts, colors, (), spelling))
    pointing = CardSense("see 為|为[wei4]", explained=("because of 因為|因为[yin1 wei4]",))
    view.show_card(card(replace(entry(), senses=(pointing,))))
    text = view.main.toPlainText()
    assert text.startswith("行動 行动  ㄒㄧㄥˊ ㄉㄨㄥˋ")
    assert "see 為 ㄨㄟˋ: because of 因為 ㄧㄣ ㄨㄟˋ" in text


def test_the_buttons_cover_nothing_of_the_card(view: CardView) -> None:
    view.resize(view.show_card(card(entry(), shorter=(entry("行", "to walk"),))))
    view.show()
    texts = [view.main.geometry(), view.shorter.geometry()]
    assert not any(view._actions.geometry().intersects(one) for one in texts)


def test_where_else_a_word_was_met_is_told_below(view: CardView, qtbot: QtBot) -> None:
    pair = CardPair("a", "Title", SideName.SOURCE, 4, 12, "他行动了。", 1, 3, "He took action.")
    view.show_card(replace(card(entry()), pair=pair, met=3, looked_up=2))
    lines = view.main.toPlainText().split("\n")
    assert lines[-3:] == [
        "他行动了。",
        "He took action.  Title",
        "in 3 paragraphs of your library  ·  looked up 2 times",
    ]
    with qtbot.waitSignal(view.pair_chosen) as chosen:
        view.main.link_chosen.emit("pair")
    assert chosen.args == [pair]
