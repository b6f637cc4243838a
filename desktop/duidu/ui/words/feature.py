"""Features of words: card, corrections, word panel, dictionaries."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ANYTIME, VIEW, WORDS
from duidu.core.draft import DraftKind
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.words.card_control import CardControl
    from duidu.ui.words.word_panel import WordPanel
    from duidu.ui.words.word_panel_control import WordPanelControl
    from duidu.ui.words.words_control import WordsControl


def _card() -> "type[CardControl]":
    from duidu.ui.words.card_control import CardControl

    return CardControl


def _words() -> "type[WordsControl]":
    from duidu.ui.words.words_control import WordsControl

    return WordsControl


def _word_panel() -> "type[WordPanelControl]":
    from duidu.ui.words.word_panel_control import WordPanelControl

    return WordPanelControl


def _load_panel() -> "type[WordPanel]":
    from duidu.ui.words.word_panel import WordPanel

    return WordPanel


def show_corrections(window: FeatureWindow) -> None:
    """Show the dialog of the corrections."""
    from duidu.ui.words.corrections_sheet import CorrectionsSheet

    CorrectionsSheet(window.context, window.window()).show()


def show_dictionaries(window: FeatureWindow) -> None:
    """Show the dialog of the dictionaries."""
    from duidu.ui.words.dictionaries_sheet import DictionariesSheet

    DictionariesSheet(window.context, window.window()).show()


def forget_look_ups(window: FeatureWindow) -> None:
    """Forget which words were looked up, and say so."""
    from duidu.app.words.word_history import forget_look_ups as forget
    from duidu.ui.style.i18n import tr

    forget(window.context.session.library.cache)
    window.context.messages.say(tr("Card", "How often you looked words up was forgotten."))


CARD = PageFeature(
    "card",
    "Rest the pointer on a word to look it up; keep its card open; find the word elsewhere.",
    (
        FeatureAction(
            "words.pin",
            "&Keep the card open",
            WORDS,
            1,
            ("Ctrl+D",),
            "pin",
            run=lambda card: card.pin(),
        ),
        FeatureAction(
            "words.occurrences",
            "&All occurrences",
            WORDS,
            1,
            ("O",),
            "occurrences",
            run=lambda card: card.find_occurrences(),
        ),
        FeatureAction(
            "words.strokes",
            "S&troke order",
            WORDS,
            1,
            ("Alt+B",),
            run=lambda card: card.show_strokes(),
        ),
    ),
    control=_card,
)

CORRECT_WORDS = PageFeature(
    "words",
    "Cut and join words, choose another reading or meaning, say which words are known.",
    (
        FeatureAction(
            "words.copy", "Copy the wor&d", WORDS, 1, ("Alt+W",), run=lambda words: words.copy()
        ),
        FeatureAction(
            "words.cut", "C&ut the word", WORDS, 2, ("Alt+C",), run=lambda words: words.cut()
        ),
        FeatureAction(
            "words.join",
            "&Join with the next word",
            WORDS,
            2,
            ("Alt+J",),
            run=lambda words: words.join(),
        ),
        FeatureAction(
            "words.reading",
            "Another &reading…",
            WORDS,
            2,
            ("Alt+R",),
            run=lambda words: words.read(),
        ),
        FeatureAction(
            "words.meaning",
            "Another &meaning first…",
            WORDS,
            2,
            ("Alt+V",),
            run=lambda words: words.mean(),
        ),
        FeatureAction(
            "words.learn",
            "&Save the word as a card",
            WORDS,
            3,
            ("B",),
            "star",
            run=lambda words: words.learn(),
        ),
        FeatureAction(
            "words.know",
            "&I know the word",
            WORDS,
            3,
            ("M",),
            "check",
            run=lambda words: words.know(),
        ),
    ),
    control=_words,
    resumes=((DraftKind.READING, lambda words, draft: words.resume(draft)),),
)

WORD_PANEL = PageFeature(
    "about the word",
    "See in a panel what is known of a word and how it was rendered elsewhere.",
    (
        FeatureAction(
            "view.word",
            "About the w&ord",
            VIEW,
            0,
            ("W",),
            checkable=True,
            order=1,
            run=lambda panel: panel.toggle(),
        ),
    ),
    control=_word_panel,
    panel="word",
    load_panel=_load_panel,
)

DICTIONARIES: Feature[FeatureWindow] = Feature(
    "dictionaries and corrections",
    "Add dictionaries of your own, and look through the corrections of words.",
    (
        FeatureAction(
            "words.corrections", "C&orrections…", WORDS, 2, needs=ANYTIME, run=show_corrections
        ),
        FeatureAction(
            "words.dictionaries", "Dict&ionaries…", WORDS, 4, needs=ANYTIME, run=show_dictionaries
        ),
        FeatureAction(
            "words.forget",
            "&Forget what was looked up",
            WORDS,
            4,
            needs=ANYTIME,
            run=forget_look_ups,
        ),
    ),
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (CARD, CORRECT_WORDS, WORD_PANEL)
WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (DICTIONARIES,)
