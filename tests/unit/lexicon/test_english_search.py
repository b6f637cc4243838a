"""English looked up: words in any form, phrases, numbers, and the counterpart's own words first."""

import re
from pathlib import Path

import apsw
import pytest

from duidu.lexicon.beside import Beside
from duidu.lexicon.cedict import parse
from duidu.lexicon.compiled_records import EnglishWord, WordStatistics
from duidu.lexicon.compiling import compile_lexicon
from duidu.lexicon.english_phrases import ABBREVIATIONS, PHRASES
from duidu.lexicon.importing import import_cedict
from duidu.lexicon.lexicon import Lexicon
from duidu.lexicon.lookup import WordSearch
from unit.lexicon.conftest import SMALL


def first(lexicon: Lexicon, phrase: str) -> str:
    """The first headword for a word or phrase by itself."""
    return WordSearch(lexicon).english(phrase)[0].entry.simplified


def at(lexicon: Lexicon, marked: str, beside: Beside | None = None) -> tuple[str, str]:
    """The words that are meant at the [marked] word, and the first headword."""
    before, word, after = re.split(r"[\[\]]", marked)
    words, number = [*before.split(), word, *after.split()], len(before.split())
    start, end, found = WordSearch(lexicon).english_at(
        words, number, beside or Beside(), begins=number == 0
    )
    return " ".join(words[start:end]), found[0].entry.simplified


@pytest.mark.parametrize(
    ("word", "chinese"),
    [
        ("can't", "不能"),
        ("can’t", "不能"),
        ("cannot", "不能"),
        ("don't", "不要"),
        ("won't", "不会"),
        ("isn't", "不是"),
        ("Beijing", "北京"),
        ("Mr", "先生"),
        ("Mr.", "先生"),
        ("U.S.", "美国"),
        ("US", "美国"),
        ("us", "我们"),
        ("colour", "颜色"),
        ("colours", "颜色"),
        ("organised", "组织"),
        ("the Great Wall", "长城"),
        ("look forward to", "期待"),
        ("looked forward to", "期待"),
        ("beautifully", "漂亮"),
        ("children", "孩子"),
        ("happiness", "幸福"),
        ("neighbours", "邻居"),
        ("gave up", "放弃"),
    ],
)
def test_the_usual_chinese_comes_first(shipped: Lexicon, word: str, chinese: str) -> None:
    assert first(shipped, word) == chinese


@pytest.mark.parametrize(
    ("word", "chinese"),
    [
        ("put up with", "忍受"),
        ("takes after", "像"),
        ("took after", "像"),
        ("burst into tears", "大哭"),
        ("cats and dogs", "倾盆大雨"),
        ("under the weather", "不舒服"),
        ("step by step", "逐步"),
        ("flying colors", "出色"),
        ("get used to", "习惯"),
        ("afraid of", "怕"),
        ("WHO", "世界卫生组织"),
        ("who", "谁"),
        ("CEO", "首席执行官"),
        ("IT", "信息技术"),
        ("it", "它"),
        ("UAE", "阿联酋"),
        ("Tibet", "西藏"),
        ("Sichuan", "四川"),
        ("Hebei", "河北"),
        ("Gansu", "甘肃"),
        ("Inner Mongolia", "内蒙古"),
        ("Peking", "北京"),
        ("Beijing", "北京"),
    ],
)
def test_what_the_glosses_lack_is_found(shipped: Lexicon, word: str, chinese: str) -> None:
    assert first(shipped, word) == chinese


def test_every_answer_of_the_tables_is_a_headword(shipped: Lexicon) -> None:
    for table in (PHRASES, ABBREVIATIONS):
        items = [one.strip().partition(": ") for one in table.replace("\n", "|").split("|")]
        words = {word for _, _, chinese in items for word in chinese.split()}
        assert len(words) > 50
        assert words == shipped.many(words).keys()
        english = [one for one, _, _ in items if one]
        assert len(english) == len(set(english))


