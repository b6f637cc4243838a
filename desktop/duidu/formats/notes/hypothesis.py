"""Reads annotations that Hypothes.is exported as JSON.

Its API writes {"rows": [...]}, its client {"annotations": [...]}.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.errors import FileError
from duidu.formats.notes.web_annotations import account_name

# Our own, made once at random: ids made in it must never change.
_NAMESPACE = UUID("2f6cf5ac-6a4e-5f7f-9d0a-3a1d0a5b4c22")


def is_hypothesis(data: object) -> bool:
    """Whether parsed JSON looks like an export of Hypothes.is."""
    rows = _rows(data)
    return bool(rows) and all(
        isinstance(row, dict) and "uri" in row and "id" in row for row in rows
    )


def hypothesis_notes(data: object) -> tuple[Annotation, ...]:
    """Return the annotations in an export.

    Anchors have a quotation and its context only: their block is -1 and their side is unknown.
    Replies answer the last of the notes they refer to. Importing the same annotation again gives
    the same id. Raises FileError.
    """
    if not is_hypothesis(data):
        raise FileError(
            "It has no “rows” or “annotations” with “uri”; choose a file that Hypothes.is exported."
        )
    try:
        return tuple(_note(row) for row in _rows(data))
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise FileError(
            "An annotation of Hypothes.is cannot be read ({error}); export the file again.",
            error=error,
        ) from error


def _rows(data: object) -> list[Any]:
    if isinstance(data, dict):
        data = data.get("rows", data.get("annotations"))
    return data if isinstance(data, list) else []


def _note(row: Mapping[str, Any]) -> Annotation:
    """Read one annotation."""
    text = str(row.get("text") or "")
    tags = tuple(str(tag) for tag in row.get("tags") or ())
    anchors = tuple(
        anchor for target in row.get("target") or () if (anchor := _anchor(target)) is not None
    )
    kind = (
        AnnotationKind.NOTE
        if text or not anchors
        else AnnotationKind.TAG
        if tags
        else AnnotationKind.HIGHLIGHT
    )
    facts = {
        "hypothesis": str(row["id"]),
        "uri": str(row["uri"]),
        "user": str(row.get("user") or ""),
    }
    created = _seconds(row.get("created"))
    # Those it is below in its thread, the one it answers last.
    references = row.get("references") or ()
    return Annotation(
        id=_id(row["id"]),
        article="",
        kind=kind,
        anchors=anchors,
        text=text,
        tags=tags,
        author=_author(row),
        answers=_id(references[-1]) if references else "",
        created=created,
        modified=_seconds(row.get("updated")) or created,
        extra={name: value for name, value in facts.items() if value},
    )


def _author(row: Mapping[str, Any]) -> str:
    """Whose annotation it is: the name that is shown, else that of the account."""
    shown = row.get("user_info")
    name = shown.get("display_name") if isinstance(shown, dict) else None
    return account_name(str(name or row.get("user") or ""))


def _anchor(target: Mapping[str, Any]) -> Anchor | None:
    """Return the anchor of a target; None for one that selects nothing: the whole page.

    No block and no side: importing finds the place by the quotation. Without one it is lost.
    """
    selectors = [one for one in target.get("selector") or () if isinstance(one, dict)]
    if not selectors:
        return None
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    exact, prefix, suffix = (str(quote.get(name) or "") for name in ("exact", "prefix", "suffix"))
    state = AnchorState.SURE if exact else AnchorState.LOST
    return Anchor(SideName.SOURCE, -1, 0, len(exact), exact, prefix, suffix, state=state)


def _id(identity: object) -> str:
    return str(uuid5(_NAMESPACE, str(identity)))


def _seconds(value: object) -> float:
    return datetime.fromisoformat(str(value)).timestamp() if value else 0.0
