"""Named looks of the page: type, size, spacing and theme that go together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import Setting

LOOK_SETTINGS: tuple[Setting[Any], ...] = (
    table.THEME,
    table.ZOOM,
    table.HANZI_SIZE,
    table.LINE_HEIGHT,
    table.MEASURE,
    table.CHINESE_STYLE,
    table.LATIN_STYLE,
    table.CHINESE_FONT,
    table.LATIN_FONT,
)
"""What makes the look of the page, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Look:
    """A name (a message id), and values by the keys of settings; all others are the usual ones."""

    name: str
    values: Mapping[str, bool | int | float | str]


LOOKS = (
    Look("Book", {table.THEME.key: "light"}),
    Look(
        "Plain",
        {
            table.THEME.key: "light",
            table.CHINESE_STYLE.key: "sans",
            table.LATIN_STYLE.key: "sans",
            table.HANZI_SIZE.key: 19,
            table.LINE_HEIGHT.key: 1.8,
            table.MEASURE.key: 36,
        },
    ),
    Look(
        "Large print",
        {
            table.THEME.key: "sepia",
            table.HANZI_SIZE.key: 28,
            table.LINE_HEIGHT.key: 2.0,
            table.MEASURE.key: 26,
        },
    ),
    Look(
        "Evening",
        {table.THEME.key: "dark", table.HANZI_SIZE.key: 22, table.LINE_HEIGHT.key: 2.1},
    ),
)

Kept = Mapping[Setting[Any], bool | int | float | str]


def use_look(settings: Settings, look: Look) -> None:
    """Set all settings of the look to those of a named one."""
    use_values(settings, {one: look.values.get(one.key, one.default) for one in LOOK_SETTINGS})


def look_now(settings: Settings) -> Kept:
    """The look in use, to come back to."""
    return {one: settings.get(one) for one in LOOK_SETTINGS}


def use_values(settings: Settings, values: Kept) -> None:
    """Set these settings, each only where it changes."""
    for setting, value in values.items():
        if settings.get(setting) != value:
            settings.set(setting, value)
