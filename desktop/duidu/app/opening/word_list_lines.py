"""Takes lines apart that hold a text, its reading and its translation: 火车 huǒchē n. train.

Textbooks have lists of words in such lines under their texts, and sentences with their reading
behind them. The reading says what is what.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from duidu.formats.base.both_on_line import JOINERS
from duidu.formats.base.document import LINE, RawBlock
from duidu.language.registry import spelled_reader
from duidu.language.script import main_script
from duidu.language.spelled import TONED, SpelledReader

_LONGEST = 400  # code points of such a line
_COUNTED = re.compile(r"\s*(?:[(（\[【]?\d{1,3}[.)）、\]】．:：]?|[①-⓿]|[•·*○●▪◦■□★☆-])?\s*")
_LETTERS = re.compile("[A-Za-zÀ-ɏ]+")
_HANZI = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANZI_RUNS = re.compile(f"[{_HANZI}]+")
# With letters that are part of a word: 卡拉OK, T恤.
_TEXT = re.compile(
    rf"(?:[A-Z]{{1,4}}(?=[{_HANZI}]))?[{_HANZI}“‘「『《…~～]+"
    rf"(?:[^A-Za-zÀ-ɏ\t\s(（\[【/|=]*[{_HANZI}])?(?:(?<=[{_HANZI}])[A-Z]{{1,4}}(?!\w))?[。！？!?…”’」』》]*"
)
# 动, (n.), n., v.o.: which kind of word it is, between the word and its reading.
_CLASS = re.compile(
    r"\s*(?:([(（\[【〈]\s*[^()（）\[\]【】〈〉]{1,12}\s*[)）\]】〉])|((?:[a-z]{1,5}\.\s?){1,3}))"
)
_VARIANT = re.compile(rf"\s*[/／(（\[【〔]\s*([{_HANZI}]+)\s*[)）\]】〕]?")
# (本), [列/趟], （把 bǎ）, (MW: 个), – 条 –: what the thing is counted by, behind its reading.
_COUNTED_BY = re.compile(
    rf"\s*(?:[(（\[【〔]\s*(?:(?:MW|CL|M|量词?|量詞?)\s*[.:：]?\s*)?(?P<in>[{_HANZI}]{{1,2}}"
    rf"(?:\s*[/／、,，]\s*[{_HANZI}]{{1,2}})*)(?:\s*[a-zÀ-ɏ]{{1,7}})?\s*[)）\]】〕]"
    rf"|(?:[-–—]\s*)?(?P<between>[{_HANZI}]{{1,2}})\s*(?=[-–—]))"
)
_BEFORE_READING = re.compile(r"[\s(（\[【/|=:：,，–—-]*")
_AFTER_READING = re.compile(rf"[)）\]】,，;；]*{JOINERS}(?:[….·]+\s*)?")
_ENDS_SENTENCE = re.compile(r"[.!?。！？…][\"'”’」』)）\]】]*\s*$")
_NAME = re.compile(r"\W*[A-Z][\w'’]*(?:[^\w'’]\W*[A-Z][\w'’]*)*\W*")  # Beijing, Xi'an, Zhang Yimou
_MOST_READ = 0.8  # of such lines have readings, if these have neither tones nor translations
_FEWEST, _FEWEST_PLAIN = 2, 3  # such lines in a text, and if none has tones


class _Parts(NamedTuple):
    """What such a line holds, maybe without a translation; with that is the class of a word."""

    text: str
    reading: str
    translation: str


def with_word_lists(
    blocks: Sequence[RawBlock], is_bilingual: Callable[[Sequence[RawBlock]], bool]
) -> Sequence[RawBlock]:
    """The blocks with each such line as two, which answer each other.

    They stay whole in a text in one language with such a list: `is_bilingual` tells of the others.
    """
    reader: SpelledReader | None = None
    found: dict[int, _Parts] = {}
    looked_at = 0
    for at, block in enumerate(blocks):
        if not _may_be(block.text):
            continue
        reader = reader or spelled_reader()
        looked_at += 1
        if parts := _parts(reader, block.text):
            found[at] = parts
    if _are_names(list(found.values()), looked_at) or not _are_enough(list(found.values())):
        return blocks
    others = [block for at, block in enumerate(blocks) if at not in found]
    if len(found) < len(others) and not is_bilingual(others):
        return blocks
    return [
        one
        for at, block in enumerate(blocks)
        for one in (_blocks(block, at, found[at]) if at in found else (block,))
    ]


def _are_names(found: Sequence[_Parts], looked_at: int) -> bool:
    """Whether readings without tones are of names, or translations among others: 北京 Beijing.

    `looked_at` lines might have been such lines.
    """
    if any(TONED.search(parts.reading) for parts in found):
        return False
    if all(_NAME.fullmatch(parts.reading) for parts in found):
        return True
    bare = sum(not parts.translation for parts in found)
    return bare * 2 > len(found) and len(found) < _MOST_READ * looked_at


def _are_enough(found: Sequence[_Parts]) -> bool:
    """Whether such lines are no accident, nor sentences about a word: 火车 (huǒchē) is a train."""
    if not any(TONED.search(parts.reading) for parts in found):
        return len(found) >= _FEWEST_PLAIN
    alike = all(
        bool(_ENDS_SENTENCE.search(parts.text)) == bool(_ENDS_SENTENCE.search(parts.translation))
        for parts in found
        if parts.translation
    )
    return len(found) >= _FEWEST or (len(found) > 0 and alike)


def _may_be(text: str) -> bool:
    """Whether a line has hanzi and Latin letters, and is none of a book."""
    if text.isascii() or len(text) > _LONGEST or "\n" in text:
        return False
    hanzi, letters = (sum(map(len, runs.findall(text))) for runs in (_HANZI_RUNS, _LETTERS))
    # No syllable is shorter than a letter, and a translation follows.
    return 0 < hanzi < letters


def _parts(reader: SpelledReader, line: str) -> _Parts | None:
    """What a line holds where the reading of its text follows or precedes that."""
    first = _TEXT.search(line)
    if first is None:
        return None
    counted = _COUNTED.match(line)
    begins = counted.end() if counted else 0
    before = line[begins : first.start()].strip()
    if not before:
        return _text_first(reader, line, first)
    behind = line[first.end() :]
    spelled = reader.read(first[0], before)
    toned = TONED.search(before) or not TONED.search(behind)
    if spelled and spelled.end >= len(before) and behind.strip() and toned:
        return _translated(line[:begins] + first[0], before, behind)
    spelled = reader.read(first[0], behind)
    if spelled and spelled.end >= len(behind.rstrip(")）]】 ")) and main_script(before) == "Latn":
        reading = behind.strip(" ()（）[]【】\t")
        return _Parts(_on_blanks(line[:begins] + first[0]), reading, before.rstrip(" :：=–—-"))
    return None


def _text_first(reader: SpelledReader, line: str, text: re.Match[str]) -> _Parts | None:
    """What a line holds that begins with its text."""
    end = _behind_variant(line, text)
    named, kind = line[:end], ""
    found = _CLASS.match(line, end)
    if found and reader.read(text[0], found[0].strip(" ()[]（）【】")) is None:
        end = found.end()
        if found[1] and main_script(found[1]) != "Latn":
            named = line[:end]
        else:
            kind = found[0].strip()
    begins = _BEFORE_READING.match(line, end)
    rest = line[begins.end() if begins else end :]
    spelled = reader.read(text[0], rest)
    if spelled is None or spelled.end <= 0:
        return None
    reading = rest[: spelled.end].strip(" )）]】,，/|=:：–—-\t")
    behind = rest[spelled.end :]
    if counted := _COUNTED_BY.match(behind):
        named += f" ({counted['in'] or counted['between']})"
        behind = behind[counted.end() :]
    if not behind.strip(" )）]】/|") and not kind:
        return _Parts(_on_blanks(named), reading, "")
    return _translated(named, reading, behind, kind)


def _behind_variant(line: str, text: re.Match[str]) -> int:
    """Where a text ends with its other spelling behind it: 猫 / 貓, 猫（貓）."""
    found = _VARIANT.match(line, text.end())
    return found.end() if found and len(found[1]) == len(text[0]) else text.end()


def _translated(text: str, reading: str, behind: str, kind: str = "") -> _Parts | None:
    """The parts, if what stands behind them is a translation."""
    begins = _AFTER_READING.match(behind)
    translation = behind[begins.end() if begins else 0 :].strip()
    if main_script(translation) != "Latn":
        return None
    return _Parts(_on_blanks(text), reading, _on_blanks(f"{kind} {translation}"))


def _on_blanks(text: str) -> str:
    """A text of several columns, with blanks between them."""
    return " ".join(text.split())


def _blocks(block: RawBlock, at: int, parts: _Parts) -> Sequence[RawBlock]:
    read = block._replace(text=parts.text, reading=parts.reading, emphasis=(), marks=())
    if not parts.translation:
        return (read,)
    read = read._replace(name=f"{LINE}{at}")
    return read, read._replace(text=parts.translation, reading="", pictures=())
