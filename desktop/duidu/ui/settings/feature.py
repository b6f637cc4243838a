"""Features of settings and help: settings, statistics, backups, command palette, keys, about."""

from typing import TYPE_CHECKING

from duidu.app.settings.actions import ANYTIME, EDIT, FILE, HELP, NOTES, VIEW, WORDS
from duidu.core.draft import Draft, DraftKind
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.settings.pace_control import PaceControl
    from duidu.ui.settings.reading_time import ReadingTime
    from duidu.ui.settings.time_left import TimeLeftControl


def _reading() -> "type[ReadingTime]":
    from duidu.ui.settings.reading_time import ReadingTime

    return ReadingTime


def _pace() -> "type[PaceControl]":
    from duidu.ui.settings.pace_control import PaceControl

    return PaceControl


def _time_left() -> "type[TimeLeftControl]":
    from duidu.ui.settings.time_left import TimeLeftControl

    return TimeLeftControl


def show_statistics(window: FeatureWindow) -> None:
    """Show what was read by day and by week."""
    from duidu.ui.settings.statistics_sheet import StatisticsSheet

    StatisticsSheet(window.context, window.window()).show()


def show_settings(window: FeatureWindow) -> None:
    """Show the dialog of the settings."""
    from duidu.ui.settings.settings_sheet import SettingsSheet

    context = window.context
    SettingsSheet(context.settings, context.theme, window.window()).show()


def show_color_names(window: FeatureWindow, again: Draft | None = None) -> None:
    """Show the dialog that names the highlight colours; `again` is a draft to go on with."""
    from duidu.ui.settings.color_names_sheet import ColorNamesSheet

    ColorNamesSheet(window.context, window.window(), again).show()


def show_deleted_notes(window: FeatureWindow) -> None:
    """Show the deleted notes of the article shown."""
    from duidu.ui.settings.deleted_notes_sheet import DeletedNotesSheet

    if window.article:
        DeletedNotesSheet(window.context, window.article, window.window()).show()


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
    from duidu.ui.settings.cheat_sheet import CheatSheet

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

    context = window.context
    sheet = AboutSheet(context.session.lexicon, window.window())
    sheet.show()
    sheet.ask_for_voices(context.jobs, context.session.voices)


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

COLORS: Feature[FeatureWindow] = Feature(
    "names of the colours",
    "Give the five colours of highlights names of your own.",
    (
        FeatureAction(
            "notes.color_names",
            "Names of the &colours…",
            NOTES,
            1,
            needs=ANYTIME,
            order=1,
            run=show_color_names,
        ),
    ),
    ((DraftKind.COLORS, show_color_names),),
)

DELETED_NOTES: Feature[FeatureWindow] = Feature(
    "deleted notes",
    "Bring back notes that were deleted in the last 30 days.",
    (FeatureAction("notes.deleted", "&Deleted notes…", NOTES, 3, order=1, run=show_deleted_notes),),
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

READING_TIME: "PageFeature[ReadingTime]" = PageFeature(
    "what is read",
    "Time, characters and new words are counted by day, on this machine and for you alone.",
    control=_reading,
)

PACE: "PageFeature[PaceControl]" = PageFeature(
    "pace",
    "Let the text go on by itself, sentence by sentence, at a pace of your own.",
    (
        FeatureAction(
            "view.pace",
            "Go on by &itself",
            VIEW,
            2,
            ("Ctrl+J",),
            order=1,
            run=lambda pace: pace.turn(),
        ),
    ),
    control=_pace,
)

TIME_LEFT: "PageFeature[TimeLeftControl]" = PageFeature(
    "time left",
    "Once your pace is known, the time to the end of the chapter and the text is beside the title.",
    control=_time_left,
)

STATISTICS: Feature[FeatureWindow] = Feature(
    "statistics",
    "See what you read by day and by week; write it to a file, or erase it.",
    (
        FeatureAction(
            "words.statistics",
            "S&tatistics…",
            WORDS,
            3,
            needs=ANYTIME,
            order=1,
            run=show_statistics,
        ),
    ),
)

WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (
    SETTINGS,
    COLORS,
    DELETED_NOTES,
    BACKUPS,
    COMMANDS,
    ABOUT,
    STATISTICS,
)
