"""Sentences read alone: those read lately are known, and a correction is always seen."""

from types import SimpleNamespace
from typing import cast

from duidu.app.article.annotator import read_alone
from duidu.core.token import Token
from duidu.language.corrections import Correction, Corrections
from duidu.language.description import LanguageDescription
from fixtures.cutting import tokens_of


class Counting:
    """Readings of Chinese that note which texts they were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def tokens(self, text: str, corrections: Corrections) -> tuple[Token, ...]:
        """The words of a text."""
        self.asked.append(text)
        return tokens_of(text)


def test_a_sentence_that_was_read_lately_is_not_read_again_unless_it_is_corrected() -> None:
    readings = Counting()
    language = SimpleNamespace(readings=lambda: readings)
    read = read_alone(cast("LanguageDescription", language))
    first = read("他走了。", "He left.", Corrections())
    assert read("他走了。", "He went away.", Corrections()) == first == tokens_of("他走了。")
    assert readings.asked == ["他走了。"]
    read("他走了。", "", Corrections((Correction("走", reading=("zou3",)),)))
    assert readings.asked == ["他走了。"] * 2
    for number in range(2_000):
        read(f"第{number}句。", "", Corrections())
    read("他走了。", "", Corrections())
    assert readings.asked[-1] == "他走了。", "few are kept"
