"""Panel about a word: its characters, words that share one, renderings, occurrences."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QWidget

from duidu.align.links.renderings import Rendering
from duidu.app.words.word_facts import WordFacts
from duidu.lexicon.characters import Character
from duidu.lexicon.gloss_text import Spelling
from duidu.library.search.full_text_search import TextHit
from duidu.ui.base.panel import Panel
from duidu.ui.style.i18n import listed, plural, tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.linked_text import LinkedText
from duidu.ui.style.word_line import english_line

BEFORE, AFTER = 18, 40  # code points of a hit shown around its word
MOST_SENSES = 3


class WordPanel(Panel):
    """Shows what is known of one word; it looks nothing up itself.

    Links are row:N (a row of this article), hit:N (an occurrence), place:N (a rendering in another
    article) and word:X (a word to find in the article).
    """

    row_chosen = Signal(int)
    place_chosen = Signal(int)
    hit_chosen = Signal(int)
    word_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.facts: WordFacts | None = None
        self.spelling = Spelling()
        super().__init__(theme, parent)
        self.text = LinkedText(self)
        self.text.anchorClicked.connect(self._chosen)
        self.body.addWidget(self.text, 1)
        self.setFocusProxy(self.text)

    def show_facts(self, facts: WordFacts | None) -> None:
        """Show a word, or a hint for None; the same word keeps its scroll position."""
        same = facts is not None and self.facts is not None and facts.word == self.facts.word
        bar = self.text.verticalScrollBar()
        kept = bar.value() if same else 0
        self.facts = facts
        self._write()
        bar.setValue(kept)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("WordPanel", "Word"))
        self.text.setAccessibleName(tr("WordPanel", "About the word"))
        self._write()

    def tint(self) -> None:
        """Take the theme's colours."""
        super().tint()
        if self.facts is not None:
            self._write()

    def _write(self) -> None:
        """Write the page anew."""
        colors, text = self.theme.colors, self.text
        text.begin()
        if self.facts is None:
            text.paragraph()
            text.run(tr("WordPanel", "Put the caret into a word, or click it."), colors.secondary)
            return
        self._head(self.facts)
        for character in (
            self.facts.characters if len(self.facts.word) > 1 or not self.facts.entries else ()
        ):
            self._character(character, self.facts.sharing.get(character.char, ()))
        if len(self.facts.word) == 1:
            self._sharing(self.facts.sharing.get(self.facts.word, ()))
        self._renderings(self.facts)
        self._occurrences(self.facts)
        text.end()

    def _head(self, facts: WordFacts) -> None:
        """Write the word, what is known of an English one, and its entries."""
        colors = self.theme.colors
        self.text.paragraph()
        self.text.run(facts.word, colors.ink, 26)
        self.text.run("  " + self.spelling.word(facts.reading), colors.secondary, 15)
        if facts.english is not None:
            self.text.paragraph(2)
            self.text.run(english_line(facts.english, facts.word), colors.secondary, 13)
        for entry in facts.entries:
            self.text.paragraph(4)
            self.text.run(self.spelling.word(entry.reading) + "  ", colors.secondary)
            said = (self.spelling.gloss(sense.text) for sense in entry.senses)
            self.text.run("; ".join(said), colors.ink)

    def _title(self, text: str) -> None:
        self.text.paragraph(16)
        self.text.run(text, self.theme.colors.secondary, 12, bold=True)

    def _character(self, character: Character, sharing: tuple[str, ...]) -> None:
        """Write one character: readings, meaning, parts, levels, words that share it."""
        colors = self.theme.colors
        self.text.paragraph(14)
        self.text.run(character.char, colors.ink, 20)
        self.text.run(
            "  " + ", ".join(self.spelling.word([one]) for one in character.readings),
            colors.secondary,
            14,
        )
        senses = [
            self.spelling.gloss(sense.text)
            for entry in character.entries
            for sense in entry.senses
            if not sense.is_pointer
        ]
        if senses:
            self.text.paragraph(1)
            self.text.run("; ".join(senses[:MOST_SENSES]), colors.ink)
        facts = [
            tr("WordPanel", "made of {parts}", parts=" ".join(character.components))
            if character.components
            else "",
            tr("WordPanel", "also {forms}", forms=" ".join(character.variants))
            if character.variants
            else "",
            listed(f"{standard} {level}" for standard, level in character.levels.items()),
        ]
        if any(facts):
            self.text.paragraph(1)
            self.text.run("  ·  ".join(filter(None, facts)), colors.secondary, 12)
        self._sharing(sharing)

    def _sharing(self, words: tuple[str, ...]) -> None:
        if words:
            self.text.paragraph(2)
            self.text.run(
                tr("WordPanel", "In this article:") + " ", self.theme.colors.secondary, 12
            )
            for word in words:
                self.text.run(word, self.theme.colors.accent, 14, f"word:{word}")
                self.text.run("  ", self.theme.colors.secondary, 14)

    def _renderings(self, facts: WordFacts) -> None:
        found = facts.renderings
        if found is not None and found.renderings:
            self._title(tr("WordPanel", "Renderings in this article"))
            self._rendered(found.word, found.renderings)
            if len(found.back) > 1:
                self._rendered(found.renderings[0].text, found.back)
        if found is not None and found.elsewhere:
            self._title(tr("WordPanel", "Renderings in other articles"))
            self._rendered(found.word, found.elsewhere, "place")

    def _rendered(self, word: str, renderings: tuple[Rendering, ...], link: str = "row") -> None:
        colors = self.theme.colors
        self.text.paragraph(4)
        self.text.run(f"{word}: ", colors.secondary, 15)
        for number, one in enumerate(renderings):
            self.text.run((", " if number else "") + one.text, colors.ink, 15)
            self.text.run(f" {one.count}", colors.secondary, 13)
            for place, row in enumerate(one.pairs[:9], 1):
                self.text.run(f" {place}", colors.accent, 12, f"{link}:{row}")

    def _occurrences(self, facts: WordFacts) -> None:
        """Write the paragraphs of the library that have the word, by article."""
        count = len(facts.hits)
        self._title(
            plural(
                "WordPanel", count, "{n} paragraph in the library", "{n} paragraphs in the library"
            )
        )
        article = ""
        for number, hit in enumerate(facts.hits):
            if hit.article != article:
                article = hit.article
                self.text.paragraph(10)
                self.text.run(facts.titles.get(article, ""), self.theme.colors.secondary, 12)
            self._hit(number, hit)

    def _hit(self, number: int, hit: TextHit) -> None:
        """Write an occurrence with some text around it, and its counterpart.

        Of a long counterpart the part is shown that lies about as far in as the word.
        """
        colors = self.theme.colors
        start, end = hit.spans[0]
        first = max(0, start - BEFORE)
        self.text.paragraph(6)
        self.text.run(("…" if first else "") + hit.text[first:start], colors.ink, 15)
        self.text.run(hit.text[start:end], colors.accent, 15, f"hit:{number}")
        self.text.run(
            hit.text[end : end + AFTER] + ("…" if end + AFTER < len(hit.text) else ""),
            colors.ink,
            15,
        )
        answer = " ".join(hit.counterpart)
        if answer:
            self.text.paragraph(1)
            share = max(0, round(len(answer) * start / max(1, len(hit.text))) - 2 * BEFORE)
            share = answer.rfind(" ", 0, share) + 1 if share else 0
            shown = answer[share : share + 3 * AFTER]
            cut = len(answer) > share + 3 * AFTER
            self.text.run(
                ("…" if share else "") + shown + ("…" if cut else ""), colors.secondary, 13
            )

    def _chosen(self, url: QUrl) -> None:
        kind, _, name = url.toString().partition(":")
        if kind == "word":
            self.word_chosen.emit(name)
        elif kind == "hit":
            self.hit_chosen.emit(int(name))
        elif kind in ("row", "place"):
            (self.row_chosen if kind == "row" else self.place_chosen).emit(int(name))
