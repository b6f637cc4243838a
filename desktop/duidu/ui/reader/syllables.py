"""Readings as letters above a word: marks on vowels, apostrophes between syllables. Which reading is meant is decided elsewhere."""

from functools import cache

from duidu.core.token import Token

_MARKS = {"a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ"}


def tone(syllable: str) -> int:
    """Tone of a base syllable such as hang2: 1 to 4, 5 for neutral, 0 for none."""
    return int(syllable[-1]) if syllable[-1:] in tuple("12345") else 0


@cache
def marked(syllable: str) -> str:
    """A base syllable (lv4) with its tone mark (lǜ), placed as GB/T 16159 says: a or e, else the o of ou, else the last vowel."""
    letters = syllable.rstrip("12345").replace("v", "ü")
    number = tone(syllable)
    if number in (0, 5):
        return letters
    place = next((letters.index(vowel) for vowel in ("a", "e", "ou") if vowel in letters), -1)
    if place < 0:
        place = max(letters.rfind(vowel) for vowel in "iouü")
    if place < 0:
        return letters
    return letters[:place] + _MARKS[letters[place]][number - 1] + letters[place + 1 :]


def with_marks(token: Token) -> tuple[str, ...]:
    """The reading of a token with tone marks, one string per code point."""
    return tuple(map(marked, token.reading))


def parts(token: Token, shown: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """(syllable, tone) for every syllable of a word as it is written together: tan2pan4 tánpàn, xi1an1 xī'ān."""
    found: list[tuple[str, int]] = []
    for syllable, base in zip(shown, token.reading, strict=True):
        if syllable:
            apart = "'" if found and syllable[0] in "aāáǎàeēéěèoōóǒò" else ""
            found.append((apart + syllable, tone(base)))
    return tuple(found)
