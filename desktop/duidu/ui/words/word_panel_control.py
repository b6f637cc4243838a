"""Word panel of one page: follows the caret; look-ups run on worker threads."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from duidu.app.words.card import Card
from duidu.app.words.word_facts import WordFacts, with_renderings, word_facts
from duidu.app.words.word_places import WordPlace, any_word_at
from duidu.core.article import Place
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.page.page_control import PageControl
from duidu.ui.page.reading_style import spelling
from duidu.ui.words.card_control import CardControl
from duidu.ui.words.words_control import WordsControl

if TYPE_CHECKING:
    from duidu.ui.words.word_panel import WordPanel

SETTLE = 250  # ms the caret must rest, so that moving it through a line looks nothing up


class WordPanelControl(PageControl):
    """Keeps the panel on the word under the caret while it is open."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._panel: WordPanel | None = None
        self._words = page.controls[WordsControl]
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._follow)
        page.view.caret_moved.connect(self._settle.start)
        page.view.selection_changed.connect(self._settle.start)
        page.offer_panel("word", self._make_panel)
        page.controls[CardControl].about_requested.connect(self.show_card)

    def toggle(self) -> None:
        """Open the panel for the current word; close it if it shows that word already."""
        word, facts = self._words.any_word(), self._shown_word()
        shown = facts.word if facts is not None else ""
        if self.page.is_shown("word") and (word is None or word.token.text == shown):
            self.page.show_panel("word", False)
            return
        self.page.show_panel("word", True)
        self._look_up(word)

    def show_card(self, card: Card) -> None:
        """Open the panel for the word of a card."""
        if card.side is not None:
            self.page.show_panel("word", True)
            self._look_up(
                any_word_at(self.page.open_text, Place(card.side, card.block, card.start))
            )

    def _make_panel(self) -> "WordPanel":
        from duidu.ui.words.word_panel import WordPanel

        panel = self._panel = WordPanel(self.page.context.theme)
        self._spell()
        panel.row_chosen.connect(self._go_to_row)
        panel.hit_chosen.connect(self._go_to_hit)
        panel.place_chosen.connect(self._go_to_rendering)
        panel.word_chosen.connect(self.page.controls[FindControl].show)
        return panel

    def _spell(self) -> None:
        """Write readings as the settings say."""
        if self._panel is not None:
            self._panel.spelling = spelling(self.page.context.settings)

    def _follow(self) -> None:
        if not self.page.is_shown("word"):
            return
        caret = self.page.view.caret
        word = any_word_at(self.page.open_text, caret.place) if caret and caret.place else None
        if word is not None:
            self._look_up(word)

    def _look_up(self, word: WordPlace | None) -> None:
        """Look a word up and show it, unless the panel shows it already."""
        if self._panel is None:
            return
        if word is None:
            self._panel.show_facts(None)
            return
        facts = self._shown_word()
        if facts is not None and facts.word == word.token.text and self.page.is_shown("word"):
            return
        session, open_text = self.page.context.session, self.page.open_text
        self.page.context.jobs.run(
            Lane.ANSWER,
            lambda job: word_facts(session.library, session.lexicon, open_text, word, job),
            owner=self,
            when_done=partial(self._begin, word),
            key="word panel",
        )

    def _begin(self, word: WordPlace, facts: WordFacts) -> None:
        """Show what is known at once; renderings take longer and follow."""
        self._show(facts)
        session, open_text = self.page.context.session, self.page.open_text
        self.page.context.jobs.run(
            Lane.SEEN,
            lambda job: with_renderings(
                session.library,
                session.word_links(open_text.article),
                open_text,
                word,
                facts,
                job,
            ),
            owner=self,
            when_done=self._show,
            key="word panel renderings",
        )

    def _show(self, facts: WordFacts) -> None:
        if self._panel is not None:
            self._spell()
            self._panel.show_facts(facts)

    def _shown_word(self) -> WordFacts | None:
        """What the panel shows."""
        return self._panel.facts if self._panel is not None else None

    def _go_to_row(self, row: int) -> None:
        facts = self._shown_word()
        if facts is not None and row in facts.places:
            self.page.jump(facts.places[row])

    def _go_to_rendering(self, number: int) -> None:
        facts = self._shown_word()
        if facts is not None and facts.renderings is not None:
            article, place = facts.renderings.places[number]
            self.page.context.navigation.article_wanted.emit(article, place, 0)

    def _go_to_hit(self, number: int) -> None:
        facts = self._shown_word()
        if facts is None:
            return
        hit = facts.hits[number]
        place = Place(hit.side, hit.block, hit.spans[0][0])
        if hit.article == self.page.article:
            self.page.jump(place)
        else:
            self.page.context.navigation.article_wanted.emit(hit.article, place, 0)
