"""Shows the original of a translated page that stands in its comments, paragraph by paragraph.

So the documentation of Kubernetes is translated: each English paragraph becomes a comment above
its translation.
"""

import re
from html import escape

from duidu.language.script import main_script

_COMMENT = re.compile(r"<!--(?!\[if)(.*?)-->", re.S)
_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"\n[ \t]*\n")
_MARKS = re.compile(r"\]\([^()\s]*\)|[\[`*]|^\s*(?:[-+*]|\d{1,3}\.)\s+|\{#[^{}\n]*\}", re.M)
_NO_TEXT = re.compile(r"\s*(?:[\w/-]*|(?:[\w-]+:[^\n]*\n\s*)+)\s*", re.ASCII)
# So many, with this share of the letters of their translation: fewer are remarks of an author.
_FEWEST, _SHARE = 3, 0.5
_HANZI = 3  # letters that one stands for


def with_original(text: str, *, as_page: bool) -> str:
    """A text in which comments that are the original of its paragraphs are paragraphs, too.

    They are Markdown; `as_page` writes them as elements of a page.
    """
    # Behind the last end nothing is a comment, however many begin there.
    last = text.rfind("-->") + 3
    if last < 3 or text.count("<!--") < _FEWEST:
        return text
    head, rest = text[:last], text[last:]
    said = [found[1] for found in _COMMENT.finditer(head) if _is_said(found[1])]
    shown = _TAG.sub("", _COMMENT.sub("", head) + rest)
    script = main_script("\n".join(said))
    if len(said) < _FEWEST or script in ("", main_script(shown)):
        return text
    if _weight("\n".join(said)) < _SHARE * _weight(shown):
        return text

    def replaced(found: re.Match[str]) -> str:
        if main_script(found[1]) != script or not _is_said(found[1]):
            return found[0]
        return _elements(found[1]) if as_page else f"\n\n{found[1].strip()}\n\n"

    return _COMMENT.sub(replaced, head) + rest


def _is_said(comment: str) -> bool:
    """Whether a comment has text: names of parts and the head of the original have none."""
    return main_script(comment) != "" and not _NO_TEXT.fullmatch(comment)


def _weight(text: str) -> int:
    """Letters of a text; a hanzi stands for several."""
    return sum(_HANZI if letter > "\u2e7f" else 1 for letter in text if letter.isalpha())


def _elements(markdown: str) -> str:
    """Paragraphs and headings of simple Markdown as elements of a page."""
    pieces = []
    for paragraph in filter(None, map(str.strip, _BLANK.split(markdown))):
        bare = paragraph.lstrip("#")
        level = min(len(paragraph) - len(bare), 6)
        name = f"h{level}" if level else "p"
        pieces.append(f"<{name}>{escape(_MARKS.sub('', bare).strip(), quote=False)}</{name}>")
    return "".join(pieces)
