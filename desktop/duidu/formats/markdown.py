"""Markdown: headings, paragraphs, lists, quotations, verse and tables as blocks; inline marks are taken off, nothing is ever rendered."""

import re
from collections.abc import Iterator

from duidu.core.article import BlockKind
from duidu.formats.document import Document, RawBlock, ReadOptions
from duidu.formats.encoding import decode
from duidu.formats.plain_text import clean, decoding_notes
from duidu.language.script import main_script

_FENCE = re.compile(r"^\s*(```|~~~)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*)$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r"^ {0,3}([-*_])(\s*\1){2,}\s*$")
_ITEM = re.compile(r"^(\s*)([-*+]|\d{1,4}[.)])\s+(.*)$")
_QUOTE = re.compile(r"^ {0,3}>\s?")
_TABLE_RULE = re.compile(r"^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?$")
_FOOTNOTE = re.compile(r"^\[\^[^\[\]\s]{1,80}\]:\s+(.*)$")
# None of these may look further than the next bracket: a line of a million brackets must not take a million looks at all of it.
_INLINE = (
    (re.compile(r"\[\^[^\[\]\s]{1,80}\]"), ""),
    (re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|~=-])")
# An escaped mark is hidden behind a private character while marks are taken off.
_PRIVATE = 0xE000
_MARK = re.compile(r"\*{1,3}|_{1,3}|~~|`+")


class MarkdownReader:
    """Reads .md files."""

    name = "markdown"
    suffixes = (".md", ".markdown", ".mdown")

    def sniff(self, head: bytes, suffix: str) -> float:
        """By suffix alone: a text with a # in it is not yet Markdown."""
        return 0.9 if suffix in self.suffixes else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Blocks in order; raises FileError for what is no text."""
        decoded = decode(data, options.encoding, options.name)
        lines, metadata = _front_matter(clean(decoded.text).split("\n"))
        return Document(
            tuple(_blocks(lines)),
            self.name,
            title=metadata.get("title", ""),
            encoding=decoded.encoding,
            doubtful=decoded.doubtful,
            metadata=metadata,
            notes=decoding_notes(decoded),
        )


def plain(text: str) -> str:
    """A line without its inline marks, escaped characters as they are meant. Linear in the length of the line."""
    text = _ESCAPE.sub(lambda found: chr(_PRIVATE + ord(found[1])), text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return re.sub("[\ue021-\ue07e]", lambda found: chr(ord(found[0]) - _PRIVATE), _without_marks(text)).strip()


def _without_marks(text: str) -> str:
    """Emphasis, deletions and code spans without their marks: one pass, a closing mark takes the last opening one like it."""
    opened: dict[str, re.Match[str]] = {}
    removed: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        name, (start, end) = mark[0], mark.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        inside_word = name[0] == "_" and (before.isalnum() and after.isalnum())
        start_of = opened.get(name)
        if start_of is not None and start_of.end() < start and before and not before.isspace() and not inside_word:
            removed += (start_of.span(), mark.span())
            del opened[name]
        elif after and not after.isspace() and not inside_word and not (name[0] == "_" and before.isalnum()):
            opened[name] = mark
    pieces, end = [], 0
    for start, stop in sorted(removed):
        pieces.append(text[end:start])
        end = stop
    return "".join(pieces) + text[end:]


def _front_matter(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """YAML front matter as far as its lines are `key: value`; the body without it."""
    if not lines or lines[0].strip() != "---":
        return lines, {}
    for end, line in enumerate(lines[1:60], start=1):
        if line.strip() in {"---", "..."}:
            pairs = (entry.split(":", 1) for entry in lines[1:end] if ":" in entry)
            return lines[end + 1 :], {key.strip().lower(): value.strip().strip("\"'") for key, value in pairs}
    return lines, {}


def _blocks(lines: list[str]) -> Iterator[RawBlock]:
    """Paragraphs gather lines until something else begins; fenced code is one block."""
    paragraph: list[str] = []
    rows = 0
    for fenced, line in _outside_fences(lines):
        special = [RawBlock(line, BlockKind.CODE)] if fenced else _special(line, paragraph, rows)
        if special is None:
            paragraph.append(_QUOTE.sub("", line))
            continue
        if not (paragraph and _UNDERLINE.match(line)):
            yield from _gathered(paragraph)
        paragraph.clear()
        yield from special
        rows += bool(special and special[0].kind is BlockKind.TABLE_CELL)
    yield from _gathered(paragraph)


def _outside_fences(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """(False, line) for each line outside code fences, (True, text) once for each fenced text."""
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


def _special(line: str, paragraph: list[str], rows: int) -> list[RawBlock] | None:
    """What a line is when it is no part of a paragraph: the blocks it makes (none for a rule or a blank line); None for running text."""
    if not line.strip():
        return []
    if match := _HEADING.match(line):
        title = plain(match[2].rstrip().rstrip("#"))
        return [RawBlock(title, BlockKind.HEADING, len(match[1]))] if title else []
    if match := _FOOTNOTE.match(line):
        return [RawBlock(plain(match[1]), BlockKind.NOTE)] if plain(match[1]) else []
    if paragraph and (match := _UNDERLINE.match(line)):
        return [RawBlock(plain(" ".join(paragraph)), BlockKind.HEADING, 1 if match[1][0] == "=" else 2)]
    if _RULE.match(line) or _TABLE_RULE.match(line.strip()):
        return []
    if match := _ITEM.match(line):
        return [RawBlock(plain(match[3]), BlockKind.LIST_ITEM, 1 + len(match[1].expandtabs(4)) // 2)] if plain(match[3]) else []
    if line.lstrip().startswith("|") or line.count("|") >= 2:
        cells = [plain(cell) for cell in line.strip().strip("|").split("|")]
        group = rows if len(cells) == 2 else None
        return [RawBlock(cell, BlockKind.TABLE_CELL, column=column, group=group) for column, cell in enumerate(cells) if cell]
    return None


def _gathered(lines: list[str]) -> Iterator[RawBlock]:
    """Lines of one paragraph: joined, kept apart at hard breaks, and kept apart where the language changes from line to line."""
    if not lines:
        return
    scripts = {main_script(line) for line in lines} - {""}
    hard = any(line.endswith(("  ", "\\")) for line in lines[:-1])
    if len(scripts) > 1 or hard:
        verse = BlockKind.VERSE if hard and len(scripts) == 1 else BlockKind.PARAGRAPH
        yield from (RawBlock(text, verse) for line in lines if (text := plain(line.rstrip("\\"))))
        return
    between = "" if scripts & {"Hani", "Kana"} else " "
    if text := plain(between.join(line.strip() for line in lines)):
        yield RawBlock(text)
