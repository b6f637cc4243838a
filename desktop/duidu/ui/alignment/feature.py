"""The features of the alignment: repair by hand, aligning again, improvement in background."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ARTICLE, VIEW
from duidu.core.row_status import RowStatus
from duidu.ui.alignment.text_feature import TEXT_FEATURES
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature, of_translations

if TYPE_CHECKING:
    from duidu.ui.alignment.background_control import BackgroundControl
    from duidu.ui.alignment.realign_control import RealignControl
    from duidu.ui.alignment.repair_control import RepairControl
    from duidu.ui.alignment.status_control import StatusControl
    from duidu.ui.alignment.status_panel import StatusPanel


def _repair() -> "type[RepairControl]":
    from duidu.ui.alignment.repair_control import RepairControl

    return RepairControl


def _status() -> "type[StatusControl]":
    from duidu.ui.alignment.status_control import StatusControl

    return StatusControl


def _load_status_panel() -> "type[StatusPanel]":
    from duidu.ui.alignment.status_panel import StatusPanel

    return StatusPanel


def _realign() -> "type[RealignControl]":
    from duidu.ui.alignment.realign_control import RealignControl

    return RealignControl


def _background() -> "type[BackgroundControl]":
    from duidu.ui.alignment.background_control import BackgroundControl

    return BackgroundControl


def _repair_action(
    name: str, text: str, group: int, keys: tuple[str, ...] = (), icon: str = ""
) -> "FeatureAction[RepairControl]":
    """Return the action that carries out the repair of that name."""
    return FeatureAction(
        f"article.{name}", text, ARTICLE, group, keys, icon, run=lambda repair: repair.act(name)
    )


REPAIR: "PageFeature[RepairControl]" = PageFeature(
    "repair",
    "Put the alignment right by hand: merge, split and move rows and sentences.",
    (
        FeatureAction(
            "article.next_doubtful",
            "Next &doubtful row",
            ARTICLE,
            2,
            ("F8",),
            run=lambda repair: repair.next_doubtful(),
        ),
        _repair_action("merge_rows", "&Merge with the next row", 3, ("Alt+M",)),
        _repair_action("split_row", "&Split the row before this sentence", 3, ("Alt+S",)),
        _repair_action("unlink_row", "No counterpart for the para&graph", 3, ("Alt+Shift+G",)),
        _repair_action("move_up", "Move the sentence &up", 4, ("Alt+Up",)),
        _repair_action("move_down", "Move the sentence do&wn", 4, ("Alt+Down",)),
        _repair_action("unlink", "Un&link the sentences", 4, ("Alt+U",)),
        _repair_action("leave_out", "No counterpart for the s&entence", 4, ("Alt+G",)),
        _repair_action("split_sentence", "Split the sentence &here", 5, ("Alt+.",)),
        _repair_action("merge_sentences", "Merge with the next sen&tence", 5, ("Alt+,",)),
        _repair_action("split_paragraph", "Split the paragraph he&re", 5, ("Alt+Shift+S",)),
        _repair_action("merge_paragraphs", "Merge with the next p&aragraph", 5, ("Alt+Shift+M",)),
    ),
    control=_repair,
)

REALIGN = PageFeature(
    "align again",
    "Link sentences freely, and have rows aligned again between those that are decided.",
    (
        FeatureAction(
            "article.link",
            "&Link freely",
            ARTICLE,
            4,
            ("Alt+L",),
            run=lambda realign: realign.link(),
        ),
        FeatureAction(
            "article.realign",
            "&Align again from here",
            ARTICLE,
            6,
            ("Alt+A",),
            run=lambda realign: realign.realign(only_on=True),
        ),
        FeatureAction(
            "article.realign_between",
            "Align again bet&ween decided rows",
            ARTICLE,
            6,
            ("Alt+Shift+A",),
            run=lambda realign: realign.realign(only_on=False),
        ),
    ),
    control=_realign,
)

BACKGROUND: "PageFeature[BackgroundControl]" = PageFeature(
    "improve in the background",
    "A better alignment, readings and word links are worked out behind the page.",
    (
        FeatureAction(
            "article.improve",
            "Impro&ve the alignment now",
            ARTICLE,
            6,
            run=lambda background: background.work_now(),
        ),
        FeatureAction(
            "article.stop_improving",
            "Sto&p improving the alignment",
            ARTICLE,
            6,
            run=lambda background: background.stop(),
        ),
    ),
    control=_background,
)


def _status_action(
    name: str, text: str, status: RowStatus, key: str, icon: str = ""
) -> "FeatureAction[StatusControl]":
    """Return the action that gives the row at the caret a status, or takes it back."""
    return FeatureAction(
        f"article.{name}", text, ARTICLE, 2, (key,), icon, run=lambda rows: rows.set(status)
    )


STATUS: "PageFeature[StatusControl]" = PageFeature(
    "status",
    "Say of each row how far it is; see how many are done, and go to those that are left.",
    (
        FeatureAction(
            "view.status",
            "Stat&us of the rows",
            VIEW,
            0,
            ("V",),
            checkable=True,
            order=3,
            run=lambda rows: rows.toggle_panel("status"),
        ),
        _status_action("confirm", "&Confirm the row", RowStatus.CONFIRMED, "Ctrl+Return", "check"),
        FeatureAction(
            "article.confirm_next",
            "Confirm the row and go &on",
            ARTICLE,
            2,
            ("Ctrl+Shift+Return",),
            run=lambda rows: rows.set(RowStatus.CONFIRMED, go_on=True),
        ),
        _status_action("final", "The row is &final", RowStatus.FINAL, "Ctrl+Alt+Return"),
        _status_action("needs_work", "The row needs wor&k", RowStatus.WORK, "Alt+K"),
        _status_action("unsure", "The row has a &question", RowStatus.QUESTION, "Alt+Q"),
        FeatureAction(
            "article.next_left",
            "Ne&xt row left to look at",
            ARTICLE,
            2,
            ("F4",),
            run=lambda rows: rows.step(1),
        ),
        FeatureAction(
            "article.previous_left",
            "Pre&vious row left to look at",
            ARTICLE,
            2,
            ("Shift+F4",),
            run=lambda rows: rows.step(-1),
        ),
    ),
    control=_status,
    panel="status",
    load_panel=_load_status_panel,
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (
    *of_translations(REPAIR, STATUS, REALIGN, BACKGROUND),
    *TEXT_FEATURES,
)
