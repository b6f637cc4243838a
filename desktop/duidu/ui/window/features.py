"""All features of the window, in floor order.

Menus, palette, help, shortcut editor and docs/actions.md show the sum of their actions.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from duidu.app.settings.actions import Action, in_menu_order
from duidu.ui.alignment import feature as alignment
from duidu.ui.base.feature import Feature
from duidu.ui.check import feature as check
from duidu.ui.glossary import feature as glossary
from duidu.ui.guide import feature as guide
from duidu.ui.notes import feature as notes
from duidu.ui.output import feature as output
from duidu.ui.page import feature as page
from duidu.ui.page.page_control import PageControl
from duidu.ui.page.page_feature import PageFeature
from duidu.ui.settings import feature as settings
from duidu.ui.settings import view_feature as view
from duidu.ui.shelf import feature as shelf
from duidu.ui.study import feature as study
from duidu.ui.sync import feature as sync
from duidu.ui.window import window_actions as window
from duidu.ui.window.window_protocol import ReaderWindow, Resumes
from duidu.ui.words import feature as words


class Features(NamedTuple):
    """Features that act on a page by its controls, and features that act on the window."""

    # A named tuple, since making one more dataclass would take 2 ms of the start.
    pages: tuple[PageFeature[Any], ...]
    windows: tuple[Feature[ReaderWindow], ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of all features, in the order of the menus."""
        return in_menu_order(
            action for feature in (*self.pages, *self.windows) for action in feature.actions
        )

    @property
    def loaders(self) -> tuple[Callable[[], type[PageControl]], ...]:
        """The functions that import the controls of a page, in the order the controls are made."""
        return tuple(feature.control for feature in self.pages)

    @property
    def panel_loaders(self) -> tuple[Callable[[], object], ...]:
        """The functions that import the panels of a page."""
        return tuple(feature.load_panel for feature in self.pages if feature.load_panel)

    @property
    def resumes(self) -> Resumes:
        """For each editor how its drafts are continued."""
        by_page = ((one.resumes, one.control) for one in self.pages)
        both = (*by_page, *((one.resumes, None) for one in self.windows))
        return {kind: (control, run) for resumes, control in both for kind, run in resumes}

    @property
    def panel_actions(self) -> dict[str, str]:
        """For each panel the id of the action that opens and closes it."""
        return {one.panel: one.actions[0].id for one in self.pages if one.panel}


FEATURES = Features(
    (
        *page.PAGE_FEATURES,
        *words.PAGE_FEATURES,
        *glossary.PAGE_FEATURES,
        *study.PAGE_FEATURES,
        *alignment.PAGE_FEATURES,
        *output.PAGE_FEATURES,
        *notes.PAGE_FEATURES,
        *check.PAGE_FEATURES,
        *sync.PAGE_FEATURES,
    ),
    (
        *view.WINDOW_FEATURES,
        *shelf.WINDOW_FEATURES,
        *words.WINDOW_FEATURES,
        *study.WINDOW_FEATURES,
        *settings.WINDOW_FEATURES,
        *output.WINDOW_FEATURES,
        *notes.WINDOW_FEATURES,
        *sync.WINDOW_FEATURES,
        *guide.WINDOW_FEATURES,
        *window.WINDOW_FEATURES,
    ),
)
