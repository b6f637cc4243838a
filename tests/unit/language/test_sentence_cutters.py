"""Where sentences end, in Chinese, English and other languages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.language import sentences as other
from duidu.language.en import sentences as en
from duidu.language.registry import cutter_for, language_for
from duidu.language.zh import sentences as zh

# Each case is written with | where the text is to be cut.
CHINESE = [
    "今天下雨。|我们没有出门！|你呢？",
    "他补充说：“这有助于稳定。”。",
    "他大喊：“快走！”|大家都跑了。",
    "“我们讨论了很久，”她告诉记者。|“结果很好。”",
    "“你去哪儿？”他问。|我没有回答。",
    "“你坐下！”|父亲说道：“听我讲。”",
    "“这样不好！”|说着，她站了起来。",
    "天晴了；风停了；我们上路了。",
    "兵力从4,500人减少到2.5万人.|这是第一次!|真的吗?|是的.",
    "发言人(Cmdr. Ann Lee)在U.S.工作了3.5年。",
    "“您能……说清楚些吗？”",
    "他走了……|谁也没有再说话。",
    "雪停了……”|“是吗？”",
    '他说"好。"|然后走了。',
    "（这是注释。）|正文开始。",
    "1. 打开文件。|2. 保存。",
    "「什麼？！」|他愣住了。",
    "没有标点的一行",
    "“今天有风。”孙子说。[1]|他走了。",
    "步骤如下。|①打开文件。|②保存。",
    "他……他没来。",
    "我……我不知道。",
    "走……走吧！",
    "可是……我忘了。",
    "他走了……|谁也没有再说话。",
    "他说“好！”然后走了。",
    "一声“救命！”惊醒了所有人。",
    "他大喊：“快走！”|大家都跑了。",
    "“这样不好！”|说着，她站了起来。",
    "1．身份证",
    "1．身份证复印件。|2．护照。",
    "一．概述",
    "A．苹果",
    "第一章．渔船",
    "3．5公斤的米。|很重。",
    "好的。😀|明天见！👍🏽|再见。",
    "好的！😀😀 |明天见。",
    "《怎么办？》是一本书。|我看过。",
    "他走了。|[译注：此处有误]|她来了。",
    "他走了。|（译者注：此处有误。）|她来了。",
    "他在县城（注：今属河北）住过。",
    "他说“你怎么了？”就走了。",
    "1.1 概述",
    "他给了我两个。[2]|“谢谢。”[3]",
    "太好了！！！～|走吧。",
    "他来了。[1]|他走了。¹²|雨停了。",
    "他走了。【2】|雨停了。[注 1]|她笑了。[a]",
    "他走了。[来源请求]|雨停了。[1-3]|她笑了。[1][2]",
    "他走了。 [1] |雨停了。 [2-4] |她笑了。",
    "[1] 张三：《旧事》。 |[2] 李四：《新事》。",
    "他走了。※ |雨停了。",
    "（译者按：此处有误）|他走了。",
    "他走了。|（笔者注：指老王）|雨停了。",
    "他走了。|【引者注：原文如此】|雨停了。",
    "他走了，\n|译文：\n|他来了。",
    "学而时习之。\n|今译：学了要常常复习。",
    "他说：“好！”然后走了。",
    "她喊道：“快！”便冲了出去。",
    "他问：“谁？”接着开了门。",
    "“走吧。”|然后他走了。",
    "断句（Alt+.）和合并（Alt+,）都在这里。|按键（F1 或 ?）列成一表。|他信(?)了。",
]
ENGLISH = [
    "It rained. |We stayed in! |And you?",
    "Gen. Mark A. Milley met Mr. Smith of the U.S. Army on Jan. 5. |He left.",
    "He lives in the U.S. |They do not.",
    "Prices rose 3.5 percent, e.g. for No. 7 fuel. |Then they fell.",
    "“Where are you going?” he asked. |I kept silent.",
    "“Where are you going?” Anna asked. |I kept silent.",
    "“We talked for long,” she said. |“It went well.”",
    'He went home. |"Everything else hinges on that.”',
    "Wait ... what did you say? |Nothing . . . |Nothing at all.",
    "It ended badly.|The next day was better.",
    "Meet at 5 p.m. on Friday. |(This is a note.) |See www.example.com for more.",
    "1. Open the file. |2. Save it.",
    "I am, sir, J. R. Brown. |So am I. |Good.",
    "a line without punctuation",
    "Chapter 1. The Boat",
    "Chapter One. The Boat",
    "CHAPTER IV. THE BOAT",
    "I. The Boat",
    "II. A Scandal",
    "1.2. The Market",
    "A. The boat",
    "He left.[1] |She stayed.[2]",
    "He left.¹ |She stayed.",
    "He paid five copper coins.* |She left.",
    "“There's wind today.”[1] |He left.",
    "Good! 😀 |See you.",
    "Good!😀 |See you.",
    "I... I don't know. |We... we left.",
    "Well… |She left.",
    "Section 3.2. The results were good.",
    "It was I. |The end came.",
    "He left. [1] |The rain stopped. [2-4] |She laughed.",
    "He left.[a] |She stayed.[note 1] |He came.[citation needed] |She left.",
    "[1] A Book, London. |[2] Another Book, Paris.",
    "Act II. Scene 1. A Street",
    "Fig. 3. The boat.",
    "Book I, Chapter 2. The Sea",
    "He has a PhD. |In fact it is good.",
    "Use foo.[bar] here. |Done.",
    "Lesson 12. At the Shop",
    "See Fig. 3. |The end.",
    "We met in Part 2. |The end.",
    "He wrote Chapter 5. |The end.",
]
OTHER = [
    "1. Das Boot fährt. |2. Der Markt.",
    "Kapitel 1. Das Boot",
    "Gut! 😀 |Bis bald.",
    "Er ging.[1] |Sie blieb.",
    "Er ging. |Sie blieb.",
]


@pytest.mark.parametrize("marked", CHINESE)
def test_chinese_sentences_end_where_a_reader_would_stop(marked: str) -> None:
    text = marked.replace("|", "")
    assert [span.of(text) for span in zh.cut(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences_end_where_a_reader_would_stop(marked: str) -> None:
    text = marked.replace("|", "")
    assert [span.of(text) for span in en.cut(text)] == [part.strip() for part in marked.split("|")]


def test_other_languages_are_cut_at_terminal_punctuation() -> None:
    text = "Das kostet 3.5 Euro. Wirklich? यह एक है। यह दो है।\n\nOhne Punkt"
    assert [span.of(text) for span in other.cut(text)] == [
        "Das kostet 3.5 Euro.",
        "Wirklich?",
        "यह एक है।",
        "यह दो है।",
        "Ohne Punkt",
    ]


@pytest.mark.parametrize("marked", OTHER)
def test_marks_and_numbers_are_understood_in_other_languages(marked: str) -> None:
    text = marked.replace("|", "")
    assert [span.of(text) for span in other.cut(text)] == [
        part.strip() for part in marked.split("|")
    ]


def test_nothing_has_no_sentences() -> None:
    assert zh.cut("") == en.cut(" \n ") == other.cut("\u3000") == ()


@given(st.text(alphabet="ab A.。！？…“”\"'(),，：说道\n 1五", max_size=60))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    for cut in (zh.cut, en.cut, other.cut):
        spans = cut(text)
        covered = set().union(*(range(span.start, span.end) for span in spans)) if spans else set()
        assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
        assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("code", ["zh-Hans", "zh-Hant", "en", "en-GB", "de", "und"])
def test_sentences_can_be_cut_without_the_words_of_a_language(code: str) -> None:
    text = "He met Dr. Brown. 他说：“走吧。”Then… they left!"
    assert cutter_for(code)(text) == language_for(code).sentences(text)
