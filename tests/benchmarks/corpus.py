"""How fast a corpus is made: pairs a second beside other aligners, one process and two, many files.

    python tests/benchmarks/corpus.py [--quick]

Processor seconds of all processes. The development chapters are aligned and judged, with galechurch
(lengths alone) beside in the same run, and hunalign where it is installed. Then folders of small
documents are made into a corpus as the terminal does it, from process start to report: 200 with
--quick, else 10,000, and a second run that finds everything done. A loop of additions tells how
fast the machine was.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from alignment_data import Beads, Chapter, bead_line, read_chapters, strict
from galechurch import align as length_only
from report import figure, shared, skipped

from duidu.align.beads.make_aligner import make_aligner
from duidu.core.jobs import NoJob

ROOT = Path(__file__).resolve().parents[2]
_MANY, _FEW = 10_000, 200
_ADDITIONS = 10_000_000
_SENTENCES = 12  # of a small document

# What small documents are made of: sentences that answer each other, by their parts.
_WHO = (("我", "I"), ("他的母亲", "His mother"), ("那个老师", "The teacher"), ("王先生", "Mr Wang"),
        ("孩子们", "The children"), ("医生", "The doctor"))  # fmt: skip
_WHEN = (("昨天", "yesterday"), ("去年夏天", "last summer"), ("每天早上", "every morning"),
         ("星期六", "on Saturday"), ("下雨的时候", "when it rained"))  # fmt: skip
_WHAT = (("去了市场", "went to the market"), ("读了{n}本书", "read {n} books"),
         ("坐火车去了北京", "took the train to Beijing"), ("给我写了一封信", "wrote me a letter"),
         ("在河边等了{n}个小时", "waited by the river for {n} hours"),
         ("买了{n}条鱼和一些蔬菜", "bought {n} fish and some vegetables"))  # fmt: skip


def main() -> None:
    """Print figures for the chapters, for one process and two, and for many documents."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        skipped("pairs a second of the development chapters", "../shared is not here")
    else:
        _beside_others(read_chapters(folder), quick)
    with tempfile.TemporaryDirectory() as scratch:
        _end_to_end(Path(scratch), _FEW if quick else _MANY)


def _beside_others(chapters: list[Chapter], quick: bool) -> None:
    gold = [one.gold for one in chapters]
    start = time.process_time()
    plain = [_by_length(one) for one in chapters]
    _tell("galechurch", gold, plain, time.process_time() - start)
    for name, by_words in (("duidu, quick", True), ("duidu, refined", False)):
        if quick and not by_words:
            continue
        aligner = make_aligner(by_words)
        # Dictionary and encoder are loaded by then.
        aligner.align(chapters[0].source, chapters[0].target, NoJob())
        aligner = make_aligner(by_words)
        start = time.process_time()
        found: list[Beads] = [
            [
                (bead.source, bead.target)
                for bead in aligner.align(one.source, one.target, NoJob()).flat_sentences(
                    one.source, one.target
                )
            ]
            for one in chapters
        ]
        _tell(name, gold, found, time.process_time() - start)
    if shutil.which("hunalign") is None:
        skipped(
            "pairs a second of hunalign", "it is not installed, nor a package of Debian or PyPI"
        )


def _tell(name: str, gold: list[Beads], found: list[Beads], seconds: float) -> None:
    precision, recall, f1 = strict(list(zip(gold, found, strict=True)))
    pairs = sum(bool(one and other) for beads in found for one, other in beads)
    figure(
        f"pairs a second of one core, {name}",
        round(pairs / seconds, 1),
        "pairs / cpu s",
        strict_f1=round(f1, 4),
        precision=round(precision, 4),
        recall=round(recall, 4),
        pairs=pairs,
    )


def _end_to_end(scratch: Path, count: int) -> None:
    """Figures of the command itself on many small documents, by one process and by two."""
    characters = _make(scratch / "texts", count)
    figure("additions", round(_additions(), 2), "cpu s", count=_ADDITIONS)
    for jobs in (1, 2):
        out = scratch / f"out{jobs}"
        clock, used, peak = _run(scratch / "texts", out, jobs)
        again, _, _ = _run(scratch / "texts", out, jobs)
        pairs = sum(1 for _ in (out / "zh-en.jsonl").open("rb"))
        figure(
            f"{count:,} documents end to end, --jobs {jobs}",
            round(pairs / clock, 1),
            "pairs / s",
            seconds=round(clock, 1),
            cpu_seconds=round(used, 1),
            pairs_a_cpu_second=round(pairs / used, 1),
            pairs=pairs,
            characters=characters,
            run_again_seconds=round(again, 1),
            largest_process_mb=round(peak),
            results_mb=round((out / "results.sqlite").stat().st_size / 1e6, 1),
        )
    same = all(
        (scratch / "out1" / name).read_bytes() == (scratch / "out2" / name).read_bytes()
        for name in ("zh-en.jsonl", "documents.jsonl", "report.json", "report.txt")
    )
    figure("the corpora of one process and two are the same", int(same), "bool", "= 1")


def _run(folder: Path, out: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds by the clock and of processors, and MB of the largest process so far."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    words = ["align", "--corpus", str(folder), "-o", str(out), "--jobs", str(jobs), "--quick"]
    subprocess.run(
        [sys.executable, "-m", "duidu", *words],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "desktop")},
    )
    clock, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, used, after.ru_maxrss / 1024


def _make(folder: Path, count: int) -> int:
    """Write small documents, each in two files, and return how many characters they have."""
    size = 0
    for number in range(count):
        for at, language in enumerate(("zh", "en")):
            (folder / language).mkdir(parents=True, exist_ok=True)
            made = random.Random(number)
            text = "\n".join(_sentence(made, at) for _ in range(_SENTENCES))
            (folder / language / f"{number:05}.txt").write_text(text + "\n", "utf-8")
            size += len(text)
    return size


def _sentence(chance: random.Random, side: int) -> str:
    who, when, what = (chance.choice(parts)[side] for parts in (_WHO, _WHEN, _WHAT))
    what = what.format(n=chance.randint(2, 99))
    return f"{when}{who}{what}。" if side == 0 else f"{who} {what} {when}."


def _by_length(chapter: Chapter) -> Beads:
    texts = [side.sentence_texts() for side in (chapter.source, chapter.target)]
    # mean_xy is source length over target length; the inverse gives no beads and no error.
    found = length_only(*texts, mean_xy=sum(map(len, texts[0])) / sum(map(len, texts[1])))
    return [bead_line(line) for line in found.to_pharaoh_lines()]


def _additions() -> float:
    start = time.process_time()
    total = 0
    for number in range(_ADDITIONS):
        total += number
    return time.process_time() - start


if __name__ == "__main__":
    main()
