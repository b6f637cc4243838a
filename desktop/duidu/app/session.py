"""The session: library, dictionary and settings, made once at start and handed down.

Costly parts load when they are first used.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.alignment.left import REFINED
from duidu.app.article.corrections_in_force import CorrectionsOfArticles
from duidu.app.article.kept_words import KeptWords
from duidu.app.article.open_article import OpenArticle
from duidu.app.base.commands import Command, UndoStack
from duidu.app.base.malloc_trim import trim_malloc
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import DICTIONARIES
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import Cancelled
from duidu.core.fault_guard import FaultGuard
from duidu.core.jobs import Job
from duidu.core.once import made_once
from duidu.library.library import Library

if TYPE_CHECKING:
    # What the first painted page can do without is loaded when it is first asked for.
    from duidu.align.base.memory import AlignerMemory
    from duidu.align.base.protocol import Aligner
    from duidu.align.base.sentence_encoder import SentenceEncoder
    from duidu.align.links.make_linker import Linkers
    from duidu.app.alignment.improve import Improve
    from duidu.app.alignment.word_links import WordLinks
    from duidu.app.article.annotator import Annotator, Cutter
    from duidu.app.base.machine import Machine
    from duidu.app.opening.opener import Opener
    from duidu.app.search.find import Finder
    from duidu.app.search.find_alike import Alike
    from duidu.app.search.find_pattern import Patterns
    from duidu.app.speech.voices import Voices
    from duidu.app.study.known_words import KeptRule
    from duidu.app.words.look_up import LookUp
    from duidu.app.words.own_words import OwnWords
    from duidu.app.words.sense_order import SenseByTranslation
    from duidu.formats.sandbox.ready_children import ReadyChildren
    from duidu.language.description import LanguageDescription
    from duidu.lexicon.external import ExternalDictionary
    from duidu.lexicon.languages import ParallelTokens
    from duidu.lexicon.lexicon import Lexicon
    from duidu.library.safety.drafts import Drafts

Listener = Callable[[Changes], None]


class Session:
    """Everything that a window or a command of the terminal works with. Close it when done."""

    def __init__(
        self, library: Library, settings: Settings, ready: "ReadyChildren | None" = None
    ) -> None:
        """`ready` are children that were started before the library could be opened."""
        self.library = library
        if ready is not None:
            self.ready = ready
        self.settings = settings
        self.listeners: list[Listener] = []
        self._faults = FaultGuard()
        self.corrections = CorrectionsOfArticles(library)
        # One for all articles: open texts read from it, the background writes to it.
        self.kept_words = KeptWords(
            library.cache, self.corrections.fingerprint, library.path.parent
        )
        # Jobs ask for open articles too, and must not open one that was closed meanwhile.
        self._guard = threading.RLock()
        self._articles: dict[str, OpenArticle] = {}
        self._closed: set[str] = set()
        self._word_links: dict[str, WordLinks] = {}
        # What holds the encoder besides `encoder` itself, so that rest() can release it.
        self._with_encoder: list[SenseByTranslation] = []
        # Kept when an article is closed: opened again, its edits can still be undone.
        self._stacks: dict[str, UndoStack] = {}
        self._parallel: dict[str, ParallelTokens] = {}

    @made_once
    def machine(self) -> "Machine":
        """Tells whether the machine is on battery, or needed by others."""
        from duidu.app.base.machine import Machine

        return Machine()

    @made_once
    def drafts(self) -> "Drafts":
        """What is typed in editors and not yet kept."""
        from duidu.library.safety.drafts import Drafts

        return Drafts(self.library.path)

    @made_once
    def opener(self) -> "Opener":
        """Adds texts to the library."""
        from duidu.app.opening.opener import Opener

        return Opener(self.library, self.aligner, self.ready)

    @made_once
    def ready(self) -> "ReadyChildren":
        """Children that read files, kept ready while one is expected."""
        from duidu.formats.sandbox.process import ready_children

        return ready_children(self.machine.has_room)

    @made_once
    def lexicon(self) -> "Lexicon":
        """The dictionary: the one the person added, or the one that ships."""
        from duidu.app.words.dictionaries import Dictionaries

        return Dictionaries(self.library.path.parent).lexicon()

    @made_once
    def dictionaries(self) -> "tuple[ExternalDictionary, ...]":
        """The person's other dictionaries. For a job's thread: large ones load for seconds."""
        from duidu.app.words.dictionaries import open_all, split_paths

        return open_all(split_paths(self.settings.get(DICTIONARIES)))

    @made_once
    def look_up(self) -> "LookUp":
        """Looks words up for the card, with the sense that the translation points to first."""
        from duidu.app.words.look_up import LookUp
        from duidu.app.words.sense_order import SenseByTranslation
        from duidu.lexicon.lookup import WordSearch

        # A card must not wait for the encoder, which takes 2 ms a gloss: a job asks it for the
        # better order.
        by_words = SenseByTranslation(self.lexicon, lambda: None).warmed_up()
        by_encoder = SenseByTranslation(self.lexicon, self._loaded_encoder, by_words)
        self._with_encoder.append(by_encoder)
        search = WordSearch(self.lexicon)
        return LookUp(
            search,
            lambda typed: tuple(map(search.as_taught, self.lexicon.by_pinyin(typed))),
            by_words,
            by_encoder,
            self.own_words.card,
        )

    @made_once
    def kept_rule(self) -> "KeptRule":
        """Judges the words of whole texts by what the reader knows."""
        from duidu.app.study.known_words import KeptRule

        return KeptRule(self.lexicon)

    @made_once
    def own_words(self) -> "OwnWords":
        """The person's glossary and the meanings chosen by hand."""
        from duidu.app.words.own_words import OwnWords

        return OwnWords(
            self.library,
            self.corrections,
            # Those that no job has loaded yet are left out: a card must not wait for them.
            lambda: type(self).dictionaries.made(self) or (),
        )

    @made_once
    def annotator(self) -> "Annotator":
        """Cuts and reads words at once, each text by itself."""
        from duidu.app.article.annotator import Annotator, cutters, read_alone

        return Annotator(cutters(read_alone), self.corrections.of)

    @made_once
    def parallel_annotator(self) -> "Annotator":
        """Cuts and reads words with the translation in mind. For a job's thread: it loads much."""
        from duidu.app.article.annotator import Annotator, cutters

        return Annotator(cutters(self._read_with_translation), self.corrections.of)

    @made_once
    def encoder(self) -> "SentenceEncoder | None":
        """The sentence encoder, None without its package. For a job's thread: it loads a second."""
        from duidu.align.base.sentence_encoder import SentenceEncoder

        try:
            return SentenceEncoder()
        # The program works without the package: alignment and senses then go by words alone.
        except ImportError:
            return None

    @made_once
    def linkers(self) -> "Linkers":
        """Makes word linkers that share dictionary and words. For a job: it needs the encoder."""
        from duidu.align.links.make_linker import Linkers

        return Linkers(self.lexicon, self.encoder)

    @made_once
    def voices(self) -> "Voices":
        """The voices that speak, those of the addition or of the system."""
        from duidu.app.speech.chosen_voices import chosen_voices

        return chosen_voices(self.settings, self.library.path.parent)

    @made_once
    def finder(self) -> "Finder":
        """Searches open articles."""
        from duidu.app.search.find import Finder

        return Finder(self.library, self.patterns)

    @made_once
    def patterns(self) -> "Patterns":
        """Makes matchers of what a person types into a search."""
        from duidu.app.search.find_pattern import all_patterns

        return all_patterns()

    @made_once
    def alike(self) -> "Alike":
        """Makes queries for the library's index of what a person types into a search.

        For a job's thread: its table of syllables takes a tenth of a second.
        """
        from duidu.app.search.find_alike import Alike

        return Alike(self.patterns, self.library.search.words)

    def open_text(self, article: str) -> OpenArticle:
        """An article open for reading; the same object until it is closed."""
        with self._guard:
            if article not in self._articles:
                self._articles[article] = OpenArticle(
                    article, self.library, lambda: self.annotator, self.kept_words
                )
                self._closed.discard(article)
            return self._articles[article]

    def word_links(self, article: str) -> "WordLinks":
        """What works out readings by the translation and word links of an article.

        It is the same object until the article is closed. Raises Cancelled for a job that comes
        after that.
        """
        from duidu.app.alignment.word_links import WordLinks

        annotator = self.parallel_annotator
        with self._guard:
            if article in self._closed:
                raise Cancelled
            languages = (open_text := self.open_text(article)).languages
            if (kept := self._word_links.get(article)) is None or kept.languages != languages:
                self._word_links[article] = kept = WordLinks(
                    open_text,
                    annotator.tokens,
                    lambda: self.linkers.linker(*languages),
                    self.library.cache,
                    self.kept_words,
                )
            return kept

    def aligner(self, quick: bool, memory: "AlignerMemory | None" = None) -> "Aligner":
        """The quick aligner, which goes by words alone and is ready at once, or the refined one.

        The refined one needs the encoder: for a job's thread. `memory` is shared with others.
        """
        from duidu.align.beads.make_aligner import make_aligner

        return make_aligner(quick, self.lexicon, None if quick else self.encoder, memory)

    def release_encoder(self) -> None:
        """Release the sentence encoder (125 MB) and what was made with it.

        It is loaded again, in a second, when it is needed. For the background lane, at rest.
        """
        type(self).encoder.forget(self)
        type(self).linkers.forget(self)
        type(self).improve.forget(self)
        with self._guard:
            self._parallel.clear()
            self._word_links.clear()
        for order in self._with_encoder:
            order.forget()
        trim_malloc()

    def use_dictionary(self, path: Path | None = None) -> Changes:
        """Look words up in another file, or load the other dictionaries anew. Raises FileError."""
        # Whoever holds the lexicon sees the other one; what was made of its entries is made anew.
        if path is not None:
            self.lexicon.use(path)
            self.kept_words.use_dictionary()
        else:
            type(self).dictionaries.forget(self)
        self._with_encoder.clear()
        kind = type(self)
        for made in (kind.look_up, kind.linkers, kind.improve, kind.kept_rule):
            made.forget(self)
        with self._guard:
            self._parallel.clear()
            self._word_links.clear()
        return self.announce(Changes(frozenset({Changed.WORDS, Changed.READINGS})))

    def refine(self, article: str, job: Job, near: Place | None = None) -> Changes | None:
        """Align an article again, better, except rows that a person or a file decided.

        Of a long text one part, that at `near` first: `improve.left` says whether there is more.
        Returns the changes, which the caller announces, or None. For a job's thread. Raises
        Cancelled.
        """
        changes = self.improve.step(article, job, near)
        with self._guard:
            shown = self._articles.get(article)
        # One that was cancelled may have written rows that nobody was told of.
        if changes is None and shown is not None and shown.is_behind:
            return Changes(frozenset({Changed.ALIGNMENT}), article, (), REFINED)
        return changes

    @made_once
    def improve(self) -> "Improve":
        """Makes alignments better behind the page, step by step, and knows what is left."""
        from duidu.app.alignment.improve import Improve

        return Improve(self)

    def close_article(self, article: str) -> None:
        """Release an article; its undo stack stays for this session."""
        with self._guard:
            closed = self._articles.pop(article, None)
            self._word_links.pop(article, None)
            self._closed.add(article)
        if closed is not None:
            closed.release()

    def stack(self, article: str) -> UndoStack:
        """The undo stack of an article, or of the library itself for ""."""
        return self._stacks.setdefault(article, UndoStack())

    def do(self, article: str, command: Command) -> Changes:
        """Carry a command out so that it can be undone, and tell every view.

        This is the way of all that a person changes: command -> one transaction in the library
        -> changes -> views. Raises DuiduError and changes nothing if the command fails.
        """
        return self.announce(self.stack(article).push(command))

    def undo(self, article: str) -> tuple[Changes, Place | None] | None:
        """Undo the last command of an article; its changes and place, None when there is none."""
        return self._announced(self.stack(article).undo())

    def redo(self, article: str) -> tuple[Changes, Place | None] | None:
        """Redo what was undone last; its changes and place, None when there is nothing to redo."""
        return self._announced(self.stack(article).redo())

    def announce(self, changes: Changes) -> Changes:
        """Tell open articles and every view what changed; one that fails is reported."""
        own_words = type(self).own_words.made(self)
        with self._guard:
            articles = tuple(self._articles.values())
        # Caches first: views ask for rows and words as soon as they are told.
        caches = [self.corrections.changed, *(article.changed for article in articles)]
        if own_words is not None:
            caches.insert(1, own_words.changed)
        self._faults.tell((*caches, *self.listeners), changes)
        return changes

    def flush_drafts(self) -> None:
        """Wait until what was typed is on the disk."""
        drafts = type(self).drafts.made(self)
        if drafts is not None:
            drafts.flush()

    def close(self) -> None:
        """Write the drafts that wait for their disk, end the children, and close the library."""
        ours = type(self)
        for kept in (ours.drafts, ours.ready, ours.voices):
            if (made := kept.made(self)) is not None:
                made.close()
        self.library.close()

    def _loaded_encoder(self) -> "SentenceEncoder | None":
        """The encoder if a job has loaded it already."""
        return type(self).encoder.made(self)

    def _read_with_translation(self, language: "LanguageDescription") -> "Cutter":
        """Reads a language beside its translation, or alone where nothing is known of the pair."""
        from duidu.app.article.annotator import read_alone, read_with_translation
        from duidu.lexicon.languages import parallel_reader

        load = parallel_reader(language.code, lambda: self.encoder, lambda: self.lexicon)
        if load is None:
            return read_alone(language)
        return read_with_translation(load, self._parallel, language.code)

    def _announced(
        self, moved: tuple[Changes, Place | None] | None
    ) -> tuple[Changes, Place | None] | None:
        if moved is not None:
            self.announce(moved[0])
        return moved
