"""Writes Markdown: each paragraph with its translation below, notes as footnotes.

Those of the book stay where they stand.
Comments behind all have the notes once more, from which Duidu reads them with their places.
"""

import re
from base64 import b64encode
from collections.abc import Iterator

from duidu.core.article import Block, BlockKind, SideName
from duidu.core.picture import FORMS
from duidu.core.visible_text import show_controls
from duidu.formats.base.exported import (
    Exported,
    ExportedRow,
    Written,
    note_text,
    rows_of,
    whole_article_notes,
)
from duidu.formats.base.page_notes import note_comment
from duidu.formats.markdown.emphasis_marks import with_marks

# Characters that Markdown would read as marks.
_MARKS = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w)|\{(?=:?\s*[#.]))")
# Blocks that can be notes; a heading or a table's cell that a mark leads to stays what it is.
_NOTES = frozenset({BlockKind.NOTE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LINE_START = re.compile(r"^(\s*\d*)([#>+=.):-])")

# The last # of a heading would be taken for the end of its mark.
_CLOSING = re.compile(r"#$")


def write_markdown(exported: Exported) -> Written:
    """Write UTF-8 with each paragraph on one line."""
    article = exported.article
    title = show_controls(article.title).replace("\n", " ").replace('"', "'")
    parts = [
        f'---\ntitle: "{title}"\n'
        f"languages: {', '.join(exported.side(name).language for name in exported.names)}\n---"
    ]
    footnotes: list[str] = []
    names = _note_names(exported)
    for row in rows_of(exported):
        marks = _footnotes(row, footnotes)
        texts = [
            text
            for side in SideName
            for block in row.blocks(side)
            for text in _with_pictures(
                exported,
                side,
                block,
                _as_note(_block(block, side, names), names.get((side, block.id), "")),
            )
        ]
        # Footnotes refer to the row; its last paragraph ends it.
        texts[-1] += marks
        # Nothing that is shown, and a list or a paragraph does not go on behind it.
        parts += [f"<!-- {row.status} -->", *texts] if row.status else texts
    parts += [f"> {escaped(note_text(entry))}" for entry in whole_article_notes(exported)]
    parts += footnotes
    parts += (
        ["\n".join(map(note_comment, exported.notes.entries))] if exported.notes.entries else []
    )
    said = (
        "Which sentences answer each other is not kept in Markdown; "
        "paragraphs stand one under the other.",
    )
    data = ("\n\n".join(parts) + "\n").encode("utf-8", "replace")
    return Written(data, () if article.is_alone else said)


def escaped(text: str) -> str:
    """Escape a text so that Markdown shows it as it is, on one line."""
    return _LINE_START.sub(r"\1\\\2", _escaped_inside(text))


def _escaped_inside(text: str) -> str:
    """Escape Markdown inside a line, where marks of line starts mean nothing."""
    return _MARKS.sub(r"\\\1", " ".join(show_controls(text).split("\n")))


_Names = dict[tuple[SideName, int], str]


def _note_names(exported: Exported) -> _Names:
    """What the notes of the book are called here, by the blocks that they begin with."""
    names: _Names = {}
    for side in exported.names:
        blocks = exported.side(side).blocks
        kinds = {block.id: block.kind for block in blocks}
        for mark in (mark for block in blocks for mark in block.marks):
            if mark.label and kinds.get(mark.note) in _NOTES:
                names.setdefault((side, mark.note), f"{side.value}-{mark.note}")
    return names


def _with_pictures(exported: Exported, side: SideName, block: Block, text: str) -> Iterator[str]:
    """The text of a block between the pictures above and below it, which stand in the file."""
    pictures = exported.pictures.get((side, block.id), ())
    for below in (False, True):
        if below:
            yield text
        for one in pictures:
            if one.below is below and (image := exported.images.get(one.sha256)):
                data = b64encode(image.data).decode("ascii")
                yield f"![{_escaped_inside(one.words)}](data:{FORMS[one.form]};base64,{data})"


def _as_note(text: str, name: str) -> str:
    """A block as the note of this name; as it is without one."""
    return f"[^{name}]: {text}" if name else text


def _line(block: Block, side: SideName, names: _Names) -> str:
    """Return a block's text on one line, with marks of emphasis and of notes."""
    marks = [
        (mark.at, f"[^{name}]")
        for mark in block.marks
        if mark.label and (name := names.get((side, mark.note)))
    ]
    if not block.emphasis and not marks:
        return escaped(block.text)
    text = with_marks(block.text, block.emphasis, _escaped_inside, marks)
    return _LINE_START.sub(r"\1\\\2", text)


def _footnotes(row: ExportedRow, footnotes: list[str]) -> str:
    marks = ""
    for entry in row.notes:
        number = len(footnotes) + 1
        marks += f"[^{number}]"
        footnotes.append(f"[^{number}]: {escaped(note_text(entry))}")
    return marks


def _block(block: Block, side: SideName, names: _Names) -> str:
    """Return a block with the marks of its kind; that of a note has none."""
    if block.kind is BlockKind.HEADING:
        return f"{'#' * min(6, max(1, block.level))} " + _CLOSING.sub(
            r"\\#", _line(block, side, names)
        )
    if block.kind is BlockKind.LIST_ITEM and (side, block.id) not in names:
        return f"{'  ' * max(0, block.level - 1)}- {_line(block, side, names)}"
    if block.kind is BlockKind.CODE:
        # A fence as long inside the code would end it.
        longest = max(map(len, re.findall("`+", block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{show_controls(block.text)}\n{fence}"
    return _line(block, side, names)
