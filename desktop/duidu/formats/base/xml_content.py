"""The text of a segment in XML with its inline codes: as it is shown, and with another text.

Codes are not part of the text. They stay where they are while a person changes the words around
them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duidu.formats.base.original import Edit
from duidu.formats.base.segments import xml_text
from duidu.formats.base.shown_text import Shown, shown
from duidu.formats.base.text_change import Change
from duidu.formats.base.xml_scan import Element, Piece, text_of_piece

_OPENING = tuple("“‘（《「『【([{«")


class Code(NamedTuple):
    """A tag of a segment, or an element whose content is no text: start..end of the file."""

    start: int
    end: int
    closes: int = -1  # for a tag that closes: where the one that it closes begins


@dataclass(frozen=True, slots=True)
class Escaping:
    """How a file writes the characters that it may write in two ways."""

    greater: bool = False
    quotes: bool = False
    apostrophes: bool = False
    numbers: bool = False
    hexadecimal: bool = True
    encoding: str = "utf-8"

    @classmethod
    def of(cls, text: str, encoding: str) -> "Escaping":
        """Look how a file does it."""
        number = re.search(r"&#(x?)", text)
        return cls(
            "&gt;" in text,
            "&quot;" in text and not re.search(r'>[^<>"]*"[^<>]*<', text),
            "&apos;" in text and not re.search(r">[^<>']*'[^<>']*<", text),
            number is not None and text.isascii(),
            number is None or bool(number[1]),
            encoding,
        )

    def text(self, raw: str) -> str:
        """Write a text between tags."""
        raw = xml_text(raw).replace("&", "&amp;").replace("<", "&lt;")
        # The end of a CDATA section may not stand in a text.
        raw = raw.replace(">", "&gt;") if self.greater else raw.replace("]]>", "]]&gt;")
        raw = raw.replace('"', "&quot;") if self.quotes else raw
        raw = raw.replace("'", "&apos;") if self.apostrophes else raw
        return "".join(map(self._letter, raw)) if not raw.isascii() else raw

    def _letter(self, letter: str) -> str:
        """One character, as a number where the file or its encoding has no other way."""
        if letter < "\x80":
            return letter
        if not self.numbers:
            try:
                letter.encode(self.encoding)
            except UnicodeError:
                pass
            else:
                return letter
        return f"&#x{ord(letter):X};" if self.hexadecimal else f"&#{ord(letter)};"


def segment_text(text: str, element: Element, hidden: frozenset[str]) -> str:
    """Return the text of a segment without its codes; elements of `hidden` names are codes."""
    pieces = [text_of_piece(text, one) for one in _visible(element, hidden)]
    return "".join(pieces)


def hidden_texts(text: str, element: Element, hidden: frozenset[str]) -> int:
    """Count the codes of a segment that have text inside, which is not shown."""
    count = 0
    for one in element.inside:
        if isinstance(one, Piece):
            continue
        if one.name in hidden:
            count += bool(_said(text, one))
        else:
            count += hidden_texts(text, one, hidden)
    return count


def _said(text: str, code: Element) -> str:
    inner = (code, *code.all())
    said = [text_of_piece(text, p) for one in inner for p in one.inside if isinstance(p, Piece)]
    equivalent = (code.attribute(text, name) for name in ("equiv-text", "equiv", "disp"))
    return "".join((*said, *equivalent)).strip()


def _visible(element: Element, hidden: frozenset[str]) -> Iterator[Piece]:
    """Yield the pieces of a segment's text. Depth is bounded by the scan."""
    for one in element.inside:
        if isinstance(one, Piece):
            yield one
        elif one.name not in hidden:
            yield from _visible(one, hidden)


def _codes(element: Element, hidden: frozenset[str]) -> Iterator[Code]:
    """Yield the codes of a segment in order."""
    for one in element.elements:
        if one.name in hidden or one.is_one_tag:
            yield Code(one.start, one.end)
            continue
        yield Code(one.start, one.opened)
        yield from _codes(one, hidden)
        yield Code(one.closed, one.end, one.start)


