"""The window's language: our own texts and those of Qt's dialogs go together."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from duidu.app.settings.settings import Settings
from duidu.core.errors import LibraryError, Sentence
from duidu.ui.style.i18n import Language, error_text, in_a_row, listed, translated_text


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


def test_arrow_keys_are_named_as_on_the_keyboard(language: Language) -> None:
    language.use("zh_CN")
    native = QKeySequence.SequenceFormat.NativeText
    shown = [QKeySequence(f"Alt+{key}").toString(native) for key in ("Up", "Right")]
    assert shown == ["Alt+↑", "Alt+→"]


def test_a_language_we_do_not_have_is_english(language: Language) -> None:
    language.use("zh_CN")
    language.use("xx")
    assert language.code == "en"
    assert cancel_button() == "Cancel"


def test_no_part_of_a_failure_stays_english(language: Language) -> None:
    language.use("zh_CN")
    refused = LibraryError(
        "The backup cannot be restored at the next start: nothing can be written beside "
        "{library} ({value}).",
        library="库",
        value="Permission denied",
    )
    one_language = LibraryError(
        "“{name}” is in one language only ({found}); open it together with its translation.",
        name="文",
        found=Sentence("the language “{language}”", language="de"),
    )
    for error in (refused, one_language):
        assert not re.search("[a-z]{3}", error_text(error).replace("{library}", ""))


def test_what_is_wrong_with_the_settings_is_told_in_the_language(
    language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{", encoding="utf-8")
    problem = Settings(path).problem
    assert "damaged" in problem
    language.use("zh_CN")
    assert "损坏" in translated_text(problem)
    assert translated_text("as it is") == "as it is"


def test_words_and_sentences_follow_each_other_as_the_language_writes(language: Language) -> None:
    assert listed(["one", "two"]) == "one, two"
    assert in_a_row(["It is done.", "", "Two were left out."]) == "It is done. Two were left out."
    language.use("zh_CN")
    assert listed(["甲", "乙"]) == "甲、乙"
    assert in_a_row(["已导入。", "有 2 条没有读入。"]) == "已导入。有 2 条没有读入。"
    assert in_a_row(["已导入。", "Permission denied.", "完。"]) == "已导入。Permission denied. 完。"
