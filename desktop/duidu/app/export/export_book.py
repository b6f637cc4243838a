"""Exports a whole book: its chapters as one article, or each in a file of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from duidu.app.export.export import (
    ExportSource,
    cards_of,
    export_article,
    file_name,
    find_known,
    gather_export,
    not_aligned_yet,
    refuse_alone,
)
from duidu.app.export.export_formats import ORIGINAL, PACKAGE, SUBTITLES
from duidu.app.export.exported_pictures import pictures_left_out
from duidu.app.export.original import original_suffix
from duidu.core.alignment import Alignment, Bead, Origin, Row
from duidu.core.article import Article, Block, BlockKind, Side, SideName, Span
from duidu.core.errors import FileError, Sentence
from duidu.core.jobs import Job, NoJob, Within
from duidu.core.note_marks import renamed_marks
from duidu.core.picture import Picture
from duidu.core.rewording import Rewording
from duidu.core.token import Token
from duidu.formats.base.exported import Exported, Written
from duidu.formats.base.format import Export
from duidu.formats.notes.exported_notes import NoteEntry
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.collections import Collection
from duidu.library.library import Library


def find_book(library: Library, name: str) -> Collection:
    """The book with this id or title. Raises FileError where there is none, or several."""
    found = library.collections.named(name)
    if len(found) > 1:
        raise FileError(
            "There are {count} books called “{name}”; name one by its id, as “duidu library list” "
            "prints it.",
            count=len(found),
            name=name,
        )
    if not found:
        raise FileError(
            "There is no book “{name}” in the library; “duidu library list” shows all.", name=name
        )
    return found[0]


def is_one_file(form: str) -> bool:
    """Whether a book is written in this format as one file, else as a file for each chapter."""
    return find_known(form) not in (PACKAGE, ORIGINAL, *SUBTITLES)


def export_book(
    source: ExportSource, book: Collection, form: str, job: Job | None = None
) -> Written:
    """Write all chapters of a book as one file in the format of this id.

    Raises as export_article does, and FileError for a book without chapters.
    """
    job = job or NoJob()
    library = source.library
    chapters = _chapters(library, book)
    export = find_known(form)
    if export.writer is None:
        return cards_of(source, chapters, book.title, export)
    # A chapter without a translation stands among those that have one, where it can.
    lead = next((one for one in chapters if not one.is_alone), chapters[0])
    refuse_alone(lead, export)
    same = [one for one in chapters if _stands_with(one, lead, export)]
    parts = dict((chapter.article, chapter.part) for chapter in book.chapters)
    whole = _Whole(book.title, any(parts[one.id] for one in same))
    for number, one in enumerate(same):
        share = Within(job, number / len(same), (number + 1) / len(same))
        whole.add(gather_export(source, one.id, share), parts[one.id])
    text = whole.exported()
    written = export.writer()(text)
    doubts = dict.fromkeys(said for one in same for said in not_aligned_yet(library, one.id))
    others = [one.title for one in chapters if one not in same]
    told = (
        (
            Sentence(
                "Chapters in other languages were left out: {titles}.", titles=", ".join(others)
            ),
        )
        if others
        else ()
    )
    told = (*pictures_left_out(text, export.id), *doubts, *told)
    return replace(written, left_out=(*written.left_out, *told))


def export_chapters(
    source: ExportSource, book: Collection, form: str, job: Job | None = None
) -> Iterator[tuple[str, Written]]:
    """Each chapter as a file of its own: a name that keeps their order, and what is in it."""
    chapters = _chapters(source.library, book)
    for number, one in enumerate(chapters):
        share = Within(job or NoJob(), number / len(chapters), (number + 1) / len(chapters))
        share.check()
        share.progress(0.0)
        name = file_name(one.title, form)
        if find_known(form) is ORIGINAL:
            name += original_suffix(source.library, one.id)
        yield (
            chapter_file(number, len(chapters), name),
            export_article(source, one.id, form, share),
        )


def chapter_file(number: int, count: int, name: str) -> str:
    """The name of a chapter's file, with its number (from 0) in front."""
    return f"{number + 1:0{len(str(count))}d} {name}"


def _chapters(library: Library, book: Collection) -> list[ArticleInfo]:
    found = library.collections.chapters(book)
    if not found:
        raise FileError("The book “{title}” has no chapters; add some first.", title=book.title)
    return found


def _languages(info: ArticleInfo) -> tuple[str, str]:
    return info.source_language.split("-")[0], info.target_language.split("-")[0]


def _stands_with(one: ArticleInfo, lead: ArticleInfo, export: Export) -> bool:
    """Whether a chapter can be written in one text with another."""
    languages, others = _languages(one), _languages(lead)
    alone = one.is_alone and not export.needs_translation
    return languages == others or (alone and languages[0] == others[0])


