"""Writes texts into an XLIFF file, of which nothing else changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from duidu.core.row_status import RowStatus, worst
from duidu.formats.base.exported import Written
from duidu.formats.base.inline_codes import InlineCodes
from duidu.formats.base.length_limits import FieldLimit, may_limit
from duidu.formats.base.original import NO_STATUSES, OriginalFile, exact_text
from duidu.formats.base.shown_text import shown
from duidu.formats.base.xml_content import segment_shown
from duidu.formats.base.xml_original import (
    UnitAt,
    UnitEdits,
    XmlOriginal,
    name_in,
    space_before,
)
from duidu.formats.base.xml_scan import Element, find_elements
from duidu.formats.xliff.lengths import field_limit, limits_of, profiles_of, said_by_codes
from duidu.formats.xliff.states import TranslateAround, UnitStates, level_of
from duidu.formats.xliff.units import (
    CODES,
    FIELDS_A_SEGMENT,
    UNITS,
    FileUnit,
    Segment,
    file_units,
    segments_of,
)

# A state that says of a text that there is none yet, and what it is when there is one.
_BEGUN = {
    "new": "translated",
    "needs-translation": "translated",
    "initial": "translated",
}
_LANGUAGE = re.compile(
    r"""<(?:[^\s<>:]*:)?target\b[^<>]*?(\sxml:lang\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))"""
)
_STATE = re.compile(r"<(?:[^\s<>:]*:)?target\b[^<>]*?\sstate\s*=")
_SOURCE, _TARGET = 0, 1


def open_xliff(data: bytes, encoding: str, name: str, codes: InlineCodes = CODES) -> OriginalFile:
    """Find the fields of an XLIFF file. Raises FileError."""
    text = exact_text(data, encoding, name)
    texts: list[str] = []
    units: list[UnitAt] = []
    statuses: list[RowStatus] = []
    translate = TranslateAround(text)
    limits = _Limits(text, codes) if may_limit(data) else None
    for unit in file_units(text, name):
        if unit.is_unit:
            units.append(
                UnitAt(unit.element.start, unit.element.end, len(texts), _file_start(unit))
            )
            if limits is not None:
                limits.take(unit, len(texts))
            texts += _texts(text, unit.segments, codes.in_unit(text, unit.element))
            states = UnitStates.of(text, unit.element, translate.of(unit.around))
            for segment in unit.segments:
                statuses += (states.status(segment),) * FIELDS_A_SEGMENT
    original = XmlOriginal(data, text, encoding, name, units, UNITS, codes)

    def write(changes: Mapping[int, str], told: Mapping[int, RowStatus] = NO_STATUSES) -> Written:
        return original.write(changes, lambda *asked: _edit(text, *asked), told)

    answers = {number: number ^ 1 for number in range(len(texts))}

    def bare() -> OriginalFile:
        return open_xliff(data, encoding, name, replace(codes, are_shown=False))

    limited, unmeasured = (tuple(limits.found), limits.unmeasured) if limits else ((), 0)
    return OriginalFile(
        tuple(texts), write, answers, bare, tuple(statuses), limited, unmeasured=unmeasured
    )


@dataclass(slots=True)
class _Limits:
    """The limits of a file's units as these are met; `unmeasured` counts those left out."""

    text: str
    codes: InlineCodes
    found: list[FieldLimit] = field(default_factory=list)
    unmeasured: int = 0
    _profiles: dict[int, dict[str, str]] = field(default_factory=dict)

    def take(self, unit: FileUnit, first: int) -> None:
        """Take a unit whose first field has this number."""
        scope = _file_start(unit)
        if scope not in self._profiles:
            self._profiles[scope] = profiles_of(self.text, scope)
        limits, unmeasured = limits_of(self.text, unit.element, self._profiles[scope])
        self.unmeasured += unmeasured
        if limits:
            start, end = unit.element.start, unit.element.end
            said = partial(_codes_of_unit, self.text, start, end, self.codes)
            self.found.append(field_limit(limits, unit.segments, said, first))


