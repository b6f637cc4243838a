"""What opens over the window: settings, all commands, the keys, about."""

from functools import partial
from typing import TYPE_CHECKING

from duidu.ui.window.more_actions import bind_more_actions

if TYPE_CHECKING:
    from duidu.ui.window.main_window import MainWindow


def bind_help_actions(window: "MainWindow") -> None:
    """Bind them; what they show is loaded when it is first wanted."""
    for name, handler in (
        ("edit.settings", show_settings),
        ("help.palette", show_palette),
        ("help.keys", show_keys),
        ("help.shortcuts", show_shortcuts),
        ("help.about", show_about),
    ):
        window.actions_.bind(name, partial(handler, window))
    bind_more_actions(window)


def show_settings(window: "MainWindow") -> None:
    """The settings."""
    from duidu.ui.settings.settings_sheet import SettingsSheet

    SettingsSheet(window.session.settings, window.context.theme, window).show()


def show_palette(window: "MainWindow") -> None:
    """All commands."""
    from duidu.ui.settings.command_palette import CommandPalette

    palette = window.findChild(CommandPalette) or CommandPalette(
        window.actions_, window.context.theme, window
    )
    palette.open()


def show_keys(window: "MainWindow") -> None:
    """All keys."""
    from duidu.ui.settings.shortcuts_sheet import CheatSheet

    CheatSheet(window.session.settings, window).show()


def show_shortcuts(window: "MainWindow") -> None:
    """Other keys."""
    from duidu.ui.settings.shortcuts_sheet import ShortcutSheet

    ShortcutSheet(window.session.settings, window.context.theme, window).show()


def show_about(window: "MainWindow") -> None:
    """Version, data and licences."""
    from duidu.ui.settings.about_sheet import AboutSheet

    AboutSheet(window.session.lexicon, window).show()
