"""No reader leaves anything out in silence: each is given a file with all that it may drop.

A word in capitals stands in each thing; it is text, or its kind is counted.
"""

import io
import json
import zipfile
from collections.abc import Callable
from typing import NamedTuple

import pytest

from duidu.core.left_out import KINDS
from duidu.formats.base.losses import CRUDE, letters_in, loss_said
from duidu.formats.registry import FORMATS
from fixtures.small_documents import epub, item, read, run, word

TEXT = "<p>他把船推进水里。</p><p>He pushed the boat into the water.</p>"


class Droppable(NamedTuple):
    """A file, the words of it that are read, and what is counted in it."""

    suffix: str
    data: bytes
    read: tuple[str, ...]
    left_out: dict[str, int]


def page() -> Droppable:
    body = (
        "<nav><a href='#'>MENU</a></nav><main><h1>Boat</h1>"
        f"{TEXT}<p hidden>HIDDEN</p><p>字<ruby>x<rt>READING</rt></ruby></p>"
        "<template>TEMPLATE</template><p><img src='a.png'><math></math><video></video></p>"
        "<p>SHOWN <select><option>CHOICE</option></select></p></main><footer>FOOTER</footer>"
    )
    return Droppable(
        ".html",
        f"<html><head><title>t</title></head><body>{body}</body></html>".encode(),
        ("SHOWN",),
        {"menu": 3, "hidden passage": 2, "reading": 1}
        | {"picture": 1, "formula": 1, "embedded object": 1},
    )


def book() -> Droppable:
    items = (
        item("a", "a.xhtml")
        + item("n", "n.xhtml", more='properties="nav"')
        + item("o", "o.xhtml")
        + item("p", "p.pdf", "application/pdf")
        + item("g", "gone.xhtml")
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in "anpg") + '<itemref idref="?"/>'
    made = epub(spine, items, a=f"{TEXT}<p>SHOWN</p><div hidden=''>HIDDEN</div>", n="C", o="ORPHAN")
    counted = {"hidden passage": 1, "table of contents": 1, "page of another kind": 1}
    return Droppable(
        ".epub", made, ("SHOWN",), counted | {"missing page": 2, "page beside the order": 1}
    )


def word_document() -> Droppable:
    return Droppable(
        ".docx",
        word(
            f"<w:p>{run('SHOWN')}{run('HIDDEN', '<w:vanish/>')}<w:object/></w:p>"
            f"<w:p><w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del>{run('kept')}</w:p>"
            f"<w:p><w:ruby><w:rt>{run('READING川')}</w:rt><w:rubyBase>{run('字')}</w:rubyBase></w:ruby>"
            "<w:r><w:sym w:char='F04A'/></w:r></w:p><w:altChunk/>"
            f"<w:p><w:r><w:drawing><b:blip xmlns:b='b'/></w:drawing></w:r>{run('')}</w:p>"
            "<w:p><w:r><w:drawing><d:relIds xmlns:d='d'/></w:drawing></w:r></w:p>"
        ),
        ("SHOWN", "字"),
        {"hidden passage": 1, "deleted passage": 1, "reading": 1, "drawing": 2, "picture": 1}
        | {"embedded object": 2},
    )


def zipped(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return made.getvalue()


def open_document() -> Droppable:
    body = (
        "<table-of-content><source/><index-body><p>CONTENTS 1</p></index-body></table-of-content>"
        "<p>SHOWN<ruby><ruby-base>字</ruby-base><ruby-text>READING川</ruby-text></ruby></p>"
        "<p><frame><image/></frame><frame><object/><image/></frame>"
        "<frame><text-box><p>BOXED</p></text-box></frame><hidden-text string-value='HIDDEN'/></p>"
    )
    tracked = "<tracked-changes><deletion><p>DELETED</p></deletion></tracked-changes>"
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<document><body><text>{tracked}{body}</text></body></document>",
        "styles.xml": "<styles><master><header><p>HEADER</p></header></master></styles>",
    }
    counted = {"reading": 1, "picture": 1, "embedded object": 1, "hidden passage": 1}
    counted |= {"table of contents": 1}
    return Droppable(
        ".odt",
        zipped(**members),
        ("SHOWN", "BOXED"),
        counted | {"deleted passage": 1, "header or footer": 1},
    )


