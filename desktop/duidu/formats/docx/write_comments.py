"""Writes notes as Word comments: signed, dated, with initials, replies in threads.

Threads stand in a part of their own (MS-DOCX, commentsExtended), where paragraphs name each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.text.run import Run

from duidu.core.annotation import Annotation, AnnotationKind
from duidu.formats.base.document import WRITER
from duidu.formats.base.segments import xml_text
from duidu.formats.notes.exported_notes import timestamp

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_PART = PackURI("/word/commentsExtended.xml")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
# Word needs a date, also for a note whose time nobody knows.
_UNKNOWN = "2000-01-01T00:00:00Z"
_MOST_INITIALS = 3


@dataclass(slots=True)
class Comments:
    """The comments of one document, which are finished when all are added."""

    document: Document
    _paragraphs: dict[str, str] = field(default_factory=dict)
    _parents: dict[str, str] = field(default_factory=dict)

    def add(self, note: Annotation, marked: Sequence[Run], quoted: str = "") -> None:
        """Attach a note to some runs; what it answers comes before it, if it is there at all.

        `quoted` are words that it is about, and that are not marked.
        """
        said = f"“{quoted}” {note.text}".rstrip() if quoted else note.text
        comment = self.document.add_comment(
            [marked[0], marked[-1]],
            xml_text(comment_text(replace(note, text=said))),
            author=xml_text(note.author or WRITER),
            initials=initials(note.author),
        )
        element = comment._comment_elm  # noqa: SLF001 - python-docx always writes the current time
        element.set(qn("w:date"), timestamp(note.created) or _UNKNOWN)
        identity = self._paragraphs[note.id] = f"{len(self._paragraphs) + 1:08X}"
        last = comment.paragraphs[-1]._p  # noqa: SLF001 - python-docx has no id of a paragraph
        last.set(qn("w14:paraId"), identity)
        if note.answers in self._paragraphs:
            # Word knows one level: all replies are below the first comment.
            above = self._paragraphs[note.answers]
            self._parents[identity] = self._parents.get(above, above)

    def finish(self) -> None:
        """Write which comments are replies; a document without any needs no such part."""
        if not self._parents:
            return
        lines = "".join(_line(one, self._parents.get(one)) for one in self._paragraphs.values())
        data = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w15:commentsEx xmlns:w15="{_W15}">{lines}</w15:commentsEx>'
        ).encode()
        part = Part(_PART, _TYPE, data, self.document.part.package)
        self.document.part.relate_to(part, _RELATION)


def comment_text(note: Annotation) -> str:
    """What a comment says: the kind, of all but plain notes, the text and the tags."""
    kind = "" if note.kind is AnnotationKind.NOTE else f"[{note.kind.value}]"
    edited = f"({note.editor})" if note.editor else ""
    tags = (f"#{tag}" for tag in note.tags)
    said = note.text or ("" if kind else note.kind.value)
    return " ".join(filter(None, (kind, said, edited, *tags)))


def initials(name: str) -> str:
    """The first letters of the words of a name, as Word shows them; of a Chinese name itself."""
    words = name.split()
    if len(words) == 1 and not words[0].isascii():
        return xml_text(words[0][:_MOST_INITIALS])
    return xml_text("".join(word[0] for word in words[:_MOST_INITIALS]).upper())


def _line(paragraph: str, parent: str | None) -> str:
    above = f" w15:paraIdParent={quoteattr(parent)}" if parent else ""
    return f'<w15:commentEx w15:paraId={quoteattr(paragraph)}{above} w15:done="0"/>'
