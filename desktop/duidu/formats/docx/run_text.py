"""The text of a paragraph or run of Word."""

from lxml import etree

from duidu.formats.base.markup import local_name

# What was deleted or moved away, codes of fields, pictures, and readings over characters.
_DROPPED = {"del", "moveFrom", "instrText", "drawing", "pict", "object", "rt"}
# As local_name gives them, with paragraphs within one, and properties: none of it is text of the
# paragraph or run it is in.
LEFT_OUT = frozenset({*map(str.lower, _DROPPED), "p", "ppr", "rpr"})


def text_of_paragraph(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, line breaks as line feeds, tabs as spaces."""
    pieces: list[str] = []
    _gather(paragraph, pieces)
    return "".join(pieces)


def _gather(element: etree._Element, pieces: list[str]) -> None:
    """Collect the pieces of text in an element."""
    for child in element:
        name = local_name(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in LEFT_OUT:
            continue
        elif name in {"br", "cr"}:
            pieces.append("\n")
        elif name in {"tab", "ptab"}:
            pieces.append(" ")
        elif name == "nobreakhyphen":
            pieces.append("-")
        else:
            _gather(child, pieces)
