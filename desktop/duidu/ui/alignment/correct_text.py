"""Corrects misprints in the text of the article; notes stay where they belong."""

from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.reworded import By
from duidu.app.article.block_now import block_now
from duidu.app.article.word_context import word_context
from duidu.app.settings.author import author_name
from duidu.app.words.word_places import any_word_at
from duidu.core.article import Block, SideName, Span
from duidu.core.draft import DraftKind
from duidu.library.anchoring.anchors import text_version
from duidu.ui.alignment.lock_control import refuses
from duidu.ui.base.drafts import new_draft
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.i18n import tr


class CorrectText(PageControl):
    """Replaces the selection, or the word under the caret."""

    def ask(self) -> None:
        """Ask for the text that replaces the selection, or the word under the caret."""
        stretch = self._stretch()
        place = (
            word_context(self.page.open_text, SideName(stretch.side), stretch.block, stretch.start)
            if stretch
            else None
        )
        if stretch is None or place is None:
            self.page.context.messages.say(tr("Text", "First select the words that are wrong."))
            return
        if not refuses(self.page, SideName(stretch.side)):
            self._ask(stretch, place.block)

    def _ask(self, stretch: Stretch, block: Block) -> None:
        """Open the dialog for a stretch of a block."""
        from duidu.ui.base.ask_line import AskLine

        old = block.text[stretch.start : stretch.end]
        sheet = AskLine(
            self.page.context,
            tr("Text", "Correct the text"),
            tr("Text", "The correct text"),
            tr("Text", "Correct"),
            self.page.window(),
            old,
        )

        def written(text: str) -> None:
            if text == old or self._replace(stretch, old, text):
                sheet.draft.keep_nothing()

        sheet.written.connect(written)
        where = f"{stretch.side} {stretch.block} {stretch.start} {stretch.end}"
        draft = new_draft(
            DraftKind.TEXT,
            self.page.article,
            where,
            old,
            side=SideName(stretch.side).value,
            block=str(stretch.block),
            start=str(stretch.start),
            version=text_version(block.text),
        )
        sheet.ask(draft)

    def _replace(self, stretch: Stretch, old: str, text: str) -> bool:
        """Replace what the person was asked about, if it still stands there."""
        block = block_now(
            self.page.context.session.library,
            self.page.article,
            SideName(stretch.side),
            stretch.block,
        )
        if block is None or block.text[stretch.start : stretch.end] != old:
            self.page.context.messages.error(
                tr(
                    "Text",
                    "The text was changed meanwhile, so it was not corrected; correct it again.",
                )
            )
            return False
        return self.write(stretch, text, old)

    def write(self, stretch: Stretch, text: str, wrong: str | None = None) -> bool:
        """Replace a stretch of text, and offer to undo it; False where that failed.

        `wrong` is what has to stand there, None for whatever does.
        """
        article = self.page.article
        span = Span(stretch.start, stretch.end)
        command = EditText(
            self.page.context.session.library,
            article,
            SideName(stretch.side),
            stretch.block,
            span,
            text,
            # A correction of the same words may be pending still.
            wrong=wrong,
            by=By(author_name(self.page.context.settings)),
        )
        if self.page.context.do(article, command) is None:
            return False
        self.page.context.offer_undo(article, tr("Text", "The text was corrected."))
        return True

    def _stretch(self) -> Stretch | None:
        """Return what is selected, or the word under the caret; None for neither."""
        view = self.page.view
        selected = view.first_selected(2)
        if len(selected) == 1:
            return selected[0]
        caret = view.caret.place if view.caret and not selected else None
        word = any_word_at(self.page.open_text, caret) if caret else None
        return (
            Stretch(word.place.side, word.block.id, word.token.start, word.token.end)
            if word
            else None
        )
