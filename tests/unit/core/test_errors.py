"""Failures carry their sentence as a template, so that the window can say it in its language."""

import pickle

import pytest

from duidu.core.errors import DuiduError, FileError, Sentence
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.sandbox.parent import read


def test_the_sentence_is_whole() -> None:
    error = FileError("“{name}” has more than {most:,} lines.", name="a {b}.txt", most=1000)
    assert str(error) == "“a {b}.txt” has more than 1,000 lines."
    assert (error.template, error.values["most"]) == (
        "“{name}” has more than {most:,} lines.",
        1000,
    )


def test_braces_in_a_sentence_without_values_are_only_braces() -> None:
    assert str(DuiduError("“{” is not closed.")) == "“{” is not closed."


def test_a_failure_in_the_reading_process_keeps_its_template() -> None:
    broken = b"PK\x03\x04 is how a ZIP container begins"
    with pytest.raises(FileError) as caught:
        read(broken, ReadOptions(name="{broken}.docx"), ".docx", NoJob())
    assert "{name}" in caught.value.template
    assert "{broken}.docx" in str(caught.value)


def test_a_sentence_is_its_text_and_knows_how_it_came_about_in_another_process_too() -> None:
    inner = Sentence("the language “{code}”", code="de")
    whole = pickle.loads(pickle.dumps(Sentence("All is in {what}: {{}}.", what=inner)))
    assert whole == "All is in the language “de”: {}."
    assert whole.template == "All is in {what}: {{}}."
    assert whole.values["what"].values == {"code": "de"}
    assert FileError("{name}?", name="x").sentence == "x?"
