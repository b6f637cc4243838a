"""Reads a list of known words: text, table, Anki package, Pleco export. By content, not by name."""

import re
import time
from calendar import timegm
from collections.abc import Callable, Sequence

from duidu.core.errors import FileError
from duidu.core.spreadsheet_cell import unguarded
from duidu.formats.base.delimited import split_rows
from duidu.formats.base.encoding import decode
from duidu.formats.base.format import ZIP
from duidu.formats.word_lists.word_list import (
    IGNORED,
    KNOWN,
    LEARNING,
    NEW,
    ListedWord,
    WordList,
    best_column,
    word_in,
    word_list,
)

OWN_COLUMNS = ("word", "status", "changed")
"""The head of a table that the program writes."""
FORMATS = ("text", "csv", "tsv", "anki", "pleco")
_MOST_CELL = 100_000
_WORD_COLUMNS = frozenset(
    [
        *("word", "words", "hanzi", "chinese", "simplified", "simp", "headword", "expression"),
        *("vocab", "vocabulary", "term", "character", "characters", "traditional", "front"),
        *(
            "词",
            "词语",
            "单词",
            "生词",
            "汉字",
            "中文",
            "简体",
            "词汇",
            "詞",
            "詞語",
            "漢字",
            "繁體",
        ),
    ]
)
_STATUS_COLUMNS = frozenset(["status", "state", "known", "level of knowledge", "状态", "狀態"])
_STATUSES = {
    **dict.fromkeys(("new", "unknown", "0", "no", "false", "新", "生词"), NEW),
    **dict.fromkeys(("learning", "young", "saved", "1", "2", "3", "4", "在学", "学习中"), LEARNING),
    **dict.fromkeys(
        ("known", "mature", "well known", "5", "wkn", "yes", "true", "已知", "认识"), KNOWN
    ),
    **dict.fromkeys(("ignored", "ignore", "ign", "忽略"), IGNORED),
}
_BETWEEN_WORDS = re.compile(r"[、，,;；\s]+")
_END_OF_SENTENCE = re.compile("[。！？!?：:…]")
_MOST_COLUMNS = 5
"""Columns of a table: rows of more words are lines of a list."""
_PINYIN = re.compile(r"[a-zü:āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+[1-5]?", re.IGNORECASE)

Read = Callable[[bytes, str], WordList]


def reader_of_words(data: bytes, form: str = "") -> Read:
    """Load what reads a file that begins so, or one of this format."""
    begins = data[:4_000].replace(b"\x00", b"")
    if form == "anki" or (not form and data.startswith(ZIP)):
        from duidu.formats.word_lists.anki import read_anki

        return read_anki
    if b"<plecoflash" in begins or (form == "pleco" and begins.lstrip().startswith(b"<")):
        from duidu.formats.word_lists.pleco import read_pleco_xml

        return read_pleco_xml
    marks = {"csv": ",", "tsv": "\t", "text": "", "pleco": "\t"}
    return lambda data, name: _read_text(data, name, marks.get(form))


def _read_text(data: bytes, name: str, mark: str | None) -> WordList:
    """Read one word a line, or a table whose columns `mark` stands between; None to find out."""
    if mark is None and name.lower().endswith((".apkg", ".colpkg")):
        # Read as text, whatever the bytes happen to spell would be marked as known.
        raise FileError("“{name}” is no Anki package. Export the deck again.", name=name)
    text = decode(data, name=name).text.removeprefix("\ufeff")
    # //Category is how Pleco heads its lists, #separator how Anki heads its notes.
    lines = [
        line for line in text.splitlines() if line.strip() and not line.startswith(("#", "//"))
    ]
    words = _in_lines(lines) if not mark else []
    if words:
        return word_list((word, KNOWN) for word in words)
    if mark is None:
        mark = next((m for m in "\t,;" if sum(m in line for line in lines) * 2 > len(lines)), "")
    body = "\n".join(lines) + "\n"
    rows = split_rows(body, mark, _MOST_CELL, name) if mark and lines else [[one] for one in lines]
    found = _of_rows(rows)
    if not found.words:
        raise FileError("“{name}” has no Chinese words that could be known.", name=name)
    return found


def _in_lines(lines: Sequence[str]) -> list[str]:
    """The words of lines that have several each (学习、银行，苹果); [] for any other text.

    Two words of a line may be two forms of one (银行 銀行), unless 、 is between them, and lines of
    the same few words the rows of a table.
    """
    rows = [[one for one in _BETWEEN_WORDS.split(line) if one] for line in lines]
    words = [[word_in(one) for one in row] for row in rows]
    widths = {len(row) for row in rows}
    is_list = max(widths, default=0) > 2 or any("、" in line for line in lines)
    is_table = len(rows) > 1 and len(widths) == 1 and max(widths) <= _MOST_COLUMNS
    has_head = bool(rows) and not (_WORD_COLUMNS | _STATUS_COLUMNS).isdisjoint(rows[0])
    if not is_list or is_table or has_head or any(map(_END_OF_SENTENCE.search, lines)):
        return []
    found = [word for row in words for word in row]
    return found if all(found) else []


def _of_rows(rows: Sequence[Sequence[str]]) -> WordList:
    """The words of a table, whose first row may name its columns."""
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    named = next((i for i, cell in enumerate(head) if cell in _WORD_COLUMNS), -1)
    status = next((i for i, cell in enumerate(head) if cell in _STATUS_COLUMNS), -1)
    has_head = len(head) > 1 and (named >= 0 or status >= 0 or not any(map(word_in, rows[0])))
    has_head = has_head or (len(head) == 1 and named == 0)
    body = rows[1:] if has_head else rows
    if tuple(head) == OWN_COLUMNS:
        return _own_table(body)
    # A column may be named words and hold something else: what it has decides.
    column = named if named >= 0 and any(_cell(row, named) for row in body) else best_column(body)
    if status < 0:
        status = _column_of_statuses(body)
    return word_list((_cell(row, column), _status(row, status)) for row in body)


def _column_of_statuses(rows: Sequence[Sequence[str]]) -> int:
    """The column of a table without a head that says nothing but statuses; -1 for none.

    Numbers do not count: they may be levels, or how often a word was met.
    """
    cells: dict[int, set[str]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            cells.setdefault(column, set()).add(cell.strip().lower())
    named = {name for name in _STATUSES if not name.isdigit()} | {""}
    return next((at for at, found in cells.items() if found <= named and found != {""}), -1)


def _own_table(rows: Sequence[Sequence[str]]) -> WordList:
    """The words of a table that the program wrote, each letter for letter."""
    words = {
        word: ListedWord(word, _status(row, 1), _seconds(row[2] if len(row) > 2 else ""))
        for row in rows
        if (word := unguarded(row[0]).strip())
    }
    return WordList(tuple(words.values()))


def _seconds(day: str) -> float:
    """The beginning of a day (2026-11-30) as seconds since 1970, 0 where it is none."""
    try:
        return float(timegm(time.strptime(day.strip(), "%Y-%m-%d")))
    except (ValueError, OverflowError):
        return 0.0


def _cell(row: Sequence[str], column: int) -> str:
    return word_in(row[column]) if 0 <= column < len(row) else ""


def _status(row: Sequence[str], column: int) -> int:
    if not 0 <= column < len(row):
        return KNOWN
    return _STATUSES.get(row[column].strip().lower(), KNOWN)
