"""Sentences, words and readings of a text as if its codes were not there."""

import pytest

from duidu.core.token import TokenKind
from duidu.language.corrections import Correction, Corrections
from duidu.language.registry import cutter_for, describe, language_for


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("zh", ["点击<b>确定</b>，删除 {0} 项<br/>。", "第二句<x2/>。", "{name}说。"]),
        ("zh", ["雨停了。<x1/>", "<b>他走了。</b>"]),
        ("zh", ["“雨停了。</b>”", "<b>他走了。"]),
        ("en ", ["Click <b>OK</b>. ", "Then {0} is gone.<br/> ", "{1} files are left."]),
        ("en", ["<b>It rained.</b> ", "<i>He left.</i>"]),
        ("en", ["{0}"]),
        ("en", ["See e.g. <b>this</b> one."]),
        ("de", ["Klick <b>OK</b>. ", "Dann {0}."]),
    ],
)
def test_codes_cut_no_sentence_and_hide_no_end(language: str, sentences: list[str]) -> None:
    text = "".join(sentences)
    found = cutter_for(language.strip())(text)
    assert [text[one.start : one.end] for one in found] == [one.strip() for one in sentences]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("zh", "点击<b>确定</b>{0}项", ["点击", "<b>", "确定", "</b>", "{0}", "项"]),
        (
            "en",
            "un<b>believ</b>able {a}s",
            ["un", "<b>", "believ", "</b>", "able", " ", "{a}", "s"],
        ),
        ("de", "Klick<x1/> %1$s", ["Klick", "<x1/>", " ", "%1$s"]),
    ],
)
def test_each_code_is_a_token_that_is_no_word(language: str, text: str, words: list[str]) -> None:
    tokens = language_for(language).tokens(text)
    assert [token.text for token in tokens] == words
    assert all(text[token.start : token.end] == token.text for token in tokens)
    codes = [token for token in tokens if token.text[0] in "<{%"]
    assert {token.kind for token in codes} == {TokenKind.OTHER}
    assert not any(token.reading for token in codes)


def test_a_word_is_read_across_a_tag() -> None:
    readings = describe("zh").readings
    assert readings is not None
    read = {token.text: token.reading for token in readings().tokens("在银<g1>行</g1>里")}
    assert (read["银"], read["行"]) == (("yin2",), ("hang2",))
    corrected = Corrections((Correction("行", reading=("xing2",), start=6),))
    read = {
        token.text: token.reading for token in readings().tokens("在银<g1>行</g1>里", corrected)
    }
    assert (read["银"], read["行"]) == (("yin2",), ("xing2",))
