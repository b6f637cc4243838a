"""Adds a translation to a text alone.

The text stays as it is, to the numbers of its blocks: so whatever a person has on it stays where it
is, and only the rows become others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.align.beads.quality import warning
from duidu.align.edits.carried_statuses import with_carried_statuses
from duidu.align.edits.edit import Aligned
from duidu.app.alignment.edit_alignment import rows_of, small_article
from duidu.app.opening.added_by_name import rows_by_name
from duidu.app.opening.added_by_time import joined_by_time
from duidu.app.opening.alone import alone, named_language, text_in
from duidu.app.opening.arrange import Arranged, arrange
from duidu.app.opening.early import long_text
from duidu.app.opening.known_files import TRANSLATION_ADDED
from duidu.app.opening.opener import Opener
from duidu.app.opening.read_files import FileDetails, ReadFile, read_files
from duidu.app.opening.recognise import recognise
from duidu.app.opening.recognised import Arrangement, Choices, Raw, Recognised
from duidu.core.alignment import BY_FILE, Alignment, Row, rows_alone
from duidu.core.annotation import Annotation
from duidu.core.article import NO_LANGUAGE, Article, Block, Place, Side, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import FileError, Sentence, UsageError
from duidu.core.jobs import Job, Within
from duidu.core.note_marks import renamed_marks
from duidu.core.picture import Picture
from duidu.formats.registry import display_name
from duidu.language.file_names import language_in
from duidu.language.registry import base_code
from duidu.library.articles.article_info import ArticleInfo, SourceFile
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.part_states import PartState
from duidu.library.articles.second_side import SecondSide
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError

if TYPE_CHECKING:
    from duidu.app.opening.carried_notes import CarriedNotes

# Shares of the work that are done when the file is read, and when it is aligned.
_READ, _ALIGNED = 0.2, 1.0
_KINDS = frozenset(
    {
        Changed.ARTICLES,
        Changed.TEXT,
        Changed.ALIGNMENT,
        Changed.BOOKMARKS,
        Changed.ANNOTATIONS,
    }
)


@dataclass(slots=True)
class AddTranslation:
    """Puts rows of a text and its translation in the place of those of the text alone.

    One transaction, so that nothing is ever half. Undo leaves the text alone again, as its blocks
    are then; redo brings all back that the translation had become. `warning` is a sentence where
    the two do not look like translations of each other.
    """

    library: Library
    article: str
    rows: Sequence[StoredRow]
    second: SecondSide
    # The text that the rows were made for.
    source: tuple[Block, ...]
    warning: str = ""
    # Notes and comments in the file of the translation.
    carried: "CarriedNotes | None" = None
    # Those of the translation, whose images are in the library already.
    pictures: tuple[Picture, ...] = ()
    text: str = "Add the translation"
    merge_key: str = ""
    place: Place | None = None
    _before: SecondSide | None = None
    _notes: tuple[Annotation, ...] = ()

    def do(self) -> Changes:
        """Keep the translation. Raises StaleError where the text was changed meanwhile."""
        return self.library.together(self._do)

    def _do(self) -> Changes:
        """What `do` says, on the writer's thread."""
        info = self.library.articles.info(self.article)
        if not info.is_alone or self._text() != self.source:
            raise StaleError("The text was changed meanwhile, so nothing was added; try again.")
        self._before = SecondSide.of(info, self.library.articles.files(self.article))
        stored = self.library.articles.rows(self.article, 0, info.row_count)
        self._put(info.row_count, _with_statuses(stored, self.rows), self.second)
        if self.pictures:
            self.library.pictures.put(self.article, self.pictures, ())
        if self.carried is not None:
            self._notes = self._notes or _notes_there(self.library, self.article, self.carried)
            self.library.notes.put_all(self._notes)
        return Changes(_KINDS, self.article)

    def undo(self) -> Changes:
        """Leave the text alone again."""
        return self.library.together(self._undo)

    def _undo(self) -> Changes:
        """What `undo` says, on the writer's thread."""
        assert self._before is not None
        articles = self.library.articles
        info = articles.info(self.article)
        self.second = SecondSide.of(info, articles.files(self.article))
        self.rows = articles.rows(self.article, 0, info.row_count)
        self.source = self._text()
        reading = articles.reading_position(self.article)
        text = Side(info.source_language, self.source)
        whole = Aligned(text, Side(NO_LANGUAGE, ()), Alignment(tuple(rows_alone(text))))
        if reading is not None and reading[0] is SideName.TARGET:
            self._read_on_the_text(reading[1])
        back = rows_of(whole, 0, len(whole.alignment.rows))
        # Those that came with the translation go with it, as they are by now.
        there = (self.library.notes.get(one.id) for one in self._notes)
        self._notes = tuple(one for one in there if one is not None and one.deleted is None)
        for note in self._notes:
            self.library.notes.delete(note.id)
        self._put(info.row_count, _with_statuses(self.rows, back), self._before)
        if self.pictures:
            self.library.pictures.forget(self.article, SideName.TARGET)
        return Changes(_KINDS, self.article)

    def _text(self) -> tuple[Block, ...]:
        return self.library.articles.blocks(self.article, SideName.SOURCE)

    def _put(self, count: int, rows: Sequence[StoredRow], second: SecondSide) -> None:
        self.library.articles.replace_rows(self.article, 0, count, rows)
        self.library.put_second_side(self.article, second)

    def _read_on_the_text(self, block: int) -> None:
        """Keep as the reading place what answers a block of the translation, which goes."""
        row = next((one for one in self.rows if block in [b.id for b in one.target]), None)
        at = row.index if row is not None else 0
        near = (*self.rows[at::-1], *self.rows[at:])
        there = next((one.source[0].id for one in near if one.source), None)
        if there is not None:
            place = Place(SideName.SOURCE, there, 0)
            self.library.articles.move_reading_position(self.article, place)


