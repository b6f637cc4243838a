"""Markdown."""

from duidu.formats.base.format import Export, FileType, Format, Reader, Writer


def _reader() -> Reader:
    from duidu.formats.markdown.reader import MarkdownReader

    return MarkdownReader()


def _writer() -> Writer:
    from duidu.formats.markdown.writer import write_markdown

    return write_markdown


FORMAT = Format(
    "markdown",
    file_types=(
        FileType(".md", "text/markdown"),
        FileType(".markdown", "text/markdown"),
        FileType(".mdown", "text/markdown"),
        FileType(".mdx", "text/markdown"),
    ),
    reader=_reader,
    exports=(Export("markdown", "Markdown", ".md", _writer, ("md",)),),
)
