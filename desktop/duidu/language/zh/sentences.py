"""Cuts Chinese text into sentences.

Closing quotation marks stay with their sentence; semicolons do not cut.
"""

import re
from bisect import bisect_left

from duidu.core.article import Span
from duidu.language.around_codes import sentences_around_codes
from duidu.language.sentences import spans_between

_OPENERS = "“‘「『（(《〈【["
_SPACES = 40  # code points looked at before a quotation
_CLOSERS = "”’」』）)》〉】]"
_CLOSER_CLASS = re.escape(_CLOSERS)
# Any run of terminators; _period_ends checks whether a period belongs to a number or Latin word.
# It begins with a set of characters: re finds those many times faster than alternatives.
_TERMINATOR = re.compile(
    r"[。！？!?｡．⁇⁈⁉‼….](?:(?<=[^….])[。！？!?｡．⁇⁈⁉‼]*[。！？!?.…]*"
    r"|(?<=…)…*[。！？!?]*|(?<=\.)(?:\.{2,})?)"
)
# `部分。”。`: closing marks, and stops repeated behind them.
_TAIL = re.compile(rf"\s?[{_CLOSER_CLASS}]+[。.！？!?]?[{_CLOSER_CLASS}]*|[{_CLOSER_CLASS}]+")
_SPEECH = re.compile(
    r"\s*[^，。！？；：,.!?;:“‘「『\"\s]{0,12}?(?:说|說|道|问|問|答|喊|嚷|骂|罵|笑道"
    r"|告诉|告訴|回答|补充|補充|表示|宣布|解释|解釋|低语|低語|嘀咕|喃喃)"
    r"(?![着著明法服路理德题題候做应應])"
)
_INTRODUCES = re.compile(r"[^，。！？；,.!?;“”\"]{0,12}[：:]")
_LIST_NUMBER = re.compile(r"(?:^|[。！？.!?\n])\s*\d{1,3}$")
_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Za-z]|Mrs?|Ms|Dr|Gen|Lt|Col|Cmdr|Sgt|St|No|vs|Prof|Sen|Rep|Jr|Sr|Co"
    r"|Inc|Ltd|Corp|etc|e\.g|i\.e)$"
)


class _Marks:
    """Where the marks of a text stand; each is sought once, however often it is asked for.

    Looking back from every sentence would take quadratic time in a block of a million characters.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}

    def before(self, mark: str, end: int) -> int:
        """How often the mark stands before an offset."""
        if mark not in self._places:
            found = re.finditer(re.escape(mark), self._text)
            self._places[mark] = [match.start() for match in found]
        return bisect_left(self._places[mark], end)

    def last(self, mark: str, end: int) -> int:
        """The last place of the mark before an offset, -1 for none."""
        count = self.before(mark, end)
        return self._places[mark][count - 1] if count else -1


@sentences_around_codes
def cut(text: str) -> tuple[Span, ...]:
    """Cut one block's text into sentences, as spans of code points without white space."""
    marks = _Marks(text)
    ends = []
    done = 0
    for match in _TERMINATOR.finditer(text):
        if match.start() < done or (match.group() == "." and not _period_ends(text, match.start())):
            continue
        end = _tail_end(text, match.end(), marks)
        if not _goes_on(text, match, end, marks):
            ends.append(end)
        done = end
    return spans_between(text, ends)


def _tail_end(text: str, end: int, marks: _Marks) -> int:
    tail = _TAIL.match(text, end)
    if tail is not None:
        return tail.end()
    # A straight quotation mark closes when an odd number of them came before.
    if text[end : end + 1] in {'"', "＂"} and marks.before(text[end], end) % 2 == 1:
        repeated = text[end + 1 : end + 2] in {"。", "."} and text[end + 2 : end + 3] != "."
        return end + 1 + repeated
    return end


def _goes_on(text: str, terminator: re.Match[str], end: int, marks: _Marks) -> bool:
    """Whether the sentence runs on behind a mark.

    It does at a pause inside it, and before words that say who spoke the quotation just closed.
    """
    quoted = end > terminator.end()
    after = text[end : end + 1]
    # A comma behind the mark, or 的 behind a quotation, continues the sentence: “好！”，他说.
    if after and (after in "，、；：,;:" or (quoted and after in "的之")):
        return True
    if quoted and _is_announced(text, terminator.start(), marks):
        return False
    if quoted:
        said = _SPEECH.match(text, end)
        # `狗儿听了道：“` introduces the next quotation; it does not close this one.
        return said is not None and _INTRODUCES.match(text, said.end()) is None
    if terminator.group().startswith(("…", "..")):
        return _is_pause(text, end, marks)
    # ！ and ？ inside a title or a Latin word (Yahoo!公司, a web address) do not end anything.
    return terminator.group() in {"!", "?"} and after.isascii() and after.isalnum()


def _is_announced(text: str, at: int, marks: _Marks) -> bool:
    """Whether the quotation here was announced (他说：“): its speaker is not named again behind."""
    opened = max(marks.last(opener, at) for opener in "“「『")
    # No more spaces stand between the colon and the quotation, and a long block is not copied.
    before = text[max(0, opened - _SPACES) : opened] if opened > 0 else ""
    return before.rstrip().endswith(("：", ":"))


def _is_pause(text: str, end: int, marks: _Marks) -> bool:
    """Whether an ellipsis is only a pause inside a quotation, after which the speaker goes on."""
    inside = any(
        # Inside means that the last mark before this place opened a quotation.
        marks.last(opener, end) > marks.last(closer, end)
        for opener, closer in ("“”", "「」", "『』")
    )
    return inside and text[end : end + 1] != "" and text[end] not in _OPENERS


def _period_ends(text: str, at: int) -> bool:
    """Whether a period ends a sentence, and is no part of a number, list or abbreviation."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if not before or before.isspace():
        return False
    if before.isascii() and before.isalnum():
        # `1.` at the start of a line numbers an item.
        if before.isdigit() and _LIST_NUMBER.search(text, max(0, at - 8), at):
            return False
        if after and not (after.isspace() or after in _CLOSERS + '"'):
            return False
        # A period that is followed by ASCII belongs to a number, a name or an address.
        return after == "" or (
            _ABBREVIATION.search(text[max(0, at - 8) : at]) is None
            and not text[at + 1 : at + 3].strip().isascii()
        )
    return True
