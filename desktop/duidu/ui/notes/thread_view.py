"""The replies to the note that is open in the editor: the last of them, whose, and of when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from duidu.core.annotation import Annotation
from duidu.core.visible_text import show_controls
from duidu.ui.base.note_words import kind_name, whose
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import plural

MOST = 3  # replies shown
LONGEST = 160  # code points of one
INDENT = 12  # px for each step of a thread
PADDING = 6  # px before the text of a button


class ThreadView(QWidget):
    """A heading for each reply, which opens it, and its text. `chosen` carries the id of one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_thread(self, thread: Sequence[tuple[Annotation, int]], width: int) -> None:
        """Show replies with their depths, the first of which is 1."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        hidden = max(0, len(thread) - MOST)
        if hidden:
            more = plural("NoteEditor", hidden, "{n} earlier reply", "{n} earlier replies")
            self._label(more, 0, width, "secondary")
        for reply, depth in thread[hidden:]:
            indent = INDENT * min(depth - 1, MOST)
            heading = QPushButton(f"└ {whose(reply) or kind_name(reply.kind)}".replace("&", "&&"))
            heading.setObjectName("link")
            heading.clicked.connect(lambda _=False, note=reply.id: self.chosen.emit(note))
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(indent, 0, 0, 0)
            row.addWidget(heading, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(line)
            self._label(show_controls(short(reply.text, LONGEST)), indent + PADDING, width, "")
        self.setVisible(bool(thread))

    def _label(self, text: str, indent: int, width: int, name: str) -> None:
        label = QLabel(text)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setContentsMargins(indent, 0, 0, 0)
        label.setFixedWidth(width)
        label.setFixedHeight(label.heightForWidth(width))
        self._column.addWidget(label)
