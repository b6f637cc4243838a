"""The sum of the features: what the menus show and in which order, nothing twice, no key twice."""

import re

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from duidu.app.settings import actions
from duidu.app.settings.actions import PAGE_KEYS, conflicts, plain
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.features import FEATURES
from duidu.ui.window.main_window import MainWindow

KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|[A-Z0-9+\-,.=/?]|Left|Right|Up|Down|Tab|Space|Return|Del|PgUp|PgDown)"
)
ID = re.compile(r"[a-z]+\.[a-z_]+")

# What each menu shows, group by group.
MENUS = {
    "&File": (
        "file.open file.folder file.preview file.paste file.sample file.start",
        "file.translation file.paste_translation file.again file.export file.export_book "
        "file.print file.pdf file.backups file.sync",
        "file.close file.quit",
    ),
    "&Edit": (
        "edit.undo edit.redo",
        "edit.copy edit.copy_pinyin edit.select_all edit.select_sentence",
        "edit.find edit.find_next edit.find_previous edit.find_in_book edit.find_everywhere "
        "edit.replace",
        "edit.sentence edit.paragraph edit.counterpart",
        "edit.settings",
    ),
    "&View": (
        "view.contents view.notes view.word view.terms view.study view.check view.status "
        "view.corrections",
        "view.side_by_side view.sentences view.paragraphs view.source_only "
        "view.target_only view.swap view.lock view.in_step",
        "view.statuses view.all_statuses view.pinyin view.pinyin_off view.script view.gloss "
        "view.reveal view.reveal_original view.focus view.ruler view.pages view.preset view.pace",
        "view.zoom_in view.zoom_out view.zoom_reset view.picture view.book_note",
        "view.look view.theme view.next_part view.full_screen",
    ),
    "&Article": (
        "article.next_tab article.previous_tab article.next_chapter article.previous_chapter "
        "article.chapters",
        "article.back article.forward article.bookmark article.next_bookmark "
        "article.previous_bookmark",
        "article.next_doubtful article.confirm article.confirm_next article.final "
        "article.needs_work article.unsure article.next_left article.previous_left article.history",
        "article.merge_rows article.split_row article.unlink_row",
        "article.move_up article.move_down article.unlink article.leave_out article.link",
        "article.split_sentence article.merge_sentences article.split_paragraph "
        "article.merge_paragraphs article.lock_original",
        "article.realign article.realign_between article.improve article.stop_improving",
        "check.next check.previous check.no_fault check.never_fault check.names check.ways "
        "check.report",
    ),
    "&Words": (
        "words.next words.previous",
        "words.pin words.occurrences words.strokes words.copy",
        "words.cut words.join words.reading words.meaning words.corrections words.term",
        "words.learn words.know words.next_new words.ignore words.new words.know_page "
        "words.know_all words.review words.unmeet words.before words.statistics words.export "
        "words.anki",
        "speech.word speech.sentence speech.on speech.round speech.pause speech.slower "
        "speech.faster speech.both words.dictionaries words.forget",
        "words.import_known words.import_anki words.export_known",
    ),
    "&Notes": (
        "notes.add notes.alternative notes.tag notes.question notes.article notes.reply "
        "notes.correct",
        "notes.underline notes.yellow notes.green notes.blue notes.rose notes.violet "
        "notes.color_names",
        "notes.change notes.counterpart notes.link notes.right notes.reattach notes.remove",
        "notes.search notes.deleted notes.import notes.export notes.drafts",
    ),
    "&Help": (
        "help.guide help.tour help.palette help.keys help.shortcuts",
        "help.about help.newer",
    ),
}


def test_every_menu_shows_its_actions_in_their_order(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.toolbar.menu_button.menu() is not None)
    shown = {}
    for entry in window.toolbar.menu_button.menu().actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        groups: list[list[str]] = [[]]
        for action in menu.actions():
            if action.isSeparator():
                groups.append([])
            elif action.objectName():
                groups[-1].append(action.objectName())
        shown[menu.title()] = tuple(" ".join(group) for group in groups)
    assert shown == MENUS


def test_the_table_is_in_the_order_of_the_menus() -> None:
    wanted = [name for groups in MENUS.values() for group in groups for name in group.split()]
    assert [action.id for action in FEATURES.actions] == wanted
    assert tuple(MENUS) == actions.MENUS


def test_ids_are_unique_and_alike_in_form() -> None:
    ids = [action.id for action in FEATURES.actions]
    assert len(set(ids)) == len(ids)
    assert all(ID.fullmatch(name) for name in ids)


def test_no_two_actions_share_a_key_and_none_takes_one_of_the_page() -> None:
    assert conflicts({}, FEATURES.actions) == {}
    claimed = {key for action in FEATURES.actions for key in action.keys}
    page = {key for keys, _ in PAGE_KEYS for key in keys.split(" / ")}
    assert not claimed & page


def test_keys_are_written_as_qt_reads_them() -> None:
    keys = [key for action in FEATURES.actions for key in action.keys]
    assert [key for key in keys if not KEY.fullmatch(key)] == []
    assert [key for key in keys if QKeySequence(key).toString() != key] == []


def test_every_action_has_a_name_and_every_feature_a_line_of_help() -> None:
    assert all(plain(action.text) and "&" not in plain(action.text) for action in FEATURES.actions)
    features = (*FEATURES.pages, *FEATURES.windows)
    assert len({feature.name for feature in features}) == len(features)
    assert all(re.fullmatch(r"[A-Z].{20,95}\.", feature.help) for feature in features)


def test_the_first_action_of_a_feature_with_a_panel_opens_it(
    window: MainWindow, article_page: ArticlePage
) -> None:
    assert len(FEATURES.panel_actions) == 9
    for panel, name in FEATURES.panel_actions.items():
        action = window.actions_[name]
        action.trigger()
        assert article_page.is_shown(panel)
        assert action.isChecked()
        window.show_start()
        assert not action.isChecked()
        window.open_article(article_page.article)
        assert action.isChecked()
        action.trigger()
        # Who asks to find again goes on in the field; Esc closes it.
        stays = panel == "find"
        assert article_page.is_shown(panel) is stays
        assert action.isChecked() is stays
        article_page.show_panel(panel, False)
        assert not action.isChecked()
