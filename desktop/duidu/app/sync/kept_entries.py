"""What a person should look at after an exchange, with its texts and where it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duidu.core.article import Place, SideName
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.library import Library

# Code points of a text that are shown.
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """A text that was kept twice ("note", "term"), or an edit of rows that does not fit ("edit").

    `one` is what stays, `other` what stands beside it; of an edit `one` is what it made. `place` is
    None where there is none to go to.
    """

    id: str
    kind: str
    title: str
    one: str
    other: str = ""
    article: str = ""
    place: Place | None = None


def kept_entries(library: Library, kept: Sequence[dict[str, object]], job: Job) -> list[KeptEntry]:
    """These entries (SyncStore.remembered), but those whose texts are gone. Raises Cancelled."""
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
    if stays is None or beside is None:
        return None
    anchor = beside.anchors[0] if beside.anchors else None
    place = Place(anchor.side, anchor.block, anchor.start) if anchor else None
    texts = _short(stays.text), _short(beside.text)
    title = _title(library, beside.article)
    return KeptEntry(told["id"], "note", title, *texts, beside.article, place)


def _term(library: Library, told: dict[str, str]) -> KeptEntry | None:
    stays, beside = (library.terms.get(told[name]) for name in ("stays", "beside"))
    if stays is None or beside is None:
        return None
    return KeptEntry(told["id"], "term", stays.source, _short(stays.target), _short(beside.target))


def _edit(library: Library, told: dict[str, str]) -> KeptEntry | None:
    """The edit, with the first of its blocks that is still there."""
    article = told["article"]
    try:
        rows = library.sync.edit(article, told["edit"])
        title = library.articles.info(article).title
    except LibraryError:
        return None
    blocks = [(side, block) for row in rows for side in SideName for block in row.blocks(side)]
    text = " ".join(block.text for _, block in blocks)
    there = library.articles.rows_of(article, [(side, block.id) for side, block in blocks])
    places = (
        Place(side, block.id, 0)
        for (side, block), row in zip(blocks, there, strict=True)
        if row >= 0
    )
    return KeptEntry(told["id"], "edit", title, _short(text), "", article, next(places, None))


def _title(library: Library, article: str) -> str:
    return library.articles.titles([article]).get(article, "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