def _codes_of_unit(text: str, start: int, end: int, codes: InlineCodes) -> frozenset[str]:
    """What the codes of the unit at start..end say: it is scanned again, few are ever asked for."""
    inner = text[start:end]
    unit = next(find_elements(inner, UNITS, "")).element
    return said_by_codes(inner, segments_of(inner, unit), codes.in_unit(inner, unit))


def _file_start(unit: FileUnit) -> int:
    """Where the file element around a unit begins."""
    return next((one.start for one in unit.around[::-1] if one.name == "file"), 0)


def _texts(text: str, segments: Sequence[Segment], codes: InlineCodes) -> Iterator[str]:
    for segment in segments:
        for element in (segment.source, segment.target):
            yield "" if element is None else segment_shown(text, element, codes)


def _edit(whole: str, edits: UnitEdits, new: Mapping[int, str], at: UnitAt) -> None:
    """Find the edits of a unit; `whole` is the text of the file, where others are the model."""
    segments = segments_of(edits.text, edits.unit)
    missing: dict[int, str] = {}
    _put_statuses(whole, edits, segments, new)
    edits.too_long += _are_too_long(whole, edits, segments, new, at)
    for number, text in new.items():
        segment, role = segments[number // FIELDS_A_SEGMENT], number % FIELDS_A_SEGMENT
        element = segment.target if role == _TARGET else segment.source
        if role == _SOURCE and segment.mark is not None:
            _put_marked_source(edits, segment, text)
        elif element is not None:
            if role == _TARGET and not segment_shown(edits.text, element, edits.codes):
                _begin(edits, segment)
            edits.put(element, text, _models(segment, element))
        elif role == _TARGET:
            missing[number // FIELDS_A_SEGMENT] = text
        else:
            edits.left += 1
    if missing:
        _add_targets(whole, edits, segments, missing, at)


def _are_too_long(
    whole: str,
    edits: UnitEdits,
    segments: Sequence[Segment],
    new: Mapping[int, str],
    at: UnitAt,
) -> bool:
    """Whether the translation of a unit gets longer than the file allows."""
    limits, _ = limits_of(edits.text, edits.unit, profiles_of(whole, at.scope))
    said_there = partial(said_by_codes, edits.text, segments, edits.codes)
    limit = field_limit(limits, segments, said_there)
    if not limits or not any(number in new for number in limit.fields):
        return False
    said = (
        new.get(number, segment_shown(edits.text, one.target, edits.codes) if one.target else "")
        for number, one in zip(limit.fields, segments, strict=True)
    )
    return limit.passed(said) is not None


def _put_statuses(
    whole: str, edits: UnitEdits, segments: Sequence[Segment], new: Mapping[int, str]
) -> None:
    """Write the new statuses of segments; those of one unit may have to share one."""
    by_segment: dict[int, list[RowStatus]] = {}
    for number, status in edits.statuses.items():
        by_segment.setdefault(number // FIELDS_A_SEGMENT, []).append(status)
    if not by_segment:
        return
    states = UnitStates.of(edits.text, edits.unit)
    told = {number: worst(found) for number, found in by_segment.items()}
    if states.is_of_unit:
        every = (told.get(n, states.status(segment)) for n, segment in enumerate(segments))
        told = {next(iter(told)): worst(every)}
    for number, status in told.items():
        segment, field = segments[number], FIELDS_A_SEGMENT * number + _TARGET
        has_text = field in new or (
            segment.target is not None
            and bool(segment_shown(edits.text, segment.target, edits.codes))
        )
        states.put(edits, segment, status, has_text, level_of(whole))


def _begin(edits: UnitEdits, segment: Segment) -> None:
    """Mark as translated what gets its first text."""
    target = edits.unit.child("target", edits.unit.prefix) if segment.mark else segment.target
    for element in (target, segment.holder):
        if element is not None and element.name in ("target", "segment"):
            edits.set_attribute(element, "state", _BEGUN)


def _put_marked_source(edits: UnitEdits, segment: Segment, new: str) -> None:
    """Write an original that the unit has twice: marked, and as a whole."""
    mark = segment.source
    source = edits.unit.child("source", edits.unit.prefix)
    if mark is None:
        edits.left += 1
        return
    if source is not None and not source.start <= mark.start < source.end:
        old = segment_shown(edits.text, mark, edits.codes)
        whole = segment_shown(edits.text, source, edits.codes)
        if whole.count(old) != 1:
            edits.left += 1
            return
        edits.put(source, whole.replace(old, new), _models(segment, source))
    edits.put(mark, new, _models(segment, mark))


def _models(segment: Segment, element: Element | None = None) -> list[Element]:
    """What a text of a segment may take codes from: its original and its translation."""
    return [one for one in (segment.source, segment.target) if one not in (None, element)]


def _add_targets(
    whole: str,
    edits: UnitEdits,
    segments: Sequence[Segment],
    missing: Mapping[int, str],
    at: UnitAt,
) -> None:
    """Write translations whose elements the unit does not have."""
    marked = segments[0].mark is not None
    target = edits.unit.child("target", edits.unit.prefix) if marked else None
    if target is not None:
        _add_marks(edits, target, segments, missing)
        return
    if not marked:
        for number, text in missing.items():
            source = segments[number].source
            place = segments[number].holder if source is None else source
            opening = _target_tag(whole, edits, segments[number].holder, at)
            inside = edits.markup(text, _models(segments[number]))
            _add_target(edits, place, opening, inside)
            _begin(edits, segments[number])
        return
    inside = "".join(_marked(edits, segments[n], text) for n, text in sorted(missing.items()))
    originals = [one for one in edits.unit.elements if one.name in ("source", "seg-source")]
    opening = _target_tag(whole, edits, edits.unit, at)
    _add_target(edits, max(originals, key=lambda one: one.end), opening, inside)


def _add_target(edits: UnitEdits, original: Element, opening: str, inside: str) -> None:
    """Put a target behind an original, indented as that."""
    seg_source = edits.unit.child("seg-source", edits.unit.prefix)
    behind = original
    if seg_source is not None and original.name == "source" and seg_source.end > original.end:
        behind = seg_source
    indent = space_before(edits.text, original.start)
    edits.insert_markup(behind.end, f"{indent}{opening}{inside}</{name_in(opening)}>")


def _target_tag(whole: str, edits: UnitEdits, holder: Element, at: UnitAt) -> str:
    """The tag that begins a target, with the attributes that others in the file have."""
    prefix = f"{edits.unit.prefix}:" if edits.unit.prefix else ""
    if holder.name != "trans-unit":
        source = holder.child("source", edits.unit.prefix)
        span = source.attribute_span(edits.text, "xml:space") if source is not None else None
        space = f' xml:space="{edits.text[slice(*span)]}"' if span else ""
        return f"<{prefix}target{space}>"
    end = whole.find(f"</{prefix}file", at.end)
    end = len(whole) if end < 0 else end
    language = _LANGUAGE.search(whole, at.scope, end)
    state = ' state="translated"' if _STATE.search(whole, at.scope, end) else ""
    return f"<{prefix}target{language[1] if language else ''}{state}>"


def _add_marks(
    edits: UnitEdits, target: Element, segments: Sequence[Segment], missing: Mapping[int, str]
) -> None:
    """Put marked translations between those that a target has already."""
    _begin(edits, segments[next(iter(missing))])
    if target.is_one_tag:
        marked = (_marked(edits, segments[n], text) for n, text in sorted(missing.items()))
        edits.fill(target, "".join(marked))
    else:
        for number, text in sorted(missing.items()):
            before = [one.target for one in segments[:number] if one.target is not None]
            after = [one.target for one in segments[number + 1 :] if one.target is not None]
            place = target.closed
            if before:
                place = before[-1].end
            elif after:
                place = after[0].start
            edits.insert_markup(place, _marked(edits, segments[number], text))


def _marked(edits: UnitEdits, segment: Segment, text: str) -> str:
    """A translation in a mark like that of its original."""
    assert segment.mark is not None
    tag = edits.text[segment.mark.start : segment.mark.opened]
    opening = tag[: -len("/>")].rstrip() + ">" if segment.mark.is_one_tag else tag
    return f"{opening}{edits.markup(shown(text), _models(segment))}</{name_in(tag)}>"
