"""The features of known words: panel, marks, before reading; and the export of saved cards."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ANYTIME, VIEW, WORDS
from duidu.app.settings.settings_table import ALL_STATUSES, STATUSES
from duidu.study.knowledge import Status
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow
from duidu.ui.page.page_feature import PageFeature
from duidu.ui.settings.feature import PACE, READING_TIME, TIME_LEFT
from duidu.ui.study.review import feature as review
from duidu.ui.style.i18n import tr

if TYPE_CHECKING:
    from duidu.ui.study.reading_marks import ReadingMarks
    from duidu.ui.study.study_control import StudyControl
    from duidu.ui.study.study_panel import StudyPanel


def _study() -> "type[StudyControl]":
    from duidu.ui.study.study_control import StudyControl

    return StudyControl


def _marks() -> "type[ReadingMarks]":
    from duidu.ui.study.reading_marks import ReadingMarks

    return ReadingMarks


def _load_panel() -> "type[StudyPanel]":
    from duidu.ui.study.study_panel import StudyPanel

    return StudyPanel


def show_before_reading(window: FeatureWindow) -> None:
    """Show the words that help most with a text: the one shown, or the current on the shelf."""
    from duidu.ui.shelf.article_list import Shelf
    from duidu.ui.study.before_sheet import BeforeSheet

    # The menu of the shelf says which text it was opened on.
    action, shelf = window.context.actions["words.before"], window.window().findChild(Shelf)
    article = str(action.data() or window.article)
    action.setData(None)
    if not article and shelf is not None:
        article = shelf.article_at(shelf.currentIndex())
    if article:
        BeforeSheet(window.context, window.window(), article).show()
    else:
        window.context.messages.say(tr("BeforeReading", "Choose a text on the shelf first."))


KNOWN_WORDS = PageFeature(
    "known words",
    "See how much of the article you know; save words as cards and export them for Anki.",
    (
        FeatureAction(
            "view.study",
            "&Known words",
            VIEW,
            0,
            ("H",),
            checkable=True,
            order=1,
            run=lambda study: study.toggle_panel("study"),
        ),
    ),
    control=_study,
    panel="study",
    load_panel=_load_panel,
)

READING_MARKS = PageFeature(
    "words by status",
    "See which words are new or being learnt; mark a word, a page or the article by a key.",
    (
        FeatureAction(
            "view.statuses",
            "Ne&w and learning words",
            VIEW,
            2,
            ("Shift+U",),
            checkable=True,
            is_on=lambda settings: settings.get(STATUSES) != "off",
            run=lambda marks: marks.turn(),
        ),
        FeatureAction(
            "view.all_statuses",
            "Kn&own and ignored words, too",
            VIEW,
            2,
            ("Ctrl+Shift+U",),
            checkable=True,
            is_on=lambda settings: settings.get(ALL_STATUSES),
            run=lambda marks: marks.turn_all(),
        ),
        FeatureAction(
            "words.next_new",
            "Next ne&w word",
            WORDS,
            3,
            ("Shift+E",),
            run=lambda marks: marks.next_new(),
        ),
        FeatureAction(
            "words.ignore",
            "I&gnore the word",
            WORDS,
            3,
            ("Shift+X",),
            run=lambda marks: marks.mark(Status.IGNORED),
        ),
        FeatureAction(
            "words.new",
            "The word is ne&w to me",
            WORDS,
            3,
            ("Shift+M",),
            run=lambda marks: marks.mark(Status.NEW),
        ),
        FeatureAction(
            "words.know_page",
            "I &know this page",
            WORDS,
            3,
            ("Shift+K",),
            run=lambda marks: marks.know_page(),
        ),
        FeatureAction(
            "words.know_all",
            "I know the &whole article",
            WORDS,
            3,
            ("Ctrl+Shift+K",),
            run=lambda marks: marks.know_all(),
        ),
    ),
    control=_marks,
)

BEFORE_READING: Feature[FeatureWindow] = Feature(
    "before reading",
    "Look through the words that help most with a text, each in its sentence, before you read it.",
    (
        FeatureAction(
            "words.before",
            "&Before you read…",
            WORDS,
            3,
            ("Ctrl+Shift+B",),
            needs=ANYTIME,
            order=1,
            run=show_before_reading,
        ),
    ),
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (
    KNOWN_WORDS,
    READING_MARKS,
    review.MEETINGS,
    READING_TIME,
    TIME_LEFT,
    PACE,
)
WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (
    *review.WINDOW_FEATURES,
    BEFORE_READING,
)
