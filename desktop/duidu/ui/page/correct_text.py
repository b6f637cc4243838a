"""Corrects misprints in the text of the article; notes stay where they belong."""

from duidu.app.alignment.edit_text import EditText
from duidu.app.article.word_context import word_context
from duidu.app.words.word_places import any_word_at
from duidu.core.article import SideName, Span
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.i18n import tr


class CorrectText(PageControl):
    """Replaces the selection, or the word under the caret."""

    def ask(self) -> None:
        """Ask for the text that replaces the selection, or the word under the caret."""
        from duidu.ui.base.ask_line import AskLine

        stretch = self._stretch()
        place = (
            word_context(self.page.open_text, SideName(stretch.side), stretch.block, stretch.start)
            if stretch
            else None
        )
        if stretch is None or place is None:
            self.page.context.messages.say(tr("Text", "First select the words that are wrong."))
            return
        old = place.block.text[stretch.start : stretch.end]
        hint = tr("Text", "The correct text")
        sheet = AskLine(
            tr("Text", "Correct the text"), hint, tr("Text", "Correct"), self.page.window(), old
        )
        sheet.written.connect(lambda text: self.write(stretch, text) if text != old else None)
        sheet.show()

    def write(self, stretch: Stretch, text: str) -> None:
        """Replace a stretch of text, and offer to undo it."""
        article = self.page.article
        span = Span(stretch.start, stretch.end)
        command = EditText(
            self.page.context.session.library,
            article,
            SideName(stretch.side),
            stretch.block,
            span,
            text,
        )
        if self.page.context.do(article, command) is not None:
            self.page.context.offer_undo(article, tr("Text", "The text was corrected."))

    def _stretch(self) -> Stretch | None:
        """Return what is selected, or the word under the caret; None for neither."""
        view = self.page.view
        selected = view.selection()
        if len(selected) == 1:
            return selected[0]
        caret = view.caret.place if view.caret and not selected else None
        word = any_word_at(self.page.open_text, caret) if caret else None
        return (
            Stretch(word.place.side, word.block.id, word.token.start, word.token.end)
            if word
            else None
        )
