"""Glosses without the dictionary's markup, readings as the person wants them."""

import re

import pytest

from duidu.language.zh.display import Style
from duidu.lexicon.gloss_text import Spelling, meaning_of_reference, readable, references
from duidu.lexicon.lexicon import Lexicon
from fixtures.injections import injections


@pytest.mark.parametrize(
    ("gloss", "shown"),
    [
        ("variant of 爲|为[wei4]", "variant of 为 wèi"),
        ("state of Lu 魯國|鲁国[Lu3 guo2]", "state of Lu 鲁国 Lǔguó"),
        ("Taiwan pr. [huo4]", "Taiwan pr. huò"),
        ("also pr. [lu:4] or [nu:3]", "also pr. lǜ or nǚ"),
        ("(CL:項|项[xiang4],個|个[ge4])", "(measure word 项 xiàng, 个 gè)"),
        (
            "see 路見不平，拔刀相助|路见不平，拔刀相助[lu4 jian4 bu4 ping2 , ba2 dao1 xiang1 zhu4]",
            "see 路见不平，拔刀相助 lùjiànbùpíng, bádāoxiāngzhù",
        ),
        ("Mark Twain 馬克·吐溫|马克·吐温[Ma3 ke4 · Tu4 wen1]", "Mark Twain 马克·吐温 Mǎkè·Tùwēn"),
        ("also written 哪裡|哪里", "also written 哪里"),
        ("as in 對…|对…[dui4 xx5]", "as in 对… duì …"),
        ("Xi'an 西安[[Xi1an1]]", "Xi'an 西安 Xī'ān"),
        ("an array [1, 2] of {x|y}", "an array 1, 2 of {x|y}"),
        ("plain words; nothing else", "plain words; nothing else"),
        ("(from Taiwanese, Tai-lo pr. [khàu-iau])", "(from Taiwanese, Tai-lo pr. khàu-iau)"),
    ],
)
def test_a_gloss_is_shown_without_brackets_and_bars(gloss: str, shown: str) -> None:
    assert readable(gloss) == shown


def test_readings_and_script_are_the_persons(shipped: Lexicon) -> None:
    gloss = "state of Lu 魯國|鲁国[Lu3 guo2]"
    assert readable(gloss, Style.ZHUYIN, traditional=True) == "state of Lu 魯國 ㄌㄨˇ ㄍㄨㄛˊ"
    assert readable(gloss, Style.NUMBERS) == "state of Lu 鲁国 Lu3guo2"


@pytest.mark.parametrize("style", list(Style))
def test_no_gloss_of_the_dictionary_keeps_its_markup(style: Style, shipped: Lexicon) -> None:
    entries = (shipped.exact(word) for word in COMMON)
    glosses = [sense.text for found in entries for entry in found for sense in entry.senses]
    assert any("|" in gloss for gloss in glosses)
    kept = [gloss for gloss in glosses if re.search(r"[\[\]|]|CL:|u:", readable(gloss, style))]
    assert kept == []


COMMON = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年"
    "过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心"
    "鲁国們個這來爲說時後裡"
)


@pytest.mark.parametrize("text", injections())
def test_a_strange_gloss_is_no_error(text: str) -> None:
    assert isinstance(readable(f"see {text}|{text}[{text}]"), str)
    assert meaning_of_reference(f"see {text}[wei4]", lambda word: ()) == ()


@pytest.mark.parametrize(
    ("word", "gloss", "means"),
    [
        ("衚衕", "variant of 胡同[hu2 tong4]", "lane; alley"),
        ("血", "see 血[xue4]", "blood"),
        ("无", "used in 南無|南无[na1 mo2]", "Buddhist salutation"),
    ],
)
def test_what_a_gloss_points_to_is_told(
    word: str, gloss: str, means: str, shipped: Lexicon
) -> None:
    assert any(gloss == one.text for entry in shipped.exact(word) for one in entry.senses)
    found = meaning_of_reference(gloss, shipped.exact)
    assert means in found[0]


def test_two_entries_that_point_at_each_other_end(shipped: Lexicon) -> None:
    def exact(word: str) -> tuple[object, ...]:
        return tuple(shipped.exact("衚衕"))

    assert meaning_of_reference("variant of 衚衕|胡同[hu2 tong4]", exact) == ()  # type: ignore[arg-type]


def test_references_are_found_in_order() -> None:
    assert [one.simplified for one in references("used in 傢伙|家伙[jia1 huo5] and 傢俱|家俱")] == [
        "家伙",
        "家俱",
    ]


def test_syllables_join_to_the_word() -> None:
    for style in Style:
        spelling = Spelling(style)
        for reading in (("na3", "r5"), ("xi1", "an1"), ("lv4", "se4"), ("tian1", "an1", "men2")):
            pieces = spelling.syllables(reading)
            assert [base for base, _ in pieces] == list(reading)
            assert "".join(shown for _, shown in pieces) == spelling.word(reading)