def test_a_word_that_answers_another_is_no_negation(shipped: Lexicon) -> None:
    beside = Beside(["去"], {"我", "不能", "去"}, "我不能去")
    assert at(shipped, "I [can't] go", beside)[1] == "不能"


@pytest.mark.parametrize(
    ("word", "chinese"),
    [
        ("1990s", "九十年代"),
        ("'60s", "六十年代"),
        ("2000s", "二十一世纪"),
        ("21st", "第二十一"),
        ("twentieth", "第二十"),
        ("thirty-second", "第三十二"),
        ("third", "第三"),
        ("1,500", "一千五百"),
        ("5%", "百分之五"),
    ],
)
def test_numbers_are_words_that_no_dictionary_has(
    shipped: Lexicon, word: str, chinese: str
) -> None:
    found = WordSearch(shipped).english(word)
    assert found[0].entry.simplified == chinese
    assert len(found[0].entry.reading) == len(chinese)


@pytest.mark.parametrize(
    ("marked", "unit", "chinese"),
    [
        ("we climbed [the] Great Wall", "the Great Wall", "长城"),
        ("we climbed the Great [Wall]", "Great Wall", "长城"),
        ("she [looked] forward to it", "looked forward to", "期待"),
        ("she looked [forward] to it", "looked forward to", "期待"),
        ("I [saw] him", "saw", "看到"),
        ("a [book] on the table", "book", "书"),
    ],
)
def test_what_is_around_the_word_decides(
    shipped: Lexicon, marked: str, unit: str, chinese: str
) -> None:
    assert at(shipped, marked) == (unit, chinese)


def test_a_verb_and_its_particle_belong_together_across_a_word(shipped: Lexicon) -> None:
    for marked in ("she [took] it off", "she took it [off]"):
        assert at(shipped, marked)[0] == "took it off"


def test_the_word_that_answers_comes_first_even_without_a_gloss(shipped: Lexicon) -> None:
    beside = Beside(("优美",), ("她", "跳舞", "得", "优美"), "她跳舞跳得优美")
    assert at(shipped, "she dances [beautifully]", beside)[1] == "优美"


def test_a_headword_counts_wherever_it_stands_in_the_counterpart(shipped: Lexicon) -> None:
    assert at(shipped, "a small [house]", Beside((), ("小房", "子"), "小房子"))[1] == "房子"


def test_a_phrase_gives_way_where_the_counterpart_has_its_word(shipped: Lexicon) -> None:
    beside = Beside((), ("他", "拿", "走"), "他拿走")
    assert at(shipped, "they [take] off", beside) == ("take", "拿")


def test_a_word_that_is_a_name_by_its_capital(shipped: Lexicon) -> None:
    assert at(shipped, "it rains in [May]")[1] == "五月"
    assert at(shipped, "you [may] go")[1] != "五月"


def test_what_is_known_of_an_english_word(shipped: Lexicon) -> None:
    went = WordSearch(shipped).english_word("went")
    assert went is not None
    assert (went.word, went.level) == ("go", 1)
    assert {"went", "gone", "goes"} <= set(went.forms.split())
    assert "verb" in went.kinds.split()
    assert WordSearch(shipped).english_word("xqzzk") is None


@pytest.mark.parametrize(
    ("word", "base"),
    [("can't", "can"), ("won’t", "will"), ("don't", "do"), ("beautifully", "beautiful")],
)
def test_a_denied_verb_and_a_derived_word_are_told_of_their_base(
    shipped: Lexicon, word: str, base: str
) -> None:
    known = WordSearch(shipped).english_word(word)
    assert known is not None
    assert known.word == base


def test_a_link_without_a_gloss_does_not_part_a_phrase(shipped: Lexicon) -> None:
    beside = Beside(("一下",), ("顺便", "说", "一下"), "顺便说一下")
    assert at(shipped, "by the [way]", beside) == ("by the way", "顺便")


