"""Tells beside the title how long the rest of chapter and text takes at the person's own pace."""

from datetime import date

from duidu.app.search.headings import read_headings
from duidu.app.settings import settings_table as table
from duidu.app.study.known_words import studied_side
from duidu.app.study.time_left import Lengths, TimeLeft, own_pace
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import tr

_CHANGES = frozenset({Changed.TEXT, Changed.ALIGNMENT, Changed.ALL_ROWS, Changed.READING})


class TimeLeftControl(PageControl):
    """Reads the lengths of the text behind the page, and tells the time that is left at a place."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._side = studied_side(page.open_text) or SideName.SOURCE
        self._pace: float | None = None
        self._lengths: Lengths | None = None
        page.view.place_changed.connect(self._tell)
        self._read()

    def changed(self, changes: Changes) -> None:
        """Read the lengths again when rows or what was counted have changed."""
        if changes.article in ("", self.page.article) and changes.kinds & _CHANGES:
            self._read()

    def _read(self) -> None:
        """Read lengths, headings and pace on a worker; what is read last holds."""
        session, article, side = self.page.context.session, self.page.article, self._side
        text, library = self.page.open_text, session.library

        def work(job: Job) -> tuple[float | None, Lengths | None]:
            pace = own_pace(library, date.today())
            if pace is None or not session.settings.get(table.COUNT_READING):
                return None, None
            found = read_headings(library, article, job)
            headings = sorted({(one.row, one.level) for one in found})
            following = _following(library, article, side)
            return pace, Lengths(text.row_lengths(side), headings, following)

        self.page.context.jobs.run(
            Lane.BACKGROUND, work, owner=self, when_done=self._take, key=f"time left {article}"
        )

    def _take(self, found: tuple[float | None, Lengths | None]) -> None:
        self._pace, self._lengths = found
        self._tell(self.page.view.place())

    def _tell(self, place: Place | None) -> None:
        """Tell what is left from a place on; nothing before a pace is known."""
        said = ""
        if self._pace is not None and self._lengths is not None and place is not None:
            row = self.page.open_text.row_of(place.side, place.block)
            said = _sentence(self._lengths.left(row, self._pace))
        self.page.tell_beside_title(said, "time")


def _following(library: Library, article: str, side: SideName) -> int:
    """The code points of the chapters after this one, where the article is one of a book."""
    book = library.collections.of_article(article)
    if book is None:
        return 0
    chapters = library.collections.chapters(book)
    ids = [one.id for one in chapters]
    after = chapters[ids.index(article) + 1 :] if article in ids else []
    is_source = side is SideName.SOURCE
    return sum(one.source_length if is_source else one.target_length for one in after)


def _sentence(left: TimeLeft) -> str:
    whole = _minutes(left.whole)
    if left.chapter is None or left.chapter == left.whole:
        return tr("Time", "{time} left", time=whole)
    return tr(
        "Time", "chapter {chapter}, book {book} left", chapter=_minutes(left.chapter), book=whole
    )


def _minutes(seconds: float) -> str:
    """A time in minutes, from an hour on in hours and minutes."""
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("Time", "{n} min", n=minutes)
    return tr("Time", "{h} h {n} min", h=minutes // 60, n=minutes % 60)
