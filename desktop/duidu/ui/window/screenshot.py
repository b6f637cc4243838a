"""Paints the real window once, without a display, and saves the picture."""

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCursor

from duidu.app.article.open_text import OpenText
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.article import Place, SideName
from duidu.core.errors import DuiduError, FileError, UsageError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store.library_errors import HeldError
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import make_application

ROWS_SEARCHED = 2000
DEADLINE = 60_000  # ms for opening the text, and as many for painting it
LATE = (
    "The picture was not ready within a minute and was not saved; "
    "try again when the machine is less busy."
)
SETTLE = 60  # ms: the window's own zero timers and layouts


@dataclass(frozen=True, slots=True)
class Picture:
    """What to paint, and where to save it.

    The size is in logical px; `hover` is a word to rest the pointer on, `panel` a panel to open.
    """

    path: Path
    width: int
    height: int
    hover: str = ""
    panel: str = ""


class TimeLimit:
    """A job that ends by itself after some seconds, since nobody could cancel it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def progress(self, done: float, message: str = "") -> None:
        """Report to nobody."""

    def check(self) -> None:
        """Raise DuiduError when the time is over."""
        if time.monotonic() > self._end:
            raise DuiduError(LATE)


def prepare(scale: float) -> None:
    """Set the environment for a picture at this scale. Call before anything of Qt is made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(scale)


def save_picture(
    paths: Sequence[Path], library_file: Path | None, settings: Settings, picture: Picture
) -> int:
    """Paint the window with these files, or a new reader's start page. Raises DuiduError."""
    app = make_application()
    QCursor.setPos(-100, -100)
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "library.sqlite"
        try:
            library = Library.open(library_file or own)
        except HeldError:  # by a window; the picture needs none of it but the article
            library = Library.open(own)
        session = Session(library, settings)
        try:
            settings.set(table.REDUCED_MOTION, True)
            settings.set(table.TIPS_SEEN, "all")
            article = (
                session.opener.open_files(paths, TimeLimit(DEADLINE / 1000)).article
                if paths
                else ""
            )
            window = MainWindow(session, Interface(app, settings).theme)
            window.resize(picture.width, picture.height)
            window.show()
            if article:
                _work_out_words(session, article, picture.hover)
                window.open_article(article)
            else:
                window.show_start()
            failed: list[Exception] = []
            QTimer.singleShot(DEADLINE, window, lambda: _give_up(window, failed))
            QTimer.singleShot(SETTLE, lambda: _arrange(window, picture, failed))
            app.exec()
            window.jobs.close()
        finally:
            session.close()
    if failed:
        raise failed[0]
    return 0


def _work_out_words(session: Session, article: str, word: str) -> None:
    """Work out the word links now, which in the window come from the background."""
    open_text = session.open_text(article)
    place = place_of(open_text, word) if word else None
    if place is not None:
        open_text.take_over(
            session.word_links(article).compute(
                [open_text.row_of(place.side, place.block)], NoJob()
            )
        )


def _arrange(window: MainWindow, picture: Picture, failed: list[Exception]) -> None:
    """Open the panel and rest on the word, once what they show is read."""
    page = window.page
    if page is not None:
        page.controls.complete()
    if page is None:
        QTimer.singleShot(SETTLE, lambda: _save(window, picture, failed))
    elif picture.panel and not page.is_shown(picture.panel):
        page.show_panel(picture.panel, True)
        QTimer.singleShot(SETTLE, lambda: _arrange(window, picture, failed))
    elif picture.panel and not window.jobs.idle:
        QTimer.singleShot(SETTLE, lambda: _arrange(window, picture, failed))
    else:
        if picture.hover:
            _rest_on(page, picture.hover, failed)
        QTimer.singleShot(SETTLE, lambda: _save(window, picture, failed))


def _rest_on(page: ArticlePage, word: str, failed: list[Exception]) -> None:
    place = find_word(page, word)
    if place is None:
        failed.append(UsageError("The word {word!r} is not in the text.", word=word))
        return
    page.view.go_to(place, 0.3)
    page.view.scene.caret_shown = False
    page.view.highlight_caret(look_up=True)


def _save(window: MainWindow, picture: Picture, failed: list[Exception]) -> None:
    if not failed and not window.grab().save(str(picture.path)):
        failed.append(FileError("The picture cannot be written to {path}.", path=picture.path))
    window.close()


def _give_up(window: MainWindow, failed: list[Exception]) -> None:
    failed.append(DuiduError(LATE))
    window.close()


def find_word(page: ArticlePage, word: str) -> Place | None:
    """Return the first place of a text in the article of a page, None for nowhere."""
    return place_of(page.open_text, word)


def place_of(open_text: OpenText, word: str) -> Place | None:
    """Return the first place of a text among the first rows, None for nowhere."""
    for index in range(min(open_text.row_count(), ROWS_SEARCHED)):
        row = open_text.row(index)
        for side in SideName:
            for block in row.blocks(side):
                at = block.text.find(word)
                if at >= 0:
                    return Place(side, block.id, at)
    return None
