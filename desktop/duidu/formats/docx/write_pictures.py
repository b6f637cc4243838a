"""Pictures in the cells of a Word document, each in a paragraph of its own."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from docx.shared import Emu, Inches
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from duidu.core.picture import Picture
from duidu.formats.base.exported import Exported
from duidu.formats.base.segments import xml_text

# How wide a column of two is, and that of a text alone, within the margins of the page.
_COLUMN, _ALONE, _HIGHEST = Inches(4.2), Inches(5.8), Inches(5.5)
_PIXEL = Emu(9_525)  # 96 to the inch


def paragraphs_of(cell: _Cell) -> Iterator[Paragraph]:
    """The paragraphs of a cell to write in: the one that it has, and then new ones."""
    yield cell.paragraphs[0]
    while True:
        yield cell.add_paragraph()


def add_pictures(
    paragraphs: Iterator[Paragraph], exported: Exported, pictures: Iterable[Picture]
) -> None:
    """Write pictures, no wider than their column, with what the text says in their place."""
    for one in pictures:
        image = exported.images.get(one.sha256)
        if image is None:
            continue
        width, height = one.width * _PIXEL, one.height * _PIXEL
        most = _ALONE if exported.article.is_alone else _COLUMN
        scale = min(1.0, most / width, _HIGHEST / height)
        size = Emu(round(width * scale)), Emu(round(height * scale))
        shape = next(paragraphs).add_run().add_picture(BytesIO(image.data), *size)
        shape._inline.docPr.set("descr", xml_text(one.words))  # noqa: SLF001 - no other way
