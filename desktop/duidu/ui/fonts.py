"""The typefaces of the program: the Chinese fonts that come with it, and the best book serif the machine has. No sizes, no colours."""

from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtGui import QFontDatabase

_BOOK_SERIFS = ("Iowan Old Style", "Charter", "Source Serif 4", "Georgia", "Constantia", "Literata", "Source Serif Pro")


@dataclass(frozen=True, slots=True)
class Fonts:
    """Families by role: Chinese text, Latin text, and the small letters above hanzi (a humanist sans)."""

    hanzi: str
    latin: str
    ruby: str
    hanzi_sans: str = ""


def load_fonts() -> Fonts:
    """Register the fonts that come with the program and choose a family for each role. Needs a QGuiApplication; about 15 ms."""
    serif = _register("NotoSerifSC-Regular.otf")
    sans = _register("NotoSansSC-Regular.otf")
    known = set(QFontDatabase.families())
    latin = next((family for family in _BOOK_SERIFS if family in known), serif)
    return Fonts(hanzi=serif, latin=latin, ruby=sans, hanzi_sans=sans)


def _register(name: str) -> str:
    number = QFontDatabase.addApplicationFont(str(files("pylopdf_fonts_zh_cn") / name))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
