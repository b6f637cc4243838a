"""Notes that came with a file: our own, which a format carried, and comments of others."""

import json
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from duidu.app.base.in_parts import NOTES, in_parts, write_parts
from duidu.app.notes.merge_notes import FILE_COMMENT
from duidu.app.notes.notes_exchange import placed_notes, with_fresh_ids
from duidu.app.opening.quoted_places import Places, first_places
from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import Article, SideName, Span
from duidu.core.errors import FileError
from duidu.formats.base.document import Document, Remark
from duidu.formats.notes.web_annotations import read_jsonld
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that someone left in a file, with the words it is about and their likely side.

    `context` is the whole text of the cell that has them, "" where only the words are known.
    `document` numbers the file, in which the names of comments are unique.
    """

    remark: Remark
    quotation: str
    side: SideName
    context: str = ""
    document: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return self.remark.text


@dataclass(frozen=True, slots=True)
class CarriedNotes:
    """Notes that a file carries, before they have places in an article of the library."""

    annotations: tuple[Annotation, ...]
    comments: tuple[Comment, ...]


def carried_notes(documents: Sequence[Document], article: Article) -> CarriedNotes:
    """The notes in the documents that the article was made from."""
    annotations: list[Annotation] = []
    comments: list[Comment] = []
    for number, document in enumerate(documents):
        # A document with both languages has comments on either; they are looked for on the
        # source first.
        side = SideName.SOURCE if len(documents) == 1 else _side(document, article)
        annotations += _annotations(document.annotations)
        groups = _texts_of_groups(document)
        comments += (
            Comment(remark, _quotation(groups, remark), side, _context(groups, remark), number)
            for remark in document.remarks
        )
    return CarriedNotes(tuple(annotations), tuple(comments))


def without_known(library: Library, article: str, notes: CarriedNotes) -> CarriedNotes:
    """The notes that an article does not have, whose file is read again."""
    mine = library.notes.of_article(article)
    newest = {note.id: note.modified for note in mine}
    said = {
        (note.text, quoted)
        for note in mine
        for quoted in (*(anchor.exact for anchor in note.anchors), *([] if note.anchors else [""]))
    }
    return CarriedNotes(
        tuple(one for one in notes.annotations if newest.get(one.id, -1.0) < one.modified),
        tuple(one for one in notes.comments if (one.text, one.quotation) not in said),
    )


def keep_carried_notes(
    library: Library, article: str, notes: CarriedNotes, on_shelf: bool = True
) -> None:
    """Add the notes to an article just added, and put it on the shelf with the last of them.

    Those whose words are not found have no place.
    """
    parts = in_parts(library.notes.put_all, notes_there(library, article, notes), NOTES)
    if on_shelf:
        parts.append(partial(library.articles.restore, article))
    write_parts(library, parts)


def notes_there(library: Library, article: str, notes: CarriedNotes) -> list[Annotation]:
    """The notes at their places in an article; they are not written yet."""
    # What a file calls a comment means nothing in another.
    fresh = [
        replace(one, extra={k: v for k, v in one.extra.items() if k != FILE_COMMENT})
        for one in with_fresh_ids(library, notes.annotations)
    ]
    placed = placed_notes(library, article, fresh)
    return [*placed, *_as_notes(library, article, notes.comments)]


def _side(document: Document, article: Article) -> SideName:
    """The side on which one document of two went: the one that has its first text."""
    first = document.blocks[0].text
    on_source = any(block.text == first for block in article.source.blocks)
    return SideName.SOURCE if on_source else SideName.TARGET


def _annotations(items: Iterable[str]) -> list[Annotation]:
    """Annotations in JSON; anything else was not written by us and is skipped."""
    notes: list[Annotation] = []
    for item in items:
        try:
            notes += read_jsonld({"items": [json.loads(item)]}).notes
        except (ValueError, RecursionError, FileError):
            continue
    return notes


def _texts_of_groups(document: Document) -> dict[int | None, dict[int, str]]:
    """The first text of each column of the groups that a comment is about."""
    named = {remark.group for remark in document.remarks if remark.group is not None}
    found: dict[int | None, dict[int, str]] = {}
    for block in document.blocks:
        if block.group in named:
            found.setdefault(block.group, {}).setdefault(block.column, block.text)
    return found


def _quotation(groups: Mapping[int | None, Mapping[int, str]], remark: Remark) -> str:
    """What a comment is about: the words it quotes, else the text of its group on its side."""
    if remark.quotation:
        return remark.quotation
    texts = groups.get(remark.group, {})
    return texts.get(remark.column, next(reversed(list(texts.values())), ""))


def _context(groups: Mapping[int | None, Mapping[int, str]], remark: Remark) -> str:
    """The text in the remark's group that has the words it quotes."""
    text = groups.get(remark.group, {}).get(remark.column, "") if remark.quotation else ""
    return text if remark.quotation in text else ""


def _as_notes(library: Library, article: str, comments: Sequence[Comment]) -> list[Annotation]:
    """Comments as notes of the article, on the words they quote."""
    if not comments:
        return []
    now = time.time()
    quotations = {
        text for comment in comments for text in (comment.quotation, comment.context) if text
    }
    places = {
        side: first_places(quotations, library.articles.blocks(article, side)) for side in SideName
    }
    ids = {(one.document, one.remark.name): str(uuid.uuid4()) for one in comments}
    # A damaged file may call two alike: the first has the name.
    free = dict(ids)
    return [
        Annotation(
            free.pop((one.document, one.remark.name), "") or str(uuid.uuid4()),
            article,
            _kind(one.remark),
            _anchors(one, places),
            one.text,
            tags=one.remark.tags,
            created=one.remark.time or now,
            modified=one.remark.time or now,
            author=one.remark.author,
            answers=answers,
            extra={FILE_COMMENT: one.remark.name} if one.remark.name else {},
        )
        for one, answers in zip(comments, _answered(comments, ids), strict=True)
    ]


def _answered(comments: Sequence[Comment], ids: Mapping[tuple[int, str], str]) -> list[str]:
    """The ids of the notes that comments answer, "" for those that answer none."""
    return [
        ids.get((one.document, one.remark.answers), "") if one.remark.answers else ""
        for one in comments
    ]


def _kind(remark: Remark) -> AnnotationKind:
    """What a comment is; one of a kind that nobody knows is a note."""
    try:
        return AnnotationKind(remark.kind or AnnotationKind.NOTE)
    except ValueError:
        return AnnotationKind.NOTE


def _anchors(comment: Comment, places: Mapping[SideName, Places]) -> tuple[Anchor, ...]:
    """The place of the quoted words in their context, else their first one; () if nowhere.

    They are looked for on the likely side first.
    """
    for side in (comment.side, comment.side.other):
        if comment.context in places[side]:
            block, span = places[side][comment.context]
            start = span.start + comment.context.index(comment.quotation)
            return (make_anchor(side, block, Span(start, start + len(comment.quotation))),)
    for side in (comment.side, comment.side.other):
        if comment.quotation in places[side]:
            return (make_anchor(side, *places[side][comment.quotation]),)
    return ()
