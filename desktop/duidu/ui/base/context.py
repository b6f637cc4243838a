"""What the parts of one window share; it is made with the window and handed down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from duidu.app.base.commands import Command
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.changes import Changes
from duidu.core.draft import Draft
from duidu.core.fault_guard import FaultGuard
from duidu.ui.base.actions import Actions
from duidu.ui.base.command_queue import CommandQueue, Moved, forget, ignore
from duidu.ui.base.jobs import Jobs
from duidu.ui.base.message_line import MessageLine
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme


class Navigation(QObject):
    """Asks the window to go elsewhere.

    `article_wanted` carries an article's id, a Place in it and how many code points to mark there;
    `chapter_wanted` carries that of an article to be read in the place of the one shown;
    `draft_wanted` carries a Draft to go on with.
    """

    article_wanted = Signal(str, object, int)
    chapter_wanted = Signal(str)
    draft_wanted = Signal(object)


class OpenEditor(Protocol):
    """An editor with something that a person may have typed."""

    @property
    def draft(self) -> Draft:
        """What it is for."""

    @property
    def article(self) -> str:
        """The article it belongs to, "" for none."""

    def write(self) -> None:
        """Have what was typed written as a draft now."""

    def leave(self) -> None:
        """Keep what was typed, one way or the other: the editor is about to be closed."""


@dataclass(frozen=True, slots=True)
class WindowContext:
    """Session, jobs, theme, messages and actions of one window, and what is done with them."""

    session: Session
    jobs: Jobs
    theme: Theme
    messages: MessageLine
    actions: Actions
    navigation: Navigation = field(default_factory=Navigation)
    editors: list[OpenEditor] = field(default_factory=list)
    # By their ids: drafts of editors that are closed, whose commands are not on the disk yet.
    pending_drafts: dict[str, Draft] = field(default_factory=dict)
    commands: CommandQueue = field(init=False)

    def __post_init__(self) -> None:
        """Make the queue of this window's commands."""
        queue = CommandQueue(self.session, self.messages, self.messages)
        queue.leave = self.leave_editors
        object.__setattr__(self, "commands", queue)

    @property
    def settings(self) -> Settings:
        """The person's settings."""
        return self.session.settings

    def write_drafts(self) -> None:
        """Have what is typed in all open editors written now."""
        for editor in tuple(self.editors):
            if not isinstance(editor, QObject) or isValid(editor):
                editor.write()

    def leave_editors(self, article: str | None = None) -> None:
        """Keep what is typed in all open editors, or in those of an article that is closed."""
        guard = FaultGuard()
        for editor in tuple(self.editors):
            if isinstance(editor, QObject) and not isValid(editor):
                self.editors.remove(editor)
            elif article is None or editor.article == article:
                # A fault in one must not cost what is typed in the others.
                with guard.part():
                    editor.leave()

    def settle(self) -> bool:
        """Keep what is typed in all editors, and wait until all that was done is durable.

        For the end of the window. Returns False if something failed and the person was told.
        """
        self.leave_editors()
        return self.commands.settle()

    def do(
        self,
        article: str,
        command: Command,
        when_done: Callable[[Changes], None] = ignore,
        if_failed: Callable[[], None] = forget,
    ) -> Changes | None:
        """Carry out a command; after a failure tell the person why and return None.

        The window does not wait for a library that is busy: see CommandQueue.do.
        """
        self.messages.withdraw()
        return self.commands.do(article, command, when_done, if_failed)

    def offer_undo(self, article: str, text: str) -> None:
        """Tell the person what was done and offer to undo it."""
        self.messages.offer(text, [(tr("MessageLine", "Undo"), self.undo_of_latest(article))])

    def undo_of_latest(
        self, article: str, when_done: Callable[[Moved], None] = ignore
    ) -> Callable[[], None]:
        """What the button of a message does to undo the command just done in an article.

        Messages stay for a while: when something else was done since, it says so and undoes
        nothing.
        """
        latest = self.commands.latest(article)

        def undo() -> None:
            if self.commands.latest(article) is latest:
                self.move(article, back=True, when_done=when_done)
            else:
                self.messages.say(
                    tr(
                        "MessageLine",
                        "Something else was changed since. Undo goes back to it step by step.",
                    )
                )

        return undo

    def move(
        self, article: str, back: bool, when_done: Callable[[Moved], None] = ignore
    ) -> Moved | None:
        """Undo or redo in the stack of an article; see CommandQueue.move."""
        self.messages.withdraw()
        return self.commands.move(article, back, when_done)
