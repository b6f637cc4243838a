"""Marks of documentation sites around prose, rewritten as what the parser of Markdown knows.

Of MkDocs (`!!! note`, `=== "Tab"`, `/// tip | Title`), MyST (a fence with `{note}`, `(label)=`,
roles), MDX (imports) and Hugo (`{{< note >}}`). The marks are no text; the words that they show
are.
"""

import re
from collections.abc import Iterator

# Without one of these a text has no such marks.
_ANY = re.compile(
    r"^ {0,12}(?:!!!|\?\?\?|===[!+]? \"|/{3}|`{3,}\{|~{3,}\{|\(.{1,80}\)=$|\[TOC\]|import |export )"
    r"|\{\{[<%]|\}`|\{/\*|^[ >]{1,12}\[!",
    re.MULTILINE,
)
_FENCE = re.compile(r"( {0,12})(`{3,}|~{3,})([^`\n]*)$")
# A box or a tab: what is indented below it is prose.
_BOX = re.compile(
    r"( {0,12})(?:(?:!!!|\?\?\?\+?)[ \t]{1,9}[A-Za-z][A-Za-z -]{0,60}|===[!+]?)"
    r"[ \t]{0,9}(?:\"([^\"\n]{0,200})\")?[ \t]{0,9}$"
)
_BLOCK = re.compile(r" {0,12}/{3,9}[ \t]{0,9}(?:([\w-]{1,40})[ \t]{0,9}(?:\|(.{0,200}))?)?$")
# Blocks behind whose bar stands no title: an element, a way to write.
_UNTITLED = frozenset(("html", "latex", "define"))
_BLOCK_OPTION = re.compile(r"[ \t]{4,16}[\w-]{1,40}:(?:[ \t].*)?$")
# The title of an alert, where it has one of its own; without one its mark goes later.
_ALERT = re.compile(r"((?: {0,3}> ?){1,9})\[!\w{2,20}\][-+]?[ \t]{1,9}(\S.*)$")
_DIRECTIVE = re.compile(r"\{([\w:-]{1,40})\}[ \t]*(.*)$")
# Directives whose content is no prose, and those that name a file.
_NO_PROSE = re.compile(
    r"code|sourcecode|literalinclude|math|raw|mermaid|eval-rst|toctree|include|bibliography|auto"
    r"|doctest|parsed-literal|csv-table|list-table|tab-set-code"
)
_OF_FILE = frozenset(("figure", "image", "youtube"))
_OPTION = re.compile(r"[ \t]*:[\w-]{1,40}:(?:[ \t].*)?$")
# A name of the heading that follows; a link finds it by that.
_LABEL = re.compile(r"\(([\w:. -]{1,80})\)=$")
_DROPPED = re.compile(
    r"\[(?:TOC|toc)\]$"
    r"|import[ \t].{1,200}[ \t]from[ \t]*['\"][^'\"]{1,200}['\"];?$|export[ \t]const[ \t].*;$"
)
_INLINE = re.compile(
    r"\{[a-z][\w:-]{0,30}\}`(?P<role>[^`\n<]{1,200}?)(?:[ \t]{0,9}<[^<>`\n]{0,200}>)?`"
    r"|(?P<code>(?P<ticks>`{1,9})(?!`)[^\n]{0,500}?(?<!`)(?P=ticks)(?!`))"
    r"|\{\{[<%](?P<short>[^<>{}\n]{0,300})[>%]\}\}"
    r"|\{/\*[^\n]{0,500}?\*/\}"
)
_SAID = re.compile(r"\b(?:text|title|name|caption)[ \t]*=[ \t]*[\"“]([^\"“”\n]{1,200})[\"”]")
_HEADING = re.compile(r"[ \t]*heading[ \t]+\"([^\"\n]{1,80})\"[ \t]*")
_INDENT = 4  # columns that the content of a box is indented by


def without_site_marks(text: str) -> str:
    """A text of Markdown without the marks of sites; the words that these show stay."""
    return "\n".join(_Lines().of(text)) if _ANY.search(text) else text


class _Lines:
    """The lines of a text, and what the one that is read stands in."""

    def __init__(self) -> None:
        self._code = ""  # the fence that ends it
        self._boxes: list[int] = []  # the column at which the content of each begins
        self._directives: list[str] = []  # their fences
        self._is_behind_directive = False
        self._options = _OPTION  # lines below it that are no text

    def of(self, text: str) -> Iterator[str]:
        """Yield what is left of each line; the content of boxes moves out."""
        for line in text.split("\n"):
            shown = self._moved(line)
            if self._code:
                if shown.strip().startswith(self._code) and not shown.strip(f" \t{self._code[0]}"):
                    self._code = ""
                yield shown
            elif found := _FENCE.match(shown):
                yield self._fenced(shown, found)
            elif self._is_behind_directive and self._options.match(shown):
                pass
            else:
                self._is_behind_directive = False
                yield from self._prose(shown)

    def _moved(self, line: str) -> str:
        """A line moved out of the boxes that it stands in; it may have ended some."""
        if not self._boxes or not line.strip():
            return line
        line = line.expandtabs(_INDENT) if line[0] == "\t" else line
        indent = len(line) - len(line.lstrip(" "))
        while self._boxes and indent < self._boxes[-1]:
            self._boxes.pop()
        return line[_INDENT * len(self._boxes) :]

    def _fenced(self, line: str, fence: re.Match[str]) -> str:
        """A fence: of code it stays, of a directive only the words behind its name do."""
        if self._directives and line.strip() == self._directives[-1]:
            self._directives.pop()
            return ""
        directive = _DIRECTIVE.match(fence[3].strip())
        if directive is None or _NO_PROSE.match(directive[1]):
            self._code = fence[2]
            return line
        self._directives.append(fence[2])
        self._is_behind_directive, self._options = True, _OPTION
        return "" if directive[1] in _OF_FILE else f"{fence[1]}{directive[2]}\n"

    def _prose(self, line: str) -> Iterator[str]:
        """What a line outside of code shows."""
        if (box := _BOX.match(line)) and (box[2] is not None or "===" not in line):
            self._boxes.append(_INDENT * (len(self._boxes) + 1) + len(box[1]))
            yield f"\n{box[1]}{box[2] or ''}\n"
        elif alert := _ALERT.match(line):
            yield f"{alert[1]}{alert[2]}\n{alert[1]}"
        elif block := _BLOCK.match(line):
            self._is_behind_directive, self._options = bool(block[1]), _BLOCK_OPTION
            yield f"\n{'' if block[1] in _UNTITLED else (block[2] or '').strip()}\n"
        elif label := _LABEL.match(line):
            yield f'<a id="{label[1]}"></a>\n'
        elif not _DROPPED.match(line):
            yield _INLINE.sub(_words, line) if "{" in line else line


def _words(found: re.Match[str]) -> str:
    """The words that a mark within a line shows."""
    if found["code"]:
        return found["code"]
    if found["role"]:
        return found["role"].strip()
    said = _SAID.search(found["short"] or "") or _HEADING.fullmatch(found["short"] or "")
    return said[1] if said else ""
