"""Where cards go in Anki, as the settings keep it: deck, note type, and which field is filled."""

import json

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import ANKI
from duidu.study.anki_connect import Target
from duidu.study.cards import FIELDS


def kept_target(settings: Settings) -> Target:
    """What was chosen last; our own note type where nothing was, or nothing that can be read."""
    try:
        kept = json.loads(settings.get(ANKI))
        fields = {str(theirs): str(ours) for theirs, ours in kept["fields"].items()}
        known = {theirs: ours if ours in FIELDS else "" for theirs, ours in fields.items()}
        return Target(str(kept["deck"]), str(kept["note_type"]), known)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Target()


def keep_target(settings: Settings, target: Target) -> None:
    """Keep a choice for the next time."""
    kept = {"deck": target.deck, "note_type": target.note_type, "fields": dict(target.fields)}
    settings.set(ANKI, json.dumps(kept, ensure_ascii=False))
