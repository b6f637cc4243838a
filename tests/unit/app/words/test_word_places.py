"""What can be corrected at a word: cuts, joins, readings; and corrections as a table."""

from duidu.app.words.card import CardEntry, CardSense
from duidu.app.words.corrections_table import write_corrections
from duidu.app.words.own_words import with_sense_first
from duidu.app.words.word_places import MOST_READINGS, WordPlace, readings_of
from duidu.core.article import Block, Place, SideName
from duidu.core.token import Token, TokenKind
from duidu.lexicon.lexicon import open_lexicon
from duidu.library.words.corrections import Correction, Scope

BLOCK = Block(3, "银行家来了")


def word(start: int, end: int, following: Token | None = None, offset: int = 0) -> WordPlace:
    """A word of the block."""
    place = Place(SideName.SOURCE, BLOCK.id, start + offset)
    return WordPlace("a", place, BLOCK, Token(start, end, BLOCK.text[start:end]), following)


def test_cut_is_before_the_character_and_never_outside_the_word() -> None:
    found = word(0, 3)
    assert [found.cut_at(offset) for offset in range(4)] == [(1,), (1,), (2,), (2,)]
    assert word(3, 4).cut_at(3) == ()


def test_joined_word_reaches_over_the_next_one() -> None:
    joined = word(0, 2, Token(2, 3, "家")).joined
    assert joined is not None
    assert (joined.start, joined.end, joined.text) == (0, 3, "银行家")
    assert word(3, 5).joined is None


def test_readings_begin_with_the_one_in_use_and_are_never_too_many() -> None:
    lexicon = open_lexicon()
    token = Token(0, 2, "银行", reading=("yin2", "xing2"), alternatives=(("yin2", "hang2"),))
    found = readings_of(token, lexicon)
    assert found[:2] == (("yin2", "xing2"), ("yin2", "hang2"))
    assert len(set(found)) == len(found) <= MOST_READINGS
    assert {len(reading) for reading in found} == {2}


def test_word_the_lexicon_lacks_is_read_by_its_characters() -> None:
    found = readings_of(Token(0, 2, "行行", TokenKind.NAME), open_lexicon())
    assert ("hang2", "xing2") in found


def test_sense_chosen_by_hand_is_the_only_one_marked() -> None:
    senses = (CardSense("first", True), CardSense("second"))
    entries = (
        CardEntry("甲", "甲", (), senses, {}, 0),
        CardEntry("甲", "甲", (), (CardSense("third"),), {}, 0),
    )
    chosen = with_sense_first(entries, "third")
    assert [[(one.text, one.meant) for one in entry.senses] for entry in chosen] == [
        [("third", True)],
        [("first", False), ("second", False)],
    ]
    assert with_sense_first(entries, "no such sense") == entries


def test_table_of_corrections_names_place_and_article_and_has_no_formulas() -> None:
    items = [
        Correction(
            "1",
            "words",
            Scope.PLACE,
            "银行家",
            '{"cuts": [2], "reading": []}',
            "a",
            SideName.SOURCE,
            3,
            0,
            3,
        ),
        Correction(
            "2",
            "sense",
            Scope.EVERYWHERE,
            "=1+1",
            '{"cuts": null, "reading": [], "sense": "sum", "author": "Li"}',
            created=1764000000.0,
        ),
    ]
    lines = write_corrections(items, {"a": "An article"}, "\t").decode("utf-8-sig").splitlines()
    assert lines[1].split("\t") == [
        "银行家",
        "银行 家",
        "",
        "",
        "place",
        "An article",
        "source",
        "3",
        "0",
        "3",
        "",
        "",
    ]
    assert lines[2].split("\t")[-2:] == ["Li", "2025-11-24T16:00:00Z"]
    assert lines[2].split("\t")[:4] == ["'=1+1", "", "", "sum"]
