"""Takes single lines apart that hold both languages between others that hold one each.

So are headings (第一章 Chapter One), captions (图1 Figure 1) and lists of words. A line counts as
such where the text has no other counterpart for it: its neighbours are pairs of their own.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from duidu.core.article import BlockKind
from duidu.formats.base.both_on_line import both_on_line
from duidu.formats.base.document import LINE, RawBlock
from duidu.formats.plain_text.headings import looks_like_heading
from duidu.language.script import main_script, script_counts

_LATIN = "Latn"
_LONGEST = 200  # code points of such a line
_LETTERS = 1.25  # that a translation has at least for each wide character
_FEWEST_IN_A_ROW = 3
_ENDS_SENTENCE = re.compile(r"[.!?。！？…][\"'”’」』)）\]】]*\s*$")
_LETTER = re.compile("[A-Za-zÀ-ɏ]")
_NUMBER = re.compile(r"\d+(?:[.-]\d+)*")

Both = tuple[str, str]


def with_lone_pairs(blocks: Sequence[RawBlock], alternating: bool) -> Sequence[RawBlock]:
    """The blocks with each such line as two.

    Where the languages do not take turns, only lines that are headings in both count.
    """
    found = {at: both for at, block in enumerate(blocks) if (both := _both(block))}
    if not found:
        return blocks
    texts = {block.text.strip().casefold() for block in blocks}
    lone = {
        at
        for at, both in found.items()
        # What stands elsewhere by itself is answered there.
        if not any(one.casefold() in texts for one in both) and _is_certain(both)
    }
    if alternating:
        lone = _with_those_between(blocks, found, lone)
    return [
        one
        for at, block in enumerate(blocks)
        for one in (_two_blocks(block, at, found[at]) if at in lone else (block,))
    ]


def _both(block: RawBlock) -> Both | None:
    """The two texts of a line, if it is short and one of them may be the other's translation."""
    text = block.text
    if len(text) > _LONGEST or text.isascii() or not _LETTER.search(text):
        return None
    if block.kind is BlockKind.CODE:
        return None
    both = both_on_line(block.text.strip("=*~#— "))
    if both is None:
        return None
    ends = [bool(_ENDS_SENTENCE.search(one)) for one in both]
    counts = script_counts(block.text)
    wide = counts["Hani"] + counts["Kana"]
    enough = counts[_LATIN] >= _LETTERS * wide or _is_certain(both)
    return both if ends[0] == ends[1] and enough else None


def _is_certain(both: Both) -> bool:
    """Whether both texts are headings, or captions of the same number."""
    if any(map(_ENDS_SENTENCE.search, both)):
        return False
    numbers = [_NUMBER.findall(one) for one in both]
    return all(map(looks_like_heading, both)) or (numbers[0] == numbers[1] != [])


def _with_those_between(
    blocks: Sequence[RawBlock], found: dict[int, Both], lone: set[int]
) -> set[int]:
    """Also lines between two pairs, or a pair and a line that is cut, and several in a row."""
    scripts = [main_script(block.text).replace("Kana", "Hani") for block in blocks]
    order = [script for at, script in enumerate(scripts) if script and at not in found]
    if not order or _is_answered(scripts):
        return lone
    first = order[0]
    said = [at for at, script in enumerate(scripts) if script]
    taken = lone | _in_a_row(said, found)
    for place, at in enumerate(said):
        if at not in found or at in taken:
            continue
        before = said[place - 1] if place else None
        after = said[place + 1] if place + 1 < len(said) else None
        behind_pair = before is None or before in taken or scripts[before] != first
        before_pair = after is None or after in found or scripts[after] == first
        if behind_pair and before_pair:
            taken.add(at)
    return taken


def _is_answered(scripts: Sequence[str]) -> bool:
    """Whether each text already has its answer: names in Latin letters only make it look lone."""
    said = [script for script in scripts if script]
    return len(said) % 2 == 0 and all(one != other for one, other in pairwise(said))


def _in_a_row(said: Sequence[int], found: dict[int, Both]) -> set[int]:
    """Lines of which so many follow each other as texts whose languages take turns never have."""
    taken = set[int]()
    row: list[int] = []
    for at in (*said, -1):
        if at in found:
            row.append(at)
            continue
        taken |= set(row) if len(row) >= _FEWEST_IN_A_ROW else set()
        row = []
    return taken


def _two_blocks(block: RawBlock, at: int, both: Both) -> tuple[RawBlock, RawBlock]:
    plain = block._replace(emphasis=(), marks=(), name=f"{LINE}lone {at}")
    return plain._replace(text=both[0]), plain._replace(text=both[1], pictures=())
