"""Findings of the checks that a person said are no faults, as the library keeps them.

They are kept among the corrections, since they are of the same sort: for one place of an article,
for an article or everywhere; and so they follow their words when the text is edited or read again,
and travel in a package. What a check finds is in app/check.
"""

import json
from dataclasses import dataclass

from duidu.app.article.corrections_in_force import author_of
from duidu.library.words.corrections import Correction

# Kind of a correction that says that what a check found is right.
NO_FAULT = "no fault"


@dataclass(frozen=True, slots=True)
class NoFault:
    """What was found there: by which check, its words on either side, and who said so."""

    check: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    author: str = ""


def packed_no_fault(what: NoFault) -> str:
    """The value of a correction that says so."""
    said = {"check": what.check, "source": what.source, "target": what.target}
    by = {"author": what.author} if what.author else {}
    return json.dumps(said | by, ensure_ascii=False)


def no_fault_of(item: Correction) -> NoFault:
    """What a correction of this kind is about. Raises ValueError and the like for other values."""
    value = json.loads(item.value)
    words = [value["source"], value["target"]]
    if item.kind != NO_FAULT or not isinstance(value["check"], str):
        raise ValueError(item.kind)
    if not all(isinstance(side, list) and all(isinstance(w, str) for w in side) for side in words):
        raise ValueError(item.value)
    return NoFault(value["check"], tuple(words[0]), tuple(words[1]), author_of(item))
