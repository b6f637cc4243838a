"""The way of a text into the library: read -> recognise -> arrange -> align -> keep.

read_files, recognise and arrange hold the first three stages; `read_article` and its kin below
put them together. Opener aligns and keeps. A preview stops between the two, so that the person
can correct what was recognised. An article package is read arranged and aligned already.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.base.gc_pause import gc_paused
from duidu.app.opening.arrange import Arranged, arrange
from duidu.app.opening.read_files import (
    FileDetails,
    ReadFile,
    digests,
    read_files,
    read_pasted_html,
    read_pasted_text,
)
from duidu.app.opening.recognise import recognise
from duidu.app.opening.recognised import Choices
from duidu.core.alignment import BY_FILE, Alignment
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.core.errors import FileError, Sentence, UsageError
from duidu.core.jobs import Job, NoJob, Within
from duidu.formats.registry import display_name
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.language.description import LanguageDescription
from duidu.language.registry import first_with
from duidu.library.articles.article_info import SourceFile
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner

    # Most files carry no notes and are no package: what handles these loads when one is met.
    from duidu.app.opening.carried_notes import CarriedNotes
    from duidu.formats.article_package.package import Unpacked
    from duidu.library.articles.part_states import PartState

# Shares of the work done when the files are read and when they are aligned: of a book's opening
# about a tenth is reading and a fifth keeping.
_RECOGNISED, _READ, _ALIGNED = 0.05, 0.1, 0.8


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article found in files or pasted text, ready to be aligned and kept.

    A preview shows it and corrects it with Choices. `carried` are notes that came with the
    files; `package` is what an article package holds beside its texts and alignment.
    """

    arranged: Arranged
    files: tuple[FileDetails, ...]
    carried: "CarriedNotes | None" = None
    package: "Unpacked | None" = None

    @property
    def doubtful(self) -> bool:
        """Whether an encoding was guessed without much evidence."""
        return any(file.doubtful for file in self.files)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article of the library. `known` when it was there before, else `found` in its files.

    `warning` is a sentence where the texts do not look like translations of each other, else "".
    """

    article: str
    known: bool = False
    found: FoundArticle | None = None
    warning: str = ""


def read_article(
    paths: Sequence[Path],
    encoding: str = "",
    job: Job | None = None,
    choices: Choices | None = None,
    ready: ReadyChildren | None = None,
) -> FoundArticle:
    """The article in one file with both languages, or in two with one each.

    They are read by children that are `ready`, where there are any. Raises FileError, UsageError
    for another number of files, Cancelled.
    """
    job = job or NoJob()
    name = display_name(paths[0])
    job.progress(0.0, Sentence("Reading “{name}”…", name=name))
    # A book is half a million objects, all made here.
    with gc_paused():
        files = read_files(paths, encoding, job, ready)
        return found_article(files, Path(name).stem, choices, job)


def found_article(
    files: Sequence[ReadFile], name: str, choices: Choices | None = None, job: Job | None = None
) -> FoundArticle:
    """Recognise and arrange what was read; `name` is the title of a text without one.

    Raises FileError, UsageError, Cancelled.
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
    recognised = recognise(documents, name, choices, job)
    job.progress(_RECOGNISED, Sentence("Cutting the text into sentences…"))
    arranged = arrange(recognised, Within(job, _RECOGNISED, _READ))
    if not any(document.annotations or document.remarks for document in documents):
        return FoundArticle(arranged, details)
    from duidu.app.opening.carried_notes import carried_notes

    return FoundArticle(arranged, details, carried_notes(documents, arranged.article))


