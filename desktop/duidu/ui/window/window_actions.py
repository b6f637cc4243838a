"""What the actions do that concern the whole window, and their checkmarks; those of one page come from page_parts."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import Setting
from duidu.ui.style.i18n import tr
from duidu.ui.window.focus_cycle import next_part
from duidu.ui.window.page_features import PageParts, page_actions
from duidu.ui.window.toolbar import MODES

if TYPE_CHECKING:
    from duidu.ui.window.main_window import MainWindow

MOST_RECENT = 12
THEMES = ("light", "dark", "sepia", "contrast")
SWITCHES: dict[str, Setting[bool]] = {
    "view.swap": table.SWAPPED,
    "view.gloss": table.GLOSS,
    "view.focus": table.FOCUS,
}
REVEALS = {"view.reveal": "translation", "view.reveal_original": "original"}


def bind_view_actions(window: "MainWindow") -> None:
    """Bind them for a window."""
    settings, actions = window.session.settings, window.actions_
    file_actions: dict[str, Callable[[], object]] = {
        "file.open": window.opening.choose,
        "file.folder": window.opening.collecting.choose,
        "file.preview": partial(window.opening.choose, preview=True),
        "file.again": lambda: on_page(
            window, lambda parts: window.opening.again(parts.page.article)
        ),
        "file.paste": window.opening.clipboard,
        "file.sample": window.opening.sample,
        "file.start": window.show_start,
        "edit.find_everywhere": window.show_search,
        "file.close": lambda: window.close_page(window.tabs.currentIndex()),
        "file.quit": window.close,
        "edit.undo": lambda: move(window, back=True),
        "edit.redo": lambda: move(window, back=False),
        "view.pinyin": lambda: step(window, table.PINYIN_SHOWN, "Pinyin"),
        "view.script": lambda: step(window, table.SCRIPT, table.SCRIPT.text),
        "view.preset": lambda: next_preset(window),
        "view.pinyin_off": lambda: settings.set(
            table.PINYIN_SHOWN, "all" if settings.get(table.PINYIN_SHOWN) == "off" else "off"
        ),
        "view.zoom_in": lambda: zoom(settings, 10),
        "view.zoom_out": lambda: zoom(settings, -10),
        "view.zoom_reset": lambda: settings.reset(table.ZOOM),
        "view.theme": lambda: next_theme(window),
        "view.next_part": partial(next_part, window),
        "view.full_screen": lambda: (
            window.showNormal() if window.isFullScreen() else window.showFullScreen()
        ),
        "article.next_tab": lambda: turn(window, 1),
        "article.previous_tab": lambda: turn(window, -1),
    }
    for name, handler in file_actions.items():
        actions.bind(name, handler)
    for name, part in page_actions().items():
        actions.bind(name, partial(on_page, window, part))
    for name in MODES:
        actions.bind(name, partial(settings.set, table.MODE, name.removeprefix("view.")))
    for name, switch in SWITCHES.items():
        actions.bind(name, partial(turn_over, settings, switch))
    for name, side in REVEALS.items():
        actions.bind(name, partial(hide, window, side))
    actions["view.focus"].triggered.connect(partial(tell_tip, window, "focus"))
    settings.listeners.append(lambda _key: show_checks(window))
    show_checks(window)


def on_page(window: "MainWindow", part: Callable[[PageParts], None]) -> None:
    """Do something with the article shown, if one is."""
    if window.parts is not None:
        part(window.parts)


def turn_over(settings: Settings, switch: Setting[bool]) -> None:
    """Turn a setting on or off."""
    settings.set(switch, not settings.get(switch))


def hide(window: "MainWindow", side: str) -> None:
    """Hide a side until asked for, or hide nothing any more."""
    settings = window.session.settings
    settings.set(table.HIDDEN, "nothing" if settings.get(table.HIDDEN) == side else side)
    if settings.get(table.HIDDEN) == side:
        tell_tip(window, "reveal")


def show_checks(window: "MainWindow") -> None:
    """Set the checkmarks of modes and switches."""
    settings, actions = window.session.settings, window.actions_
    for name in MODES:
        actions[name].setChecked(name == "view." + settings.get(table.MODE))
    for name, setting in SWITCHES.items():
        actions[name].setChecked(settings.get(setting))
    for name, side in REVEALS.items():
        actions[name].setChecked(settings.get(table.HIDDEN) == side)
    window.bar.show_mode("view." + settings.get(table.MODE))


def following(setting: Setting[str], settings: Settings) -> str:
    """The choice after the one in use, round again after the last."""
    choices = [key for key, _ in setting.choices]
    return choices[(choices.index(settings.get(setting)) + 1) % len(choices)]


def step(window: "MainWindow", setting: Setting[str], name: str) -> None:
    """Go to the next choice and name it: several look alike until a word is pointed at."""
    settings = window.session.settings
    settings.set(setting, following(setting, settings))
    chosen = dict(setting.choices)[settings.get(setting)]
    window.messages.say(
        tr("Choice", "{name}: {chosen}", name=tr("settings", name), chosen=tr("settings", chosen))
    )


def next_preset(window: "MainWindow") -> None:
    """Lay the next preset over the person's own settings; after the last one they are as they were."""
    settings = window.session.settings
    names = ["", *(preset.name for preset in table.PRESETS)]
    name = names[(names.index(settings.get(table.PRESET)) + 1) % len(names)]
    settings.use_preset(name)
    text = next(
        (tr("settings", preset.text) for preset in table.PRESETS if preset.name == name), ""
    )
    window.messages.say(
        tr("Settings", "Preset: {name}", name=text) if name else tr("Settings", "My own settings")
    )


