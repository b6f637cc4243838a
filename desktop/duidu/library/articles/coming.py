"""What is still to come of a text that is read while its rows are added, kept with its record.

It stands in the metadata of the article's record, written in one transaction with the rows that it
tells of: so whatever ends the program, it is known where to go on.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from duidu.library.articles.row_order import SPACING
from duidu.library.store.article_record import COMING

Two = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coming:
    """How much of a text is there.

    The first `rows` rows of its file's `whole` came, whatever a person has made of them since, with
    the first `blocks` blocks of either side (source, target) of the `every` that there will be.
    `how` is what whoever reads the file again needs to know.
    """

    rows: int
    whole: int
    blocks: Two
    every: Two
    how: dict[str, str] = field(default_factory=dict)

    @property
    def ends(self) -> tuple[int, Two]:
        """The positions of the next row and blocks that come: edits at the end keep below them."""
        source, target = ((count + 1) * SPACING for count in self.blocks)
        return (self.rows + 1) * SPACING, (source, target)


def coming_in(listed: str) -> Coming | None:
    """What comes, as it stands in an article's metadata; None for what is not of this form."""
    try:
        rows, whole, blocks, every, how = json.loads(listed)
        return Coming(
            int(rows),
            int(whole),
            (int(blocks[0]), int(blocks[1])),
            (int(every[0]), int(every[1])),
            {str(key): str(value) for key, value in how.items()},
        )
    # A file may call something else so: then all of its text is there.
    except (AttributeError, LookupError, TypeError, ValueError):
        return None


def with_coming(metadata: Mapping[str, str], coming: Coming | None) -> dict[str, str]:
    """The metadata with this in the place of what was said before; None once all is there."""
    kept = {key: value for key, value in metadata.items() if key != COMING}
    if coming is None:
        return kept
    told = [coming.rows, coming.whole, coming.blocks, coming.every, coming.how]
    return {**kept, COMING: json.dumps(told, ensure_ascii=False, separators=(",", ":"))}
