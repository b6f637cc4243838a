"""What the text styles of an OpenDocument text say: emphasis, raised and lowered letters.

Emphasis is italic, bold or with dots (着重号), by the style itself or one that it is based on.
"""

import re
from typing import NamedTuple

from lxml import etree

from duidu.core.emphasis import EmphasisKind
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.base.style_emphasis import Kinds, with_bases

_GROUPS = {"styles", "automatic-styles"}
_BOLD = {"bold", "600", "700", "800", "900"}

# "super", or by how much of the height of a letter: "33% 58%".
_RAISED, _LOWERED = re.compile(r"super|\+?\d*[1-9]"), re.compile(r"sub|-\d*[1-9]")


class TextStyle(NamedTuple):
    """How a style emphasises, and whether it has letters "raised" or "lowered"."""

    kinds: tuple[EmphasisKind, ...] = ()
    shift: str = ""


Styles = dict[str, TextStyle]
PLAIN = TextStyle()


def text_styles(roots: list[etree._Element]) -> Styles:
    """Return what each style of running text says; those that say nothing are left out.

    The document's own styles come first, then those made up for its text.
    """
    own: dict[str, tuple[str, Kinds]] = {}
    shifts: dict[str, tuple[str, dict[str, bool]]] = {}
    for style in (
        e
        for root in roots
        for group in root
        if local_name(group) in _GROUPS
        for e in group
        if local_name(e) == "style"
    ):
        if attribute(style, "family") == "text":
            name, base = attribute(style, "name"), attribute(style, "parent-style-name")
            own[name], shifts[name] = (base, _switched(style)), (base, _shifted(style))
    styles = {
        name: TextStyle(
            tuple(kind for kind, on in with_bases(own, name).items() if on),
            next((shift for shift, on in with_bases(shifts, name).items() if on), ""),
        )
        for name in own
    }
    return {name: style for name, style in styles.items() if style != PLAIN}


def _switched(style: etree._Element) -> Kinds:
    """Return what a style by itself switches on or off."""
    found: Kinds = {}
    for properties in (child for child in style if local_name(child) == "text-properties"):
        slants, weights = (
            {attribute(properties, f"font-{what}{script}") for script in ("", "-asian")}
            for what in ("style", "weight")
        )
        dots = attribute(properties, "text-emphasize")
        if dots or slants != {""}:
            found[EmphasisKind.EMPHASIS] = bool(slants & {"italic", "oblique"}) or dots not in {
                "",
                "none",
            }
        if weights != {""}:
            found[EmphasisKind.STRONG] = bool(weights & _BOLD)
    return found


def _shifted(style: etree._Element) -> dict[str, bool]:
    """Where a style by itself puts letters; {} where it leaves that to its base."""
    found: dict[str, bool] = {}
    for properties in (child for child in style if local_name(child) == "text-properties"):
        if position := attribute(properties, "text-position").strip():
            found["raised"] = _RAISED.match(position) is not None
            found["lowered"] = _LOWERED.match(position) is not None
    return found
