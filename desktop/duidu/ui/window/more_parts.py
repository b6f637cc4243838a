"""The controls of one page for words, terms, study and the finer work on notes, and the actions that go to them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duidu.core.article import Place
from duidu.core.changes import Changes
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage

if TYPE_CHECKING:
    from duidu.ui.alignment.realign_control import RealignControl
    from duidu.ui.notes.notes_control import NotesControl
    from duidu.ui.notes.notes_menu import NotesMenu
    from duidu.ui.page.context_menu import ContextMenu
    from duidu.ui.page.correct_text import CorrectText
    from duidu.ui.words.card_control import CardControl
    from duidu.ui.words.study_control import StudyControl
    from duidu.ui.words.terms_control import TermsControl
    from duidu.ui.words.word_panel_control import WordPanelControl
    from duidu.ui.words.words_control import WordsControl


@dataclass(frozen=True, slots=True)
class MoreParts:
    """More that works on one page."""

    page: ArticlePage
    menu: "ContextMenu"
    words: "WordsControl"
    word_panel: "WordPanelControl"
    terms: "TermsControl"
    notes: "NotesControl"
    notes_menu: "NotesMenu"
    text: "CorrectText"
    alignment: "RealignControl"
    study: "StudyControl"

    def changed(self, changes: Changes) -> None:
        """Let all refresh what a change concerns."""
        self.terms.changed(changes)
        self.study.changed(changes)

    def change_notes(self) -> None:
        """The menu of the chosen notes, at the caret."""
        view = self.page.view
        self.notes_menu.open(
            view.viewport().mapToGlobal(view.viewport().rect().center()), self.notes.chosen()
        )

    def toggle(self, panel: str) -> None:
        """Open or close a panel."""
        self.page.show_panel(panel, not self.page.is_shown(panel))


def make_more(page: ArticlePage, cards: "CardControl", notes: "NotesControl") -> MoreParts:
    """The controls for a page; their modules are loaded now, after the page was painted."""
    from duidu.ui.alignment.realign_control import RealignControl
    from duidu.ui.notes.notes_menu import NotesMenu
    from duidu.ui.page.context_menu import ContextMenu
    from duidu.ui.page.correct_text import CorrectText
    from duidu.ui.words.study_control import StudyControl
    from duidu.ui.words.terms_control import TermsControl
    from duidu.ui.words.word_panel_control import WordPanelControl
    from duidu.ui.words.words_control import WordsControl

    menu, words = ContextMenu(page), WordsControl(page)
    terms = TermsControl(page, words.any_word)
    word_panel = WordPanelControl(page, words.any_word)
    word_panel.elsewhere.connect(lambda article, place: open_elsewhere(page, article, place))
    cards.reading_chosen.connect(words.choose_reading)
    cards.star_requested.connect(words.learn_card)
    cards.about_requested.connect(word_panel.show_card)
    word_panel.look_for.connect(cards.occurrences_requested)
    study = StudyControl(page, words.spelled)
    study.look_for.connect(cards.occurrences_requested)
    notes_menu = NotesMenu(page, notes)
    menu.fillers += [notes_menu.fill_menu, words.fill_menu, terms.fill_menu]
    notes.menu_asked.connect(notes_menu.open)
    notes.several_deleted.connect(notes_menu.delete)
    page.context.jobs.run(
        Lane.BACKGROUND, lambda job: page.context.session.dictionaries, lambda _: None
    )
    return MoreParts(
        page,
        menu,
        words,
        word_panel,
        terms,
        notes,
        notes_menu,
        CorrectText(page),
        RealignControl(page),
        study,
    )


def open_elsewhere(page: ArticlePage, article: str, place: Place) -> None:
    """Open another article of the library at a place, in the window of a page."""
    from duidu.ui.window.main_window import MainWindow

    window = page.window()
    if isinstance(window, MainWindow):
        window.open_article(article).jump(place)


def more_actions() -> dict[str, Callable[[MoreParts], None]]:
    """What the actions that need an open article do with it."""
    return {
        "view.word": lambda more: more.word_panel.toggle(),
        "view.terms": lambda more: more.toggle("terms"),
        "view.study": lambda more: more.toggle("study"),
        "words.export": lambda more: more.study.export(),
        "words.term": lambda more: more.terms.add(),
        "article.link": lambda more: more.alignment.link(),
        "article.realign": lambda more: more.alignment.realign(only_on=True),
        "article.realign_between": lambda more: more.alignment.realign(only_on=False),
        "notes.question": lambda more: more.notes.write("question"),
        "notes.underline": lambda more: more.notes.underline(),
        "notes.correct": lambda more: more.text.ask(),
        "notes.change": lambda more: more.change_notes(),
        "notes.counterpart": lambda more: more.notes_menu.add_counterpart(more.notes.chosen()),
        "notes.reattach": lambda more: more.notes_menu.reattach(more.notes.chosen()),
        "notes.link": lambda more: more.notes_menu.link(more.notes.chosen()),
        "notes.right": lambda more: more.notes_menu.confirm(more.notes.chosen()),
        "words.cut": lambda more: more.words.cut(),
        "words.join": lambda more: more.words.join(),
        "words.reading": lambda more: more.words.read(),
        "words.meaning": lambda more: more.words.mean(),
        "words.learn": lambda more: more.words.learn(),
        "words.know": lambda more: more.words.know(),
        "words.copy": lambda more: more.words.copy(),
    }
