"""Menu of what can be done with one note or several; all of it has undo."""

import json
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from duidu.app.notes import annotate
from duidu.app.notes.change_notes import ChangeNotes
from duidu.app.notes.color_names import own_names
from duidu.app.notes.merge_notes import Said, conflicting_versions
from duidu.app.notes.note_contexts import earlier_texts
from duidu.app.notes.note_drafts import split_tags
from duidu.app.notes.notes_view import linked_notes, state_of
from duidu.app.settings.author import author_name
from duidu.core.annotation import AnchorState, Annotation, AnnotationKind
from duidu.core.article import Place
from duidu.core.draft import Draft, DraftKind
from duidu.core.errors import DuiduError
from duidu.core.visible_text import show_controls
from duidu.ui.base.drafts import new_draft, say_gone
from duidu.ui.base.note_words import kind_name, quotation
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.context_menu import ContextMenu
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import error_text, plural, tr
from duidu.ui.style.theme import HIGHLIGHTS
from duidu.ui.style.widgets.colors_row import color_name

MOST_TEXTS = 9  # earlier texts in the menu
LONGEST = 60  # code points of an entry
KINDS = (
    AnnotationKind.HIGHLIGHT,
    AnnotationKind.UNDERLINE,
    AnnotationKind.NOTE,
    AnnotationKind.QUESTION,
    AnnotationKind.ALTERNATIVE,
    AnnotationKind.CORRECTION,
)


