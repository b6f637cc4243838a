"""What a person said of findings: that they are no faults, here or everywhere, with undo."""

import json
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from duidu.app.article.corrections_in_force import author_of
from duidu.app.article.faults_set_aside import NO_FAULT, NoFault, no_fault_of, packed_no_fault
from duidu.app.base.in_parts import RECORDS, in_parts, write_parts
from duidu.app.check.finding import Finding, far_key, near_key
from duidu.app.check.located import Located, anchor_of
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.formats.notes.exported_notes import timestamp
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope


class Decisions:
    """The findings that are no faults in one article, by what they are about."""

    def __init__(self, library: Library, article: str) -> None:
        self._items: dict[str, Correction] = {}
        for item in library.corrections.for_article(article):
            if item.kind == NO_FAULT and (key := _key(item)):
                self._items[key] = item

    def of(self, finding: Finding, anchor: str) -> str:
        """The id of the decision on a finding that begins in this block, "" for none."""
        found = self._found(finding, anchor)
        return found.id if found else ""

    def put_on(self, one: Located) -> Located:
        """A finding with what was decided on it, by whom and when."""
        found = self._found(one.finding, one.anchor)
        if found is None:
            return one
        return replace(one, aside=found.id, by=author_of(found), since=found.created)

    def _found(self, finding: Finding, anchor: str) -> Correction | None:
        return self._items.get(finding.here(anchor)) or self._items.get(finding.everywhere)


def keys_by_text(library: Library, article: str) -> Iterator[str]:
    """The keys of all decisions that hold in a file: of an article made from it, or everywhere.

    Rows of a file are named by their texts, as `name_of_row` of `exported` names them. `article`
    is "" where none was made from it.
    """
    rows = library.articles
    for item in library.corrections.for_article(article):
        if item.kind != NO_FAULT or not (key := _key(item)):
            continue
        if item.scope is not Scope.PLACE or item.side is None or item.block is None:
            yield key
            continue
        (number,) = rows.rows_of(article, [(item.side, item.block)])
        for row in rows.row_texts(article, number, number + 1) if number >= 0 else ():
            texts = ("\n".join(text for _, text in side) for side in (row.source, row.target))
            what = no_fault_of(item)
            yield near_key(what.check, (what.source, what.target), next(filter(None, texts), ""))


def _key(item: Correction) -> str:
    """The key of the findings that a decision is about, "" where it is of another form."""
    try:
        what = no_fault_of(item)
    except (ValueError, KeyError, TypeError):
        return ""
    if item.scope is Scope.PLACE and item.side is not None and item.block is not None:
        anchor = anchor_of(item.side, item.block)
        return near_key(what.check, (what.source, what.target), anchor)
    return far_key(what.check, (what.source, what.target))


@dataclass(slots=True)
class Decide:
    """Keeps decisions and takes others back; undo puts all back as it was."""

    library: Library
    article: str
    put: Sequence[Correction] = ()
    remove: Sequence[str] = ()
    text: str = "Set a finding aside"
    merge_key: str = ""
    place: Place | None = None
    _before: Sequence[Correction] = ()

    @property
    def in_batches(self) -> bool:
        """Whether it is written in more than one transaction."""
        return len(self.put) + len(self.remove) > RECORDS

    def do(self) -> Changes:
        """Keep the change. Raises LibraryError."""
        kept = self.library.corrections
        self._before = [item for name in self.remove if (item := kept.get(name)) is not None]
        self._write(self.put, self.remove)
        return self._changes()

    def undo(self) -> Changes:
        """Take the change back."""
        self._write(self._before, [item.id for item in self.put])
        return self._changes()

    def _write(self, put: Sequence[Correction], remove: Sequence[str]) -> None:
        parts = in_parts(self.library.corrections.put_all, put, RECORDS)
        write_parts(self.library, [*parts, *in_parts(self._remove, remove, RECORDS)])

    def _remove(self, ids: Sequence[str]) -> None:
        for name in ids:
            self.library.corrections.remove(name)

    def _changes(self) -> Changes:
        far = any(item.scope is Scope.EVERYWHERE for item in (*self.put, *self._before))
        return Changes(frozenset({Changed.CHECKS}), "" if far else self.article)


def set_aside(
    library: Library,
    article: str,
    found: Iterable[Located],
    everywhere: bool = False,
    author: str = "",
) -> Decide:
    """Say that findings are no faults, at their places or wherever they stand."""
    listed = list(found)
    made = {_thing(one, everywhere): _decision(article, one, everywhere, author) for one in listed}
    return Decide(library, article, tuple(made.values()), place=_place(listed))


def count_again(library: Library, article: str, found: Iterable[Located]) -> Decide:
    """Take decisions back: what they are about counts as a fault again."""
    listed = list(found)
    ids = tuple(dict.fromkeys(one.aside for one in listed if one.aside))
    return Decide(library, article, (), ids, "Count a finding again", place=_place(listed))


def _thing(one: Located, everywhere: bool) -> str:
    return one.finding.everywhere if everywhere else one.finding.here(one.anchor)


def _place(listed: Sequence[Located]) -> Place | None:
    places = [place for one in listed for place in one.places]
    return Place(*places[0][:3]) if places else None


def _decision(article: str, one: Located, everywhere: bool, author: str) -> Correction:
    source, target = one.finding.quotes
    value = packed_no_fault(NoFault(one.finding.check, source, target, author))
    word = next(iter((*source, *target)), "")
    name, now = str(uuid.uuid4()), time.time()
    if everywhere or not one.places:
        return Correction(name, NO_FAULT, Scope.EVERYWHERE, word, value, created=now)
    return Correction(name, NO_FAULT, Scope.PLACE, word, value, article, *one.places[0], now)


def _who(one: Located) -> dict[str, str]:
    """Who decided on a finding and when, as far as that is known."""
    said = {"author": one.by, "time": timestamp(one.since) if one.since else ""}
    return {name: value for name, value in said.items() if value}


def exported(
    library: Library, found: Iterable[Located], name_of_row: Callable[[Located], str]
) -> bytes:
    """Decisions as lines of JSON, each with the key by which `duidu check --ignore` knows it.

    `name_of_row` gives the text by which a row of a file is known, which has no lasting ids.
    """
    lines = []
    for one in found:
        kept = library.corrections.get(one.aside)
        source, target = one.finding.quotes
        about = {"check": one.finding.check, "source": source, "target": target, **_who(one)}
        if kept is not None and kept.scope is Scope.PLACE:
            lines.append({"key": one.finding.here(name_of_row(one)), **about})
        elif kept is not None:
            lines.append({"key": one.finding.everywhere, **about})
    unlike = {str(line["key"]): line for line in lines}
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in unlike.values()).encode(
        "utf-8", "backslashreplace"
    )
