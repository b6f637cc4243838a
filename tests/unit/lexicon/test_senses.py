"""The translation tells which sense is meant."""

import re

import pytest

from duidu.core.article import Span
from duidu.lexicon.function_rules import FUNCTION_RULES
from duidu.lexicon.lexicon import Lexicon
from duidu.lexicon.rules import Rules
from duidu.lexicon.senses import Occurrence, SenseChooser
from fixtures.sense_pairs import sense_pairs


@pytest.fixture(scope="module")
def chooser(shipped: Lexicon) -> SenseChooser:
    return SenseChooser(shipped)


def first(
    chooser: SenseChooser, marked: str, english: str, links: tuple[Span, ...] = ()
) -> tuple[str, str]:
    start, end = marked.index("【"), marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    best = chooser.rank(Occurrence(text, english, start, end, links))[0]
    return " ".join(best.entry.pinyin), best.sense.text


@pytest.mark.parametrize(
    ("chinese", "english", "sense"),
    [
        ("他【花】了三百块。", "He spent three hundred yuan.", "to spend (money, time)"),
        ("桃花【开】了。", "The peach trees are in bloom.", "to open (transitive or intransitive)"),
        ("杯子【给】他打破了。", "The cup was broken by him.", "(grammatical equivalent of 被)"),
        (
            "他【在】吃饭。",
            "He is eating.",
            "(used before a verb to indicate an action in progress)",
        ),
        ("她手里拿着一朵【花】。", "She was holding a flower.", "flower"),
        ("我很【想】家。", "I miss home.", "to miss (feel wistful about the absence of)"),
        (
            "这条裤子破了，打个【补丁】吧。",
            "The trousers are torn; let's put a patch on them.",
            "patch (for mending clothes, tires etc)",
        ),
        (
            "安装【补丁】后重启服务器。",
            "Restart the server after installing the patch.",
            "(software) patch",
        ),
        ("门口停着两【辆】车。", "Two cars were parked at the gate.", "classifier for vehicles"),
    ],
)
def test_the_translation_chooses_the_sense(
    chooser: SenseChooser, chinese: str, english: str, sense: str
) -> None:
    assert first(chooser, chinese, english)[1] == sense


@pytest.mark.parametrize(
    ("chinese", "english", "reading"),
    [
        ("【单】老师来了。", "Mr. Shan the teacher has come.", "Shan4"),
        ("把【单】子给我。", "Give me the list.", "dan1"),
        ("我忘不【了】他。", "I cannot forget him.", "liao3"),
        ("我吃【了】饭。", "I have eaten.", "le5"),
        ("你【得】快点走。", "You must leave soon.", "dei3"),
    ],
)
def test_the_place_decides_names_and_function_words(
    chooser: SenseChooser, chinese: str, english: str, reading: str
) -> None:
    assert first(chooser, chinese, english)[0] == reading


@pytest.mark.parametrize(("name", "share"), [("pairs", 0.92), ("pairs_second", 0.95)])
def test_what_a_word_means_in_our_pairs_comes_first(
    chooser: SenseChooser, name: str, share: float
) -> None:
    pairs = sense_pairs(f"senses_{name}.tsv")
    ranked = chooser.rank_many([pair.occurrence for pair in pairs])
    wrong = [
        pair.occurrence.chinese
        for pair, found in zip(pairs, ranked, strict=True)
        if not pair.is_right(found[0])
    ]
    assert len(wrong) <= (1 - share) * len(pairs), wrong


