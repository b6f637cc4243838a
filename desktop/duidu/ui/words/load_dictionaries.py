"""Loads the person's other dictionaries, and again when a file of one has changed."""

from PySide6.QtCore import QObject

from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane


def load_others(context: WindowContext, owner: QObject) -> None:
    """Load the other dictionaries anew, and have every view show them."""
    session = context.session
    session.use_dictionary()

    def loaded(_: object) -> None:
        session.announce(Changes(frozenset({Changed.WORDS, Changed.READINGS})))

    context.jobs.run(
        Lane.ANSWER,
        # The look-up too, or the next card would load what it needs on the window's thread.
        lambda job: (session.dictionaries, session.look_up),
        owner=owner,
        when_done=loaded,
        key="dictionaries",
    )


def load_changed(context: WindowContext, owner: QObject) -> None:
    """Load the other dictionaries if they are not, or anew if a file of theirs has changed."""

    def have_changed(_: Job) -> bool:
        return any(one.has_changed() for one in context.session.dictionaries)

    def done(changed: bool) -> None:
        if changed:
            load_others(context, owner)

    context.jobs.run(
        Lane.ANSWER, have_changed, owner=owner, when_done=done, key="changed dictionaries"
    )
