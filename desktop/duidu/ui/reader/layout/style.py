"""How the panes look and which way of reading they show: values the settings feed. Nothing is painted or measured here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum

from duidu.core.article import SideName
from duidu.core.token import Token
from duidu.language.zh.display import Style
from duidu.ui.style.fonts import Fonts
from duidu.ui.style.theme import Palette


class RowArrangement(StrEnum):
    """Where the two texts stand."""

    SIDE_BY_SIDE = "side_by_side"
    SENTENCES = "sentences"
    PARAGRAPHS = "paragraphs"
    SOURCE_ONLY = "source_only"
    TARGET_ONLY = "target_only"


class Pinyin(StrEnum):
    """Over which words the reading stands."""

    ALL = "all"
    HARD = "hard"
    DIMMED = "dimmed"
    HOVER = "hover"
    CLICK = "click"
    OFF = "off"

    @property
    def takes_room(self) -> bool:
        """Whether words are widened for their reading; the others show it on demand, over the text as it stands."""
        return self in (Pinyin.ALL, Pinyin.HARD, Pinyin.DIMMED)


def always(_token: Token) -> bool:
    """Every word is hard: what HARD means before levels and known words are there."""
    return True


def no_gloss(_token: Token) -> str:
    """No word has a gloss."""
    return ""


@dataclass(frozen=True, slots=True)
class ReaderStyle:
    """Type and measure. `hanzi_size` is in logical px, the others are ratios to it or to their own size; measures are in letters a line."""

    fonts: Fonts
    palette: Palette
    hanzi_size: float = 20.0
    latin_ratio: float = 0.85
    ruby_ratio: float = 0.45
    hanzi_leading: float = 1.9
    latin_leading: float = 1.55
    hanzi_measure: int = 34
    latin_measure: int = 68
    margin: int = 32
    gutter: int = 48
    sans: bool = False
    reduced_motion: bool | Callable[[], bool] = False
    """Whether nothing glides, or what tells it: asking Qt's style costs a start more than the answer is worth."""

    @property
    def still(self) -> bool:
        """Whether nothing glides."""
        return self.reduced_motion() if callable(self.reduced_motion) else self.reduced_motion

    @property
    def type_and_measure(self) -> tuple[object, ...]:
        """Everything that decides where lines end; colours do not."""
        return tuple(
            getattr(self, field.name)
            for field in fields(self)
            if field.name not in ("palette", "reduced_motion")
        )


@dataclass(frozen=True, slots=True)
class ReaderMode:
    """One way of reading.

    `hidden` is the side that reveal mode hides; `tones` a scheme of the theme ("" for none). `prepare` is given a block's tokens before
    they are laid out and, where meanings are shown, the text that answers it; it may change readings to what is said. `variant` writes a
    text in another script without changing its length.
    """

    arrangement: RowArrangement = RowArrangement.SIDE_BY_SIDE
    swapped: bool = False
    pinyin: Pinyin = Pinyin.ALL
    by_word: bool = True
    tones: str = ""
    hidden: SideName | None = None
    ruler: bool = False
    spelling: Style = Style.MARKS
    prepare: Callable[[tuple[Token, ...], str], tuple[Token, ...]] | None = None
    is_hard: Callable[[Token], bool] = field(default=always)
    gloss: Callable[[Token], str] = field(default=no_gloss)
    variant: Callable[[str, Sequence[Token]], str] | None = None
