"""`duidu import`: adds texts to the library and prints what was recognised."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from duidu.app.opening.folders import articles_in
from duidu.app.opening.opener import FoundArticle, Opened, Opener, read_article
from duidu.app.opening.recognised import Arrangement, Choices
from duidu.cli.terminal import say, say_json
from duidu.core.errors import DuiduError, FileError, UsageError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store.library_path import library_path

# Names for the terminal; those in the code are longer.
_ARRANGEMENTS = {
    "after": Arrangement.ONE_AFTER_THE_OTHER,
    "alternating": Arrangement.ALTERNATING,
    "mixed": Arrangement.IN_ONE_PARAGRAPH,
    "segments": Arrangement.SEGMENTS,
}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("import", help="add texts to the library")
    files_help = (
        "a file with both languages, or two with one each; or a folder, or two, whose files are "
        "paired by name"
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files_help)
    parser.add_argument("--each", action="store_true", help="every file is an article of its own")
    parser.add_argument(
        "--json", action="store_true", help="print one line of JSON for each article"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="print what would be recognised and add nothing"
    )
    parser.add_argument(
        "--encoding", default="", help="how the files are encoded, if the guess is wrong"
    )
    parser.add_argument(
        "--languages",
        default="",
        metavar="A,B",
        help="the two languages (zh-Hans,en), if the guess is wrong",
    )
    parser.add_argument(
        "--arrangement",
        choices=sorted(_ARRANGEMENTS),
        help="how one file holds both, if the guess is wrong",
    )
    parser.add_argument("--swap", action="store_true", help="put the second language first")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Import one article, or with --each one for every file.

    The exit code is that of FileError if any file was refused.
    """
    # A folder, or two files, may make many articles or one.
    groups = [[file] for file in args.files] if args.each else articles_in(args.files)
    alone = not args.each and len(groups) == 1
    refused = 0
    for report in _reports(groups, args, alone):
        refused += "refused" in report
        if args.json:
            say_json(report)
        else:
            say(_sentence(report))
    return FileError.exit_code if refused else 0


def _reports(
    groups: Sequence[Sequence[Path]], args: argparse.Namespace, alone: bool
) -> Iterator[dict[str, object]]:
    """Yield what became of each group of files, as `--json` prints it.

    A single article without --json raises its error, so that it is told like any other.
    """
    choices = _choices(args)
    # A dry run opens no library, so it leaves no trace and needs none.
    library = None if args.dry_run else Library.open(library_path(args.library))
    try:
        for paths in groups:
            files = {"files": [_path(path) for path in paths]}
            try:
                yield {**_report(paths, library, args.encoding, choices), **files}
            except DuiduError as error:
                # Of many files one that is refused must not stop the others.
                if alone and not args.json:
                    raise
                yield {"refused": str(error), **files}
    finally:
        if library is not None:
            library.close()


def _choices(args: argparse.Namespace) -> Choices | None:
    languages = tuple(code.strip() for code in args.languages.split(",")) if args.languages else ()
    if languages and (len(languages) != 2 or not all(languages) or languages[0] == languages[1]):
        raise UsageError("--languages needs two codes, as in zh-Hans,en.")
    arrangement = _ARRANGEMENTS[args.arrangement] if args.arrangement else None
    return (
        Choices(languages, arrangement, args.swap)
        if languages or arrangement or args.swap
        else None
    )


def _path(path: Path) -> str:
    """A path as it can be printed in JSON, whatever bytes it is made of."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _report(
    paths: Sequence[Path], library: Library | None, encoding: str, choices: Choices | None
) -> dict[str, object]:
    """Import one group of files, or with --dry-run only recognise it, and describe the result."""
    if library is None:
        return {"article": None, **_found(read_article(paths, encoding, choices=choices))}
    from duidu.align.beads.make_aligner import make_aligner

    # The full aligner at once: no window is waiting for a first look.
    opener = Opener(library, lambda _: make_aligner(quick=False))
    opened: Opened = opener.open_files(paths, NoJob(), encoding, choices=choices)
    info = library.articles.info(opened.article)
    return {
        **(_found(opened.found) if opened.found else {}),
        "article": opened.article,
        "title": info.title,
        "languages": [info.source_language, info.target_language],
        "rows": info.row_count,
        "known": opened.known,
    }


def _found(found: FoundArticle) -> dict[str, object]:
    """Return what was recognised in the files, for the line of JSON."""
    arranged = found.arranged
    sides = (arranged.article.source, arranged.article.target)
    return {
        "title": arranged.article.title,
        "languages": [side.language for side in sides],
        "blocks": [len(side.blocks) for side in sides],
        "sentences": [sum(len(block.sentences) for block in side.blocks) for side in sides],
        "arrangement": arranged.arrangement.value,
        "format": [file.format for file in found.files],
        "encoding": [file.encoding for file in found.files],
        "doubtful": found.doubtful,
        "notes": list(arranged.notes),
    }


def _sentence(report: dict[str, object]) -> str:
    if "refused" in report:
        return str(report["refused"])
    languages = (
        " and ".join(str(language) for language in report["languages"])
        if isinstance(report["languages"], list)
        else ""
    )
    identity = f": {report['article']}" if report["article"] else ""
    return f"{report['title']} ({languages}){identity}"
