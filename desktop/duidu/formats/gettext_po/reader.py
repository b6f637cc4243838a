"""Reads gettext PO files through polib: msgid and msgstr answer each other."""

from collections.abc import Iterator

import polib

from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.encoding import decode
from duidu.formats.base.progress import Counter, Tell, each, part
from duidu.formats.base.segments import Unit, blocks_of_units, remarks_of_units

# The share of the work that polib's part is.
_PARSED = 0.8


class PoReader:
    """Reads .po files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix."""
        return 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the translated entries as aligned blocks.

        Fuzzy and obsolete entries are left out and counted. Raises FileError.
        """
        decoded = decode(data, options.encoding, options.name)
        try:
            text = _Text(decoded.text + "\n")
            text.tell = part(options.progress, 0.0, _PARSED)
            catalog = polib.pofile(text)
        except (OSError, ValueError, IndexError) as error:
            raise FileError(
                "“{name}” is not a PO file that Duidu can read; save it as PO again.",
                name=options.name,
            ) from error
        language = catalog.metadata.get("Language", "") or "translation"
        entries = [
            entry for entry in catalog if entry.msgstr and not entry.obsolete and not entry.fuzzy
        ]
        skipped = len(catalog) - len(entries)
        notes = (
            (f"{skipped} entries without a finished translation were left out.",) if skipped else ()
        )
        units = [
            Unit((("msgid", entry.msgid), (language, entry.msgstr)), _comment(entry))
            for entry in each(entries, options.progress, _PARSED)
        ]
        return Document(
            blocks_of_units(units, options.name),
            encoding=decoded.encoding,
            doubtful=decoded.doubtful,
            notes=notes,
            remarks=remarks_of_units(units),
        )


class _Text(str):
    """The text of a file, whose lines tell how many of them polib has taken."""

    __slots__ = ("tell",)
    tell: Tell

    def splitlines(self, keepends: bool = False) -> list[str]:
        """Return the lines, as a list that tells how far it is walked through."""
        lines = _Lines(super().splitlines(keepends))
        lines.counter = Counter(self.tell, len(lines))
        return lines


class _Lines(list[str]):
    """Lines that count who takes them."""

    __slots__ = ("counter",)
    counter: Counter

    def __iter__(self) -> Iterator[str]:
        for line in super().__iter__():
            self.counter.step()
            yield line


def _comment(entry: polib.POEntry) -> tuple[tuple[str, str], ...]:
    """Return what translators said of an entry; comments that programs extracted are left out."""
    return (("", entry.tcomment),) if entry.tcomment else ()
