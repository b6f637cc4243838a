"""Exports notes with quotation, context and counterpart; imports notes and merges them by id."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duidu.app.base.in_parts import COMPARED, in_parts, write_parts
from duidu.app.notes.change_notes import ChangeNotes
from duidu.app.notes.merge_notes import Merged, Version, merge_notes
from duidu.app.notes.note_contexts import article_notes, earlier_texts
from duidu.app.notes.rehome_notes import Rehoming, place_on_a_side, sides_of
from duidu.core.annotation import AnchorState, Annotation
from duidu.core.changes import Changed, Changes
from duidu.core.errors import FileError, LibraryError
from duidu.core.file_bytes import read_file
from duidu.core.jobs import Job, NoJob
from duidu.formats.notes.exported_notes import NotesFile
from duidu.formats.notes.notes_files import MOST_BYTES, WRITERS
from duidu.formats.sandbox.terms_and_notes import read_notes
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError

# A person who writes all the time is not run after: then nobody comes between.
_ATTEMPTS = 3


@dataclass(slots=True)
class MergeNotes(ChangeNotes):
    """Puts merged notes, and merges them again if the person changed theirs since.

    Reading a file takes time, in which the person goes on writing.
    """

    merge_again: "Callable[[], ChangeNotes] | None" = None

    def do(self) -> Changes:
        """Keep the notes; they are on the disk on return. Raises LibraryError."""
        for _ in range(_ATTEMPTS):
            try:
                self._write()
                break
            except StaleError:
                # The person changed one of them between reading and writing.
                if self.merge_again is None:
                    raise
                again = self.merge_again()
                self.before, self.after = again.before, again.after
        else:
            self.library.together(self._merge)
        ids = tuple(dict.fromkeys(note.id for note in self.after))
        return Changes(frozenset({Changed.ANNOTATIONS}), self.article, ids)

    def _write(self) -> None:
        """Keep them in parts, each as long as the notes are those that were merged."""
        written: dict[str, Annotation] = {}

        def write(part: Sequence[tuple[Annotation | None, Annotation]]) -> None:
            for before, after in part:
                # A note is written twice where a text gives way to another.
                if self.library.notes.get(after.id) != written.get(after.id, before):
                    raise StaleError("A note was changed meanwhile.")
                self.library.notes.put(after)
                written[after.id] = after

        pairs = tuple(zip(self.before, self.after, strict=True))
        write_parts(self.library, in_parts(write, pairs, COMPARED))

    def _merge(self) -> None:
        """Merge and keep them in one transaction: nobody can come between."""
        if self.merge_again is not None:
            again = self.merge_again()
            self.before, self.after = again.before, again.after
        self.library.notes.put_all(self.after)


@dataclass(frozen=True, slots=True)
class Imported:
    """A prepared import, as a command that can be undone, with what to tell of it.

    `lost` are ids of notes that found no place.
    """

    article: str
    command: ChangeNotes
    merged: Merged
    lost: tuple[str, ...]


def export_notes(library: Library, form: str, articles: Sequence[str] = ()) -> bytes:
    """The notes of these articles, or of all that have any, as a file.

    `form` is a key of WRITERS: md, tsv, csv, jsonld or html. Raises LibraryError.
    """
    chosen = articles or [
        info.id for info in library.articles.all() if library.notes.count(info.id)
    ]
    return WRITERS[form]([article_notes(library, article) for article in chosen])


def read_import(
    library: Library,
    path: Path,
    article: str = "",
    carry: bool = False,
    job: Job | None = None,
) -> list[Imported]:
    """Read a file of notes and prepare a merge for each article it concerns.

    `article` says where notes belong that do not say so themselves, or whose article is not in
    this library; with `carry`, where all of them belong. Nothing is changed yet. Raises FileError,
    LibraryError, Cancelled.
    """
    try:
        # One more than is read, if there are more, so that the reader sees that it is too much.
        data = read_file(path, MOST_BYTES)
    except OSError as error:
        raise FileError(
            "{path} cannot be read: {value}.", path=path, value=error.strerror or error
        ) from error
    file = read_notes(data, str(path), job or NoJob())
    present = {info.id: info.title for info in library.articles.all()}
    if article and article not in present:
        raise LibraryError("There is no article {article!r} in the library.", article=article)
    by_article: dict[str, list[Annotation]] = {}
    for note in file.notes:
        known = None if carry else library.notes.get(note.id)
        if carry:
            home = article
        elif known is not None and known.article in present:
            home = known.article
        else:
            home = _home(present, file, note, article, str(path))
        by_article.setdefault(home, []).append(note)
    return [
        _prepared(Rehoming(library, home, frozenset(present)), file, notes)
        for home, notes in by_article.items()
    ]


def placed_notes(library: Library, article: str, notes: Iterable[Annotation]) -> list[Annotation]:
    """Notes from elsewhere, anchored where their quotations stand in this article.

    Those found nowhere are marked as lost, not dropped.
    """
    sides = sides_of(library, article)
    return [
        replace(
            note,
            article=article,
            anchors=tuple(place_on_a_side(anchor, sides) for anchor in note.anchors),
        )
        for note in notes
    ]


def with_fresh_ids(library: Library, notes: Sequence[Annotation]) -> list[Annotation]:
    """Notes with other ids where the library has them elsewhere; links and replies keep up."""
    fresh = {note.id: str(uuid.uuid4()) for note in notes if library.notes.get(note.id)}
    return [
        replace(
            note,
            id=fresh.get(note.id, note.id),
            links=tuple(fresh.get(link, link) for link in note.links),
            answers=fresh.get(note.answers, note.answers),
        )
        for note in notes
    ]


def _prepared(rehoming: Rehoming, file: NotesFile, notes: Sequence[Annotation]) -> Imported:
    """The merge of some notes of a file into the article they belong to."""
    library, article = rehoming.library, rehoming.article
    theirs = rehoming.versions(notes, file.earlier)
    mine: dict[str, Version] = {}
    for version in theirs:
        known = library.notes.get(version.note.id)
        if known is not None:
            mine[known.id] = Version(known, earlier_texts(library, known.id))
    merged = merge_notes(mine, theirs)
    # None is a note that is new here: undo deletes it.
    before = tuple(mine[note.id].note if note.id in mine else None for note in merged.writes)
    lost = tuple(
        dict.fromkeys(
            n.id for n in merged.writes if any(a.state is AnchorState.LOST for a in n.anchors)
        )
    )
    command = MergeNotes(
        library,
        article,
        "Import notes",
        before,
        merged.writes,
        taken_back=True,
        merge_again=lambda: _prepared(rehoming, file, notes).command,
    )
    return Imported(article, command, merged, lost)


def _home(
    present: Mapping[str, str], file: NotesFile, note: Annotation, article: str, name: str
) -> str:
    """The article that a note belongs to: by id, as the caller says, or by its title."""
    if note.article in present:
        return note.article
    if article:
        return article
    title = file.titles.get(note.article, "")
    alike = [identity for identity, its_title in present.items() if title and its_title == title]
    if len(alike) == 1:
        return alike[0]
    raise FileError(
        "{name} does not say to which article of this library its notes belong: "
        "open that article and import them there.",
        name=name,
    )
