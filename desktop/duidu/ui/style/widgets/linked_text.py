"""A page of plain text with links, written run by run and never as markup."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from duidu.core.visible_text import show_controls
from duidu.language.script import is_hanzi
from duidu.ui.style.fonts import load_fonts


class LinkedText(QTextBrowser):
    """Text browser in which Tab goes from link to link.

    `anchorClicked` carries the name that a link was written with.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextBrowser { background: transparent; border: 0 }")
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._cursor = QTextCursor(self.document())
        self._empty = True

    def begin(self) -> None:
        """Empty the page to write it anew."""
        self.clear()
        self._cursor = QTextCursor(self.document())
        self._empty = True

    def end(self) -> None:
        """Scroll to the beginning after writing."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def paragraph(self, above: int = 0, indent: int = 0) -> None:
        """Begin a line; `above` and `indent` are in px."""
        form = QTextBlockFormat()
        form.setTopMargin(0 if self._empty else above)
        form.setLeftMargin(indent)
        form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._empty = False

    def run(
        self, text: str, color: QColor, size: int = 13, link: str = "", bold: bool = False
    ) -> None:
        """Write text into the line; `link` makes a link of that name of it."""
        fonts = load_fonts()
        font = QFont(
            [fonts.ruby, fonts.hanzi_sans] if size < 15 else [fonts.hanzi, fonts.hanzi_sans]
        )
        font.setPixelSize(size)
        if not any(map(is_hanzi, text)):
            # Otherwise quotation marks of the hanzi font are as wide as a hanzi.
            font.setFeature(QFont.Tag.fromString("pwid"), 1)
        font.setBold(bold)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(color)
        if link:
            form.setAnchor(True)
            form.setAnchorHref(link)
        self._cursor.insertText(show_controls(text).replace("\n", " "), form)

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: no resource that a text names is ever read."""
