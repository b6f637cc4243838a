"""Writes translations into a PO file, of which nothing else changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from duidu.core.errors import FileError
from duidu.core.row_status import RowStatus
from duidu.formats.base.exported import Written, count_sentence
from duidu.formats.base.original import (
    NO_STATUSES,
    Edit,
    OriginalFile,
    edited,
    exact_bytes,
    exact_text,
)
from duidu.formats.base.shown_text import Shown, shown
from duidu.formats.gettext_po.catalog import (
    MSGSTR,
    Character,
    Entry,
    String,
    entries,
    fields_of,
)
from duidu.formats.gettext_po.fuzzy import flag_edits, status_of

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# Where a line may be broken: behind spaces, and between wide characters but not before a mark that
# ends something.
_UNITS = re.compile(
    r"[\u2e80-\uffef][，。、；：？！）》」』”’…]*|[^\s\u2e80-\uffef]+|\s", re.DOTALL
)


def open_po(data: bytes, encoding: str, name: str) -> OriginalFile:
    """Find the fields of a PO file. Raises FileError."""
    text = exact_text(data, encoding, name)
    wanted = [one for one in entries(text, name) if not one.obsolete and not one.is_header(text)]
    fields = [one for entry in wanted for one in fields_of(entry)]

    def write(changes: Mapping[int, str], told: Mapping[int, RowStatus] = NO_STATUSES) -> Written:
        kept = {number for number in changes if fields[number].keyword != MSGSTR}
        style = _Style.of(text, wanted)
        sources = _sources(wanted)
        edits = [
            _rewritten(text, fields[number], sources.get(number, ()), new, style)
            for number, new in changes.items()
            if number not in kept
        ]
        edits += flag_edits(text, wanted, told, style.newline)
        try:
            written = exact_bytes(edited(text, edits), encoding) if edits else data
        except UnicodeError as error:
            raise _lacking(name, encoding) from error
        return Written(
            written,
            count_sentence(
                len(kept),
                "1 corrected original was left out: programs find the translation by it.",
                "{count} corrected originals were left out: programs find translations by them.",
            ),
        )

    return OriginalFile(
        tuple(shown(one.text(text)) for one in fields),
        write,
        dict(_answers(wanted)),
        statuses=tuple(status_of(entry) for entry in wanted for _ in fields_of(entry)),
    )


def _answers(wanted: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield each field with the one that answers it."""
    first = 0
    for entry in wanted:
        fields = fields_of(entry)
        sources = [n for n, one in enumerate(fields, first) if one.keyword != MSGSTR]
        forms = [n for n, one in enumerate(fields, first) if one.keyword == MSGSTR]
        for place, source in enumerate(sources if forms else ()):
            yield source, forms[min(place, len(forms) - 1)]
        for place, form in enumerate(forms if sources else ()):
            yield form, sources[min(place, len(sources) - 1)]
        first += len(fields)


def _sources(wanted: Sequence[Entry]) -> dict[int, tuple[String, ...]]:
    """The original of each translation, by the translation's number."""
    fields = [one for entry in wanted for one in fields_of(entry)]
    return {
        number: (fields[answer],)
        for number, answer in _answers(wanted)
        if fields[number].keyword == MSGSTR
    }


@dataclass(frozen=True, slots=True)
class _Style:
    """How a file wraps its strings: columns of a line, 0 for those that are not wrapped.

    `newline` ends its lines; `opens` says that a string of several lines begins with an empty one.
    """

    width: int
    newline: str
    opens: bool

    @classmethod
    def of(cls, text: str, wanted: Sequence[Entry]) -> "_Style":
        """Find the style of a file in its strings of several lines."""
        width = opening = several = 0
        for one in (one for entry in wanted for one in entry.strings if len(one.pieces) > 1):
            several += 1
            first, last = one.pieces[0], one.pieces[-1]
            opening += first[0] == first[1]
            for start, end in one.pieces:
                # A line that ends in a line break may be short because of that, and one long word
                # is wider than a line.
                piece = text[start:end]
                cut = (start, end) != last and not piece.endswith("\\n")
                if cut and len(_UNITS.findall(piece.strip())) > 1:
                    width = max(width, _columns(piece) + 2)
        ending = re.search(r"\r\n|\r|\n", text)
        return cls(width, ending[0] if ending else "\n", opening * 2 >= several)


