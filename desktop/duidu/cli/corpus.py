"""The part of `duidu align` that makes a corpus: a folder of documents becomes one of pairs."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.cli.terminal import remark, say
from duidu.core.errors import UsageError

if TYPE_CHECKING:
    from duidu.app.corpus.engines import Engine
    from duidu.app.corpus.filters import Filters

CORPUS_FORMATS = ("jsonl", "moses", "xces", "tmx")
"""The formats of a corpus, the usual one first; a test compares them with those there are."""
# What is an option of a corpus alone, with what it is where nobody gave it.
_OPTIONS = {
    "output": None,
    "jobs": None,
    "cluster": None,
    "languages": (),
    "no_duplicates": False,
    "in_language": False,
    "most_ratio": 0.0,
    "least_score": 0.0,
    "least_pair": 0.0,
}
_MOST_JOBS = 1_000
_HUNDREDTHS = 100


def add_corpus(parser: argparse.ArgumentParser) -> None:
    """Add the options of a corpus."""
    group = parser.add_argument_group(
        "a corpus",
        "All documents of a folder, paired by name and by content, become pairs of sentences in "
        "another. A run that was stopped is gone on with by the same command.",
    )
    group.add_argument(
        "--corpus", type=Path, metavar="FOLDER", help="align all that is in this folder"
    )
    group.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="the folder to write the corpus into"
    )
    group.add_argument(
        "--jobs", type=_jobs, metavar="N", help="so many processes (default: one a core)"
    )
    group.add_argument(
        "--cluster", metavar="ADDRESS", help="align on the cluster of this Dask scheduler"
    )
    group.add_argument(
        "--languages",
        type=_languages,
        metavar="A,B",
        default=(),
        help="only documents in these two languages; A becomes the source",
    )
    _add_filters(group)


def _add_filters(group: "argparse._ArgumentGroup") -> None:
    """Add the options that leave pairs out."""
    group.add_argument(
        "--no-duplicates", action="store_true", help="leave out pairs that came before"
    )
    group.add_argument(
        "--in-language",
        action="store_true",
        help="leave out pairs of which a side is not in its language",
    )
    group.add_argument(
        "--most-ratio",
        type=_ratio,
        metavar="X",
        default=0.0,
        help="leave out pairs of which a side is more than X times as long as usual",
    )
    group.add_argument(
        "--least-score",
        type=_probability,
        metavar="P",
        default=0.0,
        help="leave out pairs with a lower score, 0 to 1",
    )
    group.add_argument(
        "--least-pair",
        type=_probability,
        metavar="P",
        default=0.0,
        help="leave out pairs that say the same with a lower probability, 0 to 1",
    )


def refuse_corpus_options(args: argparse.Namespace) -> None:
    """Raise UsageError if an option of a corpus is given without one."""
    for name, usual in _OPTIONS.items():
        if getattr(args, name) != usual:
            option = name.replace("_", "-")
            raise UsageError(f"--{option} is for a corpus; name its folder with --corpus.")


def run_corpus(args: argparse.Namespace) -> int:
    """Make the corpus and print its report; 1 where a document failed."""
    from duidu.app.corpus.build import Corpus, build_corpus, check_folders

    _check(args)
    corpus = Corpus(
        args.corpus,
        args.output,
        args.to or CORPUS_FORMATS[0],
        args.quick,
        args.languages,
        _filters(args),
    )
    # Before any process is started, and a cluster asked for anything.
    check_folders(corpus.folder, corpus.out)
    engine = _engine(args)
    progress = _Progress()
    try:
        report = build_corpus(corpus, engine, progress.told)
    except KeyboardInterrupt:
        remark("what is aligned is kept; the same command goes on with it.")
        raise
    finally:
        engine.close()
    for line in report.lines():
        say(line)
    return 1 if report.failed else 0


def _check(args: argparse.Namespace) -> None:
    if args.files:
        raise UsageError("With --corpus give no files beside the folder.")
    if args.output is None:
        raise UsageError("A corpus is written into a folder; name it with -o OUT.")
    if args.lines:
        raise UsageError("--lines is for two files, not for a corpus.")
    if args.to not in {None, *CORPUS_FORMATS}:
        raise UsageError("Of a corpus --to is jsonl, moses, xces or tmx.")
    if args.cluster and args.jobs:
        raise UsageError("--jobs is for this machine; a cluster has the workers it has.")


def _filters(args: argparse.Namespace) -> "Filters":
    from duidu.app.corpus.filters import Filters

    return Filters(
        args.no_duplicates,
        args.in_language,
        args.most_ratio,
        args.least_score,
        args.least_pair,
    )


def _engine(args: argparse.Namespace) -> "Engine":
    if args.cluster:
        from duidu.app.corpus.cluster import Cluster

        return Cluster(args.cluster)
    from duidu.app.corpus.engines import LocalProcesses

    return LocalProcesses(args.jobs or _cores())


def _cores() -> int:
    """The cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Progress:
    """Says on a terminal how far the work is, whenever a hundredth more is done."""

    def __init__(self) -> None:
        self._last = ("", 0)

    def told(self, what: str, done: int, of: int) -> None:
        """Say what is being done and how much of it is done, of how much."""
        now = (what, done * _HUNDREDTHS // max(1, of))
        if now != self._last:
            self._last = now
            remark(f"{what}: {done:,} of {of:,}")


def _jobs(text: str) -> int:
    count = int(text) if text.isdecimal() else 0
    if not 1 <= count <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes from 1 to 1000")
    return count


def _languages(text: str) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in text.split(","))
    if len(codes) != 2 or not all(codes) or codes[0] == codes[1]:
        raise argparse.ArgumentTypeError(f"“{text}” is not two languages with a comma between")
    return codes


def _ratio(text: str) -> float:
    return _number(text, 1.0, 1e6, "is no number of times from 1 on")


def _probability(text: str) -> float:
    return _number(text, 0.0, 1.0, "is no probability from 0 to 1")


def _number(text: str, least: float, most: float, refusal: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not least <= value <= most:
        raise argparse.ArgumentTypeError(f"“{text}” {refusal}")
    return value
