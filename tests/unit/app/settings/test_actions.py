"""Actions as values: their order in the menus, their keys, and keys that several of them claim."""

from duidu.app.settings.actions import (
    EDIT,
    FILE,
    VIEW,
    Action,
    conflicts,
    in_menu_order,
    keys_of,
    page_key,
    plain,
)

OPEN = Action("file.open", "&Open…", FILE, 0, ("Ctrl+O",))
QUIT = Action("file.quit", "&Quit", FILE, 2, ("Ctrl+Q",))
BACKUPS = Action("file.backups", "&Backups…", FILE, 1, order=2)
PRINT = Action("file.print", "&Print…", FILE, 1, order=1)
UNDO = Action("edit.undo", "&Undo", EDIT, 0, ("Ctrl+Z",))
FIND = Action("edit.find", "&Find…", EDIT, 2, ("Ctrl+F", "/"))
NOTES = Action("view.notes", "&Notes", VIEW, 0, ("F10",))


def test_menus_show_actions_by_menu_group_and_order() -> None:
    shuffled = (NOTES, FIND, QUIT, BACKUPS, UNDO, PRINT, OPEN)
    assert in_menu_order(shuffled) == (OPEN, PRINT, BACKUPS, QUIT, UNDO, FIND, NOTES)


def test_actions_alike_in_all_that_stay_as_given() -> None:
    one, other = (Action(name, "&Text", FILE) for name in ("a.one", "a.other"))
    assert in_menu_order((one, other)) == (one, other)
    assert in_menu_order((other, one)) == (other, one)


def test_conflicts_name_the_actions_that_claim_a_key() -> None:
    assert conflicts({}, (OPEN, UNDO, FIND)) == {}
    assert conflicts({"file.open": "Ctrl+F"}, (OPEN, UNDO, FIND)) == {
        "ctrl+f": ("file.open", "edit.find")
    }


def test_own_keys_replace_the_standard_ones_and_may_be_none() -> None:
    assert keys_of(UNDO, {}) == ("Ctrl+Z",)
    assert keys_of(UNDO, {"edit.undo": "Ctrl+U"}) == ("Ctrl+U",)
    assert keys_of(UNDO, {"edit.undo": ""}) == ()


def test_plain_text_has_neither_mark_nor_ellipsis() -> None:
    assert plain("&Open…") == "Open"
    assert plain("打开(&O)…") == "打开"


def test_the_page_has_keys_of_its_own() -> None:
    assert page_key("K") == page_key("J") == "Next or previous sentence"
    assert page_key("Shift+Up") == "Select"
    assert page_key("Up") == "Scroll a line"
    assert page_key("Home") != ""
    assert page_key("Ctrl+J") == page_key("N") == page_key("") == ""
