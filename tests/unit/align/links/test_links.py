from collections.abc import Iterable, Sequence

import numpy as np
import pytest

from duidu.align.base.sentence_encoder import SentenceEncoder
from duidu.align.links.gloss_evidence import GlossEvidence
from duidu.align.links.link_counts import LinkCounts
from duidu.align.links.link_evidence import LinkEvidence
from duidu.align.links.make_linker import word_linker
from duidu.align.links.word_link import WordLink
from duidu.align.links.word_linker import BALANCED, WordLinker
from duidu.lexicon.lexicon import open_lexicon

CHINESE = [
    "两",
    "国",
    "外长",
    "星期三",
    "签署",
    "了",
    "一",
    "项",
    "声明",
    "，",
    "克林顿",
    "没有",
    "说",
    "什么",
    "。",
]
ENGLISH = [
    "The",
    "foreign",
    "ministers",
    "of",
    "the",
    "two",
    "countries",
    "signed",
    "a",
    "statement",
    "on",
    "Wednesday",
    ",",
    "but",
    "Clinton",
    "said",
    "nothing",
    ".",
]
SURE = {
    ("两", "two"),
    ("国", "countries"),
    ("外长", "ministers"),
    ("星期三", "Wednesday"),
    ("签署", "signed"),
    ("声明", "statement"),
    ("克林顿", "Clinton"),
}


@pytest.fixture(scope="module")
def linker() -> WordLinker:
    return word_linker("zh-Hans", "en", open_lexicon(), SentenceEncoder())


def words(
    links: Sequence[WordLink], source: Sequence[str], target: Sequence[str]
) -> set[tuple[str, str]]:
    return {(source[link.source], target[link.target]) for link in links}


def test_words_find_their_answers(linker: WordLinker) -> None:
    links = linker.link(CHINESE, ENGLISH)
    assert words(links, CHINESE, ENGLISH) >= SURE
    assert all(0 < link.score <= 1 for link in links)
    assert links == sorted(links)


def test_a_word_without_a_counterpart_has_no_link(linker: WordLinker) -> None:
    assert not any(
        ENGLISH[link.target] == "but" or CHINESE[link.source] == "项"
        for link in linker.link(CHINESE, ENGLISH)
    )


def test_the_other_direction_finds_the_same(linker: WordLinker) -> None:
    back = word_linker("en-GB", "zh-Hans", open_lexicon(), SentenceEncoder()).link(ENGLISH, CHINESE)
    assert {(link.target, link.source) for link in back} == {
        (link.source, link.target) for link in linker.link(CHINESE, ENGLISH)
    }


def test_traditional_characters_are_linked_like_simplified_ones(linker: WordLinker) -> None:
    chinese = [
        "兩",
        "國",
        "外長",
        "星期三",
        "簽署",
        "了",
        "一",
        "項",
        "聲明",
        "，",
        "克林頓",
        "沒有",
        "說",
        "什麼",
        "。",
    ]
    found = {(link.source, link.target) for link in linker.link(chinese, ENGLISH)}
    assert found >= {(CHINESE.index(a), ENGLISH.index(b)) for a, b in SURE}


def test_lower_case_names_are_found(linker: WordLinker) -> None:
    english = [word.lower() for word in ENGLISH]
    assert words(linker.link(CHINESE, english), CHINESE, english) >= {
        ("克林顿", "clinton"),
        ("星期三", "wednesday"),
    }


def test_the_dictionary_alone_finds_most() -> None:
    lexical = word_linker("zh", "en", open_lexicon(), None)
    assert len(words(lexical.link(CHINESE, ENGLISH, BALANCED), CHINESE, ENGLISH) & SURE) >= 6


def test_equal_marks_are_linked_in_order(linker: WordLinker) -> None:
    links = words(linker.link(CHINESE, ENGLISH), CHINESE, ENGLISH)
    assert ("，", ",") in links
    assert ("。", ".") in links


def test_a_lower_threshold_only_adds_links(linker: WordLinker) -> None:
    assert set(linker.link(CHINESE, ENGLISH, 0.8)) < set(linker.link(CHINESE, ENGLISH, 0.2))


@pytest.mark.parametrize(("source", "target"), [([], ["a"]), (["好"], []), ([], [])])
def test_nothing_answers_nothing(linker: WordLinker, source: list[str], target: list[str]) -> None:
    assert linker.link(source, target) == []


