"""Corrections of words on one page, and which words are saved or known; all with undo."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from duidu.app.article.block_now import block_now, start_now
from duidu.app.article.open_text import OpenText
from duidu.app.settings.author import author_name
from duidu.app.study.cards import card_at
from duidu.app.study.known_words import MarkWords
from duidu.app.words.card import Card
from duidu.app.words.correct import Correct, cut_words
from duidu.app.words.word_places import WordPlace, any_word_at, readings_of, word_at
from duidu.core.article import Place, SideName
from duidu.core.draft import Draft, DraftKind
from duidu.language.registry import base_code
from duidu.lexicon.gloss_text import Spelling
from duidu.library.words.corrections import Scope
from duidu.study.knowledge import Status
from duidu.ui.base.drafts import new_draft, say_gone
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.context_menu import ContextMenu
from duidu.ui.page.page_control import PageControl
from duidu.ui.page.reading_style import spelling
from duidu.ui.style.i18n import tr
from duidu.ui.words.card_control import CardControl
from duidu.ui.words.load_dictionaries import load_changed

MOST_SENSES = 9  # in the menu of meanings


class WordsControl(PageControl):
    """Cuts, joins, reads and marks the hovered word or the one under the caret."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        cards = page.controls[CardControl]
        cards.reading_chosen.connect(self.choose_reading)
        cards.star_requested.connect(self.learn_card)
        page.controls[ContextMenu].fillers.append(self.fill_menu)
        # Load the dictionaries before the first reading or meaning is asked for.
        load_changed(page.context, self)
        # Whoever changed the file of one in another program comes back from there.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._came_back)

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            load_changed(self._context, self)

    # -- what the actions do ----------------------------------------------------------------------

    def cut(self) -> None:
        """Cut the word: at once if there is one way to do so, else by a menu."""
        self._pop_up(self._fill_cuts, tr("Words", "“{word}” is one character and cannot be cut."))

    def join(self) -> None:
        """Join the word with the next one."""
        word = self._word()
        if word is None:
            self._no_word()
        elif word.joined is None:
            self._say_of(word, tr("Words", "No word stands behind “{word}” to join it with."))
        else:
            self._correct(
                word,
                Correct(
                    self._context.session.library, word.joined, Scope.PLACE, (), place=word.place
                ),
            )

    def read(self) -> None:
        """Choose another reading from a menu."""
        self._pop_up(self._fill_readings, "")

    def mean(self) -> None:
        """Choose from a menu the meaning to show first."""
        self._pop_up(self._fill_senses, tr("Words", "“{word}” has no other meaning."))

    def learn(self) -> None:
        """Save the word with its sentence as a card, or remove it from the saved words."""
        word = self._word()
        if word is None:
            self._no_word()
        else:
            self._learn(word)

    def _learn(self, word: WordPlace) -> None:
        """Save a word, or take it back if it is saved already."""
        if self._is(word, Status.LEARNING):
            told = tr("Words", "“{word}” was removed from the saved words.", word=word.token.text)
            self._mark(word, Status.NEW, told)
        else:
            told = tr("Words", "“{word}” was saved as a card.", word=word.token.text)
            self._mark(word, Status.LEARNING, told)

    def _is(self, word: WordPlace, status: Status) -> bool:
        kept = self._context.session.library.known.get(self._language(word), word.token.text)
        return kept is not None and kept.level == status

    def learn_card(self, card: Card) -> None:
        """Save the word of a card, or remove it from the saved words."""
        if (
            card.side is not None
            and (word := word_at(self.page.open_text, Place(card.side, card.block, card.start)))
            is not None
        ):
            self._learn(word)

    def know(self) -> None:
        """Mark the word as known, or take that back."""
        word = self._word()
        if word is None:
            self._no_word()
            return
        if self._is(word, Status.KNOWN):
            told = tr("Words", "“{word}” was marked as new again.", word=word.token.text)
            self._mark(word, Status.NEW, told)
        else:
            told = tr("Words", "“{word}” was marked as known.", word=word.token.text)
            self._mark(word, Status.KNOWN, told)

    def copy(self) -> None:
        """Copy the word with its reading."""
        word = self._word()
        if word is not None:
            QGuiApplication.clipboard().setText(
                f"{word.token.text} {self.spelled(word.token.reading)}".strip()
            )

    def choose_reading(self, card: Card, reading: tuple[str, ...]) -> None:
        """Correct the reading of a card's word at its place."""
        if card.side is not None:
            word = word_at(self.page.open_text, Place(card.side, card.block, card.start))
            if word is not None and len(reading) == len(word.token.text):
                self._read_so(word, reading)

    # -- menus ------------------------------------------------------------------------------------

    def fill_menu(self, menu: QMenu, place: Place) -> None:
        """Add what can be done with the word at a place to the page's menu."""
        word = word_at(self.page.open_text, place)
        if word is None:
            return
        for title, fill in (
            (tr("Words", "Cut “{word}”", word=word.token.text), self._fill_cuts),
            (tr("Words", "Read as"), self._fill_readings),
            (tr("Words", "Meaning first"), self._fill_senses),
        ):
            inner = menu.addMenu(title)
            fill(inner, word)
            inner.menuAction().setVisible(not inner.isEmpty())
        if word.joined is not None:
            menu.addAction(tr("Words", "Join to “{word}”", word=word.joined.text), self.join)
        actions = self._context.actions
        names = ("words.learn", "words.know", "words.occurrences", "view.word")
        menu.addActions([actions[name] for name in names])

    def _fill_cuts(self, menu: QMenu, word: WordPlace) -> None:
        """Add each way to cut a word; the one at the caret is active."""
        for at in range(1, len(word.token.text)):
            text = " · ".join(cut_words(word.token.text, (at,)))
            self._add(
                menu,
                text,
                partial(self._cut_at, word, (at,)),
                at == max(1, word.place.offset - word.token.start),
            )
        if len(word.token.text) > 2:
            every = tuple(range(1, len(word.token.text)))
            self._add(menu, " · ".join(word.token.text), partial(self._cut_at, word, every))

    def _fill_readings(self, menu: QMenu, word: WordPlace) -> None:
        for reading in readings_of(word.token, self._context.session.lexicon):
            action = self._add(menu, self.spelled(reading), partial(self._read_so, word, reading))
            action.setCheckable(True)
            action.setChecked(reading == word.token.reading)
        menu.addSeparator()
        menu.addAction(tr("Words", "Another reading…"), partial(self._ask_reading, word))

    def _fill_senses(self, menu: QMenu, word: WordPlace) -> None:
        """Add the meanings of a word; the one that is first here is checked."""
        card = self._context.session.look_up.at(
            self.page.open_text, word.place.side, word.block.id, word.token.start
        )
        if card is None or card.text != word.token.text:
            return
        senses = [sense for entry in card.entries for sense in entry.senses][:MOST_SENSES]
        for sense in senses if len(senses) > 1 else ():
            action = self._add(
                menu, self._gloss(sense.text), partial(self._mean_so, word, sense.text)
            )
            action.setCheckable(True)
            action.setChecked(sense.meant)

    def _pop_up(self, fill: Callable[[QMenu, WordPlace], None], otherwise: str) -> None:
        """Open a menu below the word; if it has one entry, do that at once.

        `otherwise` is what to say of the word where there is none.
        """
        word = self._word()
        if word is None:
            self._no_word()
            return
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu, word)
        actions = [action for action in menu.actions() if not action.isSeparator()]
        if len(actions) == 1:
            actions[0].trigger()
        elif actions:
            menu.setActiveAction(menu.activeAction() or actions[0])
            menu.popup(self._below(word.place))
        else:
            self._say_of(word, otherwise)

    def _say_of(self, word: WordPlace, text: str) -> None:
        self._context.messages.say(text.format(word=word.token.text))

    def _add(
        self, menu: QMenu, text: str, handler: Callable[[], object], first: bool = False
    ) -> QAction:
        action = menu.addAction(text.replace("&", "&&"), handler)
        if first:
            menu.setActiveAction(action)
        return action

    # -- commands ---------------------------------------------------------------------------------

    def _cut_at(self, word: WordPlace, cuts: tuple[int, ...]) -> None:
        self._correct(
            word,
            Correct(self._context.session.library, word.spot, Scope.PLACE, cuts, place=word.place),
        )

    def _read_so(self, word: WordPlace, reading: tuple[str, ...]) -> bool:
        return self._correct(
            word,
            Correct(
                self._context.session.library,
                word.spot,
                Scope.PLACE,
                reading=reading,
                place=word.place,
            ),
        )

    def _mean_so(self, word: WordPlace, sense: str) -> None:
        self._correct(
            word,
            Correct(
                self._context.session.library, word.spot, Scope.PLACE, sense=sense, place=word.place
            ),
        )

    def _correct(self, word: WordPlace, command: Correct) -> bool:
        """Correct a word here; the message offers to do so in the article or everywhere.

        False where that failed.
        """
        article = self.page.article
        command.author = author_name(self._context.settings)
        if self._context.do(article, command) is None:
            return False

        def widen(scope: Scope) -> None:
            if self._context.do(article, command.widened(scope)) is not None:
                self._context.offer_undo(
                    article, tr("Words", "Corrected: {what}", what=self._told(command))
                )

        answers: Sequence[tuple[str, Callable[[], None]]] = [
            (tr("Words", "In this article"), lambda: widen(Scope.ARTICLE)),
            (tr("Words", "Everywhere"), lambda: widen(Scope.EVERYWHERE)),
            (tr("Words", "Undo"), self._context.undo_of_latest(article)),
        ]
        self._context.messages.say(
            tr("Words", "Corrected here: {what}", what=self._told(command)), answers
        )
        return True

    def _told(self, command: Correct) -> str:
        if command.sense:
            return f"{command.spot.text}: {self._gloss(command.sense)}"
        if command.cuts is not None:
            return " · ".join(cut_words(command.spot.text, command.cuts))
        return f"{command.spot.text} {self.spelled(command.reading)}"

    def _language(self, word: WordPlace) -> str:
        return base_code(self.page.open_text.language(word.place.side))

    def _mark(self, word: WordPlace, status: Status, told: str) -> None:
        """Mark a word and offer to undo it; a word being learnt gets a card."""
        session, open_text = self._context.session, self.page.open_text
        card = (
            card_at(open_text, session.look_up, word.place, word.token.text, self.written)
            if status is Status.LEARNING
            else None
        )
        command = MarkWords(
            session.library,
            self._language(word),
            (word.token.text,),
            status,
            card,
            place=word.place,
        )
        if self._context.do(self.page.article, command) is not None:
            self._context.offer_undo(self.page.article, told)

    def _ask_reading(self, word: WordPlace, again: Draft | None = None) -> None:
        """Ask for the reading of a word; `again` is a draft to go on with."""
        from duidu.ui.words.pinyin_sheet import PinyinSheet

        spot = word.spot
        sheet = PinyinSheet(self._context, spot.text, word.token.reading, self.page.window())

        def chosen(reading: tuple[str, ...]) -> None:
            if self._read_so(word, reading):
                sheet.draft.keep_nothing()

        sheet.chosen.connect(chosen)
        place = {"side": spot.side.value, "block": str(spot.block), "start": str(spot.start)}
        target = " ".join(place.values())
        draft = new_draft(DraftKind.READING, self.page.article, target, spot.text, **place)
        sheet.ask(draft, again)

    def resume(self, draft: Draft) -> None:
        """Ask again for a reading that was being typed."""
        side, block = SideName(draft.details["side"]), int(draft.details["block"])
        there = block_now(self._context.session.library, self.page.article, side, block)
        start = start_now(there.text, int(draft.details["start"]), draft.title) if there else None
        word = (
            word_at(self.page.open_text, Place(side, block, start)) if start is not None else None
        )
        if word is None or word.token.text != draft.title:
            say_gone(self._context)
            return
        self.page.jump(word.place)
        self._ask_reading(word, draft)

    # -- where ------------------------------------------------------------------------------------

    def any_word(self) -> WordPlace | None:
        """The hovered word or the one under the caret, in any language.

        The caret comes first when it is visible.
        """
        return self._find(any_word_at)

    def _word(self) -> WordPlace | None:
        return self._find(word_at)  # as any_word, but Chinese words only

    def _find(self, at: Callable[[OpenText, Place], WordPlace | None]) -> WordPlace | None:
        """The first place of caret and pointer that has a word, found by `at`."""
        view = self.page.view
        caret = view.caret.place if view.caret else None
        lit = view.hover_highlight.word
        places = (
            [Place(SideName(lit.side), lit.block, lit.start)]
            if lit is not None and not view.scene.caret_shown
            else []
        )
        places += [caret] if caret is not None else []
        return next(
            (word for place in places if (word := at(self.page.open_text, place)) is not None),
            None,
        )

    def _no_word(self) -> None:
        self._context.messages.say(tr("Words", "Put the caret into a Chinese word first."))

    def _below(self, place: Place) -> QPoint:
        view = self.page.view
        rect = view.visible.caret(place)
        point = rect.bottomLeft().toPoint() if rect is not None else view.viewport().rect().center()
        return view.viewport().mapToGlobal(point)

    @property
    def written(self) -> Spelling:
        """How the settings want readings written."""
        return spelling(self._context.settings)

    def _gloss(self, sense: str) -> str:
        """A meaning for a menu: without the dictionary's markup, and not too long."""
        return _short(self.written.gloss(sense))

    def spelled(self, reading: Sequence[str]) -> str:
        """A reading in the style of the settings."""
        return self.written.word(reading)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
