"""`duidu check`: checks a translation and prints what a reviser should look at."""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.cli.terminal import complain, hand_over, say, say_json
from duidu.core.errors import FileError, UsageError
from duidu.core.jobs import NoJob

if TYPE_CHECKING:
    # The checks load the dictionary and numpy, for which --help does not wait.
    from duidu.app.check.finding import Finding
    from duidu.app.check.row import CheckedRow
    from duidu.app.check.set_aside import SetAside
    from duidu.app.check.ways import Ways
    from duidu.cli.check_text import CheckedText
    from duidu.lexicon.terms import Term

_FOUND, _NOTHING = 1, 0


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "check",
        help="check a translation",
        description=(
            "Checks a translation and prints what a reviser should look at. Exits with 1 where "
            "something was found and with 0 where nothing was. Rows are counted from 0, those of a "
            "table without its header; places are characters of the row's text on either side. "
            "Checks that are switched off in the window do not run, and what was set aside there "
            "is not told."
        ),
    )
    parser.add_argument(
        "texts",
        nargs="*",
        metavar="FILE",
        help="one file with both languages, two with one each, or the id of an article",
    )
    parser.add_argument(
        "--to",
        choices=("json", "tsv", "html", "xlsx"),
        default="json",
        help=(
            "json (default): an object a line; tsv: a table; html: a page; xlsx: a workbook. The "
            "last two are for people and count rows from 1"
        ),
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="the file to write")
    parser.add_argument(
        "--only", default="", metavar="CHECKS", help="run only these checks, by commas"
    )
    parser.add_argument(
        "--without", default="", metavar="CHECKS", help="leave these checks out, by commas"
    )
    parser.add_argument(
        "--terms", type=Path, metavar="FILE", help="a glossary (CSV, TSV, TBX) that must be kept to"
    )
    parser.add_argument(
        "--own", type=Path, metavar="FILE", help="checks of your own, by regular expressions (JSON)"
    )
    parser.add_argument(
        "--ignore", type=Path, metavar="FILE", help="findings that are no faults, with their keys"
    )
    parser.add_argument(
        "--keys", action="store_true", help="print the keys of findings, for --ignore"
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="run every check as it comes, whatever was switched off or set aside in the window",
    )
    parser.add_argument("--names", action="store_true", help="print the names and their renderings")
    parser.add_argument("--list", action="store_true", help="print the checks there are")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check a text and print the findings; 1 where there are any."""
    if args.list:
        return _list()
    if not 1 <= len(args.texts) <= 2:
        raise UsageError("Give a file, two files, or the id of an article.")
    from duidu.app.check.checker import Checker
    from duidu.app.check.names import Names
    from duidu.cli.check_text import checked_text

    ways = _ways(args)
    wanted, terms = _wanted(args, ways), _terms(args)
    text = checked_text(args.texts, args.library)
    for said in filter(None, (text.problem, text.lengths.said)):
        complain(said)
    checks = text.checks(terms, ways.own)
    checker = Checker(text.rows.__getitem__, len(text.rows), checks, wanted)
    checker.survey(NoJob())
    if args.names:
        for names in (check for check in checks if isinstance(check, Names)):
            for use in names.table():
                told = ", ".join(f"{written} {count}" for written, count, _ in use.renderings)
                alone = ", ".join(str(text.lines[row]) for row in use.alone)
                say(use.name, use.count, told, alone)
        return _NOTHING
    found = (
        replace(finding, severity=ways.severity_of(finding.check, finding.severity))
        for finding in checker.check(range(len(text.rows)), NoJob())
        if args.all or not text.is_aside(finding)
    )
    return _print(args, text, found)


def _ways(args: argparse.Namespace) -> "Ways":
    """The switches of the window, with the checks of the file that is given beside its own."""
    from duidu.app.check.own_checks import read_own_checks
    from duidu.app.check.ways import Ways, ways_of
    from duidu.app.settings.settings import Settings
    from duidu.app.settings.settings_file import settings_path
    from duidu.core.errors import LibraryError

    try:
        ways = Ways() if args.all else ways_of(Settings(settings_path()))
    except LibraryError:
        # Without a home folder nothing was chosen, and a pipeline needs none.
        ways = Ways()
    given = read_own_checks(_bytes(args.own), args.own.name) if args.own else ()
    names = {check.name for check in given}
    return replace(ways, own=(*(one for one in ways.own if one.name not in names), *given))


def _list() -> int:
    from duidu.app.check.kinds import KINDS

    for kind in KINDS:
        say(kind.id, kind.severity.value, kind.mqm, kind.name)
    return _NOTHING


def _wanted(args: argparse.Namespace, ways: "Ways") -> Callable[[str], bool]:
    """Which checks run: one that is named does, whatever was chosen in the window.

    Raises UsageError for one that does not exist.
    """
    from duidu.app.check.kinds import BY_ID

    only, without = (
        {name.strip() for name in names.split(",") if name.strip()}
        for names in (args.only, args.without)
    )
    own = {check.name for check in ways.own}
    if unknown := (only | without) - set(BY_ID) - own:
        raise UsageError(
            "There is no check “{name}”; duidu check --list names them.", name=sorted(unknown)[0]
        )
    off = without | (ways.off - only)
    return lambda check: (not only or check in only) and check not in off


def _print(args: argparse.Namespace, text: "CheckedText", findings: "Iterator[Finding]") -> int:
    """Write the findings in the form that was asked for; 1 where there are any."""
    from duidu.app.check.report import COLUMNS, REPORTS, as_fields, as_json

    ignored = _ignored(args)
    shown = (
        (replace(finding, row=text.lines[finding.row]), text.rows[finding.row])
        for finding in findings
        if not _is_ignored(ignored, finding, text)
    )
    if args.to in ("html", "xlsx"):
        listed = list(shown)
        _write(args, REPORTS[args.to](text.title, listed, str))
        return _FOUND if listed else _NOTHING
    if args.output:
        listed = list(shown)
        data = REPORTS["tsv"](text.title, listed, str) if args.to == "tsv" else _as_lines(listed)
        _write(args, data)
        return _FOUND if listed else _NOTHING
    count = 0
    if args.to == "tsv":
        say(*COLUMNS)
    for finding, row in shown:
        count += 1
        if args.to == "tsv":
            say(*as_fields(finding, row))
        else:
            keys = (
                {"here": finding.here(row.anchor), "everywhere": finding.everywhere}
                if args.keys
                else {}
            )
            say_json(as_json(finding) | keys)
    return _FOUND if count else _NOTHING


def _as_lines(listed: "list[tuple[Finding, CheckedRow]]") -> bytes:
    from duidu.app.check.report import as_json

    lines = (json.dumps(as_json(finding), ensure_ascii=False) for finding, _ in listed)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _write(args: argparse.Namespace, data: bytes) -> None:
    """Write a report to the file that was named, or hand it over."""
    if args.output:
        from duidu.app.base.safe_write import write_safely

        write_safely(args.output, data)
    else:
        hand_over(data)


def _is_ignored(ignored: "SetAside", finding: "Finding", text: "CheckedText") -> bool:
    """Whether a file says that it is no fault: of the row by its id, or by its text."""
    row = text.rows[finding.row]
    anchors = dict.fromkeys((row.anchor, row.source.text or row.target.text))
    return any(ignored.has(finding, anchor) for anchor in anchors)


def _ignored(args: argparse.Namespace) -> "SetAside":
    from duidu.app.check.set_aside import SetAside, read_set_aside

    return read_set_aside(_bytes(args.ignore), args.ignore.name) if args.ignore else SetAside()


def _terms(args: argparse.Namespace) -> "tuple[Term, ...]":
    """The terms of the glossary that is named, as the window would read them."""
    if not args.terms:
        return ()
    from duidu.app.words.glossary_files import terms_in

    return terms_in(args.terms)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(
            "{path} cannot be read: {value}.", path=path, value=error.strerror or error
        ) from error
