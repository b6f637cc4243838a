"""Writes notes as one HTML page without scripts or images; its policy forbids loading anything."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from duidu.core.visible_text import show_controls
from duidu.formats.notes.exported_notes import (
    ArticleNotes,
    NoteEntry,
    timestamp,
    written_by,
)

# Replies are set in so far at most.
_DEEPEST = 6
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="Duidu">
<title>{title}</title>
<style>
body {{ max-width: 46em; margin: 2em auto; padding: 0 1em; font: 1em/1.6 serif; color: #222; \
background: #fdfcfa }}
article {{ border-top: 1px solid #ccc; padding: .8em 0 }}
.reply {{ border-top: 0; padding: .2em 0 }}
blockquote {{ margin: 0 0 .5em; padding-left: .8em; border-left: 3px solid #b58900 }}
.note {{ white-space: pre-wrap }}
.facts, .context, .counterpart {{ color: #555; font-size: .9em; margin: .3em 0 }}
</style>
</head>
<body>
"""


def write_html(articles: Sequence[ArticleNotes]) -> bytes:
    """Write HTML 5 in UTF-8. Every text is escaped and isolated in its direction."""
    title = articles[0].title if len(articles) == 1 else "Notes"
    body = "".join(_article(article) for article in articles)
    return (_HEAD.format(title=_text(title)) + body + "</body>\n</html>\n").encode("utf-8")


def _article(article: ArticleNotes) -> str:
    return f"<h1>{_text(article.title)}</h1>\n" + "".join(
        _entry(entry) for entry in article.entries
    )


def _entry(entry: NoteEntry) -> str:
    """Write a note: quotation, text, contexts, counterparts, and a line of details."""
    note = entry.note
    languages = [*entry.sides, *[""] * len(entry.quotations)]
    # What a reply is about stands above it.
    entry = replace(entry, quotations=(), contexts=(), counterparts=()) if entry.depth else entry
    lines = [
        f"<blockquote{_language(side)}>{_text(quotation)}</blockquote>"
        for side, quotation in zip(languages, entry.quotations, strict=False)
    ]
    if note.text:
        lines.append(f'<p class="note" dir="auto">{_text(note.text)}</p>')
    lines += [
        f'<p class="context"{_language(side)}>{_text(context)}</p>'
        for side, context in zip(languages, entry.contexts, strict=False)
    ]
    lines += [
        f'<p class="counterpart" dir="auto">{_text(counterpart)}</p>'
        for counterpart in entry.counterparts
    ]
    states = sorted({anchor.state.value for anchor in note.anchors} - {"sure"})
    facts = [
        note.kind.value,
        written_by(note),
        f"row {entry.row}" if entry.row else "",
        note.color,
        *(f"#{tag}" for tag in note.tags),
        *states,
    ]
    facts.append(timestamp(note.modified))
    lines.append(
        f'<p class="facts">{" · ".join(f"<bdi>{_text(fact)}</bdi>" for fact in facts if fact)}</p>'
    )
    depth = min(entry.depth, _DEEPEST)
    reply = f' class="reply" style="margin-left: {2 * depth}em"' if depth else ""
    return f'<article id="{_text(note.id)}"{reply}>\n' + "\n".join(lines) + "\n</article>\n"


def _language(code: str) -> str:
    return f' lang="{_text(code)}" dir="auto"' if code else ' dir="auto"'


def _text(text: str) -> str:
    return escape(show_controls(text))
