"""Features: keep the library in step with that of another device; who did what in a row."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ANYTIME, ARTICLE, FILE
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.sync.history_control import HistoryControl


def show_sync(window: FeatureWindow) -> None:
    """Show the dialog that keeps the library in step."""
    from duidu.ui.sync.keep_in_step import KeepInStep
    from duidu.ui.sync.sync_sheet import SyncSheet

    parent = window.window()
    SyncSheet(window.context, KeepInStep.of(window.context, parent), parent).show()


def _history() -> "type[HistoryControl]":
    from duidu.ui.sync.history_control import HistoryControl

    return HistoryControl


SYNC: Feature[FeatureWindow] = Feature(
    "keeping in step",
    "Keep notes, words and texts the same on your devices, through any folder that they share.",
    (
        FeatureAction(
            "file.sync", "Keep in &step…", FILE, 1, (), needs=ANYTIME, order=3, run=show_sync
        ),
    ),
)

HISTORY: "PageFeature[HistoryControl]" = PageFeature(
    "history of a row",
    "See who confirmed, changed or noted what in a row, and when, on whichever device.",
    (
        FeatureAction(
            "article.history",
            "Histor&y of the row",
            ARTICLE,
            2,
            ("Alt+Y",),
            order=9,
            run=lambda history: history.show(),
        ),
    ),
    control=_history,
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (HISTORY,)
WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (SYNC,)
