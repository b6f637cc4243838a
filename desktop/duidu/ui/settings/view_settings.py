"""What the actions do that change a setting of the reading view; the pages follow the settings."""

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import Setting
from duidu.core.article import SideName
from duidu.language.registry import describe, is_traditional
from duidu.ui.base.context import WindowContext
from duidu.ui.page.tips import tell_tip
from duidu.ui.style.i18n import tr

THEMES = ("light", "dark", "sepia", "contrast")


def toggle(context: WindowContext, switch: Setting[bool]) -> None:
    """Turn a setting on if it is off, and off if it is on."""
    context.settings.set(switch, not context.settings.get(switch))


def turn_focus(context: WindowContext) -> None:
    """Dim all but the current sentence, or nothing any more."""
    toggle(context, table.FOCUS)
    tell_tip(context, "focus")


def turn_ruler(context: WindowContext) -> None:
    """Mark the lines of the current sentence across both sides, or do not any more."""
    toggle(context, table.RULER)
    tell_tip(context, "focus")


def turn_pinyin(context: WindowContext) -> None:
    """Show pinyin over all words, or over none."""
    settings = context.settings
    settings.set(table.PINYIN_SHOWN, "all" if settings.get(table.PINYIN_SHOWN) == "off" else "off")


def hide(context: WindowContext, side: str) -> None:
    """Hide the "translation" or the "original" until asked for, or hide nothing any more."""
    settings = context.settings
    settings.set(table.HIDDEN, "nothing" if settings.get(table.HIDDEN) == side else side)
    if settings.get(table.HIDDEN) == side:
        tell_tip(context, "reveal")


def step(context: WindowContext, setting: Setting[str], name: str, without: str = "") -> None:
    """Take the next value of a setting, but for one, and show its name in a message.

    Some values look alike until a word is pointed at.
    """
    settings = context.settings
    settings.set(setting, next_choice(setting, settings, without))
    chosen = dict(setting.choices)[settings.get(setting)]
    context.messages.say(
        tr("Choice", "{name}: {chosen}", name=tr("settings", name), chosen=tr("settings", chosen))
    )


def step_script(context: WindowContext, article: str) -> None:
    """Show an article in the next script, but for the one that it has: a key is never for nothing.

    Where the setting says the script that the text has, that is as it is.
    """
    text = context.session.open_text(article)
    codes = [code for code in map(text.language, SideName) if describe(code).square_characters]
    own = {"traditional" if is_traditional(code) else "simplified" for code in codes}
    step(context, table.SCRIPT, table.SCRIPT.text, own.pop() if len(own) == 1 else "")


def next_choice(setting: Setting[str], settings: Settings, without: str = "") -> str:
    """Return the choice after the one in use, the first one after the last."""
    choices = [key for key, _ in setting.choices if key != without]
    now = settings.get(setting)
    return choices[(choices.index(now) + 1 if now in choices else 1) % len(choices)]


def next_preset(context: WindowContext) -> None:
    """Use the next preset; after the last one, the person's own settings again."""
    settings = context.settings
    names = ["", *(preset.name for preset in table.PRESETS)]
    name = names[(names.index(settings.get(table.PRESET)) + 1) % len(names)]
    settings.use_preset(name)
    text = next(
        (tr("settings", preset.text) for preset in table.PRESETS if preset.name == name), ""
    )
    context.messages.say(
        tr("Settings", "Preset: {name}", name=text) if name else tr("Settings", "My own settings")
    )


def zoom(context: WindowContext, by: int) -> None:
    """Make the text larger or smaller by so many per cent, within the setting's bounds."""
    wanted = context.settings.get(table.ZOOM) + by
    context.settings.set(table.ZOOM, int(min(table.ZOOM.most, max(table.ZOOM.least, wanted))))


def next_theme(context: WindowContext) -> None:
    """Change to the theme after the one seen now."""
    now = context.theme.colors.name
    context.settings.set(table.THEME, THEMES[(THEMES.index(now) + 1) % len(THEMES)])
