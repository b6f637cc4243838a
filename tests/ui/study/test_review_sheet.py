"""Review in the window: asked in one's own sentence, revealed, rated, undone, all by keys."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.study.cards import kept_card
from duidu.app.study.known_words import MarkWords
from duidu.core.article import Place
from duidu.core.errors import DuiduError
from duidu.library.words.reviews import ReviewCard
from duidu.study.knowledge import Status
from duidu.study.schedule import DAY, Rating, Stage
from duidu.ui.study.review.review_sheet import ReviewDialog
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

# Of the platform without a screen: the sheets are windows of their own.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
NOON = datetime(2026, 3, 5, 12, 0).timestamp()


class Clock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def learning(session: Session, tmp_path: Path) -> Session:
    """A session with an article, and three words of it that are being learnt."""
    add_article(session, tmp_path)
    MarkWords(session.library, "zh", ("薄雾", "老人", "市场"), Status.LEARNING).do()
    return session


@pytest.fixture
def sheet(
    qtbot: QtBot, window: MainWindow, learning: Session, clock: Clock, heard: list[str]
) -> Iterator[ReviewDialog]:
    made = ReviewDialog(window.context, window, lambda: heard.append, clock)
    made.show()
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    yield made
    if isValid(made):
        made.close()


def press(sheet: ReviewDialog, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is."""
    target = sheet.focusWidget() or sheet
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def asked(sheet: ReviewDialog) -> str:
    return sheet.reviewing.sheet.word if sheet.reviewing.sheet else ""


def is_asked(sheet: ReviewDialog, word: str) -> bool:
    return asked(sheet) == word


def text(sheet: ReviewDialog) -> str:
    return sheet.card.toPlainText()


def test_a_word_is_asked_in_its_sentence_with_the_translation_covered(
    sheet: ReviewDialog,
) -> None:
    assert asked(sheet) == "薄雾"
    assert "河面上升起一层薄雾" in text(sheet)
    assert "mist" not in text(sheet)
    assert sheet.left.text() == "3 left"
    press(sheet, Qt.Key.Key_Space)
    for shown in ("At dawn a thin mist rose over the river.", "bówù", "mist", "river"):
        assert shown in text(sheet)


def test_the_words_that_answer_light_up(qtbot: QtBot, sheet: ReviewDialog) -> None:
    qtbot.waitUntil(lambda: bool(sheet.reviewing.sheet and sheet.reviewing.sheet.lit))
    found = sheet.reviewing.sheet
    assert found is not None
    assert "mist" in [found.answer[start:end] for start, end in found.lit]


@pytest.mark.parametrize(
    ("key", "rating"),
    [
        (Qt.Key.Key_1, Rating.AGAIN),
        (Qt.Key.Key_2, Rating.HARD),
        (Qt.Key.Key_3, Rating.GOOD),
        (Qt.Key.Key_4, Rating.EASY),
    ],
)
def test_four_keys_rate_and_one_takes_it_back(
    qtbot: QtBot, sheet: ReviewDialog, learning: Session, key: Qt.Key, rating: Rating, clock: Clock
) -> None:
    # Covered, a card cannot be rated.
    press(sheet, key)
    assert learning.library.review_log.all() == []
    clock.now += 7
    press(sheet, Qt.Key.Key_Space)
    press(sheet, key)
    qtbot.waitUntil(lambda: asked(sheet) == "老人")
    (answer,) = learning.library.review_log.all()
    assert (answer.word, answer.rating, answer.time, answer.duration) == (
        *("薄雾", rating, NOON + 7),
        7.0,
    )
    press(sheet, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: asked(sheet) == "薄雾")
    assert learning.library.review_log.all() == []
    assert learning.library.reviews.all() == []
    assert sheet.left.text() == "3 left"


