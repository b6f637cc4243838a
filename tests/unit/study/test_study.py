"""Coverage of a text, and cards as Anki imports them: word, sentence and translation."""

import io
import json
import zipfile
from collections import Counter

import apsw
import pytest

from duidu.core.article import SideName
from duidu.language.corrections import Corrections
from duidu.language.zh.description import CHINESE
from duidu.lexicon.lexicon import open_lexicon
from duidu.study.anki import write_apkg
from duidu.study.cards import FIELDS, StudyCard, write_tsv
from duidu.study.coverage import Coverage, WordCount, WordCounts, coverage
from duidu.study.knowledge import Knowledge, Status
from duidu.study.learner_rule import LearnerRule
from duidu.study.roles import roles_of
from fixtures.injections import injections

LEVELS = {"银行": {"HSK 2021": 2, "HSK 2.0": 3}, "谈判": {"HSK 2021": 5}, "的": {"HSK 2021": 1}}


def test_words_up_to_my_level_are_known_unless_i_say_otherwise() -> None:
    knowledge = Knowledge({"的": Status.LEARNING, "谈判": Status.KNOWN}, "HSK 2021", 2)
    assert knowledge.status("银行", LEVELS["银行"]) is Status.KNOWN
    assert knowledge.status("的", LEVELS["的"]) is Status.LEARNING
    assert knowledge.status("谈判", LEVELS["谈判"]) is Status.KNOWN
    assert knowledge.status("特首", {}) is Status.NEW
    assert Knowledge(standard="HSK 2.0", level=2).status("银行", LEVELS["银行"]) is Status.NEW


def counted(text: str, knowledge: Knowledge, answer: str = "") -> Coverage:
    """Coverage of a text as the article counts it."""
    kinds = CHINESE.word_kinds() if CHINESE.word_kinds else None
    assert kinds is not None
    words = kinds.cut(text, Corrections(()))
    roles = roles_of(kinds, words, answer)
    counts = Counter(zip([word for word, _ in words], roles, strict=True))
    made = tuple(WordCount(word, role, count) for (word, role), count in counts.items())
    rule = LearnerRule(open_lexicon(), knowledge, kinds)
    return coverage(WordCounts(SideName.SOURCE, made), rule)


def test_coverage_counts_running_words_and_lists_the_new_ones() -> None:
    text = "银行的谈判的特首，谈判。周四，几个人去苏格兰。"
    found = counted(text, Knowledge({"特首": Status.IGNORED}, "HSK 2021", 2))
    assert (found.words, found.known) == (8, 6)
    assert found.share == pytest.approx(6 / 8)
    assert [(word.word, word.count, word.level) for word in found.new] == [("谈判", 2, 3)]
    assert found.new_by_level == {3: 1}
    lift = found.lifting(15)
    assert ([word.word for word in lift.words], lift.share) == (["谈判"], 1.0)


def test_a_text_without_words_is_known() -> None:
    assert counted("", Knowledge()).share == 1.0


CARD = StudyCard(
    "银行",
    "銀行",
    "yínháng",
    "bank",
    "他在银行工作。",
    "He works at a bank.",
    "News",
    ("duidu", "two words"),
)


def collection(data: bytes) -> apsw.Connection:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.namelist() == ["collection.anki2", "media"]
        assert package.read("media") == b"{}"
        connection = apsw.Connection(":memory:")
        connection.deserialize("main", package.read("collection.anki2"))
        return connection


def test_the_package_holds_the_card_in_its_deck() -> None:
    made = collection(write_apkg([CARD, CARD], "Duidu::新闻", now=1764000000))
    ((fields, first, tags, guid),) = made.execute(
        "SELECT flds, sfld, tags, guid FROM notes"
    ).fetchall()
    assert str(fields).split("\x1f") == [
        "银行",
        "銀行",
        "yínháng",
        "bank",
        "他在<b>银行</b>工作。",
        "He works at a bank.",
        "News",
        *("", "", "", "", ""),
    ]
    assert (first, tags, guid) == ("银行", " duidu two_words ", CARD.guid)
    ((deck,),) = made.execute("SELECT did FROM cards").fetchall()
    ((version, decks, models),) = made.execute("SELECT ver, decks, models FROM col").fetchall()
    assert version == 11
    assert json.loads(str(decks))[str(deck)]["name"] == "Duidu::新闻"
    (model,) = json.loads(str(models)).values()
    assert [f["name"] for f in model["flds"]] == list(FIELDS)
    assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_same_card_is_the_same_note_in_every_package_and_another_sentence_is_not() -> None:
    assert write_apkg([CARD], "d", now=5e8) == write_apkg([CARD], "d", now=5e8)
    assert StudyCard("银行", reading="yínháng", sentence="去银行。").guid != CARD.guid


def test_a_traditional_text_does_not_say_the_word_twice() -> None:
    assert StudyCard("銀行", "銀行").fields()[1] == ""


def test_text_for_anki_says_how_it_is_to_be_read() -> None:
    head, line = (
        write_tsv([CARD]).decode().split("\n")[:5],
        write_tsv([CARD]).decode().split("\n")[5],
    )
    assert head[:2] == ["#separator:tab", "#html:true"]
    assert head[2].split(":", 1)[1].split("\t") == ["Guid", *FIELDS, "Tags"]
    assert line.split("\t") == [CARD.guid, *CARD.fields(), "duidu two_words"]


@pytest.mark.parametrize("text", injections())
def test_hostile_text_is_shown_and_ends_no_field(text: str) -> None:
    card = StudyCard(text, text + "x", text, text, f"a{text}b", text, text, (text,))
    fields = card.fields()
    assert not any(
        set("<>[\t\n\r\x00\x1f") & set(f.replace("<br>", "").replace("<b>", "").replace("</b>", ""))
        for f in fields
    )
    lines = write_tsv([card]).decode("utf-8").split("\n")
    assert len(lines) == 7
    assert len(lines[5].split("\t")) == len(FIELDS) + 2
    ((stored,),) = (
        collection(write_apkg([card], text, now=1764000000))
        .execute("SELECT flds FROM notes")
        .fetchall()
    )
    assert str(stored).split("\x1f") == list(fields)