class Opener:
    """Adds texts to a library.

    `aligner` makes an aligner: the quick one (True) for a first alignment, or the refined one.
    Children that are `ready` read the files.
    """

    def __init__(
        self,
        library: Library,
        aligner: "Callable[[bool], Aligner]",
        ready: ReadyChildren | None = None,
    ) -> None:
        self._library = library
        self._aligner = aligner
        self.ready = ready

    def open_files(
        self,
        paths: Sequence[Path],
        job: Job,
        encoding: str = "",
        again: bool = False,
        choices: Choices | None = None,
    ) -> Opened:
        """The article of one or two files: the one in the library, or a new one.

        It is always a new one with `again`, an encoding or choices. Raises FileError,
        UsageError, LibraryError, Cancelled; then the library is as it was.
        """
        if not again and not encoding and not choices and (known := self.find(paths)):
            return Opened(known, known=True)
        return self.keep(read_article(paths, encoding, job, choices, self.ready), job)

    def open_text(self, text: str, name: str, job: Job) -> Opened:
        """The article of pasted text; `name` is its title when it has none."""
        return self.keep(found_article([read_pasted_text(text, name)], name), job, early=True)

    def open_html(self, markup: str, name: str, job: Job) -> Opened:
        """The article of pasted HTML; `name` is its title when it has none."""
        return self.keep(
            found_article([read_pasted_html(markup, name, job, self.ready)], name), job, early=True
        )

    def keep(
        self, found: FoundArticle, job: Job, early: bool = False, on_shelf: bool = True
    ) -> Opened:
        """Align what was found and add it to the library with the notes that came along.

        With `early` the rows of a long text are paired by length between landmarks, so that it can
        be read at once; to align them is left to Session.refine. One that is not `on_shelf` nobody
        sees until it is restored.
        """
        job.progress(_READ, Sentence("Aligning the two texts…"))
        part = Within(job, _READ, _ALIGNED)
        # Nothing is written before the alignment is done: a cancel leaves no trace.
        if early and (rough := _rough(found.arranged)):
            alignment, parts = rough
            job.check()
            return self._keep(found, alignment, job, "", on_shelf, parts)
        alignment = self._align(found.arranged, part)
        job.check()
        doubt = _warning(alignment, found.arranged.article)
        return self._keep(found, alignment, job, doubt, on_shelf)

    def first_pairs(self, found: FoundArticle, job: Job, most: int = 12) -> list[tuple[str, str]]:
        """The first paragraphs of both sides as they will stand beside each other, for a preview.

        Aligns no more than that needs.
        """
        article, rows = found.arranged.article, found.arranged.rows
        if not rows:
            # A paragraph may be answered by several: three times as many are enough.
            source, target = (
                Side(side.language, side.blocks[: 3 * most])
                for side in (article.source, article.target)
            )
            rows = self._aligner(True).align(source, target, job).rows
        return [
            (_joined(article.source, row.blocks.source), _joined(article.target, row.blocks.target))
            for row in rows[:most]
        ]

    def find(self, paths: Sequence[Path]) -> str:
        """The id of the article made from just these files as they are now, "" for none.

        Raises FileError.
        """
        wanted = set(digests(paths))
        for article in self._library.articles.find_by_hash(next(iter(wanted))):
            if {file.sha256 for file in self._library.articles.files(article)} == wanted:
                return article
        return ""

    def changed_files(self, article: str) -> list[Path]:
        """The files of an article that changed since they were read; missing files are left out."""
        changed = []
        for file in self._library.articles.files(article):
            # The time of change first: hashing reads the whole file.
            if not file.path.is_file() or file.path.stat().st_mtime == file.modified:
                continue
            try:
                if digests([file.path]) != (file.sha256,):
                    changed.append(file.path)
            except FileError:
                continue
        return changed

    def warm_up(self) -> None:
        """Load the first aligner and its words by aligning one sentence with another."""
        studied = first_with(lambda language: language.has_dictionary)
        other = first_with(lambda language: language.sample and not language.has_dictionary)
        self._aligner(True).align(_sample_side(studied), _sample_side(other), NoJob())

    def _align(self, arranged: Arranged, job: Job) -> Alignment:
        """The alignment that the file or package gives, else one by words alone."""
        if arranged.rows:
            source, target = arranged.article.source, arranged.article.target
            rows = (
                tuple(self._aligner(True).align_inside(source, target, arranged.rows, job))
                if arranged.paragraphs
                else arranged.rows
            )
            return Alignment(rows, arranged.aligner)
        return self._aligner(True).align(arranged.article.source, arranged.article.target, job)

    def _keep(
        self,
        found: FoundArticle,
        alignment: Alignment,
        job: Job,
        doubt: str,
        on_shelf: bool,
        parts: "Sequence[PartState]" = (),
    ) -> Opened:
        """Add an aligned article to the library; a package also brings corrections and terms."""
        job.progress(_ALIGNED, Sentence("Adding it to the library…"))
        if found.package is not None:
            from duidu.app.opening.import_package import keep_package

            article, known = keep_package(
                self._library, found.package, _sources(found), Within(job, _READ, 1.0), on_shelf
            )
            return Opened(article, known, found)
        article = self._library.articles.add(
            _with_origin(found, parts),
            alignment,
            _sources(found),
            Within(job, _ALIGNED, 1.0),
            # With notes of its own it is seen when all of them are there.
            on_shelf=on_shelf and found.carried is None,
        )
        if found.carried is not None:
            from duidu.app.opening.carried_notes import keep_carried_notes

            try:
                keep_carried_notes(self._library, article, found.carried, on_shelf)
            except BaseException:
                self._library.articles.discard(article)
                raise
        return Opened(article, found=found, warning=doubt)


def _joined(side: Side, units: Sequence[int]) -> str:
    return "\n".join(side.blocks[unit].text for unit in units)


def _sources(found: FoundArticle) -> list[SourceFile]:
    return [
        SourceFile(Path(file.path), file.sha256, file.encoding, 0, file.modified)
        for file in found.files
    ]


def _warning(alignment: Alignment, article: Article) -> str:
    """The warning of an alignment that a machine made, "" when it looks right."""
    return "" if alignment.aligner == BY_FILE else _doubt(alignment, article.source, article.target)


def _doubt(alignment: Alignment, source: Side, target: Side) -> str:
    from duidu.align.beads.quality import warning

    return warning(alignment, source, target)


def _rough(arranged: Arranged) -> "tuple[Alignment, Sequence[PartState]] | None":
    """The rows of a long text before it is aligned, and its parts; None for a short one."""
    from duidu.align.beads.early_rows import early_inside, early_rows, is_long

    source, target = arranged.article.source, arranged.article.target
    if not is_long(source, target) or (arranged.rows and not arranged.paragraphs):
        return None
    from duidu.library.articles.part_states import PartState, Stage

    if arranged.rows:
        found, stage = early_inside(source, target, arranged.rows), Stage.INSIDE
    else:
        found, stage = early_rows(source, target), Stage.ROUGH
    parts = [
        PartState(side, (source, target)[side is SideName.TARGET].blocks[unit].id, stage, False)
        for side, unit in found.parts
    ]
    return found.alignment, parts


def _with_origin(found: FoundArticle, parts: "Sequence[PartState]") -> Article:
    """The article as it is kept: its metadata also say how it was arranged and encoded."""
    article = found.arranged.article
    encodings = dict.fromkeys(file.encoding for file in found.files if file.encoding)
    origin = {
        "arrangement": found.arranged.arrangement.value,
        "encoding": ", ".join(encodings),
    }
    metadata = {**article.metadata, **origin}
    if parts:
        from duidu.library.articles.part_states import with_parts

        metadata = with_parts(metadata, parts)
    return replace(article, metadata=metadata)


def _sample_side(language: LanguageDescription) -> Side:
    sentence = Span(0, len(language.sample))
    return Side(language.code, (Block(0, language.sample, sentences=(sentence,)),))
