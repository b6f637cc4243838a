"""The button of the start page that tells how many words are due in review."""

import time

from PySide6.QtWidgets import QPushButton, QWidget

from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import tr


class DueButton(QPushButton):
    """Begins review; hidden while nothing is due."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._count = context, 0
        self.setObjectName("link")
        self.clicked.connect(lambda _=False: context.actions["words.review"].trigger())
        self.hide()

    def refresh(self) -> None:
        """Count again what is due, behind the window."""
        session = self._context.session

        def work(_: Job) -> int:
            # Imported here: the start page is painted before anybody asks.
            from duidu.app.study.known_words import studied_language
            from duidu.app.study.review_plan import review_plan
            from duidu.app.study.review_queue import due_cards

            plan = review_plan(session.settings)
            return due_cards(session.library, studied_language().code, plan, time.time()).count

        self._context.jobs.run(
            Lane.BACKGROUND, work, owner=self, when_done=self._show, key="words due"
        )

    def texts(self) -> None:
        """Set the text in the language in use."""
        self.setText(tr("StartPage", "Review ({n} due)", n=self._count))

    def _show(self, count: int) -> None:
        self._count = count
        self.texts()
        self.setVisible(count > 0)
