"""What is known of an article without reading its text, and the files it was made from.

The files tell whether a source has changed, and that a known one need not be read again.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

import apsw

from duidu.core.article import NO_LANGUAGE
from duidu.library.store.article_record import COMING, PARTS
from duidu.library.store.codec import verified_columns
from duidu.library.store.schema import FILES

if TYPE_CHECKING:
    from duidu.library.articles.coming import Coming
    from duidu.library.articles.part_states import PartState


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """Title, languages, counts and times of an article.

    Lengths are code points, times seconds since 1970, progress 0 to 1. `parts` are those of a long
    text that is aligned part by part; `coming` is what is still to be added to it, None when all is
    there.
    """

    id: str
    title: str
    source_language: str
    target_language: str
    row_count: int
    source_length: int
    target_length: int
    created: float
    opened: float
    progress: float
    removed: float | None = None
    aligner: str = ""
    revision: int = 0
    metadata: dict[str, str] = field(default_factory=dict)
    parts: "tuple[PartState, ...]" = ()
    coming: "Coming | None" = None

    @property
    def is_alone(self) -> bool:
        """Whether it has no translation yet."""
        return self.target_language == NO_LANGUAGE


def article_info(columns: dict[str, Any]) -> ArticleInfo:
    """The information in a verified row of the articles table."""
    names = (
        "id",
        "title",
        "source_language",
        "target_language",
        "row_count",
        "source_length",
        "target_length",
    )
    more = ("created", "opened", "progress", "aligner", "revision")
    metadata = json.loads(columns["metadata"])
    return ArticleInfo(
        **{name: columns[name] for name in (*names, *more)},
        removed=columns["deleted"],
        metadata={key: value for key, value in metadata.items() if key not in (PARTS, COMING)},
        parts=_parts(metadata),
        coming=_coming(metadata),
    )


def _parts(metadata: dict[str, str]) -> "tuple[PartState, ...]":
    if PARTS not in metadata:
        return ()
    # Few articles have any, and each start reads some.
    from duidu.library.articles.part_states import parts_in

    return parts_in(metadata[PARTS])


def _coming(metadata: dict[str, str]) -> "Coming | None":
    if COMING not in metadata:
        return None
    from duidu.library.articles.coming import coming_in

    return coming_in(metadata[COMING])


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was when read.

    SHA-256 of its bytes in hex, the encoding used, size in bytes, time of change in seconds since
    1970.
    """

    path: Path
    sha256: str
    encoding: str = ""
    size: int = 0
    modified: float = 0.0


def add_files(connection: apsw.Connection, article: int, files: tuple[SourceFile, ...]) -> None:
    """Store the files of a new article, in order."""
    for file in files:
        row = FILES.row(
            article,
            stored_path(file.path),
            file.sha256,
            file.encoding,
            file.size,
            float(file.modified),
        )
        connection.execute(FILES.insert, row)


def stored_path(path: Path) -> str:
    """A path as it is stored: percent-encoded bytes, since a path need not be valid text."""
    return quote_from_bytes(os.fsencode(path))


def files_of(connection: apsw.Connection, article: int) -> list[SourceFile]:
    """The files of an article (by its number), in order."""
    found = [
        verified_columns(FILES, row)
        for row in connection.execute(f"{FILES.select} WHERE article=? ORDER BY number", (article,))
    ]
    return [
        SourceFile(
            Path(os.fsdecode(unquote_to_bytes(row["path"]))),
            row["sha256"],
            row["encoding"],
            row["size"],
            row["modified"],
        )
        for row in found
    ]
