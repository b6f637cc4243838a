"""Gettext translations (PO)."""

from typing import TYPE_CHECKING

from duidu.formats.base.format import FileType, Format, Reader

if TYPE_CHECKING:
    from duidu.formats.base.file_comments import OpenComments
    from duidu.formats.base.original import OpenOriginal


def _reader() -> Reader:
    from duidu.formats.gettext_po.reader import PoReader

    return PoReader()


def _original() -> "OpenOriginal":
    from duidu.formats.gettext_po.original import open_po

    return open_po


def _comments() -> "OpenComments":
    from duidu.formats.gettext_po.comments import open_po_comments

    return open_po_comments


FORMAT = Format(
    "po",
    file_types=(
        FileType(".po", "text/x-gettext-translation"),
        FileType(".pot", "text/x-gettext-translation-template"),
    ),
    reader=_reader,
    original=_original,
    comments=_comments,
)
