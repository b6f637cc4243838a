"""Reads gettext PO files: msgid and msgstr answer each other, each plural form in a row.

Entries that are not finished are rows too: one that is not translated has an empty side.
"""

import codecs
import re
from collections.abc import Sequence

from duidu.core.left_out import LeftOut
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.encoding import Decoded, decode
from duidu.formats.base.exported import count_sentence
from duidu.formats.base.progress import part
from duidu.formats.base.segments import Text, Unit, UnitRemark, read_units
from duidu.formats.base.unit_languages import Label
from duidu.formats.gettext_po.catalog import MSGSTR, Entry, entries, fields_of, numbers_of
from duidu.formats.gettext_po.fuzzy import status_of

# The share of the work that finding the entries is.
_FOUND = 0.8
_HEADER = re.compile(r"^Language:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]+)", re.IGNORECASE)
# Bytes in which a header stands.
_HEAD = 8_192
# Comments that a developer wrote in the program, line after line.
_EXTRACTED = re.compile(r"^[ \t]*#\.[ \t]*+([^\s#].*)(?>(?:\r?\n[ \t]*#\..*)*)", re.MULTILINE)
_MSGID = Label(0, 0, "")


class PoReader:
    """Reads .po files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix."""
        return 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the entries as aligned blocks. Raises FileError."""
        decoded = _decoded(data, options)
        text = decoded.text
        found = list(entries(text, options.name, part(options.progress, 0.0, _FOUND)))
        header = next((one for one in found if one.is_header(text)), None)
        language = Label(0, 1, _language(header, text))
        wanted = [one for one in found if not one.obsolete and not one.is_header(text)]
        numbered = zip(wanted, numbers_of(wanted), strict=True)
        units = [
            unit for entry, numbers in numbered for unit in _units(entry, numbers, text, language)
        ]
        read = read_units(units, options.name, (_MSGID, language))
        _count(found, text, read.left_out)
        return Document(
            read.blocks,
            encoding=decoded.encoding,
            doubtful=decoded.doubtful,
            notes=(*read.notes, *_unfinished(found, wanted, text)),
            remarks=read.remarks,
            languages=read.languages,
            left_out=read.left_out.counts,
            places=read.left_out.places,
        )


def _units(entry: Entry, numbers: Sequence[int], text: str, language: Label) -> list[Unit]:
    """Return a unit for each form of an entry, whose strings have these numbers."""
    texts = [
        (one.keyword, Text(language if one.keyword == MSGSTR else _MSGID, one.text(text), number))
        for one, number in zip(fields_of(entry), numbers, strict=True)
    ]
    sources = [one for keyword, one in texts if keyword != MSGSTR]
    forms = [one for keyword, one in texts if keyword == MSGSTR]
    said = "\n".join(entry.comments)
    # Called by the first string of the entry, which keeps its number.
    remarks = (UnitRemark(None, said, name=str(numbers[0])),) if said and numbers else ()
    status = status_of(entry)
    if len(forms) < 2:
        # A language with one form says both with it.
        return [Unit((*sources, *forms), remarks, kept=True, status=status)]
    rows = [Unit((*sources[:1], forms[0]), remarks, status=status)]
    return [*rows, *(Unit((*sources[1:], form), status=status) for form in forms[1:])]


def _count(found: Sequence[Entry], text: str, left_out: LeftOut) -> None:
    """Count what of a file is not shown: contexts, what its developers say, obsolete entries."""
    for entry in found:
        left_out["obsolete entry"] += entry.obsolete
        if entry.strings and (context := entry.string("msgctxt")) is not None:
            left_out.add("context", context.text(text))
    for said in _EXTRACTED.finditer(text):
        left_out.add("comment", said[1])


def _language(header: Entry | None, text: str) -> str:
    """Return the language that a header names, "" for none."""
    said = "\n".join(one.text(text) for one in header.forms) if header else ""
    return next((value.strip() for value in _HEADER.findall(said)), "")


def _unfinished(found: Sequence[Entry], wanted: Sequence[Entry], text: str) -> tuple[str, ...]:
    """Say what is not finished in a file, and what of it is not shown."""
    fuzzy = sum(entry.fuzzy for entry in wanted)
    empty = sum(not all(one.text(text) for one in entry.forms or ()) for entry in wanted)
    obsolete = sum(entry.obsolete for entry in found)
    return (
        *count_sentence(
            fuzzy,
            "1 translation is marked fuzzy: a person still has to look at it.",
            "{count} translations are marked fuzzy: a person still has to look at them.",
        ),
        *count_sentence(
            empty, "1 entry is not translated yet.", "{count} entries are not translated yet."
        ),
        *count_sentence(
            obsolete,
            "1 obsolete entry stays in the file and is not shown.",
            "{count} obsolete entries stay in the file and are not shown.",
        ),
    )


def _decoded(data: bytes, options: ReadOptions) -> Decoded:
    """Decode a file as its header says; where it is wrong, as its bytes look."""
    said = _CHARSET.search(data[:_HEAD])
    if said and not options.encoding and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            name = codecs.lookup(said[1].decode("ascii")).name
            if not data.startswith(codecs.BOM_UTF8):
                return Decoded(data.decode(name), name)
        except (LookupError, UnicodeError):
            pass
    return decode(data, options.encoding, options.name)
