"""The text format of CC-CEDICT: one entry a line, `traditional simplified [pinyin] /gloss/gloss/`, comments with # and facts with #!.

Only parsing; what is done with the entries is the compiler's.
"""

import gzip
import re
import zlib
from dataclasses import dataclass

from duidu.core.errors import FileError

_LINE = re.compile(r"^(\S+) (\S+) \[\[?([^\]]*)\]\]? /(.*)/\s*$")
_FACT = re.compile(r"^#!\s*(\w+)=(.*)$")
LARGEST = 200_000_000  # bytes of text; the dictionary has ten million
LONGEST_LINE = 20_000


@dataclass(frozen=True, slots=True)
class RawEntry:
    """The four fields of one line; `glosses` still joined by slashes."""

    traditional: str
    simplified: str
    pinyin: str
    glosses: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A whole file: its entries in order and what its header says (date, license, entries, ...)."""

    entries: tuple[RawEntry, ...]
    facts: dict[str, str]


def unpack(data: bytes, name: str) -> str:
    """The text of a CC-CEDICT file, gzip-compressed or not. Raises FileError naming the file if it is damaged, huge or not UTF-8."""
    if data.startswith(b"\x1f\x8b"):
        try:
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
    """Read every entry. Raises FileError if the text is in another format or has fewer entries than it announces."""
    entries: list[RawEntry] = []
    facts: dict[str, str] = {}
    bad = 0
    for line in text.split("\n"):
        if line.startswith("#"):
            if fact := _FACT.match(line.rstrip("\r")):
                facts[fact[1]] = fact[2].strip()
        elif line.strip():
            match = _LINE.match(line) if len(line) <= LONGEST_LINE else None
            if match and match[4].strip("/ "):
                entries.append(RawEntry(match[1], match[2], match[3], match[4]))
            else:
                bad += 1
    _judge(len(entries), bad, facts.get("entries", ""), name)
    return Dictionary(tuple(entries), facts)


def _judge(entries: int, bad: int, announced: str, name: str) -> None:
    if not entries or bad > entries // 100 + 1:
        raise FileError(
            "{name} is not a CC-CEDICT file: its lines do not have the form “traditional simplified [pinyin] /meaning/”.",
            name=name,
        )
    if announced.isdecimal() and int(announced[:12]) > entries:
        raise FileError(
            "The dictionary {name} is cut off: it announces {announced} entries and has {entries}. Download it again.",
            name=name,
            announced=announced,
            entries=entries,
        )
