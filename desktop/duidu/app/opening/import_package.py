"""Article packages: read, they are articles arranged and aligned, with notes and terms."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from duidu.app.base.in_parts import COMPARED, RECORDS, in_parts, write_parts
from duidu.app.notes.merge_notes import Version, merge_notes
from duidu.app.notes.note_contexts import earlier_texts
from duidu.app.notes.notes_exchange import placed_notes, with_fresh_ids
from duidu.app.opening.arrange import Arranged
from duidu.app.opening.packed_corrections import corrections_of
from duidu.app.opening.packed_rewordings import rewordings_of
from duidu.app.opening.pictures import NO_PICTURES, PicturesFound, pictures_of_package
from duidu.app.opening.recognised import Arrangement
from duidu.app.words.glossary import new_stored_term
from duidu.core.annotation import Anchor, AnchorState, Annotation
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.core.jobs import Job
from duidu.core.left_out import left_out_sentence
from duidu.core.rewording import Rewording
from duidu.formats.article_package.package import Unpacked, unpack
from duidu.formats.base.document import Document
from duidu.lexicon.terms import Term
from duidu.library.articles.article_info import SourceFile
from duidu.library.library import Library
from duidu.library.words.corrections import Correction
from duidu.library.words.stored_terms import StoredTerm

if TYPE_CHECKING:
    from duidu.library.articles.originals import Original


def arranged_package(document: Document, name: str) -> tuple[Arranged, Unpacked]:
    """The article of a package with its rows, and all that the package holds.

    `document` has the members of the package; `name` is for messages. Raises FileError.
    """
    package = unpack(document.parts, name)
    rows, aligner = package.alignment.rows, package.alignment.aligner
    told: tuple[Sentence, ...] = ()
    if package.original is not None and _original(package) is None:
        told = (
            Sentence(
                "The original file in “{name}” is damaged; the article is opened without it, and "
                "cannot be written back into it.",
                name=name,
            ),
        )
    said = left_out_sentence(document.left_out)
    arranged = Arranged(
        package.article,
        Arrangement.PACKAGE,
        rows,
        (*told, *((said,) if said else ())),
        aligner=aligner,
        left_out=document.left_out,
        places=document.places,
        pictures=pictures_of_package(document),
    )
    return arranged, package


def _original(package: Unpacked) -> "Original | None":
    """The file that a package's article came from, None where there is none that is sound."""
    if package.original is None:
        return None
    from duidu.library.articles.originals import unpacked

    try:
        return unpacked(str(package.original["data"]), str(package.original["sha256"]))
    except (LookupError, ValueError):
        return None


def keep_package(
    library: Library,
    package: Unpacked,
    files: Sequence[SourceFile],
    job: Job,
    on_shelf: bool = True,
    pictures: PicturesFound = NO_PICTURES,
) -> tuple[str, bool]:
    """Keep a package whole; the article's id, and whether the same article was there before.

    If it was, only notes, corrections and terms are merged. An article of the package's id with
    another text is left alone: the package becomes a new article.
    """
    identity, known = identity_of(library, package)
    if known:
        write_parts(library, _parts(library, package, identity))
        return identity, True
    articles = library.articles
    # Seen when all of it is there: of a file that is in the library already nothing more is read.
    articles.add(
        package.article,
        package.alignment,
        files,
        job,
        id=identity,
        on_shelf=False,
        original=_original(package),
    )
    try:
        if pictures:
            pictures.keep(library, identity, job)
        parts = _parts(library, package, identity)
        if on_shelf:
            parts.append(partial(articles.restore, identity))
        write_parts(library, parts)
    except BaseException:
        articles.discard(identity)
        raise
    return identity, False


def _parts(library: Library, package: Unpacked, identity: str) -> list[Callable[[], object]]:
    """What keeps the package's notes, corrections and terms, for write_parts."""
    notes = _notes(library, package, identity)
    corrections = _corrections(library, package, identity)
    terms = _terms(library, package.terms)
    rewordings = _rewordings(library, package, identity)
    return [
        *in_parts(partial(_merge, library, package.notes.earlier), notes, COMPARED),
        *in_parts(library.corrections.put_all, corrections, RECORDS),
        *in_parts(library.terms.put_all, terms, RECORDS),
        *in_parts(library.rewordings.put_all, rewordings, RECORDS),
    ]


