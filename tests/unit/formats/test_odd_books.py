"""Books and pages that other programs write in ways of their own; and those that have no text."""

import io
import zipfile

import pytest

from duidu.core.errors import FileError
from fixtures.small_documents import item, read

MATH, XHTML = "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/1999/xhtml"
DTBOOK = (
    "<?xml version='1.0'?><dtbook xmlns='http://www.daisy.org/z3986/2005/dtbook/'><book>"
    "<frontmatter><doctitle>Title</doctitle></frontmatter><bodymatter><level1><h1>One</h1>"
    "<pagenum id='p1'>1</pagenum><p>Text<noteref idref='n'>1</noteref> here.</p>"
    "<list><li>item</li></list><note id='n'><p>A note.</p></note></level1></bodymatter>"
    "</book></dtbook>"
)


def book(spine: str, items: str, **members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "b.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
        )
        for name, text in members.items():
            archive.writestr(name, text)
    return made.getvalue()


def texts(data: bytes, suffix: str = ".html") -> list[str]:
    return [block.text for block in read(data, suffix).blocks]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "½"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>", "(a+1)/b"),
        ("<msup><mn>10</mn><mn>6</mn></msup>", "10⁶"),
        ("<msup><mi>e</mi><mrow><mi>i</mi><mi>x</mi></mrow></msup>", "e^ix"),
        ("<msub><mi>x</mi><mi>i</mi></msub>", "x_i"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x₁²"),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x"),
        ("<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd></mtr></mtable>", "1, 2; 3"),
        (
            "<semantics><mi>E</mi><annotation encoding='application/x-tex'>E</annotation>"
            "</semantics>",
            "E",
        ),
    ],
)
def test_formulas_keep_their_meaning(formula: str, said: str) -> None:
    assert texts(f"<p>so <math>{formula}</math></p>".encode()) == [f"so {said}"]


def test_a_page_whose_elements_have_prefixes() -> None:
    page = (
        f"<?xml version='1.0'?><h:html xmlns:h='{XHTML}'><h:body><h:p>one</h:p><h:p>two "
        f"<m:math xmlns:m='{MATH}'><m:mfrac><m:mn>1</m:mn><m:mn>3</m:mn></m:mfrac></m:math></h:p>"
        "</h:body></h:html>"
    )
    assert texts(page.encode()) == ["one", "two ⅓"]


def test_sections_of_characters_are_text() -> None:
    page = (
        f"<?xml version='1.0'?><html xmlns='{XHTML}'><body><p><![CDATA[a < b & c]]></p>"
        "<script>//<![CDATA[\nx<y\n//]]></script></body></html>"
    )
    assert texts(page.encode()) == ["a < b & c"]


def test_a_talking_book_and_ids_with_spaces() -> None:
    items = item("chapter 1", "a.xml", "application/x-dtbook+xml")
    made = book('<itemref idref=" chapter 1 "/>', items, **{"a.xml": DTBOOK})
    assert texts(made, ".epub") == ["Title", "One", "Text here.", "item", "A note."]


def test_a_drawing_with_words_is_a_page() -> None:
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg'><text>Words <tspan>in</tspan> it</text></svg>"
    )
    made = book('<itemref idref="s"/>', item("s", "a.svg", "image/svg+xml"), **{"a.svg": drawing})
    assert texts(made, ".epub") == ["Words in it"]


ENCRYPTED = (
    "<encryption><EncryptedData><EncryptionMethod Algorithm='{}'/></EncryptedData></encryption>"
)
PICTURE = "<html><body><img src='a.png'/></body></html>"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


def one_page(page: str, **members: str) -> bytes:
    return book('<itemref idref="s"/>', item("s", "s.xhtml"), **{"s.xhtml": page}, **members)


def encrypted(method: str) -> bytes:
    return one_page("<p>x</p>", **{"META-INF/encryption.xml": ENCRYPTED.format(method)})


def open_document_with_password() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")
        archive.writestr("content.xml", b"\x8f\x03")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "said"),
    [
        (encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc"), ".epub", "(DRM)"),
        (one_page(PICTURE), ".epub", "has pictures only and no text, like a scan"),
        (one_page("<p> </p>"), ".epub", "There is no text in"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), ".docx", "protected with a password"),
        (OLD, ".doc", "an old format of Office"),
        (open_document_with_password(), ".odt", "protected with a password"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, suffix: str, said: str) -> None:
    with pytest.raises(FileError) as refused:
        read(data, suffix)
    assert said in str(refused.value)


def test_fonts_alone_may_be_encrypted() -> None:
    assert texts(encrypted("http://www.idpf.org/2008/embedding"), ".epub") == ["x"]
