"""HTML, EPUB, DOCX, ODT and PDF become blocks: the article alone, with structure and comments."""

import io
import zipfile

import docx
import pytest

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.base.document import BESIDE, Document, RawBlock, ReadOptions
from duidu.formats.registry import read_bytes
from fixtures.pdf import pdf

WEB = """<!DOCTYPE html><html><head><title>河</title><style>p{}</style></head><body>
<nav><a href=/>首页</a></nav><div class="sidebar"><a href=/1>一</a><a href=/2>二</a></div>
<main><h1>老人与河</h1><p>老人把船
推进水里。</p><ul><li>一<ul><li>内</li></ul></li></ul><p>床前明月光，<br>疑是地上霜。</p>
<div class=toc><a href=#a>目录一</a><a href=#b>目录二</a></div>
<p style="display: none">看不见</p><script>alert(1)</script><p><ruby>汉<rt>hàn</rt></ruby>字</p>
<pre>x = 1
y = 2</pre><table><tr><th>中文</th><th>English</th></tr><tr><td>雨</td><td>rain</td></tr></table>\
</main>
<footer><p>版权</p></footer></body></html>"""


def read(data: bytes, suffix: str) -> Document:
    return read_bytes(data, ReadOptions(name=f"file{suffix}"), suffix)


def shown(document: Document) -> list[tuple[str, BlockKind, int]]:
    return [(block.text, block.kind, block.level) for block in document.blocks]


def test_a_web_page_is_its_article() -> None:
    document = read(WEB.encode(), ".html")
    assert document.title == "河"
    assert shown(document) == [
        ("老人与河", BlockKind.HEADING, 1),
        ("老人把船推进水里。", BlockKind.PARAGRAPH, 0),
        ("一", BlockKind.LIST_ITEM, 1),
        ("内", BlockKind.LIST_ITEM, 2),
        ("床前明月光，", BlockKind.VERSE, 0),
        ("疑是地上霜。", BlockKind.VERSE, 0),
        ("汉字", BlockKind.PARAGRAPH, 0),
        ("x = 1\ny = 2", BlockKind.CODE, 0),
        ("中文", BlockKind.TABLE_CELL, 1),
        ("English", BlockKind.TABLE_CELL, 2),
        ("雨", BlockKind.TABLE_CELL, 1),
        ("rain", BlockKind.TABLE_CELL, 2),
    ]
    assert [(block.column, block.group) for block in document.blocks[-2:]] == [(0, 2), (1, 2)]


def test_what_a_page_hides_is_not_read() -> None:
    hidden = (
        "<p hidden>a</p>",
        '<p style="color:red; DISPLAY : none">c</p>',
    )
    seen = (
        # It hides from screen readers only.
        '<div aria-hidden="true"><p>b</p></div>',
        '<p aria-hidden="false">d</p>',
        '<p style="display: block">e</p>',
        "<p>one\ttwo\n  three  four\u00a0five</p>",
    )
    document = read("".join((*hidden, *seen)).encode(), ".html")
    assert [block.text for block in document.blocks] == [
        "b",
        "d",
        "e",
        "one two three four\u00a0five",
    ]


@pytest.mark.parametrize("tag", ["div", "span"])
def test_a_page_nested_without_end_is_refused(tag: str) -> None:
    def page(depth: int) -> bytes:
        return (
            f"<html><body>{f'<{tag}>' * depth}雨停了。{f'</{tag}>' * depth}</body></html>".encode()
        )

    assert read(page(198), ".html").blocks[0].text == "雨停了。"
    with pytest.raises(FileError, match="200 levels"):
        read(page(199), ".html")


@pytest.mark.parametrize("declared", ["gb2312", "no-such-thing"])
def test_a_page_in_another_encoding_is_decoded(declared: str) -> None:
    page = (
        f'<meta charset="{declared}"><p>老人把船推进水里，天还没有亮，他在这条河上走了四十年。</p>'
    )
    assert read(page.encode("gb18030"), ".html").blocks[0].text.startswith("老人把船推进水里")


def zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


