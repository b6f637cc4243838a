"""Finds rows with one side only, and text that was left in the other language."""

import re
from collections.abc import Iterator

from duidu.app.check.finding import Finding
from duidu.app.check.make import found, found_on
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.language.registry import describe

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN_WORD = re.compile(r"(?<![\w/.@#$-])[A-Za-z]+(?:['’][a-z]+)?(?![\w/@=]|\.\w|-)")
_CODE_LINE = re.compile(r"^\s*[#$>]|[{}<>|\\=]|\w+\(|::|\s--\w")
_ASIDE = re.compile(
    r"[（(\[【“\"「『《‘'`][^（）()\[\]【】“”\"「」『』《》‘’`]*[）)\]】”\"」』》’'`]"
)
_OPENING = frozenset("（([【“\"「『《‘'`")
_RUN = 5  # words of the other language in a row that were left, not quoted
_SMALL_WORD = 3  # letters
_SENTENCE = 3  # words; fewer may be a name or a command
_LEFT = 2  # characters


class Untranslated:
    """Finds sides that are empty, and text that stands there in the other side's language."""

    ids = ("empty", "untranslated")

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Nothing: no habit of the text counts here."""

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """What is missing or not translated."""
        if row.is_gap:
            yield from _gap(row)
            return
        for name, side, other in row.both_ways():
            own, its = _script(side), _script(other)
            if own == its:
                if name is SideName.TARGET and row.is_same and _words(side.text) > 1:
                    yield _same(row)
            elif own != "Latn":
                yield from _latin_left(row, name, side, other)
            else:
                yield from _han_left(row, name, side)


def _gap(row: CheckedRow) -> Iterator[Finding]:
    for name, side, other in row.both_ways():
        if other.is_empty and any(map(str.isalnum, side.text)):
            yield found_on(
                row,
                "empty",
                name,
                [(0, len(side.text))],
                Sentence("Nothing on the other side answers this."),
            )


def _same(row: CheckedRow) -> Finding:
    return found(
        row,
        "untranslated",
        [(0, len(row.source.text))],
        [(0, len(row.target.text))],
        Sentence("Both sides are the same; the text is not translated."),
    )


def _latin_left(
    row: CheckedRow, name: SideName, side: SideText, other: SideText
) -> Iterator[Finding]:
    """Latin words in a side of another script: all of it, or a long run that is not quoted."""
    text = side.prose
    if not _HAN.search(text) and not re.search("[\u3040-\u30ff\uac00-\ud7af]", text):
        lower = [word for word in _LATIN_WORD.findall(text) if word.islower() and len(word) > 1]
        common = describe(other.language).common_words & set(lower)
        sentence = _first_letter(text).isupper() or text.rstrip().endswith((".", "!", "?"))
        copied = row.is_same and sentence and _words(text) >= _SENTENCE
        is_text = len(lower) >= _SENTENCE or bool(common) or copied
        if is_text and not _CODE_LINE.search(text) and not _HAN.search(other.text):
            yield found_on(
                row,
                "untranslated",
                name,
                [(0, len(side.text))],
                Sentence("This side is still in the language of the other."),
                [(0, len(other.text))],
            )
        return
    plain = _ASIDE.sub(lambda match: "　" * len(match[0]), text)
    for match in re.finditer(r"[A-Za-z][A-Za-z'’,\- ]+[A-Za-z]", plain):
        words = match[0].lower().split()
        known = describe(other.language).common_words & {word.strip(",") for word in words}
        # A title or a message that is quoted, whatever becomes of its end.
        if text[: match.start()].rstrip()[-1:] in _OPENING or _is_title(match[0]):
            continue
        if len(words) >= _RUN and known:
            yield found_on(
                row,
                "untranslated",
                name,
                [match.span()],
                Sentence("“{text}” is not translated.", text=match[0]),
            )


def _is_title(text: str) -> bool:
    """Whether all words but the small ones are written with a capital, as in a name or title."""
    words = [word for word in text.split() if len(word) > _SMALL_WORD]
    return bool(words) and all(word[0].isupper() for word in words)


def _han_left(row: CheckedRow, name: SideName, side: SideText) -> Iterator[Finding]:
    """Characters of the other side's script in a side of Latin letters, unless quoted."""
    plain = side.prose
    if re.search("[A-Za-z]", plain):
        plain = _ASIDE.sub(lambda match: " " * len(match[0]), plain)
    places = [match.span() for match in _HAN.finditer(plain) if len(match[0]) >= _LEFT]
    if not places:
        return
    if not re.search("[A-Za-z]", side.prose):
        places = [(0, len(side.text))]
    words = "".join(side.text[start:end] for start, end in places)
    yield found_on(
        row, "untranslated", name, places, Sentence("“{text}” is not translated.", text=words)
    )


def _script(side: SideText) -> str:
    return describe(side.language).scripts[0]


def _first_letter(text: str) -> str:
    return next(filter(str.isalpha, text), "")


def _words(text: str) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", text))
