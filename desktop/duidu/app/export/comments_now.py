"""What became of the comments of a file that an article came from, and which notes are new."""

import json
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from duidu.app.article.texts_now import FieldNow
from duidu.app.notes.merge_notes import FILE_COMMENT
from duidu.core.annotation import AnchorState, Annotation
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.formats.base.exported import Written
from duidu.formats.base.file_comments import CommentChanges, NewComment
from duidu.formats.base.original import exact_text
from duidu.formats.registry import find_comments
from duidu.library.articles.originals import FieldPlace, Original
from duidu.library.library import Library


def with_comments(
    library: Library,
    article: str,
    original: Original,
    written: Written,
    now: Iterable[FieldNow],
) -> Written:
    """Write into a file what changed of its comments, and notes with a text as new ones.

    `now` says where the texts of its fields stand. Notes that the file carried itself, and that
    nobody changed, are no new ones. Comments are compared with what the file says; the very bytes
    are returned where nothing differs. Raises FileError, LibraryError.
    """
    notes = library.notes.of_article(article)
    deleted = library.notes.of_article(article, deleted=True)
    if not any(note.text or FILE_COMMENT in note.extra for note in (*notes, *deleted)):
        return written
    load = find_comments(original.form)
    if load is None:
        return written
    file = load()(written.data, original.encoding, original.name, original.data)
    by_name = {name: note for note in notes if (name := note.extra.get(FILE_COMMENT))}
    edited = {
        name: note.text
        for name, note in by_name.items()
        if name in file.texts and note.text.strip() != file.texts[name].strip()
    }
    gone = {note.extra.get(FILE_COMMENT, "") for note in deleted} - by_name.keys()
    fresh = _fresh(notes, original, file.texts, gone | by_name.keys())
    places = _places(original.places, now)
    new = [one for note in fresh if (one := _new(note, places)) is not None]
    changes = CommentChanges(edited, frozenset(gone & file.texts.keys()), tuple(new))
    left = _left(len(fresh) - len(new))
    if not changes:
        return Written(written.data, (*written.left_out, *left))
    commented = file.write(changes)
    return Written(commented.data, (*written.left_out, *commented.left_out, *left))


_Places = Mapping[tuple[SideName, int], tuple[list[int], list[int]]]


def _fresh(
    notes: Iterable[Annotation],
    original: Original,
    said: Mapping[str, str],
    known: Collection[str],
) -> list[Annotation]:
    """The notes with a text that the file does not have yet.

    Articles from before comments had names have those of the file without them.
    """
    unnamed = {text.strip() for name, text in said.items() if name not in known}
    whole: str | None = None
    found = []
    for note in notes:
        if not note.text or FILE_COMMENT in note.extra or note.text.strip() in unnamed:
            continue
        if whole is None:
            whole = exact_text(original.data, original.encoding, original.name)
        # A note that Duidu carried in the file, by its very times: its id may be another by now.
        if json.dumps([note.created, note.modified]) not in whole:
            found.append(note)
    return found


def _places(kept: Mapping[str, Any], now: Iterable[FieldNow]) -> _Places:
    """For each block with fields of the file where each begins by now, and their numbers.

    Where that cannot be told any more it is where it began.
    """
    found: dict[tuple[SideName, int], list[tuple[int, int]]] = {}
    for one in now:
        found.setdefault((one.side, one.block), []).append((one.start, one.field))
    then: dict[tuple[SideName, int], list[tuple[int, int]]] = {}
    for side in SideName:
        columns = kept.get(side.value) or [[], [], [], []]
        for place in map(FieldPlace._make, zip(*columns, strict=True)):
            then.setdefault((side, place.block), []).append((place.start, place.field))
    both = {**then, **found}
    return {
        block: (
            [start for start, _ in sorted(fields)],
            [field for _, field in sorted(fields)],
        )
        for block, fields in both.items()
    }


def _new(note: Annotation, places: _Places) -> NewComment | None:
    """A note as a comment of the file; None where no text of the file is what it is about."""
    for anchor in note.anchors:
        if anchor.state is AnchorState.LOST or (anchor.side, anchor.block) not in places:
            continue
        starts, fields = places[anchor.side, anchor.block]
        field = fields[max(0, bisect_right(starts, anchor.start) - 1)]
        return NewComment(field, note.text, note.last_hand, note.modified, note.kind.value, note.id)
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
