"""The article package (.duidu): texts, alignment, corrections, notes and terms of one article in one file, exact in every bit.

A ZIP whose first member names its type, as in EPUB; every other member is JSON. Where it is kept in a library is the app's business.
"""

from duidu.core.errors import FileError
from duidu.formats.article_package.package import TYPE, unpack
from duidu.formats.base.archive import Archive
from duidu.formats.base.document import Document, ReadOptions


class PackageReader:
    """Reads .duidu files as far as their members; `unpack` makes the article of them."""

    def sniff(self, head: bytes, named: bool) -> float:
        """By its first member, or by suffix."""
        return 1.0 if b"mimetype" + TYPE in head[:100] else 0.9 if named else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The members as text. Raises FileError."""
        archive = Archive(data, options.name)
        parts = {}
        for member in ("article.json", "notes.jsonld", "terms.json", "corrections.json"):
            try:
                parts[member] = archive.read(member).decode("utf-8")
            except UnicodeDecodeError as error:
                raise FileError(
                    "“{name}” is damaged: its part “{member}” is no text. Get the file again.",
                    name=options.name,
                    member=member,
                ) from error
        unpack(parts, options.name)
        return Document((), encoding="utf-8", parts=parts)
