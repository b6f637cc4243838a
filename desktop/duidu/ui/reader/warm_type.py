"""Draws common characters once, before the first page is painted.

Qt loads a font with its first glyph and draws each glyph once; of a first page that is a third of
the time.
"""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QImage, QPainter

from duidu.ui.reader.layout.font_metrics import BlockFonts, FontMetrics
from duidu.ui.reader.layout.style import ReaderStyle

_HANZI = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之"
_SYLLABLES = "aāáǎàoōóǒòeēéěèiīíǐìuūúǔùüǖǘǚǜbpmfdtnlgkhjqxzcsryw"
_LETTERS = "The quick brown fox, jumps over a lazy dog. And Wisely Carry On: 0123456789"


def warm_type(style: ReaderStyle) -> None:
    """Load and draw the type of paragraphs in this style: some 10 ms of the window's thread."""
    metrics = BlockFonts(style).body
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    try:
        # PySide makes the enumerations of these with their first call.
        painter.fillRect(image.rect(), style.palette.paper)
        painter.setClipRect(image.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(style.palette.ink)
        _draw(painter, metrics)
    finally:
        painter.end()


def _draw(painter: QPainter, metrics: FontMetrics) -> None:
    """Draw hanzi, readings and letters, all in one place."""
    for raw, letters in ((metrics.hanzi_raw, _HANZI), (metrics.ruby_raw, _SYLLABLES)):
        run = QGlyphRun()
        run.setRawFont(raw)
        glyphs = raw.glyphIndexesForString(letters)
        run.setGlyphIndexes(glyphs)
        run.setPositions([QPointF(0, 0)] * len(glyphs))
        painter.drawGlyphRun(QPointF(0, 40), run)
    for word in _LETTERS.split():
        for glyph_run in metrics.shape(word, latin=True).runs:
            painter.drawGlyphRun(QPointF(0, 40), glyph_run)
