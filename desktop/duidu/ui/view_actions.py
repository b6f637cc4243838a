"""What the actions of the File, Edit and View menus do, and their checkmarks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from duidu.app import settings_table as table
from duidu.app.settings import Settings
from duidu.app.settings_table import Setting
from duidu.ui.bar import MODES

if TYPE_CHECKING:
    from duidu.ui.article_page import ArticlePage
    from duidu.ui.main_window import MainWindow

THEMES = ("light", "dark", "sepia", "contrast")
SWITCHES: dict[str, Setting[bool]] = {"view.swap": table.SWAPPED, "view.reveal": table.REVEAL, "view.focus": table.FOCUS}


def bind_view_actions(window: "MainWindow") -> None:
    """Bind them for a window."""
    settings, actions = window.session.settings, window.actions_
    file_actions: dict[str, Callable[[], object]] = {
        "file.open": window.opening.choose,
        "file.paste": window.opening.clipboard,
        "file.sample": window.opening.sample,
        "file.start": window.show_start,
        "file.close": lambda: window.close_page(window.tabs.currentIndex()),
        "file.quit": window.close,
        "edit.undo": lambda: move(window, back=True),
        "edit.redo": lambda: move(window, back=False),
        "view.pinyin": lambda: settings.set(table.PINYIN_SHOWN, following(table.PINYIN_SHOWN, settings)),
        "view.pinyin_off": lambda: settings.set(table.PINYIN_SHOWN, "all" if settings.get(table.PINYIN_SHOWN) == "off" else "off"),
        "view.zoom_in": lambda: zoom(settings, 10),
        "view.zoom_out": lambda: zoom(settings, -10),
        "view.zoom_reset": lambda: settings.reset(table.ZOOM),
        "view.theme": lambda: next_theme(window),
        "view.full_screen": lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
        "article.next_tab": lambda: turn(window, 1),
        "article.previous_tab": lambda: turn(window, -1),
    }
    page_actions: dict[str, Callable[[ArticlePage], None]] = {
        "edit.copy": lambda page: page.view.copy(),
        "edit.copy_pinyin": lambda page: page.view.copy_with_pinyin(),
        "edit.select_all": lambda page: page.view.select_all(),
        "article.back": lambda page: page.back(),
        "article.forward": lambda page: page.forward(),
        "words.next": lambda page: page.view.next_word(),
        "words.previous": lambda page: page.view.previous_word(),
        "words.pin": lambda page: page.cards.pin(),
    }
    for name, handler in file_actions.items():
        actions.bind(name, handler)
    for name, page_handler in page_actions.items():
        actions.bind(name, lambda handler=page_handler: on_page(window, handler))  # type: ignore[misc]
    for name in MODES:
        actions.bind(name, lambda mode=name: settings.set(table.MODE, mode.removeprefix("view.")))  # type: ignore[misc]
    for name, setting in SWITCHES.items():
        actions.bind(name, lambda setting=setting: settings.set(setting, not settings.get(setting)))  # type: ignore[misc]
    settings.listeners.append(lambda _key: show_checks(window))
    show_checks(window)


def on_page(window: "MainWindow", handler: "Callable[[ArticlePage], None]") -> None:
    """Do something with the article shown, if one is."""
    if window.page is not None:
        handler(window.page)


def show_checks(window: "MainWindow") -> None:
    """Set the checkmarks of modes and switches."""
    settings, actions = window.session.settings, window.actions_
    for name in MODES:
        actions[name].setChecked(name == "view." + settings.get(table.MODE))
    for name, setting in SWITCHES.items():
        actions[name].setChecked(settings.get(setting))
    window.bar.show_mode("view." + settings.get(table.MODE))


def following(setting: Setting[str], settings: Settings) -> str:
    """The choice after the one in use, round again after the last."""
    choices = [key for key, _ in setting.choices]
    return choices[(choices.index(settings.get(setting)) + 1) % len(choices)]


def zoom(settings: Settings, step: int) -> None:
    """Larger or smaller text, within bounds."""
    wanted = settings.get(table.ZOOM) + step
    settings.set(table.ZOOM, int(min(table.ZOOM.most, max(table.ZOOM.least, wanted))))


def next_theme(window: "MainWindow") -> None:
    """The theme after the one seen now."""
    now = window.desk.theme.colors.name
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
        done = window.desk.move(article, back)
        if done is not None:
            if page is not None and done[1] is not None:
                page.jump(done[1])
            return
