"""What a segment said before words of it were replaced, where each version of XLIFF has a place.

In 1.2 that is an `alt-trans` of the type `previous-version`, in 2.1 the change tracking module.
"""

from lxml import etree

from duidu.core.article import SideName
from duidu.formats.base.exported import Exported, Segment
from duidu.formats.base.segments import xml_text
from duidu.formats.base.tracked_words import TrackedChange, first_text, tracked_changes

V1 = "urn:oasis:names:tc:xliff:document:1.2"
TRACKING = "urn:oasis:names:tc:xliff:changetracking:2.1"


class FirstWords:
    """Finds what segments said at first."""

    def __init__(self, exported: Exported) -> None:
        self._changes = tracked_changes(exported)

    def alternative(self, unit: etree._Element, segment: Segment) -> None:
        """Append to a trans-unit of 1.2 what it said at first, if that was something else."""
        if not self._changes:
            return
        found = {side: first_text(segment, side, self._changes) for side in SideName}
        done = [change for _, changes in found.values() for change in changes]
        if not done:
            return
        alternative = etree.SubElement(
            unit,
            f"{{{V1}}}alt-trans",
            {"alttranstype": "previous-version", **_by(done, "origin", "extradata")},
        )
        if found[SideName.SOURCE][1]:
            etree.SubElement(alternative, f"{{{V1}}}source").text = xml_text(
                found[SideName.SOURCE][0]
            )
        target = etree.SubElement(alternative, f"{{{V1}}}target")
        target.text = xml_text(found[SideName.TARGET][0])

    def revisions(self, unit: etree._Element, segments: list[Segment]) -> None:
        """Append to a unit of 2.1 what its segments said at first; `s1` is the first segment."""
        if not self._changes:
            return
        track: etree._Element | None = None
        for number, segment in enumerate(segments, start=1):
            for side in SideName:
                first, done = first_text(segment, side, self._changes)
                if not done:
                    continue
                if track is None:
                    track = etree.SubElement(unit, _name("changeTrack"), nsmap={"ctr": TRACKING})
                revisions = etree.SubElement(
                    track, _name("revisions"), {"appliesTo": side.value, "ref": f"s{number}"}
                )
                revision = etree.SubElement(
                    revisions, _name("revision"), _by(done, "author", "datetime")
                )
                item = etree.SubElement(revision, _name("item"), {"property": "content"})
                item.text = xml_text(first)


def _name(tag: str) -> str:
    return f"{{{TRACKING}}}{tag}"


def _by(done: list[TrackedChange], author: str, date: str) -> dict[str, str]:
    """Who replaced words last, and when."""
    last = max(done, key=lambda change: change.rewording.created)
    named = {author: xml_text(last.author)} if last.author else {}
    return {**named, date: last.date}