def _rewritten(
    text: str, field: String, sources: Sequence[String], new: str, style: _Style
) -> Edit:
    """The edit that puts a translation in the place of another one."""
    start, end = field.pieces[0][0] - 1, field.pieces[-1][1] + 1
    old = field.characters(text)
    characters = _changed(old, new)
    if not any(one.text for one in old):
        characters = _between_breaks(characters, [one.text(text) for one in sources])
    before = text[text.rfind("\n", 0, field.start) + 1 : start]
    return Edit(start, end, _in_quotes(text, field, characters, style, before))


def _changed(old: Sequence[Character], new: str) -> list[Character]:
    """The code points of a string that shows a new text, spelled as the old ones were."""
    result: list[Character] = []
    at = 0
    # An escaped byte is several code points of the shown text, and one here.
    flat = "".join(one.text for one in old)
    owner = [number for number, one in enumerate(old) for _ in one.text]
    for start, end, written in Shown.of(flat).changes_to(new):
        first = owner[start] if start < len(owner) else len(old)
        result += old[at:first]
        result += [Character(one, _ESCAPED.get(one, one)) for one in written]
        at = owner[end] if end < len(owner) else len(old)
    return [*result, *old[at:]]


def _between_breaks(characters: list[Character], sources: Sequence[str]) -> list[Character]:
    """A first translation with the line breaks at its ends that gettext requires."""
    line_break = Character("\n", "\\n")
    source = sources[0] if sources else ""
    before = [line_break] * (len(source) - len(source.lstrip("\n")) if source.strip() else 0)
    after = [line_break] * (len(source) - len(source.rstrip("\n")) if source.strip() else 0)
    return [*before, *characters, *after]


def _in_quotes(
    text: str, field: String, characters: Sequence[Character], style: _Style, before: str
) -> str:
    """A string between quotation marks, on one line or several, as its file has them."""
    lines = _lines(characters, style.width)
    whole = f'"{"".join(one.spelled for one in characters)}"'
    between = text[field.pieces[0][0] : field.pieces[-1][1]]
    was_wrapped = "\n" in between or "\r" in between
    fits = not style.width or _columns(before + whole) <= style.width
    if len(lines) < 2 and fits and not was_wrapped:
        return whole
    first, last = field.pieces[0], field.pieces[-1]
    opens = first[0] == first[1] if was_wrapped else style.opens
    indent = _indent(text, last[0]) if was_wrapped else ""
    quoted = [f'"{line}"' for line in lines]
    return f"{style.newline}{indent}".join(('""', *quoted) if opens else quoted)


def _indent(text: str, piece: int) -> str:
    """The white space before the quotation mark of a piece that has a line to itself."""
    start = max(text.rfind("\n", 0, piece), text.rfind("\r", 0, piece)) + 1
    before = text[start : piece - 1]
    return before if not before.strip() else ""


def _lines(characters: Sequence[Character], width: int) -> list[str]:
    """The spelled string cut behind its line breaks, and where a line would be too wide."""
    lines: list[str] = []
    paragraph: list[Character] = []
    for one in characters:
        paragraph.append(one)
        if one.text == "\n":
            lines += _wrapped(paragraph, width)
            paragraph = []
    return [*lines, *(_wrapped(paragraph, width) if paragraph else ())] or [""]


def _wrapped(characters: Sequence[Character], width: int) -> list[str]:
    """One paragraph of a string in lines of a width, counted with their quotation marks."""
    # A code point that is spelled with several is part of a word.
    text = "".join(one.text if len(one.spelled) == 1 else "x" for one in characters)
    lines, line, columns, at = [], "", 2, 0
    for unit in _UNITS.findall(text):
        spelled = "".join(one.spelled for one in characters[at : at + len(unit)])
        at += len(unit)
        wide = _columns(spelled)
        if width and line and columns + wide > width and not spelled.isspace() and spelled != "\\n":
            lines.append(line)
            line, columns = "", 2
        line += spelled
        columns += wide
    return [*lines, line]


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) + sum(east_asian_width(c) in "WF" for c in text if c > "\u10ff")


def _lacking(name: str, encoding: str) -> FileError:
    return FileError(
        "“{name}” is in the encoding {encoding}, which lacks a character of your translation; "
        "convert the file to UTF-8 and open it again.",
        name=name,
        encoding=encoding,
    )
