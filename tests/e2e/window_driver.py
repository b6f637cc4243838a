"""Runs the real program in a real window and reports what a person at the screen would see.

Usage: window_driver.py LIBRARY FILE WORD. Prints one line of JSON each for the place of WORD on the
screen once the article is painted, for every card that opens, for every note in the article, and
"focus" once the window takes keys. Nothing is put in; that is done from outside, through the X
server.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication

from duidu.app.settings.settings import Settings
from duidu.core.article import SideName
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window import application, process
from duidu.ui.window.main_window import MainWindow
from duidu.ui.words.card_control import CardControl


def say(**facts: object) -> None:
    """Report."""
    print(json.dumps(facts, ensure_ascii=False), flush=True)


class Watch(QObject):
    """Looks at the window ten times a second and reports what is new."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self._said: set[str] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(100)

    def _look(self) -> None:
        window = next((w for w in QApplication.allWidgets() if isinstance(w, MainWindow)), None)
        page = window.page if window is not None else None
        if window is None or page is None:
            return
        if rect := self._word_on_screen(window):
            self._once("word", x=rect.x(), y=rect.y())
        if window.isActiveWindow():
            self._once("focus")
        card = page.controls[CardControl].card
        if card is not None and card.isVisible() and card.card is not None:
            self._once(
                "card",
                text=card.card.text,
                meanings=[sense.text for entry in card.card.entries for sense in entry.senses],
            )
        if page.controls[NotesControl].editor.isVisible():
            self._once("editor", quote=page.controls[NotesControl].editor.draft.quote)
        for note in window.session.library.notes.of_article(page.article):
            self._once("note", text=note.text, quote=[anchor.exact for anchor in note.anchors])

    def _word_on_screen(self, window: MainWindow) -> QPoint | None:
        page = window.page
        assert page is not None
        for index in range(min(4, page.open_text.row_count())):
            for block in page.open_text.row(index).blocks(SideName.SOURCE):
                at = block.text.find(self._word)
                if at >= 0:
                    rects = page.view.visible.rects(
                        Stretch(SideName.SOURCE, block.id, at, at + len(self._word))
                    )
                    return (
                        page.view.viewport().mapToGlobal(rects[0].center().toPoint())
                        if rects
                        else None
                    )
        return None

    def _once(self, fact: str, **more: object) -> None:
        key = json.dumps([fact, more], ensure_ascii=False)
        if key not in self._said:
            self._said.add(key)
            say(fact=fact, **more)


def main() -> int:
    """Run until the window is closed."""
    library, file, word = sys.argv[1:4]
    watch: list[Watch] = []
    make = process.make_application

    def make_and_watch() -> QApplication:
        app = make()
        watch.append(Watch(word))
        return app

    process.make_application = make_and_watch
    return application.run_window([Path(file)], Path(library), Settings())


if __name__ == "__main__":
    sys.exit(main())
