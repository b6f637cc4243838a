"""Rows of headings that a text and the translation that is added to it call by the same name.

The library keeps no names of headings, so those of the text are read again from its file.
"""

from collections import Counter
from collections.abc import Sequence

from duidu.app.opening.named_rows import named_rows
from duidu.app.opening.recognised import Raw
from duidu.app.opening.text_again import read_again
from duidu.core.alignment import Row
from duidu.core.article import Block, BlockKind, Side
from duidu.core.jobs import Job
from duidu.formats.base.document import RawBlock
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.library.articles.article_info import SourceFile


def rows_by_name(
    source: Side,
    files: Sequence[SourceFile],
    target: tuple[Side, Raw],
    job: Job,
    ready: ReadyChildren | None = None,
) -> tuple[Row, ...]:
    """Rows of headings that have one name, in ascending order; () where none is to be had.

    `source` is the text and `files` are those it came from; `target` is what is added, as a side
    and as the blocks it was made of. Raises Cancelled.
    """
    if not any(one.name for one in target[1]):
        return ()
    raw = _with_names(source.blocks, read_again(source.language, files, job, ready))
    return named_rows((raw, target[1]), (source, target[0]))


def _with_names(blocks: Sequence[Block], again: Sequence[RawBlock]) -> Raw:
    """The blocks of a text as they are by now, headings with the names that its file has for them.

    A person may have corrected, divided and joined blocks since, so a heading is found by its
    words, where it alone has them.
    """
    headings = [one for one in again if one.kind is BlockKind.HEADING]
    times = Counter(one.text for one in headings)
    names = {one.text: one.name for one in headings if times[one.text] == 1}
    there = Counter(block.text for block in blocks if block.kind is BlockKind.HEADING)
    return [
        RawBlock(
            block.text, block.kind, name=names.get(block.text, "") if there[block.text] == 1 else ""
        )
        for block in blocks
    ]
