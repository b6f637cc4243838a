"""Reads Markdown: headings, paragraphs, lists, quotations, verse and tables as blocks.

Nothing is rendered. `inline` handles the marks inside a line.
"""

import re
from collections.abc import Iterable, Iterator

from duidu.core.article import BlockKind
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.document_tables import lay_out_tables
from duidu.formats.base.encoding import clean, decode, decoding_notes
from duidu.formats.base.progress import Tell, each
from duidu.formats.markdown.inline import line_and_emphasis
from duidu.language.script import main_script

_FENCE = re.compile(r"^\s*(```|~~~)")
_COMMENT = re.compile(r"^ {0,3}<!--")
_WHOLE_COMMENTS = re.compile(r"^(?: *<!--(?:-?>|.*?-->))+")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*)$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r"^ {0,3}([-*_])(\s*\1){2,}\s*$")
_ITEM = re.compile(r"^(\s*)([-*+]|\d{1,4}[.)])\s+(.*)$")
_QUOTE = re.compile(r"^ {0,3}>\s?")
_TABLE_RULE = re.compile(r"^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?$")
_FOOTNOTE = re.compile(r"^\[\^[^\[\]\s]{1,80}\]:\s+(.*)$")


class MarkdownReader:
    """Reads .md files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix: a text with a # in it need not be Markdown."""
        return 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the blocks in order. Raises FileError for what is no text."""
        decoded = decode(data, options.encoding, options.name)
        lines, metadata = _front_matter(clean(decoded.text).split("\n"))
        blocks, remarks = lay_out_tables(list(_blocks(lines, options.progress)))
        return Document(
            tuple(blocks),
            title=metadata.get("title", ""),
            encoding=decoded.encoding,
            doubtful=decoded.doubtful,
            metadata=metadata,
            notes=decoding_notes(decoded),
            remarks=tuple(remarks),
        )


def _front_matter(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return the body without YAML front matter, and its `key: value` lines."""
    if not lines or lines[0].strip() != "---":
        return lines, {}
    # Real front matter is short; a rule on the first line may open a text without any.
    for end, line in enumerate(lines[1:60], start=1):
        if line.strip() in {"---", "..."}:
            pairs = (entry.split(":", 1) for entry in lines[1:end] if ":" in entry)
            return lines[end + 1 :], {
                key.strip().lower(): value.strip().strip("\"'") for key, value in pairs
            }
    return lines, {}


def _blocks(lines: list[str], tell: Tell) -> Iterator[RawBlock]:
    """Yield blocks: paragraphs gather lines, fenced code is one block."""
    paragraph: list[str] = []
    rows = 0
    for fenced, line in _without_comments(_outside_fences(each(lines, tell))):
        special = [RawBlock(line, BlockKind.CODE)] if fenced else _special(line, paragraph, rows)
        if special is None:
            paragraph.append(_QUOTE.sub("", line))
            continue
        # Underlined, the paragraph became the heading that _special returned.
        if not (paragraph and _UNDERLINE.match(line)):
            yield from _paragraph_blocks(paragraph)
        paragraph.clear()
        yield from special
        rows += bool(special and special[0].kind is BlockKind.TABLE_CELL)
    yield from _paragraph_blocks(paragraph)


def _outside_fences(lines: Iterable[str]) -> Iterator[tuple[bool, str]]:
    """Yield (False, line) outside code fences, and (True, text) once for each fence."""
    fence: list[str] | None = None
    for line in lines:
        if not _FENCE.match(line):
            if fence is None:
                yield False, line
            else:
                fence.append(line)
        elif fence is None:
            fence = []
        else:
            yield bool(fence), "\n".join(fence)
            fence = None
    if fence:
        yield True, "\n".join(fence)


def _without_comments(lines: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    """Yield what _outside_fences does with a blank line for each comment that begins a line.

    One that does not end is text, or all behind it would be lost.
    """
    begun: list[tuple[bool, str]] = []
    for fenced, line in lines:
        if not begun and (fenced or not _COMMENT.match(line)):
            yield fenced, line
            continue
        rest = line if begun else _WHOLE_COMMENTS.sub("", line)
        begun.append((fenced, line))
        if begun[1:] and "-->" in line:
            rest = _WHOLE_COMMENTS.sub("", line.partition("-->")[2])
        elif begun[1:] or _COMMENT.match(rest):
            continue
        begun.clear()
        yield False, ""
        if rest.strip():
            yield False, rest.strip()
    yield from begun


def _special(line: str, paragraph: list[str], rows: int) -> list[RawBlock] | None:
    """Return the blocks of a line that is not running text; None for running text.

    A rule or a blank line makes none.
    """
    if not line.strip():
        return []
    if match := _HEADING.match(line):
        return _block_of_line(match[2].rstrip().rstrip("#"), BlockKind.HEADING, len(match[1]))
    if match := _FOOTNOTE.match(line):
        return _block_of_line(match[1], BlockKind.NOTE)
    # Without text above, a line of - is a rule and one of = is text.
    if paragraph and (match := _UNDERLINE.match(line)):
        return _block_of_line(
            " ".join(paragraph), BlockKind.HEADING, 1 if match[1][0] == "=" else 2
        )
    if _RULE.match(line) or _TABLE_RULE.match(line.strip()):
        return []
    if match := _ITEM.match(line):
        # Two columns of indentation are one level, the least that Markdown takes for nesting.
        return _block_of_line(match[3], BlockKind.LIST_ITEM, 1 + len(match[1].expandtabs(4)) // 2)
    if line.lstrip().startswith("|") or line.count("|") >= 2:
        return [
            block
            for column, cell in enumerate(line.strip().strip("|").split("|"))
            for block in _block_of_line(cell, BlockKind.TABLE_CELL, 0, column, rows)
        ]
    return None


def _block_of_line(
    written: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    level: int = 0,
    column: int = 0,
    group: int | None = None,
) -> list[RawBlock]:
    """Make the block of a line; none where only marks were written."""
    text, emphasis = line_and_emphasis(written)
    return [RawBlock(text, kind, level, column, group=group, emphasis=emphasis)] if text else []


def _paragraph_blocks(lines: list[str]) -> Iterator[RawBlock]:
    """Yield the blocks of a paragraph's lines.

    Usually they are joined. They stay apart at hard breaks and where the language changes from line
    to line.
    """
    if not lines:
        return
    scripts = {main_script(line) for line in lines} - {""}
    hard = any(line.endswith(("  ", "\\")) for line in lines[:-1])
    if len(scripts) > 1 or hard:
        verse = BlockKind.VERSE if hard and len(scripts) == 1 else BlockKind.PARAGRAPH
        yield from (block for line in lines for block in _block_of_line(line.rstrip("\\"), verse))
        return
    # Chinese and Japanese have no space where a line was broken.
    between = "" if scripts & {"Hani", "Kana"} else " "
    yield from _block_of_line(between.join(line.strip() for line in lines))
