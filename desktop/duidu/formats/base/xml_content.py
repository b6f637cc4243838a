"""Gives a segment in XML another text.

Its codes stay where they are while a person changes the words around them; one that is moved,
deleted or copied in the text is so in the file, which stays well-formed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.formats.base.code_markup import CodeSupply, Written, without_partner
from duidu.formats.base.inline_codes import Form, InlineCodes, Part, parts_of, segment_text
from duidu.formats.base.original import Edit
from duidu.formats.base.segments import xml_text
from duidu.formats.base.shown_text import Shown, shown
from duidu.formats.base.text_change import Change
from duidu.formats.base.xml_scan import Element

_OPENING = tuple("“‘（《「『【([{«")


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


class _Letter(NamedTuple):
    """One code point of a segment's text, and the code points of the file that stand for it.

    A code that says something has a letter for each code point of that, all in the same place.
    """

    start: int
    end: int
    is_cdata: bool


class _Tag(NamedTuple):
    """A tag that says nothing: start..end of the file.

    `closes` is where the tag begins that belongs to it.
    """

    start: int
    end: int
    closes: int = -1


class TextPut(NamedTuple):
    """The edits by which a segment shows another text.

    `guessed` tells whether words were replaced that had a hidden tag between them, so that its
    place is a guess; `lonely` counts codes that were left out since those that belong to them were
    deleted.
    """

    edits: list[Edit]
    guessed: bool = False
    lonely: int = 0


@dataclass(slots=True)
class _Segment:
    """A segment as letters and tags that say nothing."""

    element: Element
    parts: Sequence[Part]
    letters: list[_Letter] = field(default_factory=list)
    tags: list[_Tag] = field(default_factory=list)
    # Of each part, how many letters stand before it.
    firsts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the parts to pieces."""
        for part in self.parts:
            self.firsts.append(len(self.letters))
            if part.is_code or part.form is Form.REFERENCE:
                self.letters += [_Letter(part.start, part.end, False)] * len(part.said)
            else:
                is_cdata = part.form is Form.CDATA
                self.letters += (_Letter(n, n + 1, is_cdata) for n in range(part.start, part.end))
            if part.is_code and not part.said:
                closes = part.element is not None and part.form is Form.CLOSES
                self.tags.append(
                    _Tag(part.start, part.end, part.element.start if closes else -1)  # type: ignore[union-attr]
                )
        self.tags.sort()


def with_text(
    text: str,
    element: Element,
    codes: InlineCodes,
    new: str,
    escaping: Escaping,
    models: Sequence[Part] = (),
) -> TextPut:
    """Return the edits by which a segment shows another text; `models` are codes it may take over.

    An element of one tag is for the caller.
    """
    segment = _Segment(element, parts_of(text, element, codes))
    whole = "".join([part.said for part in segment.parts])
    changes = Shown.of(whole).changes_to(new)
    supply = CodeSupply(text, segment.parts, models)
    removed = [[segment.parts[n] for n in _removed(segment, change)] for change in changes]
    for parts in removed:
        supply.take_back(parts)
    written = [supply.pieces(change.written) for change in changes]
    lonely, left_out = _lonely(segment, changes, written)
    edits = [Edit(part.start, part.end, "") for part in lonely]
    guessed = False
    for change, pieces in zip(changes, written, strict=True):
        taken = segment.letters[change.start : change.end]
        cuts = _together(taken)
        at, in_cdata = _place(segment, whole, change)
        guessed = guessed or len(cuts) > 1
        kept = [one for one in pieces if id(one) not in left_out]
        put = _markup(kept, supply, escaping, in_cdata=in_cdata, unique=codes.have_unique_ids)
        if cuts:
            edits.append(Edit(cuts[0][0], cuts[0][1], put))
            edits += (Edit(first, last, "") for first, last in cuts[1:])
        else:
            edits.append(Edit(at, at, put))
    return TextPut(edits, guessed, len(lonely) + len(left_out))


def _removed(segment: _Segment, change: Change) -> list[int]:
    """Which codes that say something a change takes out."""
    return [
        number
        for number, (part, first) in enumerate(zip(segment.parts, segment.firsts, strict=True))
        if part.is_code and part.said and first < change.end and change.start <= first
    ]


