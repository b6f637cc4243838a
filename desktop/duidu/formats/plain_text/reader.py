"""Reads plain text.

A line is a paragraph, unless the file is hard-wrapped. In files of two tab-separated columns the
columns answer each other line by line.
"""

import re
from itertools import islice, pairwise
from statistics import median

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.base.both_on_line import lines_with_both
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.encoding import clean, decode, decoding_notes
from duidu.formats.base.progress import Tell, each
from duidu.formats.plain_text.headings import looks_like_heading
from duidu.language.script import main_script

_ENDS_SENTENCE = re.compile(r"[.!?。！？…:：;；][\"'”’」』)）\]】]*\s*$")
# As MOST_BLOCKS of the registry: each line may become a block.
MOST_LINES = 500_000
# The layout of a file shows in so many of its lines.
_ENOUGH = 3_000


class PlainTextReader:
    """Reads .txt, and anything else that is text."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Return the lowest score: any text will do, so every other format goes first."""
        return 0.1

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the lines as blocks. Raises FileError for what is no text."""
        decoded = decode(data, options.encoding, options.name)
        text = clean(decoded.text)
        if text.count("\n") > MOST_LINES:
            raise FileError(
                "“{name}” has more than {most_lines:,} lines; split it into parts first.",
                name=options.name,
                most_lines=MOST_LINES,
            )
        lines = text.split("\n")
        # Columns first: their lines would pass as paragraphs as well.
        blocks = _columns(lines) or _paragraphs(lines, options.progress)
        return Document(
            tuple(blocks),
            encoding=decoded.encoding,
            doubtful=decoded.doubtful,
            notes=decoding_notes(decoded),
        )


def _columns(lines: list[str]) -> list[RawBlock]:
    """Return the blocks of two tab-separated columns; none unless nearly all lines have one tab."""
    filled = [line for line in lines if line.strip()]
    pairs = [line.split("\t") for line in filled]
    whole = [pair for pair in pairs if len(pair) == 2]
    # A few broken lines are common in corpora; more of them mean that tabs are only layout.
    if len(whole) < 0.9 * len(pairs) or not any(a.strip() and b.strip() for a, b in whole):
        return []
    if _same_script([a for a, _ in whole], [b for _, b in whole]):
        return []
    return [
        RawBlock(cell.strip(), column=column, group=number)
        for number, pair in enumerate(pairs)
        for column, cell in enumerate((pair[0], " ".join(pair[1:])))
        if cell.strip()
    ]


def _same_script(left: list[str], right: list[str]) -> bool:
    """Whether a column has no script, as numbers and labels have none."""
    scripts = [main_script(" ".join(column)) for column in (left, right)]
    return "" in scripts


def _paragraphs(lines: list[str], tell: Tell) -> list[RawBlock]:
    """Return the lines as blocks, joined where the file is hard-wrapped."""
    chunks = _chunks(lines)
    wrapped = _is_hard_wrapped(chunks[:_ENOUGH])
    texts = (
        [_joined(chunk) for chunk in chunks]
        if wrapped
        else [line for chunk in chunks for line in chunk]
    )
    return [
        RawBlock(
            text,
            BlockKind.HEADING if looks_like_heading(text) else BlockKind.PARAGRAPH,
            1 if looks_like_heading(text) else 0,
        )
        for text in each(texts, tell)
    ]


def _chunks(lines: list[str]) -> list[list[str]]:
    """Return the runs of lines between blank ones, stripped."""
    chunks: list[list[str]] = [[]]
    for line in lines:
        if stripped := line.strip():
            chunks[-1].append(stripped)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _is_hard_wrapped(chunks: list[list[str]]) -> bool:
    """Whether lines were broken at a width.

    The inner lines of a chunk are then about equally long, mostly do not end a sentence, and are in
    one script.
    """
    inner = list(islice((line for chunk in chunks for line in chunk[:-1]), _ENOUGH))
    several = sum(len(chunk) > 1 for chunk in chunks)
    # Fewer lines show no width, and a poem or a list has lines of its own in few chunks only.
    if len(inner) < 3 or several < max(1, len(chunks) // 3):
        return False
    if any(len({main_script(line) for line in chunk[:_ENOUGH]} - {""}) > 1 for chunk in chunks):
        return False
    # A line that holds a text and its translation is whole, whatever it ends with.
    if lines_with_both(inner):
        return False
    ends = sum(bool(_ENDS_SENTENCE.search(line)) for line in inner) / len(inner)
    # A hanzi is two columns wide.
    widths = [sum(2 if c > "\u2e7f" else 1 for c in line) for line in inner]
    middle = median(widths)
    even = sum(abs(width - middle) <= 0.2 * middle for width in widths) / len(widths)
    # Lines broken at a width end sentences by chance only; widths outside 30 to 120 columns are
    # headings, verse or whole paragraphs.
    return ends < 0.5 and even > 0.7 and 30 <= middle <= 120


def _joined(lines: list[str]) -> str:
    pieces = [lines[0]]
    for last, line in pairwise(lines):
        # A hyphen before a small letter was put there by the line break.
        if last.endswith("-") and len(last) > 1 and last[-2].isalpha() and line[:1].islower():
            pieces[-1] = pieces[-1][:-1]
        # No space between two hanzi; one beside any Latin letter.
        elif not (last[-1] > "\u2e7f" and line[0] > "\u2e7f"):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)
