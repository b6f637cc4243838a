"""How long aligning takes and how that grows: the chapters once, twice, four and eight times.

    python tests/benchmarks/alignment_speed.py [FOLDER] [--quick] [--long]

Processor seconds of one thread; galechurch (lengths alone, quadratic) beside it in the same run.
Then a whole book of 5,300 rows, with the memory that aligning it takes above the loaded program,
and beside it a loop of additions, which tells how fast the machine was. FOLDER holds what
book_data.py made; without it the book is made in a temporary folder. --quick leaves out the book,
the longer texts and the refined aligner. A text of 20,000 by 25,000 sentences: --long.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import book_data
from alignment_data import Chapter, read_chapters
from galechurch import align as length_only
from report import figure, shared, skipped

from duidu.align.base.protocol import Aligner
from duidu.align.beads.make_aligner import make_aligner
from duidu.app.opening.found_article import read_article
from duidu.core.article import Side
from duidu.core.jobs import NoJob

_LONG = 17  # times the chapters: 20,247 by 25,976 sentences
_ADDITIONS = 10_000_000


def main() -> None:
    """Print figures for a chapter, for growing texts and for a book."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", help="what book_data.py made")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--long", action="store_true")
    given = parser.parse_args()
    # Before the chapters: memory is the most that the process ever had.
    if not given.quick:
        _whole_book(given.folder)
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        skipped("alignment speed", "../shared is not here")
        return
    _all_chapters(read_chapters(folder), short=given.quick, long=given.long)


def _all_chapters(chapters: list[Chapter], *, short: bool, long: bool) -> None:
    for name, quick, goal in (("quick", True, "<= 3 s"), ("refined", False, "<= 10 s")):
        if short and not quick:
            continue
        aligner = make_aligner(quick)
        _time(
            aligner, chapters[3].source, chapters[3].target
        )  # dictionary and word file are loaded by now
        seconds = _time(aligner, chapters[3].source, chapters[3].target)
        figure(
            f"a chapter, {name}",
            round(seconds, 2),
            "cpu s",
            goal,
            sentences=_sizes(chapters[3].source, chapters[3].target),
        )
        if quick:
            for times in (1, 2) if short else (1, 2, 4, 8):
                _grown(aligner, chapters, times, yardstick=times <= 4)
            if long:
                _grown(aligner, chapters, _LONG, yardstick=False)


def _whole_book(folder: Path | None) -> None:
    """Figures for the real book; its files are in a folder, or are made for it."""
    with tempfile.TemporaryDirectory() as scratch:
        if folder is None:
            folder = Path(scratch)
            try:
                book_data.make(folder)
            except (OSError, subprocess.CalledProcessError):
                skipped("a whole book", "the Debian package cannot be fetched here")
                return
        files = [folder / f"handbook.{language}.epub" for language in book_data.LANGUAGES]
        found = read_article(files, job=NoJob()).arranged.article
    for name, quick, goal in (("quick", True, "<= 10 s"), ("refined", False, "<= 60 s")):
        aligner = make_aligner(quick)
        before = _resting()
        seconds = _time(aligner, found.source, found.target)
        figure(
            f"a whole book, {name}",
            round(seconds, 1),
            "cpu s",
            goal,
            sentences=[len(side.sentence_texts()) for side in (found.source, found.target)],
            megabytes_above_rest=_peak() - before,
            memory_goal="<= 350",
            yardstick={"cpu s of 10 million additions": _additions()},
        )


def _resting() -> int:
    """Megabytes that the process holds now."""
    status = Path("/proc/self/status")
    if not status.exists():
        return _peak()
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def _peak() -> int:
    """The most megabytes that the process ever held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _additions() -> float:
    start = time.process_time()
    total = 0
    for number in range(_ADDITIONS):
        total += number
    return round(time.process_time() - start, 2)


def _grown(aligner: Aligner, chapters: list[Chapter], times: int, *, yardstick: bool) -> None:
    source = Side(
        "zh-Hans", tuple(block for one in chapters * times for block in one.source.blocks)
    )
    target = Side("en", tuple(block for one in chapters * times for block in one.target.blocks))
    seconds = _time(aligner, source, target)
    more: dict[str, object] = {}
    if yardstick:
        texts = [side.sentence_texts() for side in (source, target)]
        start = time.process_time()
        length_only(
            *texts, mean_xy=sum(map(len, texts[0])) / sum(map(len, texts[1])), max_block_size=10**9
        )
        more["yardstick"] = {"galechurch cpu s": round(time.process_time() - start, 2)}
    figure(
        f"text of {times}x, quick",
        round(seconds, 1),
        "cpu s",
        "<= 120 s for a book, linear",
        sentences=_sizes(source, target),
        peak_megabytes=_peak(),
        milliseconds_a_sentence=round(1000 * seconds / len(source.blocks), 2),
        **more,
    )


def _time(aligner: Aligner, source: Side, target: Side) -> float:
    start = time.process_time()
    aligner.align(source, target, NoJob())
    return time.process_time() - start


def _sizes(source: Side, target: Side) -> list[int]:
    return [len(source.blocks), len(target.blocks)]


if __name__ == "__main__":
    main()
