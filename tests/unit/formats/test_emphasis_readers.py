"""Emphasis is read from every format that has it; mere style is not."""

import io
import random
import zipfile
from itertools import groupby

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from duidu.app.opening.arrange import arrange
from duidu.app.opening.recognise import recognise
from duidu.core.article import Block, BlockKind
from duidu.core.emphasis import EmphasisKind, runs
from duidu.core.jobs import NoJob
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox.parent import read as read_in_child

EMPHASIS, STRONG = EmphasisKind.EMPHASIS, EmphasisKind.STRONG
MARKS = {
    frozenset[EmphasisKind](): "",
    frozenset({EMPHASIS}): "/",
    frozenset({STRONG}): "*",
    frozenset({EMPHASIS, STRONG}): "#",
}


def read(data: bytes | str, suffix: str) -> Document:
    return read_bytes(
        data.encode() if isinstance(data, str) else data, ReadOptions(name=f"file{suffix}"), suffix
    )


def shown(block: RawBlock | Block) -> str:
    """The text with /emphasis/, *strong* and #both# marked."""
    parts = runs(block.emphasis, 0, len(block.text))
    return "".join(
        f"{MARKS[kinds]}{block.text[start:end]}{MARKS[kinds]}" for start, end, kinds in parts
    )


def page(body: str) -> list[str]:
    return [
        shown(block)
        for block in read(f"<html><body><main>{body}</main></body></html>", ".html").blocks
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>He <em>did\n  not </em>go,\n<strong>ever</strong>.</p>", ["He /did not/ go, *ever*."]),
        ("<p>他<em>绝\n不</em>\n再来，<b>永远</b>。</p>", ["他/绝不/再来，*永远*。"]),
        (
            "<p>In <cite>Emma</cite> and <i>Persua<b>sion</b></i> too</p>",
            ["In /Emma/ and /Persua/#sion# too"],
        ),
        (
            "<h1><b>All of a heading</b></h1><h2>On <i>Emma</i></h2>",
            ["All of a heading", "On /Emma/"],
        ),
        (
            "<p><i>A letter, all of it.</i></p><p>“<em>Yes</em>.”</p>",
            ["A letter, all of it.", "“Yes.”"],
        ),
        (
            "<em><p>One.</p><p>Two <b>three</b>.</p></em><p>four</p>",
            ["One.", "Two *three*.", "four"],
        ),
        (
            "<p>first <i>line<br>second</i> line<br>third</p>",
            ["first /line/", "/second/ line", "third"],
        ),
        ("<pre>a <b>c</b></pre>", ["a c"]),
        (
            '<p>a <span style="font-style: italic">b</span> <span '
            'style="font-weight:700">c</span> d</p>',
            ["a /b/ *c* d"],
        ),
        (
            '<b style="font-weight:normal"><p>a <i style="font-style:normal">b</i> <span '
            'class="x italic">c</span></p></b>',
            ["a b /c/"],
        ),
        ('<p>他<span style="text-emphasis: filled dot">绝不</span>来</p>', ["他/绝不/来"]),
        ('<p>a <i class="icon"></i>b<em> </em>c</p>', ["a b c"]),
        ("<ul><li><b>Term</b>: meaning</li></ul>", ["*Term*: meaning"]),
    ],
)
def test_pages(body: str, expected: list[str]) -> None:
    assert page(body) == expected


@pytest.mark.parametrize("seed", range(50))
def test_any_page_keeps_every_letter_as_it_was_set(seed: int) -> None:
    chance = random.Random(seed)
    letters, kinds = [], frozenset[EmphasisKind]()
    for _ in range(60):
        kinds = (
            frozenset(kind for kind in EmphasisKind if chance.random() < 0.4)
            if chance.random() < 0.2
            else kinds
        )
        letters.append((chance.choice("ab 甲𠮷\n \t,"), kinds))
    tags = {EMPHASIS: "em", STRONG: "b"}
    body = ""
    for kinds, group in groupby(letters, key=lambda letter: letter[1]):
        text = "".join(character for character, _ in group)
        body += (
            "".join(f"<{tags[k]}>" for k in sorted(kinds))
            + text
            + "".join(f"</{tags[k]}>" for k in sorted(kinds, reverse=True))
        )
    (block,) = read(f"<p>x{body}x</p>", ".html").blocks
    found = [
        (block.text[at], kinds)
        for start, end, kinds in runs(block.emphasis, 0, len(block.text))
        for at in range(start, end)
    ]
    assert [one for one in found if one[0] != " "][1:-1] == [
        one for one in letters if not one[0].isspace()
    ]


def zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def word() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("He ")
    paragraph.add_run("did ").bold = True
    run = paragraph.add_run("not")
    run.bold = run.italic = True
    paragraph.add_run(" go", style="Emphasis")
    paragraph.add_run(" plainly", style="Strong").bold = False
    chinese = document.add_paragraph("他")
    dots = OxmlElement("w:em")
    dots.set(qn("w:val"), "dot")
    chinese.add_run("绝不")._r.get_or_add_rPr().append(dots)
    chinese.add_run("再来。")
    document.add_paragraph().add_run("All bold.").bold = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word() -> None:
    assert [shown(block) for block in read(word(), ".docx").blocks] == [
        "He *did *#not#/ go/ plainly",
        "他/绝不/再来。",
        "All bold.",
    ]


ODT = """<o:document-content xmlns:o="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f">\
<o:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/>\
</style:style>
<style:style style:name="T2" style:family="text" style:parent-style-name="Emphasis"/>
<style:style style:name="T3" style:family="text" style:parent-style-name="T2">\
<style:text-properties fo:font-style="normal"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties \
style:text-emphasize="dot below"/></style:style>
</o:automatic-styles><o:body><o:text>
<text:p>He <text:span text:style-name="T1">did<text:s/><text:span \
text:style-name="T2">not</text:span></text:span>
  <text:span text:style-name="T3">go</text:span>.<text:note><text:note-body>
  <text:p>See <text:span text:style-name="T2">Emma</text:span>.</text:p></text:note-body>\
</text:note></text:p>
<text:p>他<text:span text:style-name="T4">绝不</text:span>再来。</text:p>
</o:text></o:body></o:document-content>"""
ODT_STYLES = """<o:document-styles xmlns:o="o" xmlns:style="s" xmlns:fo="f"><o:styles>
<style:style style:name="Emphasis" style:family="text">
<style:text-properties fo:font-style="italic"/></style:style></o:styles></o:document-styles>"""


def test_opendocument() -> None:
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": ODT,
        "styles.xml": ODT_STYLES,
    }
    assert [shown(block) for block in read(zipped(members), ".odt").blocks] == [
        "He *did *#not# go.",
        "他/绝不/再来。",
        "See /Emma/.",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("He *did* **not** _go_ ***ever***.", "He /did/ *not* /go /#ever#."),
        (
            "A **very *big* one** \\*not\\* snake_case_name 2 * 3 * 4",
            "A *very *#big#* one* *not* snake_case_name 2 * 3 * 4",
        ),
        ("他**绝不**再来，[*真的*](x)。", "他*绝不*再来，/真的/。"),
        ("a `co*de* x` *b*", "a co*de* x /b/"),
        ("**All of it.**", "All of it."),
        ("- **Term**: meaning", "*Term*: meaning"),
        ("# On *Emma*", "On /Emma/"),
    ],
)
def test_markdown(line: str, expected: str) -> None:
    (block,) = read(line, ".md").blocks
    assert shown(block) == expected


def test_subtitles() -> None:
    first = (
        "1\n00:00:01,000 --> 00:00:02,000\nHe <i>said\nso</i>, <b>&amp;</b> left\n他<i>说</i>过\n\n"
    )
    cues = f"{first}2\n00:00:03,000 --> 00:00:04,000\n<i>♪ la</i>\n"
    assert [shown(block) for block in read(cues, ".srt").blocks] == [
        "He /said so/, *&* left",
        "他/说/过",
        "♪ la",
    ]
    overlapping = (
        "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,a {\\i1}b {\\b1}c{\\i0} d{\\b0} e\n"
    )
    assert [shown(block) for block in read(overlapping, ".ass").blocks] == ["a /b /#c#* d* e"]


def test_it_comes_through_the_child_process() -> None:
    data = b"<p>He <em>did</em> not.</p><p>Plain.</p>"
    assert read_in_child(data, ReadOptions(name="a.html"), ".html", NoJob()) == read(data, ".html")


def test_it_comes_to_both_sides_of_an_article() -> None:
    body = (
        "<p>他<em>绝不</em>再来，门关上了。</p>"
        "<p>He <em>never</em> came again, the door was shut.</p>" * 3
    )
    document = read(f"<html><body><main>{body}</main></body></html>", ".html")
    article = arrange(recognise([document], "a")).article
    assert [shown(block) for block in article.source.blocks] == ["他/绝不/再来，门关上了。"] * 3
    assert [shown(block) for block in article.target.blocks] == [
        "He /never/ came again, the door was shut."
    ] * 3


def test_a_translation_in_italics_under_its_original_is_plain() -> None:
    body = (
        "<p>他<em>绝不</em>再来，门关上了。"
        "<i>He never came again, the door was <b>shut</b>.</i></p>" * 3
    )
    document = read(f"<html><body><main>{body}</main></body></html>", ".html")
    article = arrange(recognise([document], "a")).article
    assert [shown(block) for block in article.source.blocks] == ["他/绝不/再来，门关上了。"] * 3
    assert {shown(block) for block in article.target.blocks} == {
        "He never came again, the door was *shut*."
    }
    assert {block.kind for block in article.target.blocks} == {BlockKind.PARAGRAPH}
