"""Hard words, short meanings, and the other script."""

import pytest

from duidu.app.study.known_words import learner_rule
from duidu.app.words.word_aids import Script, WordAids, short
from duidu.core.token import Token, TokenKind
from duidu.lexicon.lexicon import open_lexicon
from duidu.study.knowledge import Knowledge, Status

BANK = Token(0, 2, "银行", reading=("yin2", "hang2"))
MARK = Token(2, 3, "，", TokenKind.PUNCTUATION)
HAIR = Token(3, 5, "头发", reading=("tou2", "fa5"))
DEPART = Token(5, 7, "出发", reading=("chu1", "fa1"))
TOKENS = (BANK, MARK, HAIR, DEPART)


def aids(knowledge: Knowledge | None = None, script: Script = Script.AS_IS) -> WordAids:
    lexicon = open_lexicon()
    rule = learner_rule(lexicon, knowledge or Knowledge(), "zh")
    made = WordAids(lexicon, rule, script)
    made.prepare(TOKENS)
    return made


def test_words_above_the_level_and_not_marked_known_are_hard() -> None:
    assert aids().is_hard(BANK)
    assert not aids(Knowledge(level=9)).is_hard(BANK)
    assert not aids(Knowledge({"银行": Status.KNOWN})).is_hard(BANK)
    assert aids(Knowledge({"银行": Status.LEARNING}, level=9)).is_hard(BANK)


def test_a_word_of_another_block_is_judged_by_itself_though_one_stands_at_its_place() -> None:
    made = aids(Knowledge({"银行": Status.KNOWN}))
    made.prepare((Token(0, 2, "出发", reading=("chu1", "fa1")),))
    assert not made.is_hard(BANK)


def test_names_and_numbers_are_nobodys_to_learn_and_names_are_told_by_the_translation() -> None:
    name = Token(0, 2, "米利", TokenKind.NAME, ("mi3", "li4"))
    pieces = (Token(0, 1, "青", reading=("qing1",)), Token(1, 2, "桥", reading=("qiao2",)))
    made = aids()
    for tokens, answer in (((name,), ""), (pieces, "They came from Qingqiao.")):
        made.prepare(tokens, answer)
        assert [made.is_hard(token) for token in tokens] == [False] * len(tokens)
        assert [made.gloss(token) for token in tokens] == [""] * len(tokens)
    made.prepare(pieces, "They came from a green bridge.")
    assert [made.is_hard(token) for token in pieces] == [True, True]


def test_hard_words_have_a_short_meaning() -> None:
    assert aids().gloss(BANK) == "bank"
    assert aids(Knowledge(level=9)).gloss(BANK) == ""


@pytest.mark.parametrize(
    ("sense", "shown"),
    [
        ("bank", "bank"),
        ("to set out; to start off", "to set out"),
        ("(bound form) good", "good"),
        ("a very long explanation of a thing", "a very long"),
        ("houses or buildings", "houses"),
        ("incomprehensibilities", "incomprehensibilities"),
        ("classifier for batches, lots, military flights", "batches"),
    ],
)
def test_a_meaning_is_cut_where_it_makes_sense(sense: str, shown: str) -> None:
    assert short(sense) == shown


def test_the_other_script_is_written_word_by_word() -> None:
    text = "银行，头发出发"
    assert aids(script=Script.TRADITIONAL).variant(text, TOKENS) == "銀行，頭髮出發"
    assert aids(script=Script.SIMPLIFIED).variant(text, TOKENS) == text
    assert aids().variant(text, TOKENS) == text


@pytest.mark.parametrize(
    ("word", "reading", "written"),
    [
        ("和", "he2", "和"),
        ("年", "nian2", "年"),
        ("只", "zhi1", "隻"),
        ("里", "li3", "裡"),
        ("后", "hou4", "後"),
        ("发", "fa1", "發"),
        ("面", "mian4", "面"),
        ("萨拉", "sa4 la1", "薩拉"),
        ("里", "li5", "裡"),
    ],
)
def test_one_character_has_the_form_it_most_often_has(
    word: str, reading: str, written: str
) -> None:
    made = aids(script=Script.TRADITIONAL)
    tokens = made.prepare((Token(0, len(word), word, reading=tuple(reading.split())),))
    assert made.variant(word, tokens) == written


@pytest.mark.parametrize(
    ("word", "reading", "answer", "gloss"),
    [
        ("镇", "zhen4", "to the town of Qingqiao", "small town"),
        ("青", "qing1", "in Fujian province", "green"),
        ("金库", "jin1 ku4", "had lain in its vault for years", "treasury"),
        ("批", "pi1", "in two batches next year", "batches"),
        ("镇", "zhen4", "", "to press down"),
    ],
)
def test_the_meaning_that_the_translation_has_is_shown(
    word: str, reading: str, answer: str, gloss: str
) -> None:
    made = aids()
    token = Token(0, len(word), word, reading=tuple(reading.split()))
    made.prepare((token,), answer)
    assert made.gloss(token) == gloss
