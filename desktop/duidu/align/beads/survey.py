"""About where two long texts are beside each other, by their words, where landmarks do not tell it.

Takes a second for some thousand sentences: it is done behind the page, before what is far from
anything aligned is aligned itself.
"""

from duidu.align.base.memory import AlignerMemory
from duidu.align.beads.coarse_band import coarse_path
from duidu.align.beads.landmarks import Pair
from duidu.align.beads.text_pair import TextPair
from duidu.core.article import Side
from duidu.core.jobs import Job
from duidu.language.registry import describe


def survey(source: Side, target: Side, memory: AlignerMemory, job: Job) -> list[Pair]:
    """Pairs of blocks near which the two sides are beside each other, ascending on both.

    Passages that one side lacks are pairs with the same block on that side. Raises Cancelled.
    """
    # Glosses lead from the dictionary's headwords to the other side, so those stand first.
    if describe(target.language).has_dictionary and not describe(source.language).has_dictionary:
        return [(one, other) for other, one in survey(target, source, memory, job)]
    pair = TextPair(source, target, memory, None, job)
    units = [[side.inside(block) for block in range(len(side.blocks))] for side in pair.sides]
    path = coarse_path(*pair.bags(units))
    # Both ends are known already.
    ends = len(source.blocks), len(target.blocks)
    return [pair for pair in path if 0 < pair[0] < ends[0] and pair[1] <= ends[1]]
