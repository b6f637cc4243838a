"""Feature: keep the library in step with that of another device."""

from duidu.app.settings.actions import ANYTIME, FILE
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow


def show_sync(window: FeatureWindow) -> None:
    """Show the dialog that keeps the library in step."""
    from duidu.ui.sync.keep_in_step import KeepInStep
    from duidu.ui.sync.sync_sheet import SyncSheet

    parent = window.window()
    SyncSheet(window.context, KeepInStep.of(window.context, parent), parent).show()


SYNC: Feature[FeatureWindow] = Feature(
    "keeping in step",
    "Keep notes, words and texts the same on your devices, through any folder that they share.",
    (
        FeatureAction(
            "file.sync", "Keep in &step…", FILE, 1, (), needs=ANYTIME, order=3, run=show_sync
        ),
    ),
)

WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (SYNC,)
