"""Changes comments of an XML file where they stand."""

from collections.abc import Collection, Iterator, Mapping

from duidu.formats.base.file_comments import CommentChanges
from duidu.formats.base.original import Edit
from duidu.formats.base.xml_content import Escaping
from duidu.formats.base.xml_original import space_before
from duidu.formats.base.xml_scan import Element


def changed_comments(
    text: str,
    comments: Mapping[str, Element],
    changes: CommentChanges,
    escaping: Escaping,
    kept: Collection[str] = (),
) -> Iterator[Edit]:
    """Yield the edits of comments by name, which are the elements that hold their texts.

    Those in `kept` are left where they were deleted.
    """
    for name, said in changes.edited.items():
        if name in comments:
            element = comments[name]
            if element.is_one_tag:
                opening = text[element.start : element.opened - len("/>")].rstrip()
                closing = opening[1:].split(maxsplit=1)[0]
                inside = f"{opening}>{escaping.text(said)}</{closing}>"
                yield Edit(element.start, element.end, inside)
            else:
                yield Edit(element.opened, element.closed, escaping.text(said))
    for name in changes.gone.difference(kept):
        if name in comments:
            element = comments[name]
            yield Edit(element.start - len(space_before(text, element.start)), element.end, "")
