"""Pictures that lie beside a page: read from its own folder for the child that may open no file.

Which they are is looked for in the bytes of the page, without parsing it.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from duidu.core.file_bytes import read_file
from duidu.core.picture import MOST_BYTES, MOST_PICTURES

_PAGES = frozenset((".html", ".htm", ".xhtml", ".xht", ".md", ".markdown"))
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"))
_LARGEST = 20 << 20
"""Bytes of one file."""
# As pages and Markdown name a picture. The bounds keep the search linear.
_NAMED = re.compile(
    rb"""(?:src|xlink:href)\s{0,20}=\s{0,20}(?:"([^"<>]{1,400})"|'([^'<>]{1,400})'|([^\s"'<>]{1,400}))"""
    rb"""|\]\(\s{0,20}(?:<([^<>\n]{1,400})>|([^\s()<>]{1,400}))"""
    rb"""|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,20}<?([^\s<>]{1,400})""",
    re.I | re.M,
)
_ELSEWHERE = re.compile(r"[A-Za-z][\w+.-]*:|[/\\]")


def name_beside(address: str) -> str:
    """The path in the folder of a page that an address on it means, "" for any other place."""
    address = address.strip()
    if not address or _ELSEWHERE.match(address):
        return ""
    path = PurePosixPath(unquote(address.partition("#")[0].partition("?")[0]))
    if path.is_absolute() or ".." in path.parts or any("\\" in part for part in path.parts):
        return ""
    return str(path) if path.suffix.lower() in _PICTURES else ""


def pictures_beside(page: Path, data: bytes) -> Mapping[str, bytes]:
    """The bytes of the pictures that a page names in its own folder, by their paths there.

    What leads out of the folder, also by a link of the file system, is not read, and no more than
    a text may show.
    """
    if page.suffix.lower() not in _PAGES:
        return {}
    found: dict[str, bytes] = {}
    room = MOST_BYTES
    folder = page.parent.resolve()
    for name in dict.fromkeys(_names(data)):
        if len(found) >= MOST_PICTURES or room <= 0:
            break
        try:
            path = (folder / name).resolve()
            if not path.is_relative_to(folder) or not path.is_file():
                continue
            picture = read_file(path, min(_LARGEST, room) + 1)
        except (OSError, ValueError):
            # One that is not there, or cannot be read, is counted by the reader.
            continue
        if 0 < len(picture) <= min(_LARGEST, room):
            found[name] = picture
            room -= len(picture)
    return found


def _names(data: bytes) -> Iterator[str]:
    """The paths in the folder that a page names as pictures."""
    for match in _NAMED.finditer(data):
        said = next(filter(None, match.groups()))
        for encoding in ("utf-8", "gb18030"):
            try:
                name = name_beside(unescape(said.decode(encoding)))
            except UnicodeDecodeError:
                continue
            if name:
                yield name
            break
