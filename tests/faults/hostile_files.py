"""Files built to hurt whoever reads them, one function a kind: name, ending and bytes.

All are made here; none is kept.
"""

import io
import json
import struct
import zipfile
from collections.abc import Iterator

from faults.hostile_references import references

_CANARY = "file:///etc/passwd"
_CONTAINER = (
    b'<container><rootfiles><rootfile full-path="book.opf"'
    b' media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def hostile() -> Iterator[tuple[str, str, bytes]]:
    """Every kind."""
    yield from _entities()
    yield from _markup()
    yield from _archives()
    yield from _word_documents()
    yield from _sheets_and_books()
    yield from _pdfs()
    yield from _packages()
    yield from _texts()
    yield from references()


def _entities() -> Iterator[tuple[str, str, bytes]]:
    unit = '<tu><tuv xml:lang="zh"><seg>&x;</seg></tuv></tu>'
    declared = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{_CANARY}">]>'
    xxe = f'<?xml version="1.0"?>{declared}<tmx><body>{unit}</body></tmx>'
    yield "external entity", ".tmx", xxe.encode()
    yield (
        "external entity in UTF-16",
        ".tmx",
        xxe.replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16"),
    )
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    yield (
        "billion laughs",
        ".xlf",
        f'<!DOCTYPE xliff [<!ENTITY l0 "ha">{laughs}]><xliff version="1.2">&l9;</xliff>'.encode(),
    )
    yield (
        "quadratic entity",
        ".tmx",
        f'<!DOCTYPE tmx [<!ENTITY a "{"x" * 100_000}">]><tmx>{"&a;" * 10_000}</tmx>'.encode(),
    )
    yield (
        "external DTD",
        ".tmx",
        b'<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd"><tmx><body/></tmx>',
    )
    yield (
        "parameter entity",
        ".xlf",
        f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{_CANARY}"> %p;]><xliff version="2.0"/>'.encode(),
    )
    yield (
        "XInclude",
        ".tmx",
        (
            '<tmx xmlns:xi="http://www.w3.org/2001/XInclude">'
            f'<xi:include href="{_CANARY}" parse="text"/></tmx>'
        ).encode(),
    )
    yield (
        "style sheet",
        ".tmx",
        b'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?><tmx><body/></tmx>',
    )


def _markup() -> Iterator[tuple[str, str, bytes]]:
    yield (
        "deep XML",
        ".xlf",
        b"<xliff version='1.2'>" + b"<g>" * 100_000 + b"</g>" * 100_000 + b"</xliff>",
    )
    yield "huge attribute", ".tmx", b'<tmx version="' + b"x" * 12_000_000 + b'"/>'
    yield (
        "many attributes",
        ".tmx",
        b"<tmx " + b" ".join(b'a%d="1"' % n for n in range(200_000)) + b"/>",
    )
    yield "unclosed XML", ".tmx", b"<tmx><body><tu><tuv"
    yield (
        "many units",
        ".tmx",
        b"<tmx><body>"
        + b'<tu><tuv xml:lang="zh"><seg>x</seg></tuv></tu>' * 200_000
        + b"</body></tmx>",
    )
    yield "comment starts", ".html", b"<!--" * 200_000
    yield "angle brackets", ".html", b"<" * 2_000_000
    yield "tag starts", ".html", b"<a " * 1_000_000
    yield "CDATA starts", ".html", b"<![CDATA[" * 100_000
    yield "deep divs", ".html", b"<div>" * 100_000 + b"x"
    yield (
        "deep menus",
        ".html",
        (b'<div class="menu"><a href=x>a</a>' * 180 + b"</div>" * 180) * 500,
    )
    yield "one long line", ".html", b"<p>" + b"word " * 2_000_000
    yield (
        "active page",
        ".html",
        b'<html><body onload="x()"><script src=http://127.0.0.1:9/a.js></script><img src=file:///etc/passwd>'
        + (
            b"<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'><iframe src=http://127.0.0.1:9/></iframe><p>text</p>"
        ),
    )
    yield "false encoding", ".html", b'<meta charset="no-such-encoding-at-all"><p>\xff\xfe\x00text'
    yield "table of many cells", ".html", b"<table><tr>" + b"<td>x</td>" * 20_000 + b"</tr></table>"


def _archives() -> Iterator[tuple[str, str, bytes]]:
    yield (
        "ZIP bomb",
        ".epub",
        _zip({"META-INF/container.xml": _CONTAINER, "book.opf": b" " * 150_000_000}),
    )
    yield "path upwards", ".epub", _zip({"../../evil": b"x", "META-INF/container.xml": _CONTAINER})
    yield "absolute path", ".docx", _zip({"/etc/evil": b"x", "word/document.xml": b"<document/>"})
    yield "drive path", ".docx", _zip({"C:\\evil": b"x", "word/document.xml": b"<document/>"})
    link = zipfile.ZipInfo("word/document.xml")
    link.external_attr = 0o120777 << 16
    yield "link", ".docx", _zip({}, [(link, b"/etc/passwd")])
    yield "many members", ".epub", _zip({f"m{n}": b"" for n in range(20_000)})
    whole = _zip({"META-INF/container.xml": _CONTAINER, "book.opf": b"<package/>"})
    yield "cut archive", ".epub", whole[: len(whole) // 2]
    lying = bytearray(whole)
    at = lying.find(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<I", 1)
    yield "lying header", ".epub", bytes(lying)
    encrypted = bytearray(whole)
    encrypted[at + 8] |= 1
    yield "encrypted", ".epub", bytes(encrypted)
    second = lying.find(b"PK\x01\x02", at + 4)
    overlapping = bytearray(whole)
    overlapping[second + 42 : second + 46] = b"\0\0\0\0"
    yield "overlapping members", ".epub", bytes(overlapping)


def _word_documents() -> Iterator[tuple[str, str, bytes]]:
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{_CANARY}">]>'
    document = entity + _word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
    yield "DOCX with entity", ".docx", _zip({"word/document.xml": document.encode()})
    empty = _word("<w:p/>" * 300_000 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>")
    yield "DOCX of empty paragraphs", ".docx", _zip({"word/document.xml": empty.encode()})
    starts = "".join(
        f'<w:commentRangeStart w:id="{n}"/><w:r><w:t>x</w:t></w:r>' for n in range(50_000)
    )
    comments = "".join(
        f'<w:comment w:id="{n}"><w:p><w:r><w:t>c</w:t></w:r></w:p></w:comment>'
        for n in range(5_000)
    )
    comments = f'<w:comments xmlns:w="{_WORD}">{comments}</w:comments>'
    parts = {
        "word/document.xml": _word(f"<w:p>{starts}</w:p>").encode(),
        "word/comments.xml": comments.encode(),
    }
    yield "comments one in another", ".docx", _zip(parts)


def _word(body: str) -> str:
    return f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'


def _sheets_and_books() -> Iterator[tuple[str, str, bytes]]:
    sheet = (
        b'<worksheet><sheetData><row><c r="ZZZ1" t="s"><v>99999999999</v></c>'
        b'<c r="A1"><v>x</v></c></row></sheetData></worksheet>'
    )
    yield "far cells", ".xlsx", _zip({"xl/worksheets/sheet1.xml": sheet})
    manifest = (
        b"<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
        b"</manifest><spine>"
    )
    book = {
        "META-INF/container.xml": _CONTAINER,
        "book.opf": manifest + b"<itemref idref='a'/>" * 200_000 + b"</spine></package>",
        "a.xhtml": b"<p>x</p>" * 1_000,
    }
    yield "spine of one page", ".epub", _zip(book)


def _pdfs() -> Iterator[tuple[str, str, bytes]]:
    yield "PDF of nothing", ".pdf", b"%PDF-1.7\n" + b"\x00\xff" * 50_000
    itself = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    yield "PDF that names itself", ".pdf", itself


def _packages() -> Iterator[tuple[str, str, bytes]]:
    broken = {
        "format": "duidu-article",
        "version": 1,
        "id": "x",
        "title": "t",
        "metadata": {},
        "aligner": "",
        "rows": [[[[9], [9], 1, "file", 0], [], 0]],
        "source": {"language": "zh", "blocks": []},
        "target": {"language": "en", "blocks": []},
    }
    members = {
        "mimetype": b"application/x-duidu",
        "article.json": json.dumps(broken).encode(),
        "notes.jsonld": b"{}",
        "terms.json": b"[]",
        "corrections.json": b"[]",
    }
    yield "package out of range", ".duidu", _zip(members)
    yield "package nested", ".duidu", _zip({**members, "article.json": b"[" * 200_000})


def _texts() -> Iterator[tuple[str, str, bytes]]:
    yield "zero bytes", ".txt", b"\0" * 1_000_000
    yield (
        "bidirectional controls",
        ".txt",
        "中文\u202etxet neddih\u202c\u2066x\u2069。\nText\u200b.\n".encode(),
    )
    yield "unbalanced quotation mark", ".csv", '"中文,'.encode() + b"x," * 2_000_000
    yield "many columns", ".tsv", b"\t" * 3_000_000 + "中\tx".encode()
    yield (
        "emphasis that never ends",
        ".md",
        b"*a " * 400_000 + b"\n" + b"[" * 400_000 + b"](" * 200_000 + b"\n" + b"`" * 400_001,
    )
    yield "spaces", ".md", b"# " + b" " * 500_000 + b"x\n" + b" " * 500_000 + b"|\n"
    yield "deep JSON", ".jsonl", b"[" * 200_000 + b"\n"
    yield "huge number", ".jsonl", b'{"zh": ' + b"9" * 1_000_000 + b"}\n"
    yield "PO without end", ".po", b'msgid "a"\nmsgstr "' + b"b" * 1_000_000
    yield "subtitle times", ".srt", b"1\n99999999999:99:99,999 --> 00:00:00,000\nx\n\n" * 20_000
    yield (
        "subtitle tags",
        ".ass",
        b"[Script Info]\n[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,"
        + b"{\\x" * 300_000,
    )
    yield "half a character", ".txt", "中文字".encode("utf-16-le")[:-1] + b"\xd8"
    yield "VTT cut", ".vtt", b"WEBVTT\n\n00:00.000 --> "
    yield "very many lines", ".txt", b"x\n" * 3_000_000


def _zip(
    members: dict[str, bytes], more: list[tuple[zipfile.ZipInfo, bytes]] | None = None
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        for info, data in more or ():
            archive.writestr(info, data)
    return out.getvalue()
