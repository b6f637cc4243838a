"""The text of a paragraph or run of Word."""

from string import hexdigits

from lxml import etree

from duidu.formats.base.markup import attribute, local_name

# What was deleted or moved away, codes of fields, pictures, and readings over characters.
_DROPPED = {"del", "moveFrom", "instrText", "drawing", "pict", "object", "rt"}
# As local_name gives them, with paragraphs within one, and properties: none of it is text of the
# paragraph or run it is in.
LEFT_OUT = frozenset({*map(str.lower, _DROPPED), "p", "ppr", "rpr"})


def text_of_paragraph(paragraph: etree._Element) -> str:
    """Return the text of a paragraph or run, line breaks as line feeds, tabs as spaces."""
    pieces: list[str] = []
    if local_name(paragraph) == "r" and is_hidden(paragraph):
        return ""
    _gather(paragraph, pieces)
    return "".join(pieces)


def is_hidden(run: etree._Element) -> bool:
    """Whether Word hides the text of a run."""
    properties = next((child for child in run if local_name(child) == "rpr"), None)
    if properties is None:
        return False
    return any(
        local_name(one) == "vanish" and attribute(one, "val") not in {"0", "false", "off"}
        for one in properties
    )


def symbol(element: etree._Element) -> str:
    """The character of a symbol, "" for one that only its font knows."""
    number = attribute(element, "char")
    code = int(number, 16) if 0 < len(number) <= 5 and not set(number) - set(hexdigits) else 0
    return "" if 0xE000 <= code <= 0xF8FF or 0xD800 <= code <= 0xDFFF or not code else chr(code)


def _gather(element: etree._Element, pieces: list[str]) -> None:
    """Collect the pieces of text in an element."""
    for child in element:
        name = local_name(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in LEFT_OUT or (name == "r" and is_hidden(child)):
            continue
        elif name == "sym":
            pieces.append(symbol(child))
        elif name in {"br", "cr"}:
            pieces.append("\n")
        elif name in {"tab", "ptab"}:
            pieces.append(" ")
        elif name == "nobreakhyphen":
            pieces.append("-")
        else:
            _gather(child, pieces)
