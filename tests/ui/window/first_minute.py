"""A window on a library, used for a first minute; prints what it imported meanwhile, as JSON.

python first_minute.py LIBRARY ARTICLE: opens the article, waits until nothing goes on any more, and
then does what a reader does first. Printed are modules of the program, and heavy ones of others,
that the window's own thread had to import for that. Panels are imported when they are first shown:
their modules, and what these import, do not count.
"""

import json
import sys
import threading
import time
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtTest import QTest

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.article import Place, SideName
from duidu.core.changes import Changes
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window import application, process
from duidu.ui.window.main_window import MainWindow

HEAVY = ("duidu", "jieba", "lxml", "numpy", "pypinyin")
PATIENCE = 60  # seconds


class QuietSession(Session):
    """A session that does not align again behind the page, which would load numpy for all."""

    def refine(self, article: str, job: Job, near: Place | None = None) -> Changes | None:
        """Leave the alignment as it is."""
        return None


class Recorder(MetaPathFinder):
    """Notes which modules the window's thread asks for, and finds none itself."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        """Note a module that is not loaded yet."""
        counts = name.split(".")[0] in HEAVY and not name.endswith("_panel")
        in_window = threading.current_thread() is threading.main_thread()
        if counts and in_window and not _for_a_panel():
            self.names.append(name)


def _for_a_panel() -> bool:
    """Whether the module of a panel is being executed, up the stack."""
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        module = str(frame.f_globals.get("__name__", ""))
        if frame.f_code.co_name == "<module>" and module.endswith("_panel"):
            return True
    return False


def wait(ended: Callable[[], bool], what: str) -> None:
    """Let the window live until something is the case; the driver ends with an error if never."""
    loop, poll, until = QEventLoop(), QTimer(interval=10), time.monotonic() + PATIENCE
    poll.timeout.connect(lambda: loop.quit() if ended() or time.monotonic() > until else None)
    poll.start()
    loop.exec()
    if not ended():
        sys.exit(f"waited in vain: {what}")


def settle(window: MainWindow, page: ArticlePage) -> None:
    """Wait until the page has its controls and nothing goes on behind the window."""
    wait(lambda: page.view.flow.open_text is not None, "the article")
    wait(lambda: page.controls.is_complete, "the controls")
    quiet = [0]

    def idle() -> bool:
        quiet[0] = quiet[0] + 1 if window.jobs.idle else 0
        return quiet[0] > 20

    wait(idle, "the work behind the page")


def first_place(page: ArticlePage, word: str) -> Place:
    """Return the first place of a Chinese word."""
    places = (
        Place(SideName.SOURCE, block.id, block.text.index(word))
        for index in range(page.open_text.row_count())
        for block in page.open_text.row(index).blocks(SideName.SOURCE)
        if word in block.text
    )
    return next(places)


def use(window: MainWindow, page: ArticlePage) -> None:
    """Look words up, walk on, mark, write a note, find, see the contents."""
    # Here, since the settled window is to have them loaded, not this driver.
    from duidu.ui.notes.notes_control import NotesControl
    from duidu.ui.page.find_control import FindControl
    from duidu.ui.words.card_control import CardControl

    do, cards = window.actions_, page.controls[CardControl]
    place = first_place(page, "市场")
    word = Stretch(place.side, place.block, place.offset, place.offset + 2)
    middle = page.view.visible.rects(word)[0].toAlignedRect().center()
    for at in (middle + QPoint(2, 0), middle):
        QTest.mouseMove(page.view.viewport(), at)
    wait(lambda: cards.card is not None and cards.card.isVisible(), "the card")
    for _ in range(3):
        do["words.next"].trigger()
    page.view.select(word)
    do["notes.yellow"].trigger()
    page.view.select(word)
    do["notes.add"].trigger()
    editor = page.controls[NotesControl].editor
    wait(editor.isVisible, "the editor")
    QTest.keyClicks(editor.text, "here")
    editor.finish()
    do["edit.undo"].trigger()
    do["article.bookmark"].trigger()
    do["view.pinyin"].trigger()
    do["view.sentences"].trigger()
    page.controls[FindControl].show("鱼")
    wait(lambda: window.jobs.idle, "the hits")
    do["edit.find_next"].trigger()
    do["view.contents"].trigger()
    do["view.notes"].trigger()
    wait(lambda: window.jobs.idle, "the panels")


def main() -> None:
    """Open, settle, use, print."""
    file, article = Path(sys.argv[1]), sys.argv[2]
    app = process.make_application()
    process.leave_room()
    settings = Settings()
    settings.set(table.TIPS_SEEN, "all")
    settings.set(table.REDUCED_MOTION, True)
    session = QuietSession(Library.open(file), settings)
    window = MainWindow(session, application.Interface(app, settings).theme)
    window.resize(1200, 800)
    window.show()
    page = window.open_article(article)
    wait(lambda: page.view.flow.open_text is not None, "the first page")
    application.finish_starting(app, window, file)
    settle(window, page)
    recorder = Recorder()
    sys.meta_path.insert(0, recorder)
    use(window, page)
    print(json.dumps(recorder.names))
    window.close()
    session.close()


if __name__ == "__main__":
    main()
