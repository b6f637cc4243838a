"""The features of review: the sheet in which words are asked, and what reading tells of them."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from duidu.app.settings.actions import ANYTIME, WORDS
from duidu.core.changes import Changes
from duidu.core.jobs import Job
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow
from duidu.ui.base.jobs import Lane
from duidu.ui.page.page_feature import PageFeature
from duidu.ui.style.i18n import plural, tr

if TYPE_CHECKING:
    from duidu.ui.study.review.met_control import MetControl


def show_review(window: FeatureWindow) -> None:
    """Show the sheet of review, the one that is open already if there is one."""
    from duidu.ui.study.review.review_sheet import ReviewDialog

    parent = window.window()
    sheet = parent.findChild(ReviewDialog) or ReviewDialog(window.context, parent)
    sheet.show()
    sheet.activateWindow()


def tell_due(window: FeatureWindow, tell: Callable[[str], None]) -> None:
    """Say in the menu how many cards are due, counted while it opens."""
    context = window.context

    def work(_: Job) -> int:
        from duidu.app.study.known_words import studied_language
        from duidu.app.study.review_plan import review_plan
        from duidu.app.study.review_queue import due_cards

        library, plan = context.session.library, review_plan(context.settings)
        return due_cards(library, studied_language().code, plan, time.time()).count

    context.jobs.run(
        Lane.ANSWER,
        work,
        owner=context.messages,
        when_done=lambda n: tell(plural("Review", n, "{n} due", "{n} due") if n else ""),
        key="cards due",
    )


def take_back_met(window: FeatureWindow) -> None:
    """Put back the reviews that today's reading moved, and offer to undo that."""
    from duidu.app.study.known_words import studied_language
    from duidu.app.study.meetings import TakeBackMeetings

    context = window.context
    command = TakeBackMeetings(context.session.library, studied_language().code, time.time())

    def told(_: Changes) -> None:
        text = plural(
            "Review",
            command.count,
            "{n} word met today is asked as if it had not been.",
            "{n} words met today are asked as if they had not been.",
        )
        if command.count:
            context.offer_undo("", text)
        else:
            context.messages.say(tr("Review", "Reading has moved no word today."))

    context.do("", command, when_done=told)


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
            tells=tell_due,
        ),
        FeatureAction(
            "words.unmeet",
            "Ta&ke back words met today",
            WORDS,
            3,
            ("Ctrl+Alt+Z",),
            needs=ANYTIME,
            order=1,
            run=take_back_met,
        ),
    ),
)

MEETINGS: "PageFeature[MetControl]" = PageFeature(
    "words met in reading",
    "With the setting on, words that you read without looking them up are asked a little later.",
    control=_met,
)

WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (REVIEW,)
