"""What Qt says of this machine, for duidu doctor: platform, screens, fonts, input."""

import os
from collections.abc import Iterator

from PySide6 import __version__ as pyside
from PySide6.QtCore import QLibraryInfo, qVersion
from PySide6.QtGui import QFontDatabase, QFontMetrics, QGuiApplication, QImageReader
from PySide6.QtWidgets import QApplication

from duidu.core.errors import DuiduError
from duidu.ui.style.fonts import load_fonts
from duidu.ui.window.process import check_display, make_application

HANZI = "汉"


def window_facts() -> Iterator[tuple[str, str]]:
    """Yield names and values; without a display those of Qt's offscreen platform."""
    yield "Qt", f"{qVersion()} through PySide6 {pyside}"
    try:
        check_display()
    except DuiduError:
        yield "display", "none; what follows is without one"
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application()
    yield "Qt platform", QGuiApplication.platformName()
    yield "Qt plugins", QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    for screen in app.screens():
        size = screen.size()
        yield (
            "screen",
            f"{size.width()}x{size.height()}, {screen.devicePixelRatio():g} pixels to one",
        )
    yield "style", f"{app.style().objectName()}, {app.styleHints().colorScheme().name.lower()}"
    yield (
        "input method",
        os.environ.get("QT_IM_MODULES") or os.environ.get("QT_IM_MODULE") or "the platform's",
    )
    yield (
        "pictures",
        " ".join(
            bytes(name.data()).decode("ascii") for name in QImageReader.supportedImageFormats()
        ),
    )
    yield from _fonts(app)


def _fonts(app: QApplication) -> Iterator[tuple[str, str]]:
    """Yield the fonts in use, and whether hanzi are drawn."""
    yield "interface font", app.font().family()
    fonts = load_fonts()
    for role, family in (
        ("hanzi", fonts.hanzi),
        ("hanzi sans", fonts.hanzi_sans),
        ("Latin", fonts.latin),
        ("pinyin", fonts.ruby),
    ):
        yield f"{role} font", family
    draws = QFontMetrics(QFontDatabase.font(fonts.hanzi, "Regular", 12)).inFontUcs4(ord(HANZI))
    yield "Chinese characters", "are drawn" if draws else f"are missing from {fonts.hanzi}"
