"""Checks that brackets and quotation marks come in pairs, here or in the rows around."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duidu.app.check.finding import Finding
from duidu.app.check.make import found_on
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.article import SideName
from duidu.core.errors import Sentence

_OPEN = {
    "(": ")", "（": "）", "[": "]", "【": "】", "{": "}", "《": "》", "〈": "〉", "「": "」",
    "『": "』", "“": "”", "‘": "’", "［": "］", "〔": "〕",
}  # fmt: skip
_CLOSE = {close: opening for opening, close in _OPEN.items()}
_NARROW = str.maketrans("（）［］", "()[]")
_QUOTES = frozenset('“”‘’「」『』"')
_SIGNS = re.compile("[" + re.escape("".join({*_OPEN, *_CLOSE, '"'})) + "]")
# 1) and (a: numbers of a list; don't, ’90s, ;-): no quotation marks and no brackets.
_NUMBERING = re.compile(r"(?:^|[\s，。；,;、：:])(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})$")
_FACE = re.compile(r"\s[:;=][-']?$|^[:;=][-']?$")
_QUOTE_SIGNS = re.compile('[“”「」『』"]')
_CUT = 0.2  # share of the rows with quotation marks
_PARTNER = {**_OPEN, **_CLOSE}
_HAN = re.compile("[\u4e00-\u9fff]")
_NEAR = 6  # rows over which a quotation may go on


class _Sign(NamedTuple):
    at: int
    mark: str
    opens: bool | None  # None: a straight quotation mark does not say


class Pairs:
    """Finds a bracket or a quotation mark that has no other half."""

    ids = ("pair",)

    def __init__(self) -> None:
        # Per side and row, the marks without a half in their own row, where there are any.
        self._loose: dict[SideName, dict[int, list[_Sign]]] = {side: {} for side in SideName}
        # Rows with any quotation mark: a quotation that goes on ends at the next one.
        self._quoted: dict[SideName, set[int]] = {side: set() for side in SideName}

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Remember what stays open in a row."""
        for name in SideName:
            self._loose[name].pop(row.index, None)
            self._quoted[name].discard(row.index)
            text = row.side(name).prose
            if times > 0 and _SIGNS.search(text):
                if any(mark in text for mark in _QUOTES):
                    self._quoted[name].add(row.index)
                if loose := _unpaired(text):
                    self._loose[name][row.index] = loose

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """The marks without a half, unless the other side has the same open."""
        for name, side, other in row.both_ways():
            loose = self._loose[name].get(row.index)
            if not loose or other.is_empty:
                continue
            there = self._loose[name.other].get(row.index, [])
            mirrored = [_class(sign) for sign in there]
            # Where sentences are cut out of speech, only the other side tells that a mark is lost.
            told = not self._is_cut(name) or (
                len(_QUOTE_SIGNS.findall(other.prose)) > sum(sign.mark in _QUOTES for sign in there)
            )
            for sign in loose:
                if (kind := _class(sign)) in mirrored:
                    mirrored.remove(kind)
                elif self._goes_on(name, row.index, sign) or (sign.mark in _QUOTES and not told):
                    continue
                elif sign.mark in _QUOTES and mirrored and "quote" in mirrored[0]:
                    mirrored.pop(0)
                else:
                    yield found_on(
                        row, "pair", name, [(sign.at, sign.at + 1)], _message(side, sign)
                    )

    def _is_cut(self, name: SideName) -> bool:
        """Whether quotations often go over several rows, as they do where rows are sentences."""
        quoted = self._quoted[name]
        loose = sum(1 for row in self._loose[name] if row in quoted)
        return loose > _CUT * max(len(quoted), 8)

    def _goes_on(self, name: SideName, index: int, sign: _Sign) -> bool:
        """Whether a quotation goes on in the next rows, or came from those before."""
        steps = {True: (1,), False: (-1,), None: (1, -1)}[sign.opens]
        for step in steps:
            rows = range(index + step, index + step * (_NEAR + 1), step)
            quoted = sign.mark in _QUOTES
            among = self._quoted[name] if quoted else self._loose[name]
            near = next((row for row in rows if row in among), None)
            loose = self._loose[name].get(near, []) if near is not None else []
            quotes = [
                other
                for other in loose
                if (other.mark in _QUOTES if quoted else other.mark == _PARTNER[sign.mark])
            ]
            if not quotes:
                continue
            nearest = quotes[0] if step > 0 else quotes[-1]
            if nearest.opens is None or sign.opens is None or nearest.opens != sign.opens:
                return True
        return False


def _unpaired(text: str) -> list[_Sign]:
    """The marks of a text without another half."""
    if not _SIGNS.search(text):
        return []
    stack: list[_Sign] = []
    loose: list[_Sign] = []
    for match in _SIGNS.finditer(text):
        at, mark = match.start(), match[0].translate(_NARROW)
        if _is_none(text, at, mark):
            continue
        straight = mark == '"'
        half = _CLOSE.get(mark, mark)
        # The nearest that it may close; what is open inside it stays without a half.
        depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].mark == half), None)
        # 15" closes a quotation that is open: "fr_FR.UTF-8".
        if straight and depth is None and _is_inch(text, at):
            continue
        if mark in _OPEN or (straight and depth is None):
            stack.append(_Sign(at, mark, None if straight else True))
        elif depth is not None:
            loose += stack[depth + 1 :]
            del stack[depth:]
        elif mark != "’" and not _is_numbering(text, at, mark):
            loose.append(_Sign(at, mark, False))
    return sorted(sign for sign in loose + stack if sign.mark != "‘" or _HAN.search(text))


def _is_apostrophe(text: str, at: int) -> bool:
    return bool(re.match(r"\d0s|em\b|tis\b|twas\b|cause\b|n\b", text[at + 1 : at + 6]))


def _is_inch(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2] in ("", " ", ",", ".", ")")


def _is_none(text: str, at: int, mark: str) -> bool:
    """Whether a mark is no half of a pair by its nature: ;-), don’t, ’90s."""
    if mark == "‘":
        return _is_apostrophe(text, at)
    if mark == "’":
        after = text[at + 1 : at + 2]
        return (after.isascii() and after.isalpha()) or text[at - 1 : at] in ("s", "n")
    return mark == ")" and bool(_FACE.search(text[max(0, at - 3) : at]))


def _is_numbering(text: str, at: int, mark: str) -> bool:
    """Whether a bracket closes the number of a list: 1), b)."""
    return mark == ")" and bool(_NUMBERING.search(text, max(0, at - 5), at))


def _class(sign: _Sign) -> str:
    """The kind of a mark, alike in all languages."""
    way = {True: "opens", False: "closes", None: "any"}[sign.opens]
    if sign.mark in _QUOTES:
        return f"quote {way}"
    return f"{'title' if sign.mark in '《》〈〉' else sign.mark} {way}"


def _message(side: SideText, sign: _Sign) -> Sentence:
    mark = side.text[sign.at]
    if sign.opens:
        return Sentence("“{mark}” is opened and not closed.", mark=mark)
    if sign.opens is None:
        return Sentence("The quotation mark {mark} has no other half.", mark=mark)
    return Sentence("“{mark}” is closed and was not opened.", mark=mark)
