"""How long the card takes: from the pointer at rest on a word, its dwell over, to the painted card.

Words all over the sample article are asked. The yardstick is Qt's own label with one line of text,
shown and painted in the same window. The look-up alone is a figure of its own.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from report import figure

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.article import Place, SideName
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.resources import resource
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import make_application
from duidu.ui.words.card_control import CardControl


def words(page: ArticlePage, most: int) -> list[Place]:
    """The beginnings of words on both sides, in reading order."""
    places = []
    for index in range(page.open_text.row_count()):
        row = page.open_text.row(index)
        for side in SideName:
            for block in row.blocks(side):
                places += [
                    Place(side, block.id, t.start)
                    for t in page.open_text.tokens(side, block)
                    if t.text.isalnum()
                ]
    return places[:: max(1, len(places) // most)]


def measure(page: ArticlePage, app: QApplication, most: int) -> None:
    """Rest on words, one after the other, and print how long their cards took."""
    view, cards, look_up = page.view, page.controls[CardControl], page.context.session.look_up
    painted, worked, looked_up, labels = [], [], [], []
    label = QLabel(page)
    for place in words(page, most):
        view.show_place(place, 0.4)
        view.put_caret(place)
        dwell(app)
        start = time.perf_counter()
        look_up.at(page.open_text, place.side, place.block, place.offset)
        looked_up.append(1000 * (time.perf_counter() - start))
        cards.dismiss()
        start, began = time.perf_counter(), time.thread_time()
        view.highlight_caret(look_up=True)
        if cards.card is not None and cards.card.isVisible():
            cards.card.repaint()
            painted.append(1000 * (time.perf_counter() - start))
            worked.append(1000 * (time.thread_time() - began))
        start = time.perf_counter()
        label.setText(f"One line of text {place.offset}")
        label.adjustSize()
        label.show()
        label.repaint()
        labels.append(1000 * (time.perf_counter() - start))
        label.hide()
    report(labels, painted, worked, looked_up)
    app.quit()


def report(
    labels: list[float], painted: list[float], worked: list[float], looked_up: list[float]
) -> None:
    """Print the figures; all times are in ms."""
    yardstick = {
        "label with one line, median ms": round(statistics.median(labels), 2),
        "words": len(painted),
    }
    last = sorted(painted)[int(len(painted) * 0.99) - 1]
    figure(
        "card painted after the pointer rested, median",
        statistics.median(painted),
        "ms",
        yardstick=yardstick,
    )
    figure(
        "card painted after the pointer rested, 99th percentile",
        last,
        "ms",
        goal="at most 50",
        yardstick=yardstick,
    )
    busy = sorted(worked)[int(len(worked) * 0.99) - 1]
    figure(
        "the same as time of the window's thread alone, 99th percentile",
        busy,
        "ms",
        goal="at most 50",
        yardstick=yardstick,
    )
    figure(
        "card painted after the pointer rested, longest", max(painted), "ms", yardstick=yardstick
    )
    figure(
        "look-up alone, 99th percentile",
        sorted(looked_up)[int(len(looked_up) * 0.99) - 1],
        "ms",
        goal="at most 5",
        yardstick=yardstick,
    )


def dwell(app: QApplication) -> None:
    """The pointer rests: meanwhile what the last card started may go on, and end."""
    until = time.perf_counter() + table.DWELL.default / 1000
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.002)


def start_when_idle(window: MainWindow, work: Callable[[], None]) -> None:
    """Begin when what goes on behind the page has ended, which would be measured too."""
    if window.jobs.idle:
        work()
    else:
        QTimer.singleShot(200, lambda: start_when_idle(window, work))


def main() -> None:
    """Open the sample in a real window and rest on its words."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    most = 60 if parser.parse_args().quick else 400
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings()
        settings.set(table.REDUCED_MOTION, True)
        session = Session(Library.open(Path(folder) / "library.sqlite"), settings)
        window = MainWindow(session, Interface(app, settings).theme)
        window.resize(1400, 900)
        window.show()
        article = session.opener.open_files(
            [resource("samples", "news.zh-en.txt")], NoJob()
        ).article
        page = window.open_article(article)
        page.controls.complete()
        page.context.session.look_up.at(page.open_text, SideName.SOURCE, 0, 0)
        start_when_idle(window, lambda: measure(page, app, most))
        app.exec()
        window.close()
        session.close()


if __name__ == "__main__":
    main()
