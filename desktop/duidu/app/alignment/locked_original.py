"""A mode in which the original, the left text, is never cut, joined or corrected.

A setting says what holds for all articles; the person can say otherwise of one.
"""

import json

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import LOCK_ORIGINAL, LOCKED_ARTICLES
from duidu.core.article import SideName

CUTTING = frozenset({"split_sentence", "merge_sentences", "split_paragraph", "merge_paragraphs"})
"""The repairs that cut or join the text itself."""


def is_locked(settings: Settings, article: str, side: SideName) -> bool:
    """Whether the text of a side must stay as it is."""
    return side is SideName.SOURCE and _own(settings).get(article, settings.get(LOCK_ORIGINAL))


def turn_lock(settings: Settings, article: str) -> bool:
    """Lock the original of an article, or unlock it; whether it is locked by now."""
    locked = not is_locked(settings, article, SideName.SOURCE)
    own = _own(settings)
    own.pop(article, None)
    # What is as for all articles need not be kept, and follows the setting.
    if locked != settings.get(LOCK_ORIGINAL):
        own[article] = locked
    settings.set(LOCKED_ARTICLES, json.dumps(own) if own else "")
    return locked


def _own(settings: Settings) -> dict[str, bool]:
    """The articles of which the person said otherwise; none where the setting is no such table."""
    try:
        found = json.loads(settings.get(LOCKED_ARTICLES) or "{}")
    except ValueError:
        return {}
    return {str(k): bool(v) for k, v in found.items()} if isinstance(found, dict) else {}
