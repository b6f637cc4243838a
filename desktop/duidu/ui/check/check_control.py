"""The check on one page: the panel, the way from finding to finding, what is said of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from duidu.app.settings.author import author_name
from duidu.core.article import Place
from duidu.core.changes import Changes
from duidu.core.draft import Draft
from duidu.ui.check.check_work import CheckWork
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.scene import Hits
from duidu.ui.style.i18n import tr

if TYPE_CHECKING:
    from duidu.app.check.decisions import Decide
    from duidu.app.check.located import Located
    from duidu.ui.check.check_files import CheckFiles
    from duidu.ui.check.check_panel import CheckPanel


class CheckControl(PageControl):
    """Shows what the check finds, and keeps what the person decides of it."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self._panel: CheckPanel | None = None
        self.work = CheckWork(page, lambda: page.is_shown("check"))
        self.work.told.connect(self._show)
        # Steps that the person asked for before anything was found.
        self._steps = 0
        self._lit = Hits()
        self._files: CheckFiles | None = None
        page.offer_panel("check", self._make_panel)
        page.panel_changed.connect(self._panel_changed)
        page.closers.append(self._unlight)

    @property
    def files(self) -> "CheckFiles":
        """Writes reports, and reads and writes decisions."""
        if self._files is None:
            from duidu.ui.check.check_files import CheckFiles

            self._files = CheckFiles(self.work)
        return self._files

    def changed(self, changes: Changes) -> None:
        """Check again what a change concerns."""
        self.work.changed(changes)

    # -- the panel ---------------------------------------------------------------------------------

    def _make_panel(self) -> "CheckPanel":
        from duidu.ui.check.check_panel import CheckPanel

        panel = self._panel = CheckPanel(self._context.theme)
        panel.chosen.connect(self._go)
        panel.stepped.connect(self.step)
        panel.decided.connect(self.decide)
        panel.counted_again.connect(self._count_again)
        panel.asked.connect(self._asked)
        return panel

    def _asked(self, name: str) -> None:
        acts: dict[str, Callable[[], None]] = {
            "ways": self.show_ways,
            "names": self.show_names,
            "report": self.choose_report,
            "go_on": self.work.go_on,
            "stop": self.work.stop,
        }
        acts[name]()
        if name == "go_on":
            self._show()

    def _panel_changed(self, name: str, shown: bool) -> None:
        """Work while the panel is shown, and light nothing after that."""
        if name == "check" and shown:
            self.work.watched()
            self._show()
        elif name == "check":
            self.work.unwatched()
            self._unlight()

    def _show(self) -> None:
        """Show what was found so far."""
        found, panel = self.work.found, self._panel
        if panel is None:
            return
        if found is None:
            panel.show_found((), 0.0, self.work.works)
            return
        panel.show_found(found.located, found.done, self.work.works, found.problem)
        if self._lit.stretches and self.page.view.scene.hits is self._lit:
            self._light(panel.current)
        if self._steps and (panel.shown or found.is_complete):
            steps, self._steps = self._steps, 0
            self.step(steps)

    # -- from finding to finding -------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go `by` findings on (back if negative); after the last one comes the first."""
        if not self.page.is_shown("check"):
            self.page.show_panel("check", True)
        panel, found = self._panel, self.work.found
        if panel is None or not panel.shown:
            if found is not None and found.is_complete:
                self._context.messages.say(tr("Check", "There is nothing to look at."))
            else:
                self._steps = by
            return
        shown = panel.shown
        if panel.current is None:
            here = self.page.view.place()
            row = self.page.open_text.row_of(here.side, here.block) if here else 0
            later = (number for number, one in enumerate(shown) if one.row >= row)
            number = next(later, 0) - (by < 0)
        else:
            number = panel.list.currentIndex().row() + by
        self._go(shown[number % len(shown)])

    def _go(self, one: "Located") -> None:
        """Show a finding: both of its places lit."""
        if self._panel is not None:
            self._panel.choose(one)
        if one.places:
            self.page.jump(Place(*one.places[0][:3]))
        self._light(one)

    def _light(self, one: "Located | None") -> None:
        places = one.places if one is not None and self.page.is_shown("check") else ()
        self._lit = Hits([Stretch(*place) for place in places], all_current=True)
        self.page.view.set_hits(self._lit, [one.row] if one and places else [])

    def _unlight(self) -> bool:
        """Light nothing; whether something was lit."""
        was = bool(self._lit.stretches) and self.page.view.scene.hits is self._lit
        self._lit = Hits()
        if was:
            self.page.view.set_hits(self._lit)
        return was

    # -- decisions ---------------------------------------------------------------------------------

    def decide(self, everywhere: bool) -> None:
        """Say that the finding shown is no fault, here or wherever its words stand."""
        from duidu.app.check.decisions import set_aside

        one = self._panel.current if self._panel else None
        if one is None or one.aside:
            self._context.messages.say(tr("Check", "First choose a finding with F5."))
            return
        author = author_name(self._context.settings)
        library, article = self._context.session.library, self.page.article
        command = set_aside(library, article, [one], everywhere, author)
        said = (
            tr("Check", "This will not be told again anywhere.")
            if everywhere
            else tr("Check", "This will not be told again here.")
        )
        self._choose_next()
        self._do(command, said)

    def _count_again(self) -> None:
        from duidu.app.check.decisions import count_again

        one = self._panel.current if self._panel else None
        if one is not None and one.aside:
            command = count_again(self._context.session.library, self.page.article, [one])
            self._do(command, tr("Check", "This counts as a finding again."))

    def _do(self, command: "Decide", said: str) -> None:
        if self._context.do(self.page.article, command) is not None:
            self._context.offer_undo(self.page.article, said)

    def _choose_next(self) -> None:
        """Go on from a finding that is about to leave the list."""
        panel = self._panel
        if panel is not None and len(panel.shown) > 1:
            number = panel.list.currentIndex().row()
            self._go(panel.shown[number + 1 if number + 1 < len(panel.shown) else number - 1])

    # -- sheets ------------------------------------------------------------------------------------

    def show_ways(self, again: Draft | None = None) -> None:
        """Show which checks run, with those of the person's own; `again` is a draft of one."""
        from duidu.ui.check.ways_sheet import WaysSheet

        sheet = WaysSheet(self._context, self.page.article, self.page.window(), again)
        sheet.decisions_wanted.connect(self.files.choose_decisions)
        sheet.taken_over.connect(self.files.choose_to_take_over)
        sheet.show()

    def show_names(self) -> None:
        """Show the names of the text and how they are rendered."""
        from duidu.ui.check.names_sheet import NamesSheet

        NamesSheet(self.work, self.page.window()).show()

    def choose_report(self) -> None:
        """Ask where to write a report of what is found."""
        if self.work.located:
            self.files.choose_report()
        else:
            self._context.messages.say(tr("Check", "There is nothing to report; F7 checks first."))
