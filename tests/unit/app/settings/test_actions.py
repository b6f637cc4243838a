"""The table of actions: nothing twice, no two actions on one key, every menu in order."""

import re

from duidu.app.settings.actions import MENUS, PAGE_KEYS, TABLE, Action, conflicts, keys_of, plain

KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|[A-Z0-9+\-,=/?]|Left|Right|Up|Down|Tab|Return|Del|PgUp|PgDown)"
)


def test_ids_are_unique_and_say_their_menu() -> None:
    ids = [action.id for action in TABLE]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", name) for name in ids)


def test_no_two_actions_share_a_key() -> None:
    assert conflicts({}) == {}


def test_conflicts_name_the_actions_that_claim_a_key() -> None:
    assert conflicts({"file.open": "Ctrl+F"}) == {"ctrl+f": ("file.open", "edit.find")}


def test_own_keys_replace_those_of_the_table_and_may_be_none() -> None:
    undo = next(action for action in TABLE if action.id == "edit.undo")
    assert keys_of(undo, {}) == ("Ctrl+Z",)
    assert keys_of(undo, {"edit.undo": "Ctrl+U"}) == ("Ctrl+U",)
    assert keys_of(undo, {"edit.undo": ""}) == ()


def test_keys_are_written_as_qt_reads_them() -> None:
    assert all(KEY.fullmatch(key) for action in TABLE for key in action.keys)


def test_actions_of_a_menu_stand_together_and_groups_ascend() -> None:
    for menu in MENUS:
        groups = [action.group for action in TABLE if action.menu == menu]
        assert groups, menu
        assert groups == sorted(groups), menu


def test_plain_text_has_neither_mark_nor_ellipsis() -> None:
    assert plain("&Open…") == "Open"
    assert plain("打开(&O)…") == "打开"
    assert all("&" not in plain(action.text) and plain(action.text) for action in TABLE)


def test_keys_of_the_page_are_not_claimed_by_actions() -> None:
    claimed = {key for action in TABLE for key in action.keys}
    page = {key for keys, _ in PAGE_KEYS for key in keys.split(" / ")}
    assert not claimed & page


def test_an_action_is_a_plain_value() -> None:
    assert Action("a.b", "Text", MENUS[0]) == Action("a.b", "Text", MENUS[0])
