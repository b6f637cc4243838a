"""Files that name their own parts again and again, or nest them, to multiply what is read.

And texts on which a careless pattern or a growing string takes quadratic time.
"""

from collections.abc import Iterator

from faults.growing_texts import zipped

_CONTAINER = b"<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Kind = tuple[str, str, bytes]


def references() -> Iterator[Kind]:
    """Every kind of this file."""
    yield from _books()
    yield from _office()
    yield from _segments()
    yield from _pages()
    yield from _runs()


def _books() -> Iterator[Kind]:
    page = b"<p>x</p>" * 20_000
    same = "".join(
        f"<item id='a{n}' href='{'z/../' * (n % 40)}a.xhtml' media-type='text/html'/>"
        for n in range(3_000)
    )
    spine = "".join(f"<itemref idref='a{n}'/>" for n in range(3_000))
    guide = "<guide>" + "<reference type='toc' href='a.xhtml#x'/>" * 50_000 + "</guide>"
    for name, package in (
        ("page of many items", f"<manifest>{same}</manifest><spine>{spine}</spine>"),
        ("guide of many entries", f"<manifest>{same}</manifest><spine>{spine}</spine>{guide}"),
    ):
        members = {
            "META-INF/container.xml": _CONTAINER,
            "b.opf": f"<package>{package}</package>".encode(),
            "a.xhtml": page,
        }
        yield name, ".epub", zipped(members)


def _office() -> Iterator[Kind]:
    rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>" * 200_000
    shared = f"<sst><si><t>{'雨' * 100_000}</t></si><si><t>{'rain ' * 20_000}</t></si></sst>"
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    members = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared.encode()}
    yield "shared text of every cell", ".xlsx", zipped(members)
    sheets = {f"xl/worksheets/sheet{n}.xml": sheet[: 1 << 16] for n in range(1, 900)}
    yield "sheets that end early", ".xlsx", zipped(sheets)
    styles = "".join(
        f"<w:style w:type='character' w:styleId='s{n}'><w:basedOn w:val='s{(n + 1) % 50_000}'/>"
        "</w:style>"
        for n in range(50_000)
    )
    run = "<w:r><w:rPr><w:rStyle w:val='s1'/></w:rPr><w:t>x</w:t></w:r>"
    yield (
        "styles in a circle",
        ".docx",
        zipped(
            {
                "word/document.xml": _word(f"<w:p>{run * 50_000}</w:p>"),
                "word/styles.xml": f"<w:styles xmlns:w='{_WORD}'>{styles}</w:styles>".encode(),
            }
        ),
    )
    tables = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 20_000
    nested = tables + "</w:tc></w:tr></w:tbl>" * 60
    yield "DOCX tables one in another", ".docx", zipped({"word/document.xml": _word(nested)})
    tables = "<b:table><b:table-row><b:table-cell>" * 60 + "<t:p>x</t:p>" * 20_000
    nested = tables + "</b:table-cell></b:table-row></b:table>" * 60
    yield "ODT tables one in another", ".odt", _odt(nested)
    yield "ODT comments in a row", ".odt", _odt(f"<t:p>{_NOTE * 30_000}</t:p>")
    yield "ODT spaces by number", ".odt", _odt("<t:p>x<t:s t:c='2000000000'/></t:p>" * 1_000)


_NOTE = "<o:annotation><t:p>c</t:p></o:annotation>x"


def _word(body: str) -> bytes:
    return f"<w:document xmlns:w='{_WORD}'><w:body>{body}</w:body></w:document>".encode()


def _odt(body: str) -> bytes:
    spaces = " ".join(
        f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for short, name in (("o", "office"), ("t", "text"), ("b", "table"))
    )
    inner = f"<o:body><o:text>{body}</o:text></o:body>"
    content = f"<o:document-content {spaces}>{inner}</o:document-content>"
    return zipped({"content.xml": content.encode()})


