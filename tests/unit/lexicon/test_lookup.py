"""What a card looks up: the longest word, phrases, the best sense first."""

import json

import pytest

from duidu.cli import main
from duidu.lexicon.beside import Beside
from duidu.lexicon.characters import characters_of, sharing_a_character
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon, Record
from duidu.lexicon.lookup import WordSearch
from duidu.resources import resource


def test_chinese_shows_shorter_words_below(shipped: Lexicon) -> None:
    matches = WordSearch(shipped).chinese("中华人民共和国成立了")
    assert matches is not None
    assert matches.text == "中华人民共和国"
    assert [text for text, _ in matches.shorter] == ["中华", "中"]
    assert WordSearch(shipped).chinese("，") is None


@pytest.mark.parametrize(
    ("word", "chinese"),
    [
        ("bank", "银行"),
        ("banks", "银行"),
        ("went", "去"),
        ("negotiators", "谈判"),
        ("houses", "房子"),
    ],
)
def test_english_finds_chinese_whatever_the_inflection(
    shipped: Lexicon, word: str, chinese: str
) -> None:
    assert chinese in [found.entry.simplified for found in WordSearch(shipped).english(word)]


def test_words_of_the_counterpart_come_first(shipped: Lexicon) -> None:
    found = WordSearch(shipped).english("talks", ("代表", "会谈", "举行"))
    assert found[0].entry.simplified == "会谈"
    assert found[0].sense is not None
    assert "talks" in found[0].entry.senses[found[0].sense].text


def test_a_phrase_is_longer_than_its_first_word(shipped: Lexicon) -> None:
    words = ["planes", "take", "off", "daily"]
    for at in (1, 2):
        start, end, found = WordSearch(shipped).english_at(words, at, Beside())
        assert (start, end) == (1, 3)
        assert found[0].entry.simplified == "起飞"


def test_an_article_makes_no_phrase(shipped: Lexicon) -> None:
    search = WordSearch(shipped)
    assert search.english_at(["the", "bank"], 1, Beside())[:2] == (1, 2)


def test_the_best_few_are_those_of_all(shipped: Lexicon) -> None:
    for word in ("and", "went", "river", "the", "system", "made", "Scottish", "I"):
        for beside in ((), ("和", "河", "去", "系统", "制造", "我")):
            all_of_it = WordSearch(shipped).english(word, beside)
            search = WordSearch(shipped)
            # Asked again, it is remembered.
            for _ in range(2):
                assert search.english(word, beside, limit=6) == all_of_it[:6]


def test_of_the_entries_that_lose_none_is_made(
    shipped: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    entry = shipped.entry

    def counted(record: Record) -> Entry:
        made.append(record[0])
        return entry(record)

    monkeypatch.setattr(shipped, "entry", counted)
    beside = Beside(words=("政府", "体制"))
    WordSearch(shipped).english_at(["system", "of", "government"], 0, beside, limit=6)
    assert 0 < len(made) <= 12


def test_what_is_remembered_is_of_the_dictionary_in_use(small: Lexicon) -> None:
    search = WordSearch(small)
    assert [one.entry.simplified for one in search.english("bank")] == ["银行"]
    small.use(resource("data", "cedict.sqlite"))
    assert len(search.english("bank")) > 3


@pytest.mark.parametrize("word", ["", " ", "'", "(", "xqzzk"])
def test_what_is_no_word_finds_nothing(shipped: Lexicon, word: str) -> None:
    assert WordSearch(shipped).english(word) == []


def test_characters_have_their_own_readings_and_parts(shipped: Lexicon) -> None:
    silver, row = characters_of("银行", shipped)
    assert silver.variants == ("銀",)
    assert silver.components == ("钅", "艮")
    assert {"hang2", "xing2"} <= set(row.readings)
    assert row.entries
    assert characters_of("😀", shipped)[0].readings == ()


def test_words_that_share_a_character_in_either_script(shipped: Lexicon) -> None:
    assert sharing_a_character("银行", ["行长", "銀子", "银行", "你好"], shipped) == {
        "银": ("銀子",),
        "行": ("行长",),
    }


def test_lookup_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["lookup", "银行", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["entries"][0]["pinyin"] == "yin2 hang2"
    assert [entry["simplified"] for entry in said["shorter"]] == ["银"]


@pytest.mark.parametrize("word", ["yinhang", "yin2hang2", "yh", "bank", "银行"])
def test_lookup_finds_by_any_way_of_asking(capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert main.run(["lookup", word]) == 0
    assert "银行 銀行  yín háng" in capsys.readouterr().out


def test_lookup_says_when_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["lookup", "xqzzk"]) == 0
    assert "no entry" in capsys.readouterr().out
