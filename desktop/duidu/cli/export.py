"""`duidu export`: writes an article in another format and tells what that format cannot hold."""

import argparse
from pathlib import Path

from duidu.app.base.safe_write import write_safely
from duidu.app.export.export import export_article, not_aligned_yet
from duidu.app.export.export_formats import exports, find_export
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.cli.terminal import complain, hand_over
from duidu.core.errors import FileError, UsageError
from duidu.formats.base.exported import Written
from duidu.library.library import Library
from duidu.library.store.library_path import library_path

_PDF = "pdf"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("export", help="write an article in another format")
    parser.add_argument("article", metavar="ARTICLE", help="the id of the article")
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
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write one file. What was left out is told on standard error."""
    # PDF is not among the formats of duidu.formats: it is painted by the window.
    form = _PDF if args.form.lower() == _PDF else _known(args.form)
    to_output = str(args.output) == "-"
    if not to_output and not args.force and args.output.exists():
        raise FileError(
            f"{args.output} exists already; add --force to overwrite it, or choose another name."
        )
    with Library.open(library_path(args.library), read_only=True) as library:
        session = Session(library, Settings())
        written = (
            _pdf(session, args.article)
            if form == _PDF
            else export_article(session, args.article, form)
        )
    if to_output:
        hand_over(written.data)
    else:
        write_safely(args.output, written.data)
    # On standard error, since standard output may be the file.
    for sentence in written.left_out:
        complain(sentence)
    return 0


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
    from duidu.ui.export.pdf import pdf_bytes

    return Written(pdf_bytes(session, article), not_aligned_yet(session.library, article))