@pytest.mark.parametrize(
    ("chinese", "english", "sense"),
    [
        ("他把存款输【光】了。", "He gambled away all his savings.", "used up"),
        ("他把她惹哭了，自己也急【坏】了。", "He was frantic himself.", "(suffix) to the utmost"),
        ("小鸟【叫】猫吃了。", "The bird was eaten by the cat.", "by (indicates agent"),
        ("玻璃窗【让】球打碎了。", "The window was broken by a ball.", "by (indicates the agent"),
        ("我天天【打】排球。", "I play volleyball every day.", "a semantically light"),
        ("你【白】忙了一天。", "You toiled all day for nothing.", "in vain"),
        ("他的脸冻【透】了。", "His face was frozen through.", "thoroughly"),
        ("水都泼【光】了。", "All the water was spilt.", "used up"),
        ("手都冻【透】了。", "My hands were frozen through.", "thoroughly"),
        ("把旧书卖【掉】。", "Sell the old books.", "(used after certain verbs"),
        ("他们在村口【盖】了一座庙。", "They built a temple at the village gate.", "to build"),
        ("他【装】睡。", "He pretended to be asleep.", "to pretend"),
    ],
)
def test_the_construction_tells_what_a_complement_means(
    chooser: SenseChooser, chinese: str, english: str, sense: str
) -> None:
    assert first(chooser, chinese, english)[1].startswith(sense)


def test_word_links_outweigh_the_rest_of_the_sentence(chooser: SenseChooser) -> None:
    english = "The flower cost him money: he had to spend a lot."
    at = english.index("flower")
    assert first(chooser, "这【花】他买得太贵。", english, (Span(at, at + 6),))[1] == "flower"


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("ＡＡ制", "AA zhi4"),
        ("一本儿", ""),
        ("慢慢儿", "man4 man4"),
        ("长大", "zhang3 da4"),
        ("長大", "zhang3 da4"),
    ],
)
def test_a_word_is_found_however_it_is_written(
    chooser: SenseChooser, word: str, reading: str
) -> None:
    ranked = chooser.rank(Occurrence(word, "", 0, len(word)))
    assert " ".join(ranked[0].entry.pinyin if ranked else ()) == reading


def test_a_word_without_entry_has_no_senses(chooser: SenseChooser) -> None:
    assert chooser.rank(Occurrence("abc", "abc", 0, 3)) == []


def test_every_sense_is_ranked_once(chooser: SenseChooser, shipped: Lexicon) -> None:
    ranked = chooser.rank(Occurrence("长", "", 0, 1))
    assert len(ranked) == sum(len(entry.senses) for entry in shipped.exact("长"))
    assert len({(one.entry.id, one.sense.index) for one in ranked}) == len(ranked)


def test_a_text_far_longer_than_a_sentence_is_read_around_the_word(chooser: SenseChooser) -> None:
    chinese = "他" * 500_000 + "花了钱" + "她" * 500_000
    best = chooser.rank(
        Occurrence(chinese, "He spent money. " + "word " * 200_000, 500_000, 500_001)
    )[0]
    assert best.sense.text == "to spend (money, time)"


def test_every_rule_names_a_sense_of_its_word(shipped: Lexicon) -> None:
    rules = Rules()
    assert "了" in rules.words()
    assert FUNCTION_RULES
    lost = [
        (word, rule.reading, rule.gloss)
        for word in rules.words()
        for rule in rules.of(word)
        if not any(
            rule.prefers(entry, sense) for entry in shipped.exact(word) for sense in entry.senses
        )
    ]
    assert lost == []


def test_a_rule_on_the_counterpart_asks_for_whole_words() -> None:
    rules = Rules()
    words = [
        (rule.english, word)
        for name in rules.words()
        for rule in rules.of(name)
        if rule.english is not None
        for plain in re.findall(r":([a-z|]+)\)\(\?!", rule.english.pattern)
        for word in plain.split("|")
    ]
    assert len(words) > 30
    for english, word in words:
        assert english.search(f"a {word}, then") is not None
        assert english.search(f"x{word}x") is None


def test_alternatives_of_a_rule_are_rules_of_their_own() -> None:
    # 花 before money or before time: two places in one line, each with a rule.
    rules = Rules()
    assert any(rule.before is not None for rule in rules.of("了"))
    assert any(rule.after is not None for rule in rules.of("了"))
    assert len(rules.of("了")) > len({(rule.reading, rule.gloss) for rule in rules.of("了")})
