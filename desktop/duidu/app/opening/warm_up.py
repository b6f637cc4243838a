"""Loads ahead of time what the first text to be opened and its first page need.

It works on the sample that comes with the program: so common words are known, too.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from duidu.core.article import Block, Side
from duidu.core.jobs import Job
from duidu.language.corrections import Corrections
from duidu.language.description import LanguageDescription
from duidu.language.registry import cutter_for, first_with
from duidu.resources import resource

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner

# Lines that are worked on between two questions whether that is still wanted: some 50 ms.
_AT_ONCE = 4


def warm_up(aligner: "Callable[[bool], Aligner]", job: Job) -> None:
    """Align and read the sample, piece by piece. Raises Cancelled."""
    studied = first_with(lambda language: language.has_dictionary)
    other = first_with(lambda language: language.sample and not language.has_dictionary)
    # A single sentence first: when that is done all is loaded.
    pairs = [
        ((studied.sample,), (other.sample,)),
        *zip(_pieces(studied), _pieces(other), strict=False),
    ]
    for here, there in pairs:
        job.check()
        aligner(True).align(_side(studied, here), _side(other, there), job)
        if studied.readings is not None:
            for line in here:
                studied.readings().tokens(line, Corrections())


def _pieces(language: LanguageDescription) -> Sequence[tuple[str, ...]]:
    """The sample in a language, some lines at once; () where there is none."""
    path = resource("samples", f"dialogue.{language.code}.txt")
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    told = [line for line in lines if line.strip()]
    return [tuple(told[at : at + _AT_ONCE]) for at in range(0, len(told), _AT_ONCE)]


def _side(language: LanguageDescription, lines: Sequence[str]) -> Side:
    cut = cutter_for(language.code)
    return Side(
        language.code,
        tuple(Block(number, line, sentences=tuple(cut(line))) for number, line in enumerate(lines)),
    )
