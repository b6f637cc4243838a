"""Writes HTML: one page with ruby and a pop-up dictionary, which loads nothing else."""

import base64
import hashlib
import json
from collections.abc import Iterator
from functools import partial
from io import BytesIO

from duidu.core.article import Article, SideName
from duidu.core.picture import FORMS, Picture
from duidu.core.token import Token, TokenKind
from duidu.formats.base.book_note_markup import with_note_links
from duidu.formats.base.exported import (
    Exported,
    ExportedRow,
    Gloss,
    Written,
    rows_of,
    whole_article_notes,
)
from duidu.formats.base.exported import note_text as text_of_note
from duidu.formats.base.own_blocks import row_attributes, side_attribute
from duidu.formats.base.page_notes import note_attribute
from duidu.formats.base.picture_markup import across_markup, beside_markup
from duidu.formats.base.ruby_markup import escape_text, note_markup, side_markup

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1b18; --paper: #fbf9f5; --quiet: #77716a; \
--line: #e4dfd6; --mark: #f6ead0; --accent: #9a5b25 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e1d8; --paper: #1b1a18; --quiet: #948d83; --line: #35322e; --mark: #3b3122; \
--accent: #d9a066 }
}
body { margin: 0 auto; max-width: 75rem; padding: 2rem 1.5rem 6rem; background: var(--paper); \
color: var(--ink);
  font: 1.05rem/1.6 Georgia, "Noto Serif", serif }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 2rem } h2, h3, h4, h5, h6 { \
line-height: 1.4; margin: 1.2em 0 .4em }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; padding: .4rem 0; \
border-top: 1px solid var(--line) }
.row p { margin: .35rem 0 } .table_cell { display: block } .list_item { padding-left: 1.2em } \
.verse { margin: 0 }
pre { white-space: pre-wrap; font-size: .9em }
:lang(zh) { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; \
line-height: 2.2 }
em:lang(zh) { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right }
em.letters:lang(zh) { font-style: italic; text-emphasis: none }
ruby { ruby-position: over } rt { font: .5em/1.2 "Noto Sans", system-ui, sans-serif; \
color: var(--quiet); user-select: none }
.w { cursor: help } .w:hover, .w:focus { color: var(--accent); outline: none } .s.on { \
background: var(--mark) }
.notes { grid-column: 1 / -1; margin: .3rem 0 .6rem; padding: .3rem .9rem; \
border-left: 3px solid var(--accent); font-size: .92rem }
#card { position: absolute; max-width: 22rem; padding: .6rem .9rem; background: var(--paper); \
border: 1px solid var(--line);
  border-radius: 8px; box-shadow: 0 6px 24px #0003; font-size: .95rem; line-height: 1.45 } \
#card b { display: block; color: var(--accent) }
@media (max-width: 45rem) { .row { grid-template-columns: 1fr } } @media print { #card { \
display: none } }
"""
_STATUS_STYLE = """.row[data-status]::before { content: attr(data-status); grid-column: 1 / -1; \
font: .72rem/1.2 system-ui, sans-serif; color: var(--quiet) }
"""
_PICTURE_STYLE = """figure { margin: .6rem 0; text-align: center } figure.across { \
grid-column: 1 / -1 }
img { max-width: 100%; max-height: 90vh; width: auto; height: auto; background: #fff; \
box-sizing: border-box; border: 1px solid var(--line); border-radius: 6px }
@media (prefers-color-scheme: dark) { img { filter: brightness(.85) } }
"""
# Of a text without a translation.
_ALONE = """
.row { grid-template-columns: minmax(0, 44rem); justify-content: center; border-top: 0 }
"""
_SCRIPT = """
"use strict";
const words = JSON.parse(document.getElementById("words").textContent);
const card = document.createElement("div"); card.id = "card"; card.hidden = true; \
card.setAttribute("role", "tooltip");
document.body.append(card);
function show(word) {
  const entry = words[word.dataset.w]; if (!entry) return;
  const reading = document.createElement("b"); reading.textContent = entry[0];
  const meaning = document.createElement("span"); meaning.textContent = entry[1];
  card.replaceChildren(reading, meaning); card.hidden = false;
  const box = word.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12);
  card.style.left = Math.max(8, left) + scrollX + "px"; \
