"""How long aligning takes and how that grows: the chapters once, twice, four and eight times.

    python tests/benchmarks/alignment_speed.py [--quick]

Processor seconds of one thread; galechurch (lengths alone, quadratic) beside it in the same run.
--quick leaves out the longer ones and the refined aligner. A whole book of 20,000 by 25,000
sentences: --book.
"""

import resource
import sys
import time

from alignment_data import Chapter, read_chapters
from galechurch import align as length_only
from report import figure, shared, skipped

from duidu.align.base.protocol import Aligner
from duidu.align.beads.make_aligner import make_aligner
from duidu.core.article import Side
from duidu.core.jobs import NoJob

_BOOK = 17  # times the chapters: 20,247 by 25,976 sentences


def main() -> None:
    """Print figures for a chapter and for growing texts."""
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        skipped("alignment speed", "../shared is not here")
        return
    chapters = read_chapters(folder)
    short = "--quick" in sys.argv
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
            if "--book" in sys.argv:
                _grown(aligner, chapters, _BOOK, yardstick=False)


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
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figure(
        f"text of {times}x, quick",
        round(seconds, 1),
        "cpu s",
        "<= 120 s for a book, linear",
        sentences=_sizes(source, target),
        peak_megabytes=memory,
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
