"""When the card of a word is shown, kept, pinned and hidden."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication

from duidu.app.settings import settings_table as table
from duidu.app.words.card import Card, CardPair
from duidu.app.words.word_history import with_history
from duidu.app.words.word_places import any_word_at
from duidu.core.article import Place, SideName
from duidu.core.errors import DuiduError
from duidu.language.registry import is_traditional
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.page.page_control import PageControl
from duidu.ui.page.reading_style import spelling, tone_scheme
from duidu.ui.reader.hover_highlight import Light
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.pointer import DWELL_MS
from duidu.ui.style.fade import fade_in
from duidu.ui.style.fonts import load_fonts
from duidu.ui.style.i18n import error_text, tr
from duidu.ui.style.widgets.placement import GAP, Box, corridor_holds
from duidu.ui.style.widgets.raised_paper import SHADOW
from duidu.ui.words.card import CardView
from duidu.ui.words.card_text import CardInks


class CardControl(PageControl):
    """Shows the card of the word under the pointer on one page, and keeps pinned ones.

    `card` follows the pointer and is None before the first one; `pinned` are the cards that stay,
    the newest last. Signals carry the Card shown or its text.
    """

    note_requested = Signal(object)
    occurrences_requested = Signal(str)
    star_requested = Signal(object)
    about_requested = Signal(object)
    looked_up = Signal(str)
    reading_chosen = Signal(object, object)
    """A card, and how its word is to be read."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self._view = page.view
        self._word = Box(0, 0, 0, 0)
        self._avoid: list[Box] = []
        # Of the word whose card is open: while the pointer is in the card, it stays.
        self._light: Light | None = None
        self.card: CardView | None = None
        self.pinned: list[CardView] = []
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.timeout.connect(self._hide_now)
        self._longer_dwell = QTimer(self)
        self._longer_dwell.setSingleShot(True)
        self._longer_dwell.timeout.connect(self._show_rested)
        self._waiting: tuple[str, int, int, QRect, QRect, QRect] | None = None
        view, context = page.view, page.context
        view.word_rested.connect(self._rested)
        view.word_left.connect(self._left)
        # When the words move, the card would point at other ones.
        view.verticalScrollBar().valueChanged.connect(self.dismiss)
        view.rearranged.connect(self.dismiss)
        view.viewport().installEventFilter(self)
        page.recolored.connect(self._use_theme)
        page.closers.append(self.close_one)
        self.occurrences_requested.connect(page.controls[FindControl].show)
        # Load the dictionary's modules now, so that the first card does not wait for them.
        context.jobs.run(
            Lane.ANSWER, lambda job: context.session.look_up, owner=self, when_done=lambda _: None
        )

    def find_occurrences(self) -> None:
        """Find all occurrences of the card's word, without a card of the one at the caret."""
        shown = self.card.card if self.card is not None and self.card.isVisible() else None
        self.page.controls[FindControl].show(shown.text if shown else self._word_at_caret())

    def show_strokes(self) -> None:
        """Show how the card's word is written, without a card that of the one at the caret."""
        from duidu.lexicon.strokes import Strokes, find_strokes
        from duidu.ui.page.strokes_sheet import StrokesSheet

        shown = self.card.card if self.card is not None and self.card.isVisible() else None
        word = shown.text if shown else self._word_at_caret()
        path = find_strokes([self._context.session.library.path.parent])
        try:
            strokes = Strokes(path) if path is not None else None
            if strokes is None or not any(map(strokes.of, word)):
                self._context.messages.say(
                    tr("Card", "The stroke order of “{word}” is not known here.", word=word)
                    if strokes is not None
                    else tr("Card", "Stroke orders are an addition, strokes.bin; see the README.")
                )
                return
            StrokesSheet(self._context, word, strokes, self.page.window()).show()
        except DuiduError as error:
            self._context.messages.error(error_text(error))

    def _word_at_caret(self) -> str:
        """The word under the caret, or the lit one where no caret is shown.

        "" for none, and where a passage is selected, which is what is looked for then.
        """
        view = self.page.view
        if view.first_selected():
            return ""
        lit = view.hover_highlight.word
        place = view.caret.place if view.caret else None
        if lit is not None and not view.scene.caret_shown:
            place = Place(SideName(lit.side), lit.block, lit.start)
        found = any_word_at(self.page.open_text, place) if place is not None else None
        return found.token.text if found else ""

    def show(self, card: Card, word: Box, avoid: list[Box]) -> CardView:
        """Show a card for a word.

        `word` and the boxes to `avoid` are in the page's coordinates.
        """
        self.looked_up.emit(card.text)
        view = self._free_card()
        view.can_hear = self._context.actions["speech.word"].isVisible()
        size = view.show_card(card)
        self._word, self._avoid = word, avoid
        self._light = self._view.hover_highlight.light
        view.place(size, word, avoid)
        view.raise_()
        fade_in(view, self._context.settings)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, view.plain_text()))
        return view

    def dismiss(self) -> None:
        """Hide the card at once; pinned cards stay."""
        self._hide.stop()
        self._light = None
        if self.card is not None:
            self.card.hide()

    def _dismiss_below_sheet(self) -> None:
        """Hide the card where another window of the program is in front; it stays for others."""
        active = QApplication.activeWindow()
        if active is not None and active is not self.page.window():
            self.dismiss()

    def close_one(self) -> bool:
        """Close the card, or the newest pinned one; whether there was one (for Esc)."""
        if self.card is not None and self.card.isVisible():
            self.dismiss()
        elif self.pinned:
            self._close(self.pinned[-1])
        else:
            return False
        return True

    def pin(self) -> None:
        """Pin the card, or close the newest pinned one when no card is open."""
        if self.card is not None and self.card.isVisible():
            self.card.set_pinned(True)
        elif self.pinned:
            self._close(self.pinned[-1])

    def _rested(
        self,
        side: str,
        block: int,
        start: int,
        _end: int,
        word: QRect,
        sentence: QRect,
        counterpart: QRect,
    ) -> None:
        """Show the card when the pointer, at rest for DWELL_MS, has rested as the setting asks."""
        self._waiting = (side, block, start, word, sentence, counterpart)
        longer = max(0, self._context.settings.get(table.DWELL) - DWELL_MS)
        if longer > 0:
            self._longer_dwell.start(longer)
        else:
            self._show_rested()

    def _show_rested(self) -> None:
        """Show the card of the word on which the pointer rests, and look for better senses."""
        if self._waiting is None or not self._wanted() or self._on_the_way():
            return
        side, block, start, word, sentence, counterpart = self._waiting
        card = self._context.session.look_up.at(self.page.open_text, SideName(side), block, start)
        if card is None:
            return
        self._hide.stop()
        self.show(
            card,
            self._on_page(word),
            [self._on_page(rect) for rect in (sentence, counterpart) if not rect.isEmpty()],
        )
        session, open_text = self._context.session, self.page.open_text
        work = session.look_up.later(open_text, SideName(side), block, start)
        language = open_text.language(SideName(side))
        self._context.jobs.run(
            Lane.ANSWER,
            lambda job: with_history(
                session.library, open_text.article, language, work() if work else card, job
            ),
            owner=self,
            when_done=lambda better: self._improve(card, better),
            key="card",
        )

    def _improve(self, shown: Card, better: Card) -> None:
        """Show the card again with the sense meant here, once that is known.

        Not if the reader has turned to the card meanwhile, or away from it: it would change under
        the pointer.
        """
        view = self.card
        if (
            better != shown
            and view is not None
            and view.isVisible()
            and view.card is shown
            and not view.underMouse()
        ):
            view.place(view.show_card(better), self._word, self._avoid)

    def _wanted(self) -> bool:
        """Whether cards appear by themselves, or the key for them is held."""
        when = self._context.settings.get(table.HOVER)
        keys = {
            "ctrl": Qt.KeyboardModifier.ControlModifier,
            "shift": Qt.KeyboardModifier.ShiftModifier,
            "alt": Qt.KeyboardModifier.AltModifier,
        }
        return when == "always" or (
            when in keys and bool(QGuiApplication.keyboardModifiers() & keys[when])
        )

    def _light_again(self) -> None:
        """Light the card's word and its answers: the pointer left them only for the card."""
        if self._light is not None:
            self._view.hover_highlight.restore(self._light)
            self._view.viewport().update()

    def _left(self) -> None:
        self._longer_dwell.stop()
        self._waiting = None
        if self.card is not None and self.card.isVisible():
            self._hide.start(self._context.settings.get(table.HIDE_DELAY))

    def _on_the_way(self) -> bool:
        """Whether the pointer is moving from the word to its card.

        Other words that it crosses on the way do not count then.
        """
        if self.card is None or not self.card.isVisible() or not self._hide.isActive():
            return False
        point = self.page.mapFromGlobal(QCursor.pos())
        return corridor_holds(
            point.x(), point.y(), self._word, _box(self.card.geometry())
        ) and not self._on_word(point)

    def _on_word(self, point: QPoint) -> bool:
        return self._word.holds(point.x(), point.y())

    def _hide_now(self) -> None:
        """Hide the card unless the pointer or the keyboard is in it."""
        if self.card is None:
            return
        point = self.page.mapFromGlobal(QCursor.pos())
        if (
            self.card.geometry()
            .adjusted(SHADOW - GAP, SHADOW - GAP, GAP - SHADOW, GAP - SHADOW)
            .contains(point)
            or self.card.hasFocus()
        ):
            return
        self.card.hide()
        # Where the pointer is on the text by now, the text says what is lit.
        if self._light is not None and not self._view.viewport().underMouse():
            self._view.hover_highlight.clear()
            self._view.viewport().update()
        self._light = None

    def _on_page(self, rect: QRect) -> Box:
        """A rectangle of the viewport in the page's coordinates."""
        corner = self._view.viewport().mapTo(self.page, rect.topLeft())
        return Box(corner.x(), corner.y(), rect.width(), rect.height())

    def _free_card(self) -> CardView:
        if self.card is None:
            self.card = CardView(self.page, self._inks())
            self._connect(self.card)
        return self.card

    def _connect(self, card: CardView) -> None:
        """Do what the buttons and links of a card ask for."""
        card.closed.connect(lambda: self._close(card))
        card.pin_changed.connect(lambda pinned: self._pin_changed(card, pinned))
        card.text_chosen.connect(lambda text: self._look_up_from_card(card, text))
        card.note_requested.connect(lambda: self.note_requested.emit(card.card))
        card.copy_requested.connect(lambda: QGuiApplication.clipboard().setText(card.plain_text()))
        card.hear_requested.connect(lambda: self._hear(card.card))
        card.hear_pointed_at.connect(self._context.actions["speech.word"].hover)
        card.occurrences_requested.connect(self.occurrences_requested)
        card.star_requested.connect(lambda: self.star_requested.emit(card.card))
        card.about_requested.connect(lambda: self.about_requested.emit(card.card))
        card.pair_chosen.connect(self._show_pair)
        card.reading_chosen.connect(lambda reading: self.reading_chosen.emit(card.card, reading))
        card.installEventFilter(self)

    def _hear(self, card: Card | None) -> None:
        """Have the word of a card spoken, which is lit for that: another may be by now."""
        if card is not None and card.side is not None:
            highlight = self._view.hover_highlight
            before = highlight.light
            word = Stretch(card.side, card.block, card.start, card.end)
            highlight.restore(before._replace(word=word))
            self._context.actions["speech.word"].trigger()
            highlight.restore(before)

    def _pin_changed(self, card: CardView, pinned: bool) -> None:
        if pinned and card is self.card:
            self.pinned.append(card)
            self.card = None
        elif not pinned and card in self.pinned:
            self._close(card)

    def _close(self, card: CardView) -> None:
        card.hide()
        if card in self.pinned:
            self.pinned.remove(card)
            card.deleteLater()
        self._view.setFocus()

    def _look_up_from_card(self, card: CardView, text: str) -> None:
        """Look up a text chosen in a card and show what is found in the same card."""
        found = self._context.session.look_up.of_text(text)
        if found is not None:
            size = card.show_card(found, in_turn=True)
            card.resize(card.width(), min(size.height(), self.page.height() - card.y()))

    def _show_pair(self, pair: CardPair) -> None:
        """Show the sentence of a card where it stands."""
        self.dismiss()
        place = Place(pair.side, pair.block, pair.at)
        if pair.article == self.page.article:
            self.page.jump(place)
        else:
            self._context.navigation.article_wanted.emit(pair.article, place, 0)

    def _inks(self) -> CardInks:
        colors = self._context.theme.colors
        traditional = any(is_traditional(self.page.open_text.language(side)) for side in SideName)
        return CardInks(
            load_fonts(),
            colors,
            colors.tones(tone_scheme(self._context.settings, table.POPUP_TONES)),
            spelling(self._context.settings, traditional=traditional),
        )

    def _use_theme(self) -> None:
        for card in (self.card, *self.pinned):
            if card is not None:
                card.use_inks(self._inks())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the card while the pointer is on it; hide it when the view is resized.

        Leaving the card starts the same delay as leaving the word. The first card is made when the
        pointer comes to the page, not when it rests on a word: that has enough to do.
        """
        if event.type() is QEvent.Type.Enter and watched is self._view.viewport():
            QTimer.singleShot(0, self, self._free_card)
        if event.type() is QEvent.Type.Resize and watched is self._view.viewport():
            self.dismiss()
        if event.type() is QEvent.Type.WindowDeactivate and watched is self._view.viewport():
            QTimer.singleShot(0, self, self._dismiss_below_sheet)
        if watched is self.card and self.card is not None:
            if event.type() is QEvent.Type.Enter:
                self._hide.stop()
                self._light_again()
            elif event.type() is QEvent.Type.Leave:
                self._left()
        return super().eventFilter(watched, event)


def _box(rect: QRect) -> Box:
    return Box(rect.x(), rect.y(), rect.width(), rect.height())
