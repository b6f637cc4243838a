"""Frame times of the reading view on a bilingual book, beside a QTextEdit without ruby.

    python tests/benchmarks/reader.py [--quick] [--characters 1000000]

Each scale runs in its own process (QT_SCALE_FACTOR), offscreen, 1400x900, pinyin on. A frame is
everything from the action to the painted window: reading, cutting and annotating words, layout,
paint. Between two steps of the wheel are the 12 ms that the program has there, too; steps of a drag
follow each other at once. The yardstick is a QTextEdit with the Chinese text alone.
"""

import argparse
import os
import subprocess
import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from resource import RUSAGE_SELF, getrusage

from PySide6.QtWidgets import QApplication, QTextEdit
from report import figure, shared

from duidu.app.article.open_text import RowText
from duidu.app.study.known_words import learner_rule
from duidu.core.alignment import Bead, Row
from duidu.core.annotation import Annotation
from duidu.core.article import Block, SideName, Span
from duidu.core.token import Token
from duidu.language.registry import language_for
from duidu.lexicon.lexicon import open_lexicon
from duidu.resources import resource
from duidu.study.knowledge import Knowledge
from duidu.ui.base.gc_between_frames import GcBetweenFrames
from duidu.ui.base.jobs import Jobs
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle, RowArrangement
from duidu.ui.reader.paint.scene import no_statuses
from duidu.ui.reader.view import ReaderView
from duidu.ui.study.status_marks import StatusMarks
from duidu.ui.style.fonts import load_fonts
from duidu.ui.style.theme import load

Pair = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass
class Book:
    """An open text made of paragraphs repeated to size.

    Words are cut when asked for and few are kept, as the program does.
    """

    pairs: Sequence[Pair]
    count: int
    article: str = "book"
    title: str = "Book"
    _tokens: OrderedDict[tuple[SideName, int], tuple[Token, ...]] = field(
        default_factory=OrderedDict
    )

    def language(self, side: SideName) -> str:
        return "zh-Hans" if side is SideName.SOURCE else "en"

    def row_count(self) -> int:
        return self.count

    def row_lengths(self, side: SideName) -> list[int]:
        which = 0 if side is SideName.SOURCE else 1
        lengths = [len(self._join(pair, which)) for pair in self.pairs]
        return [lengths[i % len(lengths)] for i in range(self.count)]

    def row(self, index: int) -> RowText:
        pair = self.pairs[index % len(self.pairs)]
        source, target = (self._block(index, pair, which) for which in (0, 1))
        beads = tuple(
            Bead((i,), (i,)) for i in range(min(len(source.sentences), len(target.sentences)))
        )
        return RowText(index, Row(Bead((index,), (index,)), beads), (source,), (target,))

    def _join(self, pair: Pair, which: int) -> str:
        return (" " if which else "").join(pair[which])

    def _block(self, index: int, pair: Pair, which: int) -> Block:
        spans, at = [], 0
        for sentence in pair[which]:
            spans.append(Span(at, at + len(sentence)))
            at += len(sentence) + which
        return Block(index, self._join(pair, which), sentences=tuple(spans))

    def row_of(self, side: SideName, block: int) -> int:
        return block

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        key = (side, block.id)
        if key not in self._tokens:
            self._tokens[key] = language_for(self.language(side)).tokens(block.text)
            if len(self._tokens) > 400:
                self._tokens.popitem(last=False)
        return self._tokens[key]

    def tokens_at(self, side: SideName, block: Block, start: int, end: int) -> Sequence[Token]:
        return self.tokens(side, block)

    def annotations(self, index: int) -> tuple[Annotation, ...]:
        return ()

    def annotations_at(
        self, index: int, parts: Sequence[tuple[SideName, int, int, int]]
    ) -> tuple[Annotation, ...]:
        return self.annotations(index)

    def answers(
        self, index: int, side: SideName, block: int, start: int, end: int
    ) -> tuple[tuple[int, int, int], ...]:
        return ()


def paragraphs() -> list[Pair]:
    """Real paragraphs of two to four aligned sentences.

    Our own samples where the development data is absent.
    """
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        lines = [
            resource("samples", f"dialogue.{code}.txt").read_text(encoding="utf-8").splitlines()
            for code in ("zh", "en")
        ]
        return [((zh,), (en,)) for zh, en in zip(*lines, strict=False) if zh.strip() and en.strip()]
    pairs: list[Pair] = []
    for align in sorted(folder.glob("*.align")):
        zh, en = (
            align.with_suffix(f".{code}").read_text(encoding="utf-8").splitlines()
            for code in ("zh", "en")
        )
        beads = [
            [eval_ids(part) for part in line.split(":")[:2]]
            for line in align.read_text(encoding="utf-8").splitlines()
            if ":" in line
        ]
        joined = [
            ("".join(zh[i] for i in s), " ".join(en[i] for i in t)) for s, t in beads if s and t
        ]
        pairs += [tuple(zip(*joined[i : i + 3], strict=True)) for i in range(0, len(joined) - 3, 3)]  # type: ignore[misc]
    return pairs


