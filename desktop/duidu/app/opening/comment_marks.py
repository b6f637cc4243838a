"""Takes the marks of comments off the lines of a plain text, as in # 你好 and <!-- Hello -->.

A text that was taken out of a program, or commented for one, has them on all lines of a language.
"""

import re
from collections import Counter
from collections.abc import Sequence

from duidu.formats.base.document import RawBlock
from duidu.language.script import main_script

_MARK = re.compile(r"\s*(#{1,6}|/{2,3}|;{1,3}|%{1,3}|>{1,3}|<!--)(?:\s+|$)")
_ENCLOSING = re.compile(r"^\s*<!-{2,3}\s*|\s*-{2,3}>\s*$")
_MOST = 0.6  # of the lines in a script have the mark, or it is part of their text
_FEWEST = 2


def without_comment_marks(blocks: Sequence[RawBlock]) -> Sequence[RawBlock]:
    """The blocks without such marks, where the text has two scripts; lines of marks alone go."""
    if not any(_MARK.match(block.text) or "<!--" in block.text for block in blocks):
        return blocks
    scripts = [main_script(block.text) for block in blocks]
    if len(set(scripts) - {""}) < 2:
        return blocks
    lines = Counter(scripts)
    marks = Counter(
        (script, _mark(block.text)) for script, block in zip(scripts, blocks, strict=True)
    )
    usual = {
        (script, mark)
        for (script, mark), count in marks.items()
        if mark and count >= max(_FEWEST, _MOST * lines[script])
    }
    # Where one language has nothing but comments, the other has the program between its own.
    usual |= {
        (script, mark)
        for (script, mark), count in marks.items()
        if count >= _FEWEST and any(mark == other for _, other in usual)
    }
    if not usual and not any("<!--" in block.text for block in blocks):
        return blocks
    stripped = (
        _without(block, (script, _mark(block.text)) in usual)
        for script, block in zip(scripts, blocks, strict=True)
    )
    return [block for block in stripped if block.text]


def _mark(text: str) -> str:
    found = _MARK.match(text)
    return found[1] if found else ""


def _without(block: RawBlock, is_marked: bool) -> RawBlock:
    """A block without the mark it begins with, and without those of HTML around it."""
    text = _MARK.sub("", block.text, count=1) if is_marked else block.text
    text = _ENCLOSING.sub("", text).strip()
    return block if text == block.text else block._replace(text=text, emphasis=(), marks=())
