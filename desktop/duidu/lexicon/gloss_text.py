"""Glosses of CC-CEDICT as a person reads them: no brackets and bars, and what they refer to.

`variant of 爲|为[wei4]` is variant of 为 wèi, `[huo4]` is huò, `CL:個|个[ge4]` measure word 个 gè.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duidu.language.zh.display import Style, written_word
from duidu.lexicon.entry import Entry, points_elsewhere

_HAN = "\u2e80-\u2fff\u3005-\u3007\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# A headword may have letters, digits and marks in it: 阿Q正傳, 3C, 路見不平，拔刀相助.
_WORD = rf"[A-Za-z0-9∼~γ…]{{0,10}}[{_HAN}][{_HAN}A-Za-z0-9，、·！？：…○—-]{{0,60}}"
_REFERENCE = re.compile(rf"({_WORD})(?:\|({_WORD}))?(?:\[\[?([^\[\]]{{1,200}})\]\]?)?")
_READING = re.compile(r"\[\[?([^\[\]]{1,200})\]\]?")
_COUNTED = re.compile(r"\bCL:")
_SYLLABLE = re.compile(r"[A-Za-zü:]{1,8}[1-5]")
_PART = re.compile(rf"{_SYLLABLE.pattern}|[^\s]")
_MOST_MEANINGS = 3
_DEEPEST = 3  # references from one entry to the next


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a person wants readings written, and which script of a headword they want first."""

    style: Style = Style.MARKS
    traditional: bool = False

    def word(self, reading: Sequence[str]) -> str:
        """The reading of a word, its syllables joined."""
        return written_word(reading, self.style)

    def syllables(self, reading: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Each base syllable of a word with how it is written, what joins it included."""
        found: list[tuple[str, str]] = []
        for syllable in filter(None, reading):
            before = written_word([one for one, _ in found], self.style)
            whole = written_word([*(one for one, _ in found), syllable], self.style)
            # The 儿 of nǎr belongs to the syllable before it, written otherwise then: nar3.
            kept = next(
                (at for at, one in enumerate(before) if whole[at : at + 1] != one), len(before)
            )
            if kept < len(before):
                found[-1] = (found[-1][0], found[-1][1][: kept - len(before)])
            found.append((syllable, whole[kept:]))
        return tuple(found)

    def gloss(self, text: str) -> str:
        """A gloss without the dictionary's markup."""
        return readable(text, self.style, traditional=self.traditional)


class Reference(NamedTuple):
    """A headword that a gloss names; `pinyin` as the dictionary writes it, "" where it is not."""

    traditional: str
    simplified: str
    pinyin: str


def readable(gloss: str, style: Style = Style.MARKS, *, traditional: bool = False) -> str:
    """A gloss without the dictionary's markup; headwords in one script, readings in a style."""
    if "[" not in gloss and "|" not in gloss and "CL:" not in gloss:
        return gloss

    def word(match: re.Match[str]) -> str:
        first, second, pinyin = match.groups()
        shown = first if traditional or not second else second
        # Above all of what is not ours: a bracket that holds no pinyin.
        return f"{shown} {spelled(pinyin, style)}" if pinyin else shown

    plain = _REFERENCE.sub(word, _COUNTED.sub("measure word ", gloss))
    plain = re.sub(rf"(?<=\S),(?=[{_HAN}])", ", ", plain)
    return _READING.sub(lambda match: spelled(match[1], style), plain)


def spelled(pinyin: str, style: Style) -> str:
    """Pinyin as the dictionary writes it (Lu:3 Shun4, ni3hao3) in a style.

    A capital begins a word of its own. What is no pinyin comes back as it is.
    """
    # The dictionary writes xx5 for whatever may stand there.
    parts = ["…" if part == "xx5" else part for part in _PART.findall(pinyin)]
    if not any(_SYLLABLE.fullmatch(part) for part in parts):
        return pinyin
    words: list[list[str]] = []
    for part in parts:
        is_syllable = _SYLLABLE.fullmatch(part) is not None
        if not is_syllable or part[0].isupper() or not words or not words[-1][-1][-1:].isdigit():
            words.append([])
        words[-1].append(part)
    shown = " ".join(_written(word, style) for word in words)
    return re.sub(r" ([,，·-]) ?", lambda m: m[1] if m[1] in "·-" else f"{m[1]} ", shown).strip()


def references(gloss: str) -> Iterator[Reference]:
    """The headwords that a gloss names with a reading or in two scripts, in order."""
    for match in _REFERENCE.finditer(gloss):
        if match[2] or match[3]:
            yield Reference(match[1], match[2] or match[1], match[3] or "")


def meaning_of_reference(
    gloss: str, exact: Callable[[str], tuple[Entry, ...]], depth: int = _DEEPEST
) -> tuple[str, ...]:
    """What the word means that a gloss only points to (see, variant of, used in); () for none.

    `exact` looks a headword up. One that points on is followed a few steps.
    """
    named = next(references(gloss), None) if points_elsewhere(gloss) and depth else None
    if named is None:
        return ()
    entries = [one for one in exact(named.traditional) if _is_meant(one, named)]
    found = [
        sense.text
        for entry in entries
        for sense in entry.senses
        if not sense.is_pointer and not sense.is_surname
    ]
    if found:
        return tuple(found[:_MOST_MEANINGS])
    further = (sense.text for entry in entries for sense in entry.senses if sense.text != gloss)
    return next(filter(None, (meaning_of_reference(one, exact, depth - 1) for one in further)), ())


def _is_meant(entry: Entry, named: Reference) -> bool:
    """Whether an entry is the one that is named: in its form, and read so where that is said."""
    wanted = tuple(part.lower().replace("u:", "v") for part in _PART.findall(named.pinyin))
    return entry.is_written(named.traditional) and (not wanted or entry.reading == wanted)


def _written(word: list[str], style: Style) -> str:
    """The syllables of one word together, with the capital that it begins with."""
    if not _SYLLABLE.fullmatch(word[0]):
        return word[0]
    syllables = [part.lower().replace("u:", "v").replace("ü", "v") for part in word]
    shown = written_word(syllables, style)
    return shown[:1].upper() + shown[1:] if word[0][0].isupper() else shown
