"""`duidu import`: adds texts to the library and prints what was recognised."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from duidu.app.opening.add_folder import BookInMaking
from duidu.app.opening.folders import FolderTexts, Group, texts_in
from duidu.app.opening.found_article import FoundArticle, read_article
from duidu.app.opening.opener import Opener
from duidu.app.opening.recognised import Arrangement, Choices
from duidu.cli.terminal import complain, counted, remark, say, say_json
from duidu.core.errors import DuiduError, FileError, UsageError
from duidu.core.jobs import NoJob
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.library import Library
from duidu.library.store.library_path import library_path

# Names for the terminal; those in the code are longer.
_ARRANGEMENTS = {
    "after": Arrangement.ONE_AFTER_THE_OTHER,
    "alternating": Arrangement.ALTERNATING,
    "mixed": Arrangement.IN_ONE_PARAGRAPH,
    "segments": Arrangement.SEGMENTS,
    "alone": Arrangement.ALONE,
}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("import", help="add texts to the library")
    files_help = (
        "a file with both languages, two with one each, or one with a text alone; or a folder, or "
        "two, whose files are paired by name and become the chapters of one book"
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files_help)
    parser.add_argument(
        "--each",
        action="store_true",
        help="every file is an article of its own, and no book is made",
    )
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
        help="the two languages (zh-Hans,en), or that of a text alone, if the guess is wrong",
    )
    parser.add_argument(
        "--arrangement",
        choices=sorted(_ARRANGEMENTS),
        help="how one file holds both, or that it holds one, if the guess is wrong",
    )
    parser.add_argument("--swap", action="store_true", help="put the second language first")
    parser.add_argument(
        "--translation",
        type=Path,
        metavar="FILE",
        help="the translation of a text alone, which is named by its file or the id of its article",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Import one article, a book, or with --each one article for every file.

    The exit code is that of FileError if any file was refused.
    """
    if args.translation is not None:
        return _translate(args)
    # A folder, or two files, may make many articles or one.
    texts = (
        FolderTexts(tuple(Group((file,)) for file in args.files))
        if args.each
        else texts_in(args.files)
    )
    alone = not args.each and len(texts.groups) == 1 and not texts.failed
    refused = 0
    for report in _reports(texts, args, alone):
        refused += "refused" in report
        if args.json:
            say_json(report)
        else:
            say(_sentence(report, not alone))
            _remark_on_file(report)
    return FileError.exit_code if refused else 0


def _reports(
    texts: FolderTexts, args: argparse.Namespace, alone: bool
) -> Iterator[dict[str, object]]:
    """Yield what became of each group of files, as `--json` prints it.

    A single article without --json raises its error, so that it is told like any other.
    """
    choices = _choices(args)
    # A dry run opens no library, so it leaves no trace and needs none.
    library = None if args.dry_run else Library.open(library_path(args.library))
    try:
        book = None if library is None else _book(library, texts, bool(choices or args.encoding))
        for group in texts.groups:
            files = {"files": [_path(path) for path in group.paths]}
            try:
                report = _report(group, book, args.encoding, choices)
                if args.json and "left_out" not in report:
                    report |= _left_out(group.paths, args.encoding)
                yield {**report, **files}
            except DuiduError as error:
                # Of many files one that is refused must not stop the others.
                if alone and not args.json:
                    raise
                if book is not None:
                    book.refuse(group.paths[0], error)
                yield {"refused": str(error), **files}
        for path, why in texts.failed:
            yield {"refused": str(why), "files": [_path(path)]}
        if book is not None:
            book.finish()
            _tell(book)
    finally:
        if library is not None:
            library.close()


def _book(library: Library, texts: FolderTexts, new: bool) -> BookInMaking:
    """What adds the texts; to a `new` book where they are to be read in another way."""
    from duidu.align.beads.make_aligner import make_aligner

    # The full aligner at once: no window is waiting for a first look.
    opener = Opener(library, lambda _: make_aligner(quick=False))
    book = BookInMaking(library, opener, texts)
    if new:
        book.fresh()
    return book


def _tell(book: BookInMaking) -> None:
    """Tell on standard error which book was made, since scripts read the lines of the articles."""
    found = book.library.collections.get(book.id) if book.id else None
    if found is not None:
        chapters = len(book.library.collections.chapters(found))
        count = counted(chapters, "chapter", "chapters")
        complain(f"The book “{found.title}” has {count}: {found.id}")


def _choices(args: argparse.Namespace) -> Choices | None:
    """What the options decide, None where they leave all to the guess. Raises UsageError."""
    languages = tuple(code.strip() for code in args.languages.split(",")) if args.languages else ()
    if languages and (
        len(languages) > 2 or not all(languages) or len(set(languages)) < len(languages)
    ):
        raise UsageError("--languages needs two codes, as in zh-Hans,en, or one of a text alone.")
    arrangement = _ARRANGEMENTS[args.arrangement] if args.arrangement else None
    return (
        Choices(languages, arrangement, args.swap)
        if languages or arrangement or args.swap
        else None
    )


def _translate(args: argparse.Namespace) -> int:
    """Add the translation of one text, which is imported first where a file names it."""
    if len(args.files) != 1 or args.each or args.dry_run:
        raise UsageError("With --translation give one text: its file, or the id of its article.")
    from duidu.align.beads.make_aligner import make_aligner
    from duidu.app.opening.add_translation import Translating

    (text,) = args.files
    codes = [code.strip() for code in args.languages.split(",") if code.strip()]
    with Library.open(library_path(args.library)) as library:
        opener = Opener(library, lambda _: make_aligner(quick=False))
        article = str(text)
        if text.exists():
            article = opener.open_files([text], NoJob(), args.encoding).article
        adding = Translating(library, opener, early=False)
        language = codes[-1] if codes else ""
        command = adding.from_file(article, args.translation, NoJob(), args.encoding, language)
        command.do()
        report = {**_described(library.articles.info(article)), "known": not text.exists()}
    files = [text, args.translation] if text.exists() else [args.translation]
    report |= _left_out(files, args.encoding) if args.json else {}
    report["files"] = [_path(text), _path(args.translation)]
    if command.warning:
        complain(command.warning)
    say_json(report) if args.json else say(_sentence(report, False))
    return 0


def _path(path: Path) -> str:
    """A path as it can be printed in JSON, whatever bytes it is made of."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _report(
    group: Group, book: BookInMaking | None, encoding: str, choices: Choices | None
) -> dict[str, object]:
    """Import one group of files, or without a library only recognise it; describe the result."""
    if book is None:
        return {"article": None, **_found(read_article(group.paths, encoding, choices=choices))}
    opened = book.add(group, NoJob(), encoding, choices)
    return {
        **(_found(opened.found) if opened.found else {}),
        **_described(book.library.articles.info(opened.article)),
        "known": opened.known,
        **({"book": book.id, "part": group.part} if book.id else {}),
    }


def _described(info: ArticleInfo) -> dict[str, object]:
    """What the library says of an article, for the line of JSON; a text alone has one language."""
    return {
        "article": info.id,
        "title": info.title,
        "languages": list(filter(None, (info.source_language, info.target_language))),
        "rows": info.row_count,
    }


def _found(found: FoundArticle) -> dict[str, object]:
    """Return what was recognised in the files, for the line of JSON."""
    arranged = found.arranged
    sides = [side for side in (arranged.article.source, arranged.article.target) if side.language]
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
        "left_out": arranged.left_out,
        "left_out_at": arranged.places,
    }


def _left_out(paths: Sequence[Path], encoding: str) -> dict[str, object]:
    """What is left out of files whose article was there before, so that only now they are read."""
    from duidu.app.opening.read_files import read_files

    documents = [file.document for file in read_files(paths, encoding)]
    return {
        "left_out": dict(sum((Counter(one.left_out) for one in documents), Counter())),
        "left_out_at": {kind: at for one in documents[::-1] for kind, at in one.places.items()},
    }


def _remark_on_file(report: dict[str, object]) -> None:
    """Say beside the line of an article what was left out and what is unfinished in its file."""
    notes = report.get("notes")
    for note in notes if isinstance(notes, list) else ():
        remark(note)


def _sentence(report: dict[str, object], among_others: bool) -> str:
    """The line of one group of files; of many, what is refused names its file."""
    if "refused" in report:
        files, said = report["files"], str(report["refused"])
        name = Path(str(files[0])).name if isinstance(files, list) else ""
        return f"“{name}”: {said}" if among_others and name not in said else said
    languages = (
        " and ".join(str(language) for language in report["languages"])
        if isinstance(report["languages"], list)
        else ""
    )
    identity = f": {report['article']}" if report["article"] else ""
    return f"{report['title']} ({languages}){identity}"
