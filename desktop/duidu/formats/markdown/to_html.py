"""Turns Markdown into the HTML that the reader of pages takes.

CommonMark with tables, strikethrough, footnotes, containers (`:::tip`), and the marks of GitHub and
of documentation sites, parsed by markdown-it-py.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from html import escape
from typing import Any
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as emphasis
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from duidu.formats.markdown.site_marks import without_site_marks
from duidu.formats.markdown.soft_verse import is_soft_verse, room_of
from duidu.formats.markdown.written_numbers import keep_written_numbers
from duidu.language.script import main_script

# markdown-it leaves out what is nested deeper; the reader of pages refuses far less.
DEEPEST = 90
# `{#id}`, `{.class}` and `{#id .class key=value}` at the end of a heading.
_ATTRIBUTES = re.compile(r"(?<!\\)[ \t]*\{:?[ \t]*[#.][^{}\n]{0,200}\}[ \t]*$")
_NAME = re.compile(r"(?<!\\)[ \t]*\{[^{}\n#]{0,200}#([^\s{}#]{1,200})[^{}\n]{0,200}\}[ \t]*$")
_ALERT = re.compile(r"^\[!\w{2,20}\][-+]?[ \t]*(?:\n|$)")
_TASK = re.compile(r"^\[[ xX]\][ \t]+")
# Prose indented as on paper, not by a programmer: hanzi from the first character on.
_INDENTED_PROSE = re.compile(r"(?:^|\n)[ \t]*\n(?: {4}|\t)\s*[“‘「『（《—…]*[㐀-䶿一-鿿]")
# Beyond these a paragraph is no prose: brackets that never close, brackets times letters, which is
# how long looking for the ends of links takes, and marks of emphasis.
_MOST_UNCLOSED, _MOST_LOOKED_AT, _MOST_STARS = 20, 10_000_000, 5_000
# Beside these a star needs no space: 他说**“绝不”**再来 is emphasis to its writer.
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
# What hides all that follows until it ends.
_HIDING = (("!--", "-->"), *((f, f"</{f}") for f in ("script", "style", "textarea", "title")))
# A row of a table, as the table's own rule would take it.
_ROW = re.compile(r"^\|.*\|\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_BREAKS = frozenset({"softbreak", "hardbreak"})


def html_of(text: str) -> str | None:
    """The body of a page with what a Markdown text says; None where it is nested too deeply."""
    text = without_site_marks(_shown(text))
    parser = _parser(indented_code=not _INDENTED_PROSE.search(text))
    environment: dict[str, Any] = {}
    tokens = parser.parse(text, environment)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return None
    behind: set[str] = set()
    for token in reversed(tokens):
        if token.type == "html_block":
            token.content = _ended(token.content, behind)
            behind |= {closes for _, closes in _HIDING if closes in token.content.lower()}
    written = parser.renderer.render(tokens, parser.options, environment)
    return f"<body>{written}</body>"


def _shown(text: str) -> str:
    """Return a text in which what hides the rest and never ends is text itself."""
    for begins, ends in _HIDING:
        if f"<{begins}" in text:
            last = text.lower().rfind(ends) + 1
            rest = re.sub(rf"(?<!\\)<(?={begins})", "&lt;", text[last:])
            text = text[:last] + rest
    return text


def _ended(block: str, behind: Collection[str]) -> str:
    """A block of HTML in which what hides the rest ends, at the latest `behind` it.

    One that begins with it ends by itself, or with the item of a list that it stands in.
    """
    begins = block.lower()
    for opens, closes in _HIDING:
        at = begins.rfind(f"<{opens}")
        if at < 0 or closes in begins[at:]:
            continue
        if not begins[:at].strip() or closes not in behind:
            return f"{block[:at]}&lt;{block[at + 1 :]}"
    return block


def _parser(*, indented_code: bool) -> MarkdownIt:
    """A parser of CommonMark with what documentation sites write beside it."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True, inline=False)
    parser.use(container_plugin, name="box", validate=lambda *_: True, render=_container)
    parser.use(deflist_plugin)
    parser.block.ruler.after("table", "bare_table", _bare_table)
    if not indented_code:
        parser.disable("code")
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.core.ruler.before("inline", "site_marks", _drop_site_marks)
    parser.core.ruler.before("inline", "written_numbers", keep_written_numbers)
    parser.core.ruler.before("inline", "leave_hostile", _leave_hostile)
    parser.core.ruler.after("inline", "broken_lines", _part_lines)
    for name, written in (
        ("footnote_reference_open", _note_opened),
        ("footnote_reference_close", lambda *_: "</aside>"),
        ("footnote_ref", _note_mark),
        ("footnote_anchor", lambda *_: ""),
    ):
        parser.add_render_rule(name, written)
    return parser


def _note_opened(_: object, tokens: Sequence[Token], at: int, *_more: object) -> str:
    """Begin a note under the name that its marks have."""
    return f'<aside id="{_note_name(tokens[at])}">'


