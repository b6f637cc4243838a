"""Finds the lines of a table of contents that Word made as a field, whatever their style."""

from dataclasses import dataclass

from lxml import etree

from duidu.formats.base.markup import attribute, local_name

_COMMAND = "TOC"


@dataclass(slots=True)
class _Field:
    """A field that has begun: its command, and whether its result has begun as well."""

    command: str = ""
    is_shown: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether what comes now is a line of contents."""
        return self.is_shown and self.command.split()[:1] == [_COMMAND]


def lines_in_fields(body: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs that a field fills with a table of contents; fields hold others."""
    # Word may write a command in pieces.
    if _COMMAND not in "".join(one.text or "" for one in body.iter("{*}instrText")):
        return frozenset()
    found: list[etree._Element] = []
    fields: list[_Field] = []
    paragraph = body
    for one in body.iter("{*}p", "{*}fldChar", "{*}instrText", "{*}t"):
        name = local_name(one)
        if name == "p":
            paragraph = one
        elif name == "instrtext" and fields and not fields[-1].is_shown:
            fields[-1].command += one.text or ""
        elif name == "fldchar":
            _step(fields, attribute(one, "fldchartype"))
        elif name == "t" and any(field.is_contents for field in fields):
            found.append(paragraph)
    return frozenset(found)


def _step(fields: list[_Field], kind: str) -> None:
    """Follow the beginning, the middle or the end of a field."""
    if kind == "begin":
        fields.append(_Field())
    elif kind == "separate" and fields:
        fields[-1].is_shown = True
    elif kind == "end" and fields:
        fields.pop()
