"""The colours of the text and of the window, read from resources/themes.

Where each colour is used is decided by the views.
"""

import json
from dataclasses import dataclass
from string import Template
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from duidu.resources import resource
from duidu.ui.style.contrast import fitted

HIGHLIGHTS = ("yellow", "green", "blue", "rose", "violet")
TONE_SCHEMES: dict[str, tuple[str, ...]] = {
    # Tones 1 to 4 and the neutral tone, as published by the programs and authors of these names;
    # fitted to each theme's paper before use.
    "pleco": ("#E30000", "#02B31C", "#1510F0", "#8900BF", "#777777"),
    "dummitt": ("#EE363E", "#F47C36", "#73BB4F", "#649CD3", "#A0A0A0"),
    "mdbg": ("#EE363E", "#F47C36", "#73BB4F", "#649CD3", "#333333"),
    "hanping": ("#64B4FF", "#30B030", "#F08000", "#D00020", "#A0A0A0"),
    "sinosplice": ("#F47C36", "#4E8333", "#367ABD", "#EA141D", "#767676"),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme.

    `paper` is behind the text, `backdrop` around it, `raised` behind cards and popups. `mark` is
    for doubts and scroll handles; `pair` and `word` are translucent tints of the accent colour.
    """

    name: str
    dark: bool
    paper: QColor
    backdrop: QColor
    raised: QColor
    ink: QColor
    secondary: QColor
    hairline: QColor
    mark: QColor
    accent: QColor
    on_accent: QColor
    pair: QColor
    word: QColor
    highlights: dict[str, QColor]

    def tones(self, scheme: str) -> tuple[QColor, ...]:
        """The colours of the four tones and the neutral one; () for no colours.

        `scheme` is a key of TONE_SCHEMES or five colours of the user's own. All have a contrast
        of 4.5:1 on paper and on raised ground.
        """
        colors = own_tones(scheme) if scheme.startswith("#") else TONE_SCHEMES.get(scheme, ())
        return tuple(
            QColor(fitted(fitted(color, self.paper.name()), self.raised.name())) for color in colors
        )

    def edge(self, highlight: str) -> QColor:
        """The colour of a highlight's underline: its hue, with a contrast of 3:1 on paper."""
        return QColor(fitted(self.highlights[highlight].name(), self.paper.name(), 3.0))


def own_tones(kept: str) -> tuple[str, ...]:
    """The five colours of the user's own scheme, from the text that the settings store.

    What is not a colour is replaced from the first scheme.
    """
    fallback = TONE_SCHEMES["pleco"]
    words = kept.split()
    return tuple(
        word if QColor.isValidColorName(word) else usual
        for word, usual in zip([*words, *fallback[len(words) :]], fallback, strict=False)
    )


def load(name: str) -> Palette:
    """The theme of that name; the light one if there is none."""
    path = resource("themes", f"{name}.json")
    if not path.exists():
        path = resource("themes", "light.json")
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    pair, word = QColor(raw["accent"]), QColor(raw["accent"])
    pair.setAlphaF(raw.pop("pair_alpha"))
    word.setAlphaF(raw.pop("word_alpha"))
    highlights = {key: QColor(value) for key, value in raw.pop("highlights").items()}
    name, dark = raw.pop("name"), raw.pop("dark")
    plain = {key: QColor(value) for key, value in raw.items()}
    return Palette(name=name, dark=dark, pair=pair, word=word, highlights=highlights, **plain)


def qt_palette(colors: Palette) -> QPalette:
    """The same colours in the roles that Qt's own widgets use."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, color in (
        (roles.Window, colors.backdrop),
        (roles.WindowText, colors.ink),
        (roles.Base, colors.raised),
        (roles.AlternateBase, colors.paper),
        (roles.Text, colors.ink),
        (roles.Button, colors.backdrop),
        (roles.ButtonText, colors.ink),
        (roles.BrightText, colors.accent),
        (roles.ToolTipBase, colors.raised),
        (roles.ToolTipText, colors.ink),
        (roles.PlaceholderText, colors.secondary),
        (roles.Highlight, colors.accent),
        (roles.HighlightedText, colors.on_accent),
        (roles.Link, colors.accent),
        (roles.Mid, colors.hairline),
        (roles.Light, colors.raised),
        (roles.Dark, colors.mark),
        (roles.Accent, colors.accent),
    ):
        palette.setColor(role, color)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colors.mark)
    return palette


def style_sheet(colors: Palette) -> str:
    """The rules of resources/themes/window.qss with this theme's colours filled in."""
    names = {
        key: getattr(colors, key).name()
        for key in (
            "paper",
            "backdrop",
            "raised",
            "ink",
            "secondary",
            "hairline",
            "mark",
            "accent",
            "on_accent",
        )
    }
    names["tint"] = colors.pair.name(QColor.NameFormat.HexArgb)
    # Style sheets name their pictures by file, and each picture exists for light and dark grounds.
    names["icons"] = resource("icons").as_posix()
    names["shade"] = names["tick"] = "dark" if colors.dark else "light"
    return Template(resource("themes", "window.qss").read_text(encoding="utf-8")).substitute(names)


class _Unseen(QObject):
    """Keeps from the widgets that their style changes: they would lay themselves out for it."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallow a change of style."""
        return event.type() is QEvent.Type.StyleChange


class Theme(QObject):
    """The current theme. Views read `colors` and repaint on `changed`.

    "system" follows the desktop: light, dark or high contrast.
    """

    changed = Signal()

    def __init__(self, app: QApplication, name: str) -> None:
        """Apply the theme of that name to the application; see use."""
        super().__init__(app)
        self._app = app
        self._name = self._shown = ""
        self.colors = load("light")
        # Kept, because without their owner PySide takes the accessibility hints for deleted.
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._scheme_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._scheme_changed)
        self.use(name)

    def use(self, name: str) -> None:
        """Switch to a theme: light, dark, sepia, contrast or system."""
        self._name = name
        shown = self._of_system() if name == "system" else name
        if shown == self._shown:
            return  # to style all widgets anew takes longer than a frame
        self._shown = shown
        self.colors = load(shown)
        self._app.setPalette(qt_palette(self.colors))
        self._style(style_sheet(self.colors))
        self.changed.emit()

    def _style(self, sheet: str) -> None:
        """Style all widgets anew.

        Qt styles a widget once for each of its ancestors when it replaces a sheet, but only once
        when there was none: so the old one is taken away first, unseen.
        """
        if self._app.styleSheet():
            unseen = _Unseen(self)
            self._app.installEventFilter(unseen)
            self._app.setStyleSheet("")
            self._app.removeEventFilter(unseen)
            unseen.deleteLater()
        self._app.setStyleSheet(sheet)

    def _of_system(self) -> str:
        """The theme that the desktop asks for: high contrast before light or dark."""
        if self._hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._hints.colorScheme() is Qt.ColorScheme.Dark else "light"

    def _scheme_changed(self) -> None:
        if self._name == "system":
            self.use("system")
