"""Writes a formula in MathML on one line: 10⁶, ½, √(a+b), x_i."""

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from duidu.formats.base.formula_line import (
    both,
    fraction,
    grouped,
    index,
    over,
    power,
    root,
)
from duidu.formats.base.markup import collapse_spaces, html_attribute, local_name

# Also says what the formula says, in the language of another program.
_SAID_TWICE = frozenset(("annotation", "annotation-xml"))


def formula_text(math: etree._Element) -> str:
    """What a formula says: the text its maker gave it, else its parts on one line."""
    return collapse_spaces(html_attribute(math, "alttext") or _text(math))


def _text(element: etree._Element) -> str:
    """What an element says on one line. DEEPEST of the parser bounds the recursion."""
    name = local_name(element)
    if name in _SAID_TWICE:
        return ""
    parts = [_text(child) for child in element if local_name(child) not in _SAID_TWICE]
    shape = _SHAPES.get(name)
    if shape is not None and len(parts) in (2, 3):
        return shape(parts)
    if name == "msqrt":
        return f"√{grouped(''.join(parts))}"
    if name == "mtable":
        return "; ".join(parts)
    if name == "mtr":
        return ", ".join(parts)
    if name == "mfenced":
        opens, closes = (element.get("open", "("), element.get("close", ")"))
        return f"{opens}{', '.join(parts)}{closes}"
    tails = (child.tail or "" for child in element)
    inside = "".join(part + tail for part, tail in zip(parts, tails, strict=False))
    return ((element.text or "") + inside).strip()


_SHAPES: Mapping[str, Callable[[Sequence[str]], str]] = {
    "mfrac": fraction,
    "msup": power,
    "msub": index,
    "msubsup": both,
    "munderover": both,
    "munder": index,
    "mover": over,
    "mroot": root,
}
