"""Parses XML and HTML that may be hostile: no entities, DTD or network; bounded depth and size."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import Any, cast

from lxml import etree

from duidu.core.errors import FileError

# Deeper nesting is an attack, not a document. XML has libxml2's own limit of 256; this one is
# for what its HTML parser builds.
DEEPEST = 200
# Inline codes of other programs: what is inside them is markup, not text.
INLINE_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_OTHER_SPACES = "\t\r\n\f"
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
# A line break in the source between two hanzi shows no space on the page.
_BETWEEN_HANZI = re.compile(f"(?<=[{_CJK}])[ \\t]*[\\r\\n]\\s*(?=[{_CJK}])")


# Entities and DTDs could read files of the machine, and entities could fill its memory.
_CAREFUL: Mapping[str, Any] = MappingProxyType(
    {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML document.

    Raises FileError for what is not well-formed, declares its own entities or is nested too deeply.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(**_CAREFUL))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _not_well_formed(name, error) from error
    _refuse_entities(root, name)
    return root


def parse_xml_thinned(
    data: bytes, name: str, wanted: Collection[str], thin: Callable[[etree._Element], None]
) -> etree._Element:
    """Return the root of an XML document, of which much is taken away while it is parsed.

    `thin` is called with each element of the `wanted` tags once it is whole, and may remove what is
    inside. Raises FileError as parse_xml does.
    """
    events = etree.iterparse(BytesIO(data), events=("end",), tag=tuple(wanted), **_CAREFUL)
    try:
        for _, element in events:
            thin(element)
        root: etree._Element = cast("Any", events).root
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _not_well_formed(name, error) from error
    _refuse_entities(root, name)
    return root


def walk_xml(data: bytes, name: str, wanted: Collection[str]) -> Iterator[etree._Element]:
    """Yield the root of an XML document as it begins, and then each element of these names.

    The names are local and in lower case. Each element is whole while it is yielded and gone after
    it, so that a file of any length takes little memory. Raises FileError as parse_xml does.
    """
    events = etree.iterparse(BytesIO(data), events=("start", "end"), **_CAREFUL)
    root: etree._Element | None = None
    try:
        for event, element in events:
            if root is None:
                root = element
                _refuse_entities(root, name)
                yield root
            elif event == "end" and local_name(element) in wanted:
                yield element
                element.clear()
                above = element.getparent()
                # What stood before it is empty by now, and is many where there are many.
                while above is not None and (before := element.getprevious()) is not None:
                    above.remove(before)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _not_well_formed(name, error) from error


def _not_well_formed(name: str, error: Exception) -> FileError:
    return FileError(
        "“{name}” is not well-formed XML ({error}). Get the file again.",
        name=name,
        error=_short(error),
    )


def _refuse_entities(root: etree._Element, name: str) -> None:
    """Raise FileError where entities are declared: not expanded, their text would be missing."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):  # type: ignore[attr-defined]
        raise FileError(
            "“{name}” declares XML entities, which Duidu does not expand; save it without them.",
            name=name,
        )


def parse_html(data: bytes, name: str, encoding: str = "utf-8") -> etree._Element:
    """Return the root of an HTML document, however broken it is.

    Raises FileError when nothing can be made of it, and when it is nested too deeply.
    """
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=encoding
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise FileError(
            "“{name}” cannot be read as a web page ({error}). Save the page again.",
            name=name,
            error=_short(error),
        ) from error
    if root is None:
        raise FileError(
            "“{name}” is a web page without text; choose a page with text in it.", name=name
        )
    _take_in_what_follows(root)
    _check_depth(root, name)
    return root


def _take_in_what_follows(root: etree._Element) -> None:
    """Put what stands behind the end of a page at the end of its body, as browsers do.

    libxml2 has it beside the page, as another one.
    """
    body = root.find("body")
    for other in [*root.itersiblings()]:
        inside = other.find("body") if other.tag == "html" else other
        (root if body is None else body).append(other if inside is None else inside)


def nested_too_deeply(name: str, deepest: int = DEEPEST) -> FileError:
    """The error of a document that nests its elements deeper than a person would."""
    return FileError(
        "“{name}” is nested more than {deepest} levels deep; save it in a simpler form.",
        name=name,
        deepest=deepest,
    )


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace, in lower case.

    "" for comments and other nodes that are no elements.
    """
    return _local_name(element.tag)


# A document has a few dozen names; the bound is for one that makes up a name for each element.
@lru_cache(maxsize=4_096)
def _local_name(tag: object) -> str:
    if not isinstance(tag, str):
        return ""
    return (tag.rpartition("}")[2] if "}" in tag else tag).lower()


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without namespace, "" where it is missing."""
    if not len(element.attrib):  # most elements have none, and this is the fastest test
        return ""
    exact = element.get(name)
    if exact is not None:
        return exact
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].lower() == name:
            return str(value)
    return ""


def html_attribute(element: etree._Element, name: str) -> str:
    """Return an attribute of an HTML element, "" where it is missing.

    Faster than `attribute`: the HTML parser makes names lower case and keeps their prefixes.
    """
    return element.get(name) or ""


def elements_with(root: etree._Element, *names: str) -> list[etree._Element]:
    """Return an element and those inside it that have one of these attributes.

    What stands behind the end of a page is in the same document, but no part of it.
    One search by libxml2 is much faster than asking every element.
    """
    found = cast("list[Any]", root.xpath("|".join(f".//@{name}" for name in names)))
    return [attribute.getparent() for attribute in found]


def count_elements(root: etree._Element) -> int:
    """Return how many elements are inside one; libxml2 counts them in no time."""
    return round(cast("float", root.xpath("count(.//*)")))


def own_elements(element: etree._Element, kind: str) -> Iterator[etree._Element]:
    """Yield what is inside an element, but not what is inside a `kind` within it.

    Asked of a hundred elements one in another, each gives its own part, not all that is inside.
    """
    walk = etree.iterwalk(element, events=("start",))
    for _, inner in walk:
        if inner is not element and local_name(inner) == kind:
            walk.skip_subtree()
        else:
            yield inner


def text_of(element: etree._Element) -> str:
    """Return all text inside an element."""
    if not len(element):  # most have no children
        return element.text or ""
    return "".join(str(piece) for piece in element.itertext())


def inline_text(element: etree._Element, codes: frozenset[str] = INLINE_CODES) -> str:
    """Return the text of a segment without the inline codes of other programs.

    libxml2's limit on nesting bounds the recursion.
    """
    pieces = [element.text or ""]
    for child in element:
        if local_name(child) not in codes:
            pieces.append(inline_text(child, codes))
        pieces.append(child.tail or "")
    return "".join(pieces)


def collapse_spaces(text: str) -> str:
    """Collapse white space as a browser does: to one space, to none between hanzi."""
    if not text.isascii() and ("\n" in text or "\r" in text):
        text = _BETWEEN_HANZI.sub("", text)
    # An expression would make a match of every space that stays.
    for space in _OTHER_SPACES:
        if space in text:
            text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def _check_depth(root: etree._Element, name: str) -> None:
    # One question to libxml2 is much faster than a walk over all elements.
    if root.xpath("boolean(" + "/*" * (DEEPEST + 1) + ")"):
        raise nested_too_deeply(name)


def _short(error: Exception) -> str:
    """Return the parser's message, short enough for a sentence."""
    return (str(error).splitlines() or ["no reason given"])[0][:120].rstrip(".")
