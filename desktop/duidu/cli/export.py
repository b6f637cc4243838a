"""`duidu export`: writes an article or a book in another format.

It tells what that format cannot hold.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from duidu.app.base.safe_write import write_safely
from duidu.app.export.export import export_article, file_name, find_known, not_aligned_yet
from duidu.app.export.export_all import paths_of, write_files
from duidu.app.export.export_book import (
    chapter_file,
    export_book,
    export_chapters,
    find_book,
    is_one_file,
)
from duidu.app.export.export_formats import ORIGINAL, SUBTITLES, exports, find_export
from duidu.app.export.original import original_suffix
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.cli import paper_options
from duidu.cli.terminal import complain, counted, hand_over
from duidu.core.article import SideName
from duidu.core.errors import FileError, UsageError
from duidu.formats.base.exported import Written
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.collections import Collection
from duidu.library.library import Library
from duidu.library.store.library_path import library_path

_PDF = "pdf"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("export", help="write an article or a book in another format")
    parser.add_argument(
        "article", nargs="?", default="", metavar="ARTICLE", help="the id of the article"
    )
    parser.add_argument(
        "--book", default="", metavar="NAME", help="write a whole book, by its title or id"
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="write every article into the folder OUT; files that are there are left as they are",
    )
    parser.add_argument("--to", required=True, metavar="FORMAT", dest="form", help=", ".join(ids()))
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help="the file to write, - for standard output",
    )
    parser.add_argument("--force", action="store_true", help="overwrite a file that exists already")
    parser.add_argument(
        "--side",
        choices=[side.value for side in SideName],
        help="of subtitles, write this language alone",
    )
    paper_options.add(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write one file, or a folder of them. What was left out is told on standard error."""
    if [bool(args.article), bool(args.book), args.all].count(True) != 1:
        raise UsageError(
            "Give the id of an article, --book with the title or id of a book, or --all."
        )
    # PDF is not among the formats of duidu.formats: it is painted by the window.
    form = _PDF if args.form.lower() == _PDF else _known(args.form)
    if args.side and (not args.article or find_export(form) not in SUBTITLES):
        raise UsageError("--side is for an article that is written as srt, vtt or lrc.")
    settings = paper_options.settings(args, is_pdf=form == _PDF)
    if args.all:
        return _write_all(args, form, settings)
    in_files = bool(args.book) and (form == _PDF or not is_one_file(form))
    to_output = str(args.output) == "-"
    if to_output and in_files:
        raise UsageError(f"A book is written as {form} in a file for each chapter; name a folder.")
    if not to_output and not args.force and not in_files:
        _require_free(args.output)
    with Library.open(library_path(args.library), read_only=True) as library:
        session = Session(library, settings)
        if in_files:
            return _write_chapters(session, args, form)
        if args.book:
            written = export_book(session, find_book(library, args.book), form)
        elif form == _PDF:
            written = _pdf(session, args.article)
        elif args.side:
            written = _one_side(library, args)
        else:
            written = export_article(session, args.article, form)
    _put(written, args.output, args.force)
    _tell(written.left_out)
    return 0


def _one_side(library: Library, args: argparse.Namespace) -> Written:
    """Write one language of an article as subtitles."""
    from duidu.app.export.subtitles import write_subtitles

    return write_subtitles(library, args.article, _known(args.form), (SideName(args.side),))


def _put(written: Written, output: Path, force: bool) -> None:
    """Write what was made: a file, several of one name, or standard output."""
    if str(output) == "-":
        hand_over(written.data)
    elif written.files and output.suffix.lower() != ".zip":
        for path in [] if force else paths_of(written, output, ""):
            _require_free(path)
        write_files(written, output)
    else:
        write_safely(output, written.data)


def _write_all(args: argparse.Namespace, form: str, settings: Settings) -> int:
    """Write every article into a folder."""
    from duidu.cli.export_all import ArticleWriter, write_all

    if str(args.output) == "-":
        raise UsageError("Every article is a file of its own; name a folder.")
    with Library.open(library_path(args.library), read_only=True) as library:
        session = Session(library, settings)

        def suffix(info: ArticleInfo) -> str:
            if form == _PDF:
                return f".{_PDF}"
            is_original = find_known(form) is ORIGINAL
            return original_suffix(library, info.id) if is_original else find_known(form).suffix

        def write(info: ArticleInfo) -> Written:
            if form == _PDF:
                return _pdf(session, info.id)
            return export_article(session, info.id, form)

        return write_all(library, args.output, ArticleWriter(suffix, write), args.force)


def _require_free(path: Path) -> None:
    if path.exists():
        raise FileError(
            f"{path} exists already; add --force to overwrite it, or choose another name."
        )


def _write_chapters(session: Session, args: argparse.Namespace, form: str) -> int:
    """Write each chapter of a book into a folder, where no file is overwritten unasked."""
    book = find_book(session.library, args.book)
    files = _pdfs(session, book) if form == _PDF else export_chapters(session, book, form)
    told: dict[str, None] = {}
    if args.output.exists() and not args.output.is_dir():
        raise FileError(f"{args.output} is a file; name a folder for the chapters.")
    args.output.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, written in files:
        path = args.output / name
        if not args.force:
            _require_free(path)
        write_safely(path, written.data)
        told |= dict.fromkeys(written.left_out)
        count += 1
    files_were = counted(count, "file was", "files were")
    _tell((*told, f"{files_were} written to {args.output}, one for each chapter."))
    return 0


def _pdfs(session: Session, book: Collection) -> Iterator[tuple[str, Written]]:
    chapters = session.library.collections.chapters(book)
    for number, one in enumerate(chapters):
        # The name is that of any format, but for its suffix.
        name = Path(file_name(one.title, "tmx")).with_suffix(f".{_PDF}").name
        yield chapter_file(number, len(chapters), name), _pdf(session, one.id)


def _tell(left_out: Iterable[str]) -> None:
    # On standard error, since standard output may be the file.
    for sentence in left_out:
        complain(sentence)


def ids() -> tuple[str, ...]:
    """Return what --to takes."""
    return (*(export.id for export in exports()), _PDF)


def _known(form: str) -> str:
    export = find_export(form)
    if export is None:
        raise UsageError(f"There is no format “{form}”; choose one of {', '.join(ids())}.")
    return export.id


def _pdf(session: Session, article: str) -> Written:
    """Write the article as PDF. Only this format needs Qt, so it is loaded here."""
    from duidu.ui.output.pdf import pdf_bytes

    return Written(pdf_bytes(session, article), not_aligned_yet(session.library, article))
