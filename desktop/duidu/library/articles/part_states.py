"""How far a long text is aligned: the parts that are worked on one by one, kept with its record.

They stand in the metadata of the article's record, and not in a table: they are always read and
written whole, together with the rows that they tell of, and gone when all is done.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from duidu.core.article import SideName
from duidu.library.store.article_record import PARTS

_SIDES = {"s": SideName.SOURCE, "t": SideName.TARGET}


class Stage(StrEnum):
    """What was done with the rows of a part.

    Surveyed ones are paired by length as rough ones are, but between places that are about right.
    Those that a file gives are only waiting for their sentences.
    """

    ROUGH = "r"
    SURVEYED = "s"
    INSIDE = "i"
    QUICK = "q"
    REFINED = "f"


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of an article: from the row of a block, named by its id, to the next part.

    `sure` says that no counterpart crosses from the part before: else that is looked at when both
    are aligned. The first part begins with the article, whatever its block.
    """

    side: SideName
    block: int
    stage: Stage
    sure: bool = True


def parts_in(listed: str) -> tuple[PartState, ...]:
    """The parts as they stand in an article's metadata; () for what is not of this form."""
    try:
        return tuple(
            PartState(_SIDES[side], int(block), Stage(stage), bool(sure))
            for side, block, stage, sure in json.loads(listed)
        )
    # A file may call something else so: the article is worked on whole.
    except (LookupError, TypeError, ValueError):
        return ()


def with_parts(metadata: Mapping[str, str], parts: Iterable[PartState]) -> dict[str, str]:
    """The metadata with these parts in the place of those before."""
    kept = {key: value for key, value in metadata.items() if key != PARTS}
    listed = [[part.side.value[0], part.block, part.stage, int(part.sure)] for part in parts]
    return {**kept, PARTS: json.dumps(listed, separators=(",", ":"))} if listed else kept
