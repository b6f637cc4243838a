"""What the parts of one window share; it is made with the window and handed down."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from duidu.app.base.commands import Command
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.article import Place
from duidu.core.changes import Changes
from duidu.core.errors import DuiduError
from duidu.ui.base.actions import Actions
from duidu.ui.base.jobs import Jobs
from duidu.ui.base.message_line import MessageLine
from duidu.ui.style.i18n import error_text, tr
from duidu.ui.style.theme import Theme


class Navigation(QObject):
    """Asks the window to go elsewhere.

    `article_wanted` carries an article's id, a Place in it and how many code points to mark there.
    """

    article_wanted = Signal(str, object, int)


@dataclass(frozen=True, slots=True)
class WindowContext:
    """Session, jobs, theme, messages and actions of one window, and what is done with them."""

    session: Session
    jobs: Jobs
    theme: Theme
    messages: MessageLine
    actions: Actions
    navigation: Navigation = field(default_factory=Navigation)

    @property
    def settings(self) -> Settings:
        """The person's settings."""
        return self.session.settings

    def do(self, article: str, command: Command) -> Changes | None:
        """Carry out a command; after a failure tell the person why and return None."""
        try:
            return self.session.do(article, command)
        except DuiduError as error:
            self.messages.error(error_text(error))
            return None

    def offer_undo(self, article: str, text: str) -> None:
        """Tell the person what was done and offer to undo it."""
        self.messages.offer(text, [(tr("MessageLine", "Undo"), lambda: self.undo(article))])

    def undo(self, article: str) -> None:
        """Undo the last command of an article."""
        self.move(article, back=True)

    def move(self, article: str, back: bool) -> tuple[Changes, Place | None] | None:
        """Undo or redo in the stack of an article.

        Return the changes and where they happened; None when there was nothing to do, or it failed
        and the person was told.
        """
        self.messages.withdraw_offer()
        try:
            return self.session.undo(article) if back else self.session.redo(article)
        except DuiduError as error:
            self.messages.error(error_text(error))
            return None
