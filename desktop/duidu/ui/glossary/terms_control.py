"""Glossary on one page: panel, new terms from the selection, marks in the text, files."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from duidu.app.article.word_context import word_context
from duidu.app.words.glossary import ChangeTerms, add_term, as_term, edit_term, remove_terms
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.draft import Draft, DraftKind
from duidu.core.errors import DuiduError
from duidu.language.registry import base_code, offered_codes
from duidu.lexicon.terms import Term
from duidu.library.words.stored_terms import StoredTerm
from duidu.ui.base.drafts import new_draft
from duidu.ui.base.jobs import Lane
from duidu.ui.glossary.term_files import TermFiles
from duidu.ui.glossary.term_marks import TermMarks
from duidu.ui.glossary.term_places import FoundTerms, find_terms
from duidu.ui.glossary.term_sheet import TermSheet
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.context_menu import ContextMenu
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.i18n import error_text, plural, tr
from duidu.ui.words.words_control import WordsControl

if TYPE_CHECKING:
    from duidu.ui.glossary.terms_panel import TermsPanel


class TermsControl(PageControl):
    """Adds, edits, deletes, imports and exports terms; every change has undo."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self._panel: TermsPanel | None = None
        self._words = page.controls[WordsControl]
        self._found = FoundTerms()
        self._shown: Counter[str] = Counter()
        self.files = TermFiles(page)
        self._marks = TermMarks(page.context.session.own_words, page.open_text)
        page.view.scene.terms = self._marks.of
        page.view.viewport().update()
        page.offer_panel("terms", self._make_panel)
        page.controls[ContextMenu].fillers.append(self.fill_menu)

    def changed(self, changes: Changes) -> None:
        """Find the terms again when glossary, text or alignment changed."""
        if changes.article not in ("", self.page.article):
            return
        if changes.kinds & {Changed.TERMS, Changed.TEXT, Changed.ALIGNMENT}:
            self._marks.forget()
            self.page.view.viewport().update()
            if self._panel is not None:
                self._look_for_terms()

    def add(self) -> None:
        """Open a new term with the selection or the word, and its counterpart."""
        term, place = self._new_term()
        self._add(term, place)

    def edit(self, name: str, again: Draft | None = None) -> None:
        """Open a term by its id; `again` is a draft to go on with."""
        kept = self._context.session.library.terms.get(name)
        if kept is not None:
            sheet = TermSheet(
                self._context, as_term(kept), self._projects(), False, self.page.window()
            )
            sheet.written.connect(lambda written: self._change(sheet, kept, written))
            sheet.draft.begin(self._draft(name, as_term(kept), name), again)
            sheet.show()

    def resume(self, draft: Draft) -> None:
        """Open a term that was being typed: a new one, or one that is there or was deleted."""
        name = draft.details["term"]
        source, target = json.loads(draft.details["languages"])
        if name and self._context.session.library.terms.get(name) is not None:
            self.edit(name, draft)
        else:
            self._add(Term(source, target, "", ""), None, draft)

    def _add(self, term: Term, place: Place | None, again: Draft | None = None) -> None:
        """Open a new term, with what is known of it."""
        sheet = TermSheet(self._context, term, self._projects(), True, self.page.window())

        def written(term: Term) -> None:
            library, turned = self._context.session.library, self._from_left_to_right(term)
            if self._do(lambda: add_term(library, turned, place, self.page.article)):
                sheet.draft.keep_nothing()

        sheet.written.connect(written)
        target = f"new {term.source} {place}"
        sheet.draft.begin(self._draft(target, term, ""), again)
        sheet.show()

    def _change(self, sheet: TermSheet, opened: StoredTerm, written: Term) -> None:
        """Keep a term that was edited, unless it was changed or deleted meanwhile."""
        library = self._context.session.library
        if library.terms.get(opened.id) != opened:
            self._context.messages.error(
                tr(
                    "Terms",
                    "The term was changed meanwhile, so this was not kept; open the term again.",
                )
            )
        elif self._do(lambda: edit_term(library, opened, written)):
            sheet.draft.keep_nothing()

    def _draft(self, target: str, term: Term, name: str) -> Draft:
        languages = json.dumps([term.source_language, term.target_language])
        return new_draft(
            DraftKind.TERM, self.page.article, target, term.source, term=name, languages=languages
        )

    def delete(self, names: Sequence[str]) -> None:
        """Delete terms by their ids and offer to undo it."""
        if self._do(lambda: remove_terms(self._context.session.library, names)):
            text = plural("Terms", len(names), "{n} term was deleted.", "{n} terms were deleted.")
            self._context.offer_undo(self.page.article, text)

    def fill_menu(self, menu: QMenu, place: Place) -> None:
        """Add the entry for a new term to the page's menu."""
        menu.addAction(self._context.actions["words.term"])

    # -- the panel --------------------------------------------------------------------------------

    def _make_panel(self) -> "TermsPanel":
        """Create the glossary panel when it is first shown."""
        from duidu.ui.glossary.terms_panel import TermsPanel

        panel = self._panel = TermsPanel(self._context.theme)
        panel.add_asked.connect(self.add)
        panel.edit_asked.connect(self.edit)
        panel.delete_asked.connect(self.delete)
        panel.differing.connect(self._go_to)
        panel.import_asked.connect(self.files.choose_file)
        panel.export_asked.connect(self.files.choose_place)
        self._look_for_terms()
        return panel

    def _look_for_terms(self) -> None:
        """Read the glossary and where the article has its terms, and show both."""
        session = self._context.session
        self._context.jobs.run(
            Lane.ANSWER,
            lambda job: find_terms(session.library, session.own_words, self.page.open_text, job),
            owner=self,
            when_done=self._show,
            key=f"terms {self.page.article}",
        )

    def _show(self, found: FoundTerms) -> None:
        self._found = found
        if self._panel is not None:
            self._panel.show_terms(found)

    def _go_to(self, name: str) -> None:
        """Go to the next place of a term, first those where it is rendered otherwise."""
        places = self._found.places[name][1] if name in self._found.places else ()
        if places:
            self.page.jump(places[self._shown[name] % len(places)])
            self._shown[name] += 1

    # -- a new term -------------------------------------------------------------------------------

    def _new_term(self) -> tuple[Term, Place | None]:
        """A new term from the selection or the word, with its counterpart by the word links."""
        open_text = self.page.open_text
        selected = self.page.view.first_selected()
        word = self._words.any_word()
        if not selected and word is not None:
            selected = [Stretch(word.place.side, word.block.id, word.token.start, word.token.end)]
        if not selected:
            return Term(
                self._language(SideName.SOURCE), self._language(SideName.TARGET), "", ""
            ), None
        side, block, start, end = selected[0]
        place = word_context(open_text, SideName(side), block, start)
        text = place.block.text[start:end] if place else ""
        answers = open_text.answers(place.row, place.side, block, start, end) if place else ()
        other = {one.id: one.text for one in place.other_blocks} if place else {}
        answer = "".join(
            _piece(other[b][s:e], number)
            for number, (b, s, e) in enumerate(sorted(answers))
            if b in other
        )
        where = Place(SideName(side), block, start)
        languages = self._language(where.side), self._language(where.side.other)
        return Term(*languages, text, answer), where

    def _language(self, side: SideName) -> str:
        """The language of a side; where there is none yet, the first that the text is not in."""
        open_text = self.page.open_text
        own = base_code(open_text.language(SideName.SOURCE))
        others = (code for code in offered_codes() if base_code(code) != own)
        return open_text.language(side) or next(others)

    def _from_left_to_right(self, term: Term) -> Term:
        """The term from the left language to the right one, whichever side it came from."""
        return (
            term.turned()
            if term.source_language == self.page.open_text.language(SideName.TARGET)
            else term
        )

    def _projects(self) -> list[str]:
        return self._context.session.library.terms.projects()

    def _do(self, made: Callable[[], ChangeTerms]) -> bool:
        try:
            command = made()
        except DuiduError as error:
            self._context.messages.error(error_text(error))
            return False
        return self._context.do(self.page.article, command) is not None


def _piece(word: str, number: int) -> str:
    """A word of a rendering; words in Latin letters are set apart by a space."""
    return (" " if number and word[:1].isascii() else "") + word
