"""The window's language: our own texts and those of Qt's dialogs go together."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from duidu.ui.i18n import Language


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """A language of its own, English again afterwards."""
    chosen = Language(qapp)
    yield chosen
    chosen.use("en")


def cancel_button() -> str:
    """What Qt itself writes on a Cancel button."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_qts_own_buttons_follow_the_language(language: Language) -> None:
    assert cancel_button() == "Cancel"
    language.use("zh_CN")
    assert cancel_button() == "取消"
    language.use("en")
    assert cancel_button() == "Cancel"


def test_a_language_we_do_not_have_is_english(language: Language) -> None:
    language.use("zh_CN")
    language.use("xx")
    assert language.code == "en"
    assert cancel_button() == "Cancel"
