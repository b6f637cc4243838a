"""Finds an article in files or pasted text: read -> recognise -> arrange.

A preview stops after this, so that the person can correct what was recognised; Opener aligns and
keeps it. An article package is read arranged and aligned already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.base.gc_pause import gc_paused
from duidu.app.opening.arrange import Arranged, arrange, arrange_first
from duidu.app.opening.file_titles import title_of_file
from duidu.app.opening.kept_original import FileToKeep, file_to_keep
from duidu.app.opening.pictures import numbered_through
from duidu.app.opening.read_files import FileDetails, ReadFile, read_files
from duidu.app.opening.recognise import recognise
from duidu.app.opening.recognised import Choices
from duidu.core.errors import Sentence, UsageError
from duidu.core.jobs import Job, NoJob, Within
from duidu.formats.registry import display_name
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.language.file_names import language_in

if TYPE_CHECKING:
    # Most files carry no notes and are no package: what handles these loads when one is met.
    from duidu.app.opening.carried_notes import CarriedNotes
    from duidu.formats.article_package.package import Unpacked

# Shares of the work of opening that are done when the languages are told apart and when the text
# is cut: of a book's opening about a tenth is reading.
_RECOGNISED, FOUND = 0.05, 0.1
# Rows of a text of very many that are there at first; to keep so many takes a moment.
FIRST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article found in files or pasted text, ready to be aligned and kept.

    A preview shows it and corrects it with Choices. `carried` are notes that came with the
    files; `package` is what an article package holds beside its texts and alignment. `original` is
    the file, where it is kept to be written back into. `encoding` and `choices` are what the person
    decided, to read the files again.
    """

    arranged: Arranged
    files: tuple[FileDetails, ...]
    carried: "CarriedNotes | None" = None
    package: "Unpacked | None" = None
    original: "FileToKeep | None" = None
    encoding: str = ""
    choices: Choices | None = None

    @property
    def doubtful(self) -> bool:
        """Whether an encoding was guessed without much evidence."""
        return any(file.doubtful for file in self.files)


def read_article(
    paths: Sequence[Path],
    encoding: str = "",
    job: Job | None = None,
    choices: Choices | None = None,
    ready: ReadyChildren | None = None,
    early: bool = False,
) -> FoundArticle:
    """The article in one file with both languages, or in two with one each.

    They are read by children that are `ready`, where there are any. With `early` only the beginning
    of a file that gives very many rows is arranged. Raises FileError, UsageError for another number
    of files, Cancelled.
    """
    job = job or NoJob()
    name = display_name(paths[0])
    job.progress(0.0, Sentence("Reading “{name}”…", name=name))
    # A book is half a million objects, all made here.
    with gc_paused():
        files = read_files(paths, encoding, job, ready)
        found = found_article(files, title_of_file(name), choices, job, early)
        return replace(found, encoding=encoding, choices=choices)


def found_article(
    files: Sequence[ReadFile],
    name: str,
    choices: Choices | None = None,
    job: Job | None = None,
    early: bool = False,
) -> FoundArticle:
    """Recognise and arrange what was read; `name` is the title of a text without one.

    `early` is that of read_article. Raises FileError, UsageError, Cancelled.
    """
    job = job or NoJob()
    documents = [file.document for file in files]
    details = tuple(file.details for file in files)
    if any(document.parts for document in documents):
        if len(documents) > 1:
            raise UsageError("An article package holds both texts; open it alone.")
        from duidu.app.opening.import_package import arranged_package

        arranged, package = arranged_package(documents[0], name)
        return FoundArticle(arranged, details, package=package)
    job.progress(_RECOGNISED / 2, Sentence("Telling the languages apart…"))
    recognised = recognise(numbered_through(documents), name, choices, job, _named(details))
    job.progress(_RECOGNISED, Sentence("Cutting the text into sentences…"))
    part = Within(job, _RECOGNISED, FOUND)
    original, refusal = file_to_keep(files, recognised)
    if not any(document.annotations or document.remarks for document in documents):
        first = arrange_first(recognised, FIRST_ROWS, part) if early else arrange(recognised, part)
        return FoundArticle(_told(first, refusal), details, original=original)
    # What notes are about may be anywhere.
    arranged = arrange(recognised, part)
    from duidu.app.opening.carried_notes import carried_notes

    notes = carried_notes(documents, arranged.article)
    return FoundArticle(_told(arranged, refusal), details, notes, original=original)


def _told(arranged: Arranged, sentences: Sequence[Sentence]) -> Arranged:
    return replace(arranged, notes=(*arranged.notes, *sentences)) if sentences else arranged


def _named(files: Sequence[FileDetails]) -> list[str]:
    """The languages that the names of the files say, or those of the folders they are in."""
    paths = [Path(file.path) for file in files]
    return [language_in([path.name, path.parent.name]) for path in paths]
