"""Tables in text: TSV and CSV. The two columns that hold running text in two languages are found; a first row of names is not text."""

import csv
import io
from collections import Counter
from collections.abc import Sequence

from duidu.core.errors import FileError
from duidu.formats.document import Document, RawBlock, ReadOptions
from duidu.formats.encoding import decode
from duidu.formats.plain_text import clean, decoding_notes
from duidu.language.script import guess_language, main_script

_MOST_CELL = 10_000_000
_LANGUAGE_NAMES = {
    *(
        "zh",
        "en",
        "chinese",
        "english",
        "source",
        "target",
        "中文",
        "英文",
        "英语",
        "汉语",
        "原文",
        "译文",
        "zh-cn",
        "zh-hans",
        "zh-hant",
        "zh-tw",
    ),
    *("en-us", "en-gb", "text", "translation", "src", "tgt", "note", "notes", "备注"),
}


class TableReader:
    """Reads .tsv and .csv files."""

    name = "table"
    suffixes = (".tsv", ".csv", ".tab")

    def sniff(self, head: bytes, suffix: str) -> float:
        """By suffix: plain text has tabs and commas too."""
        return 0.9 if suffix in self.suffixes else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The rows as aligned blocks. Raises FileError."""
        decoded = decode(data, options.encoding, options.name)
        rows = _rows(clean(decoded.text), options.name)
        blocks = blocks_of_rows(rows, options.name)
        return Document(blocks, self.name, "", decoded.encoding, decoded.doubtful, notes=decoding_notes(decoded))


def blocks_of_rows(rows: Sequence[Sequence[str]], name: str) -> tuple[RawBlock, ...]:
    """The two text columns of a table as aligned blocks, a group a row. Raises FileError when there is no text."""
    columns = text_columns(rows)
    if not columns:
        raise FileError(f"“{name}” has no column of text.")
    body = rows[1:] if rows and _is_header(rows[0]) else rows
    return tuple(
        RawBlock(text, column=number, group=group)
        for group, row in enumerate(body)
        for number, column in enumerate(columns)
        if column < len(row) and (text := row[column].strip())
    )


def text_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns with most letters, one for each language: two where there are two languages, else one; in the order they stand in."""
    letters = Counter[int]()
    samples: dict[int, list[str]] = {}
    for row in rows[:2000]:
        for column, cell in enumerate(row):
            if main_script(cell):
                letters[column] += len(cell) * (3 if main_script(cell) in {"Hani", "Kana"} else 1)
                samples.setdefault(column, []).append(cell)
    chosen: dict[str, int] = {}
    for column, _ in letters.most_common():
        language = guess_language("\n".join(samples[column])).split("-")[0]
        chosen.setdefault(language, column)
    return sorted(list(chosen.values())[:2])


def _is_header(row: Sequence[str]) -> bool:
    named = [cell.strip().casefold() for cell in row if cell.strip()]
    return bool(named) and sum(cell in _LANGUAGE_NAMES for cell in named) * 2 >= len(named)


def _rows(text: str, name: str) -> list[list[str]]:
    csv.field_size_limit(_MOST_CELL)
    first = text[:20_000]
    delimiter = max("\t,;|", key=lambda mark: first.count(mark) * (100 if mark == "\t" else 1))
    # In TSV a quotation mark is usually just that; it quotes cells only where every one has its partner.
    quoted = delimiter != "\t" or (first.count('"') > 0 and first.count('"') % 2 == 0)
    lines = io.StringIO(text, newline="")
    try:
        reader = csv.reader(lines, delimiter=delimiter) if quoted else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        return [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise FileError(f"“{name}” is no table Duidu can read: {error}.") from error
