"""Adds many texts at once, as a folder has them; a text that fails does not stop the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duidu.app.opening.folders import articles_in, pairs_among
from duidu.app.opening.opener import Opener, Within
from duidu.core.errors import DuiduError
from duidu.core.jobs import Job


@dataclass(frozen=True, slots=True)
class AddedTexts:
    """Ids of articles added now and of those that were there before; why texts were refused."""

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[DuiduError, ...] = ()


def add_texts(opener: Opener, paths: Sequence[Path], job: Job) -> AddedTexts:
    """Add the texts of a folder or two, or of many files, which are paired by their names.

    What was added before a cancel stays. Raises FileError and UsageError where there is nothing
    to add, Cancelled.
    """
    groups = articles_in(paths) if any(path.is_dir() for path in paths) else pairs_among(paths)
    added: list[str] = []
    known: list[str] = []
    refused: list[DuiduError] = []
    for number, group in enumerate(groups):
        job.check()
        try:
            opened = opener.open_files(
                group, Within(job, number / len(groups), (number + 1) / len(groups))
            )
        # Cancelled is not one of these: it ends the whole.
        except DuiduError as error:
            refused.append(error)
        else:
            (known if opened.known else added).append(opened.article)
    return AddedTexts(tuple(added), tuple(known), tuple(refused))
