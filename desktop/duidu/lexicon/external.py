"""Dictionaries the person adds, in the formats of StarDict and dictd. Articles are read when they are asked for; nothing is copied.

Formats: StarDict 2.4.2 and 3.0.0 (.ifo, .idx or .idx.gz, .dict or .dict.dz), dictd (.index, .dict or .dict.dz). See dictd(8) and the
StarDict file format document.
"""

import bisect
import gzip
import html
import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duidu.core.errors import FileError

_MOST_BYTES = 400_000_000
_MOST_ARTICLE = 1_000_000
_LONGEST_WORD = 1_024
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BASE64 = {
    c: n for n, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}


@dataclass(frozen=True, slots=True)
class ExternalEntry:
    """A headword and its article as plain text."""

    headword: str
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    key: str
    headword: str
    offset: int
    size: int


class ExternalDictionary:
    """One added dictionary: its name, and its articles by headword."""

    def __init__(
        self, name: str, places: list[_Place], articles: bytes | mmap.mmap, markup: str
    ) -> None:
        self.name = name
        self._places = sorted(places, key=lambda place: place.key)
        self._keys = [place.key for place in self._places]
        self._articles = articles
        self._markup = markup

    def __len__(self) -> int:
        """How many headwords there are."""
        return len(self._places)

    def exact(self, word: str) -> tuple[ExternalEntry, ...]:
        """Articles of a headword, in any case; () where there is none."""
        key = word.casefold()
        return tuple(
            self._entry(at)
            for at in range(
                bisect.bisect_left(self._keys, key), bisect.bisect_right(self._keys, key)
            )
        )

    def longest(self, text: str, at: int) -> list[tuple[int, tuple[ExternalEntry, ...]]]:
        """Headwords that begin at a code point of a text, longest first, as (length, articles)."""
        ends = range(min(len(text), at + 20), at, -1)
        found = ((end - at, self.exact(text[at:end])) for end in ends)
        return [(length, entries) for length, entries in found if entries]

    def _entry(self, at: int) -> ExternalEntry:
        place = self._places[at]
        raw = self._articles[place.offset : place.offset + min(place.size, _MOST_ARTICLE)].decode(
            "utf-8", "replace"
        )
        return ExternalEntry(place.headword, _plain(raw, self._markup))


def open_external(path: Path) -> ExternalDictionary:
    """Open a dictionary by its .ifo (StarDict) or .index (dictd) file. Raises FileError in one sentence if anything is wrong with it."""
    try:
        if path.suffix == ".ifo":
            return _stardict(path)
        if path.suffix == ".index":
            return _dictd(path)
    except OSError as error:
        raise FileError(
            "The dictionary {path} cannot be read: {value}.",
            path=path,
            value=error.strerror or error,
        ) from error
    raise FileError(
        "{name} is not a dictionary Duidu can read: choose the .ifo file of StarDict or the .index file of dictd.",
        name=path.name,
    )


def _stardict(path: Path) -> ExternalDictionary:
    facts = dict(
        line.split("=", 1)
        for line in path.read_text("utf-8", "replace").splitlines()[:200]
        if "=" in line
    )
    if "wordcount" not in facts:
        raise FileError("{name} is not the description of a StarDict dictionary.", name=path.name)
    index = _read(path, ".idx", ".idx.gz")
    articles = _articles(path)
    width = 8 if facts.get("idxoffsetbits") == "64" else 4
    places = list(_stardict_places(index, width, len(articles), path.name))
    if facts["wordcount"].strip() != str(len(places)):
        raise FileError(
            "The dictionary {name} is damaged: it announces {facts} words and has {places}.",
            name=path.name,
            facts=facts["wordcount"][:20],
            places=len(places),
        )
    return ExternalDictionary(
        facts.get("bookname", path.stem).strip(),
        places,
        articles,
        facts.get("sametypesequence", "m").strip(),
    )


def _stardict_places(index: bytes, width: int, size: int, name: str) -> Iterator[_Place]:
    at = 0
    while at < len(index):
        end = index.find(b"\0", at, at + _LONGEST_WORD)
        after = end + 1 + width + 4
        if end < 0 or after > len(index):
            raise FileError("The index of the dictionary {name} is damaged or cut off.", name=name)
        offset = int.from_bytes(index[end + 1 : end + 1 + width], "big")
        length = int.from_bytes(index[end + 1 + width : after], "big")
        if offset + length > size:
            raise FileError(
                "The dictionary {name} is damaged: its index points beyond its articles.", name=name
            )
        headword = index[at:end].decode("utf-8", "replace")
        yield _Place(headword.casefold(), headword, offset, length)
        at = after


def _dictd(path: Path) -> ExternalDictionary:
    articles = _articles(path)
    places = []
    for line in path.read_bytes()[:_MOST_BYTES].decode("utf-8", "replace").split("\n"):
        fields = line.split("\t")
        if len(fields) < 3:
            continue
        offset, length = _number(fields[1]), _number(fields[2].rstrip("\r"))
        if offset is None or length is None or offset + length > len(articles):
            raise FileError(
                "The dictionary {name} is damaged: its index points beyond its articles.",
                name=path.name,
            )
        if not fields[0].startswith("00-database-") and not fields[0].startswith("00database"):
            places.append(_Place(fields[0].casefold(), fields[0], offset, length))
    if not places:
        raise FileError("{name} is not the index of a dictd dictionary.", name=path.name)
    return ExternalDictionary(path.stem, places, articles, "m")


def _number(text: str) -> int | None:
    """A number in dictd's base 64; None for anything else."""
    value = 0
    for c in text[:12]:
        if c not in _BASE64:
            return None
        value = value * 64 + _BASE64[c]
    return value if text else None


def _articles(path: Path) -> bytes | mmap.mmap:
    """The file of articles, mapped where it is not packed."""
    whole = path.with_suffix(".dict")
    if not whole.exists() or not whole.stat().st_size:
        return _read(path, ".dict", ".dict.dz")
    with whole.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _read(path: Path, plain: str, packed: str) -> bytes:
    """The bytes of a companion file, unpacked (dictzip is gzip with an index of its own)."""
    whole = path.with_suffix(plain)
    if whole.exists():
        if whole.stat().st_size > _MOST_BYTES:
            raise FileError(
                "{name} is too large: more than {most_bytes} MB.",
                name=whole.name,
                most_bytes=_MOST_BYTES // 1_000_000,
            )
        return whole.read_bytes()
    packed_file = path.with_suffix(packed)
    if not packed_file.exists():
        raise FileError(
            "The dictionary {name} is not complete: {name2} is missing beside it.",
            name=path.name,
            name2=whole.name,
        )
    try:
        with gzip.open(packed_file) as file:
            data = file.read(_MOST_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise FileError("{name} is damaged or cut off.", name=packed_file.name) from error
    if len(data) > _MOST_BYTES:
        raise FileError(
            "{name} is too large: more than {most_bytes} MB unpacked.",
            name=packed_file.name,
            most_bytes=_MOST_BYTES // 1_000_000,
        )
    return data


def _plain(raw: str, markup: str) -> str:
    """An article without markup: types h, g and x are HTML, Pango and XDXF; each part of a mixed article is one line."""
    parts = raw.split("\0") if len(markup) > 1 else [raw]
    if any(kind in "hgx" for kind in markup):
        parts = [
            html.unescape(_TAG.sub("", re.sub(r"(?i)<br\s*/?>|</p>|</div>|</li>", "\n", part)))
            for part in parts
        ]
    return "\n".join(part.strip() for part in parts if part.strip())
