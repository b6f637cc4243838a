"""What readers leave out is counted by kind, and said."""

import pytest

from duidu.core.left_out import KINDS, left_out_sentence
from duidu.formats.base.document import Document
from duidu.formats.sandbox.handover import decoded, encoded, packed, unpacked
from fixtures.small_documents import epub, item, read, run, word

NOT_HIDDEN = "<w:vanish w:val='0'/>"


@pytest.mark.parametrize(
    ("page", "texts", "left_out"),
    [
        ('<p>a<img src="b.png" alt="A tree"/></p>', ["a"], {"picture": 1}),
        ('<p>他姓<img src="g.png" alt="㛃"/>。</p>', ["他姓㛃。"], {}),
        ('<p>a<img width="1" height="1" src="t.gif"/></p>', ["a"], {}),
        ("<p>E: <math alttext='E=mc^2'><mi>E</mi></math>.</p>", ["E: E=mc^2."], {}),
        ("<p>x <math><mi>a</mi><mo>+</mo><mi>b</mi></math></p>", ["x a+b"], {}),
        ("<p>10<sup>6</sup> H<sub>2</sub>O 1<sup>st</sup></p>", ["10⁶ H₂O 1st"], {}),
        ("<p>harbour<a epub:type='noteref' href='#n'>12</a>.</p>", ["harbour."], {}),
        ("<p>end<sup><a href='#m'>[3]</a></sup> of it</p>", ["end of it"], {}),
        ("<h1>Title<a href='#t' aria-hidden='true'>#</a></h1>", ["Title"], {}),
        ("<p>see <a href='#t'>chapter 3</a></p>", ["see chapter 3"], {}),
        ("<p>a <span aria-hidden='true'>★ seen</span></p>", ["a ★ seen"], {}),
        ("<p>a</p><p hidden>b</p><p style='display:none'> </p>", ["a"], {"hidden passage": 1}),
        ("<p>a<video src='v'></video><iframe></iframe></p>", ["a"], {"embedded object": 2}),
        ("<p>a</p><svg><text>in a drawing</text></svg>", ["a", "in a drawing"], {}),
        ("<p>a</p><svg><image href='c.jpg'/></svg>", ["a"], {"picture": 1}),
    ],
)
def test_pages(page: str, texts: list[str], left_out: dict[str, int]) -> None:
    document = read(f"<html><body>{page}</body></html>".encode(), ".html")
    assert [block.text for block in document.blocks] == texts
    assert document.left_out == left_out


def test_markdown_counts_its_pictures() -> None:
    assert read(b"# A\n\n![map](m.png) b ![x](y)\n", ".md").left_out == {"picture": 2}


def test_books_find_their_pages_and_count_those_that_are_missing() -> None:
    book = epub(
        "".join(f'<itemref idref="{name}"/>' for name in "abcdefg"),
        item("a", "A.XHTML")
        + item("b", "b.xhtml", "application/octet-stream")
        + item("c", "gone.xhtml")
        + item("d", "..\\OPS\\d.xhtml")
        + item("e", "e.svg", "image/svg+xml", 'fallback="x"')
        + item("f", "f.pdf", "application/pdf")
        + item("x", "x.xhtml"),
        '<guide><reference type="toc" href="b.xhtml#contents"/></guide>',
        a="<p>one</p>",
        b="<p>two<span role='doc-pagebreak'>7</span></p>",
        d="<p>three</p>",
        x="<p>four</p>",
    )
    document = read(book, ".epub")
    assert [block.text for block in document.blocks] == ["one", "two", "three", "four"]
    assert document.left_out == {"missing page": 2, "page of another kind": 1}


def test_word_documents() -> None:
    box = f"<w:txbxContent><w:p>{run('in a box')}</w:p></w:txbxContent>"
    twice = (
        "<mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing><a>"
        f"{box}</a></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    deleted_end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    cell = f"<w:tc><w:p>{run('cell')}</w:p></w:tc>"
    document = read(
        word(
            f"<w:p>{run('shown')}{run('hidden', '<w:vanish/>')}"
            f"{run(' too', NOT_HIDDEN)}</w:p>"
            f"<w:p><w:r>{twice}</w:r></w:p>"
            f"<w:p>{deleted_end}{run('joined ')}</w:p><w:p>{run('again')}"
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
            f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
            f"{cell}</w:tr></w:sdtContent></w:sdt></w:tbl>"
            "<w:p><w:r><w:drawing><b:blip xmlns:b='b'/></w:drawing></w:r></w:p>"
            f"<w:p>{deleted_end}{run('the last')}</w:p>"
        ),
        ".docx",
    )
    texts = ["shown too", "in a box", "joined again", "cell", "cell", "the last"]
    assert [block.text for block in document.blocks] == texts
    assert document.left_out == {"picture": 1, "hidden passage": 1, "deleted passage": 1}


def test_it_comes_through_the_child_and_nothing_else_does() -> None:
    document = Document((), left_out={"picture": 2})
    assert unpacked(decoded(encoded(packed(document)))).left_out == {"picture": 2}
    for wrong in ({"picture": "2"}, {"picture": 0}, {"whale": 1}, ["picture"]):
        with pytest.raises((TypeError, ValueError)):
            unpacked(decoded(encoded({**packed(document), "left_out": wrong})))


def test_the_sentence() -> None:
    assert left_out_sentence({}) is None
    assert left_out_sentence({"picture": 1}) == "Left out: 1 picture."
    assert (
        left_out_sentence({"formula": 14, "text box": 2}) == "Left out: 14 formulas, 2 text boxes."
    )
    assert all("{count}" in many for _, many in KINDS.values())
