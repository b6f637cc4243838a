"""The panel about a word of one page: follows the caret while it is open; what it shows is looked up behind the page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from duidu.app.words.look_up import Card
from duidu.app.words.word_facts import WordFacts, with_renderings, word_facts
from duidu.app.words.word_places import WordPlace, any_word_at
from duidu.core.article import Place
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.words.word_panel import WordPanel

SETTLE = 250  # ms the caret must rest


class WordPanelControl(QObject):
    """`look_for` is asked for all occurrences of a word in the article; `elsewhere` opens a place of another article."""

    look_for = Signal(str)
    elsewhere = Signal(str, object)

    def __init__(self, page: ArticlePage, word: Callable[[], WordPlace | None]) -> None:
        super().__init__(page)
        self._page = page
        self._word = word
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._follow)
        page.view.caret_moved.connect(self._settle.start)
        page.view.selection_changed.connect(self._settle.start)
        page.offer_panel("word", self._make_panel)

    def toggle(self) -> None:
        """Open the panel for the word in the light; close it when it shows that word already."""
        word, panel = self._word(), self._page.made_panel("word")
        shown = panel.facts.word if isinstance(panel, WordPanel) and panel.facts else ""
        if self._page.is_shown("word") and (word is None or word.token.text == shown):
            self._page.show_panel("word", False)
            return
        self._page.show_panel("word", True)
        self._look_up(word)

    def show_card(self, card: Card) -> None:
        """Open the panel for the word of a card."""
        if card.side is not None:
            self._page.show_panel("word", True)
            self._look_up(
                any_word_at(self._page.open_text, Place(card.side, card.block, card.start))
            )

    def _make_panel(self) -> WordPanel:
        panel = WordPanel(self._page.context.theme)
        panel.row_chosen.connect(self._go_to_row)
        panel.hit_chosen.connect(self._go_to_hit)
        panel.word_chosen.connect(self.look_for)
        return panel

    def _follow(self) -> None:
        if not self._page.is_shown("word"):
            return
        caret = self._page.view.caret
        word = any_word_at(self._page.open_text, caret.place) if caret and caret.place else None
        if word is not None:
            self._look_up(word)

    def _look_up(self, word: WordPlace | None) -> None:
        panel = self._page.panel("word")
        assert isinstance(panel, WordPanel)
        if word is None:
            panel.show_facts(None)
            return
        if (
            panel.facts is not None
            and panel.facts.word == word.token.text
            and self._page.is_shown("word")
        ):
            return
        session, open_text = self._page.context.session, self._page.open_text
        self._page.context.jobs.run(
            Lane.CPU,
            lambda job: word_facts(session.library, session.lexicon, open_text, word, job),
            partial(self._begin, word),
            key="word panel",
        )

    def _begin(self, word: WordPlace, facts: WordFacts) -> None:
        """Show what is known; renderings are worked out behind the page."""
        self._show(facts)
        session, open_text = self._page.context.session, self._page.open_text
        self._page.context.jobs.run(
            Lane.BACKGROUND,
            lambda job: with_renderings(
                session.library,
                session.word_links(open_text.article),
                open_text,
                word,
                facts,
                job,
            ),
            self._show,
            key="word panel renderings",
        )

    def _show(self, facts: WordFacts) -> None:
        panel = self._page.made_panel("word")
        if isinstance(panel, WordPanel):
            panel.show_facts(facts)

    def _go_to_row(self, row: int) -> None:
        panel = self._page.made_panel("word")
        if isinstance(panel, WordPanel) and panel.facts is not None and row in panel.facts.places:
            self._page.jump(panel.facts.places[row])

    def _go_to_hit(self, number: int) -> None:
        panel = self._page.made_panel("word")
        if not isinstance(panel, WordPanel) or panel.facts is None:
            return
        hit = panel.facts.hits[number]
        place = Place(hit.side, hit.block, hit.spans[0][0])
        if hit.article == self._page.article:
            self._page.jump(place)
        else:
            self.elsewhere.emit(hit.article, place)
