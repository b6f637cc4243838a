"""Which runs of a Word document are emphasised: bold, italic, with emphasis dots (着重号).

By their own properties or by their character style.
"""

from lxml import etree

from duidu.core.emphasis import EmphasisKind
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.base.style_emphasis import Kinds, with_bases
from duidu.formats.docx.rare import properties_of

_OFF = {"0", "false", "off", "none"}
_PROPERTIES = {"b": EmphasisKind.STRONG, "i": EmphasisKind.EMPHASIS, "em": EmphasisKind.EMPHASIS}
Styles = dict[str, Kinds]


def character_styles(styles: etree._Element) -> Styles:
    """Return what each character style switches on or off.

    Paragraph styles do not count: what holds for a whole paragraph is not emphasis.
    """
    own: dict[str, tuple[str, Kinds]] = {}
    for style in styles:
        if local_name(style) == "style" and attribute(style, "type") == "character":
            based = next(
                (attribute(child, "val") for child in style if local_name(child) == "basedon"), ""
            )
            own[attribute(style, "styleid")] = (based, _switched(style))
    return {name: with_bases(own, name) for name in own}


def kinds_of(run: etree._Element, styles: Styles) -> tuple[EmphasisKind, ...]:
    """Return how a run is emphasised, () for most runs."""
    properties = properties_of(run, "rpr")
    if properties is None or not len(properties):
        return ()
    style = next(
        (attribute(child, "val") for child in properties if local_name(child) == "rstyle"), ""
    )
    kinds = {**styles.get(style, {}), **_switched(run)}
    return tuple(kind for kind, on in kinds.items() if on)


def _switched(element: etree._Element) -> Kinds:
    """Return what the run properties of a run or a style switch on or off.

    Italics and dots are both emphasis; one of them is enough.
    """
    found: Kinds = {}
    for properties in (child for child in element if local_name(child) == "rpr"):
        for child in properties:
            kind = _PROPERTIES.get(local_name(child))
            if kind is not None:
                found[kind] = found.get(kind, False) or attribute(child, "val").lower() not in _OFF
    return found
