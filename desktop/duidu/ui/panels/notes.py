"""The article's notes in reading order: filter, jump, edit in place, delete. Shows what it is given; keeping is the window's business."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QListView, QPlainTextEdit, QStyle, QStyledItemDelegate, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from duidu.app.notes_view import NoteFilter
from duidu.core.annotation import AnchorState, Annotation, AnnotationKind
from duidu.ui.fonts import load_fonts
from duidu.ui.i18n import plural, tr
from duidu.ui.panels.panel import Panel
from duidu.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
QUOTE_HEIGHT, TEXT_HEIGHT, FOOT_HEIGHT, PADDING, EDITOR_HEIGHT = 22, 38, 20, 14, 110


class NotesModel(QAbstractListModel):
    """Annotations as Qt's lists see them; editing changes their text."""

    edited = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.notes: Sequence[Annotation] = ()

    def show(self, notes: Sequence[Annotation]) -> None:
        """Show these notes."""
        self.beginResetModel()
        self.notes = notes
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many notes."""
        return 0 if parent is not None and parent.isValid() else len(self.notes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The text can be edited in place."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The note's text; for screen readers kind, quotation and text."""
        note = self.notes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (kind_name(note.kind), quotation(note), note.text, *note.tags) if part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another text."""
        note = self.notes[index.row()]
        if str(value).strip() == note.text:
            return False
        self.edited.emit(note.id, str(value).strip())
        return True


class NotesPanel(Panel):
    """List, text filter and kind filter."""

    jumped = Signal(str)
    edited = Signal(str, str)
    deleted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._all: Sequence[Annotation] = ()
        self.filter, self.kinds = QLineEdit(self), QComboBox(self)
        self.filter.setClearButtonEnabled(True)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.empty = QLabel(self)
        self.empty.setObjectName("secondary")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = _List(self)
        self.model = NotesModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list, theme))
        self.model.edited.connect(self.edited)
        self.list.clicked.connect(lambda index: self.jumped.emit(self.model.notes[index.row()].id))
        self.list.delete_pressed.connect(lambda row: self.deleted.emit(self.model.notes[row].id))
        self.list.jump_pressed.connect(lambda row: self.jumped.emit(self.model.notes[row].id))
        self.filter.textChanged.connect(self._show)
        self.kinds.currentIndexChanged.connect(self._show)
        for widget in (self.filter, self.kinds, self.empty, self.list):
            self.body.addWidget(widget, 1 if widget in (self.list, self.empty) else 0)
        self.setFocusProxy(self.list)

    def show_notes(self, notes: Sequence[Annotation]) -> None:
        """Show these notes, already in order."""
        self._all = notes
        self._fill_kinds()
        self._show()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.filter.setPlaceholderText(tr("NotesPanel", "Filter notes"))
        self.filter.setAccessibleName(tr("NotesPanel", "Filter notes"))
        self.kinds.setAccessibleName(tr("NotesPanel", "Kind"))
        self.list.setAccessibleName(tr("NotesPanel", "Notes"))
        self._fill_kinds()
        self._show()

    def _fill_kinds(self) -> None:
        chosen = self.kinds.currentData()
        present = [kind for kind in AnnotationKind if any(note.kind is kind for note in self._all)]
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(tr("NotesPanel", "All kinds"), "")
        for kind in present:
            self.kinds.addItem(kind_name(kind), kind.value)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self.kinds.blockSignals(False)
        self.kinds.setVisible(len(present) > 1)

    def _show(self) -> None:
        kind = self.kinds.currentData()
        wanted = NoteFilter(kinds=frozenset({AnnotationKind(kind)}) if kind else frozenset(), text=self.filter.text())
        shown = [note for note in self._all if wanted.matches(note)]
        self.model.show(shown)
        self.heading.setText(plural("NotesPanel", len(shown), "{n} note", "{n} notes") if shown else tr("NotesPanel", "Notes"))
        hint = tr("NotesPanel", "No notes yet. Select some text and press N for a note, or 1 to 5 for a highlight.")
        self.empty.setText(tr("NotesPanel", "No note matches.") if self._all else hint)
        self.empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self.filter.setVisible(bool(self._all))


class _List(QListView):
    """Return jumps, F2 edits, Delete deletes."""

    delete_pressed = Signal(int)
    jump_pressed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a note."""
        row = self.currentIndex().row()
        if row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit(row)
        elif row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jump_pressed.emit(row)
        else:
            super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """Paints a note: a stripe of its colour, the quotation, the text, the tags."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._serif = QFont([load_fonts().hanzi])
        self._serif.setPixelSize(15)

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """As high as what the note has: a quotation, two lines of text, tags."""
        model = index.model()
        assert isinstance(model, NotesModel)
        note = model.notes[index.row()]
        foot = FOOT_HEIGHT if note.tags or states(note) else 0
        return QSize(120, PADDING + QUOTE_HEIGHT + (TEXT_HEIGHT if note.text else 0) + foot)

    def createEditor(self, parent: QWidget, option: Option, index: Index) -> QWidget:
        """A text field over the row."""
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.setAccessibleName(tr("NotesPanel", "Text of the note"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The note's text."""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """The text as written."""
        if isinstance(editor, QPlainTextEdit) and isinstance(model, NotesModel):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: Option, index: Index) -> None:
        """Over the row, with room for some lines."""
        rect: QRect = option.rect
        top = min(rect.top(), max(0, self._view.viewport().height() - EDITOR_HEIGHT))
        editor.setGeometry(rect.left(), top, rect.width(), EDITOR_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """One note."""
        model = index.model()
        assert isinstance(model, NotesModel)
        note, colors, rect = model.notes[index.row()], self._theme.colors, option.rect
        active = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if active:
            painter.setBrush(colors.pair)
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 2, -4, -2), 6, 6)
        painter.setBrush(colors.edge(note.color) if note.color in colors.highlights else colors.mark)
        painter.drawRoundedRect(QRectF(rect.left() + 2, rect.top() + 7, 3, rect.height() - 14), 1.5, 1.5)
        text = rect.adjusted(14, 6, -12, -6)
        painter.setFont(self._serif)
        painter.setPen(colors.secondary)
        quote = painter.fontMetrics().elidedText(quotation(note) or kind_name(note.kind), Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, quote)
        painter.setFont(self._view.font())
        painter.setPen(colors.ink)
        lines = QRect(text.left(), text.top() + QUOTE_HEIGHT + 1, text.width(), TEXT_HEIGHT)
        painter.drawText(lines, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, note.text)
        painter.setPen(colors.secondary)
        foot = "  ".join((*states(note), *(f"#{tag}" for tag in note.tags)))
        painter.drawText(text, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, foot)
        painter.restore()


