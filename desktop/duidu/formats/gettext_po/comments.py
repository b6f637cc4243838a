"""Writes what translators said of entries into a PO file, of which nothing else changes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duidu.formats.base.exported import Written
from duidu.formats.base.file_comments import CommentChanges, FileComments
from duidu.formats.base.original import Edit, edited, exact_bytes, exact_text
from duidu.formats.gettext_po.catalog import Entry, entries, numbers_of

# A comment that a translator wrote; those of programs have a mark behind the sign.
_OURS = re.compile(r"[ \t]*#(?![.:,|=~])([^\r\n]*)")
_LINE_BEFORE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)\Z")


@dataclass(frozen=True, slots=True)
class _Place:
    """The comment lines above an entry: where they are, and where a new one goes."""

    lines: tuple[tuple[int, int], ...]
    at: int


def open_po_comments(data: bytes, encoding: str, name: str, came: bytes = b"") -> FileComments:
    """Find the comments of a PO file: of each entry one, called by its first string."""
    text = exact_text(data, encoding, name)
    wanted = [one for one in entries(text, name) if not one.obsolete and not one.is_header(text)]
    firsts = [numbers[0] if numbers else -1 for numbers in numbers_of(wanted)]
    by_name = {str(first): entry for first, entry in zip(firsts, wanted, strict=True)}

    def write(changes: CommentChanges) -> Written:
        edits = list(_edits(text, by_name, firsts, changes))
        try:
            return Written(exact_bytes(edited(text, edits), encoding))
        except UnicodeError:
            # The encoding lacks a character of a comment; the texts are what matters.
            return Written(data, ("The notes were left out: the file's encoding lacks a letter.",))

    said = {name: "\n".join(one.comments) for name, one in by_name.items() if one.comments}
    return FileComments(said, write)


def _edits(
    text: str, by_name: dict[str, Entry], firsts: Sequence[int], changes: CommentChanges
) -> Iterator[Edit]:
    """Yield the edits of each entry whose comment changes."""
    newline = next(iter(re.findall(r"\r\n|\r|\n", text[:4096])), "\n")
    new: dict[str, list[str]] = {}
    for one in changes.new:
        first = max((number for number in firsts if number <= one.field), default=-1)
        author = f"{one.author}: " if one.author else ""
        new.setdefault(str(first), []).append(f"{author}{one.text}")
    for name in {*changes.edited, *changes.gone, *new} & by_name.keys():
        entry = by_name[name]
        place = _place(text, entry)
        lines = [changes.edited[name]] if name in changes.edited else []
        if name in changes.edited or name in changes.gone:
            yield from (Edit(start, end, "") for start, end in place.lines)
        written = "".join(
            f"# {line}".rstrip() + newline
            for said in (*lines, *new.get(name, ()))
            for line in said.splitlines()
        )
        yield Edit(place.at, place.at, written)


def _place(text: str, entry: Entry) -> _Place:
    """Find the comment lines above an entry; a new one goes behind the last of its kind."""
    lines: list[tuple[int, int]] = []
    at = top = text.rfind("\n", 0, entry.strings[0].start) + 1
    while found := _LINE_BEFORE.search(text, max(0, top - 10_000), top):
        line = found[0]
        if not line.lstrip().startswith("#") or line.lstrip().startswith("#~"):
            break
        if _OURS.match(line):
            lines.append((found.start(), found.end()))
        top = found.start()
    at = max((end for _, end in lines), default=top)
    return _Place(tuple(lines), at)
