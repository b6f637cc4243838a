"""Counts on one page what is read: time, characters, and new words met."""

import time

from PySide6.QtCore import QTimer

from duidu.app.settings import settings_table as table
from duidu.app.study.known_words import knowledge, learner_rule, studied_language, studied_side
from duidu.app.study.meetings import seconds_to_read
from duidu.app.study.statistics import day_name
from duidu.core.article import SideName
from duidu.core.jobs import Job
from duidu.library.words.reading_days import ReadingDay
from duidu.study.knowledge import Status
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl

EVERY = 2000  # ms between two looks at what is in view
KEPT_AFTER = 15  # looks after which what was counted is kept
IDLE = 60.0  # seconds without a scroll after which nobody reads


class ReadingTime(PageControl):
    """Adds up the time in which rows are in view; one that was in view long enough was read."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self._studied = studied_side(page.open_text)
        self.side = self._studied or SideName.SOURCE
        self._seen: dict[int, float] = {}
        self._read: set[int] = set()
        self._met: set[str] = set()
        # Not kept yet: seconds, and the rows that were read since.
        self._seconds, self._rows, self._looks = 0.0, list[int](), 0
        self.moved = time.monotonic()
        self.timer = QTimer(self, interval=EVERY)
        self.timer.timeout.connect(self.look)
        page.view.place_changed.connect(lambda _: self._scrolled())
        self.timer.start()

    def look(self) -> None:
        """Count what is in view now; keep it from time to time, and when reading ends."""
        page = self.page
        reads = page.isVisible() and page.window().isActiveWindow()
        wanted = self._context.settings.get(table.COUNT_READING)
        if wanted and reads and time.monotonic() - self.moved <= IDLE:
            self._seconds += EVERY / 1000
            self._looks += 1
            self._count()
            if self._looks < KEPT_AFTER:
                return
        if self._seconds:
            self.keep()

    def _count(self) -> None:
        """Add the time of one look to each row in view."""
        for row, _ in self.page.view.visible.rows(self.side):
            index = row.text.index
            length = sum(len(block.text) for block in row.text.blocks(self.side))
            self._seen[index] = self._seen.get(index, 0.0) + EVERY / 1000
            if index not in self._read and self._seen[index] >= seconds_to_read(length):
                self._read.add(index)
                self._rows.append(index)

    def keep(self) -> None:
        """Have what was counted added to the day, behind the page."""
        seconds, rows = self._seconds, self._rows
        self._seconds, self._rows, self._looks = 0.0, [], 0
        library, text, side = self._context.session.library, self.page.open_text, self.side
        day = day_name(time.time())

        def work(_: Job) -> None:
            read = [text.row(row) for row in rows if row < text.row_count()]
            characters = sum(len(block.text) for row in read for block in row.blocks(side))
            library.reading.add(ReadingDay(day, seconds, characters, self._new_in(rows)))

        # Written whatever becomes of the page.
        jobs = self._context.jobs
        jobs.run(
            Lane.BACKGROUND,
            work,
            owner=jobs,
            when_done=lambda _: None,
            turn="reading time",
            written=True,
        )

    def _new_in(self, rows: list[int]) -> int:
        """How many words in these rows are new, and were not met on this page before."""
        text, side = self.page.open_text, self._studied
        if side is None or not rows:
            return 0
        session, studied = self._context.session, studied_language()
        level = session.settings.get(table.MY_LEVEL)
        known = knowledge(session.library, studied.code, studied.standard, level)
        rule, before = learner_rule(session.lexicon, known, studied.code), len(self._met)
        for index in rows:
            if index >= text.row_count():
                continue
            row = text.row(index)
            answer = "\n".join(block.text for block in row.blocks(side.other))
            for block in row.blocks(side):
                tokens = text.tokens(side, block)
                judged = zip(tokens, rule.judge(tokens, answer), strict=True)
                self._met |= {
                    token.text for token, one in judged if one.is_hard and one.status is Status.NEW
                }
        return len(self._met) - before

    def _scrolled(self) -> None:
        self.moved = time.monotonic()
