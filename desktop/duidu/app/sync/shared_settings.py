"""Which settings go to a person's other devices, if that is wanted, and how they are taken over.

How texts look and are read, what is aimed at, what paper gets: what a person chose. Not what is of
one computer (windows, fonts, dictionaries, voices, programs), and no name: a team shares a folder.
"""

from collections.abc import Mapping

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import (
    APPEARANCE,
    CHINESE_FONT,
    DICTIONARIES,
    LATIN_FONT,
    LOOK_UP,
    PAPER,
    PINYIN,
    READING,
    REVIEW,
    TABLE,
    AnySetting,
)

Values = Mapping[str, object]
_GROUPS = frozenset({APPEARANCE, READING, PINYIN, LOOK_UP, REVIEW, PAPER})
_OF_ONE_COMPUTER = frozenset({CHINESE_FONT.key, LATIN_FONT.key, DICTIONARIES.key})

SHARED: Mapping[str, AnySetting] = {
    setting.key: setting
    for setting in TABLE
    if setting.group in _GROUPS and setting.key not in _OF_ONE_COMPUTER
}
DEFAULTS: Values = {key: setting.default for key, setting in SHARED.items()}


def shared_values(settings: Settings) -> Values:
    """The person's own values of the settings that can go; on any thread."""
    return {key: settings.own(setting) for key, setting in SHARED.items()}


def take_over(settings: Settings, values: Values) -> dict[str, object]:
    """Use these values, but those that this version does not know; what they were before."""
    known = {
        key: value for key, value in values.items() if key in SHARED and SHARED[key].accepts(value)
    }
    before = {key: settings.own(SHARED[key]) for key in known}
    news = {key: value for key, value in known.items() if value != before[key]}
    if news:
        settings.set_own(news)
    return {key: before[key] for key in news}
