"""Lines of pinyin beside Chinese text, as in textbooks: which they are, and how they read it.

Tones may be marks or digits, or be left out; spaces may stand anywhere.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from duidu.core.recent import Recent
from duidu.language.spelled import Spelled

_HANZI = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_READ = re.compile(rf"({_HANZI.pattern})|[A-Za-z]|\d{{1,9}}")
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_VOWELS = "aeiouv"
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei"
    r"|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|[aeiouv])|ng?|hm|r)"
)
_PIECE = re.compile(rf"{_SYLLABLE}[1-5]?r?[1-5]?")
_LONGEST_PIECE = 9  # zhuang1r1
_WORD = re.compile(rf"(?:{_PIECE.pattern})+")
# Letters of a word up to which that tries all ways to cut it: nananana has thousands of them.
_FEW_WAYS = 14
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_JOINS = re.compile("['’-]")
# Shares of the words of a line that are spelled so, and that have tones.
_MOST, _TONED = 0.85, 0.5
# Words that are written without a tone among those that have one; came and ran are English.
_TONELESS = re.compile(
    "a|ba|bian|bu|de|er|ge|guo|ha|lai?|le|li|ma|men?|na|ne|o|qu|shang|shi|tou|wa|xia|ya|yi|you|zhe|zi"
)
_A_SYLLABLE = re.compile(_SYLLABLE)
# Q1 and A2 are no syllables.
_TONED_LINE = re.compile(r"[a-z]{2}[1-5]|[^\x00-\x7f]", re.IGNORECASE)
# One hanzi in so many may be read in a way that no dictionary has.
_UNKNOWN_IN = 6
_REMEMBERED = 4_000  # hanzi
_LONGEST, _LONGEST_TEXT = 400, 1600  # hanzi of a line, and code points
# Code points of a line for each of its text, and besides, that its reading may be.
_WIDEST, _MARGIN = 16, 40
# How numbers between hanzi are spelled.
_DIGITS = (
    *("ling", "yi", "er", "liang", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi", "bai"),
    *("qian", "wan", "dian", "yao"),
)
_MOST_OF_A_DIGIT = 2  # syllables: 20 is er shi
# Where a piece of a text stands, what it is, and whether it is a hanzi.
_Place = tuple[int, str, bool]
# Places in the letters: how many hanzi before are unknown, and where the last one begins.
_Reached = dict[int, tuple[int, int]]


class SpelledChinese:
    """Tells lines of pinyin, and reads Chinese text as they say."""

    def __init__(self, syllables: Callable[[str], tuple[str, ...]]) -> None:
        self._syllables = syllables
        self._known: Recent[str, tuple[str, ...]] = Recent(_REMEMBERED)

    def is_reading(self, line: str) -> bool:
        """Whether a line is pinyin with tones, whatever it belongs to."""
        words = _WORDS.findall(line)
        if not words or _HANZI.search(line) or not _TONED_LINE.search(line):
            return False
        plain = [_plain(word) for word in words]
        fitting = sum(
            _is_spelled(_JOINS.sub("", one)) and bool(tones or _TONELESS.fullmatch(one))
            for one, tones in plain
        )
        toned = sum(bool(tones) for _, tones in plain)
        return fitting >= _MOST * len(words) and toned >= _TONED * len(words)

    def read(self, text: str, line: str) -> Spelled | None:
        """How a line that begins with the reading of a text reads it; None where it does not."""
        if len(text) > _LONGEST_TEXT:
            return None
        # A syllable has six letters at most, with a blank and a tone.
        letters, at, tones = _letters(line[: _WIDEST * len(text) + _MARGIN])
        places = [(one.start(), one[0], one.lastindex == 1) for one in _READ.finditer(text)]
        # In a word with its tones one of the hanzi may be read so in that word alone: 钥匙.
        most = max(len(text) // _UNKNOWN_IN, int(len(text) > 1 and bool(tones)))
        # Most lines are read as the dictionary says, which is found four times as fast.
        reached = self._reached(places, letters, 0) or self._reached(places, letters, most)
        if not reached:
            return None
        hanzi = sum(is_hanzi for _, _, is_hanzi in places)
        if not 0 < hanzi <= _LONGEST:
            return None
        end = min(reached[-1], key=lambda one: (reached[-1][one][0], -one))
        unknown = max(hanzi // _UNKNOWN_IN, int(hanzi > 1 and bool(tones)))
        if reached[-1][end][0] > unknown or not end:
            return None
        readings = [""] * len(text)
        last = at[end - 1] + 1
        for number in range(len(places), 0, -1):
            start = reached[number][end][1]
            place, _, is_hanzi = places[number - 1]
            # Without any tones a line says nothing of them.
            if is_hanzi and tones:
                readings[place] = letters[start:end] + _tone(tones, start, end)
            end = start
        # Without tones 小米 14 beside Xiaomi 14 is its translation.
        behind = _behind_hanzi(places) if tones else []
        return Spelled(tuple(readings), _behind(line, last, behind))

    def _reached(self, places: Sequence[_Place], letters: str, most: int) -> list[_Reached]:
        """The places in the letters that so many pieces of a text may end at; [] for none.

        At most so many hanzi are read in a way that no dictionary has.
        """
        reached: list[_Reached] = [{0: (0, 0)}]
        for _, piece, is_hanzi in places:
            if is_hanzi:
                reached.append(_next(reached[-1], letters, self._spellings(piece), most))
            else:
                reached.append(_next_between(reached[-1], letters, piece.lower()))
            if not reached[-1]:
                return []
        return reached

    def _spellings(self, character: str) -> tuple[str, ...]:
        spellings = self._known.get(character) or self._known.earlier(character)
        if spellings is None:
            known = self._syllables(character)
            spellings = tuple(dict.fromkeys((*known, *(one.replace("v", "u") for one in known))))
            self._known.keep(character, spellings)
        return spellings


def _is_spelled(word: str) -> bool:
    """Whether a word is nothing but syllables with their tones."""
    if len(word) <= _FEW_WAYS:
        return _WORD.fullmatch(word) is not None
    reached = {0}
    for start in range(len(word)):
        if start in reached:
            ends = range(start + 1, min(len(word), start + _LONGEST_PIECE) + 1)
            reached.update(end for end in ends if _PIECE.fullmatch(word, start, end))
    return len(word) in reached


def _next(before: _Reached, letters: str, known: tuple[str, ...], most: int) -> _Reached:
    """The places after one more hanzi, whose known spellings are these; at most so many unknown."""
    found: _Reached = {}
    for start, (cost, _) in before.items():
        # One after the other and not by _put: there are very many.
        for spelling in known:
            if letters.startswith(spelling, start):
                end = start + len(spelling)
                if end not in found or cost < found[end][0]:
                    found[end] = (cost, start)
        # Nearly all that may be spelled somehow leads nowhere.
        if cost >= most:
            continue
        for length in range(1, 7):
            piece = letters[start : start + length]
            if len(piece) == length and _A_SYLLABLE.fullmatch(piece):
                _put(found, start + length, cost + 1, start)
    return found


def _next_between(before: _Reached, letters: str, piece: str) -> _Reached:
    """The places after a letter or a number between hanzi: it may be spelled, or be left out."""
    found: _Reached = {}
    for start, (cost, _) in before.items():
        _put(found, start, cost, start)
        ends = {start}
        for _ in range(_MOST_OF_A_DIGIT * len(piece) if piece.isdecimal() else 0):
            ends = {
                end + len(one) for end in ends for one in _DIGITS if letters.startswith(one, end)
            }
            for end in ends:
                _put(found, end, cost, start)
        if letters.startswith(piece, start):
            _put(found, start + len(piece), cost, start)
    return found


def _put(found: _Reached, end: int, cost: int, start: int) -> None:
    if end not in found or cost < found[end][0]:
        found[end] = (cost, start)


@lru_cache(maxsize=256)  # letters with marks, of which there are few
def _plain_letter(letter: str) -> tuple[str, dict[int, str]]:
    return _plain(letter)


def _plain(word: str) -> tuple[str, dict[int, str]]:
    """A word without its tones, and these by the letters that have them; ü is v."""
    letters: list[str] = []
    tones: dict[int, str] = {}
    for one in unicodedata.normalize("NFD", word.lower()):
        if one in _TONES and letters:
            tones[len(letters) - 1] = _TONES[one]
        elif one == "\u0308" and letters and letters[-1] == "u":
            letters[-1] = "v"
        else:
            if one in "12345" and letters and letters[-1].isalpha():
                tones[len(letters) - 1] = one
            letters.append(one)
    return "".join(letters), tones


@lru_cache(maxsize=2)  # since a line is compared with one text after another
def _letters(line: str) -> tuple[str, Sequence[int], Mapping[int, str]]:
    """The letters of a line in one row, where each stands, and the tones of some of them."""
    letters: list[str] = []
    at: list[int] = []
    tones: dict[int, str] = {}
    for place, character in enumerate(line):
        if character in "12345" and letters and place and line[place - 1].isalpha():
            tones[len(letters) - 1] = character
            at[-1] = place
            continue
        if character.isascii():
            if character.isalpha():
                letters.append(character.lower())
                at.append(place)
            continue
        plain, marks = _plain_letter(character)
        for number, one in enumerate(plain):
            if one.isalpha():
                letters.append(one)
                at.append(place)
                if number in marks:
                    tones[len(letters) - 1] = marks[number]
            elif one in _TONES and letters:
                tones[len(letters) - 1] = _TONES[one]
            elif one == "\u0308" and letters and letters[-1] == "u":
                letters[-1] = "v"
    return "".join(letters), at, tones


def _behind_hanzi(places: Sequence[_Place]) -> list[str]:
    """The letters and numbers of a text behind its last hanzi."""
    behind = takewhile(lambda place: not place[2], reversed(places))
    return [piece for _, piece, _ in behind][::-1]


def _tone(tones: Mapping[int, str], start: int, end: int) -> str:
    """The first tone of the letters start..end; 5 for none."""
    for at in range(start, end):
        if at in tones:
            return tones[at]
    return "5"


def _behind(line: str, end: int, behind: Sequence[str]) -> int:
    """Where the reading ends that has its last letter before `end`, with the marks behind it.

    `behind` are the letters and numbers of the text behind its last hanzi: 房间 305 may be read
    Fángjiān 305.
    """
    if end < len(line) and line[end].isalpha():
        # The letters of the reading are only the beginning of a word: it is none.
        return -1
    for piece in ("", *behind):
        if line.startswith(piece, end):
            end += len(piece)
        while end < len(line) and not line[end].isalnum() and line[end] not in '“‘"(（[【《\\<{':
            end += 1
    return end