def spreadsheet() -> Droppable:
    def cell(text: str, more: str = "") -> str:
        return f"<table-cell><p>{text}</p>{more}</table-cell>"

    note, box = "<annotation><p>COMMENT</p></annotation>", "<text-box><p>BOXED</p></text-box>"
    ruby = "<ruby><ruby-base>雨</ruby-base><ruby-text>READING川</ruby-text></ruby>停了。"
    rows = (
        cell("他走了。", note) + cell("He SHOWN left.") + cell("THIRD"),
        cell(ruby) + cell("The rain<s/>stopped.", "<frame><image/></frame>"),
        "<covered-table-cell number-columns-repeated='9'/>",
        "<table-cell formula='of:=NOW()'/><table-cell number-columns-repeated='250'/>"
        f"{cell('FAR')}",
    )
    drawn = f"<shapes><frame>{box}</frame><frame><object/><image/></frame></shapes>"
    sheet = drawn + "".join(f"<table-row>{row}</table-row>" for row in rows)
    other = f"<table name='B'><table-row>{cell('OTHER')}</table-row></table><table name='C'/>"
    content = (
        f"<d><body><spreadsheet><table name='A'>{sheet}</table>{other}</spreadsheet></body></d>"
    )
    members = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
    }
    counted = {"other column": 2, "other sheet": 1, "comment": 1, "text box": 1, "picture": 1}
    counted |= {"formula": 1}
    return Droppable(
        ".ods",
        zipped(**members),
        ("SHOWN", "雨停了。", "The rain stopped."),
        counted | {"embedded object": 1, "reading": 1},
    )


def workbook() -> Droppable:
    def sheet(*rows: tuple[str, ...], more: str = "") -> str:
        cells = "".join(
            "<row>" + "".join(f"<c t='inlineStr'><is><t>{c}</t></is></c>" for c in row) + "</row>"
            for row in rows
        )
        return f"<worksheet><sheetData>{cells}</sheetData>{more}</worksheet>"

    header = "<headerFooter><oddHeader>HEADER</oddHeader></headerFooter>"
    rows = (("他走了。", "He SHOWN left.", "THIRD"), ("雨停了。", "The rain stopped.", ""))
    beside = (
        "<row><c r='A9'><f>NOW()</f><v/></c><c r='B9'><f>A9</f><v>2</v></c>"
        "<c r='GS9' t='inlineStr'><is><t>FAR</t></is></c></row>"
    )
    box = "<d><txBody><t>BOXED</t></txBody><blip/></d>"
    members = {
        "xl/worksheets/sheet1.xml": sheet(*rows, more=header).replace(
            "</sheetData>", f"{beside}</sheetData>"
        ),
        "xl/worksheets/sheet2.xml": sheet(("OTHER",)),
        "xl/drawings/drawing1.xml": box,
        "xl/charts/chart1.xml": "<c><t>CHART</t></c>",
        "xl/comments1.xml": "<comments><comment><t>COMMENT</t></comment></comments>",
    }
    counted = {"other column": 2, "header or footer": 1, "other sheet": 1, "text box": 1}
    counted |= {"formula": 1}
    return Droppable(
        ".xlsx",
        zipped(**members),
        ("SHOWN",),
        counted | {"picture": 1, "embedded object": 1, "comment": 1},
    )


def markdown() -> Droppable:
    text = "# SHOWN\n\n![ALT](a.png) and\n\n<div hidden>HIDDEN</div>\n\n他走了。\n"
    return Droppable(".md", text.encode(), ("SHOWN",), {"picture": 1, "hidden passage": 1})


def table() -> Droppable:
    text = "zh,en,context,id\n他走了。,He SHOWN left.,THIRD,1\n雨停了。,The rain stopped.,,2\n"
    return Droppable(".csv", text.encode(), ("SHOWN",), {"other column": 1})


