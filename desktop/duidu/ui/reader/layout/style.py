"""How the panes look (ReaderStyle) and what they show (ReaderMode): values made from the settings.

Nothing is measured or painted here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum

from duidu.core.article import SideName
from duidu.core.token import Token
from duidu.language.zh.display import Style
from duidu.ui.style.fonts import Fonts
from duidu.ui.style.theme import Palette


class RowArrangement(StrEnum):
    """How the two texts of a row stand to each other."""

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
        """Whether words are widened for their reading.

        The other modes show it on demand, over the text as it stands.
        """
        return self in (Pinyin.ALL, Pinyin.HARD, Pinyin.DIMMED)


def always(_token: Token) -> bool:
    """Whether a word is hard, before levels and known words are loaded: every word is."""
    return True


def no_gloss(_token: Token) -> str:
    """The gloss of a word where none are shown."""
    return ""


@dataclass(frozen=True, slots=True)
class ReaderStyle:
    """Type and measure.

    `hanzi_size` is in logical px, the other sizes are ratios to it, leadings are ratios to their
    own size; measures are letters in a line, `margin` and `gutter` px. `row_space` is the space
    between rows, as a share of a line of hanzi, `gloss_room` the room for meanings below hanzi, in
    hanzi.
    """

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
    row_space: float = 0.9
    gloss_room: float = 0.0
    sans: bool = False
    reduced_motion: bool | Callable[[], bool] = False
    """Whether nothing is animated, or a function that tells.

    A function, because asking Qt's style at start costs more than the answer is worth then.
    """

    @property
    def still(self) -> bool:
        """Whether nothing is animated."""
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
    """What of the texts is shown, and how.

    `hidden` is the side that stays hidden until asked for, by sentence or with `reveal_paragraph`
    by paragraph. `tones` names a colour scheme of the theme ("" for none). `focus_sentence` dims
    all but the current sentence, `ruler` marks its lines across both columns, `paged` shows the
    text page by page and does not scroll it.

    `prepare` gets the tokens of a block before they are laid out and, with `needs_answer`, the text
    that answers the block, which tells names and meanings; it may replace readings, for example by
    what is spoken. `variant` writes a text in the other Chinese script without changing its length.
    """

    arrangement: RowArrangement = RowArrangement.SIDE_BY_SIDE
    swapped: bool = False
    pinyin: Pinyin = Pinyin.ALL
    by_word: bool = True
    tones: str = ""
    hidden: SideName | None = None
    reveal_paragraph: bool = False
    focus_sentence: bool = False
    paged: bool = False
    ruler: bool = False
    spelling: Style = Style.MARKS
    prepare: Callable[[tuple[Token, ...], str], tuple[Token, ...]] | None = None
    is_hard: Callable[[Token], bool] = field(default=always)
    gloss: Callable[[Token], str] = field(default=no_gloss)
    needs_answer: bool = False
    variant: Callable[[str, Sequence[Token]], str] | None = None

    @property
    def holds_sentence(self) -> bool:
        """Whether there is a current sentence all the time, lit until another one is."""
        return self.focus_sentence or self.ruler
