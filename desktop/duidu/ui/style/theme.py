"""The colours of the text and of the window, read from resources/themes.

Where each colour is used is decided by the views.
"""

import json
from dataclasses import dataclass
from string import Template
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from duidu.resources import resource
from duidu.ui.style.contrast import fitted, muted
from duidu.ui.style.restyle import Restyle

# The most saturation of a tone beside the muted colours of a page: hues stay told apart.
TONE_SATURATION = 0.55
HIGHLIGHTS = ("yellow", "green", "blue", "rose", "violet")
TONE_SCHEMES: dict[str, tuple[str, ...]] = {
    # Tones 1 to 4 and the neutral tone, as published by the programs and authors of these names;
    # muted and fitted to each theme's paper before use.
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

        `scheme` is a key of TONE_SCHEMES, whose colours are muted as the rest of the page is, or
        five colours of the user's own. All have a contrast of 4.5:1 on paper and on raised ground.
        """
        published = (muted(color, TONE_SATURATION) for color in TONE_SCHEMES.get(scheme, ()))
        colors = own_tones(scheme) if scheme.startswith("#") else published
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


# The names that resources/themes/window.qss has for colours, and where Qt keeps each.
_ROLES = {
    "paper": "alternate-base",
    "backdrop": "window",
    "raised": "base",
    "ink": "text",
    "secondary": "placeholder-text",
    "hairline": "mid",
    "mark": "dark",
    "accent": "highlight",
    "on_accent": "highlighted-text",
    "tint": "midlight",  # which the style of the application paints nothing with
}


def qt_palette(colors: Palette) -> QPalette:
    """The same colours in the roles that Qt's own widgets and our style sheet use."""
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
        (roles.Midlight, QColor.fromRgba(colors.pair.rgba())),
        (roles.Light, colors.raised),
        (roles.Dark, colors.mark),
        (roles.Accent, colors.accent),
    ):
        palette.setColor(role, color)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colors.mark)
    return palette


def style_sheet() -> str:
    """The rules of resources/themes/window.qss; their colours are roles of the palette.

    So the sheet is the same in each theme, but for the pictures: those for dark grounds are shown
    in windows whose property `dark` is "true", see `Theme.dress`.
    """
    names = {name: f"palette({role})" for name, role in _ROLES.items()}
    names["icons"] = resource("icons").as_posix()
    return Template(resource("themes", "window.qss").read_text(encoding="utf-8")).substitute(names)


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
        self._restyle = Restyle(self)
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
        if self._app.styleSheet():
            for window in self._app.topLevelWidgets():
                if window.parentWidget() is None:
                    self.dress(window)
            self._restyle.all_windows()
        else:
            self._app.setStyleSheet(style_sheet())
        self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Have a window, and those it is the parent of, show the pictures of this theme's ground.

        A style sheet names pictures by file, and each exists for light and for dark grounds.
        """
        window.setProperty("dark", "true" if self.colors.dark else "false")

    def _of_system(self) -> str:
        """The theme that the desktop asks for: high contrast before light or dark."""
        if self._hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._hints.colorScheme() is Qt.ColorScheme.Dark else "light"

    def _scheme_changed(self) -> None:
        if self._name == "system":
            self.use("system")
