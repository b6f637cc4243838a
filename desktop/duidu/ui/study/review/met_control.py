"""Notices on one page which words are met in reading and not looked up, if that is wanted."""

import time

from PySide6.QtCore import QTimer

from duidu.app.settings import settings_table as table
from duidu.app.study.known_words import studied_language, studied_side
from duidu.app.study.meetings import meet, seconds_to_read, words_due_soon
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.words.card_control import CardControl

EVERY = 2000  # ms between two looks at what is in view
IDLE = 60.0  # seconds without a scroll after which nobody reads


class MetControl(PageControl):
    """Counts how long each row is in view; one that was read tells of its words.

    While the setting is off it does nothing, but to look every few seconds whether it still is.
    """

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self._code = studied_language().code
        self._seen: dict[int, float] = {}
        self._read: set[int] = set()
        self._looked_up: set[str] = set()
        self._due: frozenset[str] | None = None
        self._moved = time.monotonic()
        self.timer = QTimer(self, interval=EVERY)
        self.timer.timeout.connect(self.look)
        page.controls[CardControl].looked_up.connect(self._looked_up.add)
        page.view.place_changed.connect(lambda _: self._scrolled())
        self.follow_setting()
        self._side = studied_side(page.open_text)
        listeners = self._context.settings.listeners
        listeners.append(self._setting_changed)
        self.destroyed.connect(lambda: listeners.remove(self._setting_changed))

    def changed(self, changes: Changes) -> None:
        """Ask again what is due soon, and begin again where rows are others now."""
        if changes.kinds & {Changed.REVIEWS, Changed.WORDS}:
            self._due = None
        if changes.kinds & {Changed.TEXT, Changed.ALIGNMENT}:
            self._seen.clear()
            self._read.clear()

    def follow_setting(self) -> None:
        """Look at what is in view while the setting is on."""
        if self._context.settings.get(table.COUNT_MEETINGS):
            self.timer.start()
        else:
            self.timer.stop()

    def look(self) -> None:
        """Count what is in view now, and tell of the words of rows that were read."""
        page = self.page
        if not (page.isVisible() and page.window().isActiveWindow()):
            return
        if self._side is None or time.monotonic() - self._moved > IDLE:
            return
        if self._due is None:
            self._ask_due()
            return
        if self._due:
            self._count()

    def _count(self) -> None:
        """Add the time of one look to each row in view."""
        assert self._side is not None
        for row, _ in self.page.view.visible.rows(self._side):
            index = row.text.index
            length = sum(len(block.text) for block in row.text.blocks(self._side))
            self._seen[index] = self._seen.get(index, 0.0) + EVERY / 1000
            if index not in self._read and self._seen[index] >= seconds_to_read(length):
                self._read.add(index)
                self._tell(index)

    def _tell(self, index: int) -> None:
        """Have the words of a row that was read count as met, but those looked up."""
        text, side, due = self.page.open_text, self._side, self._due
        assert side is not None
        session, looked_up = self._context.session, frozenset(self._looked_up)

        def work(_: Job) -> Changes | None:
            tokens = (t for block in text.row(index).blocks(side) for t in text.tokens(side, block))
            met = {token.text for token in tokens} & (due or frozenset()) - looked_up
            return meet(session.library, self._code, met, time.time()) if met else None

        # Written whatever becomes of the page.
        jobs = self._context.jobs
        jobs.run(
            Lane.BACKGROUND,
            work,
            owner=jobs,
            when_done=self._announce,
            turn="words met",
            written=True,
        )

    def _announce(self, changes: Changes | None) -> None:
        if changes is not None:
            self._context.session.announce(changes)

    def _ask_due(self) -> None:
        library, code = self._context.session.library, self._code
        self._context.jobs.run(
            Lane.BACKGROUND,
            lambda _: words_due_soon(library, code, time.time()),
            owner=self,
            when_done=self._take_due,
            key=f"words due {self.page.article}",
        )

    def _take_due(self, words: frozenset[str]) -> None:
        self._due = words

    def _scrolled(self) -> None:
        self._moved = time.monotonic()

    def _setting_changed(self, key: str) -> None:
        if key in ("", table.COUNT_MEETINGS.key):
            self.follow_setting()
