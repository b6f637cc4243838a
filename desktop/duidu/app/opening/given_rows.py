"""Aligns what was found in files, unless the files say themselves what answers what."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from duidu.app.opening.arrange import Arranged
from duidu.core.alignment import Alignment
from duidu.core.jobs import Job

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner


def align_found(arranged: Arranged, aligner: Callable[[], "Aligner"], job: Job) -> Alignment:
    """The rows that the file or package gives, with their sentences aligned; else an alignment.

    Rows that both files name stay in it. `aligner` is made only where something is to be aligned.
    Raises Cancelled.
    """
    source, target = arranged.article.source, arranged.article.target
    if not arranged.rows:
        return aligner().align(source, target, job, arranged.named)
    rows = (
        tuple(aligner().align_inside(source, target, arranged.rows, job))
        if arranged.paragraphs
        else arranged.rows
    )
    return Alignment(rows, arranged.aligner)
