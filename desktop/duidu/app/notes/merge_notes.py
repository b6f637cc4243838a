"""Merges two people's notes on one article: nothing twice, nothing lost, conflicts kept.

Notes are the same when their ids are. Pure functions.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from duidu.core.annotation import Anchor, AnchorState, Annotation

# Key of `extra` under which a note keeps the other texts of a conflict: a JSON list of texts, or
# of pairs of a text and who wrote it.
CONFLICT = "conflict"
# Key of `extra` under which a note keeps what its file calls it, to be written back there.
FILE_COMMENT = "file comment"
# Key of `extra` of a deleted note that an import had brought and its undo took back.
TAKEN_BACK = "taken back"


class Said(NamedTuple):
    """One text of a note in conflict, and whose it is, "" where that is not known."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge.

    `writes` are to be put in this order: a text that gives way comes before the one that is
    kept, so that it is in the history. `conflicts` are ids of notes whose text both people had
    changed; `unchanged` counts the notes that are as they were.
    """

    writes: tuple[Annotation, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """One person's state of a note, and the earlier texts that led to it."""

    note: Annotation
    earlier: Sequence[str] = ()

    def follows(self, text: str) -> bool:
        """Whether this state came from that text."""
        return text in self.earlier or not text


def merge_notes(mine: Mapping[str, Version], theirs: Iterable[Version]) -> Merged:
    """Merge their notes, already placed in my article, into mine.

    Merging the same notes again changes nothing.
    """
    writes: list[Annotation] = []
    added: list[str] = []
    changed: list[str] = []
    conflicts: list[str] = []
    unchanged = 0
    # If a file has a note twice, the later one counts.
    for version in {version.note.id: version for version in theirs}.values():
        note = version.note
        known = mine.get(note.id)
        if known is not None and known.note.deleted is not None and TAKEN_BACK in known.note.extra:
            known = None
        kept, given_way = (note, "") if known is None else _merged(known, version)
        if known is not None and kept == known.note:
            unchanged += 1
            continue
        writes += (
            [replace(kept, text=given_way), kept]
            if given_way and known and kept.text == known.note.text
            else [kept]
        )
        (added if known is None else changed).append(note.id)
        if given_way:
            conflicts.append(note.id)
    return Merged(tuple(writes), tuple(added), tuple(changed), tuple(conflicts), unchanged)


def conflicting_texts(note: Annotation) -> tuple[str, ...]:
    """The other texts of a conflict that is not settled yet; () when there is none."""
    return tuple(said.text for said in conflicting_versions(note))


def conflicting_versions(note: Annotation) -> tuple[Said, ...]:
    """The other texts of a conflict, as conflicting_texts, each with who wrote it."""
    try:
        found = json.loads(note.extra.get(CONFLICT, "[]"))
    except (ValueError, RecursionError):
        return ()
    pairs = [
        one if isinstance(one, list) else [one]
        for one in (found if isinstance(found, list) else [])
    ]
    return tuple(Said(*map(str, [*pair, ""][:2])) for pair in pairs if pair)


def settled_note(note: Annotation, text: str) -> Annotation:
    """The note with the text that the person chose, and no conflict.

    The other texts stay in its history.
    """
    return _with_conflict(replace(note, text=text), ())


def _merged(mine: Version, theirs: Version) -> tuple[Annotation, str]:
    """The note to keep, and the text that gave way in a conflict, "" without one."""
    my, their = mine.note, theirs.note
    # I deleted it after they last changed it: it stays deleted.
    if my.deleted is not None and their.modified <= my.deleted:
        return my, ""
    # The text decides between equal times, so that both people come to the same note.
    newer, older = (
        (their, my) if (their.modified, their.text) > (my.modified, my.text) else (my, their)
    )
    text, conflict, given_way = _text(mine, theirs, newer, older)
    kept = replace(
        newer,
        article=their.article,
        anchors=_anchors(my, their, newer is their),
        text=text,
        # Nothing of either is lost; the newer one's order comes first.
        tags=tuple(dict.fromkeys((*newer.tags, *older.tags))),
        links=tuple(dict.fromkeys((*newer.links, *older.links))),
        created=min(my.created, their.created),
        modified=newer.modified,
        # They changed it after I deleted it: it comes back.
        deleted=None,
        author=_author(my, their),
        answers=newer.answers or older.answers,
        extra={**older.extra, **newer.extra},
    )
    hand = _hand(text, newer, older)
    kept = replace(kept, editor="" if hand == kept.author else hand)
    return _with_conflict(kept, conflict), given_way


def _hand(text: str, newer: Annotation, older: Annotation) -> str:
    """Whose a text is: that goes with the words. Both people come to the same name."""
    if newer.text == older.text and newer.modified == older.modified:
        return max(newer.last_hand, older.last_hand)
    return newer.last_hand if text == newer.text else older.last_hand


def _author(mine: Annotation, theirs: Annotation) -> str:
    """Who wrote a note first; both people come to the same name."""
    named = sorted((note for note in (mine, theirs) if note.author), key=_beginning)
    return named[0].author if named else ""


def _beginning(note: Annotation) -> tuple[float, str]:
    return (note.created, note.author)


def _text(
    mine: Version, theirs: Version, newer: Annotation, older: Annotation
) -> tuple[str, Sequence[Said], str]:
    """The text to keep, the texts in conflict with it, and the one that gave way just now.

    A text that led to the other is no conflict.
    """
    my, their = mine.note, theirs.note
    both = (*conflicting_versions(my), *conflicting_versions(their))
    if my.text == their.text:
        return my.text, both if my.modified == their.modified else conflicting_versions(newer), ""
    mine_is_later, theirs_is_later = mine.follows(their.text), theirs.follows(my.text)
    if mine_is_later and theirs_is_later:
        return newer.text, conflicting_versions(newer), ""
    if mine_is_later or theirs_is_later:
        later = my if mine_is_later else their
        return later.text, conflicting_versions(later), ""
    return newer.text, (*both, Said(older.text, older.last_hand)), older.text


def _anchors(mine: Annotation, theirs: Annotation, theirs_is_newer: bool) -> tuple[Anchor, ...]:
    """My places, unless theirs are whole and mine are not, or they marked other words later.

    Theirs where they are places of another article, to which the note goes.
    """
    if mine.article != theirs.article:
        return theirs.anchors
    if not _placed(theirs):
        return mine.anchors
    other_words = [a.exact for a in mine.anchors] != [a.exact for a in theirs.anchors]
    return (
        theirs.anchors if not _placed(mine) or (theirs_is_newer and other_words) else mine.anchors
    )


def _placed(note: Annotation) -> bool:
    return all(anchor.state is not AnchorState.LOST for anchor in note.anchors)


def _with_conflict(note: Annotation, versions: Iterable[Said]) -> Annotation:
    extra = {key: value for key, value in note.extra.items() if key != CONFLICT}
    # Sorted, so that of two names of one text the same is kept by both people.
    hands = {said.text: said.who for said in sorted(versions) if said.text != note.text}
    if hands:
        others = [[text, who] if who else text for text, who in hands.items()]
        extra[CONFLICT] = json.dumps(others, ensure_ascii=False)
    return replace(note, extra=extra)
