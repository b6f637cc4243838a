"""From files, or text pasted, to an article not yet aligned: what was recognised, so that it can be shown and corrected before opening."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from duidu.app.base.gc_pause import gc_paused
from duidu.app.opening.arrange import Arranged, Arrangement, Choices, arrange
from duidu.app.opening.carried_notes import Brought
from duidu.core.article import Block, SideName
from duidu.core.errors import UsageError
from duidu.core.jobs import Job, NoJob
from duidu.formats.article_package.package import Unpacked, unpack
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import display_name, load, read_bytes
from duidu.formats.sandbox.parent import read


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """One file as it was read: where it is, the SHA-256 of its bytes, its time of change (seconds since 1970), format and encoding."""

    path: str
    sha256: str
    modified: float
    format: str
    encoding: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Recognised:
    """An article found in files or pasted text, ready to be aligned; what can be shown of it before, and corrected with Choices.

    `brought` are notes that came with it; `package` an article that comes whole and is not aligned.
    """

    arranged: Arranged
    files: tuple[OpenedFile, ...]
    brought: Brought = field(default_factory=Brought)
    package: Unpacked | None = None

    @property
    def doubtful(self) -> bool:
        """Whether an encoding was guessed without much evidence."""
        return any(file.doubtful for file in self.files)

    def pairs(self, most: int = 12) -> list[tuple[str, str]]:
        """The first paragraphs of both sides beside each other, as the file pairs them where it does: for a preview."""
        article, rows = self.arranged.article, self.arranged.rows[:most]
        if rows:
            sides = (article.source, article.target)
            return [
                (
                    _text(sides[0].blocks, row.blocks.source),
                    _text(sides[1].blocks, row.blocks.target),
                )
                for row in rows
            ]
        both = zip_longest(
            (b.text for b in article.source.blocks[:most]),
            (b.text for b in article.target.blocks[:most]),
            fillvalue="",
        )
        return list(both)


def read_article(
    paths: Sequence[Path],
    encoding: str = "",
    job: Job | None = None,
    choices: Choices | None = None,
) -> Recognised:
    """Read one file with both languages, or two with one each.

    Raises FileError, UsageError for another number of files, Cancelled.
    """
    if not 1 <= len(paths) <= 2:
        raise UsageError("Give one file with both languages, or two files with one language each.")
    with gc_paused():
        # Each is read by a child process, two at once; of two each is cut into sentences there, of one it is not yet known what is whose.
        with ThreadPoolExecutor(len(paths)) as reading:
            found = list(
                reading.map(
                    lambda path: _read(path, encoding, job or NoJob(), cut=len(paths) == 2), paths
                )
            )
        documents, files = [document for document, _ in found], [file for _, file in found]
        return _recognised(
            documents, files, Path(display_name(paths[0])).stem, choices, job or NoJob()
        )


def read_pasted(text: str, name: str, choices: Choices | None = None) -> Recognised:
    """Read text from the clipboard as if it were a plain text file; `name` is its title when it has none. Raises FileError."""
    return _pasted(text, name, ".txt", read_bytes, choices)


def read_pasted_html(
    markup: str, name: str, job: Job | None = None, choices: Choices | None = None
) -> Recognised:
    """Read HTML from the clipboard: its structure is kept, nothing of it is shown as markup. Raises FileError, Cancelled."""

    def in_child(data: bytes, options: ReadOptions, suffix: str) -> Document:
        return read(data, options, suffix, job or NoJob())

    return _pasted(markup, name, ".html", in_child, choices)


def _pasted(
    text: str,
    name: str,
    suffix: str,
    reader: Callable[[bytes, ReadOptions, str], Document],
    choices: Choices | None,
) -> Recognised:
    data = text.encode("utf-8", "replace")
    document = reader(data, ReadOptions(encoding="utf-8", name=name), suffix)
    return _recognised(
        [document],
        [OpenedFile("", _digest(data), 0.0, document.format, "", doubtful=False)],
        name,
        choices,
        NoJob(),
    )


def _recognised(
    documents: Sequence[Document],
    files: Sequence[OpenedFile],
    name: str,
    choices: Choices | None,
    job: Job,
) -> Recognised:
    packages = [document for document in documents if document.parts]
    if packages and len(documents) > 1:
        raise UsageError("An article package holds both texts; open it alone.")
    if packages:
        package = unpack(packages[0].parts, name)
        whole = Arranged(package.article, Arrangement.PACKAGE, package.alignment.rows)
        return Recognised(whole, tuple(files), package=package)
    arranged = arrange(documents, name, choices, job)
    sides: list[SideName | None] = (
        [None] if len(documents) == 1 else [_side(document, arranged) for document in documents]
    )
    return Recognised(arranged, tuple(files), _brought(documents, sides))


def _side(document: Document, arranged: Arranged) -> SideName:
    """On which side a document of two went: where its first text stands."""
    first = document.blocks[0].text
    return (
        SideName.SOURCE
        if any(block.text == first for block in arranged.article.source.blocks)
        else SideName.TARGET
    )


def _text(blocks: Sequence[Block], units: Sequence[int]) -> str:
    return "\n".join(blocks[unit].text for unit in units)


def digests(paths: Sequence[Path]) -> tuple[str, ...]:
    """SHA-256 of each file's bytes, for finding it in the library again. Raises FileError."""
    return tuple(_digest(load(path)) for path in paths)


def _read(path: Path, encoding: str, job: Job, cut: bool) -> tuple[Document, OpenedFile]:
    data = load(path)
    document = read(data, ReadOptions(encoding, display_name(path), cut), path.suffix, job)
    file = OpenedFile(
        str(path.absolute()),
        _digest(data),
        path.stat().st_mtime,
        document.format,
        document.encoding,
        document.doubtful,
    )
    return document, file


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _brought(documents: Sequence[Document], sides: Sequence[SideName | None]) -> Brought:
    """The notes that came with the files; most bring none, and then what reads notes is not loaded."""
    if not any(document.annotations or document.remarks for document in documents):
        return Brought()
    from duidu.app.opening.import_package import brought

    return brought(documents, sides)
