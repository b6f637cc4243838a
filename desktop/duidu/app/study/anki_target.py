"""Where cards go in Anki, as the settings keep it: deck, note type, and which field is filled."""

import json
from dataclasses import astuple

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import ANKI
from duidu.study.anki_connect import Target
from duidu.study.anki_type import NoteType, Template
from duidu.study.cards import FIELDS


def kept_target(settings: Settings) -> Target:
    """What was chosen last; our own note type where nothing was, or nothing that can be read."""
    try:
        kept = json.loads(settings.get(ANKI))
        fields = {str(theirs): str(ours) for theirs, ours in kept["fields"].items()}
        known = {theirs: ours if ours in FIELDS else "" for theirs, ours in fields.items()}
        return Target(str(kept["deck"]), str(kept["note_type"]), known, _whole(kept.get("whole")))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Target()


def keep_target(settings: Settings, target: Target) -> None:
    """Keep a choice for the next time."""
    kept = {"deck": target.deck, "note_type": target.note_type, "fields": dict(target.fields)}
    if target.whole is not None:
        kept["whole"] = astuple(target.whole)
    settings.set(ANKI, json.dumps(kept, ensure_ascii=False))


def _whole(kept: object) -> NoteType | None:
    """A note type as it was kept; None for none. Raises ValueError, TypeError for nonsense."""
    if not isinstance(kept, list):
        return None
    identity, name, fields, templates, style = kept
    cards = tuple(Template(*map(str, one)) for one in templates)
    if not (isinstance(identity, int) and fields and cards):
        return None
    return NoteType(identity, str(name), tuple(map(str, fields)), cards, str(style))
