"""What few documents of Word have. It is looked for once in each, not in every paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from duidu.formats.base.markup import attribute, local_name
from duidu.formats.docx.contents_fields import lines_in_fields

PICTURES = ("{*}blip", "{*}imagedata")
"""The elements that show a picture."""

NOTE_MARKS = ("{*}footnoteReference", "{*}endnoteReference")
"""The marks of notes."""

_NOTE_FIELD, _AS_MARK = "NOTEREF", r"\f"
_FIELDS = frozenset(("fldsimple", "r"))
_GALLERY = "table of contents"


@dataclass(frozen=True, slots=True)
class Rare:
    """What is rare in a document.

    `joined` are the paragraphs whose ends were deleted, `contents` the styles of the lines of a
    table of contents, `lines` those that a field made; whether it has second copies of text boxes,
    text boxes, `pictures`, `marks` of notes.
    """

    joined: frozenset[etree._Element]
    contents: frozenset[str]
    lines: frozenset[etree._Element]
    doubled: bool
    boxes: bool
    pictures: bool
    marks: bool

    @classmethod
    def of(cls, body: etree._Element, styles: etree._Element) -> "Rare":
        """Look through a document."""

        def has(*names: str) -> bool:
            return next(body.iter(*names), None) is not None

        return cls(
            frozenset(_with_deleted_ends(body)),
            _styles_of_contents(styles),
            lines_in_fields(body),
            has("{*}Fallback"),
            has("{*}txbxContent"),
            has(*PICTURES),
            has(*NOTE_MARKS),
        )

    def is_said_twice(self, element: etree._Element) -> bool:
        """Whether an element is in the second copy of a text box."""
        return self.doubled and is_said_twice(element)

    def text_boxes(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Yield the contents of the text boxes of a paragraph, each once.

        Word writes a box a second time for programs that do not know the first way.
        """
        for box in paragraph.iter("{*}txbxContent") if self.boxes else ():
            # One inside another is gathered with that.
            if not is_said_twice(box) and next(box.iterancestors("{*}p"), None) is paragraph:
                yield box

    def is_line_of_contents(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is a line of a table of contents, by its style or its field."""
        if paragraph in self.lines:
            return True
        properties = properties_of(paragraph) if self.contents else None
        for one in () if properties is None else properties:
            if local_name(one) == "pstyle":
                return attribute(one, "val") in self.contents
        return False


def properties_of(element: etree._Element, name: str = "ppr") -> etree._Element | None:
    """The properties of a paragraph, or by the `name` of another element; they stand first."""
    for child in element:
        if local_name(child) == name:
            return child
    return None


def mark_note_fields(body: etree._Element) -> None:
    """Have the runs of each field that refers to a note again say so, as one element would.

    Word writes such a field as runs from one that begins it to one that ends it. The first gets
    what the field says as its attribute, and the others that they are part of it.
    """
    for command in body.iter("{*}instrText"):
        said, run = command.text or "", command.getparent()
        if _note_in(said) and run is not None:
            for number, one in enumerate(_runs_of_field(run)):
                one.set("instr", f"{_NOTE_FIELD} - {_AS_MARK}" if number else said)


def _runs_of_field(command: etree._Element) -> Sequence[etree._Element]:
    """The runs of a field around the one with its command; () for one that is not complete."""
    before = _runs_until(chain((command,), command.itersiblings(preceding=True)), "begin")
    behind = _runs_until(command.itersiblings(), "end")
    return (*before[::-1], *behind) if before and behind else ()


def _runs_until(runs: Iterable[etree._Element], kind: str) -> Sequence[etree._Element]:
    """The first elements as far as a field begins or ends in one; () where none does."""
    found = []
    for one in runs:
        found.append(one)
        if any(attribute(sign, "fldchartype") == kind for sign in one.iter("{*}fldChar")):
            return found
    return ()


def refers_again(element: etree._Element) -> bool:
    """Whether a field shows the number of a note that has its mark elsewhere, or a part of it."""
    return local_name(element) in _FIELDS and bool(note_named(element))


def note_named(field: etree._Element) -> str:
    """The bookmark around the mark of the note that a field refers to, "" for other fields."""
    return _note_in(attribute(field, "instr"))


def _note_in(command: str) -> str:
    """The bookmark in the command of such a field, "" in others.

    Only with this switch the number looks as the mark of the note; else it is one of the text's own
    words: see note 3.
    """
    words = command.split()
    is_mark = len(words) > 1 and words[0].upper() == _NOTE_FIELD and _AS_MARK in words
    return words[1] if is_mark else ""


def is_said_twice(element: etree._Element) -> bool:
    """Whether an element is in the second copy of a text box."""
    return next(element.iterancestors("{*}Fallback"), None) is not None


def is_table_of_contents(control: etree._Element) -> bool:
    """Whether a content control is a table of contents that Word made."""
    properties = properties_of(control, "sdtpr")
    galleries = () if properties is None else properties.iter("{*}docPartGallery")
    return any(attribute(one, "val").lower() == _GALLERY for one in galleries)


def _with_deleted_ends(body: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs whose ends were deleted, so that they go on in the next."""
    for mark in body.iter("{*}del"):
        run = mark.getparent()
        properties = None if run is None else run.getparent()
        paragraph = None if properties is None else properties.getparent()
        if run is None or properties is None or paragraph is None:
            continue
        names = local_name(run), local_name(properties), local_name(paragraph)
        if names == ("rpr", "ppr", "p") and properties_of(paragraph) is properties:
            yield paragraph


def _styles_of_contents(styles: etree._Element) -> frozenset[str]:
    """The styles that Word gives the lines of a table of contents, in every language of Word."""
    found = set()
    for style in styles:
        names = (attribute(one, "val").lower() for one in style if local_name(one) == "name")
        if any(name[:4] == "toc " for name in names):
            found.add(attribute(style, "styleid"))
    return frozenset(found)
