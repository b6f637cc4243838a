"""Finds the pictures of a Word document: which stand in a paragraph, and their bytes."""

from collections.abc import Iterator

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.base.pictures import Pictures
from duidu.formats.docx.package import Package, relations
from duidu.formats.docx.rare import PICTURES, is_said_twice


class DocxPictures(Pictures):
    """The pictures of the main text of a document."""

    def __init__(self, package: Package) -> None:
        # What is not read is counted with all else of the document; see `still_left_out`.
        super().__init__(LeftOut(), self._bytes)
        self._archive = package.archive
        self._members = relations(package.archive, package.name, package.main)
        self._kept = 0

    def gather(self, paragraph: etree._Element) -> None:
        """Take the pictures of a paragraph, but not those of the text boxes that hang on it."""
        for element in paragraph.iter(*PICTURES):
            if is_said_twice(element) or next(element.iterancestors("{*}p"), None) is not paragraph:
                continue
            name = attribute(element, "embed") or attribute(element, "id")
            self._kept += self.take(name, _words(element))

    def still_left_out(self, left_out: LeftOut) -> None:
        """Take back that pictures are left out, of those that are kept."""
        left_out["picture"] -= min(self._kept, left_out["picture"])

    def _bytes(self, name: str) -> bytes | None:
        return self._archive.picture(self._members.get(name, ""))


def _words(element: etree._Element) -> str:
    """What the document says in place of a picture."""
    return next(_said(element), "")


def _said(element: etree._Element) -> Iterator[str]:
    for above in element.iterancestors("{*}drawing", "{*}pict", "{*}object"):
        for one in above.iter("{*}docPr", "{*}shape"):
            name = "descr" if local_name(one) == "docpr" else "alt"
            if words := attribute(one, name).strip():
                yield words
