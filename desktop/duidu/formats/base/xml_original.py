"""Writes texts into an XML file of units, of which nothing else changes.

Of a large file only the units that change are looked into again.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from duidu.core.errors import FileError
from duidu.core.row_status import RowStatus
from duidu.formats.base.code_markup import CodeSupply, fresh_markup
from duidu.formats.base.exported import Written, count_sentence
from duidu.formats.base.inline_codes import InlineCodes, Part, parts_of
from duidu.formats.base.original import NO_STATUSES, Edit, edited, exact_bytes
from duidu.formats.base.xml_content import Escaping, with_text
from duidu.formats.base.xml_scan import Element, find_elements


class UnitAt(NamedTuple):
    """Where a unit stands in the text of its file, and the number of its first field.

    `scope` is where the part of the file begins in which one language is always named alike.
    """

    start: int
    end: int
    first: int
    scope: int = 0


@dataclass(slots=True)
class UnitEdits:
    """The edits of one unit while they are found; `text` is that of the unit alone.

    `guessed` counts texts whose codes may stand at a wrong place by now, `lonely` codes that are
    left out for want of those that belong to them, `left` texts that the file has no place for,
    `unstated` statuses for which it has none, `too_long` texts that are longer than it allows.
    `statuses` are the new ones by the number of the
    field in the unit.
    """

    text: str
    unit: Element
    codes: InlineCodes
    escaping: Escaping
    edits: list[Edit] = field(default_factory=list)
    guessed: int = 0
    lonely: int = 0
    left: int = 0
    unstated: int = 0
    too_long: int = 0
    statuses: Mapping[int, RowStatus] = field(default_factory=dict)

    def put(self, element: Element, new: str, models: Sequence[Element] = ()) -> None:
        """Have an element show a text, whose codes may be those of `models`."""
        if element.is_one_tag:
            self.fill(element, self.markup(new, models))
            return
        known = self._codes_of(models)
        put = with_text(self.text, element, self.codes, new, self.escaping, known)
        if not self._is_whole(element, put.edits):
            self.left += 1
            return
        self.edits += put.edits
        self.guessed += put.guessed
        self.lonely += put.lonely

    def markup(self, new: str, models: Sequence[Element]) -> str:
        """The markup of a text where there was none; its codes are those of `models`."""
        supply = CodeSupply(self.text, (), self._codes_of(models))
        markup, lonely = fresh_markup(supply, new, self.escaping.text, self.codes.have_unique_ids)
        self.lonely += lonely
        return markup

    def _codes_of(self, models: Sequence[Element]) -> list[Part]:
        return [part for one in models for part in parts_of(self.text, one, self.codes)]

    def _is_whole(self, element: Element, edits: Sequence[Edit]) -> bool:
        """Whether the tags of an element still fit each other after some edits."""
        moved = [Edit(a - element.start, b - element.start, put) for a, b, put in edits]
        text = edited(self.text[element.start : element.end], moved)
        try:
            found = list(find_elements(text, frozenset({element.name}), ""))
        except FileError:
            return False
        return len(found) == 1 and found[0].element.end == len(text)

    def fill(self, element: Element, inside: str) -> None:
        """Give content to an element of one tag, which keeps its attributes as they are by now."""
        within = [one for one in self.edits if element.start <= one.start < element.end]
        self.edits = [one for one in self.edits if one not in within]
        moved = (Edit(a - element.start, b - element.start, put) for a, b, put in within)
        tag = edited(self.text[element.start : element.end], moved)
        opening = tag[: -len("/>")].rstrip() + ">"
        self.insert_markup(element.start, f"{opening}{inside}</{name_in(tag)}>", until=element.end)

    def insert_markup(self, at: int, markup: str, until: int = -1) -> None:
        """Put markup at a place, or instead of all `until` another one."""
        self.edits.append(Edit(at, max(at, until), markup))

    def set_attribute(self, element: Element, name: str, values: Mapping[str, str]) -> None:
        """Give an attribute another value where it has one of these, and was given none yet."""
        span = element.attribute_span(self.text, name)
        if span and any(one.start == span[0] for one in self.edits):
            return
        if span and (value := values.get(self.text[span[0] : span[1]])):
            self.edits.append(Edit(*span, value))

    def put_attribute(self, element: Element, name: str, value: str) -> None:
        """Give an attribute a value, behind the others where it is new; "" takes it away."""
        span = element.attribute_span(self.text, name)
        if span is None:
            end = element.opened - (2 if self.text.endswith("/>", 0, element.opened) else 1)
            at = len(self.text[:end].rstrip())
            if value:
                self.edits.append(Edit(at, at, f' {name}="{value}"'))
        elif value:
            self.edits.append(Edit(*span, value))
        else:
            start = self.text.rindex(name, element.start, span[0])
            self.edits.append(Edit(len(self.text[:start].rstrip()), span[1] + 1, ""))


EditUnit = Callable[[UnitEdits, Mapping[int, str], UnitAt], None]
"""Finds the edits of a unit; the new texts are by the number of the field in the unit."""


@dataclass(frozen=True, slots=True)
class XmlOriginal:
    """An XML file of units with what is known of it.

    `missing` are fields that no unit has yet, each with the number of the unit that would have it.
    """

    data: bytes
    text: str
    encoding: str
    name: str
    units: Sequence[UnitAt]
    wanted: frozenset[str]
    codes: InlineCodes
    missing: Mapping[int, int] = field(default_factory=dict)

    def write(
        self,
        changes: Mapping[int, str],
        edit_unit: EditUnit,
        statuses: Mapping[int, RowStatus] = NO_STATUSES,
    ) -> Written:
        """Write new texts and statuses by field. Raises FileError."""
        if not changes and not statuses:
            return Written(self.data)
        escaping = Escaping.of(self.text, self.encoding)
        edits: list[Edit] = []
        guessed = lonely = left = unstated = too_long = 0
        for unit, numbers in self._by_unit({*changes, *statuses}):
            inner = self.text[unit.start : unit.end]
            found = next(find_elements(inner, self.wanted, self.name))
            codes = self.codes.in_unit(inner, found.element)
            one = UnitEdits(inner, found.element, codes, escaping)
            one.statuses = {n - unit.first: statuses[n] for n in numbers if n in statuses}
            new = {n - unit.first: changes[n] for n in numbers if n in changes}
            edit_unit(one, new, unit)
            edits += (Edit(unit.start + a, unit.start + b, put) for a, b, put in one.edits)
            guessed += one.guessed
            lonely += one.lonely
            left += one.left
            unstated += one.unstated
            too_long += one.too_long
        written = exact_bytes(edited(self.text, edits), self.encoding)
        return Written(written, (*_said(guessed, lonely, left, too_long), *unstated_said(unstated)))

    def _by_unit(self, changes: Collection[int]) -> Iterator[tuple[UnitAt, list[int]]]:
        """Yield the units that change, each with the fields that do."""
        firsts = [unit.first for unit in self.units]
        numbered = sorted(
            (self.missing.get(number, bisect_right(firsts, number) - 1), number)
            for number in changes
        )
        for unit, numbers in groupby(numbered, key=lambda pair: pair[0]):
            yield self.units[unit], [number for _, number in numbers]


def name_in(tag: str) -> str:
    """Return the name in a tag, as it is written."""
    return tag[1:].split(maxsplit=1)[0].rstrip("/>")


def space_before(text: str, at: int) -> str:
    """Return the white space in front of a place: how the file indents."""
    start = len(text[:at].rstrip())
    return text[start:at]


def unstated_said(count: int) -> tuple[str, ...]:
    """Say how many statuses a file has no place for; () for none."""
    return count_sentence(
        count,
        "1 status was left out: the file has no place for it.",
        "{count} statuses were left out: the file has no place for them.",
    )


def _said(guessed: int, lonely: int, left: int, too_long: int) -> tuple[str, ...]:
    """Say what a person should look at in the file."""
    return (
        *count_sentence(
            guessed,
            "In 1 changed segment words were replaced that have a code between them; check where "
            "the code stands.",
            "In {count} changed segments words were replaced that have a code between them; check "
            "where the codes stand.",
        ),
        *count_sentence(
            lonely,
            "1 code was left out of a changed segment: the one that belongs to it is no longer "
            "there, or the two cross others.",
            "{count} codes were left out of changed segments: those that belong to them are no "
            "longer there, or they cross others.",
        ),
        *count_sentence(
            left,
            "1 changed text was left as it was: the file has no place for it, or has it in two "
            "ways that differ.",
            "{count} changed texts were left as they were: the file has no place for them, or has "
            "them in two ways that differ.",
        ),
        *count_sentence(
            too_long,
            "1 changed text is longer than the file allows; it was written all the same.",
            "{count} changed texts are longer than the file allows; they were written all the "
            "same.",
        ),
    )