def _segments() -> Iterator[Kind]:
    unit = "<trans-unit><source>雨。</source><target>Rain.</target></trans-unit>"
    file = "<file source-language='zh' target-language='en'>"
    inner = f"{file * 200}{unit * 20_000}{'</file>' * 200}"
    yield "XLIFF files one in another", ".xlf", f"<xliff version='1.2'>{inner}</xliff>".encode()
    segment = "<segment><source>雨。</source><target>Rain.</target></segment>"
    inner = f"{'<unit>' * 200}{segment * 20_000}{'</unit>' * 200}"
    yield (
        "XLIFF units one in another",
        ".xlf",
        f"<xliff version='2.0' srcLang='zh' trgLang='en'>{inner}</xliff>".encode(),
    )
    fields = "".join(f'{{"f{n}": "雨", "g{n}": "rain"}}\n' for n in range(50_000))
    yield "other fields in every line", ".jsonl", fields.encode()
    cue = "1\n00:00:01,000 --> 00:00:02,000\n雨停了。\nThe rain stopped.\n\n"
    yield "cues at one time", ".srt", cue.encode() * 20_000
    lines = "雨停了。\nThe rain stopped.\n" * 100_000
    yield "cue of many lines", ".srt", f"1\n00:00:01,000 --> 00:00:02,000\n{lines}".encode()
    yield (
        "PO text of many lines",
        ".po",
        b'msgid "a"\nmsgstr ""\n' + b'"bbbbbbbbbbbbbbb"\n' * 60_000,
    )


def _pages() -> Iterator[Kind]:
    furniture = b"<nav><a href=x>a</a></nav>text " * 50_000
    yield "text between menus", ".html", b"<p>x</p>" + furniture
    yield "italics that never end", ".html", b"<i>x<p>" * 50_000
    stream = "BT /F 10 Tf 20 580 Td\n" + "(It rained all day long.) Tj 0 -12 Td\n" * 500 + "ET"
    yield "PDF page named again", ".pdf", _pdf(stream, "5 0 R " * 5_000)
    forms = "/X Do " * 10
    yield "PDF forms one in another", ".pdf", _pdf(forms, "5 0 R ", _forms())


def _forms() -> list[str]:
    """Form objects each of which draws the next one ten times."""
    made = []
    for number in range(12):
        inner = "/X Do " * 10 if number < 11 else "BT /F 10 Tf (x) Tj ET"
        resources = f"<</XObject<</X {7 + number} 0 R>>/Font<</F 3 0 R>>>>"
        made.append(
            f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources{resources}"
            f"/Length {len(inner)}>>stream\n{inner}\nendstream"
        )
    return made


def _pdf(stream: str, kids: str, more: list[str] | None = None) -> bytes:
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {kids.count('R')}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 9000]/Contents 4 0 R"
        "/Resources<</Font<</F 3 0 R>>/XObject<</X 6 0 R>>>>>>",
        *(more or ()),
    ]
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R>>\n%%EOF".encode()


def _runs() -> Iterator[Kind]:
    """One long line each, Chinese before it and English behind it, as files of two languages."""
    for name, run in (
        ("periods", "." * 900_000 + "x"),
        ("spaced periods", ". " * 400_000 + "x"),
        ("stops and quotation marks", "他说。”" * 200_000),
        ("straight quotation marks", '好。"' * 200_000),
        ("pauses", "好……" * 200_000),
        ("bracket and spaces", "(one two three four five)" + " " * 500_000 + "x"),
        ("quotation marks", '"' * 900_000),
        ("digits", "9" * 900_000),
        ("abbreviations", "a." * 400_000),
        ("combining marks", "e" + "\u0301" * 500_000),
        ("hyphens at line ends", "inter-\n" * 100_000),
        ("capitals", "A" * 900_000),
        ("speakers", "“Ha!” Mr. " * 80_000),
    ):
        text = f"雨停了，街上又热闹起来。\nThe rain stopped and we went out.\n{run}\n"
        yield name, ".txt", text.encode()
        yield f"{name} in Markdown", ".md", text.encode()
