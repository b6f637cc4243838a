"""The text of a paragraph or run of Word."""

from collections.abc import Iterable
from string import hexdigits
from typing import NamedTuple

from lxml import etree

from duidu.formats.base.formula_line import LOWERABLE, LOWERED, RAISABLE, RAISED
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.docx.formulas import formula_text
from duidu.formats.docx.rare import properties_of, refers_again
from duidu.formats.docx.symbols import character_of, is_private

# What was deleted or moved away, codes of fields, pictures, and readings over characters.
_DROPPED = {"del", "moveFrom", "instrText", "drawing", "pict", "object", "rt"}
# As local_name gives them, with paragraphs within one, and properties: none of it is text of the
# paragraph or run it is in.
LEFT_OUT = frozenset({*map(str.lower, _DROPPED), "p", "ppr", "rpr"})
_OFF = frozenset(("0", "false", "off"))
_SHIFTED = {"superscript": (RAISABLE, RAISED), "subscript": (LOWERABLE, LOWERED)}


class Said(NamedTuple):
    """Some words of a paragraph, and the element that says them.

    Those of a `t` are its own, letter by letter; others are what Word makes of an element.
    """

    element: etree._Element
    text: str


class _Look(NamedTuple):
    """How a run looks, as far as its text depends on that."""

    hidden: bool = False
    shift: str = ""
    font: str = ""


_PLAIN = _Look()


def text_of_paragraph(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, a run or a formula, line breaks as line feeds.

    Tabs are spaces. The number that Word puts before a paragraph is not part of it.
    """
    return "".join([said.text for said in said_in(paragraph)])


def said_in(element: etree._Element) -> list[Said]:
    """What the elements in a paragraph, a run or a formula say, in order."""
    name = local_name(element)
    found: list[Said] = []
    if name == "omath":
        return [Said(element, formula_text(element))]
    if refers_again(element):
        return []
    if name == "r":
        _gather_run(element, found)
    else:
        _gather(element, found)
    return found


def is_hidden(run: etree._Element) -> bool:
    """Whether Word hides the text of a run."""
    return _look(run).hidden


def symbol(element: etree._Element) -> str:
    """The character of a symbol, "" for one that only its font knows."""
    number = attribute(element, "char")
    code = int(number, 16) if 0 < len(number) <= 5 and not set(number) - set(hexdigits) else 0
    return character_of(attribute(element, "font"), code)


def _look(run: etree._Element) -> _Look:
    """What the properties of a run say of its look."""
    properties = properties_of(run, "rpr")
    if properties is None or not len(properties):
        return _PLAIN
    hidden, shift, font = False, "", ""
    for one in properties:
        name = local_name(one)
        if name == "vanish":
            hidden = hidden or attribute(one, "val") not in _OFF
        elif name == "vertalign":
            shift = attribute(one, "val")
        elif name == "rfonts":
            font = attribute(one, "ascii") or attribute(one, "hansi")
    return _Look(hidden, shift, font)


def _gather_run(run: etree._Element, pieces: list[Said]) -> None:
    """Collect the text of a run that is not hidden."""
    look = _look(run)
    if look.hidden:
        return
    if not look.shift and not look.font:
        _gather(run, pieces)
        return
    inside: list[Said] = []
    _gather(run, inside)
    pieces += _in_font(_moved(inside, look.shift), look.font)


def _moved(pieces: list[Said], shift: str) -> list[Said]:
    """Raised and lowered digits keep their meaning: 10⁶, H₂O."""
    if shift not in _SHIFTED:
        return pieces
    movable, letters = _SHIFTED[shift]
    if not movable.fullmatch("".join(said.text for said in pieces).strip()):
        return pieces
    return [Said(element, text.translate(letters)) for element, text in pieces]


def _in_font(pieces: Iterable[Said], font: str) -> Iterable[Said]:
    """Give letters that only their font knows the characters that are known for them."""
    for element, text in pieces:
        shown = text
        if is_private(text):
            shown = "".join(
                (character_of(font, ord(letter)) or letter) if is_private(letter) else letter
                for letter in text
            )
        yield Said(element, shown)


def _gather(element: etree._Element, pieces: list[Said]) -> None:
    """Collect the pieces of text in an element."""
    for child in element:
        name = local_name(child)
        if name == "t":
            pieces.append(Said(child, child.text or ""))
        elif name in LEFT_OUT or refers_again(child):
            continue
        elif name == "r":
            _gather_run(child, pieces)
        elif name == "omath":
            pieces.append(Said(child, formula_text(child)))
        elif name == "sym":
            pieces.append(Said(child, symbol(child)))
        elif name in {"br", "cr"}:
            pieces.append(Said(child, "\n"))
        elif name in {"tab", "ptab"}:
            pieces.append(Said(child, " "))
        elif name == "nobreakhyphen":
            pieces.append(Said(child, "-"))
        else:
            _gather(child, pieces)
