"""Turns the settings into the style and the mode of a reading view."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from duidu.app.article.open_text import OpenText, is_alone
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import Setting
from duidu.core.article import SideName
from duidu.core.token import Token
from duidu.language.registry import describe
from duidu.language.zh.display import Style
from duidu.language.zh.sandhi import with_sandhi
from duidu.lexicon.gloss_text import Spelling
from duidu.ui.reader.layout.style import (
    Pinyin,
    ReaderMode,
    ReaderStyle,
    RowArrangement,
    always,
    no_gloss,
)
from duidu.ui.style.fonts import load_fonts
from duidu.ui.style.motion import motion_reduced
from duidu.ui.style.theme import Palette

if TYPE_CHECKING:
    from duidu.app.session import Session
    from duidu.app.words.word_aids import WordAids


_GLOSS_ROOM = 0.34
"""Of a line, for meanings below the hanzi, in hanzi."""


def reader_style(settings: Settings, colors: Palette, language: str = "") -> ReaderStyle:
    """Return fonts, sizes and measures; zoom scales the hanzi and all that is a ratio of it."""
    fonts = load_fonts(
        language,
        settings.get(table.LATIN_STYLE),
        settings.get(table.CHINESE_FONT),
        settings.get(table.LATIN_FONT),
    )
    measure = settings.get(table.MEASURE)
    return ReaderStyle(
        fonts=fonts,
        palette=colors,
        hanzi_size=settings.get(table.HANZI_SIZE) * settings.get(table.ZOOM) / 100,
        hanzi_leading=settings.get(table.LINE_HEIGHT),
        hanzi_measure=measure,
        latin_measure=2 * measure,
        gloss_room=_GLOSS_ROOM if settings.get(table.GLOSS) and _has_ruby(settings) else 0.0,
        sans=settings.get(table.CHINESE_STYLE) == "sans",
        reduced_motion=partial(motion_reduced, settings),
    )


def _has_ruby(settings: Settings) -> bool:
    """Whether readings stand above hanzi, so that meanings have to stand below."""
    is_zhuyin = settings.get(table.PINYIN_STYLE) == Style.ZHUYIN
    return Pinyin(settings.get(table.PINYIN_SHOWN)).takes_room and not is_zhuyin


def tone_scheme(settings: Settings, setting: Setting[str]) -> str:
    """Return the tone colours of the text or the card: a name, or the reader's own colours."""
    chosen = settings.get(setting)
    return settings.get(table.OWN_TONES) if chosen == "own" else chosen


def spelling(settings: Settings, *, traditional: bool = False) -> Spelling:
    """Return how readings are written beside words and within meanings."""
    return Spelling(Style(settings.get(table.PINYIN_STYLE)), traditional)


def needs_aids(settings: Settings) -> bool:
    """Return whether the way of reading needs the dictionary.

    It does for pinyin or meanings of hard words only, and for the other script.
    """
    return (
        settings.get(table.PINYIN_SHOWN) == "hard"
        or settings.get(table.GLOSS)
        or settings.get(table.SCRIPT) != "as_is"
    )


def word_aids(session: "Session") -> "WordAids":
    """Make the aids over words for the level and script of the settings.

    They say which words are hard for this reader, give short meanings and the other script.
    """
    from duidu.app.study.known_words import knowledge, learner_rule, studied_language
    from duidu.app.words.word_aids import Script, WordAids

    settings = session.settings
    studied = studied_language()
    known = knowledge(session.library, studied.code, studied.standard, settings.get(table.MY_LEVEL))
    rule = learner_rule(session.lexicon, known, studied.code)
    return WordAids(session.lexicon, rule, Script(settings.get(table.SCRIPT)))


def spoken(tokens: tuple[Token, ...], _answer: str = "") -> tuple[Token, ...]:
    """Return tokens with their readings as spoken, tone changes applied: ní hǎo, bú shì."""
    return with_sandhi(tokens, third_tones=True)


def _preparation(
    sandhi: bool, aids: "WordAids | None"
) -> Callable[[tuple[Token, ...], str], tuple[Token, ...]] | None:
    """Return what is done with a block's words before layout, None for nothing.

    `aids` answer about words only after their block went through `prepare`, so it comes first.
    """
    if aids is None:
        return spoken if sandhi else None
    return (lambda tokens, answer: spoken(aids.prepare(tokens, answer))) if sandhi else aids.prepare


def translation_of(open_text: OpenText) -> SideName:
    """The side that is not studied; the right one where neither or both are."""
    source, target = (describe(open_text.language(side)).has_dictionary for side in SideName)
    return SideName.SOURCE if target and not source else SideName.TARGET


def hanzi_language(open_text: OpenText) -> str:
    """The code of the side that is set in hanzi, which says in which script; "" for none."""
    codes = map(open_text.language, SideName)
    return next((code for code in codes if describe(code).square_characters), "")


def mode_of(settings: Settings, open_text: OpenText, aids: "WordAids | None") -> ReaderMode:
    """Return the reading mode of an article; that of a text alone shows the one side it has."""
    mode = reader_mode(settings, translation_of(open_text), aids)
    if not is_alone(open_text):
        return mode
    return replace(mode, arrangement=RowArrangement.SOURCE_ONLY, swapped=False, hidden=None)


def reader_mode(
    settings: Settings, translation: SideName = SideName.TARGET, aids: "WordAids | None" = None
) -> ReaderMode:
    """Return the reading mode of an article with its translation on that side."""
    hidden = {"translation": translation, "original": translation.other}
    tones = tone_scheme(settings, table.TONE_COLORS)
    return ReaderMode(
        arrangement=RowArrangement(settings.get(table.MODE)),
        swapped=settings.get(table.SWAPPED),
        pinyin=Pinyin(settings.get(table.PINYIN_SHOWN)),
        by_word=settings.get(table.PINYIN_BY) == "word",
        spelling=Style(settings.get(table.PINYIN_STYLE)),
        tones="" if tones == "none" else tones,
        hidden=hidden.get(settings.get(table.HIDDEN)),
        reveal_paragraph=settings.get(table.REVEAL_BY) == "paragraph",
        focus_sentence=settings.get(table.FOCUS),
        paged=settings.get(table.PAGED),
        ruler=settings.get(table.RULER),
        prepare=_preparation(settings.get(table.SANDHI), aids),
        is_hard=aids.is_hard if aids else always,
        needs_answer=aids is not None,
        gloss=aids.gloss if aids and settings.get(table.GLOSS) else no_gloss,
        variant=aids.variant if aids and settings.get(table.SCRIPT) != "as_is" else None,
    )
