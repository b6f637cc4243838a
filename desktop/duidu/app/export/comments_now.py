"""What became of the comments of a file that an article came from, and which notes are new."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from duidu.app.notes.merge_notes import FILE_COMMENT
from duidu.core.annotation import AnchorState, Annotation
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.formats.base.exported import Written
from duidu.formats.base.file_comments import CommentChanges, NewComment
from duidu.formats.registry import find_comments
from duidu.library.articles.originals import FieldPlace, Original
from duidu.library.library import Library


def with_comments(library: Library, article: str, original: Original, written: Written) -> Written:
    """Write into a file what changed of its comments, and notes with a text as new ones.

    Comments are compared with what the file says; the very bytes are returned where nothing
    differs. Raises FileError, LibraryError.
    """
    notes = library.notes.of_article(article)
    deleted = library.notes.of_article(article, deleted=True)
    if not any(note.text or FILE_COMMENT in note.extra for note in (*notes, *deleted)):
        return written
    load = find_comments(original.form)
    if load is None:
        return written
    file = load()(written.data, original.encoding, original.name)
    by_name = {name: note for note in notes if (name := note.extra.get(FILE_COMMENT))}
    edited = {
        name: note.text
        for name, note in by_name.items()
        if name in file.texts and note.text.strip() != file.texts[name].strip()
    }
    gone = {note.extra.get(FILE_COMMENT, "") for note in deleted} - by_name.keys()
    fresh = [note for note in notes if note.text and FILE_COMMENT not in note.extra]
    places = _places(original.places)
    new = [one for note in fresh if (one := _new(note, places)) is not None]
    changes = CommentChanges(edited, frozenset(gone & file.texts.keys()), tuple(new))
    left = _left(len(fresh) - len(new))
    if not changes:
        return Written(written.data, (*written.left_out, *left))
    commented = file.write(changes)
    return Written(commented.data, (*written.left_out, *commented.left_out, *left))


_Places = Mapping[tuple[SideName, int], tuple[list[int], list[int]]]


def _places(kept: Mapping[str, Any]) -> _Places:
    """For each block with fields of the file where each begins, and their numbers."""
    found: dict[tuple[SideName, int], tuple[list[int], list[int]]] = {}
    for side in SideName:
        columns = kept.get(side.value) or [[], [], [], []]
        for place in map(FieldPlace._make, zip(*columns, strict=True)):
            starts, fields = found.setdefault((side, place.block), ([], []))
            starts.append(place.start)
            fields.append(place.field)
    return found


def _new(note: Annotation, places: _Places) -> NewComment | None:
    """A note as a comment of the file; None where no text of the file is what it is about."""
    for anchor in note.anchors:
        if anchor.state is AnchorState.LOST or (anchor.side, anchor.block) not in places:
            continue
        starts, fields = places[anchor.side, anchor.block]
        field = fields[max(0, bisect_right(starts, anchor.start) - 1)]
        return NewComment(field, note.text, note.last_hand, note.modified, note.kind.value)
    return None


def _left(count: int) -> tuple[str, ...]:
    """A sentence on notes that the file has no place for."""
    if not count:
        return ()
    if count == 1:
        return (Sentence("1 note was left out: it is about no text of the file."),)
    return (
        Sentence("{count} notes were left out: they are about no text of the file.", count=count),
    )
