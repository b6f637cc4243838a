"""Which text styles of an OpenDocument text are emphasis: italic, bold, with dots (着重号).

By themselves or through the styles they are based on.
"""

from lxml import etree

from duidu.core.emphasis import EmphasisKind
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.base.style_emphasis import Kinds, with_bases

_GROUPS = {"styles", "automatic-styles"}
_BOLD = {"bold", "600", "700", "800", "900"}

Styles = dict[str, tuple[EmphasisKind, ...]]


def text_styles(roots: list[etree._Element]) -> Styles:
    """Return how each style of running text emphasises; styles that do not are left out.

    The document's own styles come first, then those made up for its text.
    """
    own: dict[str, tuple[str, Kinds]] = {}
    for style in (
        e
        for root in roots
        for group in root
        if local_name(group) in _GROUPS
        for e in group
        if local_name(e) == "style"
    ):
        if attribute(style, "family") == "text":
            own[attribute(style, "name")] = (
                attribute(style, "parent-style-name"),
                _switched(style),
            )
    styles = {name: tuple(kind for kind, on in with_bases(own, name).items() if on) for name in own}
    return {name: kinds for name, kinds in styles.items() if kinds}


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
