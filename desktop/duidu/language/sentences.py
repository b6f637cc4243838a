"""Cuts text of any language into sentences at Unicode terminal punctuation.

What all sentence cutters share is here too; the finer rules are in zh and en.
"""

import re
from collections.abc import Iterable

from duidu.core.article import Span
from duidu.language.around_codes import sentences_around_codes

CLOSERS = "”’»›」』）］】》〉)]}\"'"
"""What may stand after the end of a sentence and still belongs to it."""

# The number of an item at the beginning of a line, or of a chapter.
_NUMBER = re.compile(
    r"(?:^|\n|[.!?] )[^\S\n]*(?:(?:\d{1,3}\.){1,4}|[A-Z]\.|[IVXLC]{1,6}\.|[^\W\d_]{3,9} \d{1,4}\.)$"
)
_END = re.compile(rf"[.!?…。！？．｡؟۔।॥።၊။៖។՜՞]+[{re.escape(CLOSERS)}]*")
_RAISED = "⁰¹²³⁴-⁹"
_PICTURES = "\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff"
NOTES_BEGIN = rf"\[［〔【{_RAISED}†‡*＊※①-⑳"
"""What marks of notes begin with, for a set of characters."""

PICTURES = _PICTURES
"""Emoji, for a set of characters."""

# [1] [1-3] [a] [注 2] 【3】 [来源请求]: what an encyclopedia writes behind a sentence.
_BRACKETED = (
    r"[\[［〔【](?:(?:注释?|註釋?|note|nb|n\.?)?\s?\d{1,3}(?:[-–,，、]\s?\d{1,3}){0,3}|[a-z]"
    r"|citation needed|来源请求|來源請求|需要解释|原文如此|sic)[\]］〕】]"
)
# The mark of a note, and what a writer smiles with: they belong to the sentence before them. A
# number in a circle or an asterisk before a letter begins what follows.
_BELONGS = re.compile(
    rf"(?:{_BRACKETED}|[{_RAISED}]{{1,3}}|[†‡]+"
    rf"|(?:[*＊]{{1,3}}|[①-⑳※])(?=\s|$)|[ \u00a0]?[{_PICTURES}][{_PICTURES}\ufe0f\u200d\U000e0020-"
    rf"\U000e007f]*|[~～♪♡]+)+[{re.escape(CLOSERS)}]?"
)
_BRACKETS = frozenset("[［〔【")
_SPACED = re.compile(rf"[ \u00a0]{_BRACKETED}(?=\s|$)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@sentences_around_codes
def cut(text: str) -> tuple[Span, ...]:
    """Cut where terminal punctuation ends a sentence.

    Western marks must be followed by white space, all of them by no lower-case letter.
    """
    return spans_between(
        text,
        (
            belonging(text, end)
            for end in map(re.Match[str].end, _END.finditer(text))
            if _ends_sentence(text, end)
        ),
    )


def belonging(text: str, end: int) -> int:
    """Where a sentence ends that has marks of notes or emoji behind its last mark, at `end`."""
    found = _BELONGS.match(text, end)
    # With a space before it, unless such a mark begins the text: then each begins what follows.
    if not found and text[end : end + 2].lstrip()[:1] in _BRACKETS and text[:1] not in _BRACKETS:
        found = _SPACED.match(text, end)
    return found.end() if found else end


def _ends_sentence(text: str, end: int) -> bool:
    # So many code points show how the next sentence begins, and a long block is not copied.
    if _NUMBER.search(text, max(0, end - 12), end):
        return False
    end = belonging(text, end)
    rest = text[end : end + 40].lstrip()
    spaced = end == len(text) or text[end].isspace()
    # Behind Western marks a space must follow: 3.14 and example.org are no ends.
    western = text[end - 1] in ".!?…" or text[end - 1] in CLOSERS
    return (spaced or not western) and not rest[:1].islower()


def spans_between(text: str, ends: Iterable[int]) -> tuple[Span, ...]:
    """The pieces of text between these ascending offsets and blank lines.

    They leave out white space at either end; empty pieces are left out.
    """
    cuts = [*ends, len(text)]
    if "\n" in text:
        cuts = sorted({*cuts, *(match.start() for match in _BLANK_LINE.finditer(text))})
    spans = []
    start = 0
    for end in cuts:
        piece = text[start:end].lstrip()
        left, right = end - len(piece), end - len(piece) + len(piece.rstrip())
        if left < right:
            spans.append(Span(left, right))
        start = end
    return tuple(spans)
