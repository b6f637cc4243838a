"""Reads ZIP containers (EPUB, DOCX, ODT, XLSX) with limits on what is really unpacked."""

import io
import zipfile
import zlib
from collections.abc import Sequence

from duidu.core.errors import FileError

# Bytes of one member and of all, uncompressed: some twenty times the text of a long novel.
LARGEST_MEMBER = 64 * 1024 * 1024
LARGEST_TOTAL = 256 * 1024 * 1024
# Reading thousands of tiny members takes long; large books have some hundred.
MOST_MEMBERS = 5_000
# Well above what text and markup compress to, well below the 1,000 that deflate gives a bomb.
HIGHEST_RATIO = 200
_LARGEST_PICTURE = 32 * 1024 * 1024
_ROOM_FOR_TEXT = 96 * 1024 * 1024
# Below this size a high ratio of compression is only a page of spaces.
_SMALL = 1024 * 1024


class Archive:
    """One ZIP file in memory.

    Raises FileError for a container that is damaged, encrypted or too large, whose members overlap,
    or that names files outside itself.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Open the container and check its members; `name` is the file's name for messages."""
        self._name = name
        self._left = LARGEST_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise FileError(
                "“{name}” is damaged: it is not a complete ZIP container. Get the file again.",
                name=name,
            ) from error
        self._members = {self._checked(info): info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise FileError(
                "“{name}” contains more than {most_members} files; choose a real document.",
                name=name,
                most_members=MOST_MEMBERS,
            )
        self._refuse_overlaps(self._zip.infolist(), len(data))

    def names(self) -> list[str]:
        """Return the names of the members."""
        return list(self._members)

    def size(self, member: str) -> int:
        """Return how many bytes a member says it has; one that lies cannot be read."""
        return self._members[member].file_size

    def __contains__(self, member: object) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """Return the bytes of a member.

        Raises FileError when it is missing, damaged or larger than the limits allow.
        """
        info = self._members.get(member)
        if info is None:
            raise FileError(
                "“{name}” is incomplete: its part “{member}” is missing. Get the file again.",
                name=self._name,
                member=member,
            )
        limit = min(LARGEST_MEMBER, self._left, max(_SMALL, HIGHEST_RATIO * info.compress_size))
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            zlib.error,
        ) as error:
            raise FileError(
                "“{name}” is damaged: its part “{member}” cannot be unpacked. Get the file again.",
                name=self._name,
                member=member,
            ) from error
        if len(data) > limit:
            raise FileError(
                "“{name}” unpacks to far more data than a real document; choose another file.",
                name=self._name,
            )
        self._left -= len(data)
        return data

    def picture(self, member: str) -> bytes | None:
        """Return the bytes of a member that the text can do without.

        None for one that is missing or damaged, or that would leave too little room for the text.
        """
        info = self._members.get(member)
        if info is None or info.file_size > min(_LARGEST_PICTURE, self._left - _ROOM_FOR_TEXT):
            return None
        try:
            return self.read(member)
        except FileError:
            return None

    def _checked(self, info: zipfile.ZipInfo) -> str:
        """Return a member's name. Raises FileError for names and members no document needs."""
        name = info.filename
        parts = name.replace("\\", "/").split("/")
        # The upper half holds the Unix mode; the file type there says whether it is a
        # symbolic link.
        is_link = (info.external_attr >> 16) & 0o170000 == 0o120000
        if (
            ".." in parts
            or name.startswith(("/", "\\"))
            or ":" in parts[0]
            or "\x00" in name
            or is_link
        ):
            raise FileError(
                "“{name}” refers to files outside itself; choose a real document.",
                name=self._name,
            )
        if info.flag_bits & 1:
            raise FileError(
                "“{name}” is protected with a password; save it without one first.", name=self._name
            )
        return name

    def _refuse_overlaps(self, infos: Sequence[zipfile.ZipInfo], size: int) -> None:
        """Raise FileError for members that share bytes, as ZIP bombs have."""
        end = 0
        for info in sorted(infos, key=lambda item: item.header_offset):
            if info.header_offset < end or info.header_offset + info.compress_size > size:
                raise FileError(
                    "“{name}” has overlapping parts; choose a real document.",
                    name=self._name,
                )
            # A local header has 30 bytes, and a name that is not counted here.
            end = info.header_offset + 30 + info.compress_size
