"""The way of a text into the library: what was found in files is aligned and kept.

found_article holds the stages before that. Of a text of very many rows only the first are kept at
once, and `arrivals` adds the others behind the page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.opening.arrange import Arranged
from duidu.app.opening.early import coming_of, early_text, rest_of, with_origin
from duidu.app.opening.file_identity import article_of_files, free_identity
from duidu.app.opening.found_article import FOUND, FoundArticle, found_article, read_article
from duidu.app.opening.given_rows import align_found
from duidu.app.opening.in_hand import InHand
from duidu.app.opening.known_files import grew_from
from duidu.app.opening.read_files import digests, read_pasted_html, read_pasted_text
from duidu.app.opening.recognised import Choices
from duidu.core.alignment import BY_FILE, Alignment, Row
from duidu.core.article import Article, Side
from duidu.core.errors import FileError, Sentence
from duidu.core.jobs import Job, Within
from duidu.core.once import made_once
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.library.articles.add_more import Whole
from duidu.library.articles.article_info import SourceFile
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner
    from duidu.app.opening.arrivals import Arrivals

# The share of the work done when the texts are aligned: of a book's opening a fifth is keeping.
_ALIGNED = 0.8


@dataclass(frozen=True, slots=True)
class Opened:
    """An article of the library. `known` when it was there before, else `found` in its files.

    `warning` is a sentence where the texts do not look like translations of each other, else "".
    """

    article: str
    known: bool = False
    found: FoundArticle | None = None
    warning: str = ""


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
        self.in_hand = InHand()

    @made_once
    def arrivals(self) -> "Arrivals":
        """Adds the rest of texts of which only the first rows are there."""
        from duidu.app.opening.arrivals import Arrivals

        return Arrivals(self._library)

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
        if again or encoding or choices:
            return self.keep(read_article(paths, encoding, job, choices, self.ready), job)
        with self.in_hand.alone(wanted := digests(paths), job):
            if known := self.find(paths):
                return Opened(known, known=True)
            identity = free_identity(self._library, wanted)
            return self.keep(read_article(paths, job=job, ready=self.ready), job, id=identity)

    def open_early(self, paths: Sequence[Path], job: Job) -> Opened | FoundArticle:
        """`open_files` for a person who reads at once: what was found, where that is doubtful."""
        with self.in_hand.alone(wanted := digests(paths), job):
            if known := self.find(paths):
                return Opened(known, known=True)
            identity = free_identity(self._library, wanted)
            found = read_article(paths, job=job, ready=self.ready, early=True)
            return found if found.doubtful else self.keep(found, job, early=True, id=identity)

    def open_text(self, text: str, name: str, job: Job) -> Opened:
        """The article of pasted text; `name` is its title when it has none."""
        return self.keep(found_article([read_pasted_text(text, name)], name), job, early=True)

    def open_html(self, markup: str, name: str, job: Job) -> Opened:
        """The article of pasted HTML; `name` is its title when it has none."""
        return self.keep(
            found_article([read_pasted_html(markup, name, job, self.ready)], name), job, early=True
        )

    def keep(
        self,
        found: FoundArticle,
        job: Job,
        early: bool = False,
        on_shelf: bool = True,
        id: str = "",
    ) -> Opened:
        """Align what was found and add it to the library with the notes that came along.

        With `early` it can be read at once: the rows of a long text are paired by length between
        landmarks, and of very many only the first are there. To align them is left to
        Session.refine, to add the others to `arrivals`. One that is not `on_shelf` nobody sees
        until it is restored. It gets a new id unless one is given.
        """
        if not early and found.arranged.rest is not None:
            found = replace(found, arranged=found.arranged.rest.whole(job))
        if not found.arranged.article.is_alone:
            job.progress(FOUND, Sentence("Aligning the two texts…"))
        part = Within(job, FOUND, _ALIGNED)
        # Nothing is written before the alignment is done: a cancel leaves no trace.
        whole = early_text(found) if early else None
        if whole is not None:
            job.check()
            return self._keep(found, whole, job, "", on_shelf, early, id)
        alignment = self._align(found.arranged, part)
        job.check()
        doubt = _warning(alignment, found.arranged.article)
        whole = Whole(with_origin(found), alignment)
        return self._keep(found, whole, job, doubt, on_shelf, early, id)

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
            named = [
                row
                for row in found.arranged.named
                if row.blocks.source[0] < len(source.blocks)
                and row.blocks.target[0] < len(target.blocks)
            ]
            rows = self._aligner(True).align(source, target, job, named).rows
        return [
            (_joined(article.source, row.blocks.source), _joined(article.target, row.blocks.target))
            for row in rows[:most]
        ]

    def find(self, paths: Sequence[Path]) -> str:
        """The id of the article made from just these files as they are now, "" for none.

        A text to which a translation was added is the article of its own file, too. Raises
        FileError.
        """
        wanted = set(named := digests(paths))
        found = self._library.articles.find_by_hash(next(iter(wanted)))
        for article in found:
            if {file.sha256 for file in self._library.articles.files(article)} == wanted:
                return article
        grown = next((one for one in found if grew_from(self._library, one, wanted)), "")
        return grown or article_of_files(self._library, named)

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

    def warm_up(self, job: Job) -> None:
        """Load what the first text and its first page need. Raises Cancelled."""
        from duidu.app.opening.warm_up import warm_up

        warm_up(self._aligner, job)

    def _align(self, arranged: Arranged, job: Job) -> Alignment:
        """The alignment that the file or package gives, else one by words alone."""
        return align_found(arranged, partial(self._aligner, True), job)

    def align(self, source: Side, target: Side, job: Job, named: Sequence[Row] = ()) -> Alignment:
        """A first alignment of two texts, in which `named` rows stay. Raises Cancelled."""
        return self._aligner(True).align(source, target, job, named)

    def _keep(
        self,
        found: FoundArticle,
        whole: Whole,
        job: Job,
        doubt: str,
        on_shelf: bool,
        early: bool,
        id: str,
    ) -> Opened:
        """Add an aligned article to the library; a package also brings corrections and terms."""
        job.progress(_ALIGNED, Sentence("Adding it to the library…"))
        if found.package is not None:
            from duidu.app.opening.import_package import keep_package

            article, known = keep_package(
                self._library,
                found.package,
                _sources(found),
                Within(job, FOUND, 1.0),
                on_shelf,
                found.arranged.pictures,
            )
            return Opened(article, known, found)
        coming = coming_of(found, whole) if early else None
        article = self._library.articles.add(
            whole.article if coming else whole.with_parts(),
            whole.alignment,
            _sources(found),
            Within(job, _ALIGNED, 1.0),
            id=id,
            # With notes or pictures of its own it is seen when all of them are there.
            on_shelf=on_shelf and found.carried is None and not found.arranged.pictures,
            coming=coming,
            original=found.original.original(job) if found.original and not coming else None,
        )
        if found.arranged.pictures:
            self._keep_pictures(article, found, job, on_shelf)
        if found.arranged.readings:
            from duidu.app.opening.own_readings import keep_own_readings

            arranged = found.arranged
            keep_own_readings(self._library, article, arranged.article, arranged.readings)
        if coming is not None:
            self.arrivals.hold(article, lambda job: rest_of(found, whole, job))
        if found.carried is not None:
            from duidu.app.opening.carried_notes import keep_carried_notes

            try:
                keep_carried_notes(self._library, article, found.carried, on_shelf)
            except BaseException:
                self._library.articles.discard(article)
                raise
        return Opened(article, found=found, warning=doubt)

    def _keep_pictures(self, article: str, found: FoundArticle, job: Job, on_shelf: bool) -> None:
        """Keep the pictures of a new article, which is then seen, if it is to be."""
        try:
            found.arranged.pictures.keep(self._library, article, job)
            if on_shelf and found.carried is None:
                self._library.articles.restore(article)
        except BaseException:
            self._library.articles.discard(article)
            raise


def _joined(side: Side, units: Sequence[int]) -> str:
    return "\n".join(side.blocks[unit].text for unit in units)


def _sources(found: FoundArticle) -> list[SourceFile]:
    return [
        SourceFile(Path(file.path), file.sha256, file.encoding, 0, file.modified)
        for file in found.files
    ]


def _warning(alignment: Alignment, article: Article) -> str:
    """The warning of an alignment that a machine made, "" when it looks right."""
    if alignment.aligner == BY_FILE or article.is_alone:
        return ""
    return _doubt(alignment, article.source, article.target)


def _doubt(alignment: Alignment, source: Side, target: Side) -> str:
    from duidu.align.beads.quality import warning

    return warning(alignment, source, target)