CONTAINER = (
    '<container><rootfiles><rootfile full-path="b/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>河</dc:title><dc:creator>我们</dc:creator></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="two" href="2.xhtml" media-type="application/xhtml+xml"/><item id="one" \
href="a%201.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="n"/><itemref idref="one"/><itemref idref="two"/></spine>\
</package>"""


def test_a_book_is_its_spine_without_contents() -> None:
    body = '<body><h1>{0}</h1><p>{0}文。</p><div epub:type="footnote">注{0}</div></body>'
    page = f'<html xmlns:epub="http://www.idpf.org/2007/ops">{body}</html>'
    members = {
        "META-INF/container.xml": CONTAINER,
        "b/book.opf": PACKAGE,
        "b/nav.xhtml": page.format("目录"),
    }
    document = read(
        zipped({**members, "b/a 1.xhtml": page.format("一"), "b/2.xhtml": page.format("二")}),
        ".epub",
    )
    assert (document.title, document.metadata["creator"]) == ("河", "我们")
    assert [text for text, _, _ in shown(document)] == [
        "一",
        "一文。",
        "注一",
        "二",
        "二文。",
        "注二",
    ]
    assert document.blocks[2].kind is BlockKind.NOTE


@pytest.mark.parametrize(
    "named",
    [
        'class="toc"',
        "class='main TOC'",
        "id=toc",
        'id="Table-of-Contents"',
        'class="contents-list"',
        'class="titlepage-toc"',
        None,
    ],
)
def test_contents_inside_a_page_of_a_book_are_left_out(named: str | None) -> None:
    contents = (
        f"<div {named or 'class=protocol id=stocks'}><a href=#a>一，</a><a href=#b>二</a></div>"
    )
    members = {
        "META-INF/container.xml": CONTAINER,
        "b/book.opf": PACKAGE,
        "b/2.xhtml": f"<html><body>{contents}<p>文。</p></body></html>",
    }
    texts = [block.text for block in read(zipped(members), ".epub").blocks]
    assert texts == (["文。"] if named else ["一，二", "文。"])


def word(*rows: tuple[str, ...], before: str = "") -> bytes:
    document = docx.Document()
    if before:
        document.add_paragraph(before)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_translators_table_is_its_two_columns() -> None:
    document = read(
        word(
            ("No.", "Source", "Target"),
            ("1", "Rain fell.", "下雨了。"),
            ("2", "He left.", "他走了。"),
        ),
        ".docx",
    )
    kept = [
        (block.text, block.column, block.group)
        for block in document.blocks
        if block.column != BESIDE
    ]
    assert kept == [
        ("Rain fell.", 0, 2),
        ("下雨了。", 1, 2),
        ("He left.", 0, 3),
        ("他走了。", 1, 3),
    ]
    assert document.notes == ()


def test_a_table_in_one_language_is_cells_in_order() -> None:
    document = read(word(("名", "价"), ("茶", "三"), before="价目"), ".docx")
    assert [(block.text, block.kind, block.group) for block in document.blocks][1:3] == [
        ("名", BlockKind.TABLE_CELL, None),
        ("价", BlockKind.TABLE_CELL, None),
    ]


def test_word_comments_are_remarks_with_their_words() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("老人把")
    run = paragraph.add_run("船")
    paragraph.add_run("推进水里。")
    document.add_comment(run, "which boat?", author="A")
    out = io.BytesIO()
    document.save(out)
    (remark,) = read(out.getvalue(), ".docx").remarks
    assert (remark.text, remark.quotation) == ("which boat?", "船")


def test_struck_out_text_is_gone_and_inserted_text_is_there() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        "<w:p><w:r><w:t>雨</w:t></w:r><w:del><w:r><w:delText>没</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>停了。</w:t></w:r></w:ins></w:p>"
    )
    data = zipped(
        {"word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'}
    )
    assert [block.text for block in read(data, ".docx").blocks] == ["雨停了。"]


def test_open_document_text() -> None:
    office, text, table = (
        f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text", "table")
    )
    rows = "".join(
        f"<b:table-row><b:table-cell><t:p>{a}</t:p></b:table-cell><b:table-cell>"
        f"<t:p>{b}</t:p></b:table-cell></b:table-row>"
        for a, b in (("雨停了。", "Rain stopped."), ("他走了。", "He left."))
    )
    body = (
        f"<t:h t:outline-level='2'>题</t:h><t:list><t:list-item><t:p>项<t:s/>目</t:p>"
        f"</t:list-item></t:list><b:table>{rows}</b:table>"
    )
    spaces = f"xmlns:o='{office}' xmlns:t='{text}' xmlns:b='{table}'"
    content = (
        f"<o:document-content {spaces}><o:body><o:text>{body}</o:text></o:body>"
        f"</o:document-content>"
    )
    document = read(
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}),
        ".odt",
    )
    assert document.blocks == (
        RawBlock("题", BlockKind.HEADING, 2),
        RawBlock("项 目", BlockKind.LIST_ITEM, 1),
        RawBlock("雨停了。", column=0, group=1),
        RawBlock("Rain stopped.", column=1, group=1),
        RawBlock("他走了。", column=0, group=2),
        RawBlock("He left.", column=1, group=2),
    )


def test_a_pdf_is_headings_and_paragraphs_without_running_heads() -> None:
    lines = [
        (18, 520, "The River"),
        (10, 490, "The old man pushed the boat off before dawn and he"),
        (10, 478, "did not look back"),
    ]
    document = read(pdf(lines, pages=5), ".pdf")
    assert shown(document)[:2] == [
        ("The River one.", BlockKind.HEADING, 1),
        (
            "The old man pushed the boat off before dawn and he one. did not look back one.",
            BlockKind.PARAGRAPH,
            0,
        ),
    ]
    assert not any("Our Book" in block.text for block in document.blocks)


def test_a_scan_gets_a_sentence() -> None:
    with pytest.raises(FileError, match="no text layer"):
        read(pdf([], pages=1).replace(b"(Our Book 1) Tj", b"               "), ".pdf")