card.style.top = box.bottom + scrollY + 6 + "px";
}
function light(sentence, on) {
  const name = sentence && sentence.dataset.s; if (!name) return;
  for (const one of document.querySelectorAll('[data-s="' + name + '"]')) \
one.classList.toggle("on", on);
}
for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, event => {
    const word = event.target.closest(".w"); if (word) show(word); \
light(event.target.closest(".s"), true);
  });
  document.addEventListener(leave, event => { card.hidden = true; \
light(event.target.closest(".s"), false); });
}
document.addEventListener("keydown", event => { if (event.key === "Escape") card.hidden = true; });
"""


def write_html(exported: Exported) -> Written:
    """Write one UTF-8 page.

    Its content security policy lets nothing load and only its own script run.
    """
    exported = with_note_links(exported)
    words = _Words(exported)
    page = BytesIO()
    # Row by row: the rows of a book as one text take several times the memory of their bytes.
    for part in _page(exported, words):
        page.write(part.encode("utf-8", "replace"))
    return Written(page.getvalue())


def _page(exported: Exported, words: "_Words") -> Iterator[str]:
    """The page in parts; the dictionary comes last, when all words were met."""
    yield _head(exported.article, _style(exported), bool(exported.pictures))
    yield f"<body>\n{_title(exported)}<main>\n"
    for row in rows_of(exported):
        yield f"{_row(exported, row, words)}\n"
    whole = "".join(
        f'<div class="notes"{note_attribute(entry)}>{escape_text(text_of_note(entry))}</div>'
        for entry in whole_article_notes(exported)
    )
    yield f"""</main>
{whole}
<script type="application/json" id="words">{words.json()}</script>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def _head(article: Article, style: str, has_pictures: bool) -> str:
    """Write what comes before the body: the title, the style, and what the page may load."""
    shown = "img-src data:; " if has_pictures else ""
    style += _ALONE if article.is_alone else ""
    policy = (
        f"default-src 'none'; {shown}style-src 'sha256-{_digest(style)}'; "
        f"script-src 'sha256-{_digest(_SCRIPT)}'; base-uri 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{escape_text(article.source.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape_text(article.title)}</title>
<style>{style}</style>
</head>
"""


def _style(exported: Exported) -> str:
    """The style of a page, with that of statuses and pictures where a row has some."""
    statuses = _STATUS_STYLE if exported.has_statuses else ""
    return _STYLE + statuses + (_PICTURE_STYLE if exported.pictures else "")


class _Words:
    """The dictionary of one page: each word once for each of its readings."""

    def __init__(self, exported: Exported) -> None:
        self._gloss = exported.gloss
        self._numbers: dict[tuple[str, tuple[str, ...]], str] = {}
        self._entries: list[Gloss] = []

    def tag(self, token: Token) -> str:
        """Return the opening tag of a word the dictionary has, "" for other tokens."""
        if token.kind not in {TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER}:
            return ""
        key = (token.text, token.reading)
        if key not in self._numbers:
            gloss = self._gloss(token)
            self._numbers[key] = str(len(self._entries)) if gloss else ""
            self._entries += [gloss] if gloss else []
        number = self._numbers[key]
        return f'<span class="w" data-w="{number}" tabindex="0">' if number else ""

    def json(self) -> str:
        """Return the dictionary as JSON that cannot end its script element."""
        text = json.dumps(
            [[entry.reading, entry.meaning] for entry in self._entries], ensure_ascii=False
        )
        return (
            text.replace("&", "\\u0026")
            .replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("\u2028", "\\u2028")
        )


def _title(exported: Exported) -> str:
    """Return a heading with the title, "" where the text begins with it."""
    title = exported.article.title
    begins = (block.text.strip() for side in SideName for block in exported.side(side).blocks[:1])
    return "" if title in begins else f"<h1>{escape_text(title)}</h1>\n"


def _row(exported: Exported, row: ExportedRow, words: _Words) -> str:
    """Write a row: its sides beside each other, and its notes below."""
    sides = across_markup(exported, row, address := partial(_address, exported))
    for side in exported.names:
        above, below = beside_markup(exported, row, side, address)
        inside = f"{above}{side_markup(exported, row, side, words.tag)}{below}"
        own = side_attribute(exported, side)
        sides += f'<div lang="{escape_text(exported.side(side).language)}"{own}>{inside}</div>'
    notes = "".join(
        f'<aside class="notes"{note_attribute(entry)}>{note}</aside>'
        for entry, note in zip(row.notes, note_markup(row), strict=True)
    )
    own = row_attributes(exported, row)
    return f'<section class="row" id="row-{row.number}"{own}>{sides}{notes}</section>'


def _address(exported: Exported, picture: Picture) -> str:
    """An address that holds the image itself: the page loads nothing."""
    data = base64.b64encode(exported.images[picture.sha256].data).decode("ascii")
    return f"data:{FORMS[picture.form]};base64,{data}"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
