"""Takes readings out that stand behind each word of a text: 我(wǒ)叫(jiào)李明(Lǐ Míng).

Textbooks have them so, and what copies ruby out of a page. They say how the text is read, as a line
of readings does.
"""

import re
from collections.abc import Sequence

from duidu.formats.base.document import RawBlock
from duidu.language.registry import spelled_reader
from duidu.language.spelled import TONED, SpelledReader

_HANZI = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = "A-Za-zÀ-ɏ"
_RUN = re.compile(f"[{_HANZI}]+")
# In brackets, or between the hanzi: 我wǒ叫jiào.
_READ = re.compile(
    rf"([{_HANZI}]{{1,8}})(?:\s?[(（\[〔]\s?([{_LETTERS}1-5'’ -]{{1,60}})[)）\]〕]"
    rf"|([{_LETTERS}]{{1,8}}[1-5]?)(?![{_LETTERS}]))"
)
# Most paragraphs have none, which is told in a fifth of the time.
_MAYBE = re.compile(rf"[{_HANZI}]\s?[(（\[〔]?\s?[{_LETTERS}]")
_FEWEST = 3  # in some paragraph, or they are said of single words: 他叫李明（Lǐ Míng）
_MOST = 0.9  # of the hanzi have them


def without_inline_readings(blocks: Sequence[RawBlock]) -> tuple[Sequence[RawBlock], int]:
    """The blocks without such readings, each with what they said of it.

    Also of how many blocks some readings fit no word, or some words have none: these say nothing.
    """
    places = [at for at, block in enumerate(blocks) if _MAYBE.search(block.text)]
    if not places:
        return blocks, 0
    reader = spelled_reader()
    found = {at: parts for at in places if (parts := _apart(reader, blocks[at].text))}
    if not any(number >= _FEWEST for *_, number in found.values()):
        return blocks, 0
    plain = [
        block._replace(text=found[at][0], reading=found[at][1], emphasis=(), marks=())
        if at in found
        else block
        for at, block in enumerate(blocks)
    ]
    return plain, sum(not reading for _, reading, _ in found.values())


def _apart(reader: SpelledReader, text: str) -> tuple[str, str, int] | None:
    """A text without its readings, these, and how many they are; None where it has none so."""
    pieces = list(_READ.finditer(text))
    hanzi = sum(map(len, _RUN.findall(text)))
    if not pieces or (any(one[3] for one in pieces) and not TONED.search(text)):
        return None
    fit = [one for one in pieces if _fits(reader, one[1], one[2] or one[3])]
    if sum(len(one[1]) for one in fit) < _MOST * hanzi:
        return None
    is_whole = len(fit) == len(pieces) and sum(len(one[1]) for one in pieces) == hanzi
    reading = " ".join((one[2] or one[3]).strip() for one in pieces) if is_whole else ""
    ends = [(one.end(1), one.end()) for one in fit]
    kept = zip((0, *(end for _, end in ends)), (*(start for start, _ in ends), None), strict=True)
    return "".join(text[start:end] for start, end in kept), reading, len(fit)


def _fits(reader: SpelledReader, word: str, reading: str) -> bool:
    """Whether a reading is all of that of a word."""
    spelled = reader.read(word, reading)
    return spelled is not None and spelled.end >= len(reading.rstrip())
