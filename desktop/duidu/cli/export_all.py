"""`duidu export --all`: writes every article of the library into a folder."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from duidu.app.base.safe_write import write_safely
from duidu.app.export.export_all import articles_to_export, paths_of, write_files
from duidu.cli.terminal import complain, counted, say
from duidu.core.errors import DuiduError, FileError
from duidu.formats.base.exported import Written
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.library import Library


class ArticleWriter(NamedTuple):
    """Writes an article; `suffix` says how its file ends, before it is written."""

    suffix: Callable[[ArticleInfo], str]
    write: Callable[[ArticleInfo], Written]


def write_all(library: Library, folder: Path, writer: ArticleWriter, force: bool) -> int:
    """Write each article, and go on where one fails; 3 if any did, else 0.

    Files that are there already are left as they are unless `force`, so that the same command goes
    on where it was interrupted. What each format could not hold is told once.
    """
    if folder.exists() and not folder.is_dir():
        raise FileError(f"{folder} is a file; name a folder for the articles.")
    folder.mkdir(parents=True, exist_ok=True)
    told: dict[str, None] = {}
    counts = {"written": 0, "there": 0, "failed": 0}
    for info, name in articles_to_export(library):
        try:
            state, written = _write(info, folder / name, writer, force)
        except DuiduError as error:
            counts["failed"] += 1
            complain(f"{info.id} “{info.title}”: {error}")
            continue
        counts[state] += 1
        told |= dict.fromkeys(written.left_out if state == "written" else ())
    for sentence in told:
        complain(sentence)
    complain(
        f"{counted(counts['written'], 'article was', 'articles were')} written to {folder}, "
        f"{counted(counts['there'], 'was', 'were')} there already, {counts['failed']} failed."
    )
    return FileError.exit_code if counts["failed"] else 0


def _write(
    info: ArticleInfo, base: Path, writer: ArticleWriter, force: bool
) -> tuple[str, Written]:
    """Write one article unless its files are there, and print where."""
    path = base.with_name(base.name + writer.suffix(info))
    if path.exists() and not force:
        return "there", Written(b"")
    written = writer.write(info)
    # Of what is several files these are known only now.
    paths = paths_of(written, base, writer.suffix(info))
    if not force and all(one.exists() for one in paths):
        return "there", written
    if written.files:
        write_files(written, base)
    else:
        write_safely(path, written.data)
    say(info.id, *paths)
    return "written", written
