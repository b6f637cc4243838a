"""docs/actions.md is what the features say."""

from pathlib import Path

import docs_actions

DOCS = Path(docs_actions.GUIDE).parent


def test_the_guide_of_all_commands_is_up_to_date() -> None:
    assert docs_actions.GUIDE.read_text("utf-8") == docs_actions.text(), (
        "run python packaging/docs_actions.py"
    )


def test_the_pages_for_those_who_add_something_are_short() -> None:
    for name in ("how-to-add-an-action.md", "how-to-add-a-panel.md"):
        assert len((DOCS / name).read_text("utf-8").splitlines()) < 60, name
