"""Bringing texts in: files chosen, dropped or handed over, the clipboard, the sample. Work runs as a job; the window shows the result."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.known_files import known_article
from duidu.core.jobs import Job
from duidu.resources import resource
from duidu.ui.desk import Desk
from duidu.ui.i18n import tr
from duidu.ui.jobs import Lane

if TYPE_CHECKING:
    from duidu.app.opening import Opened

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
SAMPLE = "news.zh-en.txt"


class OpenControl(QObject):
    """Opens texts for a window. `opened` carries the article's id."""

    opened = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def choose(self) -> None:
        """Ask which files to open."""
        dialog = QFileDialog(self._window, tr("Opening", "Open a text, or two texts in one language each"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.files([Path(name) for name in names]))
        dialog.open()

    def sample(self) -> None:
        """Open the sample article that comes with the program."""
        self.files([resource("samples", SAMPLE)])

    def clipboard(self) -> None:
        """Make an article of what was copied elsewhere."""
        self.dropped(QGuiApplication.clipboard().mimeData())

    def dropped(self, data: QMimeData | None) -> bool:
        """Open files or text that were dropped or copied; says whether there was anything to open."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data else []
        text = data.text().strip() if data else ""
        if paths:
            self.files(paths)
        elif text:
            name = text.split("\n", 1)[0].strip()[:60]
            self._run(lambda job: self._desk.session.opener.open_text(text, name, job), ())
        else:
            self._desk.messages.say(tr("Opening", "There is no text on the clipboard."))
        return bool(paths or text)

    def files(self, paths: Sequence[Path], encoding: str = "") -> None:
        """Open one file or two; from the library when they are there already."""
        kept = tuple(paths)
        known = "" if encoding else known_article(self._desk.session.library, kept)
        if known:
            self.opened.emit(known)
            return
        self._run(lambda job: self._desk.session.opener.open_files(kept, job, encoding), kept)

    def check_files(self, article: str) -> None:
        """Offer to read an article's files again when they changed on disk since."""
        opener = self._desk.session.opener
        self._desk.jobs.run(Lane.LIBRARY, lambda job: opener.changed_files(article), lambda paths: self._offer_again(article, paths))

    def _run(self, work: Callable[[Job], "Opened"], paths: tuple[Path, ...]) -> None:
        name = paths[0].name if paths else tr("Opening", "the text")
        text = tr("Opening", "Opening {name}…", name=name)
        self._desk.jobs.run(Lane.CPU, work, lambda opened: self._done(opened, paths), text=text)

    def _done(self, opened: "Opened", paths: tuple[Path, ...]) -> None:
        self.opened.emit(opened.article)
        recognised = opened.recognised
        if recognised is None:
            return
        if recognised.doubtful and paths:
            used = next((file.encoding for file in recognised.files if file.doubtful), "")
            text = tr("Opening", "The encoding was guessed: {encoding}. If the text looks wrong, read it as:", encoding=used.upper())
            others = [code for code in ENCODINGS if code != used.lower()][:3]
            self._desk.messages.say(text, [(code.upper(), self._reread(opened.article, paths, code)) for code in others])

    def _reread(self, article: str, paths: tuple[Path, ...], encoding: str) -> Callable[[], None]:
        def again() -> None:
            self._desk.session.library.articles.remove(article)
            self.files(paths, encoding)

        return again

    def _offer_again(self, article: str, paths: list[Path]) -> None:
        if paths:
            text = tr("Opening", "{name} has changed since it was read.", name=paths[0].name)
            files = [file.path for file in self._desk.session.library.articles.files(article)]
            self._desk.messages.say(text, [(tr("Opening", "Read it again"), lambda: self.files(files))])
