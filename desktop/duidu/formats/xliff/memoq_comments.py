"""Comments as memoQ has them in its files: in an element of its own in each unit."""

import uuid
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from duidu.formats.base.file_comments import NewComment
from duidu.formats.base.original import Edit
from duidu.formats.base.segments import xml_text
from duidu.formats.base.xml_content import Escaping
from duidu.formats.base.xml_original import space_before
from duidu.formats.base.xml_scan import Element
from duidu.formats.notes.exported_notes import timestamp
from duidu.formats.xliff.units import FIELDS_A_SEGMENT

NAMESPACE = "MQXliff"
# How the element is called by now, and was before.
_HOLDERS = ("comments", "comments60")


def prefix_of(text: str, root: Element) -> str | None:
    """The prefix that the file has for what is memoQ's own; None for no file of memoQ."""
    names = (name for name, value in root.attributes(text) if value == NAMESPACE)
    return next((name.removeprefix("xmlns:") for name in names if ":" in name), None)


def added(
    text: str, unit: Element, prefix: str, new: Sequence[NewComment], escaping: Escaping
) -> Edit:
    """Put comments behind those that a unit has, else behind its texts and notes."""
    said = [_comment(prefix, one, escaping) for one in new]
    mine = [one for one in unit.elements if one.prefix == prefix]
    there = next((one for one in mine if one.name in _HOLDERS), None)
    if there is None:
        texts = [one for one in unit.elements if one.prefix == unit.prefix and one.name != "note"]
        texts = [one for one in texts if one.name in ("source", "seg-source", "target")]
        after = max(texts, key=lambda one: one.end)
        indent = space_before(text, after.start)
        # Called as the file calls it elsewhere.
        name = next((one for one in _HOLDERS if f"<{prefix}:{one}>" in text), _HOLDERS[0])
        whole = f"{indent}<{prefix}:{name}>{''.join(said)}</{prefix}:{name}>"
        return Edit(after.end, after.end, whole)
    if there.is_one_tag:
        opening = text[there.start : there.opened - len("/>")].rstrip()
        closing = opening[1:].split(maxsplit=1)[0]
        return Edit(there.start, there.end, f"{opening}>{''.join(said)}</{closing}>")
    last = there.elements[-1] if there.elements else None
    at = last.end if last is not None else there.opened
    indent = space_before(text, last.start) if last is not None else ""
    return Edit(at, at, "".join(indent + one for one in said))


def _comment(prefix: str, one: NewComment, escaping: Escaping) -> str:
    # The same note has the same id however often the file is written.
    words = one.identity or f"{one.field} {one.author} {one.time} {one.text}"
    identity = uuid.uuid5(uuid.NAMESPACE_URL, words)
    author = quoteattr(xml_text(one.author))
    when = f' time="{timestamp(one.time)}"' if one.time else ""
    side = "Target" if one.field % FIELDS_A_SEGMENT else "Source"
    return (
        f'<{prefix}:comment id="{identity}" creatoruser={author}{when} deleted="false" '
        f'appliesto="{side}" origin="User">{escaping.text(one.text)}</{prefix}:comment>'
    )
