"""Writes a block of a text as runs of a Word paragraph: its kind, its emphasis, its language."""

from bisect import bisect_right
from collections.abc import Callable, Collection
from itertools import pairwise

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from duidu.core.article import Block, BlockKind
from duidu.core.emphasis import EmphasisKind, runs
from duidu.formats.base.segments import xml_text
from duidu.language.registry import describe
from duidu.language.script import is_hanzi

Runs = list[tuple[int, int, Run]]
"""The runs of a block, with where each begins and ends in it."""


def write_runs(
    paragraph: Paragraph,
    block: Block,
    cuts: Collection[int],
    language: str,
    behind: Callable[[int], None] = lambda at: None,
) -> Runs:
    """Write a block as runs, which begin at `cuts` too; `behind` is told where each has ended."""
    if block.kind is BlockKind.HEADING:
        # Word has nine styles of headings.
        paragraph.style = f"Heading {min(9, max(1, block.level))}"
    elif block.kind is BlockKind.LIST_ITEM:
        paragraph.style = "List Bullet"
    made = []
    parts = runs(block.emphasis, 0, len(block.text))
    begins = [start for start, _, _ in parts]
    for start, end in pairwise(sorted({0, len(block.text), *cuts, *begins})):
        run = paragraph.add_run(xml_text(block.text[start:end]))
        _emphasise(run, parts[bisect_right(begins, start) - 1][2])
        # Word checks the spelling and chooses fonts by the language.
        mark = OxmlElement("w:lang")
        mark.set(qn("w:eastAsia" if describe(language).is_east_asian else "w:val"), language)
        run._r.get_or_add_rPr().append(mark)  # noqa: SLF001 - python-docx has no language of a run
        made.append((start, end, run))
        behind(end)
    return made


def _emphasise(run: Run, kinds: frozenset[EmphasisKind]) -> None:
    """Emphasise a run: bold, italics for letters, dots (着重号) for hanzi."""
    if EmphasisKind.STRONG in kinds:
        run.bold = True
    if EmphasisKind.EMPHASIS in kinds and any(map(is_hanzi, run.text)):
        dots = OxmlElement("w:em")
        dots.set(qn("w:val"), "dot")
        run._r.get_or_add_rPr().append(dots)  # noqa: SLF001 - python-docx has no emphasis marks
    elif EmphasisKind.EMPHASIS in kinds:
        run.italic = True
