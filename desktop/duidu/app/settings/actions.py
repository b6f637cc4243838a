"""What an action of the window is: its id, text, keys and position in the menus.

The actions themselves are declared by the features of the window, `duidu/ui/*/feature.py`, and
summed up in `duidu/ui/window/features.py`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from duidu.app.settings.settings import Settings

FILE, EDIT, VIEW, ARTICLE, WORDS, NOTES, HELP = (
    "&File",
    "&Edit",
    "&View",
    "&Article",
    "&Words",
    "&Notes",
    "&Help",
)
MENUS = (FILE, EDIT, VIEW, ARTICLE, WORDS, NOTES, HELP)


class Needs(StrEnum):
    """What must be there for an action to be possible."""

    NOTHING = "nothing"
    ARTICLE = "article"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `text` is a message id with the platform's mnemonic mark.

    `keys` are portable key sequences, the one shown first. `group` numbers the separated groups of
    a menu; `order` sorts within a group that several features share. `icon` names a picture in
    resources/icons. `checkable` actions are on or off: `is_on` tells which by the settings, and
    where there is no `is_on` the window sets it. `tells` is called with the window when the menu
    opens, and says at any time what else stands behind the text.
    """

    id: str
    text: str
    menu: str
    group: int = 0
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    needs: Needs = Needs.ARTICLE
    order: int = 0
    is_on: Callable[[Settings], bool] | None = None
    tells: Callable[[Any, Callable[[str], None]], object] | None = None


A = TypeVar("A", bound=Action)
ANYTIME = Needs.NOTHING
TRANSLATED = Needs.TRANSLATION

# Keys of the page that are not actions: they move the caret. The cheat sheet shows them as
# (keys, text), both translated.
PAGE_KEYS: tuple[tuple[str, str], ...] = (
    ("← / →", "Previous or next word, with its card"),
    ("J / K", "Next or previous sentence"),
    ("↑ / ↓", "Scroll a line"),
    ("PgUp / PgDown", "Scroll a page"),
    ("Home / End", "Beginning or end of the article"),
    ("Tab", "The same place on the other side"),
    ("Shift + ← → ↑ ↓", "Select"),
    ("Ctrl + drag", "Move a sentence to another row, or link it with its answer"),
    ("Space", "Reveal the hidden sentence"),
    ("E", "Show the hidden text while held"),
    ("Esc", "Close the card or a panel"),
)
_ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}


def page_key(keys: str) -> str:
    """What the page does at these keys, as `PAGE_KEYS` says it; "" for nothing."""
    for shown, text in PAGE_KEYS:
        held, _, names = shown.rpartition(" + ")
        pressed = (_ARROWS.get(name, name) for name in names.replace("/", " ").split())
        if keys.casefold() in {"+".join(filter(None, (held, name))).casefold() for name in pressed}:
            return text
    return ""


def in_menu_order(actions: Iterable[A]) -> tuple[A, ...]:
    """Sort actions as the menus show them; those alike in menu, group and order stay as given."""
    return tuple(sorted(actions, key=lambda one: (MENUS.index(one.menu), one.group, one.order)))


def keys_of(action: Action, own: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of an action: the person's own, one sequence or "" for none, else its."""
    if action.id in own:
        return (own[action.id],) if own[action.id] else ()
    return action.keys


def conflicts(own: Mapping[str, str], actions: Sequence[Action]) -> dict[str, tuple[str, ...]]:
    """Return the keys that several actions claim, each with the ids of those actions in order."""
    claims: dict[str, list[str]] = {}
    for action in actions:
        for keys in keys_of(action, own):
            claims.setdefault(keys.casefold(), []).append(action.id)
    return {keys: tuple(ids) for keys, ids in claims.items() if len(ids) > 1}


def plain(text: str) -> str:
    """Return a menu text without mnemonic mark and ellipsis, for lists: 打开(&O)… is 打开."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")
