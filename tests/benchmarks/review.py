"""Review: whether a simulated year keeps the share asked for, and how long the next card takes.

The learner of the simulation forgets by FSRS's own curve, reviews every evening all that is due and
begins so many new words a day. What is counted are the answers to cards in review. The window is
asked a thousand cards, each answered as soon as it is shown; the yardstick is Qt's own text browser
with one line, filled and painted in the same window.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication, QTextBrowser
from report import figure

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.app.study.known_words import MarkWords
from duidu.app.study.review_card import ReviewSheets
from duidu.app.study.review_plan import ReviewPlan
from duidu.app.study.review_queue import due_cards
from duidu.core.article import Article, Block, Side
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.words.reviews import ReviewCard
from duidu.study.days import day_of
from duidu.study.knowledge import Knowledge, Status
from duidu.study.schedule import DAY, Memory, Plan, Rating, Schedule, Stage
from duidu.ui.study.review.review_sheet import ReviewDialog
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import make_application
from fixtures.cutting import sentences_of
from fixtures.one_by_one import aligned

EVENING = 1_772_736_000.0
ROWS = 3000
_SYLLABLES = (
    *("shi", "ji", "zhi", "yi", "xi", "jian", "ren", "da", "bu", "xue", "gong", "zhong", "fa"),
    *("sheng", "dian", "shou"),
)


def simulated_year(retention: float, new: int, days: int, seed: int) -> tuple[int, int]:
    """How many answers were given to cards in review, and how many of them were remembered."""
    rng = random.Random(seed)
    random.seed(seed)  # the package's own small differences between intervals
    schedule = Schedule(Plan(retention=retention))
    cards: list[Memory] = []
    asked = remembered = 0
    for day in range(days):
        now = EVENING + day * DAY
        _, end = day_of(now)
        cards += [Memory()] * new
        for number, card in enumerate(cards):
            memory, moment = card, now
            while memory.stage is Stage.NEW or memory.due <= end:
                is_review = memory.stage is Stage.REVIEW
                knows = rng.random() < share_known(schedule, memory, moment)
                asked += is_review
                remembered += is_review and knows
                memory = schedule.review(memory, rating(rng, knows), moment, end)
                moment = max(moment, memory.due)
            cards[number] = memory
    return asked, remembered


def share_known(schedule: Schedule, memory: Memory, now: float) -> float:
    """How likely a card is remembered, by the whole days since it was asked."""
    if memory.reviewed is None or memory.stage is not Stage.REVIEW:
        return 0.9
    days = max(0, round((now - memory.reviewed) / DAY))
    return schedule.recall(memory, memory.reviewed + days * DAY + 1)


def rating(rng: random.Random, knows: bool) -> Rating:
    """What a learner says: mostly that it was good."""
    if not knows:
        return Rating.AGAIN
    return rng.choices((Rating.HARD, Rating.GOOD, Rating.EASY), (1, 8, 1))[0]


def print_retention(quick: bool) -> None:
    """Print the share remembered in a year for three wishes."""
    for wanted in (0.8, 0.9, 0.95):
        began = time.process_time()
        asked, remembered = simulated_year(wanted, 2 if quick else 10, 365, 7)
        figure(
            f"review: remembered in a simulated year, asked for {wanted:.0%}",
            round(100 * remembered / asked, 2),
            "%",
            "within 2 points",
            answers=asked,
            processor_seconds=round(time.process_time() - began, 1),
        )


def fill(session: Session, count: int, now: float) -> None:
    """A book of many rows, and so many words of it that are due."""
    rng = random.Random(3)
    entries = [word for word in _common(session, 2 * count) if len(word) == 2][:count]
    texts = ["他说" + "、".join(rng.sample(entries, 4)) + "。" for _ in range(ROWS)]
    answers = [f"He speaks of it, number {number}." for number in range(ROWS)]
    blocks = [
        tuple(Block(i, text, sentences=sentences_of(text)) for i, text in enumerate(side))
        for side in (texts, answers)
    ]
    article = Article("Book", Side("zh-Hans", blocks[0]), Side("en", blocks[1]))
    session.library.articles.add(article, aligned(article), id="book")
    session.library.search.index()
    MarkWords(session.library, "zh", entries, Status.LEARNING).do()
    session.library.reviews.put_all(
        ReviewCard("zh", word, "read", 2, None, 20.0, 5.0, now - n, now - 20 * DAY)
        for n, word in enumerate(entries)
    )


def _common(session: Session, count: int) -> list[str]:
    """Words of the dictionary, by their level."""
    found: dict[str, None] = {}
    for syllable in _SYLLABLES:
        for entry in session.lexicon.by_pinyin(syllable, limit=count):
            if len(entry.simplified) == 2 and entry.band:
                found.setdefault(entry.simplified)
    return list(found)[:count]


def measure_making(session: Session, cards: list[ReviewCard]) -> None:
    """Make cards as the worker does, which has as long as the card before is looked at."""
    sheets = ReviewSheets(session, Knowledge(), "zh")
    sheets.make(cards[0], NoJob())
    took = []
    for card in cards:
        began = time.thread_time()
        sheets.make(card, NoJob())
        took.append(1000 * (time.thread_time() - began))
    figure(
        "review: a card made behind the window, median",
        round(statistics.median(took), 1),
        "ms of processor time",
        p99=round(sorted(took)[int(0.99 * (len(took) - 1))], 1),
        rows=ROWS,
    )


def measure_cards(window: MainWindow, app: QApplication, count: int) -> None:
    """Answer one card after the other, each as soon as it and the next are there."""
    sheet = ReviewDialog(window.context, window, lambda: None)
    sheet.show()
    shown: list[float] = []
    worked: list[float] = []
    for _ in range(count):
        _wait(app, lambda: sheet.reviewing.sheet is not None and window.context.jobs.idle)
        sheet.reveal()
        began, own = time.perf_counter(), time.thread_time()
        sheet.rate(Rating.EASY)
        if sheet.reviewing.sheet is None:
            _wait(app, lambda: sheet.reviewing.sheet is not None)
        sheet.card.viewport().repaint()
        shown.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.thread_time() - own))
    left = sheet.reviewing.left
    sheet.close()
    browser = QTextBrowser(window)
    browser.show()
    yardstick = []
    for number in range(20):
        began = time.perf_counter()
        browser.setPlainText(f"One line of text {number}")
        browser.viewport().repaint()
        yardstick.append(1000 * (time.perf_counter() - began))
    figure(
        "review: from the answer to the next card painted, median",
        round(statistics.median(shown), 2),
        "ms",
        "50",
        p99=round(sorted(shown)[int(0.99 * (len(shown) - 1))], 2),
        worst=round(max(shown), 2),
        own_processor_time=round(statistics.median(worked), 2),
        own_p99=round(sorted(worked)[int(0.99 * (len(worked) - 1))], 2),
        cards=count,
        left=left,
        yardstick=round(statistics.median(yardstick), 2),
    )


def _wait(app: QApplication, until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not until() and time.monotonic() < deadline:
        app.processEvents()
        time.sleep(0.001)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer words and cards")
    quick = parser.parse_args().quick
    print_retention(quick)
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings()
        settings.set(table.MOST_A_DAY, 9999)
        settings.set(table.REVIEW_MINUTES, 120)
        session = Session(Library.open(Path(folder) / "library.sqlite"), settings)
        fill(session, 1000, time.time())
        began = time.process_time()
        due = due_cards(session.library, "zh", ReviewPlan(Plan(), most=9999), time.time())
        figure(
            "review: what is due of a thousand cards",
            round(1000 * (time.process_time() - began), 1),
            "ms of processor time",
            due=due.count,
        )
        measure_making(session, list(due.cards[:: 50 if quick else 10]))
        interface = Interface(app, settings)
        window = MainWindow(session, interface.theme)
        window.show()
        measure_cards(window, app, 30 if quick else 200)
        window.close()
        session.close()


if __name__ == "__main__":
    main()
