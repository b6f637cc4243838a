"""The features that change how the text is shown: ways of reading, pinyin, size, theme."""

from duidu.app.settings import settings_table as table
from duidu.app.settings.actions import ANYTIME, TRANSLATED, VIEW
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow
from duidu.ui.settings import view_settings


def show_look(window: FeatureWindow) -> None:
    """Show the sheet of the reading look."""
    from duidu.ui.settings.look_sheet import LookSheet

    context = window.context
    LookSheet(context.settings, context.theme, window.window()).show()


def _mode(name: str, text: str, keys: str, icon: str, mode: str) -> FeatureAction[FeatureWindow]:
    """Return the action that turns a way of reading on."""
    return FeatureAction(
        name,
        text,
        VIEW,
        1,
        (keys,),
        icon,
        checkable=True,
        needs=TRANSLATED,
        is_on=lambda settings: settings.get(table.MODE) == mode,
        run=lambda window: window.context.settings.set(table.MODE, mode),
    )


def _reveal(name: str, text: str, keys: str, side: str) -> FeatureAction[FeatureWindow]:
    """Return the action that hides a side until it is asked for."""
    return FeatureAction(
        name,
        text,
        VIEW,
        2,
        (keys,),
        "reveal",
        checkable=True,
        needs=TRANSLATED,
        is_on=lambda settings: settings.get(table.HIDDEN) == side,
        run=lambda window: view_settings.hide(window.context, side),
    )


WAYS_OF_READING: Feature[FeatureWindow] = Feature(
    "ways of reading",
    "Put the sides beside or under each other, show one alone, hide one until asked for.",
    (
        _mode("view.side_by_side", "&Side by side", "S", "side_by_side", "side_by_side"),
        _mode("view.sentences", "Sentence &under sentence", "I", "interleaved", "sentences"),
        _mode(
            "view.paragraphs", "Paragraph under pa&ragraph", "Shift+I", "interleaved", "paragraphs"
        ),
        _mode("view.source_only", "&Left text only", "L", "one_side", "source_only"),
        _mode("view.target_only", "Ri&ght text only", "Shift+L", "one_side", "target_only"),
        FeatureAction(
            "view.swap",
            "S&wap the sides",
            VIEW,
            1,
            ("X",),
            "swap",
            checkable=True,
            needs=TRANSLATED,
            is_on=lambda settings: settings.get(table.SWAPPED),
            run=lambda window: view_settings.toggle(window.context, table.SWAPPED),
        ),
        _reveal("view.reveal", "&Hide the translation until asked for", "R", "translation"),
        _reveal(
            "view.reveal_original", "Hide the &original until asked for", "Shift+R", "original"
        ),
        FeatureAction(
            "view.focus",
            "&Dim all but the current sentence",
            VIEW,
            2,
            ("F",),
            checkable=True,
            is_on=lambda settings: settings.get(table.FOCUS),
            run=lambda window: view_settings.turn_focus(window.context),
        ),
        FeatureAction(
            "view.ruler",
            "A r&uler under the current sentence",
            VIEW,
            2,
            ("Shift+F",),
            checkable=True,
            is_on=lambda settings: settings.get(table.RULER),
            run=lambda window: view_settings.turn_ruler(window.context),
        ),
        FeatureAction(
            "view.pages",
            "Pa&ges instead of scrolling",
            VIEW,
            2,
            ("Shift+T",),
            checkable=True,
            is_on=lambda settings: settings.get(table.PAGED),
            run=lambda window: view_settings.toggle(window.context, table.PAGED),
        ),
        FeatureAction(
            "view.preset",
            "Ne&xt preset",
            VIEW,
            2,
            ("Shift+Z",),
            run=lambda window: view_settings.next_preset(window.context),
        ),
    ),
)

CHINESE_TEXT: Feature[FeatureWindow] = Feature(
    "Chinese text",
    "Choose pinyin, script and short meanings over the Chinese text.",
    (
        FeatureAction(
            "view.pinyin",
            "Next &pinyin mode",
            VIEW,
            2,
            ("P",),
            "pinyin",
            run=lambda window: view_settings.step(window.context, table.PINYIN_SHOWN, "Pinyin"),
        ),
        FeatureAction(
            "view.pinyin_off",
            "Pinyin on or o&ff",
            VIEW,
            2,
            ("Shift+P",),
            run=lambda window: view_settings.turn_pinyin(window.context),
        ),
        FeatureAction(
            "view.script",
            "Simplified or traditional &characters",
            VIEW,
            2,
            ("Z",),
            run=lambda window: view_settings.step_script(window.context, window.article),
        ),
        FeatureAction(
            "view.gloss",
            "A short &meaning with hard words",
            VIEW,
            2,
            ("D",),
            checkable=True,
            is_on=lambda settings: settings.get(table.GLOSS),
            run=lambda window: view_settings.toggle(window.context, table.GLOSS),
        ),
    ),
)

LOOK: Feature[FeatureWindow] = Feature(
    "size and theme",
    "Make the text larger or smaller, and change the theme.",
    (
        FeatureAction(
            "view.zoom_in",
            "Zoom &in",
            VIEW,
            3,
            ("Ctrl++", "Ctrl+="),
            needs=ANYTIME,
            run=lambda window: view_settings.zoom(window.context, 10),
        ),
        FeatureAction(
            "view.zoom_out",
            "Zoom &out",
            VIEW,
            3,
            ("Ctrl+-",),
            needs=ANYTIME,
            run=lambda window: view_settings.zoom(window.context, -10),
        ),
        FeatureAction(
            "view.zoom_reset",
            "Normal si&ze",
            VIEW,
            3,
            ("Ctrl+0",),
            needs=ANYTIME,
            run=lambda window: window.context.settings.reset(table.ZOOM),
        ),
        FeatureAction(
            "view.look",
            "&Look of the page…",
            VIEW,
            4,
            ("Ctrl+L",),
            "look",
            needs=ANYTIME,
            run=show_look,
        ),
        FeatureAction(
            "view.theme",
            "Next &theme",
            VIEW,
            4,
            ("Ctrl+Shift+T",),
            needs=ANYTIME,
            run=lambda window: view_settings.next_theme(window.context),
        ),
    ),
)

# Pinyin and script stand before hiding in their group of the menu.
WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (CHINESE_TEXT, WAYS_OF_READING, LOOK)
