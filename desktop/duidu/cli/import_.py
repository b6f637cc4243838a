"""duidu import: adds texts to the library and prints what was recognised."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from duidu.app.opening import Opened, Opener
from duidu.app.recognise import Recognised, read_article
from duidu.core.errors import DuiduError, FileError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.paths import library_path


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("import", help="add texts to the library")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file with both languages, or two with one each")
    parser.add_argument("--each", action="store_true", help="every file is an article of its own")
    parser.add_argument("--json", action="store_true", help="print one line of JSON an article")
    parser.add_argument("--dry-run", action="store_true", help="only look, add nothing")
    parser.add_argument("--encoding", default="", help="how the files are encoded, if the guess is wrong")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """One article, or with --each one a file; the exit code is that of a refused file if there was any."""
    groups: list[list[Path]] = [[file] for file in args.files] if args.each else [args.files]
    refused = 0
    for report in _reports(groups, args):
        refused += "refused" in report
        print(json.dumps(report, ensure_ascii=False) if args.json else _sentence(report), flush=True)
    return FileError.exit_code if refused else 0


def _reports(groups: Sequence[Sequence[Path]], args: argparse.Namespace) -> Iterator[dict[str, object]]:
    library = None if args.dry_run else Library.open(library_path(args.library))
    try:
        for paths in groups:
            try:
                yield _report(paths, library, args.encoding)
            except DuiduError as error:
                if not args.each:
                    raise
                yield {"files": [str(path) for path in paths], "refused": str(error)}
    finally:
        if library is not None:
            library.close()


def _report(paths: Sequence[Path], library: Library | None, encoding: str) -> dict[str, object]:
    from duidu.align.default import make_aligner

    files = {"files": [str(path) for path in paths]}
    if library is None:
        return {**files, **_recognised(read_article(paths, encoding))}
    opened: Opened = Opener(library, lambda _: make_aligner(quick=False)).open_files(paths, NoJob(), encoding)
    info = library.articles.info(opened.article)
    return {
        "article": opened.article,
        "title": info.title,
        "languages": [info.source_language, info.target_language],
        "rows": info.row_count,
        "known": opened.known,
        **files,
        **(_recognised(opened.recognised) if opened.recognised else {}),
    }


def _recognised(recognised: Recognised) -> dict[str, object]:
    arranged = recognised.arranged
    sides = (arranged.article.source, arranged.article.target)
    return {
        "title": arranged.article.title,
        "languages": [side.language for side in sides],
        "blocks": [len(side.blocks) for side in sides],
        "arrangement": arranged.arrangement.value,
        "format": [file.format for file in recognised.files],
        "encoding": [file.encoding for file in recognised.files],
        "doubtful": recognised.doubtful,
        "notes": list(arranged.notes),
    }


def _sentence(report: dict[str, object]) -> str:
    if "refused" in report:
        return str(report["refused"])
    languages = " and ".join(str(language) for language in report["languages"]) if isinstance(report["languages"], list) else ""
    return f"{report['title']} ({languages}){': ' + str(report['article']) if 'article' in report else ''}"