def test_another_dictionary_keeps_what_translations_said(tmp_path: Path) -> None:
    source = tmp_path / "small.u8"
    source.write_text(SMALL, "utf-8")
    known = tmp_path / "known.sqlite"
    evidence = {"walk": {"行": 0.5}, "silver": {"银": 0.25}}
    english = [EnglishWord("silver", 2, 450, "noun", "silvers")]
    words = {"银": WordStatistics(500, 0)}
    dictionary = parse(SMALL.encode().decode(), "small.u8")
    compile_lexicon(known, dictionary, words, (), evidence=evidence, english=english)
    import_cedict(source, tmp_path / "new.sqlite", Lexicon(known))
    imported = Lexicon(tmp_path / "new.sqlite")
    assert imported.english_words() == english
    assert imported.english_evidence() == Lexicon(known).english_evidence()
    assert set(imported.english_evidence()) == {"walk", "silver"}


def test_a_file_of_before_there_was_an_index_is_looked_up_by_glosses(
    small: Lexicon, tmp_path: Path
) -> None:
    path = next(tmp_path.glob("*.sqlite"))
    old = tmp_path / "old.sqlite"
    old.write_bytes(path.read_bytes())
    connection = apsw.Connection(str(old))
    connection.execute("DROP TABLE english; DROP TABLE english_word")
    connection.close()
    assert first(Lexicon(old), "bank") == "银行"
    assert WordSearch(Lexicon(old)).english_word("bank") is None


def test_a_part_of_the_word_that_answers_comes_behind_it(shipped: Lexicon) -> None:
    """中 is Chinese, too, but 中国 stands there."""
    beside = Beside(("中国",), ("中国", "代表团", "离开", "了"), "中国代表团离开了")
    assert at(shipped, "The [Chinese] delegation left", beside)[1] == "中国"


def test_the_only_word_that_is_left_answers_what_has_no_answer(shipped: Lexicon) -> None:
    """No gloss of 灭亡 has fall, but every other word of the sentence has its answer."""
    words, text = ("帝国", "的", "灭亡"), "帝国的灭亡"
    left = Beside((), words, text, ("灭亡", "的"))
    assert at(shipped, "The [fall] of the empire", left)[1] == "灭亡"
    # Of many that are left none is likely, and with an answer nobody asks.
    many = Beside((), words, text, ("灭亡", "帝国", "历史"))
    assert at(shipped, "The [fall] of the empire", many)[1] != "灭亡"
    answered = Beside(("落下",), words, text, ("灭亡",))
    assert at(shipped, "The [fall] of the empire", answered)[1] == "落下"


@pytest.mark.parametrize(
    ("marked", "phrase", "chinese"),
    [
        ("He [turned] the offer down", "turned the offer down", "拒绝"),
        ("we take it for [granted] now", "take it for granted", "理所当然"),
        ("he lost his [temper] again", "lost his temper", "发脾气"),
        ("the work is in [progress]", "in progress", "进行"),
    ],
)
def test_a_phrase_is_found_from_each_word_and_around_what_it_is_about(
    shipped: Lexicon, marked: str, phrase: str, chinese: str
) -> None:
    assert at(shipped, marked) == (phrase, chinese)


@pytest.mark.parametrize(
    ("word", "wrong"),
    [("used", "我们"), ("forest", "为"), ("notion", "不"), ("weed", "我们"), ("evening", "甚至")],
)
def test_no_word_is_a_form_of_a_function_word(shipped: Lexicon, word: str, wrong: str) -> None:
    assert first(shipped, word) != wrong


def test_a_name_written_small_is_no_name(shipped: Lexicon) -> None:
    assert at(shipped, "works at a [tyre] factory")[1] == "轮胎"
    assert at(shipped, "a [bill] for the meal")[1] != "比尔"
    assert at(shipped, "my friend [Bill] came")[1] == "比尔"


def test_a_form_that_only_verbs_have_is_of_a_verb(shipped: Lexicon) -> None:
    assert at(shipped, "he was [born] here")[1] == "出生"
    assert at(shipped, "dogs that were [trained] here")[1] == "训练"


def test_a_hyphen_may_be_left_out(shipped: Lexicon) -> None:
    assert at(shipped, "the [north-east] wind")[1] in ("东北", "东北方")
