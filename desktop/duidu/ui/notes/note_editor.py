"""Editor of one note, placed beside its passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from duidu.app.notes.note_drafts import split_tags
from duidu.app.settings.settings import Settings
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.visible_text import show_controls
from duidu.ui.base.drafts import TextFields
from duidu.ui.notes.author_line import AuthorLine
from duidu.ui.notes.thread_view import ThreadView
from duidu.ui.style.i18n import tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Palette
from duidu.ui.style.widgets.colors_row import ColorsRow
from duidu.ui.style.widgets.raised_paper import INNER, SHADOW, RaisedPaper

WIDTH, TEXT_HEIGHT = 340, 96
QUOTE_LENGTH = 60  # code points
# Characters up to which a text can be pasted: in one line of a million every key takes a second.
MOST_PASTED = 100_000


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """Contents of the editor.

    `id` is "" for a note that does not exist yet; tags are typed with commas between them. A reply
    `answers` the note of that id.
    """

    id: str
    kind: AnnotationKind
    quote: str
    text: str = ""
    color: str = ""
    tags: tuple[str, ...] = ()
    answers: str = ""


class NoteText(QPlainTextEdit):
    """The text field of a note. `refused` carries the length of a text too long to be pasted.

    `finished` says that Ctrl+Return was pressed.
    """

    refused = Signal(int)
    finished = Signal()

    def event(self, event: QEvent) -> bool:
        """Finish on Ctrl+Return, before the menus see these keys."""
        if isinstance(event, QKeyEvent) and _is_ctrl_return(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.finished.emit()
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste a text, unless it would make a book of the note."""
        there = self.document().characterCount()
        if source.hasText() and there + len(source.text()) > MOST_PASTED:
            self.refused.emit(len(source.text()))
        else:
            super().insertFromMimeData(source)


