"""Reads article packages."""

from duidu.core.errors import FileError
from duidu.core.left_out import LeftOut
from duidu.formats.article_package.package import ORIGINAL, REWORDINGS, TYPE, unpack
from duidu.formats.article_package.pictures import PICTURES, is_picture, read_pictures
from duidu.formats.base.archive import Archive
from duidu.formats.base.document import Document, ReadOptions


class PackageReader:
    """Reads the members of a package; `unpack` makes an article of them."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by the first member, else by suffix."""
        # The first member begins after 30 bytes of ZIP header; it is stored, so its text is plain.
        return 1.0 if b"mimetype" + TYPE in head[:100] else 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the members as the document's parts. Raises FileError."""
        archive = Archive(data, options.name)
        parts = {}
        members = ("article.json", "notes.jsonld", "terms.json", "corrections.json")
        more = (member for member in (ORIGINAL, REWORDINGS) if member in archive)
        for member in (*members, *more):
            try:
                parts[member] = archive.read(member).decode("utf-8")
            except UnicodeDecodeError as error:
                raise FileError(
                    "“{name}” is damaged: its part “{member}” is not text. Get the file again.",
                    name=options.name,
                    member=member,
                ) from error
        unpack(parts, options.name)
        left_out = LeftOut()
        parts[PICTURES], images = read_pictures(archive, left_out)
        for member in archive.names():
            known = {*members, ORIGINAL, REWORDINGS, "mimetype"}
            if member not in known and not is_picture(member):
                left_out.add("embedded object", member)
        return Document(
            (),
            encoding="utf-8",
            parts=parts,
            left_out=left_out.counts,
            places=left_out.places,
            images=images,
        )
