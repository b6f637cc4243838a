"""What a feature of the window is: a named set of actions, each with what it does.

Features are declared at module level in `ui/<folder>/feature.py`. These modules are loaded at
start, for keys and menus, so they import nothing that only some action needs: sheets are imported
by the functions that open them. `ui/window/features.py` sums up all features.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from duidu.app.settings.actions import Action
from duidu.core.draft import Draft, DraftKind
from duidu.ui.base.context import WindowContext

# What actions act on: a window, or the control of the page shown.
T_contra = TypeVar("T_contra", contravariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureAction(Action, Generic[T_contra]):
    """An action together with what it does."""

    run: Callable[[T_contra], object]


@dataclass(frozen=True, slots=True)
class Feature(Generic[T_contra]):
    """One thing a person can do. `help` says in one line what it is good for.

    `resumes` says for the drafts of its editors how one is continued.
    """

    name: str
    help: str
    actions: tuple[FeatureAction[T_contra], ...] = ()
    resumes: tuple[tuple[DraftKind, Callable[[T_contra, Draft], object]], ...] = ()


class FeatureWindow(Protocol):
    """What a feature may ask of the window it works in."""

    @property
    def context(self) -> WindowContext:
        """Session, jobs, theme, messages and actions of the window."""

    @property
    def article(self) -> str:
        """The id of the article shown, "" when none is."""

    def window(self) -> QWidget:
        """The widget to be the parent of sheets."""
