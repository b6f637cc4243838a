"""Each reader keeps where the text refers to a note of its own, and which blocks that is."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, BlockKind, Side, Span
from duidu.core.emphasis import Emphasis, EmphasisKind
from duidu.core.note_marks import NoteMark
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.exported import Exported, Written
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.markdown.writer import write_markdown
from duidu.formats.notes.exported_notes import ArticleNotes
from duidu.formats.registry import read_bytes
from fixtures.picture_files import epub

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(page: str, suffix: str = ".html") -> Document:
    text = f"<!doctype html><html><body>{page}</body></html>" if suffix == ".html" else page
    return read_bytes(text.encode(), ReadOptions(name=f"a{suffix}"), suffix)


def marked(document: Document) -> list[tuple[str, str, list[str]]]:
    """Of each mark the text before it, what is shown, and the texts of the note."""
    notes: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.note:
            notes.setdefault(block.note, []).append(block.text)
    return [
        (block.text[: mark.at], mark.label, notes.get(mark.note, []))
        for block in document.blocks
        for mark in block.marks
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup><a href='#n'>1</a></sup>",
        "<a href='#n'><sup>1</sup></a>",
        "<sup id='c' class='reference'><a href='#n'>[1]</a></sup>",
        "<a href='#n'>[1]</a>",
        "<a href='#n'>〔1〕</a>",
        "<a href='page.html#n' class='noteref'>1</a>",
        "<a epub:type='noteref' href='#n'>1</a>",
        "<a role='doc-noteref' href='#n'><sup>1</sup></a>",
        "<a class='footnote-ref' href='#n'>注1</a>",
    ],
)
@pytest.mark.parametrize(
    "note",
    [
        "<p id='n'>A note.</p>",
        "<p><a id='n' href='#back'>↩</a>A note.</p>",
        "<p><a name='n'></a>A note.</p>",
        "<a id='n'></a><p>A note.</p>",
        "<ol style='list-style: none'><li id='n'><p>A note.</p></li></ol>",
        "<aside id='n' hidden='hidden'>A note.</aside>",
        "<div id='n' style='display: none'><p>A note.</p></div>",
        "<table><tr id='n'><td>A note.</td></tr></table>",
    ],
)
def test_a_page(mark: str, note: str) -> None:
    document = read(f"<p>He left{mark}, and the rain stopped.</p><p>More.</p>{note}")
    assert marked(document) == [("He left", "1", ["A note."])]
    assert [block.text for block in document.blocks] == [
        "He left, and the rain stopped.",
        "More.",
        "A note.",
    ]
    assert not document.left_out


def test_a_note_of_several_paragraphs_and_a_mark_that_is_a_picture() -> None:
    document = read(
        "<p>他走了。<a class='duokan-footnote' href='#n'><img src='note.png'/></a>雨停了。</p>"
        "<ol><li id='n'><p>一。</p><p>二。</p></li></ol><p>外。</p>"
    )
    assert marked(document) == [("他走了。", "*", ["1. 一。", "二。"])]
    assert not document.left_out


@pytest.mark.parametrize(
    "page",
    [
        # Links up, to nothing, without words before them, and to the chapters of a book.
        "<p id='n'>A note.</p><p>He left<a href='#n'>[1]</a>.</p>",
        "<p>He left<a href='#nowhere'>[1]</a>.</p>",
        "<p><a href='#n'>[1]</a> <a href='#n'>[2]</a></p><p id='n'>Text.</p>",
        "<p>See <a href='#n'>1</a> and <a href='#n'>the rest</a>.</p><p id='n'>Text.</p>",
        "<p>He left<a href='https://example.org/a'>[1]</a>.</p><p id='n'>A note.</p>",
    ],
)
def test_other_links_are_text(page: str) -> None:
    document = read(page)
    assert marked(document) == []
    said = "".join(block.text for block in document.blocks)
    assert "1" in said


def test_marks_stand_right_in_emphasis_verse_and_a_numbered_list() -> None:
    document = read(
        "<p>He <em>left<sup><a href='#n'>1</a></sup> early</em>.</p>"
        "<p>Rose leaves,<br>when the rose is dead<sup><a href='#n'>2</a></sup>,<br>"
        "are heaped for the beloved's bed.</p>"
        "<ol><li>First<sup><a href='#n'>3</a></sup></li></ol><p id='n'>A note.</p>"
    )
    assert [(before, label) for before, label, _ in marked(document)] == [
        ("He left", "1"),
        ("when the rose is dead", "2"),
        ("1. First", "3"),
    ]


def test_a_book_whose_notes_are_on_a_page_of_their_own() -> None:
    pages = [
        "<p>He left.<sup><a href='p2.xhtml#n1' id='r1'>1</a></sup></p>",
        "<p>The rain stopped.<a epub:type='noteref' href='./p2.xhtml#n2'>2</a></p>",
        "<p id='n1'><a href='p0.xhtml#r1'>[1]</a> One.</p><p id='n2'>Two.</p>",
    ]
    document = read_bytes(epub(pages, {}), ReadOptions(name="a.epub"), ".epub")
    assert marked(document) == [
        ("He left.", "1", ["[1] One."]),
        ("The rain stopped.", "2", ["Two."]),
    ]


def test_two_pages_of_a_book_may_call_their_notes_alike() -> None:
    page = "<p>{0}<sup><a href='#n'>1</a></sup></p><p id='n'>Note {0}.</p>"
    pages = [page.format("one"), page.format("two")]
    document = read_bytes(epub(pages, {}), ReadOptions(name="a.epub"), ".epub")
    assert marked(document) == [("one", "1", ["Note one."]), ("two", "1", ["Note two."])]


def test_markdown() -> None:
    document = read(
        "他走了[^1]。雨停了[^long-name]，*河[^1]水*很深。\n\n"
        "[^1]: 一。\n\n[^long-name]: 二。\n\n    三。\n",
        ".md",
    )
    assert marked(document) == [
        ("他走了", "1", ["一。"]),
        ("他走了。雨停了", "2", ["二。", "三。"]),
        ("他走了。雨停了，河", "1", ["一。"]),
    ]


def word(body: str, notes: str) -> bytes:
    """A Word document of this body, with these footnotes."""
    plain, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>')
        new.writestr("word/endnotes.xml", f'<w:endnotes xmlns:w="{W}">{notes}</w:endnotes>')
    return out.getvalue()


def note(number: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'


def run(text: str, more: str = "") -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' + more


def test_word() -> None:
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>†</w:t></w:r>'
    body = (
        f"<w:p>{run('  He left', refer.format(3))}{run(', and the rain stopped.')}</w:p>"
        f"<w:p>{run('The river', refer.format(2))}{run(' was deep')}{own}</w:p>"
        f"<w:p>{run('End.', refer.replace('foot', 'end').format(2))}</w:p>"
    )
    data = word(body, note(2, "Two.") + note(3, "Three.") + note(4, "Four."))
    document = read_bytes(data, ReadOptions(name="a.docx"), ".docx")
    assert marked(document)[:3] == [
        ("He left", "1", ["Three."]),
        ("The river", "2", ["Two."]),
        ("The river was deep†", "", ["Four."]),
    ]
    assert marked(document)[3][:2] == ("End.", "i")


def test_open_document() -> None:
    content = (
        '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>'
        "<text:p>他走了<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>一。</text:p><text:p>又一。</text:p></text:note-body></text:note>。"
        "  雨<text:span>停了<text:note>"
        "<text:note-citation>*</text:note-citation><text:note-body><text:p>二。</text:p>"
        "</text:note-body></text:note></text:span>。</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    document = read_bytes(out.getvalue(), ReadOptions(name="a.odt"), ".odt")
    notes = [("他走了", "1", ["一。", "又一。"]), ("他走了。 雨停了", "*", ["二。"])]
    assert marked(document) == notes
    assert document.blocks[0] == RawBlock("他走了。 雨停了。", marks=document.blocks[0].marks)


def bilingual() -> Exported:
    """Two rows of text and one of notes; both sides have a mark, one of them in emphasis."""
    zh = (
        Block(0, "他走进城里，雨停了。", sentences=(Span(0, 10),), marks=(NoteMark(5, 7, "1", 7),)),
        Block(1, "河水很深。", sentences=(Span(0, 5),), marks=(NoteMark(5, 99, "2", 99),)),
        Block(7, "指旧城。", BlockKind.NOTE, sentences=(Span(0, 4),)),
    )
    en = (
        Block(
            0,
            "He walked into the city, and the rain stopped.",
            sentences=(Span(0, 46),),
            emphasis=(Emphasis(19, 31, EmphasisKind.EMPHASIS),),
            marks=(NoteMark(23, 4, "*", 4),),
        ),
        Block(1, "The river was deep.", sentences=(Span(0, 19),)),
        Block(4, "The old town.", BlockKind.NOTE, sentences=(Span(0, 13),)),
    )
    article = Article("雨", Side("zh-Hans", zh), Side("en", en))
    rows = tuple(Row(Bead((n,), (n,)), (Bead((0,), (0,)),)) for n in range(3))
    notes = ArticleNotes("a", "雨", "zh-Hans", "en")
    return Exported(article, Alignment(rows, "x"), notes)


@pytest.mark.parametrize(
    ("write", "suffix", "labels"),
    [
        (write_html, ".html", ["1", "*"]),
        (write_epub, ".epub", ["1", "*"]),
        (write_markdown, ".md", ["1", "2"]),
    ],
)
def test_what_is_written_has_its_marks_and_is_read_again(
    write: Callable[[Exported], Written], suffix: str, labels: list[str]
) -> None:
    data = write(bilingual()).data
    found = marked(read_bytes(data, ReadOptions(name=f"a{suffix}"), suffix))
    assert found == [
        ("他走进城里", labels[0], ["指旧城。"]),
        ("He walked into the city", labels[1], ["The old town."]),
    ]


def test_a_book_in_pages_leads_from_one_to_the_other() -> None:
    exported = bilingual()
    heading = Block(20, "第二章", BlockKind.HEADING, 1, (Span(0, 3),))
    source = exported.article.source
    blocks = (replace(heading, id=21), *source.blocks[:2], heading, source.blocks[2])
    article = replace(exported.article, source=replace(source, blocks=blocks))
    rows = tuple(
        Row(Bead((n,), (m,) if m is not None else ()), ())
        for n, m in ((0, None), (1, 0), (2, 1), (3, None), (4, 2))
    )
    data = write_epub(replace(exported, article=article, alignment=Alignment(rows, "x"))).data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        first, second = (book.read(f"book/page{n}.xhtml").decode() for n in (1, 2))
    assert 'href="page2.xhtml#note-source-7">1</a>' in first
    assert 'id="note-source-7"' in second
    assert "#note-source-99" not in first


@pytest.mark.parametrize("behind", ["<ol>{}</ol>", "<html>{}</html>", "<html><body>{}</body>"])
def test_what_stands_behind_the_end_of_a_page_is_read(behind: str) -> None:
    note = behind.format('<p id="n1">A note.</p>')
    page = (
        '<html><body><p>The harbour<a href="#n1"><sup>1</sup></a> lay still.</p></body></html>'
        f"<!-- end -->{note}"
    )
    document = read_bytes(page.encode(), ReadOptions(name="a"), ".html")
    assert [block.text for block in document.blocks] == ["The harbour lay still.", "A note."]
    assert document.notes == ()
