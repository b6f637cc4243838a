"""Changes the dictionary in use, asks where that is doubtful, and tells every view."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from duidu.app.words.dictionaries import Brought, Dictionaries
from duidu.core.errors import DuiduError
from duidu.lexicon.lexicon import About
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import error_text, tr
from duidu.ui.words.load_dictionaries import load_others


class ChangeDictionary(QObject):
    """Imports a CC-CEDICT and goes back from it; outlives the sheet, as its questions do."""

    changed = Signal()

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._own = Dictionaries(context.session.library.path.parent)

    def bring(self, path: Path) -> None:
        """Compile a CC-CEDICT file and use it; one that is older or smaller only if confirmed."""
        self._context.jobs.run(
            Lane.ORDER,
            lambda job: self._own.bring(path, job),
            owner=self,
            when_done=self._brought,
            text=tr("Dictionaries", "Reading {name}…", name=path.name),
            key="cedict",
        )

    def drop(self) -> None:
        """Go back to the one that ships."""
        self._change(self._own.drop)

    def load_others(self) -> None:
        """Load the other dictionaries anew, and have every view show them."""
        load_others(self._context, self)

    def _brought(self, brought: Brought) -> None:
        """Use what was brought, or ask first."""
        about, in_use = brought.about, brought.in_use
        if not brought.is_doubtful:
            self._take_up(lambda: None, about)
            return
        told = tr(
            "Dictionaries",
            "This CC-CEDICT is of {date} and has {n} entries; the one in use is of {other} and "
            "has {m}. It may be cut off or another dictionary; nothing has been changed.",
            date=about.date or "–",
            n=about.entries,
            other=in_use.date,
            m=in_use.entries,
        )
        self._context.messages.say(
            told,
            [
                (
                    tr("Dictionaries", "Use it nevertheless"),
                    lambda: self._take_up(self._own.accept, about),
                ),
                (
                    tr("Dictionaries", "Keep the one in use"),
                    lambda: self._change(self._own.refuse),
                ),
            ],
        )

    def _take_up(self, accept: Callable[[], None], about: About) -> None:
        """Use what was brought, and offer to take that back."""
        if not self._moved(accept):
            return
        told = tr(
            "Dictionaries",
            "CC-CEDICT of {date} ({n} entries) is in use.",
            date=about.date,
            n=about.entries,
        )
        undo = tr("Dictionaries", "Undo")
        self._context.messages.say(told, [(undo, lambda: self._change(self._own.take_back))])

    def _change(self, move: Callable[[], None]) -> None:
        self._moved(move)

    def _moved(self, move: Callable[[], None]) -> bool:
        """Move files and look words up in what is in use then; tell why where that fails."""
        try:
            move()
            self._context.session.use_dictionary(self._own.in_use())
        except DuiduError as error:
            self._context.messages.error(error_text(error))
            return False
        self.changed.emit()
        return True