def json_lines() -> Droppable:
    one = {"zh": "他走了。", "en": "He SHOWN left.", "topic": {"name": ["NESTED"]}}
    other = {"translation": {"zh": "雨停了。", "en": "It stopped."}, "domain": "OUTER"}
    lines = "\n".join(json.dumps(line, ensure_ascii=False) for line in (one, other))
    return Droppable(".jsonl", lines.encode(), ("SHOWN",), {"other column": 2})


def memory() -> Droppable:
    def variants(*texts: tuple[str, str]) -> str:
        return "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in texts)

    unit = variants(
        ("zh", "他走了。"), ("en", "He SHOWN left."), ("en", "VARIANT"), ("fr", "AUTRE")
    )
    text = f"<tmx><header><note>NOTE</note></header><body><tu>{unit}</tu></body></tmx>"
    counted = {"comment": 1, "other language": 1, "other translation": 1}
    return Droppable(".tmx", text.encode(), ("SHOWN",), counted)


def xliff() -> Droppable:
    unit = "<source>He SHOWN left.</source><target>他走了。</target>"
    other = "<alt-trans><target>VARIANT</target></alt-trans>"
    text = (
        '<xliff version="1.2"><file source-language="en" target-language="zh"><header>'
        f"<note>NOTE</note></header><body><trans-unit id='1'>{unit}{other}<note>kept</note>"
        "</trans-unit><bin-unit id='2'/></body></file></xliff>"
    )
    counted = {"comment": 1, "embedded object": 1, "other translation": 1}
    return Droppable(".xlf", text.encode(), ("SHOWN",), counted)


def xliff_2() -> Droppable:
    unit = "<segment><source>He SHOWN left.</source><target>他走了。</target></segment>"
    beside = (
        "<g:glossary xmlns:g='g'><g:glossEntry><g:term>TERM</g:term></g:glossEntry></g:glossary>"
        "<m:matches xmlns:m='m'><m:match><target>VARIANT</target></m:match></m:matches>"
    )
    text = (
        '<xliff version="2.0" srcLang="en" trgLang="zh"><file id="f"><notes><note>NOTE</note>'
        f"</notes><unit id='1'>{beside}{unit}</unit></file></xliff>"
    )
    counted = {"comment": 1, "glossary entry": 1, "other translation": 1}
    return Droppable(".xliff", text.encode(), ("SHOWN",), counted)


def catalogue() -> Droppable:
    text = (
        'msgid ""\nmsgstr "Language: zh\\n"\n\n#. EXTRACTED\n#. of two lines\n'
        'msgctxt "CONTEXT"\nmsgid "He SHOWN left."\nmsgstr "他走了。"\n\n'
        '#~ msgid "OLD"\n#~ msgstr "旧"\n'
    )
    counted = {"comment": 1, "context": 1, "obsolete entry": 1}
    return Droppable(".po", text.encode(), ("SHOWN",), counted)


def web_subtitles() -> Droppable:
    text = (
        "WEBVTT\n\nNOTE a COMMENT\n\n1\n00:01.000 --> 00:02.000\n<v SPEAKER>SHOWN\n\nLOST text\n\n"
        "2\n00:03.000 --> 00:04.000\n<ruby>字<rt>READING川</rt></ruby>\n"
    )
    counted = {"comment": 1, "speaker": 1, "broken cue": 1, "reading": 1}
    return Droppable(".vtt", text.encode(), ("SHOWN", "字"), counted)


def plain_subtitles() -> Droppable:
    text = "BEFORE\n\n1\n00:00:01,000 --> 00:00:02,000\nSHOWN\n\n2\nno times\nKEPT\n"
    return Droppable(".srt", text.encode(), ("SHOWN", "KEPT"), {"broken cue": 1})


def scripted_subtitles() -> Droppable:
    start = "0:00:01.00,0:00:02.00"
    text = (
        "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        f"Dialogue: 0,{start},Default,SPEAKER,0,0,0,,SHOWN\n"
        f"Dialogue: 0,{start},Default,,0,0,0,,{{\\p1}}m 0 0 l 1 1{{\\p0}}\n"
        f"Comment: 0,{start},Default,,0,0,0,,COMMENT\n"
    )
    return Droppable(".ass", text.encode(), ("SHOWN",), {"comment": 1, "speaker": 1, "drawing": 1})