def _lonely(
    segment: _Segment, changes: Sequence[Change], written: Sequence[Sequence[Written]]
) -> tuple[list[Part], set[int]]:
    """The tags that a changed segment would have without those that belong to them.

    Returns those of its own, and the ids of those that are written.
    """
    removed = {number for change in changes for number in _removed(segment, change)}
    placed: list[tuple[int, int, Part, Written | None]] = [
        (first, 1, part, None)
        for number, (part, first) in enumerate(zip(segment.parts, segment.firsts, strict=True))
        if part.is_code and number not in removed
    ]
    for change, pieces in zip(changes, written, strict=True):
        placed += ((change.start, 0, one.code, one) for one in pieces if one.code is not None)
    if not removed and all(one is None for _, _, _, one in placed):
        return [], set()
    placed.sort(key=lambda one: one[:2])
    lonely = [placed[n] for n in without_partner([part for _, _, part, _ in placed])]
    return (
        [part for _, _, part, one in lonely if one is None and part.said],
        {id(one) for _, _, _, one in lonely if one is not None},
    )


def _markup(
    pieces: Sequence[Written],
    supply: CodeSupply,
    escaping: Escaping,
    *,
    in_cdata: bool,
    unique: bool,
) -> str:
    """What is written into the file for letters and codes."""
    put = []
    for one in pieces:
        if one.code is not None:
            markup = supply.markup(one, unique)
            # No tag is one in a CDATA section, so that it ends and begins again.
            put.append(f"]]>{markup}<![CDATA[" if in_cdata else markup)
        else:
            put.append(_in_cdata(one.said) if in_cdata else escaping.text(one.said))
    return "".join(put)


def _together(removed: Sequence[_Letter]) -> list[tuple[int, int]]:
    """The stretches of the file that some letters take, between which hidden tags stand."""
    found: list[tuple[int, int]] = []
    for letter in removed:
        if found and letter.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(letter.end, found[-1][1]))
        else:
            found.append((letter.start, letter.end))
    return found


def _place(segment: _Segment, whole: str, change: Change) -> tuple[int, bool]:
    """Where new words go, and whether that is in a CDATA section."""
    letters, tags = segment.letters, segment.tags
    start, end, written = change
    if start < end:
        return letters[start].start, letters[start].is_cdata
    if not letters:
        return (tags[-1].end if tags else segment.element.opened), False
    if not whole[:start].strip():
        return _before_all(letters, tags, start)
    last = letters[start - 1]
    if not whole[start:].strip():
        return _behind_all(letters, tags, last), last.is_cdata
    # What opens something stands with the next word, all else with the one before.
    opens = written.rstrip()[-1:] in _OPENING
    return (letters[start].start, letters[start].is_cdata) if opens else (last.end, last.is_cdata)


def _before_all(letters: Sequence[_Letter], tags: Sequence[_Tag], start: int) -> tuple[int, bool]:
    """Before the first word: before the hidden tags there, unless they surround all of the text."""
    if start == len(letters):
        return letters[-1].end, letters[-1].is_cdata
    place, is_cdata = letters[start].start, letters[start].is_cdata
    closed = {tag.closes for tag in tags if tag.start >= letters[-1].end}
    for tag in reversed([one for one in tags if one.end <= place]):
        if is_cdata or tag.start in closed or tag.end != place:
            break
        place = tag.start
    return place, is_cdata


def _behind_all(letters: Sequence[_Letter], tags: Sequence[_Tag], last: _Letter) -> int:
    """Behind the last word: behind the hidden tags there, unless they surround all of the text."""
    place = last.end
    for tag in [one for one in tags if one.start >= place and not last.is_cdata]:
        if tag.start != place or 0 <= tag.closes <= letters[0].start:
            break
        place = tag.end
    return place


def _in_cdata(raw: str) -> str:
    return xml_text(raw).replace("]]>", "]]]]><![CDATA[>")


def segment_shown(text: str, element: Element, codes: InlineCodes) -> str:
    """Return the text of a segment as it is shown."""
    return shown(segment_text(text, element, codes))