@pytest.mark.parametrize("target", [["."], ["…", "—"], ["x" * 500], ["𠮷", "🙂", "-"], ["1" * 400]])
def test_odd_words_are_no_error(linker: WordLinker, target: list[str]) -> None:
    assert linker.link(["。", "𠮷", "九" * 30, "-"], target, 0.999) == []


def test_a_sentence_without_end_is_linked_in_bounded_memory() -> None:
    lexical = word_linker("zh", "en", open_lexicon(), None)
    long = [str(1000 + number) for number in range(900)]
    found = {(link.source, link.target) for link in lexical.link(long, long)}
    assert found >= {(i, i) for i in range(900)}
    assert lexical.link(["茶"], ["tea"] * 3_000, 0.999) == []


def test_other_sentences_teach_a_word_the_dictionary_lacks() -> None:
    lexical = word_linker("zh", "en", open_lexicon(), None)
    taught = word_linker("zh", "en", open_lexicon(), None)
    pairs = [
        (["小", "弗拉格", "来", "了"], ["The", "blorp", "came"]),
        (["他", "看见", "弗拉格"], ["He", "saw", "the", "blorp"]),
        (["弗拉格", "死", "了"], ["The", "blorp", "died"]),
        (["弗拉格", "很", "老"], ["The", "blorp", "is", "old"]),
    ]
    taught.learn(pairs)
    before = {(link.source, link.target): link.score for link in lexical.link(*pairs[1], 0.0)}
    after = {(link.source, link.target): link.score for link in taught.link(*pairs[1], 0.0)}
    assert after[2, 3] > before[2, 3]


def test_what_was_learnt_leaves_the_pair_itself_out() -> None:
    learnt = LinkCounts()
    learnt.add(["a"], ["b"], np.ones((1, 1), np.float32))
    assert learnt.matrix(["a"], ["b"], np.ones((1, 1), np.float32)).tolist() == [[0]]
    assert learnt.matrix(["a"], ["b"]).tolist() == [[0.5]]
    assert learnt.matrix(["a"], ["c"]).tolist() == [[0]]


class OneEntry:
    def many_glosses(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        glosses = {
            "不得不": ("to have no choice but to; must (do sth)",),
            "山": ("mountain",),
            "路": ("road; (fig.) way",),
        }
        return {word: glosses[word] for word in words if word in glosses}


@pytest.fixture
def glosses() -> GlossEvidence:
    return GlossEvidence(
        OneEntry(), lambda word: (word.lower().removesuffix("s"),), frozenset({"to", "have", "but"})
    )


def test_a_gloss_is_worth_the_share_of_it_that_the_sentence_has(glosses: GlossEvidence) -> None:
    row = glosses.whole(["不得不"], ["no", "choice", "must", "fig"])[0]
    assert row[2] == 1
    assert row[0] == row[1] == 1
    half = glosses.whole(["不得不"], ["no", "idea"])[0]
    assert 0 < half[0] < 0.5
    assert half[1] == 0


def test_parts_of_a_word_speak_for_it(glosses: GlossEvidence) -> None:
    assert glosses.whole(["山路"], ["mountains"]).sum() == 0
    assert glosses.parts(["山路"], ["mountains", "way"]).tolist() == [[0.5, 0.5]]


def test_half_a_surrogate_pair_stops_no_encoding() -> None:
    assert SentenceEncoder().encode(["\ud800长", "\udfff"]).shape == (2, 512)


def test_a_linker_made_anew_learns_the_same_without_looking_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = word_linker("zh", "en", open_lexicon(), None)
    pairs = [(["朋友", "来", "了"], ["The", "friend", "came"]), (["他", "走"], ["He", "left"])]
    first.learn(pairs)
    again = first.anew()
    looked_at: list[Sequence[str]] = []
    evidence = first.maker.evidence

    class Noting:
        def evidence(self, source: Sequence[str], target: Sequence[str]) -> LinkEvidence:
            looked_at.append(source)
            return evidence(source, target)

    monkeypatch.setattr(again, "maker", Noting())
    # One pair is gone from the article, and another has come.
    again.learn([pairs[0], (["下雨", "了"], ["It", "rained"])])
    assert looked_at == [("下雨", "了")]
    other = word_linker("zh", "en", open_lexicon(), None)
    other.learn([pairs[0], (["下雨", "了"], ["It", "rained"])])
    for source, target in pairs:
        assert again.link(source, target, 0.0) == other.link(source, target, 0.0)