class NotesMenu(PageControl):
    """Builds the menu for notes of one page and carries out what is chosen."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self.notes = page.controls[NotesControl]
        self.notes.menu_asked.connect(self.open)
        self.notes.several_deleted.connect(self.delete)
        # The notes at a place come first in its menu.
        page.controls[ContextMenu].fillers.insert(0, self.fill_menu)

    def open_chosen(self) -> None:
        """Open the menu for the chosen notes, in the middle of the view."""
        view = self.page.view
        self.open(view.viewport().mapToGlobal(view.viewport().rect().center()), self.notes.chosen())

    def open(self, at: QPoint, ids: Sequence[str]) -> None:
        """Open the menu for these notes."""
        if ids:
            self.made(ids).popup(at)

    def made(self, ids: Sequence[str]) -> QMenu:
        """Build the menu for these notes; it deletes itself when it closes."""
        menu = QMenu(self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill(menu, ids)
        return menu

    def _fill(self, menu: QMenu, ids: Sequence[str]) -> None:
        """Fill a menu with everything that can be done with these notes."""
        library = self._context.session.library
        notes = [note for name in ids if (note := library.notes.glance(name)) is not None]
        self._places(menu, notes)
        self._texts(menu, notes)
        self._looks(menu, notes)
        self._links(menu, notes)
        menu.addSeparator()
        menu.addAction(tr("NotesMenu", "Copy"), partial(self._copy, notes))
        menu.addAction(
            plural("NotesMenu", len(notes), "Delete", "Delete {n} notes"), partial(self.delete, ids)
        )

    def fill_menu(self, menu: QMenu, place: Place) -> None:
        """Add a submenu to the page's menu for each note at a place."""
        row = self.page.open_text.row_of(place.side, place.block)
        here = (place.side, place.block, place.offset, place.offset + 1)
        for note in self.page.open_text.annotations_at(row, (here,)):
            anchors = (
                anchor
                for anchor in note.anchors
                if (anchor.side, anchor.block) == (place.side, place.block)
            )
            if any(anchor.start <= place.offset < anchor.end for anchor in anchors):
                inner = menu.addMenu(
                    _short(f"{kind_name(note.kind)}: {note.text or quotation(note)}")
                )
                self._fill(inner, [note.id])

    # -- what the actions do ----------------------------------------------------------------------

    def delete(self, ids: Sequence[str]) -> None:
        """Delete notes and offer to undo it."""
        if self._do(lambda: annotate.delete_notes(self._context.session.library, ids)):
            text = plural("NotesMenu", len(ids), "{n} note was deleted.", "{n} notes were deleted.")
            self._context.offer_undo(self.page.article, text)

    def add_counterpart(self, ids: Sequence[str]) -> None:
        """Add the selected words to a note's passages, usually those on the other side."""
        targets = self.notes.targets.selected()
        if not ids or not targets:
            self._tell(
                tr(
                    "NotesMenu",
                    "Click a note first, "
                    "then select the words on the other side that belong to it.",
                )
            )
            return
        self._do(lambda: annotate.add_anchors(self._context.session.library, ids[0], targets))

    def reattach(self, ids: Sequence[str]) -> None:
        """Put a note whose place was lost at the selected words."""
        targets = self.notes.targets.selected()
        if not ids or not targets:
            self._tell(
                tr(
                    "NotesMenu",
                    "Select the note that lost its place in the notes "
                    "panel, then select the words it belongs to.",
                )
            )
        elif self._do(lambda: annotate.reattach(self._context.session.library, ids[0], targets)):
            self._context.offer_undo(
                self.page.article, tr("NotesMenu", "The note was put at the selected words.")
            )

    def link(self, ids: Sequence[str]) -> None:
        """Link the first of these notes with the others."""
        if len(ids) < 2:
            self._tell(
                tr("NotesMenu", "Select two or more notes in the notes panel, then link them.")
            )
        else:
            self._do(lambda: annotate.link_notes(self._context.session.library, ids[0], ids[1:]))

    def confirm(self, ids: Sequence[str]) -> None:
        """Mark the uncertain places of these notes as right."""
        self._do(lambda: annotate.confirm_places(self._context.session.library, ids))

    def tag(self, ids: Sequence[str], again: Draft | None = None) -> None:
        """Ask for tags and add them to all of these notes; `again` is a draft to go on with."""
        from duidu.ui.base.ask_line import AskLine

        title = tr("NotesMenu", "Tags for {n} notes", n=len(ids))
        sheet = AskLine(
            self._context,
            title,
            tr("NotesMenu", "Tags, separated by commas"),
            tr("NotesMenu", "Add"),
            self.page.window(),
        )

        def written(text: str) -> None:
            if self.add_tags(ids, text):
                sheet.draft.keep_nothing()

        sheet.written.connect(written)
        notes = json.dumps(list(ids))
        draft = new_draft(DraftKind.TAGS, self.page.article, notes, title, notes=notes)
        sheet.ask(draft, again)

    def resume(self, draft: Draft) -> None:
        """Ask again for tags that were being typed, for the notes that are still there."""
        library = self._context.session.library
        notes = [library.notes.glance(note) for note in json.loads(draft.details["notes"])]
        ids = [note.id for note in notes if note is not None and note.deleted is None]
        if ids:
            self.tag(ids, draft)
        else:
            say_gone(self._context)

    def add_tags(self, ids: Sequence[str], text: str) -> bool:
        """Add tags, written with commas between them; False where that failed."""
        tags = split_tags(text)
        return not tags or self._do(
            lambda: annotate.retag(self._context.session.library, ids, tags)
        )

    # -- parts of the menu ------------------------------------------------------------------------

    def _places(self, menu: QMenu, notes: Sequence[Annotation]) -> None:
        """Add the entries about the note's place, and Edit."""
        ids = [note.id for note in notes]
        states = {state_of(note) for note in notes}
        if AnchorState.MOVED in states:
            menu.addAction(tr("NotesMenu", "The place is right"), partial(self.confirm, ids))
        if len(notes) == 1 and AnchorState.LOST in states:
            menu.addAction(
                tr("NotesMenu", "Put it at the selected words"), partial(self.reattach, ids)
            )
        if len(notes) == 1:
            menu.addAction(tr("NotesMenu", "Edit…"), partial(self.notes.edit, ids[0]))
            menu.addAction(tr("NotesMenu", "Reply…"), partial(self.notes.reply, ids[0]))
            if notes[0].answers:
                menu.addAction(
                    tr("NotesMenu", "Go to the note it answers"),
                    partial(self.notes.jump, notes[0].answers),
                )
            menu.addAction(
                tr("NotesMenu", "Add the selected words"), partial(self.add_counterpart, ids)
            )
        menu.addSeparator()

    def _texts(self, menu: QMenu, notes: Sequence[Annotation]) -> None:
        """Add the versions of a conflict and the earlier texts of a single note."""
        if len(notes) != 1:
            return
        library, note = self._context.session.library, notes[0]
        by, others = author_name(self._context.settings), conflicting_versions(note)
        if others:
            settle = menu.addMenu(tr("NotesMenu", "Settle the conflict"))
            versions = (Said(note.text, note.last_hand), *others)
            for text, who in versions:
                settle.addAction(
                    _short(f"{who}: {text}" if who else text),
                    partial(
                        self._do, partial(annotate.settle_conflict, library, note.id, text, by)
                    ),
                )
            both = "\n\n".join(said.text for said in versions)
            settle.addAction(
                tr("NotesMenu", "Keep all of them"),
                partial(self._do, partial(annotate.settle_conflict, library, note.id, both, by)),
            )
        earlier = earlier_texts(library, note.id)[:MOST_TEXTS]
        if earlier:
            history = menu.addMenu(tr("NotesMenu", "Earlier texts"))
            for text in earlier:
                history.addAction(
                    _short(text),
                    partial(self._do, partial(annotate.edit_text, library, note.id, text, by)),
                )

    def _looks(self, menu: QMenu, notes: Sequence[Annotation]) -> None:
        """Add the menus of colours, kinds and tags."""
        library, ids = self._context.session.library, [note.id for note in notes]
        colors = menu.addMenu(tr("NotesMenu", "Colour"))
        for color in HIGHLIGHTS:
            colors.addAction(
                _short(color_name(color, own_names(self._context.settings))),
                partial(self._do, partial(annotate.recolor, library, ids, color)),
            )
        colors.addSeparator()
        colors.addAction(
            tr("NotesMenu", "Name the colours…"), self._context.actions["notes.color_names"].trigger
        )
        kinds = menu.addMenu(tr("NotesMenu", "Kind"))
        for kind in KINDS:
            kinds.addAction(
                kind_name(kind), partial(self._do, partial(annotate.set_kind, library, ids, kind))
            )
        menu.addAction(tr("NotesMenu", "Add tags…"), partial(self.tag, ids))
        tags = list(dict.fromkeys(tag for note in notes for tag in note.tags))
        if tags:
            remove = menu.addMenu(tr("NotesMenu", "Remove tag"))
            for tag in tags:
                remove.addAction(
                    _short(tag),
                    partial(self._do, partial(annotate.retag, library, ids, (), (tag,))),
                )

    def _links(self, menu: QMenu, notes: Sequence[Annotation]) -> None:
        """Add the entry that links several notes, or the links of a single one."""
        library, ids = self._context.session.library, [note.id for note in notes]
        if len(notes) > 1:
            menu.addAction(tr("NotesMenu", "Link them"), partial(self.link, ids))
            return
        others = (
            linked_notes(library.notes.of_article(self.page.article)).get(ids[0], ()) if ids else ()
        )
        if others:
            go, unlink = (
                menu.addMenu(tr("NotesMenu", "Linked notes")),
                menu.addMenu(tr("NotesMenu", "Unlink")),
            )
            for other in others:
                note = library.notes.glance(other)
                text = _short(quotation(note) + ": " + note.text) if note else ""
                go.addAction(text, partial(self.notes.jump, other))
                unlink.addAction(
                    text, partial(self._do, partial(annotate.unlink_notes, library, ids[0], other))
                )

    # -- small things -----------------------------------------------------------------------------

    def _copy(self, notes: Sequence[Annotation]) -> None:
        QGuiApplication.clipboard().setText(
            "\n\n".join("\n".join(filter(None, (quotation(note), note.text))) for note in notes)
        )

    def _do(self, made: Callable[[], ChangeNotes]) -> bool:
        try:
            command = made()
        except DuiduError as error:
            self._context.messages.error(error_text(error))
            return False
        return self._context.do(self.page.article, command) is not None

    def _tell(self, text: str) -> None:
        self._context.messages.say(text)


def _short(text: str) -> str:
    """A text shortened to an entry of a menu."""
    line = show_controls(text).replace("\n", " ").replace("&", "&&")
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
