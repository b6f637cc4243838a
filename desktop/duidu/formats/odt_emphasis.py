"""What an OpenDocument text sets apart: text styles that are italic or bold or have emphasis dots (着重号), or are based on such."""

from lxml import etree

from duidu.core.emphasis import EmphasisKind
from duidu.formats.markup import attribute, local_name

# Deeper chains of styles based on styles are no document's.
_MOST_BASES = 12
_GROUPS = {"styles", "automatic-styles"}
_BOLD = {"bold", "600", "700", "800", "900"}

Kinds = dict[EmphasisKind, bool]
Styles = dict[str, tuple[EmphasisKind, ...]]


def text_styles(roots: list[etree._Element]) -> Styles:
    """What each style of running text sets apart: of the document's own styles, then of those made up for its text."""
    own: dict[str, tuple[str, Kinds]] = {}
    for style in (e for root in roots for group in root if local_name(group) in _GROUPS for e in group if local_name(e) == "style"):
        if attribute(style, "family") == "text":
            own[attribute(style, "name")] = (attribute(style, "parent-style-name"), _switched(style))
    return {name: kinds for name in own if (kinds := _with_bases(own, name))}


def _with_bases(own: dict[str, tuple[str, Kinds]], name: str) -> tuple[EmphasisKind, ...]:
    found: Kinds = {}
    for _ in range(_MOST_BASES):
        if name not in own:
            break
        name, kinds = own[name]
        found = {**kinds, **found}
    return tuple(kind for kind, on in found.items() if on)


def _switched(style: etree._Element) -> Kinds:
    """What a style by itself switches on or off."""
    found: Kinds = {}
    for properties in (child for child in style if local_name(child) == "text-properties"):
        slants, weights = ({attribute(properties, f"font-{what}{script}") for script in ("", "-asian")} for what in ("style", "weight"))
        dots = attribute(properties, "text-emphasize")
        if dots or slants != {""}:
            found[EmphasisKind.EMPHASIS] = bool(slants & {"italic", "oblique"}) or dots not in {"", "none"}
        if weights != {""}:
            found[EmphasisKind.STRONG] = bool(weights & _BOLD)
    return found
