"""Words said twice over: 散散步 is 散步 for a little, 清清楚楚 is all 清楚.

Few of them stand in a dictionary; each is read and explained by the word that it doubles.
"""

import re
from typing import NamedTuple

from duidu.language.zh.wordfile import WordFile, WordRecord

_HAN = "\u4e00-\u9fff"
DOUBLED = re.compile(rf"([{_HAN}])\1([{_HAN}])(\2)?")
"""What may be one: its first character twice, its second once or twice."""
# What only counts, says when, or stands before a verb begins none: 天天气, 要要求, 会会计.
_NOT_DOUBLED = frozenset(
    "种天年月日个次人家谁常刚渐慢好大小多少快早晚的了们要会能得该可有是在为把被给"
)
_NEUTRAL = "5"
LONGEST = 4
"""Code points of the longest form."""


class Doubled(NamedTuple):
    """A word said twice over: the word, and the length of the form in code points."""

    base: str
    size: int


def doubled_at(text: str, at: int, words: WordFile) -> Doubled | None:
    """The form that begins at a code point of the text, None where none does."""
    found = DOUBLED.match(text, at)
    if found is None:
        return None
    base = found[1] + found[2]
    if found[1] == found[2] or not words.is_entry(base):
        return None
    if found[3]:
        return Doubled(base, LONGEST) if _is_twice(base, found[0], words) else None
    is_verb = words.tag(found[1])[:1] == "v" and words.tag(base)[:1] in ("v", "n", "")
    return Doubled(base, 3) if is_verb and found[1] not in _NOT_DOUBLED else None


def doubled_reading(form: Doubled, words: WordFile) -> tuple[str, ...]:
    """How it is read, by code point; a second syllable that has no tone in the word has its own.

    () for a word that the file does not read.
    """
    record = words.record(form.base)
    if record is None or len(record.readings[0].syllables) != 2:
        return ()
    first, second = record.readings[0].syllables
    if form.size == 3:
        return first, first, second
    full = _with_tone(second, words.record(form.base[1]))
    return first, first, full, full


def _is_twice(base: str, form: str, words: WordFile) -> bool:
    """Whether both characters are doubled, and these are not two people: 爸爸妈妈."""
    halves = form[:2], form[2:]
    if all(words.is_entry(half) and words.tag(half) == "n" for half in halves):
        return False
    return words.tag(base)[:1] in ("a", "v", "z") or (words.has(form) and words.is_jieba(form))


def _with_tone(syllable: str, record: WordRecord | None) -> str:
    """The syllable with the tone that its character has by itself, if that is the only one."""
    if not syllable.endswith(_NEUTRAL) or record is None:
        return syllable
    letters = syllable[:-1]
    full = {
        own
        for reading in record.readings
        for own in reading.syllables
        if own[:-1] == letters and not own.endswith(_NEUTRAL)
    }
    return full.pop() if len(full) == 1 else syllable
