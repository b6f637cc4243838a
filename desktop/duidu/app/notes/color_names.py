"""The names a person gives to the marker colours, such as "look up" for blue.

They are kept in one setting, a line each.
"""

from collections.abc import Mapping

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import COLOR_NAMES


def own_names(settings: Settings) -> dict[str, str]:
    """The person's names by colour; colours without one are left out."""
    pairs = (line.partition("=") for line in settings.get(COLOR_NAMES).splitlines())
    return {color: name.strip() for color, _, name in pairs if name.strip()}


def keep_names(settings: Settings, names: Mapping[str, str]) -> None:
    """Keep the names; an empty one gives the colour its usual name back."""
    # A name is one line, whatever was pasted.
    lines = (f"{color}={' '.join(name.split())}" for color, name in names.items() if name.strip())
    settings.set(COLOR_NAMES, "\n".join(lines))
