"""How an article stands on paper: sheet, type and what is shown, as the settings say."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter

from duidu.app.article.open_text import OpenText, is_alone
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.ui.reader.layout.paper_notes import NotesPlace
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle, RowArrangement
from duidu.ui.reader.paint.printed_page import PrintedPage
from duidu.ui.style.theme import load

_DPI = 300
_SIZES = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
    "a5": QPageSize.PageSizeId.A5,
}


class _Type(NamedTuple):
    """Type on paper: px of 1/96 inch, leadings as ratios; `plain` are hanzi without pinyin."""

    hanzi: float
    ruby: float
    plain: float
    latin: float
    rows: float
    measure: int
    margin_mm: float


_TYPES = {
    "large": _Type(16.0, 1.9, 1.7, 1.5, 0.7, 40, 18.0),
    "normal": _Type(14.0, 1.75, 1.5, 1.4, 0.5, 46, 18.0),
    "small": _Type(12.0, 1.65, 1.4, 1.3, 0.4, 54, 16.0),
}


class Paper:
    """What a person chose for paper, read once: a job that prints does not follow the settings."""

    def __init__(self, settings: Settings) -> None:
        self._texts = settings.get(table.PAPER_TEXTS)
        self._pinyin = settings.get(table.PAPER_PINYIN)
        self._type = _TYPES[settings.get(table.DENSITY)]
        self._size = _SIZES[settings.get(table.PAPER_SIZE)]
        self._place = NotesPlace(settings.get(table.PAPER_NOTES))

    def writer(self, path: str, title: str) -> QPdfWriter:
        """What writes a PDF on sheets of the size that was chosen."""
        writer = QPdfWriter(path)
        writer.setResolution(_DPI)
        writer.setTitle(title)
        writer.setCreator("Duidu")
        writer.setPageSize(QPageSize(self._size))
        self.set_margins(writer)
        return writer

    def set_margins(self, device: QPagedPaintDevice) -> None:
        """Give a printer or a PDF the margins that go with the type."""
        margins = QMarginsF(*[self._type.margin_mm] * 4)
        device.setPageMargins(margins, QPageLayout.Unit.Millimeter)

    def printed(
        self, session: Session, open_text: OpenText, style: ReaderStyle, mode: ReaderMode
    ) -> PrintedPage:
        """The article for sheets, in the light theme whatever the page's is."""
        mode = self._mode(mode, is_alone(open_text))
        notes = session.library.notes.of_article(open_text.article)
        data = session.library.pictures.data
        style = self._style(style, mode)
        return PrintedPage(open_text, style, mode, data, self._place, notes)

    def _mode(self, mode: ReaderMode, alone: bool) -> ReaderMode:
        if self._pinyin != "as_shown":
            mode = replace(mode, pinyin=Pinyin(self._pinyin))
        if self._texts != "as_shown" and not alone:
            mode = replace(mode, arrangement=RowArrangement(self._texts))
        return mode

    def _style(self, style: ReaderStyle, mode: ReaderMode) -> ReaderStyle:
        """The style of the page in light colours, with the type that was chosen."""
        chosen = self._type
        return replace(
            style,
            palette=load("light"),
            hanzi_size=chosen.hanzi,
            hanzi_leading=chosen.ruby if mode.pinyin.takes_room else chosen.plain,
            latin_leading=chosen.latin,
            row_space=chosen.rows,
            hanzi_measure=chosen.measure,
            latin_measure=2 * chosen.measure,
        )
