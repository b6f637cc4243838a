"""The controls of one article page together, and the actions of the menus that go to them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duidu.core.changes import Changes
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import HIGHLIGHTS
from duidu.ui.window.more_parts import MoreParts, make_more, more_actions

if TYPE_CHECKING:
    from duidu.ui.alignment.background_control import BackgroundControl
    from duidu.ui.alignment.repair_control import RepairControl
    from duidu.ui.export.export_control import ExportControl
    from duidu.ui.export.print_control import PrintControl
    from duidu.ui.notes.notes_control import NotesControl
    from duidu.ui.page.contents_control import ContentsControl
    from duidu.ui.page.find_control import FindControl
    from duidu.ui.page.scrollbar_marks import ScrollbarMarks
    from duidu.ui.words.card_control import CardControl

REPAIRS = (
    *(
        "confirm",
        "merge_rows",
        "split_row",
        "unlink_row",
        "move_up",
        "move_down",
        "unlink",
        "leave_out",
    ),
    *("split_sentence", "merge_sentences", "split_paragraph", "merge_paragraphs"),
)

# Modules of the controls below, for ui/base/deferred_imports: first what they need that knows no Qt.
BEHIND = (
    *(
        "duidu.app.words.look_up",
        "duidu.app.search.find",
        "duidu.app.notes.notes_view",
        "duidu.app.notes.annotate",
        "duidu.app.alignment.repair",
        "duidu.app.alignment.edit_text",
    ),
    *("duidu.app.words.glossary", "duidu.app.words.word_facts", "duidu.app.words.known_words"),
)
BETWEEN = (
    *("duidu.ui.words.card_text", "duidu.ui.words.card", "duidu.ui.words.card_control"),
    *(
        "duidu.ui.page.contents_panel",
        "duidu.ui.page.contents_control",
        "duidu.ui.alignment.background_control",
        "duidu.ui.export.export_control",
    ),
    *(
        "duidu.ui.page.find_panel",
        "duidu.ui.page.find_control",
        "duidu.ui.notes.note_rows",
        "duidu.ui.notes.notes_control",
        "duidu.ui.page.scrollbar_marks",
    ),
    *(
        "duidu.ui.export.print_control",
        "duidu.ui.alignment.repair_control",
        "duidu.ui.notes.notes_menu",
        "duidu.ui.page.context_menu",
        "duidu.ui.alignment.realign_control",
    ),
    *(
        "duidu.ui.words.study_control",
        "duidu.ui.words.terms_panel",
        "duidu.ui.words.terms_control",
        "duidu.ui.page.correct_text",
    ),
    *(
        "duidu.ui.words.word_panel",
        "duidu.ui.words.word_panel_control",
        "duidu.ui.words.words_control",
    ),
)


@dataclass(frozen=True, slots=True)
class PageParts:
    """Everything that works on one page."""

    page: ArticlePage
    cards: "CardControl"
    notes: "NotesControl"
    find: "FindControl"
    contents: "ContentsControl"
    repair: "RepairControl"
    depth: "BackgroundControl"
    overview: "ScrollbarMarks"
    printing: "PrintControl"
    more: MoreParts
    export: "ExportControl"

    def changed(self, changes: Changes) -> None:
        """Let all refresh what a change concerns."""
        self.notes.changed(changes)
        self.contents.changed(changes)
        self.depth.changed(changes)
        self.overview.changed(changes)
        self.more.changed(changes)

    def look_for(self, word: str) -> None:
        """Show all occurrences of a word, or of the one in the light."""
        lit = (
            self.cards.card.card
            if self.cards.card is not None and self.cards.card.isVisible()
            else None
        )
        self.find.show(word or (lit.text if lit else ""))

    def toggle_panel(self, name: str) -> None:
        """Open or close a panel."""
        self.page.show_panel(name, not self.page.is_shown(name))

    def turn_lock(self) -> None:
        """Let the sides scroll alone, or together again, and say which."""
        view, messages = self.page.view, self.page.context.messages
        view.set_locked(not view.side_sync.locked)
        if view.side_sync.locked:
            messages.say(tr("Lock", "Both sides scroll together."))
        else:
            messages.say(tr("Lock", "The side under the pointer scrolls alone."))

    def toggle_find(self) -> None:
        """Open the search, or close it again."""
        if self.page.is_shown("find"):
            self.page.show_panel("find", False)
        else:
            self.find.show()


def make_parts(page: ArticlePage) -> PageParts:
    """The controls for a new page; their modules are loaded now, after the page was painted."""
    from duidu.ui.alignment.background_control import BackgroundControl
    from duidu.ui.alignment.repair_control import RepairControl
    from duidu.ui.export.export_control import ExportControl
    from duidu.ui.export.print_control import PrintControl
    from duidu.ui.notes.notes_control import NotesControl
    from duidu.ui.page.contents_control import ContentsControl
    from duidu.ui.page.find_control import FindControl
    from duidu.ui.page.scrollbar_marks import ScrollbarMarks
    from duidu.ui.words.card_control import CardControl

    cards = CardControl(page.context, page.view, page)
    cards.read(page.open_text)
    page.closers.append(cards.close_one)
    notes = NotesControl(page, cards)
    parts = PageParts(
        page,
        cards,
        notes,
        FindControl(page),
        ContentsControl(page),
        RepairControl(page),
        BackgroundControl(page),
        ScrollbarMarks(page),
        PrintControl(page),
        make_more(page, cards, notes),
        ExportControl(page),
    )
    cards.occurrences_requested.connect(parts.find.show)
    # The first card is not to wait for the dictionary's modules.
    page.context.jobs.run(Lane.CPU, lambda job: page.context.session.look_up, lambda _: None)
    return parts


def page_actions() -> dict[str, Callable[[PageParts], None]]:
    """What the actions that need an open article do with it."""
    table: dict[str, Callable[[PageParts], None]] = {
        "file.export": lambda parts: parts.export.choose_article(),
        "notes.export": lambda parts: parts.export.choose_notes(),
        "file.print": lambda parts: parts.printing.choose_printer(),
        "file.pdf": lambda parts: parts.printing.choose_pdf(),
        "view.lock": lambda parts: parts.turn_lock(),
        "view.in_step": lambda parts: parts.page.view.restore_step(),
        "edit.copy": lambda parts: parts.page.view.copy(),
        "edit.copy_pinyin": lambda parts: parts.page.view.copy_with_pinyin(),
        "edit.select_all": lambda parts: parts.page.view.select_all(),
        "edit.find": lambda parts: parts.toggle_find(),
        "edit.find_next": lambda parts: parts.find.step(1),
        "edit.find_previous": lambda parts: parts.find.step(-1),
        "view.contents": lambda parts: parts.toggle_panel("contents"),
        "view.notes": lambda parts: parts.toggle_panel("notes"),
        "article.back": lambda parts: parts.page.back(),
        "article.forward": lambda parts: parts.page.forward(),
        "article.bookmark": lambda parts: parts.contents.turn_bookmark(),
        "article.next_bookmark": lambda parts: parts.contents.step_bookmark(1),
        "article.previous_bookmark": lambda parts: parts.contents.step_bookmark(-1),
        "article.next_doubtful": lambda parts: parts.repair.next_doubtful(),
        "words.next": lambda parts: parts.page.view.next_word(),
        "words.previous": lambda parts: parts.page.view.previous_word(),
        "words.pin": lambda parts: parts.cards.pin(),
        "words.occurrences": lambda parts: parts.look_for(""),
        "notes.add": lambda parts: parts.notes.write("add"),
        "notes.alternative": lambda parts: parts.notes.write("alternative"),
        "notes.tag": lambda parts: parts.notes.write("tag"),
        "notes.remove": lambda parts: parts.notes.delete(),
    }
    for color in HIGHLIGHTS:
        table[f"notes.{color}"] = _with(color, lambda parts, color: parts.notes.highlight(color))
    for name, act in more_actions().items():
        table[name] = _on_more(act)
    for repair in REPAIRS:
        table[f"article.{repair}"] = _with(repair, lambda parts, name: parts.repair.act(name))
    return table


def _with(name: str, act: Callable[[PageParts, str], None]) -> Callable[[PageParts], None]:
    return lambda parts: act(parts, name)


def _on_more(act: Callable[[MoreParts], None]) -> Callable[[PageParts], None]:
    return lambda parts: act(parts.more)
