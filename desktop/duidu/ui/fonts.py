"""The typefaces of the program: the Chinese fonts that come with it, and the best book serif the machine has. No sizes, no colours."""

from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtGui import QFontDatabase

_BOOK_SERIFS = ("Iowan Old Style", "Charter", "Source Serif 4", "Georgia", "Constantia", "Literata", "Source Serif Pro")


@dataclass(frozen=True, slots=True)
@dataclass(frozen=True, slots=True)
class Fonts:
    """The families one pane pair is set in: hanzi in Song and Hei, Latin text, and ruby (a humanist sans)."""

    hanzi: str
    hanzi_sans: str
    latin: str
    ruby: str


class FontCase:
    """Adds bundled fonts the first time they are asked for (about 2 ms each) and says which families to use."""

    def __init__(self, app: QApplication) -> None:
        """Nothing is loaded until it is needed."""
        self._app = app
        self._system = QFont(app.font())
        self._added: set[str] = set()

    def fonts(self, language: str, latin_style: str = "serif", chinese: str = "", latin: str = "") -> Fonts:
        """Families for Chinese of this code (zh-Hans, zh-Hant) beside Latin text; `chinese` and `latin` are the person's own choices."""
        traditional = "Hant" in language or language in ("zh-TW", "zh-HK")
        script = TRADITIONAL if traditional else SIMPLIFIED
        return Fonts(
            hanzi=self._first((chinese, *script["serif"])),
            hanzi_sans=self._first((chinese, *script["sans"])),
            latin=self._first((latin, *LATIN[latin_style])),
            ruby=self._first((SANS,)),
        )

    def use_interface_font(self, language: str) -> None:
        """Set the window's font: the system's own, or ours where the system names none or the interface is Chinese."""
        font = QFont(self._system)
        if self._system.family() in GENERIC and self._available(SANS):
            font.setFamilies([SANS])
            font.setPointSizeF(max(10.0, font.pointSizeF()))
        elif language.startswith("zh") and self._available(SANS):
            font.setFamilies([self._system.family(), SANS])
        self._app.setFont(font)

    def _first(self, families: Sequence[str]) -> str:
        return next((family for family in families if family and self._available(family)), self._app.font().family())

    def _available(self, family: str) -> bool:
        if family in FILES and family not in self._added and not QFontDatabase.hasFamily(family):
            path = bundled(family)
            if path is not None:
                QFontDatabase.addApplicationFont(str(path))
            self._added.add(family)
        return bool(QFontDatabase.hasFamily(family))
