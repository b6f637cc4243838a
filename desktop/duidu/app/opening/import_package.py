"""What a file brings beside its text: an article package whole, notes that a format carried, comments that others left."""

import json
import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from duidu.app.notes.notes_exchange import placed_notes
from duidu.app.opening.carried_notes import Brought
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import Article, Block, SideName, Span
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.article_package.package import Unpacked
from duidu.formats.base.document import Document, Remark
from duidu.formats.notes.web_annotations import read_jsonld
from duidu.lexicon.terms import Term
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.articles.article_info import SourceFile
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.library.words.stored_terms import StoredTerm


def brought(documents: Sequence[Document], sides: Sequence[SideName | None]) -> Brought:
    """What the documents carried. `sides` says of each document on which side it is, None for one with both."""
    annotations: list[Annotation] = []
    comments: list[tuple[str, str, SideName]] = []
    for document, side in zip(documents, sides, strict=True):
        annotations += _read(document.annotations)
        comments += (
            (remark.text, quotation, side or SideName.SOURCE)
            for remark in document.remarks
            if (quotation := _quoted(document, remark))
        )
    return Brought(tuple(annotations), tuple(comments))


def _read(items: Iterable[str]) -> list[Annotation]:
    """Annotations in JSON; what is none was not written by us and is passed over."""
    notes: list[Annotation] = []
    for item in items:
        try:
            notes += read_jsonld({"items": [json.loads(item)]}).notes
        except (ValueError, RecursionError, FileError):
            continue
    return notes


def _quoted(document: Document, remark: Remark) -> str:
    """What a comment is about: its quotation, or the text of its group on its side."""
    if remark.quotation:
        return remark.quotation
    texts = {
        block.column: block.text
        for block in reversed(document.blocks)
        if block.group == remark.group
    }
    return texts.get(remark.column, next(iter(texts.values()), ""))


def keep_brought(library: Library, article: str, notes: Brought) -> int:
    """Add the notes to an article just opened; those whose words are found nowhere are kept without a place. Returns how many."""
    if not notes.annotations and not notes.comments:
        return 0
    now = time.time()
    fresh = [
        replace(note, id=str(uuid.uuid4())) if library.notes.get(note.id) else note
        for note in notes.annotations
    ]
    placed = placed_notes(library, article, fresh)
    blocks = (
        {side: library.articles.blocks(article, side) for side in SideName}
        if notes.comments
        else {}
    )
    comments = [
        Annotation(
            str(uuid.uuid4()),
            article,
            AnnotationKind.NOTE,
            _place(quotation, side, blocks),
            text,
            created=now,
            modified=now,
        )
        for text, quotation, side in notes.comments
    ]
    library.notes.put_all([*placed, *comments])
    return len(placed) + len(comments)


def _place(
    quotation: str, side: SideName, blocks: dict[SideName, tuple[Block, ...]]
) -> tuple[Any, ...]:
    """The first place of these words, on the side they are said to be on before the other; () when they are nowhere."""
    for where in (side, side.other):
        for block in blocks[where]:
            at = block.text.find(quotation)
            if at >= 0:
                return (make_anchor(where, block, Span(at, at + len(quotation))),)
    return ()


def open_package(
    library: Library, package: Unpacked, files: Sequence[SourceFile], job: Job
) -> tuple[str, bool]:
    """Add a package whole: the article's id, and whether the same article was there before (then only its notes are merged).

    An article of that id with another text is left alone: the package becomes a new article.
    """
    identity, known = _identity(library, package)
    if not known:
        article = Article(
            package.article.title,
            package.article.source,
            package.article.target,
            package.article.metadata,
        )
        library.articles.add(article, package.alignment, files, job, id=identity)
    notes = [replace(note, article=identity) for note in package.notes.notes]
    if identity != package.identity:
        notes = [
            replace(note, id=str(uuid.uuid4())) if library.notes.get(note.id) else note
            for note in notes
        ]
    mine = {note.id: note for note in library.notes.of_article(identity)}
    library.notes.put_all(
        note for note in notes if note.id not in mine or mine[note.id].modified < note.modified
    )
    library.corrections.put_all(_corrections(library, package, identity))
    library.terms.put_all(_terms(library, package.terms))
    return identity, known


def _identity(library: Library, package: Unpacked) -> tuple[str, bool]:
    present = {info.id for removed in (False, True) for info in library.articles.all(removed)}
    if package.identity and package.identity not in present:
        return package.identity, False
    if package.identity in {info.id for info in library.articles.all()}:
        mine, _ = library.articles.whole(package.identity)
        if (mine.source, mine.target) == (package.article.source, package.article.target):
            return package.identity, True
    return str(uuid.uuid4()), False


def _corrections(library: Library, package: Unpacked, identity: str) -> list[Correction]:
    """Corrections of the article; those of another shape were not written by us and are passed over."""
    result = []
    for item in package.corrections:
        try:
            side = SideName(item["side"]) if item["side"] else None
            json.loads(item["value"])
            correction = Correction(
                **{**item, "side": side, "scope": Scope(item["scope"]), "article": identity}
            )
        except (LookupError, TypeError, ValueError):
            continue
        if identity != package.identity and library.corrections.get(correction.id):
            correction = replace(correction, id=str(uuid.uuid4()))
        result.append(correction)
    return result


def _terms(library: Library, terms: Sequence[Term]) -> list[StoredTerm]:
    known = {
        (term.source_language, term.target_language, term.source, term.target)
        for term in library.terms.all()
    }
    known |= {
        (target_language, source_language, target, source)
        for source_language, target_language, source, target in known
    }
    now = time.time()
    return [
        StoredTerm(
            str(uuid.uuid4()),
            term.source_language,
            term.target_language,
            term.source,
            term.target,
            term.note,
            term.project,
            now,
            now,
        )
        for term in terms
        if (term.source_language, term.target_language, term.source, term.target) not in known
    ]
