"""The feature of known words: its panel, and the export of saved cards."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import VIEW, WORDS
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature
from duidu.ui.study.review import feature as review
from duidu.ui.study.speech.feature import SPEECH

if TYPE_CHECKING:
    from duidu.ui.study.study_control import StudyControl
    from duidu.ui.study.study_panel import StudyPanel


def _study() -> "type[StudyControl]":
    from duidu.ui.study.study_control import StudyControl

    return StudyControl


def _load_panel() -> "type[StudyPanel]":
    from duidu.ui.study.study_panel import StudyPanel

    return StudyPanel


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
        FeatureAction(
            "words.export",
            "&Export the cards for Anki…",
            WORDS,
            3,
            run=lambda study: study.export(),
        ),
    ),
    control=_study,
    panel="study",
    load_panel=_load_panel,
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (KNOWN_WORDS, SPEECH, review.MEETINGS)
WINDOW_FEATURES = review.WINDOW_FEATURES
