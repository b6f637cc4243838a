"""Adds the translation of a text alone: from a file that is chosen or dropped, or the clipboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.message_line import MessageButton
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import tr

if TYPE_CHECKING:
    from duidu.app.opening.add_translation import AddTranslation, Translating

_MOST_OF_TITLE = 40  # code points of a title in the message line


class AddsTranslation(QObject):
    """Adds translations for a window, in the background."""

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def is_alone(self, article: str) -> bool:
        """Whether an article is there and has no translation yet."""
        return bool(article) and self._context.session.library.articles.info(article).is_alone

    def choose(self, article: str) -> None:
        """Ask which file holds the translation of an article."""
        if not self._may(article):
            return
        dialog = QFileDialog(self._window, tr("Translation", "Choose the translation of this text"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.add_file(article, Path(name)))
        dialog.open()

    def clipboard(self, article: str) -> None:
        """Add what was copied elsewhere, or the file that was copied."""
        data = QGuiApplication.clipboard().mimeData()
        urls, text = (data.urls(), data.text().strip()) if data else ([], "")
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if not self._may(article):
            return
        if len(paths) == 1:
            self.add_file(article, paths[0])
        elif text and not paths:
            self.add_text(article, text)
        else:
            self._context.messages.say(tr("Opening", "There is no text on the clipboard."))

    def add_file(self, article: str, path: Path) -> None:
        """Read a file, and align the text with it."""
        self._run(article, lambda made, job: made.from_file(article, path, job))

    def add_text(self, article: str, text: str) -> None:
        """Align the text with one that was pasted."""

        def work(made: "Translating", job: Job) -> "AddTranslation":
            from duidu.app.opening.read_files import read_pasted_text

            name = tr("Translation", "the clipboard")
            return made.from_read(article, read_pasted_text(text, name), name, job)

        self._run(article, work)

    def ask_about(self, article: str, path: Path, otherwise: Callable[[], None]) -> None:
        """Ask whether a file dropped on a text alone is its translation, or to be opened."""
        text = tr("Translation", "Is “{name}” the translation of this text?", name=path.name)
        add = tr("Translation", "Add it as the translation")
        answers: list[MessageButton] = [
            (add, partial(self.add_file, article, path)),
            (tr("Translation", "Open it by itself"), otherwise),
        ]
        self._context.messages.say(text, answers)

    def refuse(self, article: str) -> None:
        """Say of an action that it needs a translation, and offer to add one."""
        text = tr("Translation", "This text has no translation yet.")
        self._context.messages.offer(text, [self._offered(article)])

    def tell_alone(self, article: str, language: str) -> None:
        """Say of a text just opened that it is in one language, and offer to add the other."""
        text = tr(
            "Translation",
            "This text is in one language only ({language}), and opened by itself.",
            language=language,
        )
        self._context.messages.offer(text, [self._offered(article)])

    def _offered(self, article: str) -> tuple[str, Callable[[], None]]:
        return tr("Translation", "Add its translation…"), partial(self.choose, article)

    def _may(self, article: str) -> bool:
        """Whether a translation can be added; says why not."""
        alone = self.is_alone(article)
        if not alone:
            self._context.messages.say(tr("Translation", "This text has its translation already."))
        return alone

    def _run(self, article: str, work: "Callable[[Translating, Job], AddTranslation]") -> None:
        """Align as a job, and keep the result by a command that can be undone."""
        session = self._context.session

        def aligned(job: Job) -> "AddTranslation":
            from duidu.app.opening.add_translation import Translating

            return work(Translating(session.library, session.opener), job)

        title = short(session.library.articles.info(article).title, _MOST_OF_TITLE)
        self._context.jobs.run(
            Lane.ORDER,
            aligned,
            owner=self,
            when_done=lambda command: self._keep(article, command),
            text=tr("Translation", "Adding the translation of “{title}”…", title=title),
            key=f"translation {article}",
        )

    def _keep(self, article: str, command: "AddTranslation") -> None:
        self._context.do(article, command, when_done=lambda _: self._tell(article, command))

    def _tell(self, article: str, command: "AddTranslation") -> None:
        told = tr("Translation", "The translation was added.")
        if command.warning:
            unlike = tr(
                "Opening",
                "These two texts do not look like translations "
                "of each other; check that they belong together.",
            )
            told = f"{told} {unlike}"
        self._context.offer_undo(article, told)
