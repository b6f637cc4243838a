"""What an XLIFF file says of each segment: how far it is, and whether it is to be left alone.

What a status is read from, and what is written for it. Nothing else of the file changes, and of a
segment whose status is as it came nothing does.

| status    | 1.2                        | 2.x: state | Trados: conf        | memoQ, Phrase        |
|-----------|----------------------------|------------|---------------------|----------------------|
| open      | translated, new, none,     | translated | Translated, Draft,  | all others, 0        |
|           | needs-translation          | initial    | none                |                      |
| work      | all other needs-...        | (subState) | Rejected...         | Rejected, 0          |
| question  | the same, and a qualifier  | (subState) | the same            | the same             |
| confirmed | approved="yes", signed-off | reviewed   | ApprovedTranslation | ManuallyConfirmed, 1 |
| final     | approved="yes" and final   | final      | ApprovedSignOff     | Proofread, 1         |

Locked is what has translate="no", or stands in what has it, and a segment with locked="true".

Confirming writes approved="yes", which every version of 1.2 has, and a state only where the target
has one, or where it is final or needs work. The other programs have attributes of their own, which
are written alone where the file has them. The subState of 2.x goes when the state changes, as the
standard asks; needing work and a question have none in it, so they are subStates of Duidu.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duidu.core.row_status import RowStatus
from duidu.formats.base.xml_original import UnitEdits
from duidu.formats.base.xml_scan import Element
from duidu.formats.xliff.units import Segment

_OPEN, _WORK, _QUESTION = RowStatus.OPEN, RowStatus.WORK, RowStatus.QUESTION
_CONFIRMED, _FINAL, _LOCKED = RowStatus.CONFIRMED, RowStatus.FINAL, RowStatus.LOCKED
_REVIEW = "needs-review-translation"
_ASKED = "x-duidu-question"
_SUBSTATES = {_WORK: "duidu:needs-work", _QUESTION: "duidu:question"}
_BY_SUBSTATE = {name: status for status, name in _SUBSTATES.items()}
_STATES_1 = {"signed-off": _CONFIRMED, "final": _FINAL}
_STATES_2 = {"reviewed": _CONFIRMED, "final": _FINAL}
_TRADOS = {
    "ApprovedTranslation": _CONFIRMED,
    "ApprovedSignOff": _FINAL,
    "RejectedTranslation": _WORK,
    "RejectedSignOff": _WORK,
}
_MEMOQ = {
    "ManuallyConfirmed": _CONFIRMED,
    "ConfirmedTranslator": _CONFIRMED,
    "Confirmed": _CONFIRMED,
    "ConfirmedReviewer1": _CONFIRMED,
    "ConfirmedReviewer2": _FINAL,
    "Proofread": _FINAL,
    "Rejected": _WORK,
}
_MEMOQS, _PHRASES = "mq:status", "m:confirmed"
_YES = frozenset({"true", "yes", "1", "locked"})
# How many steps a file of Phrase has: what is confirmed has passed that of the file.
_LEVEL = re.compile(r"""<(?:[^\s<>:]*:)?xliff\b[^>]*\s[^\s=:]+:level\s*=\s*["'](\d{1,3})["']""")


class TranslateAround:
    """What the elements around units say on whether to translate them (`translate`).

    Each element is asked once, however many units stand in it and however deep.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, str] = {}

    def of(self, around: Sequence[Element]) -> str:
        """What the innermost that says anything says; `around` has the outermost first."""
        passed: list[int] = []
        said = ""
        for one in reversed(around):
            passed.append(one.start)
            said = self._known.get(one.start, "") or one.attribute(self._text, "translate")
            if said or one.start in self._known:
                break
        self._known |= dict.fromkeys(passed, said)
        return said


@dataclass(frozen=True, slots=True)
class UnitStates:
    """What is said of the segments of one unit; `definitions` are those of Trados, by mark."""

    text: str
    unit: Element
    is_locked: bool
    definitions: Mapping[str, Element]

    @classmethod
    def of(cls, text: str, unit: Element, translate: str = "") -> "UnitStates":
        """Read what is said of a unit; `translate` is what the elements around it say."""
        locked = (unit.attribute(text, "translate") or translate) == "no"
        definitions: dict[str, Element] = {}
        if text.find("seg-defs", unit.start, unit.end) >= 0:
            for one in unit.all():
                if one.name == "seg" and one.prefix:
                    definitions[one.attribute(text, "id")] = one
        return cls(text, unit, locked, definitions)

    def status(self, segment: Segment) -> RowStatus:
        """The status of a segment."""
        definition = self._definition(segment)
        holder = segment.holder if segment.holder is not self.unit else None
        holders = [one for one in (self.unit, holder, definition) if one is not None]
        if self.is_locked or any(self._said(one, "locked") in _YES for one in holders):
            return _LOCKED
        if definition is not None:
            return _TRADOS.get(self._said(definition, "conf"), _OPEN)
        if self.unit.name == "unit":
            return self._status_2(segment)
        if own := self._own(_MEMOQS):
            return _MEMOQ.get(self._said(self.unit, own), _OPEN)
        if own := self._own(_PHRASES):
            return _CONFIRMED if self._said(self.unit, own) not in ("", "0") else _OPEN
        return self._status_1()

    @property
    def is_of_unit(self) -> bool:
        """Whether all segments of the unit have one status."""
        return not self.definitions and self.unit.name != "unit"

    def put(
        self, edits: UnitEdits, segment: Segment, status: RowStatus, has_text: bool, level: str
    ) -> None:
        """Write the status of a segment.

        `has_text` says whether it is translated by now; `level` is that of a file of Phrase.
        """
        definition = self._definition(segment)
        if status.is_settled and not has_text:
            # Programs would deliver what is approved; 2.x allows such a segment no other state.
            edits.unstated += 1
            return
        if self.definitions:
            if definition is None:
                edits.unstated += 1
                return
            value = _TRADOS_FOR.get(status, "Translated" if has_text else "")
            edits.put_attribute(definition, "conf", value)
        elif self.unit.name == "unit":
            self._put_2(edits, segment.holder, status, has_text)
        elif own := self._own(_MEMOQS):
            value = _MEMOQ_FOR.get(status, "PartiallyEdited" if has_text else "NotStarted")
            edits.put_attribute(self.unit, own, value)
        elif own := self._own(_PHRASES):
            edits.put_attribute(self.unit, own, level if status.is_settled else "0")
        else:
            self._put_1(edits, status, has_text)

    def _said(self, element: Element, name: str) -> str:
        return element.attribute(self.text, name.rpartition(":")[2].lower())

    def _own(self, name: str) -> str:
        """The name of an attribute that another program has on its units, "" where it has not."""
        return name if self.unit.attribute_span(self.text, name) else ""

    def _definition(self, segment: Segment) -> Element | None:
        if segment.mark is None:
            return None
        return self.definitions.get(segment.mark.attribute(self.text, "mid"))

    def _status_1(self) -> RowStatus:
        target = self.unit.child("target", self.unit.prefix)
        state = "" if target is None else self._said(target, "state")
        if state.startswith("needs-") and state != "needs-translation" and target is not None:
            return _QUESTION if self._said(target, "state-qualifier") == _ASKED else _WORK
        approved = _CONFIRMED if self._said(self.unit, "approved") == "yes" else _OPEN
        return _STATES_1.get(state, approved)

    def _status_2(self, segment: Segment) -> RowStatus:
        own = _BY_SUBSTATE.get(self._said(segment.holder, "substate"))
        return own or _STATES_2.get(self._said(segment.holder, "state"), _OPEN)

    def _put_1(self, edits: UnitEdits, status: RowStatus, has_text: bool) -> None:
        """Write a status of 1.2: on the unit, and on its target."""
        was_approved = self._said(self.unit, "approved")
        if status.is_settled or was_approved:
            edits.put_attribute(self.unit, "approved", "yes" if status.is_settled else "no")
        target = self.unit.child("target", self.unit.prefix)
        if target is None:
            edits.unstated += status in (_WORK, _QUESTION)
            return
        state = self._said(target, "state")
        needed = {_FINAL: "final", _WORK: _REVIEW, _QUESTION: _REVIEW}
        if status in needed:
            edits.put_attribute(target, "state", needed[status])
        elif state:
            begun = "translated" if has_text else "needs-translation"
            edits.put_attribute(target, "state", "signed-off" if status.is_settled else begun)
        asked = self._said(target, "state-qualifier")
        if status is _QUESTION:
            edits.put_attribute(target, "state-qualifier", _ASKED)
        elif asked == _ASKED:
            edits.put_attribute(target, "state-qualifier", "")

    def _put_2(self, edits: UnitEdits, holder: Element, status: RowStatus, has_text: bool) -> None:
        """Write a status of 2.x: on the segment."""
        states = {_CONFIRMED: "reviewed", _FINAL: "final"}
        if holder.name != "segment":
            edits.unstated += 1
            return
        begun = "translated" if has_text else "initial"
        edits.put_attribute(holder, "state", states.get(status, begun))
        if status in _SUBSTATES or self._said(holder, "substate"):
            edits.put_attribute(holder, "subState", _SUBSTATES.get(status, ""))


_TRADOS_FOR = {
    _CONFIRMED: "ApprovedTranslation",
    _FINAL: "ApprovedSignOff",
    _WORK: "RejectedTranslation",
    _QUESTION: "RejectedTranslation",
}
_MEMOQ_FOR = {
    _CONFIRMED: "ManuallyConfirmed",
    _FINAL: "Proofread",
    _WORK: "Rejected",
    _QUESTION: "Rejected",
}


def attributes_1(status: RowStatus) -> tuple[dict[str, str], dict[str, str]]:
    """The attributes by which a unit of 1.2, and its target, say a status in a new file."""
    unit = {"translate": "no"} if status is _LOCKED else {}
    if status in (_CONFIRMED, _FINAL):
        unit = {"approved": "yes"}
    target = {_FINAL: {"state": "final"}, _WORK: {"state": _REVIEW}}.get(status, {})
    if status is _QUESTION:
        target = {"state": _REVIEW, "state-qualifier": _ASKED}
    return unit, target


def attributes_2(status: RowStatus, *, has_text: bool) -> dict[str, str]:
    """The attributes by which a segment of 2.x says a status in a new file; {} for none."""
    if status in (_OPEN, _LOCKED):
        return {}
    begun = "translated" if has_text else "initial"
    state = {_CONFIRMED: "reviewed", _FINAL: "final"}.get(status, begun)
    own = {"subState": _SUBSTATES[status]} if status in _SUBSTATES else {}
    return {"state": state, **own}


def level_of(whole: str) -> str:
    """The step that the segments of a file of Phrase are in; "1" for any other."""
    found = _LEVEL.search(whole[:8_192])
    return found[1] if found else "1"
