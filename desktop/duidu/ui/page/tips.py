"""Tips: what a person has to know where something is used for the first time, each told once."""

from duidu.app.settings import settings_table as table
from duidu.ui.base.context import WindowContext
from duidu.ui.style.i18n import tr


def tell_tip(context: WindowContext, name: str) -> None:
    """Tell a tip ("reveal" or "focus") at the foot of the window, unless it was told."""
    settings = context.settings
    seen = settings.get(table.TIPS_SEEN).split()
    if name in seen or "all" in seen:
        return
    settings.set(table.TIPS_SEEN, " ".join([*seen, name]))
    texts = {
        "reveal": tr("Tips", "Space or a click shows the sentence; while E is held, all is shown."),
        "focus": tr("Tips", "J and K go from sentence to sentence."),
    }
    context.messages.say(texts[name])
