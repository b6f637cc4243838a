"""The dialog that asks for a server or a passphrase."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from duidu.ui.sync.place_sheet import PlaceSheet

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
Chosen = list[tuple[str, str, str]]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def asked(parent: QWidget, address: str = "") -> tuple[PlaceSheet, Chosen]:
    """The dialog, and what it told."""
    sheet, told = PlaceSheet(address, parent), Chosen()
    sheet.chosen.connect(lambda *words: told.append(words))
    return sheet, told


def test_a_server_is_told_with_its_user_and_the_secrets_apart(parent: QWidget) -> None:
    sheet, told = asked(parent)
    sheet.place.setText(" https://Cloud.example.org/dav/ ")
    sheet.user.setText("li")
    sheet.password.setText("geheim")
    sheet.passphrase.setText("口令")
    sheet.button.click()
    assert told == [("sealed:https://li@cloud.example.org/dav", "geheim", "口令")]


def test_what_cannot_be_used_is_said_and_the_dialog_stays(parent: QWidget) -> None:
    sheet, told = asked(parent)
    sheet.show()
    for place, said in (("", "first"), ("http://cloud.example.org/dav", "https://")):
        sheet.place.setText(place)
        sheet.button.click()
        assert said in sheet.problem.text()
        assert sheet.isVisible()
    assert told == []


def test_secrets_are_not_shown_and_an_encrypted_place_stays_one(parent: QWidget) -> None:
    sheet, told = asked(parent, "sealed:https://li@cloud.example.org/dav")
    for field in (sheet.password, sheet.passphrase):
        assert field.echoMode() is QLineEdit.EchoMode.Password
    assert sheet.place.text() == "https://li@cloud.example.org/dav"
    sheet.password.setText("neu")
    sheet.button.click()
    assert told == [("sealed:https://li@cloud.example.org/dav", "neu", "")]
