"""Finds the entries of a PO file and where their strings stand in it, in one walk over its lines.

GNU gettext's manual, "The Format of PO Files", describes them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.core.errors import FileError
from duidu.formats.base.progress import Tell, tell_nobody

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\s*\[\s*(\d{1,4})\s*\])?\s*")
_STRINGS = re.compile(r'(?>(?:"(?>(?:[^"\\]|\\.)*)"\s*+)*)')
_STRING = re.compile(r'"((?>(?:[^"\\]|\\.)*))"')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)|[^\\]", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_LINES_A_STEP = 200
MSGSTR = "msgstr"


class Character(NamedTuple):
    """One code point of a string, and how the file spells it."""

    text: str
    spelled: str


@dataclass(slots=True)
class String:
    """One string of an entry: its keyword with the number of its form, and its pieces in quotes.

    `pieces` are where the contents of its quotation marks start and end, in order.
    """

    keyword: str
    form: int
    start: int
    pieces: list[tuple[int, int]] = field(default_factory=list)

    def text(self, whole: str) -> str:
        """Return its text, with what it escapes."""
        text = "".join([whole[start:end] for start, end in self.pieces])
        return text if "\\" not in text else "".join(one.text for one in _characters(text))

    def characters(self, whole: str) -> list[Character]:
        """Return its code points as they are spelled."""
        return [
            one
            for start, end in self.pieces
            # A piece is always whole: an escape does not go on in the next.
            for one in _characters(whole[start:end])
        ]


@dataclass(slots=True)
class Entry:
    """One entry: its strings, what translators said of it, and its flags.

    `flag_lines` are where the comments with flags start and end in the file, without what is before
    them in the line; `previous` is where what the original was before begins, -1 without that.
    """

    strings: list[String] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    flag_lines: list[tuple[int, int]] = field(default_factory=list)
    previous: int = -1
    obsolete: bool = False

    def string(self, keyword: str) -> String | None:
        """Return the first string with a keyword."""
        return next((one for one in self.strings if one.keyword == keyword), None)

    @property
    def forms(self) -> list[String]:
        """Its translations: one, or one for each plural form."""
        return [one for one in self.strings if one.keyword == MSGSTR]

    @property
    def fuzzy(self) -> bool:
        """Whether a person is still to look at the translation."""
        return "fuzzy" in self.flags

    def is_header(self, whole: str) -> bool:
        """Whether it describes the file."""
        source = self.string("msgid")
        context = self.string("msgctxt")
        return source is not None and context is None and not source.text(whole)


def entries(text: str, name: str, tell: Tell = tell_nobody) -> Iterator[Entry]:
    """Yield the entries of a PO file in order.

    Raises FileError for a line that no PO file has.
    """
    entry, number = Entry(), 0
    for line in _LINE.finditer(text, 1 if text.startswith("\ufeff") else 0):
        number += 1
        if not number % _LINES_A_STEP:
            tell(line.end() / len(text))
        bare = line[1].lstrip()
        if not bare or bare.startswith("domain"):
            continue
        if _ends(entry, bare):
            yield entry
            entry = Entry()
        if not bare.startswith("#"):
            if not _take(entry, line[1], line.start()):
                raise _unreadable(name, number)
        elif not bare.startswith("#~"):
            _take_comment(entry, bare, line.end(1) - len(bare))
        elif re.match(r"#~\s*msgid(?!_)", bare):
            yield Entry(obsolete=True)
            entry = Entry()
    if entry.strings:
        yield entry
    tell(1.0)


def _ends(entry: Entry, line: str) -> bool:
    """Whether an entry has all its strings where a line begins that is not empty."""
    if not entry.strings or line.startswith('"'):
        return False
    last = entry.strings[-1].keyword
    return line.startswith(("#", "msgctxt")) or (
        line.startswith("msgid") and not line.startswith("msgid_plural") and last != "msgctxt"
    )


def _take_comment(entry: Entry, line: str, start: int) -> None:
    """Take a comment into its entry: flags, and what translators said."""
    kind = line[1:2]
    if kind == ",":
        entry.flags += [flag.strip() for flag in line[2:].split(",")]
        entry.flag_lines.append((start, start + len(line)))
    elif kind == "|" and entry.previous < 0:
        entry.previous = start
    elif kind not in ("", ".", ":", "|", "="):
        entry.comments.append(line[1:].strip())


def _take(entry: Entry, line: str, start: int) -> bool:
    """Take a line of strings, which starts at an offset of the file; whether it is one."""
    at = len(line) - len(line.lstrip())
    if keyword := _KEYWORD.match(line, at):
        entry.strings.append(String(keyword[1], int(keyword[2] or 0), start))
        at = keyword.end()
    strings = _STRINGS.match(line, at)
    if not entry.strings or strings is None or not at < strings.end() == len(line):
        return False
    for piece in _STRING.finditer(line, at):
        entry.strings[-1].pieces.append((start + piece.start(1), start + piece.end(1)))
    return True


def fields_of(entry: Entry) -> list[String]:
    """Return the strings of an entry that are texts: all but its context."""
    return [one for one in entry.strings if one.keyword != "msgctxt"]


def numbers_of(wanted: Iterable[Entry]) -> Iterator[range]:
    """Yield the numbers that the fields of each entry have in the file."""
    first = 0
    for entry in wanted:
        count = len(fields_of(entry))
        yield range(first, first + count)
        first += count


def _characters(text: str) -> Iterator[Character]:
    """Yield the code points of the inside of a string, with what each escape stands for."""
    for found in _ESCAPE.finditer(text):
        escaped = found[1]
        if escaped is None:
            yield Character(found[0], found[0])
        elif escaped in _PLAIN:
            yield Character(_PLAIN[escaped], found[0])
        elif escaped[0] in "01234567x" and escaped != "x":
            code = int(escaped[1:], 16) if escaped[0] == "x" else int(escaped, 8)
            # Beyond ASCII it is a byte of some encoding, which stays as it is spelled.
            yield Character(chr(code) if 0 < code < 128 else found[0], found[0])
        else:
            yield Character(escaped, found[0])


def _unreadable(name: str, line: int) -> FileError:
    return FileError(
        "“{name}” is not a PO file that Duidu can read: line {line} is none of such a file. Save "
        "it as PO again.",
        name=name,
        line=line,
    )
