"""How a formula is written on one line, whatever file it stands in: 10⁶, ½, √(a+b), x_i."""

import re
from collections.abc import Sequence

RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
RAISABLE, LOWERABLE = re.compile(r"[0-9+\-−=()n]{1,6}"), re.compile(r"[0-9+\-−=()]{1,6}")
_FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "1/8": "⅛"}


def fraction(parts: Sequence[str]) -> str:
    """Write a part over another."""
    written = f"{grouped(parts[0])}/{grouped(parts[1])}"
    return _FRACTIONS.get(written, written)


def power(parts: Sequence[str]) -> str:
    """Write a base and what is raised behind it."""
    return f"{grouped(parts[0])}{raised(parts[1])}"


def index(parts: Sequence[str]) -> str:
    """Write a base and what is lowered behind it."""
    return f"{parts[0]}{lowered(parts[1])}"


def both(parts: Sequence[str]) -> str:
    """Write a base with what is lowered, then what is raised."""
    return f"{parts[0]}{lowered(parts[1])}{raised(parts[2])}" if len(parts) > 2 else index(parts)


def root(parts: Sequence[str]) -> str:
    """Write what is under a root, and its degree."""
    above = parts[1].translate(RAISED) if RAISABLE.fullmatch(parts[1]) else f"{parts[1]}-"
    return f"{above}√{grouped(parts[0])}"


def over(parts: Sequence[str]) -> str:
    """An accent stands behind its letter; anything longer is a bound."""
    return "".join(parts) if len(parts[1]) == 1 else f"{parts[0]}{raised(parts[1])}"


def raised(text: str) -> str:
    """Write a part that stands raised."""
    return text.translate(RAISED) if RAISABLE.fullmatch(text) else f"^{grouped(text)}"


def lowered(text: str) -> str:
    """Write a part that stands lowered."""
    return text.translate(LOWERED) if LOWERABLE.fullmatch(text) else f"_{grouped(text)}"


def grouped(text: str) -> str:
    """A part in brackets, unless it is one word or number or has brackets already."""
    return text if re.fullmatch(r"[\w.]*|\([^()]*\)|\S", text) else f"({text})"
