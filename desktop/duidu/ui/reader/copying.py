"""Copies a selection that takes longer to read than a window may wait, such as a whole book."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from duidu.app.article.open_text import OpenText
from duidu.app.notes.passage import Passage
from duidu.core.article import Place
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.reader.caret import Caret
from duidu.ui.reader.caret_view import CaretView
from duidu.ui.style.i18n import plural, tr

_KEY = "copy"  # one for the window: there is one clipboard


class Copying(QObject):
    """Reads what is copied on a worker, for one view; what is copied meanwhile wins."""

    def __init__(self, view: CaretView, context: WindowContext, article: str) -> None:
        super().__init__(view)
        self._view, self._context, self._article = view, context, article
        view.long_copy_requested.connect(self._copy)
        QGuiApplication.clipboard().dataChanged.connect(self._overtaken)

    def _overtaken(self) -> None:
        """Something else is in the clipboard by now, which the person wants to keep."""
        self._context.jobs.cancel(_KEY)

    def _copy(self, with_pinyin: bool) -> None:
        """Have the selection of this moment read, and copied when it is there."""
        caret, open_text = self._view.caret, self._view.flow.open_text
        places = caret.selected_places() if caret else None
        if caret is None or open_text is None or places is None:
            return
        library, rows = self._context.session.library, caret.selected_rows

        def read(job: Job) -> str:
            if with_pinyin:
                return _with_pinyin(open_text, *places, job)
            return Passage(*places).copied(library, self._article)

        def take(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._context.messages.say(
                plural("Reading", rows, "{n} row was copied.", "{n} rows were copied.")
            )

        self._context.jobs.run(
            Lane.ORDER, read, owner=self, when_done=take, text=tr("Reading", "Copying…"), key=_KEY
        )


def _with_pinyin(open_text: OpenText, first: Place, last: Place, job: Job) -> str:
    # A caret of the job's own: the person goes on with the page's meanwhile.
    caret = Caret(open_text)
    caret.put(first)
    caret.put(last, keep=True)
    return caret.text_with_pinyin(job)
