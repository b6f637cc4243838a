"""Editing the text of a note in its row of the notes panel, with a draft of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from duidu.core.annotation import Annotation
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import EditorDraft, TextFields
from duidu.ui.notes.note_editor import NoteText
from duidu.ui.notes.note_writing import NoteWriting

if TYPE_CHECKING:
    from duidu.ui.notes.notes_panel import NotesPanel


class RowEditing(QObject):
    """Follows the text field of the panel and keeps what is written in it."""

    def __init__(self, panel: "NotesPanel", writing: NoteWriting, context: WindowContext) -> None:
        super().__init__(panel)
        self._panel, self._writing, self._context = panel, writing, context
        self._draft: EditorDraft | None = None
        panel.row.began.connect(self._began)
        panel.row.ended.connect(self._ended)
        panel.edited.connect(self._edited)

    def _began(self, editor: NoteText, note: Annotation) -> None:
        editor.refused.connect(self._writing.refuse)
        self._draft = EditorDraft(
            editor, self._context, TextFields({"text": editor}), self._panel.row.leave
        )
        self._draft.begin(self._writing.draft_of_row(note))

    def _edited(self, note: str, text: str) -> None:
        """Keep a text that was finished; a field may hand it over twice while it closes."""
        if self._draft is None or self._draft.is_open:
            self._writing.keep_row(self._draft, note, text)

    def _ended(self) -> None:
        """Leave a draft of what was not kept: Esc closes the field, too."""
        draft, self._draft = self._draft, None
        if draft is not None:
            draft.close_unfinished()
