"""Puts the comments of an XLIFF file on the segments, and the words, that they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duidu.formats.base.document import Remark
from duidu.formats.base.inline_codes import InlineCodes
from duidu.formats.base.segments import UnitRemark
from duidu.formats.base.unit_languages import Label
from duidu.formats.base.xml_scan import Element
from duidu.formats.xliff.comments import (
    FileComment,
    Marked,
    comment_said,
    comments_in,
    marked_in,
)
from duidu.formats.xliff.units import FileUnit

Languages = tuple[Label, Label]


@dataclass(slots=True)
class UnitRemarks:
    """The comments of one file, unit by unit; each is called by its number in the file."""

    text: str
    _count: int = 0
    _defined: dict[str, list[tuple[str, FileComment]]] = field(default_factory=dict)
    _referred: set[str] = field(default_factory=set)

    def define(self, definition: Element) -> None:
        """Take comments that marks in units refer to."""
        identity = definition.attribute(self.text, "id")
        self._defined.setdefault(identity, []).extend(self._numbered(definition))

    def of_unit(
        self, unit: FileUnit, languages: Languages, codes: InlineCodes
    ) -> list[tuple[UnitRemark, ...]]:
        """The remarks on each segment of a unit; what no mark refers to is on the first one."""
        if unit.is_plain:
            return [()]
        here = list(self._numbered(unit.element))
        by_identity = {one.identity: (name, one) for name, one in here if one.identity}
        found: list[list[UnitRemark]] = [[] for _ in unit.segments]
        placed: set[str] = set()
        for number, segment in enumerate(unit.segments):
            for mark in marked_in(self.text, segment, codes):
                label = languages[mark.on_target]
                if mark.says:
                    found[number].append(UnitRemark(label, mark.says, mark.words))
                for name, one in self._referred_to(mark, by_identity):
                    if name not in placed:
                        placed.add(name)
                        found[number].append(self._remark(name, one, label, mark.words))
        if found:
            found[0] += (
                self._remark(name, one, languages[one.on_target])
                for name, one in here
                if name not in placed
            )
        return [tuple(one) for one in found]

    def left(self) -> tuple[Remark, ...]:
        """The comments that no unit refers to: they are on the whole file."""
        return tuple(
            Remark(said, author=one.author, time=one.time, name=name)
            for identity, defined in self._defined.items()
            if identity not in self._referred
            for name, one in defined
            if (said := comment_said(self.text, one))
        )

    def _numbered(self, element: Element) -> Iterator[tuple[str, FileComment]]:
        for one in comments_in(self.text, element):
            self._count += 1
            yield str(self._count), one

    def _referred_to(
        self, mark: Marked, by_identity: dict[str, tuple[str, FileComment]]
    ) -> Sequence[tuple[str, FileComment]]:
        if not mark.refers:
            return ()
        self._referred.add(mark.refers)
        one = by_identity.get(mark.refers)
        return self._defined.get(mark.refers, ()) if one is None else (one,)

    def _remark(self, name: str, one: FileComment, label: Label, quotation: str = "") -> UnitRemark:
        said = comment_said(self.text, one)
        return UnitRemark(label, said, quotation, one.author, one.time, one.kind, name)