def plain_text() -> Droppable:
    return Droppable(".txt", "SHOWN\nALSO\n他走了。\n".encode(), ("SHOWN", "ALSO"), {})


# By the id of each format. A package and a PDF have tests of their own, for it takes a library to
# make the one and the fonts of a window to make the other.
FILES: dict[str, tuple[Callable[[], Droppable], ...]] = {
    "html": (page,),
    "epub": (book,),
    "docx": (word_document,),
    "odt": (open_document,),
    "xlsx": (workbook,),
    "ods": (spreadsheet,),
    "markdown": (markdown,),
    "table": (table,),
    "jsonl": (json_lines,),
    "tmx": (memory,),
    "xliff": (xliff, xliff_2),
    "po": (catalogue,),
    "subtitles": (web_subtitles, plain_subtitles, scripted_subtitles),
    "txt": (plain_text,),
    "duidu": (),
    "pdf": (),
}


def test_each_format_that_is_read_has_a_file_here_and_a_crude_reading() -> None:
    readers = {one.id for one in FORMATS if one.reader is not None}
    assert FILES.keys() == readers == CRUDE.keys()


@pytest.mark.parametrize(
    "make", [pytest.param(one, id=one.__name__) for many in FILES.values() for one in many]
)
def test_what_is_no_text_is_counted(make: Callable[[], Droppable]) -> None:
    one = make()
    document = read(one.data, one.suffix)
    text = "\n".join(block.text for block in document.blocks)
    assert document.left_out == one.left_out
    assert all(words in text for words in one.read)
    assert document.places.keys() <= document.left_out.keys() <= KINDS.keys()


def test_a_reader_that_forgets_is_found_out() -> None:
    said = "".join(f"<p>The {n}th paragraph of a page that is long enough.</p>" for n in range(9))
    data = f"<html><body>{said}</body></html>".encode()
    document = read(data, ".html")
    assert document.notes == ()
    forgetful = type(document)(document.blocks[:5], format="html")
    (sentence,) = loss_said(data, forgetful, "a.html")
    assert sentence == (
        "About 44 % of the letters in “a.html” are not in the article; compare it with the file."
    )
    explained = type(document)(document.blocks[:5], format="html", left_out={"menu": 1})
    assert loss_said(data, explained, "a.html") == ()


@pytest.mark.parametrize(
    ("form", "piece"),
    [
        ("html", "<!--"),
        ("html", "<head/>"),
        ("html", "<script>x</script"),
        ("tmx", "<seg/>"),
        ("markdown", "]("),
        ("po", chr(10)),
        ("subtitles", chr(10)),
        ("jsonl", '"'),
    ],
)
def test_the_meter_takes_time_as_long_as_the_file(form: str, piece: str) -> None:
    """Two ends of parts behind very many beginnings: looked for from each, they take for ever."""
    assert letters_in((piece * 50_000 + "</head></seg>--").encode(), form) >= 0


def test_a_damaged_byte_is_no_loss() -> None:
    data = "他把船推进水里，雨停了。".encode() * 20 + b"\xff" + "他走了。".encode()
    (sentence,) = read(data, ".txt").notes
    assert sentence == (
        "1 character could not be read as UTF-8 and is shown as a question mark; "
        "another encoding may fit."
    )


def test_pictures_in_links_are_no_text_that_is_missing() -> None:
    badge = "[![Status of the build](https://example.org/badge/of/it.svg)](https://example.org/it)"
    other = "[![Status of the build][badge of the build]][the page of it]"
    data = (
        "# Boat\n\n" + "\n".join([badge, other] * 9) + "\n\nHe pushed the boat away.\n"
    ).encode()
    assert read(data, ".md").notes == ()


def test_what_a_catalogue_says_of_itself_is_no_text_that_is_missing() -> None:
    team = (
        '"Language-Team: Chinese <a-list-with-a-very-long-name-indeed@lists.example."\n"org>\\n"\n'
    )
    entry = 'msgid "He left."\nmsgstr "他走了。"\n'
    data = f'# A\nmsgid ""\nmsgstr ""\n{team * 3}\n{entry}'.encode()
    assert read(data, ".po").notes == ()
    assert letters_in(data, "po") == letters_in(entry.encode(), "po")
