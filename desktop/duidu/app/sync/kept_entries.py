"""What a person should decide after an exchange: its texts, who wrote them, and where it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duidu.app.alignment.edit_alignment import content
from duidu.app.sync.writers import Writer, writer_of
from duidu.core.article import Place, SideName
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.library.sync.kinds import NOTE, TERM, Kind

# What an entry that stands beside another says of it, until a person has decided.
BESIDE = "kept_beside"
# Code points of a text that are shown.
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class KeptText:
    """One of two texts that a person has to decide between: the id of its entry, and the text."""

    id: str
    text: str
    by: Writer = field(default_factory=Writer)


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """A text that was kept twice ("note", "term"), or an edit of rows that does not fit ("edit").

    `mine` is what was written here or, where that is neither, what stays if nothing is decided.
    `place` is None where there is none to go to. `stays` is the id of the entry that both texts are
    of, the other one is beside it; of an edit it is the id of what the edit made.
    """

    id: str
    kind: str
    title: str
    mine: KeptText
    theirs: KeptText
    stays: str
    article: str = ""
    place: Place | None = None


def kept_entries(library: Library, kept: Sequence[dict[str, object]], job: Job) -> list[KeptEntry]:
    """These entries (SyncStore.remembered) that are not decided yet. Raises Cancelled."""
    return list(_each(library, kept, job))


def _each(library: Library, kept: Sequence[dict[str, object]], job: Job) -> Iterator[KeptEntry]:
    look = {"note": _note, "term": _term, "edit": _edit}
    for said in kept:
        job.check()
        told = {name: str(value) for name, value in said.items()}
        found = look[told["kind"]](library, told)
        if found is not None:
            yield found


def _note(library: Library, told: dict[str, str]) -> KeptEntry | None:
    stays, beside = (library.notes.glance(told[name]) for name in ("stays", "beside"))
    if stays is None or beside is None or BESIDE not in beside.extra:
        return None
    if stays.deleted is not None or beside.deleted is not None:
        return None
    anchor = beside.anchors[0] if beside.anchors else None
    place = Place(anchor.side, anchor.block, anchor.start) if anchor else None
    texts = _texts(library, NOTE, (stays.id, stays.text), (beside.id, beside.text))
    title = library.articles.titles([beside.article]).get(beside.article, "")
    return KeptEntry(told["id"], "note", title, *texts, stays.id, beside.article, place)


def _term(library: Library, told: dict[str, str]) -> KeptEntry | None:
    stays, beside = (library.terms.get(told[name]) for name in ("stays", "beside"))
    if stays is None or beside is None or BESIDE not in beside.extra:
        return None
    texts = _texts(library, TERM, (stays.id, stays.target), (beside.id, beside.target))
    return KeptEntry(told["id"], "term", stays.source, *texts, stays.id)


def _texts(library: Library, kind: Kind, *pairs: tuple[str, str]) -> tuple[KeptText, KeptText]:
    """Both texts with their writers, what was written here first."""
    one, other = (
        KeptText(id, _short(text), writer_of(library, library.sync.stamp(kind, id)))
        for id, text in pairs
    )
    return (other, one) if other.by.is_here and not one.by.is_here else (one, other)


def _edit(library: Library, told: dict[str, str]) -> KeptEntry | None:
    """The edit, with the first of its blocks that is still there."""
    article, stamp = told["article"], told["edit"]
    try:
        rows = library.sync.edit(article, stamp)
        title = library.articles.info(article).title
    except LibraryError:
        return None
    blocks = [(side, block) for row in rows for side in SideName for block in row.blocks(side)]
    there = library.articles.rows_of(article, [(side, block.id) for side, block in blocks])
    at = [row for row in there if row >= 0]
    now = library.articles.rows(article, min(at), max(at) + 1) if at else []
    places = (
        Place(side, block.id, 0)
        for (side, block), row in zip(blocks, there, strict=True)
        if row >= 0
    )
    by = writer_of(library, stamp)
    if list(map(content, now)) == list(map(content, rows)):
        return None  # it was taken over
    stands = " ".join(block.text for row in now for side in SideName for block in row.blocks(side))
    edited = " ".join(block.text for _, block in blocks)
    both = KeptText("", _short(stands)), KeptText(stamp, _short(edited), by)
    texts = both[::-1] if by.is_here else both
    return KeptEntry(told["id"], "edit", title, *texts, stamp, article, next(places, None))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
