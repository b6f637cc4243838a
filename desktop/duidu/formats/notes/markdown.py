"""Writes notes as Markdown: a section for each article, each note under its quotation.

Quotations are shown letter for letter. Emphasis and lists in a note stay Markdown; its HTML, links
and images are shown as text.
"""

import re
from collections.abc import Sequence

from duidu.core.visible_text import show_controls
from duidu.formats.notes.exported_notes import (
    ArticleNotes,
    NoteEntry,
    timestamp,
    written_by,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<&!|~$@]|(?<=\w):(?=//)|:(?=[\w+-]+:)|(?<=www)\.")
_IN_NOTES = re.compile(r"[\\`\[\]<&!|~$@]|(?<=\w):(?=//)|:(?=[\w+-]+:)|(?<=www)\.")
_BLOCK_START = re.compile(r"^([#>=+-]|\d+(?=[.)]))")
_NOTE_START = re.compile(r"^(\s*)(#|>|[-=_*+ ]{3,}$)", re.MULTILINE)
# Replies are set in so far at most.
_DEEPEST = 6
_EDGE = re.compile(r"^[ \t]+(?![-*+\d \t])|[ \t]+$", re.MULTILINE)


def write_markdown(articles: Sequence[ArticleNotes]) -> bytes:
    """Write CommonMark in UTF-8."""
    return "\n\n".join(_article(article) for article in articles).encode("utf-8") + b"\n"


def literal(text: str) -> str:
    """Return one line that Markdown shows letter for letter."""
    line = _SPECIAL.sub(r"\\\g<0>", show_controls(" ".join(text.split())))
    return _BLOCK_START.sub(
        lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", line
    )


def note_text(text: str) -> str:
    """Return a note's text so that nothing in it loads, links or ends its block."""
    return _EDGE.sub(
        "", _NOTE_START.sub(r"\1\\\2", _IN_NOTES.sub(r"\\\g<0>", show_controls(text).strip()))
    )


def _article(article: ArticleNotes) -> str:
    return "\n\n".join(
        [f"# {literal(article.title)}", *(_entry(entry) for entry in article.entries)]
    )


def _entry(entry: NoteEntry) -> str:
    """Write a note: quotation, text, a line of details, contexts and counterparts.

    A reply is an item of a list, as deep as it is in its thread.
    """
    if entry.depth:
        return _reply(entry)
    note = entry.note
    parts = [f"> {literal(quotation)}" for quotation in entry.quotations]
    if note.text:
        parts.append(note_text(note.text))
    lines = [_facts(entry)]
    lines += [f"Context: {literal(context)}" for context in entry.contexts]
    lines += [f"Counterpart: {literal(counterpart)}" for counterpart in entry.counterparts]
    states = {anchor.state.value for anchor in note.anchors} - {"sure"}
    lines += [f"Place: {state}" for state in sorted(states)]
    return "\n\n".join([*parts, "\\\n".join(lines)])


def _reply(entry: NoteEntry) -> str:
    """Write a reply: its text and details; what it is about stands above."""
    parts = [note_text(entry.note.text)] if entry.note.text else []
    lines = "\n\n".join((*parts, _facts(entry))).split("\n")
    depth = min(entry.depth, _DEEPEST)
    indent = "  " * depth
    return "\n".join(
        (f"{indent[2:]}- {line}" if number == 0 else f"{indent}{line}").rstrip()
        for number, line in enumerate(lines)
    )


def _facts(entry: NoteEntry) -> str:
    """Write what a note is, where, whose, and when it was changed."""
    note = entry.note
    facts = [f"**{note.kind.value.capitalize()}**", *([f"row {entry.row}"] if entry.row else [])]
    said = (literal(written_by(note)), literal(note.color), timestamp(note.modified))
    facts += [fact for fact in said if fact]
    facts += [f"#{literal(tag)}" for tag in note.tags]
    return " · ".join(facts)