def eval_ids(part: str) -> list[int]:
    """Numbers of a ladder field such as [3,4]."""
    return [int(number) for number in part.strip("[]").split(",") if number.strip()]


Times = list[tuple[float, float]]


def timed(
    step: Callable[[int], None], times: int, between: Callable[[], None] = lambda: None
) -> Times:
    """(elapsed, CPU) milliseconds of each step; `between` is what happens while the hand pauses."""
    found = []
    for i in range(times):
        between()
        begun, cpu = time.perf_counter(), time.thread_time()
        step(i)
        found.append(((time.perf_counter() - begun) * 1000, (time.thread_time() - cpu) * 1000))
    return found


def share(times: Times, which: int, part: float) -> float:
    """A percentile of elapsed (0) or CPU (1) times."""
    ordered = sorted(time[which] for time in times)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 2)


def told(name: str, times: Times, goal: str, **more: object) -> None:
    """One figure: the 99th percentile, with the median and the processor's share of it.

    The rest is other programs.
    """
    cpu = {"p50": share(times, 1, 0.5), "p99": share(times, 1, 0.99)}
    figure(name, share(times, 0, 0.99), "ms p99", goal, p50=share(times, 0, 0.5), cpu=cpu, **more)


def yardstick(text: str, steps: int) -> dict[str, float]:
    """The 99th percentile of QTextEdit for pages, jumps and a resize of the Chinese text."""
    edit = QTextEdit()
    edit.resize(700, 900)
    edit.setPlainText(text)
    edit.show()
    QApplication.processEvents()
    edit.document().documentLayout().documentSize()
    bar = edit.verticalScrollBar()

    def go(value: int) -> None:
        bar.setValue(value)
        edit.viewport().repaint()

    pages = timed(lambda i: go(i * 800), steps)
    jumps = timed(lambda i: go(bar.maximum() * (i * 7919 % 997) // 997), steps)

    def narrow(i: int) -> None:
        edit.resize(700 + i % 2 * 60, 900)
        edit.viewport().repaint()

    resize = timed(narrow, 4)
    edit.hide()
    return {
        "page": share(pages, 0, 0.99),
        "jump": share(jumps, 0, 0.99),
        "resize": share(resize, 0, 0.99),
    }


class Bench:
    """The view with a book in it, and every figure of one scale."""

    def __init__(self, scale: str, characters: int, quick: bool) -> None:
        self._app = QApplication([])
        self._scale, self._characters, self._quick = scale, characters, quick
        self._pairs = paragraphs()
        a_round = sum(len("".join(pair[0])) for pair in self._pairs)
        self._book = Book(self._pairs, max(1, characters * len(self._pairs) // a_round))
        self._style = ReaderStyle(load_fonts(), load("light"))
        self._view = ReaderView(self._style)
        self._view.resize(1400, 900)
        self._view.show()
        language_for("zh").tokens("银行")
        self._garbage = GcBetweenFrames(self._app)
        self._app.processEvents()

    def run(self) -> None:
        """Measure and print everything."""
        self._tell(f"first page of {self._characters:,} characters", timed(self._open, 1), "")
        text = "\n".join(
            "".join(self._pairs[i % len(self._pairs)][0]) for i in range(self._book.count)
        )
        steps = 40 if self._quick else 600
        other = yardstick(text, steps)
        self._scrolling(steps, "16" if self._scale == "1" else "33", other)
        self._changing(8 if self._quick else 24, other)
        megabytes = getrusage(RUSAGE_SELF).ru_maxrss / 1_000
        figure(
            f"reader memory, scale {self._scale}",
            round(megabytes),
            "MB",
            "300",
            characters=self._characters,
        )
        self._garbage.stop()
        self._view.close()

    def _scrolling(self, steps: int, goal: str, other: dict[str, float]) -> None:
        view, bar = self._view, self._view.verticalScrollBar()
        self._tell(
            "wheel",
            timed(self._frame(lambda _: view.scroll_by(114)), steps, self._step_of_wheel),
            goal,
            yardstick=other,
        )
        self._tell(
            "page",
            timed(self._frame(lambda _: view.scroll_by_screenful(1)), steps, self._pause),
            goal,
            yardstick=other,
        )
        self._drag(steps, goal, other)
        self._drag(steps, goal, other, "drag by 300 px", 300)
        jump = self._frame(lambda i: bar.setValue(bar.maximum() * (i * 7919 % 997) // 997))
        self._tell("jump", timed(jump, steps), "100", yardstick=other)
        self._with_statuses(steps, goal, other)

    def _drag(
        self, steps: int, goal: str, other: dict[str, float], name: str = "drag", px: int = 0
    ) -> None:
        """Drag the bar through the whole book, or by so many px a step.

        `late` is the part of the frames that left rows to the next one.
        """
        view, bar, late = self._view, self._view.verticalScrollBar(), []

        def drag(i: int) -> None:
            bar.setValue(px * i or bar.maximum() * i // steps)
            QApplication.sendPostedEvents()
            late.append(view.flow.haste.left_out)

        bar.setSliderDown(True)
        times = timed(drag, steps)
        bar.setSliderDown(False)
        self._tell(name, times, goal, yardstick=other, late=round(sum(late) / steps, 2))

    def _with_statuses(self, steps: int, goal: str, other: dict[str, float]) -> None:
        """Scroll with all words shown by status, which a worker finds meanwhile."""
        view, lexicon = self._view, open_lexicon()
        known = Knowledge({}, "HSK 2021", 3)
        jobs = Jobs(view)
        marks = StatusMarks(
            view,
            self._book,
            SideName.SOURCE,
            lambda: learner_rule(lexicon, known, "zh"),
            jobs,
            view.viewport().update,
            lambda: True,
        )
        view.scene.statuses = marks.of
        wheel = self._frame(lambda _: view.scroll_by(114))
        times = timed(wheel, steps, self._step_of_wheel)
        self._tell("wheel, words by status", times, goal, yardstick=other)
        page = self._frame(lambda _: view.scroll_by_screenful(1))
        drawn = []

        def pause() -> None:
            self._pause()
            rows = view.visible.rows(SideName.SOURCE)
            drawn.append(sum(len(marks.of(row.text)) for row, _ in rows))

        times = timed(page, steps, pause)
        most = max(drawn)
        self._tell("page, words by status", times, goal, yardstick=other, words=most)
        self._drag(steps, goal, other, "drag, words by status")
        self._drag(steps, goal, other, "drag by 300 px, words by status", 300)
        view.scene.statuses = no_statuses
        jobs.close()

    def _changing(self, few: int, other: dict[str, float]) -> None:
        view, style = self._view, self._style
        self._tell(
            "resize",
            timed(self._frame(lambda i: view.resize(1400 - i % 7 * 40, 900)), few),
            "100",
            yardstick=other,
        )
        zoom = self._frame(lambda i: view.set_style(replace(style, hanzi_size=18.0 + i % 6)))
        self._tell("zoom", timed(zoom, few), "100")
        palettes = (load("dark"), load("light"))
        theme = self._frame(lambda i: view.set_style(replace(style, palette=palettes[i % 2])))
        self._tell("theme", timed(theme, few), "100")
        modes = [ReaderMode(pinyin=mode) for mode in Pinyin] + [
            ReaderMode(arrangement=a) for a in RowArrangement
        ]
        self._tell(
            "mode",
            timed(self._frame(lambda i: view.set_mode(modes[i % len(modes)])), len(modes) * 2),
            "100",
        )

    def _open(self, _: int) -> None:
        self._view.set_open_text(self._book)
        self._view.viewport().repaint()

    def _frame(self, action: Callable[[int], object]) -> Callable[[int], None]:
        def step(i: int) -> None:
            action(i)
            # What has to be painted, as the event loop has it painted.
            QApplication.sendPostedEvents()

        return step

    def _pause(self, seconds: float = 0.1) -> None:
        """A tenth of a second in which the program may prepare the next page."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self._app.processEvents()

    def _step_of_wheel(self) -> None:
        self._pause(0.012)

    def _tell(self, name: str, times: Times, goal: str, **more: object) -> None:
        told(f"reader {name}, scale {self._scale}", times, goal, **more)


def main() -> None:
    """Run both scales, each in its own process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--scale", default="")
    options = parser.parse_args()
    if options.scale:
        Bench(options.scale, options.characters, options.quick).run()
        return
    for scale in ("1", "2"):
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(
            [sys.executable, __file__, *sys.argv[1:], "--scale", scale], env=environment, check=True
        )


if __name__ == "__main__":
    main()
