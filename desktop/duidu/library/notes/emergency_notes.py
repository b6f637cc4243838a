"""The emergency file: keeps the text of notes that the library cannot store.

One JSON object per line, with the field names of the core types, appended to a plain file.
"""

import contextlib
import json
import os
import time
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.errors import LibraryError, Sentence
from duidu.library.store.own_folders import home_folder, own_temporary_folder
from duidu.library.store.private_files import open_own, read_own

_MOST_BYTES = 256 << 20  # of an emergency file: a thousand times what a person writes in a year


def emergency_files(library: Path) -> tuple[Path, ...]:
    """Where such a file may be, best first: beside the library, at home, among temporary files."""
    name = f"{library.stem}.emergency.jsonl"
    # The hash keeps apart the files of libraries that have the same name.
    elsewhere = f"duidu-{zlib.crc32(os.fsencode(library.absolute())):08x}-{name}"
    home = None
    with contextlib.suppress(LibraryError):
        home = home_folder()
    # Not the temporary folder itself, where anyone can make a file of this name.
    folders = (home, own_temporary_folder())
    return (library.parent / name, *(folder / elsewhere for folder in folders if folder))


def keep_note(library: Path, notes: Sequence[Annotation], error: LibraryError) -> LibraryError:
    """Append notes that the library could not store to the first file that takes them.

    Returns the error with a sentence added that says where the text is.
    """
    # ASCII, so that the file survives any editor and encoding.
    said = error.sentence
    lines = "".join(json.dumps(note_json(note)) + "\n" for note in notes).encode("ascii")
    for file in emergency_files(library):
        if _append(file, lines):
            return _told(
                error, Sentence("{error} What you wrote is kept in {file}.", error=said, file=file)
            )
    return _told(
        error,
        Sentence(
            "{error} What you wrote could not be kept anywhere: copy it before you close the "
            "window.",
            error=said,
        ),
    )


def waiting_notes(library: Path) -> list[tuple[Path, list[Annotation]]]:
    """Emergency files with the notes readable in them; a torn last line is skipped."""
    found = []
    for file in emergency_files(library):
        try:
            lines = read_own(file, _MOST_BYTES).splitlines()
        except OSError:
            continue
        notes = [note for note in map(_note, lines) if note is not None]
        if notes:
            found.append((file, notes))
    return found


def set_aside(file: Path) -> None:
    """Rename an emergency file whose notes are stored; it is never deleted.

    Where it cannot be renamed it is read again at the next start, which changes nothing.
    """
    with contextlib.suppress(OSError):
        file.rename(file.with_name(f"{file.name}.taken-{time.strftime('%Y%m%d-%H%M%S')}"))


def note_json(note: Annotation) -> dict[str, Any]:
    """All fields of an annotation as JSON values."""
    return asdict(note)


def note_from(fields: dict[str, Any]) -> Annotation:
    """The annotation that note_json wrote.

    Raises KeyError, TypeError, ValueError for anything else.
    """
    anchors = tuple(
        Anchor(
            **{**anchor, "side": SideName(anchor["side"]), "state": AnchorState(anchor["state"])}
        )
        for anchor in fields["anchors"]
    )
    lists = {name: tuple(fields[name]) for name in ("tags", "links")}
    return Annotation(
        **{**fields, **lists, "kind": AnnotationKind(fields["kind"]), "anchors": anchors}
    )


def _append(file: Path, lines: bytes) -> bool:
    """Append bytes to a file and sync it; whether all of them were written."""
    try:
        handle = open_own(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    except OSError:
        return False
    try:
        # Begins a new line: what is there may have been cut off in the middle of one.
        whole = os.write(handle, b"\n" + lines) == len(lines) + 1
        # The window may be closed right after this.
        os.fsync(handle)
    except OSError:
        return False
    finally:
        os.close(handle)
    return whole


def _note(line: bytes) -> Annotation | None:
    try:
        return note_from(json.loads(line))
    # RecursionError: a line of nothing but brackets.
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _told(error: LibraryError, sentence: Sentence) -> LibraryError:
    """An error of the same kind that says a longer sentence."""
    return type(error)(sentence.template, **sentence.values)
