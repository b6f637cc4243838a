"""The order of names as people read them: 2 before 10, 第二章 before 第十章, IV before IX."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

# A number sorts before a text in the same place; between parts of a path stands the lowest.
Token = tuple[int, float, str]
_BETWEEN: Token = (-1, 0.0, "")
_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_PIECE = re.compile(r"[^\W_]+")
# The first, second and third of a book in volumes: 上册, 中册, 下册.
_VOLUME = re.compile(r"([上中下])(?=[册冊卷部篇集编編半]|$)")
_LARGEST_DIGIT = 9


def natural_keys(names: Sequence[Sequence[str]]) -> list[tuple[object, ...]]:
    """A key to sort by for each path, given as its parts.

    What they mean depends on all of them: “c” is a hundred only among I, II, III.
    """
    tokens = [tuple(_tokens(name)) for name in names]
    romans = _roman_places(tokens)
    return [
        (
            tuple(
                (0, float(_roman(token[2])), "") if (path[:at], token[2]) in romans else token
                for at, token in enumerate(path)
            ),
            tuple(name),
        )
        for path, name in zip(tokens, names, strict=True)
    ]


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without what counts it: those of chapter 2 and Chapter 10 are alike."""
    return tuple(text for kind, _, text in _tokens((name,)) if kind == 1)


def has_number(name: str) -> bool:
    """Whether something in a name counts."""
    return any(kind == 0 for kind, _, _ in _tokens((name,)))


def _tokens(parts: Sequence[str]) -> Iterator[Token]:
    """The numbers and words of a path, folded."""
    for number, part in enumerate(parts):
        if number:
            yield _BETWEEN
        for piece in _PIECE.findall(unicodedata.normalize("NFC", part)):
            yield from _numbers_and_words(_VOLUME.sub(_volume, piece))


def _volume(match: re.Match[str]) -> str:
    return str("上中下".index(match[1]) + 1)


def _numbers_and_words(piece: str) -> Iterator[Token]:
    """The numbers and words of a stretch of letters and digits."""
    start = 0
    kinds = [_kind(character) for character in piece]
    for end in range(1, len(piece) + 1):
        if end < len(piece) and kinds[end] == kinds[start]:
            continue
        text = piece[start:end]
        if kinds[start] == "decimal":
            yield 0, float(int(text)), ""
        elif kinds[start] == "numeral":
            yield 0, _numeral(text), ""
        else:
            yield 1, 0.0, text.casefold()
        start = end


def _kind(character: str) -> str:
    if character.isdecimal():
        return "decimal"
    return "word" if _value(character) is None else "numeral"


def _value(character: str) -> float | None:
    # Unicode gives 两 no value, because it is a classifier as well.
    return 2.0 if character == "两" else unicodedata.numeric(character, None)


def _numeral(text: str) -> float:
    """The value of numerals that are characters of their own: 十二, 一百零三, 二〇, ④, Ⅳ."""
    values = [_value(character) or 0.0 for character in text]
    if all(value <= _LARGEST_DIGIT for value in values):
        return float("".join(str(int(value)) for value in values))
    total = section = digit = 0.0
    for value in values:
        if value <= _LARGEST_DIGIT:
            digit = value
        elif value < 10_000 and value in (10, 100, 1000):
            section, digit = section + (digit or 1) * value, 0.0
        elif value >= 10_000:
            total, section, digit = (total + section + digit or 1) * value, 0.0, 0.0
        else:
            digit = value
    return total + section + digit


def _roman_places(paths: Sequence[tuple[Token, ...]]) -> set[tuple[tuple[Token, ...], str]]:
    """The words that are Roman numerals, each with what stands before it.

    Of the words in one place those are taken for numerals that count: some of several letters, and
    few missing between them, which letters and syllables (a, b, c; li, xi) do not show.
    """
    found: dict[tuple[Token, ...], set[str]] = defaultdict(set)
    for path in paths:
        for at, (kind, _, text) in enumerate(path):
            if kind == 1 and _ROMAN.fullmatch(text):
                found[path[:at]].add(text)
    return {
        (before, text)
        for before, texts in found.items()
        if any(len(text) > 1 for text in texts)
        and sorted(map(_roman, texts))[len(texts) // 2] <= 2 * len(texts) + 1
        for text in texts
    }


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    return sum(
        -value if after > value else value
        for value, after in zip(values, (*values[1:], 0), strict=True)
    )
