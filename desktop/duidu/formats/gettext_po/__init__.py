"""Gettext translations (PO)."""

from duidu.formats.base.format import FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.gettext_po.reader import PoReader

    return PoReader()


FORMAT = Format(
    "po",
    file_types=(
        FileType(".po", "text/x-gettext-translation"),
        FileType(".pot", "text/x-gettext-translation-template"),
    ),
    reader=_reader,
)
