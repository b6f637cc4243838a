"""Books, documents and pages keep their pictures at the blocks that they stand before."""

import base64
import io
import zipfile
from collections.abc import Mapping

import pytest

from duidu.core.jobs import NoJob
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox.parent import read
from fixtures.picture_files import epub, picture

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ADDRESS = "data:image/png;base64," + base64.b64encode(picture(50, 20)).decode("ascii")


def document(data: bytes, suffix: str) -> Document:
    return read_bytes(data, ReadOptions(name=f"a{suffix}"), suffix)


def shown(found: Document) -> list[tuple[str, int, str, bool]]:
    """Of each picture: the text it stands at, its width, its words, whether below."""
    return [
        (block.text, found.images[one.image].width, one.words, one.below)
        for block in found.blocks
        for one in block.pictures
    ]


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return into.getvalue()


def test_pictures_of_a_book() -> None:
    pages = [
        '<svg><image xlink:href="../pictures/cover.png"/></svg>',
        "<h1>One</h1><p>Before.</p><figure><img src='../pictures/Map.png' alt='The map'/>"
        "<figcaption>Figure 1</figcaption></figure><p>After.</p>",
        "<p>The end.</p><p><img src='../pictures/cover.png'/></p><img src='../pictures/no.png'/>",
    ]
    pictures = {"cover.png": picture(60, 90), "map.png": picture(80, 40)}
    found = document(epub(pages, pictures, cover="cover.png"), ".epub")
    assert shown(found) == [
        ("One", 60, "", False),
        ("Figure 1", 80, "The map", False),
        ("The end.", 60, "", True),
    ]
    assert found.cover is not None
    assert found.images[found.cover].height == 90
    assert found.left_out == {"picture": 1}


def test_a_picture_is_never_fetched_from_elsewhere() -> None:
    page = "<p>Text.</p><img src='http://example.org/a.png'/><img src='file:///etc/passwd'/>"
    found = document(epub([page], {}), ".epub")
    assert (found.images, found.left_out) == ((), {"picture": 2})


def test_a_damaged_picture_takes_nothing_of_the_book() -> None:
    found = document(
        epub(["<p>Text.</p><img src='../pictures/a.png'/>"], {"a.png": b"no"}), ".epub"
    )
    assert [block.text for block in found.blocks] == ["Text."]
    assert found.left_out == {"picture": 1}


def test_pictures_that_a_page_holds_itself() -> None:
    page = f"<html><body><p>One.</p><img src='{ADDRESS}' alt='A dot'/><p>Two.</p></body></html>"
    assert shown(document(page.encode(), ".html")) == [("Two.", 50, "A dot", False)]


def test_pictures_that_markdown_holds_itself() -> None:
    text = f"One.\n\n![A dot]({ADDRESS})\n\nTwo.\n\n![elsewhere](a.png)\n"
    found = document(text.encode(), ".md")
    assert shown(found) == [("Two.", 50, "A dot", False)]
    assert found.left_out == {"picture": 1}


@pytest.mark.parametrize("around", ["", "<p>字{}字</p>", "<p><b>字</b>{}</p>"])
def test_two_hanzi_for_a_picture_are_its_words_unless_it_is_a_glyph(around: str) -> None:
    image = f"<img src='{ADDRESS}' alt='地图'/>"
    body = (
        around.format(image) if around else f"<figure>{image}<figcaption>一</figcaption></figure>"
    )
    found = document(f"<html><body>{body}<p>后</p></body></html>".encode(), ".html")
    texts = [block.text for block in found.blocks]
    if around:
        assert ("地图" in texts[0], shown(found)) == (True, [])
    else:
        assert (texts, shown(found)) == (["一", "后"], [("一", 50, "地图", False)])


def docx(body: str, **pictures: bytes) -> bytes:
    listed = "".join(
        f'<Relationship Id="{one}" Type="t/image" Target="media/{one}.png"/>' for one in pictures
    )
    return zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="w" xmlns:r="{OFFICE}" xmlns:a="a" '
            f'xmlns:wp="wp" xmlns:v="v" xmlns:mc="mc"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f"<Relationships>{listed}</Relationships>",
            **{f"word/media/{one}.png": data for one, data in pictures.items()},
        }
    )


def paragraph(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def test_pictures_of_word() -> None:
    drawn = '<w:drawing><wp:docPr descr="A hill"/><a:blip r:embed="{}"/></w:drawing>'
    body = (
        paragraph("<w:t>One.</w:t>")
        + paragraph(drawn.format("r1"))
        + paragraph("<w:t>Figure 1</w:t>")
        + paragraph('<w:pict><v:shape alt="Old"><v:imagedata r:id="r2"/></v:shape></w:pict>')
        + paragraph(drawn.format("gone"))
    )
    found = document(docx(body, r1=picture(70, 20), r2=picture(30, 30)), ".docx")
    assert shown(found) == [("Figure 1", 70, "A hill", False), ("Figure 1", 30, "Old", True)]
    assert found.left_out == {"picture": 1}


def test_pictures_of_opendocument() -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    frame = "<draw:frame><draw:image xlink:href='{}'/><svg:title>A hill</svg:title></draw:frame>"
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:text="t" xmlns:draw="d" '
        'xmlns:xlink="x" xmlns:svg="s"><office:body><office:text><text:p>One.</text:p>'
        f"<text:p>{frame.format('Pictures/a.png')}</text:p><text:p>Two.</text:p>"
        f"<text:p>{frame.format('../no.png')}</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    data = zipped({"content.xml": content, "Pictures/a.png": picture(44, 20)})
    found = document(data, ".odt")
    assert shown(found) == [("Two.", 44, "A hill", False)]
    assert found.left_out == {"picture": 1}


def test_the_confined_child_hands_pictures_over() -> None:
    data = epub(["<p>Text.</p><img src='../pictures/a.png'/>"], {"a.png": picture(60, 40, "WEBP")})
    found = read(data, ReadOptions(name="a.epub"), ".epub", NoJob())
    assert found == document(data, ".epub")
    assert shown(found) == [("Text.", 60, "", True)]


def test_a_book_of_pictures_only_says_so() -> None:
    with pytest.raises(Exception, match="pictures only"):
        document(epub(["<img src='../pictures/a.png'/>"], {"a.png": picture()}), ".epub")
