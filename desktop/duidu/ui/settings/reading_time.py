"""Counts on one page what is read: time, characters, and new words met."""

import time

from PySide6.QtCore import QTimer

from duidu.app.article.open_text import RowText
from duidu.app.settings import settings_table as table
from duidu.app.study.known_words import knowledge, studied_language, studied_side
from duidu.app.study.meetings import seconds_to_read
from duidu.app.study.statistics import add_reading, day_name
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
        # Not kept yet: seconds, code points of rows read, and the new words in them.
        self._seconds, self._characters, self._looks = 0.0, 0, 0
        self._words: set[str] = set()
        self.moved = time.monotonic()
        self.timer = QTimer(self, interval=EVERY)
        self.timer.timeout.connect(self.look)
        page.view.place_changed.connect(lambda _: self._scrolled())
        page.left.connect(self.keep)
        self.timer.start()

    def look(self) -> None:
        """Count what is in view now; keep it from time to time, and when reading ends."""
        page = self.page
        reads = page.isVisible() and page.window().isActiveWindow()
        read_only = self._context.session.library.read_only
        wanted = self._context.settings.get(table.COUNT_READING) and not read_only
        if wanted and reads and time.monotonic() - self.moved <= IDLE:
            self._seconds += EVERY / 1000
            self._looks += 1
            self._count()
            if self._looks < KEPT_AFTER:
                return
        self.keep()

    def _count(self) -> None:
        """Add the time of one look to each row in view."""
        for row, _ in self.page.view.visible.rows(self.side):
            index = row.text.index
            length = sum(len(block.text) for block in row.text.blocks(self.side))
            self._seen[index] = self._seen.get(index, 0.0) + EVERY / 1000
            if index not in self._read and self._seen[index] >= seconds_to_read(length):
                self._read.add(index)
                self._characters += length
                self._find_new(row.text)

    def keep(self) -> None:
        """Have what was counted added to the day, by the library's own thread."""
        if not (self._seconds or self._words):
            return
        more = ReadingDay(day_name(time.time()), self._seconds, self._characters)
        words, self._words = tuple(self._words), set()
        self._seconds, self._characters, self._looks = 0.0, 0, 0
        library = self._context.session.library
        library.submit(add_reading, library, more, studied_language().code, words)

    def _find_new(self, row: RowText) -> None:
        """Find the new words of a row that was read, behind the page."""
        text, side = self.page.open_text, self._studied
        if side is None:
            return
        session, studied = self._context.session, studied_language()

        def work(job: Job) -> set[str]:
            level = session.settings.get(table.MY_LEVEL)
            known = knowledge(session.library, studied.code, studied.standard, level)
            answer = "\n".join(block.text for block in row.blocks(side.other))
            found = set()
            for tokens in [text.tokens(side, block) for block in row.blocks(side)]:
                with session.kept_rule.following(known, job) as rule:
                    judged = zip(tokens, rule.judge(tokens, answer), strict=True)
                found |= {t.text for t, one in judged if one.is_hard and one.status is Status.NEW}
            return found

        jobs = self._context.jobs
        jobs.run(Lane.BACKGROUND, work, owner=self, when_done=self._take, turn="reading time")

    def _take(self, words: set[str]) -> None:
        self._words |= words

    def _scrolled(self) -> None:
        self.moved = time.monotonic()
