"""The blocks of a text as its file has them: what the library does not keep is read again."""

from collections.abc import Sequence

from duidu.app.opening.alone import alone
from duidu.app.opening.read_files import digests, read_files
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.base.document import RawBlock
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.library.articles.article_info import SourceFile


def read_again(
    language: str, files: Sequence[SourceFile], job: Job, ready: ReadyChildren | None
) -> Sequence[RawBlock]:
    """The blocks in the file of a text alone, if it is as it was when the text was read.

    () where there is none, or another by now. Raises Cancelled.
    """
    if len(files) != 1 or not files[0].path.name or not files[0].path.is_file():
        return ()
    try:
        if digests([files[0].path]) != (files[0].sha256,):
            return ()
        document = read_files([files[0].path], files[0].encoding, job, ready)[0].document
    except FileError:
        return ()
    return alone(document, "", language).sides[0]