def zoom(settings: Settings, step: int) -> None:
    """Larger or smaller text, within bounds."""
    wanted = settings.get(table.ZOOM) + step
    settings.set(table.ZOOM, int(min(table.ZOOM.most, max(table.ZOOM.least, wanted))))


def next_theme(window: "MainWindow") -> None:
    """The theme after the one seen now."""
    now = window.context.theme.colors.name
    window.session.settings.set(table.THEME, THEMES[(THEMES.index(now) + 1) % len(THEMES)])


def turn(window: "MainWindow", step: int) -> None:
    """Another tab."""
    if window.pages:
        index = (window.tabs.currentIndex() + step) % len(window.pages)
        window.open_article(window.pages[index].article)


def move(window: "MainWindow", back: bool) -> None:
    """Undo or redo: in the article shown, else (or when it has nothing) in the library; the view goes where it happened."""
    page = window.page
    for article in ([page.article] if page else []) + [""]:
        done = window.context.move(article, back)
        if done is not None:
            if page is not None and done[1] is not None:
                page.jump(done[1])
            return


def show_undo(window: "MainWindow") -> None:
    """Name in the menu what would be undone and redone."""
    stack = window.session.stack(window.page.article if window.page else "")
    for name, text, what in (
        ("edit.undo", "&Undo", stack.undo_text),
        ("edit.redo", "&Redo", stack.redo_text),
    ):
        label = tr("actions", text)
        window.actions_[name].setText(f"{label}: {tr('commands', what)}" if what else label)


def add_recent(window: "MainWindow", file_menu: QMenu) -> None:
    """Put the articles read last into the File menu; they are read from the library when the menu opens."""
    menu = QMenu(tr("actions", "Open &recent"), file_menu)

    def fill() -> None:
        menu.clear()
        for article in window.session.library.articles.all()[:MOST_RECENT]:
            action = menu.addAction(article.title.replace("&", "&&"))
            action.triggered.connect(partial(window.open_from_shelf, article.id))
        menu.setEnabled(not menu.isEmpty())

    menu.aboutToShow.connect(fill)
    after = next((action for action in file_menu.actions() if action.isSeparator()), None)
    if after is not None:
        file_menu.insertMenu(after, menu)


def tell_tip(window: "MainWindow", name: str) -> None:
    """What one has to know where something is used the first time, said once."""
    settings = window.session.settings
    seen = settings.get(table.TIPS_SEEN).split()
    if name in seen or "all" in seen:
        return
    settings.set(table.TIPS_SEEN, " ".join([*seen, name]))
    texts = {
        "reading": tr(
            "Tips",
            "Rest the pointer on a word to look it up. P changes the pinyin, F1 shows all keys.",
        ),
        "reveal": tr("Tips", "Space or a click shows the sentence; while E is held, all is shown."),
        "focus": tr("Tips", "J and K go from sentence to sentence."),
    }
    window.messages.say(texts[name])