class _Whole:
    """Puts chapters one after the other into one article."""

    def __init__(self, title: str, has_parts: bool) -> None:
        self._title = title
        # Below the title of a part, a chapter's headings are one level deeper.
        self._deeper = int(has_parts)
        self._part = ""
        self._blocks: dict[SideName, list[Block]] = {side: [] for side in SideName}
        self._rows: list[Row] = []
        self._notes: list[NoteEntry] = []
        self._rewordings: list[Rewording] = []
        self._pictures: dict[tuple[SideName, int], tuple[Picture, ...]] = {}
        self._chapters: list[Exported] = []
        # Of each block its chapter, and what it is there: a chapter knows its own blocks only.
        self._own: dict[tuple[SideName, int], tuple[Exported, Block]] = {}

    def add(self, chapter: Exported, part: str) -> None:
        """Add a chapter with its notes; `part` is the part of the book it is in."""
        if part and part != self._part:
            self._head(part, 1)
        self._part = part
        first = chapter.alignment.rows[0] if chapter.alignment.rows else None
        if first is None or not _is_heading(chapter, first):
            self._head(chapter.article.title, 1 + self._deeper)
        places = {side: len(self._blocks[side]) for side in SideName}
        row = len(self._rows)
        ids: dict[tuple[SideName, int], int] = {}
        for side in SideName:
            blocks = chapter.side(side).blocks
            names = {block.id: at for at, block in enumerate(blocks, places[side])}
            for block in blocks:
                moved = replace(self._moved(block), marks=renamed_marks(block.marks, names))
                ids[side, block.id] = self._add(side, moved, (chapter, block))
        self._rows += (_shifted(one, places) for one in chapter.alignment.rows)
        self._notes += (_moved_note(entry, ids, row) for entry in chapter.notes.entries)
        self._rewordings += (
            replace(one, block=ids[one.side, one.block]) for one in chapter.rewordings
        )
        for (side, own), shown in chapter.pictures.items():
            at = ids[side, own]
            self._pictures[side, at] = tuple(one._replace(block=at) for one in shown)
        self._chapters.append(chapter)

    def exported(self) -> Exported:
        """All that a writer needs of the whole."""
        paired = (one for one in self._chapters if not one.article.is_alone)
        first = next(paired, self._chapters[0])
        source, target = (
            Side(first.side(side).language, tuple(self._blocks[side])) for side in SideName
        )
        article = Article(self._title, source, target)
        terms = dict.fromkeys(term for chapter in self._chapters for term in chapter.terms)
        notes = replace(first.notes, article="", title=self._title, entries=tuple(self._notes))
        return replace(
            first,
            article=article,
            alignment=Alignment(tuple(self._rows), first.alignment.aligner),
            notes=notes,
            terms=tuple(terms),
            tokens=self._tokens,
            markup={},
            rewordings=tuple(self._rewordings),
            pictures=self._pictures,
            images={
                name: one for chapter in self._chapters for name, one in chapter.images.items()
            },
            cover=next((one.cover for one in self._chapters if one.cover), ""),
        )

    def _tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        own = self._own.get((side, block.id))
        return () if own is None else own[0].tokens(side, own[1])

    def _moved(self, block: Block) -> Block:
        deeper = self._deeper if block.kind is BlockKind.HEADING else 0
        return replace(block, level=block.level + deeper)

    def _add(self, side: SideName, block: Block, own: tuple[Exported, Block] | None = None) -> int:
        """Add a block under a new id, and return that."""
        identity = len(self._blocks[side])
        self._blocks[side].append(replace(block, id=identity))
        if own is not None:
            self._own[side, identity] = own
        return identity

    def _head(self, text: str, level: int) -> None:
        """Add a heading that no chapter has: it stands on the left side alone."""
        span = (Span(0, len(text)),) if text else ()
        index = self._add(SideName.SOURCE, Block(0, text, BlockKind.HEADING, level, span))
        bead = Bead((index,), (), 1.0, Origin.FILE)
        self._rows.append(Row(bead, (Bead((0,), (), 1.0, Origin.FILE),) if text else ()))


def _is_heading(chapter: Exported, row: Row) -> bool:
    sides = ((SideName.SOURCE, row.blocks.source), (SideName.TARGET, row.blocks.target))
    return any(
        chapter.side(side).blocks[unit].kind is BlockKind.HEADING
        for side, units in sides
        for unit in units[:1]
    )


def _shifted(row: Row, places: dict[SideName, int]) -> Row:
    """A row whose blocks stand so many places further on."""
    shift: Callable[[Sequence[int], SideName], tuple[int, ...]] = lambda units, side: tuple(  # noqa: E731 - used twice here
        unit + places[side] for unit in units
    )
    bead = replace(
        row.blocks,
        source=shift(row.blocks.source, SideName.SOURCE),
        target=shift(row.blocks.target, SideName.TARGET),
    )
    return replace(row, blocks=bead)


def _moved_note(entry: NoteEntry, ids: dict[tuple[SideName, int], int], first: int) -> NoteEntry:
    """A note with the places it has in the whole; a lost one names a block that is gone."""
    anchors = tuple(
        replace(anchor, block=ids.get((anchor.side, anchor.block), -1))
        for anchor in entry.note.anchors
    )
    row = entry.row + first if entry.row else 0
    return replace(entry, note=replace(entry.note, anchors=anchors), row=row)