class NoteEditor(RaisedPaper):
    """Edits one draft: quotation, text, tags and colour.

    `done` carries the draft and asks the owner to keep it. The owner hides the editor when that
    has succeeded; otherwise it stays open, so that nothing written is lost. `deleted` and
    `reply_asked` carry an id. `typed` is emitted at each change of the contents.
    """

    done = Signal(object)
    deleted = Signal(str)
    reply_asked = Signal(str)
    typed = Signal()

    def __init__(
        self, parent: QWidget, colors: Palette, family: str, settings: Settings | None = None
    ) -> None:
        super().__init__(parent, colors)
        self.author, self.replies = AuthorLine(settings or Settings(), self), ThreadView(self)
        self.author.finished.connect(self.focus)
        self._draft = NoteDraft("", AnnotationKind.NOTE, "")
        self.quote, self.text, self.tags = QLabel(self), NoteText(self), QLineEdit(self)
        self.quote.setObjectName("secondary")
        self.quote.setTextFormat(Qt.TextFormat.PlainText)
        font = QFont([family])
        font.setPixelSize(15)
        self.quote.setFont(font)
        self.text.setFixedHeight(TEXT_HEIGHT)
        self.text.setTabChangesFocus(True)
        self.color_buttons = ColorsRow(colors, self)
        self._fields = TextFields({"text": self.text, "tags": self.tags})
        self._fields.follow(self.typed.emit)
        self.color_buttons.chosen.connect(self.typed)
        self.keep, self.delete, self.reply = QPushButton(self), QToolButton(self), QPushButton(self)
        self.reply.setObjectName("link")
        self.reply.clicked.connect(lambda: self.reply_asked.emit(self._draft.id))
        self.keep.setObjectName("action")
        self.delete.setObjectName("flat")
        self.delete.setIconSize(QSize(18, 18))
        self.keep.clicked.connect(self.finish)
        self.text.finished.connect(self.finish)
        self.delete.clicked.connect(lambda: self.deleted.emit(self._draft.id))
        foot = QHBoxLayout()
        foot.addWidget(self.color_buttons)
        foot.addStretch(1)
        foot.addWidget(self.reply)
        foot.addWidget(self.delete)
        foot.addWidget(self.keep)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(*(SHADOW + INNER,) * 4)
        layout.setSpacing(8)
        for widget in (self.quote, self.text, self.tags, self.author, self.replies):
            layout.addWidget(widget)
        layout.addLayout(foot)
        self.use_colors(colors)

    @property
    def draft(self) -> NoteDraft:
        """The contents as they are now."""
        kept = self._draft
        return NoteDraft(
            kept.id,
            kept.kind,
            kept.quote,
            self.text.toPlainText().strip(),
            self._color,
            split_tags(self.tags.text()),
            kept.answers,
        )

    @property
    def changed(self) -> bool:
        """Whether the contents differ from those that were opened."""
        return self.draft != self._draft

    @property
    def _color(self) -> str:
        """The colour chosen, "" for none."""
        return next((name for name, dot in self.color_buttons.dots.items() if dot.isChecked()), "")

    def read(self) -> dict[str, str]:
        """The contents as a draft keeps them: of an existing note a colour is kept at once."""
        return self._fields.read() | ({} if self._draft.id else {"color": self._color})

    def fill(self, values: Mapping[str, str]) -> None:
        """Put the contents of a draft into the fields."""
        self._fields.fill(values)
        if "color" in values and not self._draft.id:
            self.color_buttons.show_chosen(values["color"])

    def open(
        self,
        draft: NoteDraft,
        note: Annotation | None = None,
        thread: Sequence[tuple[Annotation, int]] = (),
    ) -> QSize:
        """Show a draft and return the size that the editor needs.

        `note` is the one it is of, if there is one, and `thread` has the replies to it.
        """
        self._draft = draft
        if note is None:
            self.author.show_new()
        else:
            self.author.show_note(note)
        self.replies.show_thread(thread, WIDTH - 2 * INNER)
        self._texts()
        quote = show_controls(draft.quote)
        shortened = quote if len(quote) <= QUOTE_LENGTH else quote[:QUOTE_LENGTH] + "…"
        self.quote.setText(
            self.quote.fontMetrics().elidedText(
                shortened.replace("\n", " "), Qt.TextElideMode.ElideRight, WIDTH
            )
        )
        self.quote.setVisible(bool(draft.quote))
        self.text.setPlainText(draft.text)
        self.tags.setText(", ".join(draft.tags))
        self.color_buttons.show_chosen(draft.color)
        self.delete.setVisible(bool(draft.id))
        self.reply.setVisible(bool(draft.id))
        self._column.activate()
        width = WIDTH + 2 * SHADOW
        # A line that is wrapped needs more than it says without a width.
        return QSize(width, self._column.totalHeightForWidth(width))

    def focus(self) -> None:
        """Focus the field that this kind of note asks for."""
        (self.tags if self._draft.kind is AnnotationKind.TAG else self.text).setFocus()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def finish(self) -> None:
        """Ask the owner to keep the draft."""
        self.done.emit(self.draft)

    def use_colors(self, colors: Palette) -> None:
        """Switch to the colours of another theme."""
        self.colors = colors
        self.color_buttons.use_colors(colors)
        self.delete.setIcon(icon("remove", colors, self.devicePixelRatioF()))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Esc, and on Return in the tags."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self.tags.hasFocus()):
            self.finish()
        else:
            super().keyPressEvent(event)

    def _texts(self) -> None:
        """Set the texts in the language in use, for the kind of the draft."""
        hints = {
            AnnotationKind.ALTERNATIVE: tr("NoteEditor", "Another translation"),
            AnnotationKind.QUESTION: tr("NoteEditor", "Question"),
            AnnotationKind.CORRECTION: tr("NoteEditor", "Correction"),
        }
        otherwise = tr("NoteEditor", "Reply") if self._draft.answers else tr("NoteEditor", "Note")
        hint = hints.get(self._draft.kind, otherwise)
        self.text.setPlaceholderText(hint)
        self.text.setAccessibleName(hint)
        self.tags.setPlaceholderText(tr("NoteEditor", "Tags, separated by commas"))
        self.tags.setAccessibleName(tr("NoteEditor", "Tags, separated by commas"))
        self.keep.setText(tr("NoteEditor", "Done"))
        self.delete.setToolTip(tr("NoteEditor", "Delete"))
        self.delete.setAccessibleName(tr("NoteEditor", "Delete"))
        self.reply.setText(tr("NoteEditor", "Reply"))
        self.setAccessibleName(hint)


def _is_ctrl_return(event: QKeyEvent) -> bool:
    """Whether a key is Return or Enter with Ctrl, whatever becomes of it."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )
