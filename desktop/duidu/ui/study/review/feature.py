"""The features of review: the sheet in which words are asked, and what reading tells of them."""

from typing import TYPE_CHECKING

from duidu.app.settings.actions import ANYTIME, WORDS
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.study.review.met_control import MetControl


def show_review(window: FeatureWindow) -> None:
    """Show the sheet of review, the one that is open already if there is one."""
    from duidu.ui.study.review.review_sheet import ReviewDialog

    parent = window.window()
    sheet = parent.findChild(ReviewDialog) or ReviewDialog(window.context, parent)
    sheet.show()
    sheet.activateWindow()


def _met() -> "type[MetControl]":
    from duidu.ui.study.review.met_control import MetControl

    return MetControl


REVIEW: Feature[FeatureWindow] = Feature(
    "review",
    "Be asked for the words you save, in sentences of your own texts, when they are due.",
    (
        FeatureAction(
            "words.review",
            "Re&view…",
            WORDS,
            3,
            ("Ctrl+Alt+R",),
            needs=ANYTIME,
            run=show_review,
        ),
    ),
)

MEETINGS: "PageFeature[MetControl]" = PageFeature(
    "words met in reading",
    "With the setting on, words that you read without looking them up are asked a little later.",
    control=_met,
)

WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (REVIEW,)
