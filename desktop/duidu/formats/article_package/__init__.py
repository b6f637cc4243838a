"""Article packages (.duidu): one article with its alignment, notes, terms and corrections."""

from duidu.formats.base.format import ZIP, FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.article_package.reader import PackageReader

    return PackageReader()


FORMAT = Format(
    "duidu",
    file_types=(FileType(".duidu", "application/x-duidu-article"),),
    first_bytes=ZIP,
    reader=_reader,
)