def _note_mark(_: object, tokens: Sequence[Token], at: int, *_more: object) -> str:
    """Write the mark of a note as a page has it: its own name where that is short, or a number."""
    token = tokens[at]
    said = str(token.meta.get("label", ""))
    shown = said if said.isdigit() and len(said) < len("1000") else str(token.meta["id"] + 1)
    return f'<a class="footnote-ref" href="#{_note_name(token)}">{shown}</a>'


def _note_name(token: Token) -> str:
    """A name that no id of the text's own markup has."""
    return "markdown-note-" + quote(str(token.meta.get("label", "")), safe="")


def _leave_hostile(state: StateCore) -> None:
    """Leave paragraphs as they are whose marks only an attacker writes."""
    for token in state.tokens:
        if token.type == "inline" and _is_hostile(token.content):
            token.type = "text"


def _is_hostile(text: str) -> bool:
    """Whether looking for the ends of the links or emphasis of a paragraph takes too long."""
    brackets = text.count("[")
    return (
        brackets - text.count("]") > _MOST_UNCLOSED
        or brackets * len(text) > _MOST_LOOKED_AT
        or text.count("*") + text.count("_") + text.count("~") > _MOST_STARS
    )


def _bare_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read lines between bars as a table, though none of them divides a head from a body."""
    rows = []
    for line in range(first, end):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if not _ROW.match(text) or state.is_code_block(line):
            break
        rows.append((line, _BAR.split(text.strip()[1:-1])))
    if not rows or len(rows[0][1]) < 2 or silent:
        return bool(rows and len(rows[0][1]) > 1)
    state.push("table_open", "table", 1)
    for line, cells in rows:
        state.push("tr_open", "tr", 1)
        for cell in cells:
            state.push("td_open", "td", 1)
            inline = state.push("inline", "", 0)
            inline.content = cell.strip().replace("\\|", "|")
            inline.map, inline.children = [line, line + 1], []
            state.push("td_close", "td", -1)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)
    state.line = first + len(rows)
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read stars beside hanzi as a Chinese writer means them."""
    if not silent and state.src[state.pos] == "*" and not state.src.isascii():
        state.scanDelims = partial(_scan, state)  # type: ignore[method-assign]
    return emphasis(state, silent)


def _scan(state: StateInline, start: int, can_split_word: bool) -> Scanned:
    """Say whether a run of marks can open and close emphasis.

    CommonMark wants a space where punctuation stands inside the marks and a letter outside, and
    between hanzi and wide punctuation there is none.
    """
    found = StateInline.scanDelims(state, start, can_split_word)
    before, after = state.src[start - 1 : start], state.src[start + found.length :][:1]
    if state.src[start] != "*" or not (_WIDE.match(before) or _WIDE.match(after)):
        return found
    return Scanned(
        found.can_open or not (not after or after.isspace()),
        found.can_close or not (not before or before.isspace()),
        found.length,
    )


def _container(
    _renderer: object, tokens: Sequence[Token], at: int, _options: object, _env: object
) -> str:
    """Write a container with its title: what stands behind its kind, `:::tip Title`."""
    if tokens[at].nesting < 0:
        return "</div>\n"
    _, _, title = tokens[at].info.strip().partition(" ")
    title = _ATTRIBUTES.sub("", title).strip()
    return f"<div>\n<p>{escape(title)}</p>\n" if title else "<div>\n"


def _drop_site_marks(state: StateCore) -> None:
    """Take away what a site reads as marks: attributes of a heading but its name, [!NOTE], [x]."""
    opened: list[str] = []
    for before, token in zip([None, *state.tokens], state.tokens, strict=False):
        if token.type != "inline":
            opened = [*opened[-2:], token.type]
        elif before is not None and before.type == "heading_open":
            if named := _NAME.search(token.content):
                before.attrSet("id", named[1])
            token.content = _ATTRIBUTES.sub("", token.content)
        elif opened[-2:] == ["blockquote_open", "paragraph_open"]:
            token.content = _ALERT.sub("", token.content)
        elif opened[-2:] == ["list_item_open", "paragraph_open"]:
            token.content = _TASK.sub("", token.content)


def _part_lines(state: StateCore) -> None:
    """Break a paragraph where its language changes from line to line, and verse at its lines."""
    paragraphs = [
        (token.children, _lines(token.children)) for token in state.tokens if token.children
    ]
    room = room_of([lines for _, lines in paragraphs])
    for children, lines in paragraphs:
        breaks = [child for child in children if child.type in _BREAKS]
        if not breaks or any(child.type == "image" for child in children):
            continue
        scripts = {main_script(line) for line in lines} - {""}
        if len(scripts) > 1 or is_soft_verse(lines, room.get("".join(scripts), 0.0)):
            for child in breaks:
                child.type = "hardbreak"


def _lines(children: Iterable[Token]) -> list[str]:
    """The lines of a paragraph as they are read, without marks around words."""
    lines = [""]
    for child in children:
        if child.type in _BREAKS:
            lines.append("")
        else:
            lines[-1] += child.content
    return [line.strip() for line in lines]
