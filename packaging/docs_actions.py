"""Writes docs/actions.md from the features of the window: every command with keys, id and feature.

python packaging/docs_actions.py, after an action was added or changed; a test says when it is due.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "actions.md"


def text() -> str:
    """Return the guide as Markdown."""
    from duidu.app.settings.actions import MENUS, PAGE_KEYS, plain
    from duidu.ui.window.features import FEATURES

    features = (*FEATURES.pages, *FEATURES.windows)
    owner = {action.id: feature.name for feature in features for action in feature.actions}
    lines = [
        "# All commands",
        "",
        "Made by `python packaging/docs_actions.py` from `desktop/duidu/ui/*/feature.py`.",
    ]
    for menu in MENUS:
        lines += [
            "",
            f"## {plain(menu)}",
            "",
            "| command | keys | id | feature |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| {plain(action.text)} | {_keys(action.keys)} | `{action.id}` | {owner[action.id]} |"
            for action in FEATURES.actions
            if action.menu == menu
        ]
    lines += ["", "## On the page", "", "| keys | what they do |", "|---|---|"]
    lines += [f"| {keys} | {what} |" for keys, what in PAGE_KEYS]
    lines += ["", "## Features", "", "| feature | what it is for |", "|---|---|"]
    lines += [f"| {feature.name} | {feature.help} |" for feature in features]
    return "\n".join(lines) + "\n"


def _keys(keys: tuple[str, ...]) -> str:
    return " or ".join(f"`{key}`" for key in keys)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "desktop"))
    GUIDE.write_text(text(), encoding="utf-8")