def test_a_whole_round_by_keys_alone_ends_quietly(
    qtbot: QtBot, sheet: ReviewDialog, learning: Session
) -> None:
    for word in ("薄雾", "老人", "市场"):
        qtbot.waitUntil(partial(is_asked, sheet, word))
        press(sheet, Qt.Key.Key_Space)
        press(sheet, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: "3 cards answered." in text(sheet))
    assert "3 of them remembered (100 %)." in text(sheet)
    assert "That was all for now." in text(sheet)
    assert {card.stage for card in learning.library.reviews.all()} == {Stage.REVIEW}
    # One more Space than there are cards takes no answer back.
    press(sheet, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Nothing is due now." in text(sheet))
    assert len(learning.library.review_log.all()) == 3


def test_the_time_is_up_after_ten_minutes_and_one_goes_on_by_a_key(
    qtbot: QtBot, sheet: ReviewDialog, clock: Clock
) -> None:
    assert sheet.time.text() == "10 min"
    clock.now += 601
    press(sheet, Qt.Key.Key_Space)
    press(sheet, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: "2 cards are left." in text(sheet))
    press(sheet, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked(sheet) == "老人")


def test_a_card_is_left_out_until_tomorrow(
    qtbot: QtBot, sheet: ReviewDialog, learning: Session
) -> None:
    press(sheet, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: asked(sheet) == "老人")
    (card,) = learning.library.reviews.all()
    assert NOON < card.buried <= NOON + DAY
    press(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: asked(sheet) == "薄雾")
    assert learning.library.reviews.all() == []


def test_a_card_is_edited(qtbot: QtBot, sheet: ReviewDialog, learning: Session) -> None:
    press(sheet, Qt.Key.Key_E)
    assert sheet.form.meaning.hasFocus()
    sheet.form.meaning.selectAll()
    QTest.keyClicks(sheet.form.meaning, "thin mist")
    QTest.keyClick(sheet.form.meaning, Qt.Key.Key_Tab)
    QTest.keyClicks(sheet.form.note, "cf. fog")
    sheet.form.note.insert("!")
    QTest.keyClick(sheet.form.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.form.isHidden())
    qtbot.waitUntil(lambda: bool(sheet.reviewing.sheet and sheet.reviewing.sheet.note))
    press(sheet, Qt.Key.Key_Space)
    assert "thin mist" in text(sheet)
    assert learning.library.review_log.all() == []
    kept = learning.library.known.get("zh", "薄雾")
    card = kept_card(kept.value) if kept else None
    assert card is not None
    assert card.meaning == "thin mist"


def test_escape_in_the_form_keeps_nothing_and_closing_keeps_it(
    qtbot: QtBot, sheet: ReviewDialog, learning: Session
) -> None:
    press(sheet, Qt.Key.Key_E)
    QTest.keyClicks(sheet.form.meaning, "x")
    QTest.keyClick(sheet.form.meaning, Qt.Key.Key_Escape)
    assert sheet.form.isHidden()
    assert sheet.isVisible()
    before = learning.library.known.get("zh", "薄雾")
    press(sheet, Qt.Key.Key_E)
    QTest.keyClicks(sheet.form.meaning, "y")
    sheet.close()
    assert learning.library.known.get("zh", "薄雾") != before


def test_the_place_is_opened_in_the_text(
    qtbot: QtBot, sheet: ReviewDialog, window: MainWindow
) -> None:
    found = sheet.reviewing.sheet
    assert found is not None
    with qtbot.waitSignal(window.context.navigation.article_wanted) as wanted:
        press(sheet, Qt.Key.Key_O)
    article, place, length = wanted.args
    assert (article, length) == (found.article, 2)
    assert isinstance(place, Place)
    assert sheet.isVisible()


@pytest.mark.parametrize(
    ("typed", "rating"), [("bowu", Rating.GOOD), ("薄雾", Rating.GOOD), ("wu4", Rating.AGAIN)]
)
def test_the_word_is_asked_by_its_translation(
    qtbot: QtBot,
    window: MainWindow,
    learning: Session,
    clock: Clock,
    typed: str,
    rating: Rating,
) -> None:
    learning.settings.set(table.ASK_WORD, True)
    learning.library.reviews.put(
        ReviewCard("zh", "薄雾", "read", 2, None, 50.0, 5.0, NOON + 40 * DAY, NOON - 9 * DAY)
    )
    learning.library.reviews.put(
        ReviewCard("zh", "薄雾", "produce", 2, None, 5.0, 5.0, NOON, NOON - 5 * DAY)
    )
    made = ReviewDialog(window.context, window, lambda: None, clock)
    made.show()
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    assert "At dawn a thin mist rose over the river." in text(made)
    assert "薄雾" not in text(made)
    assert made.typed.hasFocus()
    made.typed.insert(typed)
    QTest.keyClick(made.typed, Qt.Key.Key_Return)
    assert "薄雾" in text(made)
    assert learning.library.review_log.all() == []
    assert made.ratings[rating].hasFocus()
    made.close()


def test_a_word_is_asked_by_ear(
    qtbot: QtBot, window: MainWindow, learning: Session, clock: Clock, heard: list[str]
) -> None:
    learning.settings.set(table.ASK_BY_EAR, True)
    for kind, due in (("read", NOON + 40 * DAY), ("listen", NOON)):
        learning.library.reviews.put(
            ReviewCard("zh", "薄雾", kind, 2, None, 5.0, 5.0, due, NOON - 5 * DAY)
        )
    made = ReviewDialog(window.context, window, lambda: heard.append, clock)
    made.show()
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    assert heard == ["清晨，河面上升起一层薄雾。"]
    assert "薄雾" not in text(made)
    press(made, Qt.Key.Key_R)
    assert len(heard) == 2
    made.close()


def test_a_voice_that_fails_is_told_and_the_card_is_rated_all_the_same(
    qtbot: QtBot, window: MainWindow, learning: Session, clock: Clock
) -> None:
    def fail(_: str) -> None:
        raise DuiduError("Nothing can be heard here.")

    made = ReviewDialog(window.context, window, lambda: fail, clock)
    made.show()
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    press(made, Qt.Key.Key_R)
    told = window.messages.message
    assert told is not None
    assert told.text == "Nothing can be heard here."
    press(made, Qt.Key.Key_Space)
    press(made, Qt.Key.Key_3)
    assert len(learning.library.review_log.all()) == 1
    made.close()


def test_without_a_voice_nothing_is_said_and_no_button_is_there(
    qtbot: QtBot, window: MainWindow, learning: Session, clock: Clock
) -> None:
    made = ReviewDialog(window.context, window, lambda: None, clock)
    made.show()
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    assert made.say_button.isHidden()
    press(made, Qt.Key.Key_R)
    made.close()


def test_a_word_of_no_text_gets_a_credited_example(
    qtbot: QtBot, window: MainWindow, session: Session, clock: Clock
) -> None:
    MarkWords(session.library, "zh", ("密码",), Status.LEARNING).do()
    made = ReviewDialog(window.context, window, lambda: None, clock)
    made.show()
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    assert "密码" in text(made)
    press(made, Qt.Key.Key_Space)
    assert "Tatoeba #" in text(made)
    assert made.open_button.isHidden()
    made.close()


def test_a_word_nobody_knows_is_shown_alone(
    qtbot: QtBot, window: MainWindow, session: Session, clock: Clock
) -> None:
    MarkWords(session.library, "zh", ("甪龘",), Status.LEARNING).do()
    made = ReviewDialog(window.context, window, lambda: None, clock)
    made.show()
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    press(made, Qt.Key.Key_Space)
    assert text(made).count("甪龘") == 2
    made.close()


def test_nothing_due_is_said(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    made = ReviewDialog(window.context, window, lambda: None, clock)
    made.show()
    qtbot.waitUntil(lambda: "Nothing is due now." in text(made))
    assert made.show_button.isHidden()
    made.close()


def test_a_word_remembered_for_half_a_year_is_offered_as_known(
    qtbot: QtBot, window: MainWindow, learning: Session, clock: Clock
) -> None:
    learning.settings.set(table.NEW_A_DAY, 0)
    learning.library.reviews.put(
        ReviewCard("zh", "薄雾", "read", 2, None, 170.0, 4.0, NOON, NOON - 170 * DAY)
    )
    made = ReviewDialog(window.context, window, lambda: None, clock)
    made.show()
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    press(made, Qt.Key.Key_Space)
    press(made, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: "Remembered for half a year: 薄雾" in text(made))
    assert learning.library.known.levels("zh")["薄雾"] == Status.LEARNING
    made.known_button.click()
    assert learning.library.known.levels("zh")["薄雾"] == Status.KNOWN
    made.close()


def test_the_start_page_tells_how_many_are_due(
    qtbot: QtBot, window: MainWindow, learning: Session
) -> None:
    window.start_page.refresh()
    qtbot.waitUntil(lambda: window.start_page.due.text() == "Review (3 due)")
    window.start_page.due.click()
    made = window.findChild(ReviewDialog)
    assert made is not None
    qtbot.waitUntil(lambda: made.reviewing.sheet is not None)
    window.actions_["words.review"].trigger()
    assert len(window.findChildren(ReviewDialog)) == 1
    made.close()


def test_an_edit_is_undone_by_the_same_key(
    qtbot: QtBot, sheet: ReviewDialog, learning: Session
) -> None:
    press(sheet, Qt.Key.Key_Space)
    press(sheet, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: asked(sheet) == "老人")
    press(sheet, Qt.Key.Key_E)
    sheet.form.drop()
    sheet.reviewing.edit("老人家", "an old man", "")
    qtbot.waitUntil(lambda: asked(sheet) == "老人家")
    press(sheet, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: asked(sheet) == "老人")
    assert learning.library.known.get("zh", "老人家") is None
    assert len(learning.library.review_log.all()) == 1
    press(sheet, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: asked(sheet) == "薄雾")
    assert learning.library.review_log.all() == []
    assert not sheet.undo_button.isVisible()
