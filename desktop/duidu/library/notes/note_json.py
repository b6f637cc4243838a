"""Annotations as plain JSON objects with the field names of the core types: for the copies and the emergency file."""

from dataclasses import asdict
from typing import Any

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName


def note_json(note: Annotation) -> dict[str, Any]:
    """All fields of an annotation as JSON values."""
    return asdict(note)


def note_from(fields: dict[str, Any]) -> Annotation:
    """The annotation that note_json wrote. Raises KeyError, TypeError, ValueError for anything else."""
    anchors = tuple(
        Anchor(
            **{**anchor, "side": SideName(anchor["side"]), "state": AnchorState(anchor["state"])}
        )
        for anchor in fields["anchors"]
    )
    lists = {name: tuple(fields[name]) for name in ("tags", "links")}
    return Annotation(
        **{**fields, **lists, "kind": AnnotationKind(fields["kind"]), "anchors": anchors}
    )
