"""Parts of a Word document beside its paragraphs: styles, text boxes, and what is left out."""

import re
from collections.abc import Mapping

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.archive import Archive
from duidu.formats.base.exported import count_sentence
from duidu.formats.base.markup import attribute, local_name, parse_xml, text_of
from duidu.formats.base.readings import are_read_so
from duidu.formats.docx.formulas import formula_text
from duidu.formats.docx.rare import is_said_twice, properties_of
from duidu.formats.docx.run_text import is_hidden, symbol

_MARGINS = re.compile(r"(?:[^/]+/)?(?:header|footer)\d*\.xml")
_NOT_READ = tuple(
    f"{{*}}{name}"
    for name in (
        "drawing",
        "pict",
        "object",
        "altChunk",
        "subDoc",
        "del",
        "vanish",
        "rt",
        "sym",
        "oMath",
    )
)
# Diagrams and charts, whose words stand in other parts of the file, and words set as a drawing.
_DRAWN = ("{*}relIds", "{*}chart", "{*}textpath")
_FEW = 20  # paragraphs without words that are passed to find some
_MOST_PARENTS = 20  # of a style; more are a circle
_BODY = -1  # the level of what says that it is text of the body


def heading_levels(styles: etree._Element) -> dict[str, int]:
    """Return the heading level by style id.

    A style says it by its name, which is English in every language of Word, by its outline level,
    or by the style that it is based on.
    """
    own: dict[str, int] = {}
    parents: dict[str, str] = {}
    for style in styles:
        if local_name(style) == "style":
            named = attribute(style, "styleid")
            own[named] = _own_level(style)
            parents[named] = next(
                (attribute(e, "val") for e in style if local_name(e) == "basedon"), ""
            )
    levels = {}
    for named in own:
        here = named
        for _ in range(_MOST_PARENTS):
            if own.get(here) or here not in parents:
                break
            here = parents[here]
        if (level := own.get(here, 0)) > 0:
            levels[named] = level
    return levels


def _own_level(style: etree._Element) -> int:
    """The heading level that a style itself says, 0 for none."""
    name = next((attribute(e, "val").lower() for e in style if local_name(e) == "name"), "")
    if name == "title":
        return 1
    number = name.removeprefix("heading ") if name.startswith("heading ") else ""
    # Longer numbers are no levels, and int() refuses thousands of digits.
    if number.isdecimal() and len(number) < 3:
        return int(number)
    for element in style.iter("{*}outlineLvl"):
        return _outline_level(attribute(element, "val"))
    return 0


def heading_level(paragraph: etree._Element, levels: Mapping[str, int]) -> int:
    """The level of a paragraph as a heading, 0 for none; `levels` are those of styles."""
    level, properties = 0, properties_of(paragraph)
    for element in () if properties is None else properties:
        name = local_name(element)
        if name == "pstyle":
            level = level or levels.get(attribute(element, "val"), 0)
        elif name == "outlinelvl":
            level = _outline_level(attribute(element, "val")) or level
    return max(level, 0)


def _outline_level(value: str) -> int:
    """What an outline level makes a paragraph; 0 where it is none that the standard knows."""
    if not value.isdecimal() or len(value) != 1:
        return 0
    # Level 9 is body text in the standard.
    return _BODY if value == "9" else int(value) + 1


def accepted_changes(body: etree._Element, joined: int) -> tuple[str, ...]:
    """Sentences on the tracked changes of others that were taken as if they were accepted.

    `joined` is how many ends of paragraphs were deleted.
    """
    inserted = sum(bool(_text_in(one).strip()) for one in body.iter("{*}ins"))
    moved = sum(bool(_text_in(one).strip()) for one in body.iter("{*}moveTo"))
    return (
        *count_sentence(
            inserted,
            "1 tracked insertion was read as if it were accepted.",
            "{count} tracked insertions were read as if they were accepted.",
        ),
        *count_sentence(
            moved,
            "1 passage that was moved is read where it stands now.",
            "{count} passages that were moved are read where they stand now.",
        ),
        *count_sentence(
            joined,
            "1 end of a paragraph that was deleted is read as if that were accepted.",
            "{count} ends of paragraphs that were deleted are read as if that were accepted.",
        ),
    )


def count_left_out(found: LeftOut, body: etree._Element, archive: Archive, name: str) -> None:
    """Count what of a document is not read, by the kinds of core/left_out.py."""
    for element in body.iter(*_NOT_READ):
        kind = "" if is_said_twice(element) else _kind_left_out(element)
        if kind:
            own = "".join(text_of(one) for one in element.iter("{*}t", "{*}delText"))
            drawn = (attribute(one, "string") for one in element.iter("{*}textpath"))
            found.add(kind, own or " ".join(drawn) or _before(element))
    for member in archive.names():
        if _MARGINS.fullmatch(member):
            words = _text_in(parse_xml(archive.read(member), name))
            found.add("header or footer", words, bool(words.strip()))


def _kind_left_out(element: etree._Element) -> str:
    """What is lost with one of the elements that are not read, "" for nothing."""
    name = local_name(element)
    if name == "del":
        return "deleted passage" if any(map(text_of, element.iter("{*}delText"))) else ""
    if name == "vanish":
        return "hidden passage" if _hides_text(element) else ""
    if name == "rt":
        return "reading" if _text_in(element).strip() and not _is_reading(element) else ""
    if name == "sym":
        # Only its font knows what it looks like.
        return "" if symbol(element) else "drawing"
    if name == "omath":
        return "" if formula_text(element) else "formula"
    if name in {"object", "altchunk", "subdoc"}:
        return "embedded object"
    if next(element.iter("{*}blip", "{*}imagedata"), None) is not None:
        return "picture"
    return "drawing" if next(element.iter(*_DRAWN), None) is not None else ""


def _text_in(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter("{*}t"))


def _is_reading(above: etree._Element) -> bool:
    ruby = above.getparent()
    below = () if ruby is None else map(_text_in, ruby.iter("{*}rubyBase"))
    return are_read_so(below, _text_in(above))


def _before(element: etree._Element) -> str:
    """The words of the paragraph that an element stands in, or of the one before it."""
    paragraph: etree._Element | None = next(element.iterancestors("{*}p"), None)
    for _ in range(_FEW):
        if paragraph is None or (words := _text_in(paragraph)).strip():
            break
        paragraph = paragraph.getprevious()
    return words if paragraph is not None else ""


def _hides_text(vanish: etree._Element) -> bool:
    """Whether a property that hides does so to a run with text."""
    properties = vanish.getparent()
    run = None if properties is None else properties.getparent()
    if run is None or local_name(run) != "r" or not is_hidden(run):
        return False
    return any(text.text for text in run.iter("{*}t"))
