"""List of the notes panel: its model, its keys, and how a row is painted and edited."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from PySide6.QtCore import (
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QPlainTextEdit,
    QStyle,
    QWidget,
)
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from duidu.app.notes.threads import DEEPEST
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.visible_text import show_controls
from duidu.ui.base.note_words import MOST_SHOWN, kind_name, quotation, states, whose
from duidu.ui.base.panel import OwnKeys
from duidu.ui.base.short_text import short
from duidu.ui.notes.note_editor import NoteText
from duidu.ui.reader.markdown_text import paint_marked
from duidu.ui.style.fonts import load_fonts
from duidu.ui.style.i18n import listed, tr
from duidu.ui.style.kept_state import kept_state
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.listed_rows import Index, ListedRows
from duidu.ui.style.widgets.row_editor import RowEditor

MOST_TAGS = 50
INDENT = 14  # px for each step of a thread
MANY = 2_000
"""Notes of which each is asked for its height; with more the list would take seconds."""
QUOTE_HEIGHT, TEXT_HEIGHT, FOOT_HEIGHT, PADDING, EDITOR_HEIGHT = 22, 38, 20, 14, 110
ONE_LINE, SHORT = 20, 110  # px: the height of a text no wider than that, in any panel


class NotesModel(ListedRows[Annotation]):
    """List model of notes; editing a row changes the note's text.

    `links` are the ids of the notes linked with each note, `depths` how far replies are below what
    they answer, where they stand behind it. `edited` carries an id and a text.
    """

    edited = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, attrgetter("id"))
        self.links: Mapping[str, Sequence[str]] = {}
        self.depths: Mapping[str, int] = {}

    @property
    def notes(self) -> Sequence[Annotation]:
        """The notes listed, in order."""
        return self.rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The note's text, or all that a screen reader says of the note."""
        note = self.notes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed(
                part
                for part in (
                    tr("NotesPanel", "Reply") if note.answers else "",
                    kind_name(note.kind),
                    quotation(note),
                    show_controls(note.text),
                    *self.said(note),
                )
                if part
            )
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the new text by `edited`; the owner keeps it."""
        note = self.notes[index.row()]
        if str(value).strip() == note.text:
            return False
        self.edited.emit(note.id, str(value).strip())
        return True

    def heading(self, note: Annotation) -> str:
        """What stands over a note: the words it is on, of a reply below them just what it is."""
        if note.id in self.depths:
            is_plain = note.kind is AnnotationKind.NOTE
            return f"└ {tr('NotesPanel', 'Reply') if is_plain else kind_name(note.kind)}"
        answers = "└ " if note.answers else ""
        return answers + (quotation(note) or kind_name(note.kind))

    def said(self, note: Annotation) -> tuple[str, ...]:
        """Texts at the foot of a row: whose it is, states, number of links, tags."""
        name, links = whose(note), len(self.links.get(note.id, ()))
        return (
            *((name,) if name else ()),
            *states(note),
            *((f"↔ {links}",) if links else ()),
            *(f"#{show_controls(short(tag))}" for tag in note.tags[:MOST_TAGS]),
        )


class NotesList(QListView):
    """List view of notes with keys and a context menu.

    Return jumps to the note, F2 edits it, the menu key or a right click asks for the menu of the
    selected notes.
    """

    jump_pressed = Signal(int)
    menu_pressed = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked
        )
        OwnKeys({"Return": self._jump, "Enter": self._jump}, self)

    def expect(self, count: int) -> None:
        """Make ready for so many notes: very many are all as high as the highest."""
        many = count > MANY
        if many != self.uniformItemSizes():
            self.setUniformItemSizes(many)
            # In one go: no row is asked for its height.
            self.setLayoutMode(
                QListView.LayoutMode.SinglePass if many else QListView.LayoutMode.Batched
            )

    def _jump(self) -> None:
        if self.currentIndex().isValid():
            self.jump_pressed.emit(self.currentIndex().row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected notes."""
        self.menu_pressed.emit(event.globalPos())


class NoteRow(RowEditor):
    """Delegate that paints and edits a note: colour stripe, quotation, text, foot.

    `began` carries the text field that was laid over a row, and the note.
    """

    began = Signal(NoteText, object)

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._serif = QFont([load_fonts().hanzi])
        self._serif.setPixelSize(15)

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """The height for a quotation, a line or two of text, and the foot, if there are any."""
        if self._view.uniformItemSizes():
            return QSize(120, PADDING + QUOTE_HEIGHT + TEXT_HEIGHT + FOOT_HEIGHT)
        model = index.model()
        assert isinstance(model, NotesModel)
        note = model.notes[index.row()]
        foot = FOOT_HEIGHT if model.said(note) else 0
        return QSize(120, PADDING + QUOTE_HEIGHT + self._text_height(note.text) + foot)

    def _text_height(self, text: str) -> int:
        if "\n" in text or self._view.fontMetrics().horizontalAdvance(text[:SHORT]) > SHORT:
            return TEXT_HEIGHT
        return ONE_LINE if text else 0

    def createEditor(self, parent: QWidget, option: Option, index: Index) -> QWidget:
        """Create the text field that lies over the row."""
        editor = NoteText(parent)
        editor.setTabChangesFocus(True)
        editor.finished.connect(self.leave)
        editor.setAccessibleName(tr("NotesPanel", "Text of the note"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the text field with the note's text."""
        if isinstance(editor, NoteText):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            model = index.model()
            assert isinstance(model, NotesModel)
            self.editor = editor
            self.began.emit(editor, model.notes[index.row()])

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Hand the text that was typed to the model."""
        if isinstance(editor, QPlainTextEdit) and isinstance(model, NotesModel):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: Option, index: Index) -> None:
        """Lay the text field over the row, with room for several lines."""
        rect: QRect = option.rect
        top = min(rect.top(), max(0, self._view.viewport().height() - EDITOR_HEIGHT))
        editor.setGeometry(rect.left(), top, rect.width(), EDITOR_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint one note."""
        with kept_state(painter):
            self._paint(painter, option, index)

    def _paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint it; the caller gives the painter its state back."""
        model = index.model()
        assert isinstance(model, NotesModel)
        note, colors, rect = model.notes[index.row()], self._theme.colors, option.rect
        indent = INDENT * min(model.depths.get(note.id, 0), DEEPEST)
        active = bool(
            option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if active:
            painter.setBrush(colors.pair)
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 2, -4, -2), 6, 6)
        painter.setBrush(
            colors.edge(note.color) if note.color in colors.highlights else colors.mark
        )
        painter.drawRoundedRect(
            QRectF(rect.left() + 2 + indent, rect.top() + 7, 3, rect.height() - 14), 1.5, 1.5
        )
        text = rect.adjusted(14 + indent, 6, -12, -6)
        painter.setFont(self._serif)
        painter.setPen(colors.secondary)
        quote = painter.fontMetrics().elidedText(
            model.heading(note), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, quote)
        painter.setFont(self._view.font())
        painter.setPen(colors.ink)
        lines = QRect(text.left(), text.top() + QUOTE_HEIGHT + 1, text.width(), TEXT_HEIGHT)
        paint_marked(painter, lines, show_controls(note.text[:MOST_SHOWN]))
        painter.setPen(colors.secondary)
        foot = painter.fontMetrics().elidedText(
            "  ".join(model.said(note)), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, foot)