def quotation(note: Annotation) -> str:
    """What a note is about, in one line."""
    return " … ".join(anchor.exact.replace("\n", " ") for anchor in note.anchors)


def states(note: Annotation) -> tuple[str, ...]:
    """What to say of a note whose place is not sure."""
    found = {anchor.state for anchor in note.anchors}
    if AnchorState.LOST in found:
        return (tr("NotesPanel", "place lost"),)
    return (tr("NotesPanel", "check the place"),) if AnchorState.MOVED in found else ()


def kind_name(kind: AnnotationKind) -> str:
    """A kind of annotation in the interface's language."""
    return {
        AnnotationKind.HIGHLIGHT: tr("NotesPanel", "Highlight"),
        AnnotationKind.UNDERLINE: tr("NotesPanel", "Underline"),
        AnnotationKind.NOTE: tr("NotesPanel", "Note"),
        AnnotationKind.TAG: tr("NotesPanel", "Tag"),
        AnnotationKind.ALTERNATIVE: tr("NotesPanel", "Another translation"),
        AnnotationKind.QUESTION: tr("NotesPanel", "Question"),
        AnnotationKind.CORRECTION: tr("NotesPanel", "Correction"),
        AnnotationKind.LINK: tr("NotesPanel", "Link"),
    }[kind]
