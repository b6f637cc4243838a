"""The options of commands that write one file or standard output: -o and --force."""

import argparse
from pathlib import Path

from duidu.app.base.safe_write import write_safely
from duidu.cli.terminal import hand_over
from duidu.core.errors import FileError


def add_output(parser: argparse.ArgumentParser, endings: str = "") -> None:
    """Add both options; `endings` says which file names mean which format."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help=f"the file to write{endings}; standard output without it",
    )
    parser.add_argument("--force", action="store_true", help="overwrite a file that exists already")


def check_output(args: argparse.Namespace) -> None:
    """Raise FileError where the file is there already and must not be overwritten."""
    if not _is_standard(args) and not args.force and args.output.exists():
        raise FileError(
            "{path} exists already; add --force to overwrite it, or choose another name.",
            path=args.output,
        )


def put_output(args: argparse.Namespace, data: bytes) -> None:
    """Write what was asked for to the file, or to standard output."""
    if _is_standard(args):
        hand_over(data)
    else:
        write_safely(args.output, data)


def _is_standard(args: argparse.Namespace) -> bool:
    return args.output is None or str(args.output) == "-"
