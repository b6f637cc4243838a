"""Writes a formula of Word on one line: ½, 10⁶, √(a+b), ∑_(i=1)^n."""

from collections.abc import Callable, Mapping

from lxml import etree

from duidu.formats.base.formula_line import both, fraction, grouped, index, lowered, power, raised
from duidu.formats.base.formula_line import root as written_root
from duidu.formats.base.markup import attribute, collapse_spaces, local_name

# What was deleted, and how the parts look.
_UNSEEN = frozenset(("del", "movefrom", "rpr", "ctrlpr", "deltext", "instrtext", "rt"))
_INTEGRAL = "∫"


def formula_text(math: etree._Element) -> str:
    """Return what a formula says, its parts on one line; "" for one without text."""
    return collapse_spaces(_inside(math))


def _text(element: etree._Element) -> str:
    """What an element says on one line. The parser's limit on nesting bounds the recursion."""
    name = local_name(element)
    if name == "t":
        return element.text or ""
    # Properties say how a part looks, or which sign it has.
    if name in _UNSEEN or name.endswith("pr"):
        return ""
    shape = _SHAPES.get(name)
    return shape(element) if shape else _inside(element)


def _inside(element: etree._Element) -> str:
    return "".join(map(_text, element))


def _part(element: etree._Element, wanted: str) -> str:
    """What the part of this name says, "" where there is none."""
    found = next((one for one in element if local_name(one) == wanted), None)
    return "" if found is None else _inside(found).strip()


def _parts(element: etree._Element, wanted: str) -> list[str]:
    return [_inside(one).strip() for one in element if local_name(one) == wanted]


def _property(element: etree._Element, name: str, otherwise: str) -> str:
    """A sign that the properties of an element give it; one that is named may be empty."""
    for properties in element:
        if local_name(properties).endswith("pr"):
            for one in properties:
                if local_name(one) == name:
                    return attribute(one, "val")
    return otherwise


def _fraction(element: etree._Element) -> str:
    parts = [_part(element, "num"), _part(element, "den")]
    if _property(element, "type", "") == "noBar":
        return ", ".join(parts)
    return fraction(parts)


def _root(element: etree._Element) -> str:
    degree, inside = _part(element, "deg"), _part(element, "e")
    return written_root([inside, degree]) if degree else f"√{grouped(inside)}"


def _great(element: etree._Element) -> str:
    """A sum, a product or an integral with its bounds."""
    sign = _property(element, "chr", _INTEGRAL)
    below, above = _part(element, "sub"), _part(element, "sup")
    bounds = (lowered(below) if below else "") + (raised(above) if above else "")
    between = " " if bounds else ""
    return f"{sign}{bounds}{between}{_part(element, 'e')}"


def _bracketed(element: etree._Element) -> str:
    opens, closes = _property(element, "begchr", "("), _property(element, "endchr", ")")
    return f"{opens}{_property(element, 'sepchr', '|').join(_parts(element, 'e'))}{closes}"


def _function(element: etree._Element) -> str:
    name, inside = _part(element, "fname"), _part(element, "e")
    return f"{name}{inside}" if inside[:1] in {"(", "[", "{"} else f"{name} {inside}".strip()


def _accented(element: etree._Element) -> str:
    """A sign over its letter, which Unicode puts behind it."""
    inside = _part(element, "e")
    sign = _property(element, "chr", "\u0302")
    return f"{inside}{sign}" if len(inside) == 1 else f"{grouped(inside)}{sign}"


def _before(element: etree._Element) -> str:
    below, above = _part(element, "sub"), _part(element, "sup")
    marks = (lowered(below) if below else "") + (raised(above) if above else "")
    return f"{marks}{_part(element, 'e')}"


def _matrix(element: etree._Element) -> str:
    rows = (one for one in element if local_name(one) == "mr")
    return "; ".join(", ".join(_parts(row, "e")) for row in rows)


_SHAPES: Mapping[str, Callable[[etree._Element], str]] = {
    "f": _fraction,
    "ssup": lambda one: power([_part(one, "e"), _part(one, "sup")]),
    "ssub": lambda one: index([_part(one, "e"), _part(one, "sub")]),
    "ssubsup": lambda one: both([_part(one, "e"), _part(one, "sub"), _part(one, "sup")]),
    "spre": _before,
    "rad": _root,
    "nary": _great,
    "d": _bracketed,
    "func": _function,
    "limlow": lambda one: index([_part(one, "e"), _part(one, "lim")]),
    "limupp": lambda one: power([_part(one, "e"), _part(one, "lim")]),
    "acc": _accented,
    "m": _matrix,
    "eqarr": lambda one: "; ".join(_parts(one, "e")),
    "br": lambda _: " ",
    "tab": lambda _: " ",
}
