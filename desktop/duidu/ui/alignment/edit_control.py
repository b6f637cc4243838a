"""Edits a sentence or a paragraph in its place on the page, or writes what is missing there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFont, QMouseEvent

from duidu.app.alignment.reworded import By
from duidu.app.alignment.text_of_block import TextEditError
from duidu.app.article.block_now import block_now, start_now
from duidu.app.article.open_text import RowText
from duidu.app.settings.author import author_name
from duidu.core.article import Place, SideName, Span
from duidu.core.draft import Draft
from duidu.core.errors import LibraryError
from duidu.library.anchoring.anchors import text_version
from duidu.ui.alignment.edit_target import (
    EditTarget,
    block_of,
    counterpart_at,
    gap_beside,
    next_target,
    paragraph_at,
    sentence_at,
)
from duidu.ui.alignment.lock_control import refuses
from duidu.ui.alignment.text_editor import TextEditor
from duidu.ui.base.drafts import EditorDraft, TextFields, say_gone
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.hit_testing import joined
from duidu.ui.reader.layout.style import RowArrangement
from duidu.ui.style.i18n import error_text, tr

_FAR = 2_000  # px from the view within which the words are looked for
_MOST = 0.7  # of the view that the field may cover


class EditControl(PageControl):
    """Opens the field over the words, keeps what is typed, and goes on to the next words."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        view = page.view
        self.editor = TextEditor(view.viewport())
        self.draft = EditorDraft(
            self, page.context, TextFields({"text": self.editor}), lambda: self.keep()
        )
        self._target: EditTarget | None = None
        self.editor.finished.connect(self._finish)
        self.editor.left.connect(self.leave)
        self.editor.grown.connect(self._place)
        view.verticalScrollBar().valueChanged.connect(self._place)
        view.rearranged.connect(self._place)
        page.recolored.connect(self._place)
        page.closers.append(self._close)
        view.viewport().installEventFilter(self)

    # -- opening -------------------------------------------------------------------------------

    def edit_sentence(self) -> None:
        """Edit the sentence at the caret."""
        self._edit(sentence_at)

    def edit_paragraph(self) -> None:
        """Edit the paragraph at the caret."""
        self._edit(paragraph_at)

    def edit_counterpart(self) -> None:
        """Edit what answers the sentence at the caret, or write it where it is missing."""
        self._edit(counterpart_at)

    def _edit(self, find: Callable[[RowText, Place], EditTarget | None]) -> None:
        place = self.page.view.caret.place if self.page.view.caret else None
        target = None
        if place is not None:
            open_text = self.page.open_text
            target = find(open_text.row(open_text.row_of(place.side, place.block)), place)
        if target is None:
            self.page.context.messages.say(tr("Repair", "Put the caret into a sentence first."))
        else:
            self.open(target)

    def open(self, target: EditTarget, again: Draft | None = None) -> bool:
        """Lay the field over these words, once what it was open for is kept."""
        if not self.keep() or self._is_hidden(target.side) or refuses(self.page, target.side):
            return False
        block = block_of(self.page.open_text, target)
        if block is None:
            say_gone(self.page.context)
            return False
        self._target = target
        several = "\n" in (target.seen if not target.is_gap else "")
        self.editor.open(target.seen, self._font(target.side), several_lines=several)
        self.draft.begin(target.draft(self.page.article, text_version(block.text)), again)
        self._bring_into_view(target)
        self.editor.show()
        self._place()
        self.editor.setFocus()
        return True

    def resume(self, draft: Draft) -> bool:
        """Go on with what was typed; whether its place is still there."""
        side, block = SideName(draft.details["side"]), int(draft.details["block"])
        if "gap" in draft.details:
            return self._resume_in_gap(draft, side, block)
        there = block_now(self.page.context.session.library, self.page.article, side, block)
        start = start_now(there.text, int(draft.details["start"]), draft.title) if there else None
        if start is None:
            say_gone(self.page.context)
            return False
        self.page.jump(Place(side, block, start))
        return self.open(
            EditTarget(side, block, Span(start, start + len(draft.title)), draft.title), draft
        )

    def _resume_in_gap(self, draft: Draft, side: SideName, block: int) -> bool:
        """Go on with a text that was missing, unless it is there by now."""
        place = Place(side.other, block, int(draft.details["start"]))
        try:
            row = self.page.open_text.row(self.page.open_text.row_of(place.side, block))
        except LibraryError:
            say_gone(self.page.context)
            return False
        target = gap_beside(row, side) or counterpart_at(row, place)
        if target is None or not target.is_gap:
            say_gone(self.page.context)
            return False
        self.page.jump(place)
        return self.open(target, draft)

    def _is_hidden(self, side: SideName) -> bool:
        """Say so where the other side is not shown at all."""
        shown = side in self.page.view.visible.sides
        if not shown:
            self.page.context.messages.say(
                tr("EditText", "This side is not shown; show both texts to edit it.")
            )
        return not shown

    def _font(self, side: SideName) -> QFont:
        style = self.page.view.flow.style
        if self.page.view.flow.is_chinese(side):
            font = QFont([style.fonts.hanzi_sans if style.sans else style.fonts.hanzi])
            font.setPixelSize(round(style.hanzi_size))
        else:
            font = QFont([style.fonts.latin, style.fonts.hanzi])
            font.setPixelSize(round(style.hanzi_size * style.latin_ratio))
        return font

    def _bring_into_view(self, target: EditTarget) -> None:
        stretch = target.stretch
        self.page.view.put_caret(Place(stretch.side, stretch.block, stretch.start))
        self.page.view.show_caret()

    # -- closing -------------------------------------------------------------------------------

    def keep(self) -> bool:
        """Keep what is typed and close the field; False where it could not be kept."""
        target = self._target
        if target is None:
            return True
        text = self.editor.read()
        if text == target.seen.strip():
            self._hide(self.draft.keep_nothing)
            return True
        article, context = self.page.article, self.page.context
        by = By(author_name(context.settings))
        language = self.page.open_text.language(target.side)
        try:
            command = target.command(context.session.library, article, language, text, by)
        except (TextEditError, LibraryError) as error:
            context.messages.error(error_text(error))
            return False
        if context.do(article, command) is None:
            return False
        self._hide(self.draft.keep_nothing)
        return True

    def leave(self) -> None:
        """Close the field; what was typed and not kept stays as a draft."""
        if self._target is not None:
            self._hide(lambda: self.draft.close_unfinished(""))

    def _finish(self, go_on: bool) -> None:
        target = self._target
        if target is None or not self.keep() or not go_on:
            return
        following = next_target(self.page.open_text, target)
        if following is None:
            self.page.context.messages.say(tr("EditText", "This was the last text."))
        else:
            self.open(following)

    def _hide(self, end: Callable[[], object]) -> None:
        """Close the field once its draft has ended."""
        had_focus = self.editor.hasFocus()
        self._target = None
        end()
        self.editor.hide()
        if had_focus:
            self.page.view.setFocus()

    def _close(self) -> bool:
        was_open = self._target is not None
        self.leave()
        return was_open

    # -- its place -----------------------------------------------------------------------------

    def _place(self) -> None:
        """Lay the field where its words are by now; away from the view where they are."""
        target, view = self._target, self.page.view
        if target is None:
            return
        rect = self._rect(target)
        if rect is None:
            self.editor.move(0, -self.editor.height() - 10)
        else:
            self.editor.lay_over(rect, round(view.viewport().height() * _MOST))

    def _rect(self, target: EditTarget) -> QRect | None:
        """The column of the words, as high as they are; None far outside the view."""
        view = self.page.view
        rects = view.visible.rects(target.stretch, _FAR)
        if not rects:
            return None
        whole = joined(rects).toRect()
        if target.is_gap and view.flow.mode.arrangement is not RowArrangement.SIDE_BY_SIDE:
            # Under the words that it answers.
            whole.translate(0, whole.height())
        column = view.flow.columns.by_side[target.side]
        return QRect(column.x, whole.top(), column.measure, whole.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed at a click beside the field, and open it in a gap clicked twice."""
        kind = event.type()
        if kind is QEvent.Type.Resize:
            self._place()
        elif kind is QEvent.Type.MouseButtonPress and self._target is not None:
            self.keep()
        elif kind is QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            return self._fill_at(event)
        return super().eventFilter(watched, event)

    def _fill_at(self, event: QMouseEvent) -> bool:
        """Open the field in the gap at a point; whether there is one."""
        view, at = self.page.view, event.position()
        drop = view.visible.drop_at(at.x(), at.y())
        if drop is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        sides = [view.flow.columns.side_at(at.x())]
        if view.flow.mode.arrangement is not RowArrangement.SIDE_BY_SIDE:
            sides = list(SideName)
        row = self.page.open_text.row(drop.row)
        target = next((gap for side in sides if (gap := gap_beside(row, side))), None)
        return target is not None and drop.place is None and self.open(target)
