"""The dialog that gives cards to Anki asks only when it is shown, and keeps what was chosen."""

import json

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.study.anki_target import keep_target, kept_target
from duidu.app.study.known_words import MarkWords
from duidu.study.anki_connect import AnkiConnect, Sent, Target
from duidu.study.anki_type import NoteType, Template
from duidu.study.cards import StudyCard
from duidu.study.knowledge import Status
from duidu.ui.output.anki_sheet import AnkiSheet, told
from duidu.ui.window.main_window import MainWindow


class Anki:
    """Answers as AnkiConnect does, with one note type of the person's."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.added: list[dict[str, object]] = []

    def __call__(self, request: bytes) -> bytes:
        asked = json.loads(request)
        params = asked["params"]
        self.asked.append(asked["action"])
        if asked["action"] == "multi":
            self.added += [one["params"]["note"] for one in params["actions"]]
        answers: dict[str, object] = {
            "deckNames": ["Default", "中文"],
            "modelNames": ["Chinese"],
            "modelFieldNames": ["Hanzi", "Pinyin", "Notes"],
            "canAddNotes": [True, False][: len(params.get("notes", []))],
            "multi": [{"result": 1, "error": None}],
            "createDeck": 1,
            "modelNamesAndIds": {"Chinese": 17},
            "modelTemplates": {"Read": {"Front": "{{Hanzi}}", "Back": "{{Pinyin}}"}},
            "modelStyling": {"css": ""},
        }
        return json.dumps({"result": answers[asked["action"]], "error": None}).encode()


@pytest.fixture
def anki(session: Session) -> Anki:
    cards = {word: StudyCard(word, reading="x") for word in ("银行", "河水")}
    session.do("", MarkWords(session.library, "zh", tuple(cards), Status.LEARNING, cards=cards))
    return Anki()


@pytest.fixture
def sheet(qtbot: QtBot, window: MainWindow, anki: Anki) -> AnkiSheet:
    made = AnkiSheet(window.context, window, AnkiConnect(anki))
    made.show()
    qtbot.waitUntil(lambda: window.context.jobs.idle)
    return made


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_fields_of_ones_own_type_are_filled_as_chosen_and_kept(
    qtbot: QtBot, window: MainWindow, session: Session, sheet: AnkiSheet, anki: Anki
) -> None:
    assert anki.asked == ["modelNames", "deckNames"]
    sheet.note_type.setCurrentText("Chinese")
    sheet.note_type.activated.emit(sheet.note_type.currentIndex())
    qtbot.waitUntil(lambda: list(sheet.fields) == ["Hanzi", "Pinyin", "Notes"])
    assert sheet.fields["Pinyin"].currentData() == "Reading"
    assert sheet.fields["Notes"].currentData() == ""
    sheet.fields["Notes"].setCurrentIndex(sheet.fields["Notes"].findData("Sentence"))
    sheet.deck.setCurrentText("中文")
    qtbot.waitUntil(sheet.button.isEnabled)
    sheet.button.click()
    qtbot.waitUntil(lambda: window.context.jobs.idle)
    (note,) = anki.added
    assert (note["deckName"], note["modelName"]) == ("中文", "Chinese")
    target = kept_target(session.settings)
    assert target == Target(
        "中文",
        "Chinese",
        {"Hanzi": "Word", "Pinyin": "Reading", "Notes": "Sentence"},
        NoteType(
            17,
            "Chinese",
            ("Hanzi", "Pinyin", "Notes"),
            (Template("Read", "{{Hanzi}}", "{{Pinyin}}"),),
            "",
        ),
    )
    # What was chosen is there for a file, too, for whom Anki runs elsewhere.
    filled = target.filled
    assert filled is not None
    card = StudyCard("河水", reading="x", sentence="河水涨了。")
    assert list(filled.values(card).values()) == ["河水", "x", "<b>河水</b>涨了。"]


def test_the_action_asks_nobody_before_it_is_chosen(window: MainWindow) -> None:
    assert window.actions_["words.anki"].isEnabled()
    assert not window.findChildren(AnkiSheet)


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"deck": 1}', '{"deck":"a","note_type":"b"}'])
def test_a_choice_that_cannot_be_read_is_forgotten(session: Session, kept: str) -> None:
    session.settings.set(table.ANKI, kept)
    assert kept_target(session.settings) == Target()


def test_a_choice_is_kept(session: Session) -> None:
    keep_target(session.settings, Target("d", "t", {"Front": "Word", "Back": "Gone"}))
    assert kept_target(session.settings) == Target("d", "t", {"Front": "Word", "Back": ""})


def test_what_became_of_cards_is_told(window: MainWindow) -> None:
    assert told(Sent(1, ("银行", "河水"), ("天",))) == (
        "1 card was added. 2 words were in the deck already. Anki refused 天."
    )


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_deck_that_was_typed_is_there_again_though_nothing_was_sent(
    session: Session, sheet: AnkiSheet
) -> None:
    sheet.deck.setCurrentText("Lesson 7")
    sheet.close()
    assert kept_target(session.settings).deck == "Lesson 7"
