"""Notes on one page: highlights, notes, tags; the note editor and the notes panel."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from duidu.app.notes import annotate
from duidu.app.notes.article_notes import ArticleNotes
from duidu.app.notes.change_notes import ChangeNotes, place_of
from duidu.app.notes.color_names import own_names
from duidu.app.notes.notes_view import NotesInOrder
from duidu.app.notes.passage import Passage, Targets, head_of
from duidu.app.settings.author import author_name
from duidu.app.settings.settings_table import COLOR_NAMES
from duidu.app.words.card import Card
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.draft import Draft
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.ui.base.jobs import Lane
from duidu.ui.notes.note_editor import NoteDraft, NoteEditor
from duidu.ui.notes.note_targets import SHOWN, Here, NoteTargets
from duidu.ui.notes.note_writing import NoteWriting, note_draft
from duidu.ui.notes.row_editing import RowEditing
from duidu.ui.notes.selection_bar import SelectionBar
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.fonts import load_fonts
from duidu.ui.style.i18n import tr
from duidu.ui.style.widgets.placement import Box, few
from duidu.ui.words.card_control import CardControl

if TYPE_CHECKING:
    from duidu.ui.notes.notes_panel import NotesPanel

SETTLE = 180  # ms after the selection last changed until the bar appears
_TOLD = frozenset({Changed.ANNOTATIONS, Changed.ALIGNMENT, Changed.TEXT})
Filtered = Callable[[list[Annotation]], None]
KINDS = {
    "add": AnnotationKind.NOTE,
    "question": AnnotationKind.QUESTION,
    "alternative": AnnotationKind.ALTERNATIVE,
    "tag": AnnotationKind.TAG,
}


class NotesControl(PageControl):
    """Creates, edits and deletes the notes of one page.

    `menu_asked` carries a point on the screen and ids of notes; `several_deleted` carries ids.
    """

    menu_asked = Signal(QPoint, object)
    several_deleted = Signal(object)

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._panel: NotesPanel | None = None
        self._notes = ArticleNotes(page.context.session.library, page.article)
        self._cards = page.controls[CardControl]
        self._context = page.context
        colors = page.context.theme.colors
        self.editor = NoteEditor(page, colors, load_fonts().hanzi, page.context.settings)
        self.writing = NoteWriting(page, self.editor)
        self.bar = SelectionBar(page, colors)
        self._selected = ""
        self.targets = NoteTargets(page)
        # The mark made last, and where the person was then.
        self._fresh: tuple[str, Here] = ("", (None, None, ()))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._show_bar)
        view = page.view
        view.selection_changed.connect(self._selection_changed)
        view.annotation_clicked.connect(self.edit)
        view.annotation_resized.connect(self._resized)
        view.verticalScrollBar().valueChanged.connect(self.bar.hide)
        self._cards.note_requested.connect(self._note_on_card)
        self.writing.added.connect(self._added)
        self.writing.finished.connect(page.view.setFocus)
        self.editor.deleted.connect(self.delete)
        self.editor.reply_asked.connect(self.reply)
        self.editor.replies.chosen.connect(self.edit)
        self.editor.color_buttons.chosen.connect(self._recolor)
        self.bar.color_chosen.connect(self.highlight)
        self.bar.chosen.connect(self._bar_chosen)
        page.recolored.connect(self._tint)
        listeners = page.context.settings.listeners
        listeners.append(self._setting_changed)
        self.destroyed.connect(lambda: listeners.remove(self._setting_changed))
        self._use_names()
        page.offer_panel("notes", self._make_panel)
        view.place_changed.connect(self._read_rest)
        self._read_rest()

    # -- what the actions do ----------------------------------------------------------------------

    def underline(self) -> None:
        """Underline the selection, or the lit word or sentence."""
        self._mark(AnnotationKind.UNDERLINE)

    def highlight(self, color: str) -> None:
        """Highlight the selection or what is lit, or recolour the note that is open."""
        if self.editor.isVisible() and self.editor.draft.id:
            self.editor.color_buttons.show_chosen(color)
            self._recolor(color)
        else:
            self._mark(AnnotationKind.HIGHLIGHT, color)

    def _mark(self, kind: AnnotationKind, color: str = "") -> None:
        """Mark the selection, the lit word or the lit sentence."""
        targets, by = self.targets.chosen(), author_name(self._context.settings)
        if not targets:
            self._context.messages.say(
                tr("Notes", "First select what to mark, or go to its sentence with J and K.")
            )
            return
        made = annotate.add_note(
            self._library, self.page.article, kind, targets, color=color, author=by
        )
        self._selected = made.after[0].id
        if self._do(made):
            self._clear_selection()
            self._fresh = (self._selected, self.targets.here())

    def write(self, name: str) -> None:
        """Open the editor for a new note on the selection, the lit word or the lit sentence.

        A highlight made at this very place gets the note itself. With nothing selected or lit the
        note belongs to the whole article. `name` is a key of KINDS.
        """
        fresh, place = self._fresh
        if name == "add" and fresh and place == self.targets.here() and not self.targets.selected():
            self.edit(fresh)
        else:
            self._open(NoteDraft("", KINDS[name], ""), self.targets.chosen())

    def write_on_all(self) -> None:
        """Open the editor for a new note on the whole article."""
        self._open(NoteDraft("", AnnotationKind.NOTE, ""), ())

    def edit(self, note: str) -> None:
        """Open the editor on a note."""
        found = self._library.notes.glance(note)
        if found is not None:
            self._selected = note
            self._open(note_draft(found), found.anchors)

    def reply(self, note: str = "") -> None:
        """Open the editor for a reply to a note: the one named, else the chosen one."""
        chosen = note or next(iter(self.chosen()), "")
        # What is written in the note itself is kept first: the reply shows it.
        if not self.writing.close():
            return
        found = self.writing.reply(chosen) if chosen else None
        if found is None:
            text = tr("Notes", "Click the note to be answered, or choose it in the notes panel.")
            self._context.messages.say(text)
            return
        self._selected = chosen
        self._open(*found)

    def resume(self, draft: Draft) -> None:
        """Open the editor on a draft, at the passage that it is about."""
        note, targets = self.writing.again(draft)
        there = next((one for one in head_of(targets) if one.state is not AnchorState.LOST), None)
        if there is not None:
            self.page.jump(Place(there.side, there.block, there.start))
        self._open(note, targets, draft)

    def delete(self, note: str = "") -> None:
        """Delete a note: the one named, else the one that was opened or clicked last."""
        wanted = note or self._selected
        is_kept = wanted and self._library.notes.glance(wanted) is not None
        # One that was just written may wait for the disk: its deletion then waits behind it.
        if not is_kept and not (wanted and self._context.commands.is_pending(self.page.article)):
            return
        # What was typed in it comes back when the deletion is undone.
        if not self.writing.close():
            return
        self._selected = ""
        command = (
            annotate.delete_notes(self._library, [wanted])
            if is_kept
            else annotate.delete_pending_note(self._library, self.page.article, wanted)
        )
        if self._do(command):
            self._context.offer_undo(self.page.article, tr("Notes", "The note was deleted."))
        self.page.view.setFocus()

    def changed(self, changes: Changes) -> None:
        """Read the notes again when notes, alignment or text changed."""
        if changes.article in ("", self.page.article) and changes.kinds & _TOLD:
            self.refresh(changes.ids if changes.kinds == {Changed.ANNOTATIONS} else ())

    def refresh(self, changed: Sequence[str] = ()) -> None:
        """Read the notes again that changed (() for all) on a worker thread, then show them."""
        self._read_rest()
        self._notes.forget(changed)
        if self._panel is None:
            return
        self._context.jobs.run(
            Lane.ANSWER,
            self._notes.read,
            owner=self,
            when_done=self._show,
            key=f"notes {self.page.article}",
        )

    def _read_rest(self) -> None:
        """Read the notes of rows in view that have too many to read while they are painted."""
        notes = self.page.open_text.notes
        if notes.unread():
            self._context.jobs.run(
                Lane.ANSWER,
                notes.read_rest,
                owner=self,
                when_done=self._rest_read,
                key=f"notes of rows {self.page.article}",
            )

    def _rest_read(self, _: bool) -> None:
        self.page.view.refresh_marks()

    # -- the panel --------------------------------------------------------------------------------

    def _make_panel(self) -> "NotesPanel":
        """Create the notes panel when it is first shown."""
        from duidu.ui.notes.notes_panel import NotesPanel

        panel = self._panel = NotesPanel(self._context.theme, self._filter)
        panel.jumped.connect(self.jump)
        RowEditing(panel, self.writing, self._context)
        panel.deleted.connect(self.delete)
        panel.deleted_several.connect(self.several_deleted)
        panel.menu_asked.connect(self.menu_asked)
        panel.use_names(own_names(self._context.settings))
        self.refresh()
        return panel

    def _show(self, notes: NotesInOrder) -> None:
        if self._panel is not None:
            self._panel.show_notes(notes)

    def _filter(self, work: Callable[[Job], list[Annotation]], done: Filtered) -> None:
        """Filter very many notes for the panel."""
        self._context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=done, key=f"notes filtered {self.page.article}"
        )

    def jump(self, note: str) -> None:
        """Scroll to a note and make it the chosen one."""
        self._selected = note
        found = self._library.notes.glance(note)
        where = place_of(found) if found is not None else None
        if where is not None:
            self.page.jump(where)

    # -- the editor -------------------------------------------------------------------------------

    def _open(self, note: NoteDraft, targets: Targets, again: Draft | None = None) -> None:
        """Show the editor beside the passage, or at the top of the page without one."""
        if not self.writing.close():
            return
        shown = head_of(targets)[:SHOWN]
        quote = note.quote or " … ".join(anchor.exact for anchor in shown)
        self._cards.dismiss()
        self.bar.hide()
        size = self.writing.open(replace(note, quote=quote), targets, again)
        boxes = [box for anchor in shown for box in self._boxes(anchor)]
        self.editor.place(
            size, boxes[0] if boxes else Box(self.page.width() / 2, 40, 1, 1), few(boxes)
        )
        self.editor.show()
        self.editor.focus()

    def _added(self, note: str) -> None:
        self._clear_selection()
        self._selected = note

    def _recolor(self, color: str) -> None:
        if self.editor.draft.id:
            self._do(annotate.recolor(self._library, [self.editor.draft.id], color))

    def _note_on_card(self, card: Card | None) -> None:
        if card is not None and card.side is not None:
            self._open(
                NoteDraft("", AnnotationKind.NOTE, ""),
                self.targets.anchors_of([Stretch(card.side, card.block, card.start, card.end)]),
            )

    def _resized(self, note: str, first: Place, last: Place) -> None:
        self._do(annotate.resize(self._library, note, Passage(first, last)))

    # -- the selection ----------------------------------------------------------------------------

    def _selection_changed(self) -> None:
        self.bar.hide()
        self._settle.start()

    def _show_bar(self) -> None:
        stretches = self.page.view.selection_in_view()
        pressed = QGuiApplication.mouseButtons().value != 0
        if not stretches or pressed or self.editor.isVisible() or not self.page.isVisible():
            return
        # The bar goes beside the last box; a selected chapter has thousands of them.
        boxes = [box for stretch in stretches[:50] for box in self._boxes_of(stretch)]
        if boxes:
            self.bar.place(self.bar.sizeHint(), boxes[-1], few(boxes))
            self.bar.show()

    def _bar_chosen(self, name: str) -> None:
        self.bar.hide()
        if name == "note":
            self.write("add")
        else:
            self.page.view.copy()

    def chosen(self) -> list[str]:
        """Ids of the notes selected in the panel, or of the one clicked or written last."""
        panel = self._panel if self.page.is_shown("notes") else None
        ids = panel.chosen() if panel is not None else []
        return ids or (
            [self._selected]
            if self._selected and self._library.notes.glance(self._selected)
            else []
        )

    def _clear_selection(self) -> None:
        self.bar.hide()
        caret = self.page.view.caret
        if caret is not None and caret.place is not None:
            self.page.view.put_caret(caret.place)

    def _boxes(self, anchor: Anchor) -> list[Box]:
        return self._boxes_of(Stretch(anchor.side, anchor.block, anchor.start, anchor.end))

    def _boxes_of(self, stretch: Stretch) -> list[Box]:
        view = self.page.view
        corner = view.viewport().mapTo(self.page, QPoint(0, 0))
        rects: list[QRect] = [rect.toAlignedRect() for rect in view.visible.rects(stretch)]
        # A paragraph of a book's length has a thousand lines beside those in view.
        area = view.viewport().rect()
        rects = [rect for rect in rects if rect.intersects(area)] or rects[:1]
        return [
            Box(rect.x() + corner.x(), rect.y() + corner.y(), rect.width(), rect.height())
            for rect in rects
        ]

    # -- small things -----------------------------------------------------------------------------

    @property
    def _library(self) -> Library:
        return self._context.session.library

    def _do(self, command: ChangeNotes) -> bool:
        return self._context.do(self.page.article, command) is not None

    def _setting_changed(self, key: str) -> None:
        if key in (COLOR_NAMES.key, ""):
            self._use_names()

    def _use_names(self) -> None:
        """Hand the person's names of the colours to all rows of colours."""
        names = own_names(self._context.settings)
        self.editor.color_buttons.use_names(names)
        self.bar.color_buttons.use_names(names)
        if self._panel is not None:
            self._panel.use_names(names)

    def _tint(self) -> None:
        self.editor.use_colors(self._context.theme.colors)
        self.bar.use_colors(self._context.theme.colors)