class _Letter(NamedTuple):
    """One code point of a segment's text, and the code points of the file that stand for it."""

    start: int
    end: int
    is_cdata: bool


def with_text(
    text: str, element: Element, hidden: frozenset[str], new: str, escaping: Escaping
) -> tuple[list[Edit], bool]:
    """Return the edits by which a segment shows another text.

    The flag tells whether words were replaced that had a code between them, so that its place is a
    guess. An element of one tag is for the caller.
    """
    letters: list[_Letter] = []
    flat: list[str] = []
    for piece in _visible(element, hidden):
        said = text_of_piece(text, piece)
        flat.append(said)
        if piece.is_reference:
            letters += [_Letter(piece.start, piece.end, is_cdata=False)] * len(said)
        else:
            letters += (_Letter(at, at + 1, piece.is_cdata) for at in range(piece.start, piece.end))
    codes = sorted(_codes(element, hidden))
    whole = "".join(flat)
    edits: list[Edit] = []
    guessed = False
    for start, end, written in Shown.of(whole).changes_to(new):
        removed = letters[start:end]
        cuts = _together(removed)
        change = Change(start, end, written)
        at, in_cdata = _place(element, letters, codes, whole, change)
        guessed = guessed or len(cuts) > 1
        put = _in_cdata(written) if in_cdata else escaping.text(written)
        if cuts:
            edits.append(Edit(cuts[0][0], cuts[0][1], put))
            edits += (Edit(first, last, "") for first, last in cuts[1:])
        else:
            edits.append(Edit(at, at, put))
    return edits, guessed


def _together(removed: Sequence[_Letter]) -> list[tuple[int, int]]:
    """The stretches of the file that some letters take, between which codes stand."""
    found: list[tuple[int, int]] = []
    for letter in removed:
        if found and letter.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(letter.end, found[-1][1]))
        else:
            found.append((letter.start, letter.end))
    return found


def _place(
    element: Element, letters: Sequence[_Letter], codes: Sequence[Code], whole: str, change: Change
) -> tuple[int, bool]:
    """Where new words go, and whether that is in a CDATA section."""
    start, end, written = change
    if start < end:
        return letters[start].start, letters[start].is_cdata
    if not letters:
        return (codes[-1].end if codes else element.opened), False
    if not whole[:start].strip():
        return _before_all(letters, codes, start)
    last = letters[start - 1]
    if not whole[start:].strip():
        return _behind_all(letters, codes, last), last.is_cdata
    # What opens something stands with the next word, all else with the one before.
    opens = written.rstrip()[-1:] in _OPENING
    return (letters[start].start, letters[start].is_cdata) if opens else (last.end, last.is_cdata)


def _before_all(letters: Sequence[_Letter], codes: Sequence[Code], start: int) -> tuple[int, bool]:
    """Before the first word: before the codes there, unless they surround all of the text."""
    if start == len(letters):
        return letters[-1].end, letters[-1].is_cdata
    place, is_cdata = letters[start].start, letters[start].is_cdata
    closed = {code.closes for code in codes if code.start >= letters[-1].end}
    for code in reversed([one for one in codes if one.end <= place]):
        if is_cdata or code.start in closed or code.end != place:
            break
        place = code.start
    return place, is_cdata


def _behind_all(letters: Sequence[_Letter], codes: Sequence[Code], last: _Letter) -> int:
    """Behind the last word: behind the codes there, unless they surround all of the text."""
    place = last.end
    for code in [one for one in codes if one.start >= place and not last.is_cdata]:
        if code.start != place or 0 <= code.closes <= letters[0].start:
            break
        place = code.end
    return place


def _in_cdata(raw: str) -> str:
    return xml_text(raw).replace("]]>", "]]]]><![CDATA[>")


def segment_shown(text: str, element: Element, hidden: frozenset[str]) -> str:
    """Return the text of a segment as it is shown."""
    return shown(segment_text(text, element, hidden))