def _with_statuses(before: Sequence[StoredRow], after: Sequence[StoredRow]) -> list[StoredRow]:
    """The rows with what was said of those in whose place they are."""
    if not any(bead.status for one in before for bead in (one.row.blocks, *one.row.sentences)):
        return list(after)
    was, becomes = small_article(before), small_article(after)
    blocks = (was.source.blocks, was.target.blocks), (becomes.source.blocks, becomes.target.blocks)
    rows = with_carried_statuses(was.alignment.rows, becomes.alignment.rows, blocks)
    return [replace(one, row=row) for one, row in zip(after, rows, strict=True)]


@dataclass(frozen=True, slots=True)
class Translating:
    """What adds translations: of files, and of what was copied elsewhere.

    With `early` the rows of a long text are paired by length first, and aligned behind the page.
    """

    library: Library
    opener: Opener
    early: bool = True

    def from_file(
        self, article: str, path: Path, job: Job, encoding: str = "", language: str = ""
    ) -> AddTranslation:
        """Read a file and align the text with it, which a command then keeps.

        A `language` of "" is told by the text. Raises FileError for a file that is no translation
        of it, UsageError for an article that has one, LibraryError, Cancelled.
        """
        self._text(article)
        name = display_name(path)
        job.progress(0.0, Sentence("Reading “{name}”…", name=name))
        (read,) = read_files([path], encoding, Within(job, 0.0, _READ), self.opener.ready)
        return self.from_read(article, read, name, job, language)

    def from_read(
        self, article: str, read: ReadFile, name: str, job: Job, language: str = ""
    ) -> AddTranslation:
        """Align the text with what was read; raises as `from_file` does."""
        info = self._text(article)
        articles = self.library.articles
        source, first, files = self.library.at_one_moment(
            lambda: (
                articles.blocks(article, SideName.SOURCE),
                articles.next_block(article, SideName.TARGET),
                articles.files(article),
            )
        )
        recognised = _translation_in(read, name, info, job, language)
        found, text = arrange(recognised, job), Side(info.source_language, source)
        cues = recognised.languages[0], recognised.sides[0]
        timed = joined_by_time(text, files, cues, job, self.opener.ready)
        side = timed[0] if timed else found.article.source
        names = {one.id: first + one.id for one in side.blocks}
        blocks = (
            replace(one, id=names[one.id], marks=renamed_marks(one.marks, names))
            for one in side.blocks
        )
        target = Side(side.language, tuple(blocks))
        whole = Article(info.title, text, target)
        job.check()
        rows = timed[1] if timed else ()
        named = () if rows else self._named(text, files, (target, recognised.sides[0]), job)
        alignment, parts, doubt = self._align(whole, rows, named, Within(job, _READ, _ALIGNED))
        job.check()
        aligned = Aligned(whole.source, whole.target, alignment)
        second = SecondSide(
            target.language,
            alignment.aligner,
            (*files, source_file(read.details)),
            _told(info, found, read.details),
            parts,
        )
        stored = rows_of(aligned, 0, len(alignment.rows))
        carried = _carried(read, target)
        pictures = () if timed else found.pictures.of_translation(first)
        if pictures:
            self.library.pictures.put_files((found.pictures.images or {}).values(), job.check)
        return AddTranslation(
            self.library, article, stored, second, source, doubt, carried, pictures
        )

    def _text(self, article: str) -> ArticleInfo:
        """What is known of a text alone. Raises UsageError for another article."""
        info = self.library.articles.info(article)
        if not info.is_alone:
            raise UsageError("“{title}” has a translation already.", title=info.title)
        if info.coming is not None:
            raise UsageError(
                "The rest of “{title}” is still being added to the library; add its translation "
                "when all of it is there.",
                title=info.title,
            )
        return info

    def _named(
        self, text: Side, files: Sequence[SourceFile], added: tuple[Side, Raw], job: Job
    ) -> tuple[Row, ...]:
        """The rows of headings that both texts call by the same name."""
        return rows_by_name(text, files, added, Within(job, _READ, _READ), self.opener.ready)

    def _align(
        self, whole: Article, rows: tuple[Row, ...], named: Sequence[Row], job: Job
    ) -> tuple[Alignment, Sequence[PartState], str]:
        """The rows, those that are given or new ones, the parts still to be aligned, a warning.

        Those that are `named` stay where the others are new.
        """
        if rows:
            return Alignment(rows, BY_FILE), (), ""
        job.progress(0.0, Sentence("Aligning the two texts…"))
        early = long_text(whole, named) if self.early else None
        if early is not None:
            return early.alignment, early.parts, ""
        alignment = self.opener.align(whole.source, whole.target, job, named)
        return alignment, (), warning(alignment, whole.source, whole.target)


