"""Documents of any size: web pages, word processors, books; see growing_files."""

from collections.abc import Callable, Sequence

from faults.growing_pdf import pages as pdf_pages
from faults.growing_texts import Files, Pair, numbered, sentences, zipped

_CONTENT = "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"


def _html(size: int) -> Files:
    body = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in sentences(size))
    return [(".html", f"<html><body>{body}</body></html>".encode())]


def _html_table(size: int) -> Files:
    body = "".join(f"<tr><td>{zh}</td><td>{en}</td></tr>" for zh, en in sentences(size))
    return [(".html", f"<table>{body}</table>".encode())]


def _html_tags(size: int) -> Files:
    words = "".join(f"<i>{zh[:2]}</i>{zh[2:]}<b>{en}</b>" for zh, en in sentences(size))
    return [(".html", f"<html><body><p>{words}</p></body></html>".encode())]


def _html_ruby(size: int) -> Files:
    body = "".join(
        f"<p><ruby>{zh[:1]}<rt>shū</rt></ruby>{zh[1:]}</p><p>{en}</p>" for zh, en in sentences(size)
    )
    return [(".html", f"<html><body>{body}</body></html>".encode())]


def _html_nested(size: int) -> Files:
    body = "".join(
        f"{'<div>' * 90}<p>{zh}</p><p>{en}</p>{'</div>' * 90}" for zh, en in sentences(size)
    )
    return [(".html", f"<html><body>{body}</body></html>".encode())]


def _html_notes(size: int) -> Files:
    body = "".join(
        f"<p>{zh}<a href='#n{n}'>{n}</a></p><p>{en}</p><aside id='n{n}'>{zh}</aside>"
        for n, (zh, en) in numbered(size)
    )
    return [(".html", f"<html><body>{body}</body></html>".encode())]


def _docx(size: int) -> Files:
    return [(".docx", _word("".join(_p(text) for pair in sentences(size) for text in pair)))]


def _docx_table(size: int) -> Files:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{_p(text)}</w:tc>' for text in pair)}</w:tr>"
        for pair in sentences(size)
    )
    return [(".docx", _word(f"<w:tbl>{rows}</w:tbl>"))]


def _docx_runs(size: int) -> Files:
    runs = "".join(
        f"<w:r><w:rPr><w:i/></w:rPr><w:t>{zh}</w:t></w:r><w:r><w:t>{en}</w:t></w:r>"
        for zh, en in sentences(size)
    )
    return [(".docx", _word(f"<w:p>{runs}</w:p>"))]


def _docx_notes(size: int) -> Files:
    body = "".join(_p(text) for pair in sentences(size) for text in pair)
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    notes = "".join(
        f"<w:footnote w:id='{n}'>{_p(zh)}</w:footnote>" for n, (zh, _) in numbered(size)
    )
    comments = "".join(
        f"<w:comment w:id='{n}'>{_p(zh)}</w:comment>" for n, (zh, _) in numbered(size)
    )
    return [
        (
            ".docx",
            _word(
                body,
                {
                    "word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>".encode(),
                    "word/comments.xml": f"<w:comments {space}>{comments}</w:comments>".encode(),
                },
            ),
        )
    ]


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _word(body: str, more: dict[str, bytes] | None = None) -> bytes:
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    document = f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()
    return zipped({"word/document.xml": document, **(more or {})})


def _odt(size: int) -> Files:
    return [
        (
            ".odt",
            _text_document(
                "".join(f"<t:p>{zh}</t:p><t:p>{en}</t:p>" for zh, en in sentences(size))
            ),
        )
    ]


def _odt_notes(size: int) -> Files:
    body = "".join(
        f"<t:p>{zh}<t:note><t:note-body><t:p>{zh}</t:p></t:note-body></t:note></t:p><t:p>{en}"
        f"<o:annotation><t:p>{zh}</t:p></o:annotation></t:p>"
        for zh, en in sentences(size)
    )
    return [(".odt", _text_document(body))]


def _odt_table(size: int) -> Files:
    rows = "".join(
        "<b:table-row>"
        + "".join(f"<b:table-cell><t:p>{text}</t:p></b:table-cell>" for text in pair)
        + "</b:table-row>"
        for pair in sentences(size)
    )
    return [(".odt", _text_document(f"<b:table>{rows}</b:table>"))]


def _text_document(body: str) -> bytes:
    spaces = " ".join(
        f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for short, name in (("o", "office"), ("t", "text"), ("b", "table"))
    )
    content = (
        f"<o:document-content {spaces}><o:body><o:text>{body}</o:text></o:body>"
        "</o:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content.encode()})


def _epub(size: int) -> Files:
    """A book of one page for every ten sentences."""
    pairs = sentences(size)
    return [(".epub", _book([pairs[at : at + 10] for at in range(0, size, 10)]))]


def _epub_one_page(size: int) -> Files:
    return [(".epub", _book([sentences(size)]))]


def _epub_nav(size: int) -> Files:
    pages = [pair for pair in sentences(size)]
    links = "".join(f"<li><a href='p{n}.xhtml#a'>{zh}</a></li>" for n, (zh, _) in enumerate(pages))
    navigation = f"<html><body><nav epub:type='toc'><ol>{links}</ol></nav></body></html>"
    return [(".epub", _book([[pair] for pair in pages], {"nav.xhtml": navigation.encode()}))]


def _book(pages: Sequence[Sequence[Pair]], more: dict[str, bytes] | None = None) -> bytes:
    names = [*(more or {}), *(f"p{n}.xhtml" for n in range(len(pages)))]
    items = "".join(
        f"<item id='{name}' href='{name}' media-type='application/xhtml+xml'"
        f" properties='{name.removesuffix('.xhtml')}'/>"
        for name in names
    )
    spine = "".join(f"<itemref idref='{name}'/>" for name in names)
    package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    members = {
        "META-INF/container.xml": _CONTENT.encode(),
        "b.opf": package.encode(),
        **(more or {}),
    }
    for number, pairs in enumerate(pages):
        body = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in pairs)
        members[f"p{number}.xhtml"] = f"<html><body>{body}</body></html>".encode()
    return zipped(members)


def _pdf(size: int) -> Files:
    english = [en for _, en in sentences(size)]
    chinese = "\n".join(zh for zh, _ in sentences(size))
    pages = [english[at : at + 40] for at in range(0, size, 40)]
    return [(".pdf", pdf_pages(pages)), (".txt", chinese.encode())]


DOCUMENTS: dict[str, Callable[[int], Files]] = {
    "HTML": _html,
    "HTML table": _html_table,
    "HTML tags in one paragraph": _html_tags,
    "HTML ruby": _html_ruby,
    "HTML nested": _html_nested,
    "HTML notes": _html_notes,
    "DOCX": _docx,
    "DOCX table": _docx_table,
    "DOCX runs in one paragraph": _docx_runs,
    "DOCX notes and comments": _docx_notes,
    "ODT": _odt,
    "ODT table": _odt_table,
    "ODT notes and comments": _odt_notes,
    "EPUB of many pages": _epub,
    "EPUB of one page": _epub_one_page,
    "EPUB with contents": _epub_nav,
    "PDF": _pdf,
}
