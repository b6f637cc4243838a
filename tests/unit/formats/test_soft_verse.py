"""Verse in Markdown, whose lines end with a Return and nothing more."""

import textwrap

import pytest

from duidu.core.article import BlockKind
from duidu.formats.base.document import RawBlock, ReadOptions
from duidu.formats.registry import read_bytes

VERSES = (
    "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
    "朝辞白帝彩云间，千里江陵一日还。\n两岸猿声啼不住，轻舟已过万重山。",
    "国破山河在\n城春草木深",
    "昨夜雨疏风骤，浓睡不消残酒。\n试问卷帘人，却道海棠依旧。\n知否，知否？\n应是绿肥红瘦。",
    "轻轻的我走了，\n正如我轻轻的来；\n我轻轻的招手，\n作别西天的云彩。",
    "The white sun sets behind the hills;\nthe Yellow River runs into the sea.\n"
    "To see a thousand miles further,\nclimb one storey more.",
    "i carry your lantern with me\ndown the long stairs of the evening\nand nobody asks\n"
    "whose light it is",
    "> An old pond—\n> a *frog* leaps in,\n> the sound of water.",
)
PROSE = (
    "The ferryman waited until the last of them had climbed the bank, and then he pushed off again "
    "without a word. Nobody on the other side had seen who it was, nor did anyone ask in the years "
    "that followed, when the bridge stood and the boat lay on the mud."
)
HANZI = (
    "老人把船推进水里，谁也没有说话。过了很久，对岸的灯才一盏一盏地亮起来，"
    "像是有人在数着回家的日子。"
)
SENTENCES = "He left.\nThe rain stopped.\nNobody spoke of it again."


def blocks(text: str) -> tuple[RawBlock, ...]:
    return read_bytes(text.encode(), ReadOptions(name="a.md"), ".md").blocks


@pytest.mark.parametrize("verse", VERSES)
def test_each_line_of_a_poem_is_a_block(verse: str) -> None:
    lines = [line.replace("*", "").removeprefix("> ") for line in verse.split("\n")]
    found = blocks(f"# One\n\n{PROSE}\n\n{verse}\n\n{PROSE}")[2:-1]
    assert [block.text for block in found] == lines
    assert {block.kind for block in found} == {BlockKind.VERSE}


@pytest.mark.parametrize("width", [44, 56, 64, 72, 80, 100])
def test_prose_that_was_broken_at_a_width_is_one_paragraph(width: int) -> None:
    hanzi = "\n".join(HANZI[at : at + width // 2] for at in range(0, len(HANZI), width // 2))
    read = blocks(f"{textwrap.fill(PROSE, width)}\n\n{hanzi}\n\n> {textwrap.fill(PROSE, width)}")
    assert [len(block.text.split("\n")) for block in read] == [1, 1, 1]
    assert {block.kind for block in read}.isdisjoint({BlockKind.VERSE})


def test_a_sentence_a_line_and_a_row_of_pictures_are_no_verse() -> None:
    assert len(blocks(SENTENCES)) == 1
    found = blocks("Status:\n![build](a.png)\n![tests](b.png)\nof today")
    assert BlockKind.VERSE not in {block.kind for block in found}
