"""Takes labels off that say which language a line is in: 中文：你好。 / 英文：Hello.

They are no text where all lines have them. One that stands once, over a translation, stays.
"""

import re
from collections import Counter
from collections.abc import Sequence

from duidu.formats.base.document import LINE, RawBlock
from duidu.language.script import main_script

_SHORT = "中|英|译|譯|原|拼"
_NAMES = (
    "中文|汉语|漢語|汉字|漢字|华语|華語|国语|國語|英文|英语|英語|拼音|原文|译文|譯文|中译|中譯|英译|英譯|"
    "Chinese|Mandarin|English|Pinyin|Hanzi|Characters|Translation|Original|CHN|ENG|CN|EN|ZH|PY"
)
_LABEL = re.compile(
    r"(?:^|(?<=[\s。！？.!?…”\"』」)）]))\s*"
    rf"(?:[\[【(（〔<]\s?({_NAMES}|{_SHORT})\s?[\]】)）〕>]\s?[:：]?|({_NAMES})\s?[:：])\s*",
    re.IGNORECASE,
)
_FEWEST = 4
_MOST = 0.8  # of the paragraphs begin with one, or they are part of the text
_EACH = 0.25  # of them at least are of the second most common kind


def without_language_labels(blocks: Sequence[RawBlock]) -> tuple[Sequence[RawBlock], int]:
    """The blocks without such labels, each where one begins by itself, and how many they were."""
    if not any(_LABEL.match(block.text) for block in blocks):
        return blocks, 0
    found = [list(_LABEL.finditer(block.text)) for block in blocks]
    begins = sum(bool(labels) and labels[0].start() == 0 for labels in found)
    kinds = Counter((one[1] or one[2]).lower() for labels in found for one in labels).most_common(2)
    if (
        begins < _MOST * len(blocks)
        or len(kinds) < 2
        or sum(map(len, found)) < _FEWEST
        or kinds[1][1] < _EACH * sum(map(len, found))
    ):
        return blocks, 0
    if not _name_scripts(blocks, found):
        return blocks, 0
    parted: list[RawBlock] = []
    taken = 0
    for at, (block, labels) in enumerate(zip(blocks, found, strict=True)):
        if not labels or labels[0].start():
            parted.append(block)
            continue
        taken += len(labels)
        texts = _labelled(block.text, labels)
        name = f"{LINE}{at}" if len(texts) > 1 else block.name
        parted += [
            block._replace(text=text, name=name, emphasis=(), marks=()) for text in texts if text
        ]
    return parted, taken


def _labelled(text: str, labels: Sequence[re.Match[str]]) -> list[str]:
    """What each label of a text is of."""
    ends = [one.start() for one in labels[1:]] + [len(text)]
    return [text[one.end() : end].strip() for one, end in zip(labels, ends, strict=True)]


def _name_scripts(blocks: Sequence[RawBlock], found: Sequence[Sequence[re.Match[str]]]) -> bool:
    """Whether what one label is of is in another script than what another one is of.

    English: 45 % and Chinese: 30 % are counted, not spoken.
    """
    scripts: dict[str, Counter[str]] = {}
    for block, labels in zip(blocks, found, strict=True):
        for one, text in zip(labels, _labelled(block.text, labels), strict=True):
            scripts.setdefault((one[1] or one[2]).lower(), Counter())[main_script(text)] += 1
    return len({counts.most_common(1)[0][0] for counts in scripts.values()}) > 1
