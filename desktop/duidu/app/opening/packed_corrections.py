"""Corrections of words and findings set aside in a package: those that Duidu writes, and no others.

Whatever else were kept would fail later, at each word that is looked at.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

from duidu.app.article.corrections_in_force import WORD_KINDS
from duidu.app.article.faults_set_aside import NO_FAULT, no_fault_of
from duidu.formats.sandbox.typed import typed
from duidu.library.words.corrections import Correction, Scope


@dataclass(frozen=True, slots=True)
class _Value:
    """What holds instead: see app.words.correct.Correct."""

    cuts: tuple[int, ...] | None
    reading: tuple[str, ...]
    sense: str


def corrections_of(items: Iterable[Mapping[str, Any]], article: str) -> Iterator[Correction]:
    """The corrections of a package, for the article that it becomes; what is none is left out."""
    for item in items:
        try:
            said = {**item, "side": item["side"] or None, "article": article}
            found: Correction = typed(Correction, [said[one.name] for one in fields(Correction)])
            if _is_ours(found):
                yield found
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
            continue


def _is_ours(item: Correction) -> bool:
    """Whether a correction is one that can be made. Raises ValueError and the like."""
    if item.scope is Scope.PLACE and not _has_place(item):
        return False
    if item.kind == NO_FAULT:
        return bool(no_fault_of(item).check)
    value = json.loads(item.value)
    said = [value.get("cuts"), value.get("reading") or [], value.get("sense", "")]
    found: _Value = typed(_Value, said)
    cuts = (0, *(found.cuts or ()), len(item.word))
    return (
        item.kind in WORD_KINDS
        and all(earlier < later for earlier, later in pairwise(cuts))
        and len(found.reading) in (0, len(item.word))
    )


def _has_place(item: Correction) -> bool:
    if item.side is None or item.block is None or item.start is None or item.end is None:
        return False
    return item.block >= 0 and 0 <= item.start < item.end