def _merge(
    library: Library, earlier: Mapping[str, tuple[str, ...]], notes: Sequence[Annotation]
) -> None:
    """Merge notes into those that are there, with nothing of either lost. For a transaction."""
    mine = {
        known.id: Version(known, earlier_texts(library, known.id))
        for note in notes
        if (known := library.notes.get(note.id)) is not None
    }
    theirs = (Version(note, earlier.get(note.id, ())) for note in notes)
    library.notes.put_all(merge_notes(mine, theirs).writes)


def _notes(library: Library, package: Unpacked, identity: str) -> list[Annotation]:
    """The package's notes, at their places in the article."""
    notes = [replace(note, article=identity) for note in package.notes.notes]
    # Notes of the other article have these ids already.
    if identity != package.identity:
        notes = with_fresh_ids(library, notes)
    return _in_their_places(library, identity, notes)


def _in_their_places(
    library: Library, article: str, notes: Sequence[Annotation]
) -> list[Annotation]:
    """The notes; one whose place is none in this article is placed by its quotation, or lost."""
    blocks = {
        (side, block.id): block.text
        for side in SideName
        for block in library.articles.blocks(article, side)
    }

    def fits(anchor: Anchor) -> bool:
        text = blocks.get((anchor.side, anchor.block))
        if anchor.state is AnchorState.LOST:
            return True
        if text is None or not 0 <= anchor.start <= anchor.end <= len(text):
            return False
        quoted = text[anchor.start : anchor.end]
        return anchor.state is AnchorState.MOVED or quoted == anchor.exact

    strays = [note for note in notes if not all(map(fits, note.anchors))]
    placed = {note.id: note for note in placed_notes(library, article, strays)} if strays else {}
    return [placed.get(note.id, note) for note in notes]


def identity_of(library: Library, package: Unpacked) -> tuple[str, bool]:
    """The id under which the package is kept, and whether its very article is there already."""
    # Also those off the shelf: they can be restored and need their id.
    present = {info.id for removed in (False, True) for info in library.articles.all(removed)}
    if package.identity and package.identity not in present:
        return package.identity, False
    if package.identity in {info.id for info in library.articles.all()}:
        mine, _ = library.articles.whole(package.identity)
        if (mine.source, mine.target) == (package.article.source, package.article.target):
            return package.identity, True
    return str(uuid.uuid4()), False


def _corrections(library: Library, package: Unpacked, identity: str) -> list[Correction]:
    """The package's corrections; anything of another shape was not written by us and is skipped."""
    result = []
    for correction in corrections_of(package.corrections, identity):
        if identity != package.identity and library.corrections.get(correction.id):
            correction = replace(correction, id=str(uuid.uuid4()))
        result.append(correction)
    return result


def _rewordings(library: Library, package: Unpacked, identity: str) -> list[Rewording]:
    """The package's replaced words that the article has not yet, and that are at no other's."""
    known = library.rewordings.of_article(identity)
    ids = {one.id for one in known}
    found = rewordings_of(package.rewordings, package.article, identity)
    new = (one for one in found if one.id not in ids and not any(_overlap(one, k) for k in known))
    return [
        replace(one, id=str(uuid.uuid4())) if library.rewordings.get(one.id) else one for one in new
    ]


def _overlap(one: Rewording, other: Rewording) -> bool:
    """Whether two rewordings of an article are of the same words."""
    mine, theirs = one.span, other.span
    return (
        mine is not None
        and theirs is not None
        and (one.side, one.block) == (other.side, other.block)
        and (mine == theirs or mine.overlaps(theirs))
    )


def _terms(library: Library, terms: Sequence[Term]) -> list[StoredTerm]:
    """The terms that the glossary does not have yet, in either direction."""
    known = {
        (term.source_language, term.target_language, term.source, term.target)
        for term in library.terms.all()
    }
    # A term serves both directions.
    known |= {
        (target_language, source_language, target, source)
        for source_language, target_language, source, target in known
    }
    return [
        new_stored_term(term)
        for term in terms
        if (term.source_language, term.target_language, term.source, term.target) not in known
    ]
