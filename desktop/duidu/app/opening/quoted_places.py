"""Finds the first places of many quotations in many blocks, in one walk over their text."""

from collections.abc import Iterable, Mapping, Sequence

from duidu.core.article import Block, Span

# Quotations are sought by so many first code points.
_PREFIX = 8
# Comparisons of whole quotations, for a file in which a hundred thousand begin alike.
_MOST_COMPARED = 5_000_000

Places = Mapping[str, tuple[Block, Span]]


def first_places(quotations: Iterable[str], blocks: Sequence[Block]) -> Places:
    """The first place of each quotation: the block that is just it, else the first that has it.

    Quotations that stand nowhere are left out. Takes time in proportion to quotations and text.
    """
    wanted = {quotation for quotation in quotations if quotation}
    found: dict[str, tuple[Block, Span]] = {}
    for block in blocks:
        if block.text in wanted and block.text not in found:
            found[block.text] = (block, Span(0, len(block.text)))
    waiting = _by_beginning(wanted - found.keys())
    lengths = sorted({len(beginning) for beginning in waiting})
    left = _MOST_COMPARED
    for block in blocks:
        for length in lengths:
            for at in range(len(block.text) - length + 1):
                beginning = block.text[at : at + length]
                if beginning not in waiting or left <= 0:
                    continue
                left -= len(waiting[beginning])
                met = [one for one in waiting[beginning] if block.text.startswith(one, at)]
                for one in met:
                    found[one] = (block, Span(at, at + len(one)))
                _leave_out(waiting, beginning, met)
    return found


def _by_beginning(quotations: Iterable[str]) -> dict[str, set[str]]:
    """The quotations by their first code points."""
    by_beginning: dict[str, set[str]] = {}
    for quotation in quotations:
        by_beginning.setdefault(quotation[:_PREFIX], set()).add(quotation)
    return by_beginning


def _leave_out(waiting: dict[str, set[str]], beginning: str, met: Iterable[str]) -> None:
    """Seek these no more."""
    waiting[beginning].difference_update(met)
    if not waiting[beginning]:
        del waiting[beginning]
