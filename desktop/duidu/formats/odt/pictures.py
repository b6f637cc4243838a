"""Finds the pictures of an OpenDocument text: which stand in a paragraph, and their bytes."""

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.archive import Archive
from duidu.formats.base.markup import attribute, local_name, text_of
from duidu.formats.base.pictures import Pictures
from duidu.formats.odt.left_out import has_object


class OdtPictures(Pictures):
    """The pictures of a document."""

    def __init__(self, archive: Archive) -> None:
        # What is not read is counted with all else of the document; see `still_left_out`.
        super().__init__(LeftOut(), lambda name: archive.picture(name.removeprefix("./")))
        self._kept = 0

    def gather(self, paragraph: etree._Element) -> None:
        """Take the pictures of a paragraph, but not those of paragraphs inside it."""
        for element in paragraph.iter("{*}image"):
            inside = next(element.iterancestors("{*}p", "{*}h"), None)
            # The picture beside an object shows what that is.
            if inside is paragraph and not has_object(element):
                self._kept += self.take(_address(element), _words(element))

    def still_left_out(self, left_out: LeftOut) -> None:
        """Take back that pictures are left out, of those that are kept."""
        left_out["picture"] -= min(self._kept, left_out["picture"])


def _address(image: etree._Element) -> str:
    """Where a picture is; one that the document holds as text is an address of the kind data:."""
    if address := attribute(image, "href"):
        return address
    data = next((one.text or "" for one in image if local_name(one) == "binary-data"), "")
    return f"data:image/unknown;base64,{''.join(data.split())}" if data else ""


def _words(image: etree._Element) -> str:
    """What the document says in place of a picture."""
    frame = image.getparent()
    said = () if frame is None else frame.iterchildren("{*}title", "{*}desc")
    return next((words for one in said if (words := text_of(one).strip())), "")
