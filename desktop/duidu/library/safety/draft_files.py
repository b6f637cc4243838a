"""Files of drafts, one for each draft, in a folder beside the library.

They are files rather than rows of the library: a draft must be on the disk within a second also
while the library's only writer is busy with a book, and where the library itself cannot be written.
"""

import contextlib
import json
import os
import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from duidu.core.draft import Draft, DraftKind
from duidu.core.errors import LibraryError
from duidu.library.store.own_folders import home_folder, own_temporary_folder
from duidu.library.store.private_files import FOLDER, StrangeFileError, is_mine, open_own, read_own
from duidu.library.store.whole_files import sync_folder

# More than an editor takes; a larger file was not written by this program.
_LARGEST = 64 << 20  # bytes
_NAME = re.compile(r"[0-9a-zA-Z-]{1,64}\.json")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


def draft_folders(library: Path) -> tuple[Path, ...]:
    """The folders where drafts may be, best first: beside the library, at home, temporary."""
    # The hash keeps apart the drafts of libraries that have the same name.
    name = f"duidu-{zlib.crc32(os.fsencode(library.absolute())):08x}.drafts"
    home = None
    with contextlib.suppress(LibraryError):
        home = home_folder()
    folders = (home, own_temporary_folder())
    return (
        library.with_name(f"{library.stem}.drafts"),
        *(folder / name for folder in folders if folder),
    )


def write_draft(folder: Path, draft: Draft) -> None:
    """Write a draft to a folder, durably and whole or not at all. Raises OSError."""
    _make(folder)
    part = folder / f"{draft.id}.part"
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(open_own(part, _NEW), "wb") as file:
            file.write(_packed(draft))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, folder / f"{draft.id}.json")
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(folder)


def remove_draft(folder: Path, identity: str) -> None:
    """Delete a draft from a folder, if it is there. Raises OSError."""
    path = folder / f"{identity}.json"
    if _is_own(folder) and path.exists():
        path.unlink()
        sync_folder(folder)


def read_drafts(folder: Path) -> Iterator[Draft]:
    """The drafts in a folder; what is damaged or was not written by this user is passed over."""
    if not _is_own(folder):
        return
    try:
        names = sorted(name for name in os.listdir(folder) if _NAME.fullmatch(name))
    except OSError:
        return
    for name in names:
        draft = _read(folder / name)
        if draft is not None and f"{draft.id}.json" == name:
            yield draft


def _make(folder: Path) -> None:
    """Make a folder that only this user can enter. Raises OSError where it is another's."""
    # Those above it are not made: the library's folder exists, or is not the place to write to.
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, FOLDER)
    if not _is_own(folder):
        raise StrangeFileError(20, "not a folder of this person", str(folder))


def _is_own(folder: Path) -> bool:
    """Whether it is a real folder of this user, not a link to one."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and is_mine(found)


def _read(path: Path) -> Draft | None:
    try:
        return _unpacked(read_own(path, _LARGEST))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _packed(draft: Draft) -> bytes:
    """A draft as one line of ASCII with its checksum, which survives any editor and encoding."""
    text = json.dumps(asdict(draft))
    return json.dumps({"crc": zlib.crc32(text.encode("ascii")), "draft": text}).encode("ascii")


def _unpacked(data: bytes) -> Draft:
    """The draft that _packed wrote. Raises ValueError, KeyError, TypeError for anything else."""
    outer = json.loads(data)
    text = str(outer["draft"])
    if zlib.crc32(text.encode("ascii")) != outer["crc"]:
        raise ValueError("damaged")
    fields: dict[str, Any] = json.loads(text)
    for name in ("fields", "base", "details"):
        fields[name] = _texts(fields[name])
    names = {name: str(fields[name]) for name in ("id", "article", "target", "title")}
    kind, changed = DraftKind(fields["kind"]), float(fields["changed"])
    return Draft(**{**fields, **names, "kind": kind, "changed": changed})


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(value) for name, value in values.items()}
