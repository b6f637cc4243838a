"""Features of settings and help: settings, backups, command palette, keys, about."""

from duidu.app.settings.actions import ANYTIME, EDIT, FILE, HELP
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow


def show_settings(window: FeatureWindow) -> None:
    """Show the dialog of the settings."""
    from duidu.ui.settings.settings_sheet import SettingsSheet

    context = window.context
    SettingsSheet(context.settings, context.theme, window.window()).show()


def show_backups(window: FeatureWindow) -> None:
    """Show the backups of the library."""
    from duidu.ui.settings.backups_sheet import BackupsSheet

    BackupsSheet(window.context, window.window()).show()


def show_palette(window: FeatureWindow) -> None:
    """Show the command palette."""
    from duidu.ui.settings.command_palette import CommandPalette

    context, parent = window.context, window.window()
    palette = parent.findChild(CommandPalette) or CommandPalette(
        context.actions, context.theme, parent
    )
    palette.open()


def show_keys(window: FeatureWindow) -> None:
    """Show the dialog that lists all keys."""
    from duidu.ui.settings.shortcuts_sheet import CheatSheet

    context = window.context
    CheatSheet(context.settings, context.actions.table, window.window()).show()


def show_shortcuts(window: FeatureWindow) -> None:
    """Show the dialog that changes keys."""
    from duidu.ui.settings.shortcuts_sheet import ShortcutSheet

    context = window.context
    ShortcutSheet(context.settings, context.actions.table, context.theme, window.window()).show()


def show_about(window: FeatureWindow) -> None:
    """Show version, data and licences."""
    from duidu.ui.settings.about_sheet import AboutSheet

    AboutSheet(window.context.session.lexicon, window.window()).show()


SETTINGS: Feature[FeatureWindow] = Feature(
    "settings",
    "Change how the program looks and works.",
    (
        FeatureAction(
            "edit.settings",
            "&Settings…",
            EDIT,
            4,
            ("Ctrl+,",),
            "settings",
            needs=ANYTIME,
            run=show_settings,
        ),
    ),
)

BACKUPS: Feature[FeatureWindow] = Feature(
    "backups",
    "See the backups of the library, make one, bring one back.",
    (
        FeatureAction(
            "file.backups", "&Backups…", FILE, 1, (), needs=ANYTIME, order=2, run=show_backups
        ),
    ),
)

COMMANDS: Feature[FeatureWindow] = Feature(
    "commands and keys",
    "Find every command by name, see all keys and change them.",
    (
        FeatureAction(
            "help.palette", "All &commands…", HELP, 0, ("Ctrl+K",), needs=ANYTIME, run=show_palette
        ),
        FeatureAction("help.keys", "&Keyboard", HELP, 0, ("F1", "?"), needs=ANYTIME, run=show_keys),
        FeatureAction(
            "help.shortcuts", "Change the k&eys…", HELP, 0, (), needs=ANYTIME, run=show_shortcuts
        ),
    ),
)

ABOUT: Feature[FeatureWindow] = Feature(
    "about",
    "See the version, where the data comes from, and the licences.",
    (
        FeatureAction(
            "help.about", "About &Duidu", HELP, 1, (), "info", needs=ANYTIME, run=show_about
        ),
    ),
)

WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (SETTINGS, BACKUPS, COMMANDS, ABOUT)
