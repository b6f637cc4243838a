"""Cuts Chinese text into sentences.

Closing quotation marks stay with their sentence; semicolons do not cut.
"""

import re
from bisect import bisect_left

from duidu.core.article import Span
from duidu.language.around_codes import sentences_around_codes
from duidu.language.sentences import belonging, spans_between

_OPENERS = "“‘「『（(《〈【["
_SPACES = 40  # code points looked at before a quotation
_NUMBERED = 4  # code points of a block's beginning where a dot behind a digit numbers it
_ENDS = "。！？!?….”’」』）)》】]］"
_HANZI = re.compile(r"[\u3400-\u9fff]")
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
_THEN = re.compile(
    r"(?:然后|然後|接着|接著|随后|隨後|随即|隨即|便|就(?!这|這|在|是))(?=[\u3400-\u9fff])"
)
_INTRODUCES = re.compile(r"[^，。！？；,.!?;“”\"]{0,12}[：:]")
_LIST_NUMBER = re.compile(r"(?:^|[。！？.!?\n])\s*\d{1,3}$")
# At the beginning of a line other things number what follows, too.
_LINE_NUMBER = re.compile(
    r"(?:^|\n)\s*(?:[（(]?(?:\d{1,3}(?:[.．]\d{1,3}){0,3}|[A-Za-z]|[IVXLC]{1,6}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]"
    r"|[①-⑳]|[一二三四五六七八九十]{1,3})[）)]?|第[\d一二三四五六七八九十百]{1,4}[章节節课課讲講回])$"
)
# A stammer, or a pause after a word that begins something: 他……他没来, 可是……我忘了.
_BEGINS = re.compile(
    r"(?:^|[，。！？；：、,.!?;:\s“‘「『…])(?:可是?|但是?|因为|因為|所以|如果|然后|然後|那么|那麼|不过|不過|而且"
    r"|还有|還有|或者|我们?|我們|你们?|你們|他们?|他們|她们?|她們|它|这个?|這個?|那个?|那個?|就是?|呃|嗯|唔)$"
)
# A remark of a translator or editor in brackets stands by itself.
_REMARK = re.compile(
    r"[\[［【(（〔](?:(?:译|譯|编|編|校|笔|筆|引|作|记|記)者?[注註按]|原[注註]|[注註][释釋]?|按语|按語)[：:]"
    r"[^\[\]［］【】〔〕（）()\n]{1,400}[\]］】）)〕]"
)
# A line that begins with what its text is, alone or before it.
_LABEL = re.compile(
    r"\n[^\S\n]*(?=(?:译文|譯文|原文|注释|註釋|译注|譯註|今译|今譯|白话|白話|英译|英譯|中译|中譯|参考译文|參考譯文)"
    r"[：:](?P<alone>[^\S\n]*(?:\n|$))?)"
)
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
        if match.start() < done or _is_no_end(text, match):
            continue
        end = _tail_end(text, match.end(), marks)
        if not _goes_on(text, match, end, marks):
            end = belonging(text, end)
            ends.append(end)
        done = end
    return spans_between(text, _with_remarks(text, ends))


def _is_no_end(text: str, match: re.Match[str]) -> bool:
    """Whether a dot numbers something or stands inside a number, a name or an address.

    A half-width mark that is named in brackets ends nothing either: （Alt+.）, （F1 或 ?）, (?).
    """
    if match.group() in {".", "!", "?"}:
        around = (
            text[max(0, match.start() - 1) : match.start()],
            text[match.end() : match.end() + 1],
        )
        if around[0] in {"+", " ", "（", "("} and around[1] in {"）", ")"}:
            return True
    if match.group() not in {".", "．"}:
        return False
    if _LINE_NUMBER.search(text, max(0, match.start() - 12), match.start()):
        return True
    if match.group() == "．" and _LIST_NUMBER.search(
        text, max(0, match.start() - 8), match.start()
    ):
        return True
    if match.group() == "．":
        around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return around[0].isdigit() and (around[1].isdigit() or match.start() <= _NUMBERED)
    return not _period_ends(text, match.start())


def _with_remarks(text: str, ends: list[int]) -> list[int]:
    """Ends of sentences with those around remarks that stand between sentences."""
    labels = list(_LABEL.finditer(text)) if "\n" in text else []
    if not labels and "注" not in text and "按" not in text and "註" not in text:
        return ends
    known = {*ends, *(label.start() for label in labels)}
    known |= {label.end("alone") for label in labels if label["alone"] is not None}
    for remark in _REMARK.finditer(text):
        before = (
            text[: remark.start()].rstrip()
            if remark.start() < _SPACES
            else text[remark.start() - _SPACES : remark.start()].rstrip()
        )
        # Inside a sentence it explains a word.
        if not before or before[-1] in _ENDS:
            known = {end for end in known if not remark.start() < end < remark.end()}
            known |= {remark.start(), remark.end()}
    return sorted(known - {0})


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
    # 《怎么办？》是一本书: a title ends nothing.
    if quoted and text[end - 1] in "》〉" and after and not after.isspace():
        return True
    # A comma behind the mark, or 的 behind a quotation, continues the sentence: “好！”，他说.
    if after and (after in "，、；：,;:" or (quoted and after in "的之")):
        return True
    if quoted and _is_announced(text, terminator.start(), marks):
        # 他说：“好！”然后走了: the same person goes on, and is not named again.
        return terminator.group()[0] not in "。." and _THEN.match(text, end) is not None
    if quoted and _is_embedded(text, terminator, end, marks):
        return True
    if quoted:
        said = _SPEECH.match(text, end)
        # `狗儿听了道：“` introduces the next quotation; it does not close this one.
        return said is not None and _INTRODUCES.match(text, said.end()) is None
    if terminator.group().startswith(("…", "..")):
        return _is_pause(text, terminator.start(), end, marks)
    # ！ and ？ inside a title or a Latin word (Yahoo!公司, a web address) do not end anything.
    return terminator.group() in {"!", "?"} and after.isascii() and after.isalnum()


def _is_announced(text: str, at: int, marks: _Marks) -> bool:
    """Whether the quotation here was announced (他说：“): its speaker is not named again behind."""
    opened = max(marks.last(opener, at) for opener in "“「『")
    # No more spaces stand between the colon and the quotation, and a long block is not copied.
    before = text[max(0, opened - _SPACES) : opened] if opened > 0 else ""
    return before.rstrip().endswith(("：", ":"))


def _is_embedded(text: str, terminator: re.Match[str], end: int, marks: _Marks) -> bool:
    """Whether a quotation is a part of its sentence, as in 他说“好！”然后走了."""
    if text[end - 1] not in "”’」』" or terminator.group()[0] in "。.":
        return False
    opened = max(marks.last(opener, terminator.start()) for opener in "“‘「『")
    return (
        opened > 0
        and _HANZI.match(text, opened - 1) is not None
        and (_HANZI.match(text, end) is not None)
    )


def _is_pause(text: str, start: int, end: int, marks: _Marks) -> bool:
    """Whether an ellipsis is only a pause, after which the speaker or the sentence goes on."""
    before = text[max(0, start - _SPACES) : start]
    after = text[end : end + 2]
    # 他……他没来 and 走……走吧: the same is said again.
    if (
        after
        and before
        and (before[-1] == after[0] or before[-2:] == after)
        and (_HANZI.match(after))
    ):
        return True
    if (after[:1] and after[:1] in "的了吗嗎呢吧啊呀着") or (
        _HANZI.match(after) and _BEGINS.search(before)
    ):
        return True
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
