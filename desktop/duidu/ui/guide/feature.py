"""The feature of the guide."""

from duidu.app.settings.actions import ANYTIME, HELP
from duidu.ui.base.feature import Feature, FeatureAction
from duidu.ui.shelf.feature import ShelfWindow


def show_guide(window: ShelfWindow) -> None:
    """Show the guide, at what was asked about with F1 if anything was."""
    from duidu.ui.guide.open_guide import OpenGuide

    action = window.context.actions["help.guide"]
    asked = str(action.data() or "")
    action.setData(None)
    OpenGuide.of(window).show(asked)


GUIDE: Feature[ShelfWindow] = Feature(
    "guide",
    "Read how all of this is done, in both languages, as an article of the program itself.",
    (FeatureAction("help.guide", "&Guide", HELP, 0, (), needs=ANYTIME, order=-1, run=show_guide),),
)

WINDOW_FEATURES: tuple[Feature[ShelfWindow], ...] = (GUIDE,)
