"""What a unit of TMX says of how far it is: in a property, since TMX has no other place.

Trados has one of its own, which is written where it is there; else the property is Duidu's.
"""

from duidu.core.row_status import RowStatus, status_named
from duidu.formats.base.xml_original import UnitEdits, space_before
from duidu.formats.base.xml_scan import Element, all_text

STATUS = "x-duidu-status"
_TRADOS = "x-ConfirmationLevel"
_LEVELS = {
    "ApprovedTranslation": RowStatus.CONFIRMED,
    "ApprovedSignOff": RowStatus.FINAL,
    "RejectedTranslation": RowStatus.WORK,
    "RejectedSignOff": RowStatus.WORK,
}
_LEVEL_FOR = {
    RowStatus.OPEN: "Translated",
    RowStatus.CONFIRMED: "ApprovedTranslation",
    RowStatus.FINAL: "ApprovedSignOff",
    RowStatus.WORK: "RejectedTranslation",
    RowStatus.QUESTION: "RejectedTranslation",
}


def status_of(text: str, unit: Element) -> RowStatus:
    """Return the status of a unit."""
    # Most units have none, and the search for the word is the faster.
    if text.find("prop", unit.start, unit.end) < 0:
        return RowStatus.OPEN
    if (prop := _prop(text, unit, STATUS)) is not None:
        return status_named(all_text(text, prop))
    prop = _prop(text, unit, _TRADOS)
    said = "" if prop is None else all_text(text, prop).strip()
    return _LEVELS.get(said, RowStatus.OPEN)


def put_status(edits: UnitEdits, status: RowStatus) -> None:
    """Write the status of a unit."""
    own = _prop(edits.text, edits.unit, STATUS)
    trados = _prop(edits.text, edits.unit, _TRADOS)
    if own is not None and status is RowStatus.OPEN:
        before = space_before(edits.text, own.start)
        edits.insert_markup(own.start - len(before), "", until=own.end)
    elif own is not None:
        edits.put(own, status.word)
    elif trados is not None:
        edits.put(trados, _LEVEL_FOR[status])
    elif status is not RowStatus.OPEN:
        first = next(one for one in edits.unit.elements if one.name == "tuv")
        name = f"{first.prefix}:prop" if first.prefix else "prop"
        indent = space_before(edits.text, first.start)
        edits.insert_markup(first.start, f'<{name} type="{STATUS}">{status.word}</{name}>{indent}')


def _prop(text: str, unit: Element, kind: str) -> Element | None:
    props = (one for one in unit.elements if one.name == "prop")
    return next((one for one in props if _kind(text, one) == kind), None)


def _kind(text: str, prop: Element) -> str:
    """What a property is called; Trados adds the type of its value."""
    return prop.attribute(text, "type").removesuffix(":SingleString")
