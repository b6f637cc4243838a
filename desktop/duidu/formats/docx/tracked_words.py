"""Replaced words in DOCX: what Word and LibreOffice show as tracked changes.

Accepted, they leave the text as it is; rejected, as it was before anything was replaced.
"""

from collections.abc import Sequence
from copy import deepcopy
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.run import Run
from lxml import etree

from duidu.core.article import Block, SideName
from duidu.formats.base.document import WRITER
from duidu.formats.base.exported import Exported
from duidu.formats.base.segments import xml_text
from duidu.formats.base.tracked_words import TrackedChange, tracked_changes


class TrackedWords:
    """Marks new words as inserted, and puts the old ones before them as deleted."""

    def __init__(self, exported: Exported) -> None:
        self._changes = tracked_changes(exported)
        # Of changes only: Word numbers each kind of mark by itself.
        self._numbers = count(1)

    def cuts(self, side: SideName, block: Block) -> list[int]:
        """Return where runs must begin so that changed words have runs of their own."""
        return [at for one in self._of(side, block) for at in (one.start, one.end)]

    def mark(self, side: SideName, block: Block, runs: Sequence[tuple[int, int, Run]]) -> None:
        """Mark the changed words of a block, which was written as these runs."""
        for change in self._of(side, block):
            inside = [
                run for start, end, run in runs if change.start <= start and end <= change.end
            ]
            inside = [run for run in inside if run.text]
            if change.old:
                self._put_deleted(change, inside, runs)
            for run in inside:
                mark = self._made("w:ins", change)
                run._r.addprevious(mark)  # noqa: SLF001 - python-docx has no tracked changes
                mark.append(run._r)  # noqa: SLF001

    def _of(self, side: SideName, block: Block) -> list[TrackedChange]:
        return self._changes.get((side, block.id), [])

    def _put_deleted(
        self, change: TrackedChange, inside: Sequence[Run], runs: Sequence[tuple[int, int, Run]]
    ) -> None:
        """Put the old words before the new ones, or where they stood if there are none."""
        mark = self._made("w:del", change)
        after = inside[0] if inside else next((r for s, _, r in runs if s >= change.start), None)
        before = next((r for _, e, r in reversed(runs) if e <= change.start), None)
        like = after or before
        if like is None:
            return
        mark.append(_deleted(change.old, like))
        if after is not None:
            _outermost(after._r).addprevious(mark)  # noqa: SLF001
        elif before is not None:
            _outermost(before._r).addnext(mark)  # noqa: SLF001

    def _made(self, name: str, change: TrackedChange) -> etree._Element:
        mark = OxmlElement(name)
        mark.set(qn("w:id"), str(next(self._numbers)))
        mark.set(qn("w:author"), xml_text(change.author) or WRITER)
        mark.set(qn("w:date"), change.date)
        return mark


def _deleted(text: str, like: Run) -> etree._Element:
    """A run of deleted words that looks like another run."""
    run = OxmlElement("w:r")
    properties = like._r.find(qn("w:rPr"))  # noqa: SLF001
    if properties is not None:
        run.append(deepcopy(properties))
    words = OxmlElement("w:delText")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = xml_text(text)
    run.append(words)
    return run


def _outermost(run: etree._Element) -> etree._Element:
    """A run, or the mark that was put around it."""
    parent = run.getparent()
    return parent if parent is not None and parent.tag == qn("w:ins") else run
