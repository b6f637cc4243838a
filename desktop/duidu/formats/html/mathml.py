"""Writes a formula in MathML on one line: 10⁶, ½, √(a+b), x_i."""

import re
from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from duidu.formats.base.markup import collapse_spaces, html_attribute, local_name

RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
RAISABLE, LOWERABLE = re.compile(r"[0-9+\-−=()n]{1,6}"), re.compile(r"[0-9+\-−=()]{1,6}")
_FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "1/8": "⅛"}
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
        return f"√{_grouped(''.join(parts))}"
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


def _fraction(parts: Sequence[str]) -> str:
    written = f"{_grouped(parts[0])}/{_grouped(parts[1])}"
    return _FRACTIONS.get(written, written)


def _power(parts: Sequence[str]) -> str:
    return f"{_grouped(parts[0])}{_raised(parts[1])}"


def _index(parts: Sequence[str]) -> str:
    return f"{parts[0]}{_lowered(parts[1])}"


def _both(parts: Sequence[str]) -> str:
    return f"{parts[0]}{_lowered(parts[1])}{_raised(parts[2])}" if len(parts) > 2 else _index(parts)


def _root(parts: Sequence[str]) -> str:
    above = parts[1].translate(RAISED) if RAISABLE.fullmatch(parts[1]) else f"{parts[1]}-"
    return f"{above}√{_grouped(parts[0])}"


def _over(parts: Sequence[str]) -> str:
    """An accent stands behind its letter; anything longer is a bound."""
    return "".join(parts) if len(parts[1]) == 1 else f"{parts[0]}{_raised(parts[1])}"


def _raised(text: str) -> str:
    return text.translate(RAISED) if RAISABLE.fullmatch(text) else f"^{_grouped(text)}"


def _lowered(text: str) -> str:
    return text.translate(LOWERED) if LOWERABLE.fullmatch(text) else f"_{_grouped(text)}"


def _grouped(text: str) -> str:
    """A part in brackets, unless it is one word or number or has brackets already."""
    return text if re.fullmatch(r"[\w.]*|\([^()]*\)|\S", text) else f"({text})"


_SHAPES: Mapping[str, Callable[[Sequence[str]], str]] = {
    "mfrac": _fraction,
    "msup": _power,
    "msub": _index,
    "msubsup": _both,
    "munderover": _both,
    "munder": _index,
    "mover": _over,
    "mroot": _root,
}