def source_file(details: FileDetails) -> SourceFile:
    """A file as the library keeps it; its path is "" for pasted text."""
    return SourceFile(Path(details.path), details.sha256, details.encoding, 0, details.modified)


def _translation_in(
    read: ReadFile, name: str, info: ArticleInfo, job: Job, language: str
) -> Recognised:
    """The one text in what was read. Raises FileError where it is no translation of the article."""
    document = read.document
    if document.parts:
        raise FileError("“{name}” holds both texts; open it by itself.", name=name)
    path = Path(read.details.path)
    told = language or language_in([path.name])
    choices = Choices((language,), Arrangement.ALONE) if language else None
    found = recognise([document], name, choices, job, [told])
    if found.arrangement is not Arrangement.ALONE:
        found = _without_quotations(found, name, info)
    if base_code(found.languages[0]) == base_code(info.source_language):
        raise FileError(
            "“{name}” is in {language}, as the text itself is; choose a translation of it.",
            name=name,
            language=named_language(info.source_language),
        )
    return found


def _carried(read: ReadFile, target: Side) -> "CarriedNotes | None":
    """The notes and comments in the file of the translation, which are about it first."""
    document = read.document
    if not document.annotations and not document.remarks:
        return None
    from duidu.app.opening.carried_notes import carried_notes

    found = carried_notes([document], Article("", target, target))
    comments = (replace(one, side=SideName.TARGET) for one in found.comments)
    return replace(found, comments=tuple(comments))


def _notes_there(library: Library, article: str, carried: "CarriedNotes") -> tuple[Annotation, ...]:
    from duidu.app.opening.carried_notes import notes_there

    return tuple(notes_there(library, article, carried))


def _without_quotations(found: Recognised, name: str, info: ArticleInfo) -> Recognised:
    """A translation that quotes its original a little as one text.

    Raises FileError where a file really holds two languages.
    """
    other = text_in(found, info.source_language)
    if other:
        return alone(found.documents[0], name, other)
    raise FileError(
        "“{name}” is in two languages ({one}, {other}); choose a file with the translation alone.",
        name=name,
        one=named_language(found.languages[0]),
        other=named_language(found.languages[1]),
    )


def _told(info: ArticleInfo, found: Arranged, details: FileDetails) -> dict[str, str]:
    """What is said of the article with its translation: the text's own words come first."""
    encodings = dict.fromkeys(filter(None, (info.metadata.get("encoding"), details.encoding)))
    return {
        **found.article.metadata,
        **info.metadata,
        "arrangement": TRANSLATION_ADDED,
        "encoding": ", ".join(encodings),
    }
