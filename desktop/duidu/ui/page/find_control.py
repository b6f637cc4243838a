"""Finds text in one article: the panel, the marks in the text, the next and previous hit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from duidu.app.article.word_context import word_context
from duidu.app.search.find import Find, Hit
from duidu.app.search.regular_expression import TooSlowError
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import UsageError
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.layout.found import Found, found
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.scene import Hits
from duidu.ui.style.i18n import error_text, tr

if TYPE_CHECKING:
    from duidu.ui.page.find_panel import FindPanel

FIRST, MOST = 20, 20_000  # hits shown at once, and hits shown at all


@dataclass(frozen=True, slots=True)
class _Result:
    """Hits, and how the list shows and the text marks each of them.

    Made in the background, since a book may have thousands.
    """

    hits: list[Hit]
    shown: list[Found]
    marks: Hits
    rows: list[int]
    # Why there are no more, where the search gave up.
    stopped: str = ""
    # Whether more of the text is to come.
    in_part: bool = False


class FindControl(PageControl):
    """Searches one article."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._made: FindPanel | None = None
        self._hits: list[Hit] = []
        self._current = -1
        self._asked: Find | None = None
        page.offer_panel("find", self._make_panel)
        page.panel_changed.connect(self._panel_changed)

    def ask(self) -> None:
        """Open the panel, or go back to its field and select what stands there."""
        focus = QApplication.focusWidget()
        panel = self._made if self.page.is_shown("find") else None
        if panel is not None and focus is not None and panel.isAncestorOf(focus):
            # Somewhere else the selection would be asked for; here something is typed already.
            panel.field.setFocus()
            panel.field.selectAll()
        else:
            self.show()

    def show(self, text: str = "") -> None:
        """Open the panel, for a text or for what is selected."""
        self.page.show_panel("find", True)
        panel = self._panel()
        selected = "".join(
            stretch_text(self.page, stretch) for stretch in self.page.view.first_selected()
        )
        wanted = text or selected
        if wanted and len(wanted) <= 60:
            panel.field.setText(wanted)
        panel.field.selectAll()

    def step(self, by: int) -> None:
        """Go `by` hits on (back if negative); after the last hit comes the first."""
        if self._hits:
            self._go((self._current + by) % len(self._hits))
        else:
            self.show()

    def _make_panel(self) -> "FindPanel":
        from duidu.ui.page.find_panel import FindPanel

        panel = self._made = FindPanel(self.page.context.theme)
        panel.asked.connect(self._search)
        panel.chosen.connect(self._go)
        panel.stepped.connect(self.step)
        return panel

    def _panel(self) -> "FindPanel":
        """The panel, made if it is not there yet."""
        self.page.panel("find")
        assert self._made is not None
        return self._made

    def _search(self, find: Find | None) -> None:
        self._hits, self._current = [], -1
        self.page.view.set_hits(Hits())
        self.page.context.jobs.cancel(self._key)
        self._asked = find
        if find is None:
            self._panel().show_hits((), complete=True)
            return
        self._run(find, FIRST)

    def _run(self, find: Find, most: int) -> None:
        """Search in the background: at first for some hits, then for all."""
        session, article = self.page.context.session, self.page.article
        finder, articles = session.finder, session.library.articles

        def work(job: Job) -> _Result | str:
            hits: list[Hit] = []
            stopped = ""
            # Before the search, which would miss what comes while it goes on.
            in_part = articles.info(article).coming is not None
            try:
                for hit in finder.hits(article, find, job):
                    hits.append(hit)
                    if len(hits) == most:
                        break
            except TooSlowError as error:
                stopped = error_text(error)
            except UsageError as error:
                return error_text(error)
            marks = Hits([Stretch(hit.side, hit.block, hit.start, hit.end) for hit in hits])
            rows = sorted({hit.row for hit in hits})
            return _Result(hits, list(map(found, hits)), marks, rows, stopped, in_part)

        self.page.context.jobs.run(
            Lane.ANSWER,
            work,
            owner=self,
            when_done=lambda result: self._found(find, most, result),
            key=self._key,
        )

    def changed(self, changes: Changes) -> None:
        """Search again after an edit: hits are in other rows, or gone."""
        edited = changes.kinds & {Changed.ALIGNMENT, Changed.TEXT, Changed.ALL_ROWS}
        # Also while the first search is under way: it may have read the rows of before.
        if edited and self._asked is not None and changes.article in ("", self.page.article):
            self._run(self._asked, MOST)

    def _found(self, find: Find, most: int, result: _Result | str) -> None:
        """Show hits, and go to the first one from here when they are the first."""
        if isinstance(result, str):
            self._panel().say(result)
            return
        complete = len(result.hits) < most or most == MOST or bool(result.stopped)
        self._hits = result.hits
        self._current = min(self._current, len(result.hits) - 1)
        why = result.stopped or (_in_part(bool(result.hits)) if result.in_part else "")
        self._panel().show_hits(result.shown, complete, why)
        # A panel that was closed meanwhile leaves no marks, and the text stays where it is.
        if self.page.is_shown("find"):
            result.marks.current = self._current
            self.page.view.set_hits(result.marks, result.rows)
            if self._current < 0 and result.hits:
                self._go(self._first_from_here())
        if not complete:
            self._run(find, MOST)

    def _first_from_here(self) -> int:
        here = self.page.view.place()
        row = self.page.open_text.row_of(here.side, here.block) if here else 0
        return next((number for number, hit in enumerate(self._hits) if hit.row >= row), 0)

    def _go(self, number: int) -> None:
        # The list shows what was found before until a new search has come back.
        if number >= len(self._hits):
            return
        hit = self._hits[number]
        self._current = number
        self.page.view.set_current_hit(number)
        self._panel().show_current(number)
        self.page.jump(Place(hit.side, hit.block, hit.start))

    def _panel_changed(self, name: str, shown: bool) -> None:
        if name == "find" and not shown and self._hits:
            self.page.view.set_hits(Hits())

    @property
    def _key(self) -> str:
        return f"find {self.page.article}"


def _in_part(found: bool) -> str:
    """What is said of a search in a text whose rest is still to come, or was not added."""
    if found:
        return tr("FindPanel", "The rest of the text is not there yet.")
    return tr("FindPanel", "Nothing found so far; the rest of the text is not there yet.")


def stretch_text(page: ArticlePage, stretch: Stretch) -> str:
    """Return the text of a stretch."""
    side, block, start, end = stretch
    place = word_context(page.open_text, side, block, start)
    return place.block.text[start:end] if place else ""
