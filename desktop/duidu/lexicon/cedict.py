"""Parses the text format of CC-CEDICT.

An entry is a line, `traditional simplified [pinyin] /gloss/gloss/`; comments begin with #, lines of
the header with #!.
"""

import gzip
import re
import zlib
from dataclasses import dataclass

from duidu.core.errors import FileError

_LINE = re.compile(r"^(\S+) (\S+) \[\[?([^\]]*)\]\]? /(.*)/\s*$")
_HEADER = re.compile(r"^#!\s*(\w+)=(.*)$")
LARGEST = 200_000_000  # bytes of text, twenty times the dictionary of today
# Code points; longer lines would be slow to match and are no entries.
LONGEST_LINE = 20_000


@dataclass(frozen=True, slots=True)
class RawEntry:
    """The four fields of one line; `glosses` are still joined by slashes."""

    traditional: str
    simplified: str
    pinyin: str
    glosses: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A whole file: its entries in order, and what its header says (date, license, entries)."""

    entries: tuple[RawEntry, ...]
    header: dict[str, str]


def unpack(data: bytes, name: str) -> str:
    """The text of a CC-CEDICT file, whether it is gzip-compressed or not.

    Raises FileError with its name if it is damaged, too large or not UTF-8.
    """
    if data.startswith(b"\x1f\x8b"):
        try:
            # 16 tells zlib to expect the header of gzip.
            stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            text = stream.decompress(data, LARGEST)
        except (zlib.error, gzip.BadGzipFile) as error:
            raise FileError(
                "The dictionary {name} is damaged and cannot be unpacked. Download it again.",
                name=name,
            ) from error
        if not stream.eof and len(text) < LARGEST:
            raise FileError(
                "The dictionary {name} is cut off in the middle. Download it again.", name=name
            )
        data = text
    if len(data) >= LARGEST:
        raise FileError("{name} is too large to be CC-CEDICT.", name=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(
            "{name} is not a CC-CEDICT file: it is not UTF-8 text.", name=name
        ) from error


def parse(text: str, name: str) -> Dictionary:
    """Parse all entries.

    Raises FileError if the text is in another format or has fewer entries than it announces.
    """
    entries: list[RawEntry] = []
    header: dict[str, str] = {}
    bad = 0
    for line in text.split("\n"):
        if line.startswith("#"):
            if found := _HEADER.match(line.rstrip("\r")):
                header[found[1]] = found[2].strip()
        elif line.strip():
            # A damaged file may be one huge line, on which the expression would take long.
            match = _LINE.match(line) if len(line) <= LONGEST_LINE else None
            if match and match[4].strip("/ "):
                entries.append(RawEntry(match[1], match[2], match[3], match[4]))
            else:
                bad += 1
    _judge(len(entries), bad, header.get("entries", ""), name)
    return Dictionary(tuple(entries), header)


def _judge(entries: int, bad: int, announced: str, name: str) -> None:
    """Raise FileError if too many lines are no entries, or entries are missing."""
    if not entries or bad > entries // 100 + 1:
        raise FileError(
            "{name} is not a CC-CEDICT file: its lines do not have the form “traditional "
            "simplified [pinyin] /meaning/”.",
            name=name,
        )
    # Twelve digits are more than enough, and int() refuses thousands.
    if announced.isdecimal() and int(announced[:12]) > entries:
        raise FileError(
            "The dictionary {name} is cut off: it announces {announced} entries and has "
            "{entries}. Download it again.",
            name=name,
            announced=announced,
            entries=entries,
        )
