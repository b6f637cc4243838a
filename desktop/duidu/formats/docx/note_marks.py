"""The marks of footnotes and endnotes in a Word document, and what Word shows of them."""

from collections import Counter

from lxml import etree

from duidu.core.note_marks import NoteMark
from duidu.formats.base.counting import written_number
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.docx.rare import NOTE_MARKS, note_named, refers_again

_REFERENCES = {"footnotereference": "footnote", "endnotereference": "endnote"}
# How Word numbers notes unless a document says otherwise.
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


class DocxNotes:
    """Numbers the notes of one document by their kind and id, in the order of their marks."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._counts = Counter[str]()
        # The marks that have a name, by which a field refers to their note again.
        self._named: dict[str, NoteMark] = {}

    def marks_in(self, run: etree._Element, at: int) -> list[NoteMark]:
        """The marks in a run of text, which ends behind `at` code points of its paragraph."""
        found = []
        if refers_again(run):
            again = self._named.get(note_named(run))
            return [again._replace(at=max(1, at))] if again else []
        for element in run.iter(*NOTE_MARKS):
            kind = _REFERENCES[local_name(element)]
            key = kind, attribute(element, "id")
            number = self._numbers.setdefault(key, len(self._numbers) + 1)
            found.append(NoteMark(max(1, at), number, self._label(element, run, kind)))
            before = run.getprevious()
            if before is not None and local_name(before) == "bookmarkstart":
                self._named[attribute(before, "name")] = found[-1]
        return found

    def number_of(self, kind: str, name: str) -> int:
        """The number of a note, 0 for one that no mark leads to."""
        return self._numbers.get((kind, name), 0)

    def _label(self, element: etree._Element, run: etree._Element, kind: str) -> str:
        """What Word shows of a mark; "" where the text before it is the mark."""
        if attribute(element, "custommarkfollows") in {"1", "true", "on"}:
            return ""
        self._counts[kind] += 1
        return written_number(self._counts[kind], _FORMS[kind])
