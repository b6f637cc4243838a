"""Opening: recognise, align, keep in the library. A file that is there already is not read or aligned twice; a changed one is noticed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.opening.arrange import Arranged, Choices
from duidu.app.opening.carried_notes import Brought
from duidu.app.opening.recognise import (
    Recognised,
    digests,
    read_article,
    read_pasted,
    read_pasted_html,
)
from duidu.core.alignment import Alignment, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.core.errors import FileError
from duidu.core.jobs import Job, NoJob
from duidu.language.description import LanguageDescription
from duidu.language.registry import first_with
from duidu.library.articles.article_info import SourceFile
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner

_READ, _ALIGNED = 0.1, 0.8


@dataclass(frozen=True, slots=True)
class Opened:
    """An article in the library. `known` when it was there before; `recognised` what was found in its files otherwise.

    `warning` is a sentence where the texts do not look like translations of each other, else "".
    """

    article: str
    known: bool = False
    recognised: Recognised | None = None
    warning: str = ""


class Opener:
    """Adds texts to a library. `aligner` makes an aligner: the quick one first, the refined one for a second pass."""

    def __init__(self, library: Library, aligner: "Callable[[bool], Aligner]") -> None:
        self._library = library
        self._aligner = aligner

    def open_files(
        self,
        paths: Sequence[Path],
        job: Job,
        encoding: str = "",
        again: bool = False,
        choices: Choices | None = None,
    ) -> Opened:
        """The article of one or two files: the one in the library, or a new one; with `again` or choices always a new one.

        Raises FileError, UsageError, LibraryError, Cancelled; then the library is as it was.
        """
        if not again and not encoding and not choices and (known := self.find(paths)):
            return Opened(known, known=True)
        return self.keep(read_article(paths, encoding, job, choices), job)

    def open_text(self, text: str, name: str, job: Job) -> Opened:
        """The article of pasted text."""
        return self.keep(read_pasted(text, name), job)

    def open_html(self, markup: str, name: str, job: Job) -> Opened:
        """The article of pasted HTML."""
        return self.keep(read_pasted_html(markup, name, job), job)

    def warm_up(self) -> None:
        """Load the first aligner and its words by letting it align nothing much."""
        studied = first_with(lambda language: language.has_dictionary)
        other = first_with(lambda language: language.sample and not language.has_dictionary)
        self._aligner(True).align(_sample_side(studied), _sample_side(other), NoJob())

    def find(self, paths: Sequence[Path]) -> str:
        """The id of the article made from just these files as they are now, "" for none. Raises FileError."""
        wanted = set(digests(paths))
        for article in self._library.articles.find_by_hash(next(iter(wanted))):
            if {file.sha256 for file in self._library.articles.files(article)} == wanted:
                return article
        return ""

    def keep(self, recognised: Recognised, job: Job) -> Opened:
        """Align what was recognised and add it to the library."""
        article = recognised.arranged.article
        job.progress(_READ)
        if recognised.package is not None:
            from duidu.app.opening.import_package import open_package

            identity, known = open_package(
                self._library, recognised.package, _sources(recognised), Within(job, _READ, 1.0)
            )
            return Opened(identity, known, recognised)
        alignment = self._align(recognised, Within(job, _READ, _ALIGNED))
        job.check()
        kept = Article(article.title, article.source, article.target, _metadata(recognised))
        added = self._library.articles.add(
            kept, alignment, _sources(recognised), Within(job, _ALIGNED, 1.0)
        )
        if recognised.brought != Brought():
            from duidu.app.opening.import_package import keep_brought

            keep_brought(self._library, added, recognised.brought)
        return Opened(added, recognised=recognised, warning=_warning(alignment, article))

    def first_pairs(
        self, recognised: Recognised, job: Job, most: int = 12
    ) -> list[tuple[str, str]]:
        """The first paragraphs of both sides as they will stand beside each other, for a preview. Aligns no more than it needs."""
        article, rows = recognised.arranged.article, recognised.arranged.rows
        source, target = (
            Side(side.language, side.blocks[: 3 * most])
            for side in (article.source, article.target)
        )
        if not rows:
            rows = self._aligner(True).align(source, target, job).rows
        return [
            (_joined(article.source, row.blocks.source), _joined(article.target, row.blocks.target))
            for row in rows[:most]
        ]

    def changed_files(self, article: str) -> list[Path]:
        """Files of an article whose contents are not what was read (those that are gone do not count)."""
        changed = []
        for file in self._library.articles.files(article):
            if not file.path.is_file() or file.path.stat().st_mtime == file.modified:
                continue
            try:
                if digests([file.path]) != (file.sha256,):
                    changed.append(file.path)
            except FileError:
                continue
        return changed

    def _align(self, recognised: Recognised, job: Job) -> Alignment:
        arranged = recognised.arranged
        if arranged.rows:
            rows = self._with_sentences(arranged, job) if arranged.paragraphs else arranged.rows
            return Alignment(rows, "file")
        return self._aligner(True).align(arranged.article.source, arranged.article.target, job)

    def _with_sentences(self, arranged: Arranged, job: Job) -> tuple[Row, ...]:
        """The file's rows with their sentences aligned, where both sides have several; which paragraphs answer each other stays."""
        aligner = self._aligner(True)
        sides = (arranged.article.source, arranged.article.target)
        rows = []
        for row in arranged.rows:
            job.check()
            parts = [
                Side(side.language, tuple(side.blocks[i] for i in units))
                for side, units in zip(sides, (row.blocks.source, row.blocks.target), strict=True)
            ]
            if all(sum(len(block.sentences) for block in part.blocks) > 1 for part in parts):
                beads = aligner.align(parts[0], parts[1], NoJob()).flat_sentences(
                    parts[0], parts[1]
                )
                rows.append(replace(row, sentences=tuple(beads)))
            else:
                rows.append(row)
        return tuple(rows)


class Within:
    """A job that is a part, start to end, of another."""

    def __init__(self, job: Job, start: float, end: float) -> None:
        self._job, self._start, self._share = job, start, end - start

    def progress(self, done: float, message: str = "") -> None:
        """Report the share of the part."""
        self._job.progress(self._start + self._share * done, message)

    def check(self) -> None:
        """Raise Cancelled if the person cancelled."""
        self._job.check()


def _joined(side: Side, units: Sequence[int]) -> str:
    return "\n".join(side.blocks[unit].text for unit in units)


def _sources(recognised: Recognised) -> list[SourceFile]:
    return [
        SourceFile(Path(file.path), file.sha256, file.encoding, 0, file.modified)
        for file in recognised.files
    ]


def _warning(alignment: Alignment, article: Article) -> str:
    """What is to be said of an alignment that a machine made of two texts."""
    if alignment.aligner == "file":
        return ""
    from duidu.align.beads.quality import warning

    return warning(alignment, article.source, article.target)


def _metadata(recognised: Recognised) -> dict[str, str]:
    arranged = recognised.arranged
    encodings = ", ".join(
        dict.fromkeys(file.encoding for file in recognised.files if file.encoding)
    )
    return {
        **arranged.article.metadata,
        "arrangement": arranged.arrangement.value,
        "encoding": encodings,
    }


def _sample_side(language: LanguageDescription) -> Side:
    sentence = Span(0, len(language.sample))
    return Side(language.code, (Block(0, language.sample, sentences=(sentence,)),))
