"""Notes and the replies to them: which follows which, whatever was deleted or came from elsewhere.

Pure functions over annotations.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from duidu.core.annotation import Anchor, Annotation

DEEPEST = 6
"""How far replies are set in: a quarrel of a hundred replies still has to fit a panel."""
_MOST_ANCHORS = 20
"""Places a reply takes over: of a note on a whole book the first say enough."""


def in_threads(notes: Sequence[Annotation]) -> list[tuple[Annotation, int]]:
    """Put each reply behind what it answers, oldest first, with its depth; 0 is no reply.

    A reply to a note that is not among these stands where it is, as do replies that answer each
    other in a circle, which a file of another hand may have.
    """
    if not any(note.answers for note in notes):
        return [(note, 0) for note in notes]
    known = {note.id for note in notes}
    replies: dict[str, list[Annotation]] = {}
    for note in notes:
        if note.answers in known:
            replies.setdefault(note.answers, []).append(note)
    for thread in replies.values():
        thread.sort(key=lambda note: (note.created, note.id))
    found: dict[str, tuple[Annotation, int]] = {}
    # Those in a circle have no beginning: they are met in the second walk.
    for begins in (lambda note: note.answers not in known, lambda note: True):
        for note in filter(begins, notes):
            _follow(note, replies, found)
    return list(found.values())


def _follow(
    first: Annotation,
    replies: Mapping[str, Sequence[Annotation]],
    found: dict[str, tuple[Annotation, int]],
) -> None:
    """Take a note and all replies below it, depth first."""
    # No recursion: a thread may be of any depth.
    waiting = [(first, 0)]
    while waiting:
        note, depth = waiting.pop()
        if note.id in found:
            continue
        found[note.id] = (note, depth)
        waiting += ((reply, depth + 1) for reply in reversed(replies.get(note.id, ())))


def thread_below(note: str, notes: Iterable[Annotation]) -> list[tuple[Annotation, int]]:
    """The replies to a note and to those, in the order of `in_threads`; the first depth is 1."""
    found = in_threads(sorted(notes, key=lambda one: (one.created, one.id)))
    start = next((at for at, (one, _) in enumerate(found) if one.id == note), len(found))
    above = found[start][1] if start < len(found) else 0
    below: list[tuple[Annotation, int]] = []
    for one, depth in found[start + 1 :]:
        if depth <= above:
            break
        below.append((one, depth - above))
    return below


def anchors_of_reply(answered: Annotation) -> tuple[Anchor, ...]:
    """The places of a reply: those of what it answers, so that it keeps them by itself."""
    return answered.anchors[:_MOST_ANCHORS]


def placed_replies(notes: Sequence[Annotation]) -> list[Annotation]:
    """Give replies without a place, as other programs write them, those of what they answer."""
    by_id = {note.id: note for note in notes}
    placed: dict[str, Annotation] = {}
    for note, _ in in_threads(notes):
        answered = placed.get(note.answers) or by_id.get(note.answers)
        if answered is not None and not note.anchors and answered.article == note.article:
            note = replace(note, anchors=anchors_of_reply(answered))
        placed[note.id] = note
    return [placed[note.id] for note in notes]
