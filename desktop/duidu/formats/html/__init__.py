"""Web pages."""

from duidu.formats.base.format import MARKUP, Export, FileType, Format, Reader, Writer


def _reader() -> Reader:
    from duidu.formats.html.reader import HtmlReader

    return HtmlReader()


def _writer() -> Writer:
    from duidu.formats.html.writer import write_html

    return write_html


FORMAT = Format(
    "html",
    file_types=(
        FileType(".html", "text/html"),
        FileType(".htm", "text/html"),
        FileType(".xhtml", "application/xhtml+xml"),
    ),
    first_bytes=MARKUP,
    reader=_reader,
    exports=(Export("html", "HTML", ".html", _writer),),
)
