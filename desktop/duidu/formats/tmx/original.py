"""Writes texts into a TMX file, of which nothing else changes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from duidu.core.row_status import RowStatus, worst
from duidu.formats.base.exported import Written
from duidu.formats.base.inline_codes import InlineCodes, segment_text
from duidu.formats.base.original import NO_STATUSES, OriginalFile, exact_text
from duidu.formats.base.shown_text import shown
from duidu.formats.base.unit_languages import Label, UnitLanguages
from duidu.formats.base.xml_original import (
    UnitAt,
    UnitEdits,
    XmlOriginal,
    name_in,
    space_before,
)
from duidu.formats.base.xml_scan import Element
from duidu.formats.tmx.states import put_status, status_of
from duidu.formats.tmx.units import CODES, UNIT, file_units, label_of, segments_of, variants_of


def open_tmx(data: bytes, encoding: str, name: str, codes: InlineCodes = CODES) -> OriginalFile:
    """Find the fields of a TMX file. Raises FileError."""
    text = exact_text(data, encoding, name)
    said: list[tuple[Label, str]] = []
    units: list[UnitAt] = []
    statuses: list[RowStatus] = []
    for element, *_ in file_units(text, name):
        if element.name == UNIT:
            units.append(UnitAt(element.start, element.end, len(said)))
            statuses += (status_of(text, element),) * sum(1 for _ in segments_of(element))
            said += (
                (label_of(text, variant), segment_text(text, segment, codes))
                for variant, segment in segments_of(element)
            )
    fields = _Fields.of(said, units)
    original = XmlOriginal(
        data, text, encoding, name, units, frozenset({UNIT}), codes, fields.units
    )

    def write(changes: Mapping[int, str], told: Mapping[int, RowStatus] = NO_STATUSES) -> Written:
        return original.write(changes, lambda *asked: _edit(fields, *asked), told)

    texts = (*(shown(one) for _, one in said), *("" for _ in fields.missing))

    def bare() -> OriginalFile:
        return open_tmx(data, encoding, name, replace(codes, are_shown=False))

    # A variant that is missing says what its unit does.
    of_units = (statuses[units[number].first] for number in fields.units.values())
    every = (*statuses, *of_units)
    return OriginalFile(texts, write, fields.answers, bare, every)


@dataclass(slots=True)
class _Fields:
    """The fields of a file by what they translate.

    Behind the fields that are there come those of the variants that units lack: `missing` has the
    label that each would have, `units` the number of its unit.
    """

    answers: dict[int, int] = field(default_factory=dict)
    missing: dict[int, Label] = field(default_factory=dict)
    units: dict[int, int] = field(default_factory=dict)
    languages: Mapping[Label, str] = field(default_factory=dict)

    @classmethod
    def of(cls, said: list[tuple[Label, str]], units: list[UnitAt]) -> "_Fields":
        """Tell the languages as the reader does, and find what answers what in each unit."""
        languages = UnitLanguages(said)
        # Of several codes of one language the file's usual one is written.
        codes = {
            languages.of[label]: label
            for label, _ in reversed(Counter(label for label, _ in said).most_common())
        }
        fields = cls(languages=languages.of)
        if len(languages.chosen) == 2:
            ends = [*(unit.first for unit in units[1:]), len(said)]
            for number, (unit, end) in enumerate(zip(units, ends, strict=True)):
                fields._add(said, range(unit.first, end), number, codes, languages.chosen)
        return fields

    def _add(
        self,
        said: list[tuple[Label, str]],
        unit: range,
        number: int,
        codes: Mapping[str, Label],
        chosen: tuple[str, ...],
    ) -> None:
        """Add a unit, which may lack a variant in one of the two languages that are read."""
        columns = [[n for n in unit if self.languages[said[n][0]] == one] for one in chosen]
        if not any(said[n][1].strip() for one in columns for n in one):
            return
        # A text is read before an empty segment of its language.
        firsts = [
            next((n for n in one if said[n][1].strip()), min(one, default=-1)) for one in columns
        ]
        for column, first in enumerate(firsts):
            if first < 0:
                firsts[column] = new = len(said) + len(self.missing)
                self.missing[new], self.units[new] = codes[chosen[column]], number
        for column, mine in enumerate(columns):
            self.answers |= dict.fromkeys(mine, firsts[1 - column])


def _edit(fields: _Fields, edits: UnitEdits, new: Mapping[int, str], at: UnitAt) -> None:
    """Find the edits of a unit."""
    if edits.statuses:
        put_status(edits, worst(edits.statuses.values()))
    segments = [segment for _, segment in segments_of(edits.unit)]
    for number, text in new.items():
        label = fields.missing.get(at.first + number)
        if label is None:
            others = [one for one in segments if one is not segments[number]]
            edits.put(segments[number], text, others)
        else:
            _add_variant(fields, edits, label, edits.markup(text, segments))


def _add_variant(fields: _Fields, edits: UnitEdits, label: Label, inner: str) -> None:
    """Write a variant that a unit lacks behind its last one, and as that is written."""
    text = edits.text
    model, segment = list(segments_of(edits.unit))[-1]
    name = name_in(text[segment.start : segment.opened])
    before, after = space_before(text, segment.start), space_before(text, model.closed)
    inside = f"{before}<{name}>{inner}</{name}>{after}"
    language = fields.languages[label]
    variants = list(variants_of(edits.unit))
    for one in variants:
        # One that has no segment gets it.
        if one.child("seg") is None and (
            fields.languages.get(label_of(text, one)) == language or label_of(text, one) == label
        ):
            if one.is_one_tag:
                edits.fill(one, inside)
            else:
                end = len(text[: one.closed].rstrip())
                stays = end < one.closed
                edits.insert_markup(end, inside.removesuffix(after) if stays else inside)
            return
    tag = name_in(text[model.start : model.opened])
    opening = f"<{tag} {_attribute(edits, model, label)}>"
    indent = space_before(text, variants[-1].start)
    edits.insert_markup(variants[-1].end, f"{indent}{opening}{inside}</{tag}>")


def _attribute(edits: UnitEdits, model: Element, label: Label) -> str:
    """The attribute that names a language, called and quoted as another variant has it."""
    names = (name for name, _ in model.attributes(edits.text))
    name = next((one for one in names if one.rpartition(":")[2].lower() == "lang"), "xml:lang")
    span = model.attribute_span(edits.text, name)
    quote = edits.text[span[1]] if span else '"'
    value = edits.escaping.text(label.name)
    value = value.replace(quote, "&quot;" if quote == '"' else "&apos;")
    return f"{name}={quote}{value}{quote}"
