"""The features that change the text of the article: corrections, editing in place, their list."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ARTICLE, EDIT, NOTES, TRANSLATED, VIEW
from duidu.core.draft import DraftKind
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.alignment.correct_text import CorrectText
    from duidu.ui.alignment.edit_control import EditControl
    from duidu.ui.alignment.lock_control import LockControl
    from duidu.ui.alignment.rewordings_control import RewordingsControl
    from duidu.ui.alignment.rewordings_panel import RewordingsPanel


def _correct_text() -> "type[CorrectText]":
    from duidu.ui.alignment.correct_text import CorrectText

    return CorrectText


def _edit() -> "type[EditControl]":
    from duidu.ui.alignment.edit_control import EditControl

    return EditControl


def _rewordings() -> "type[RewordingsControl]":
    from duidu.ui.alignment.rewordings_control import RewordingsControl

    return RewordingsControl


def _lock() -> "type[LockControl]":
    from duidu.ui.alignment.lock_control import LockControl

    return LockControl


def _load_panel() -> "type[RewordingsPanel]":
    from duidu.ui.alignment.rewordings_panel import RewordingsPanel

    return RewordingsPanel


CORRECT_TEXT: "PageFeature[CorrectText]" = PageFeature(
    "correct the text",
    "Put right a misprint in the article; notes stay where they belong.",
    (
        FeatureAction(
            "notes.correct",
            "&Correct the text…",
            NOTES,
            0,
            ("C",),
            order=1,
            run=lambda correct: correct.ask(),
        ),
    ),
    control=_correct_text,
)

EDIT_TEXT: "PageFeature[EditControl]" = PageFeature(
    "edit the text",
    "Edit a sentence or a paragraph where it stands, or write the counterpart that is missing.",
    (
        FeatureAction(
            "edit.sentence",
            "&Edit the sentence",
            EDIT,
            3,
            ("F2",),
            run=lambda edit: edit.edit_sentence(),
        ),
        FeatureAction(
            "edit.paragraph",
            "Edit the para&graph",
            EDIT,
            3,
            ("Shift+F2",),
            run=lambda edit: edit.edit_paragraph(),
        ),
        FeatureAction(
            "edit.counterpart",
            "Edit or &write the counterpart",
            EDIT,
            3,
            ("Ctrl+F2",),
            needs=TRANSLATED,
            run=lambda edit: edit.edit_counterpart(),
        ),
    ),
    control=_edit,
    resumes=((DraftKind.TEXT, lambda edit, draft: edit.resume(draft)),),
)

REWORDINGS: "PageFeature[RewordingsControl]" = PageFeature(
    "corrections of the text",
    "See what was corrected, the old words beside the new, with who and when; take it back.",
    (
        FeatureAction(
            "view.corrections",
            "Co&rrections of the text",
            VIEW,
            0,
            ("Shift+C",),
            checkable=True,
            order=9,
            run=lambda rewordings: rewordings.toggle_panel("corrections"),
        ),
    ),
    control=_rewordings,
    panel="corrections",
    load_panel=_load_panel,
)

LOCK: "PageFeature[LockControl]" = PageFeature(
    "lock the original",
    "Have the original never cut, joined or corrected, here or (in the settings) everywhere.",
    (
        FeatureAction(
            "article.lock_original",
            "Lock or unlock the &original",
            ARTICLE,
            5,
            order=9,
            run=lambda lock: lock.turn(),
        ),
    ),
    control=_lock,
)

TEXT_FEATURES: tuple[PageFeature[Any], ...] = (LOCK, CORRECT_TEXT, EDIT_TEXT, REWORDINGS)
