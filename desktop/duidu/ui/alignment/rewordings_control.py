"""Lists what was replaced in the text of a page, goes there, and takes it back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from duidu.app.alignment.listed_rewordings import ListedRewording, listed_rewordings, take_back
from duidu.core.changes import Changed, Changes
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import plural

if TYPE_CHECKING:
    from duidu.ui.alignment.rewordings_panel import RewordingsPanel

_SETTLED = 100  # ms after a change until they are listed again


class RewordingsControl(PageControl):
    """Keeps the panel of corrections up to date."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._panel: RewordingsPanel | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._list)
        page.offer_panel("corrections", self._make_panel)

    def changed(self, changes: Changes) -> None:
        """List them again where texts or rows changed."""
        concerned = changes.article in ("", self.page.article)
        kinds = {Changed.TEXT, Changed.ALIGNMENT, Changed.ARTICLES}
        if self._panel is not None and concerned and changes.kinds & kinds:
            self._timer.start(_SETTLED)

    def _make_panel(self) -> "RewordingsPanel":
        from duidu.ui.alignment.rewordings_panel import RewordingsPanel

        self._panel = panel = RewordingsPanel(self.page.context.theme)
        panel.chosen.connect(self._go)
        panel.taken_back.connect(lambda one: self._take_back([one]))
        panel.step_taken_back.connect(self._take_step_back)
        self._list()
        return panel

    def _list(self) -> None:
        library, article = self.page.context.session.library, self.page.article
        self.page.context.jobs.run(
            Lane.ANSWER,
            lambda job: library.at_one_moment(lambda: listed_rewordings(library, article, job)),
            owner=self,
            when_done=self._show,
            key="rewordings",
        )

    def _show(self, found: list[ListedRewording]) -> None:
        if self._panel is not None:
            self._panel.show_rewordings(found)

    def _go(self, one: ListedRewording) -> None:
        if one.place is not None:
            self.page.jump(one.place, len(one.rewording.new))

    def _take_step_back(self, one: ListedRewording) -> None:
        """Take back all that was replaced in the same go and still has its place."""
        assert self._panel is not None
        step = one.rewording.step
        alike = [o for o in self._panel.listed.rows if o.rewording.step == step and o.place]
        self._take_back(alike if step else [one])

    def _take_back(self, found: list[ListedRewording]) -> None:
        """Put the old words back, go there where it was one, and offer to undo it."""
        if not found:
            return
        article, context = self.page.article, self.page.context
        command = take_back(context.session.library, article, [one.rewording for one in found])
        if context.do(article, command) is None:
            return
        if len(found) == 1 and found[0].place is not None:
            self.page.jump(found[0].place)
        context.offer_undo(
            article,
            plural(
                "RewordingsPanel",
                len(found),
                "{n} correction was taken back.",
                "{n} corrections were taken back.",
            ),
        )
