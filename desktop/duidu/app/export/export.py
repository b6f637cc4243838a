"""Exports one article: in a format that other programs read, or as an article package.

A package is what another Duidu opens whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Protocol

from duidu.app.article.annotator import Annotator
from duidu.app.article.faults_set_aside import NO_FAULT, no_fault_of
from duidu.app.article.kept_words import KeptWords
from duidu.app.export.export_formats import (
    ANKI,
    ORIGINAL,
    PACKAGE,
    SUBTITLES,
    find_export,
)
from duidu.app.export.exported_pictures import (
    exported_pictures,
    kept_pictures,
    pictures_left_out,
)
from duidu.app.export.exported_rewordings import packed, standing
from duidu.app.export.exported_words import ArticleMoment, ExportedWords
from duidu.app.export.original import write_original
from duidu.app.notes.note_contexts import article_notes
from duidu.app.study.cards import saved_cards
from duidu.app.words.glossary import as_term
from duidu.core.alignment import ROUGH
from duidu.core.article import Article
from duidu.core.errors import FileError, Sentence
from duidu.core.jobs import Job, NoJob
from duidu.core.token import Token
from duidu.core.visible_text import show_controls
from duidu.formats.article_package.package import Package, write_package
from duidu.formats.base.exported import Exported, Gloss, Written
from duidu.formats.base.format import Export
from duidu.language.registry import base_code
from duidu.language.zh.display import Style, written_syllable
from duidu.lexicon.entry_order import in_order, likely_readings
from duidu.lexicon.gloss_text import readable
from duidu.lexicon.lexicon import Lexicon
from duidu.lexicon.terms import Term, Termbase
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.library.words.stored_terms import StoredTerm

if TYPE_CHECKING:
    from duidu.app.speech.voices import Voices

# What a gloss beside a text has room for.
_MOST_SENSES = 3
# Code points of a title; a name of this length fits every file system.
_LONGEST_NAME = 60


class ExportSource(Protocol):
    """What an export reads from; a Session is one."""

    @property
    def library(self) -> Library:
        """Holds the article with its notes, terms and corrections."""

    @property
    def lexicon(self) -> Lexicon:
        """Gives the glosses of words."""

    @property
    def parallel_annotator(self) -> Annotator:
        """Reads words with the translation in mind, as the window shows them in the end."""

    @property
    def kept_words(self) -> KeptWords:
        """The words that the window has read and kept."""

    @property
    def voices(self) -> "Voices":
        """What speaks the words of cards."""


def export_article(
    source: ExportSource, article: str, form: str, job: Job | None = None
) -> Written:
    """Write one article in the format of this id.

    Raises LibraryError, FileError when the article has nothing for that format, and ValueError
    when there is no such format.
    """
    export = find_known(form)
    refuse_alone(source.library.articles.info(article), export)
    if export.writer is not None:
        gathered = gather_export(source, article, job or NoJob())
        written = export.writer()(gathered)
        told = (*pictures_left_out(gathered, export.id), *not_aligned_yet(source.library, article))
        return replace(written, left_out=(*written.left_out, *told))
    if export is ORIGINAL:
        return write_original(source.library, article, job)
    if export in SUBTITLES:
        from duidu.app.export.subtitles import write_subtitles

        return write_subtitles(source.library, article, export.id, job=job)
    if export is PACKAGE:
        return Written(
            write_package(package_of(source.library, article)),
            not_aligned_yet(source.library, article),
        )
    info = source.library.articles.info(article)
    return cards_of(source, [info], info.title, export)


def not_aligned_yet(library: Library, article: str) -> tuple[str, ...]:
    """A sentence where only the beginning of a long text is there or aligned so far, else none."""
    info = library.articles.info(article)
    if info.coming is not None:
        return (
            Sentence(
                "Only the first {here:,} of {whole:,} rows are written: the rest of “{title}” is "
                "still being added to the library; write it again when all of it is there.",
                here=info.coming.rows,
                whole=info.coming.whole,
                title=info.title,
            ),
        )
    if info.aligner != ROUGH:
        return ()
    return (
        Sentence(
            "Only the beginning of this text is aligned so far, and the rest is paired by length; "
            "leave it open in the window for a while, then write it again."
        ),
    )


def refuse_alone(info: ArticleInfo, export: Export) -> None:
    """Raise FileError for a text without a translation in a format that needs one."""
    if info.is_alone and export.needs_translation:
        raise FileError(
            "“{title}” has no translation yet, and {format} holds texts only with what answers "
            "them; add its translation first, or choose HTML, EPUB, DOCX or Markdown.",
            title=info.title,
            format=export.name,
        )


def find_known(form: str) -> Export:
    """The format of this id or alias. Raises ValueError where there is none."""
    export = find_export(form)
    if export is None:
        raise ValueError(f"no format {form!r} to export to")
    return export


def file_name(title: str, form: str) -> str:
    """A name for the exported file that every system takes, made of the title.

    Only its letters, digits, hanzi and some punctuation are kept, so it cannot lead to another
    folder.
    """
    plain = (
        re.sub(r"[^\w.()（）《》“”，。、：！？-]+", " ", show_controls(title))
        .strip(" .")[:_LONGEST_NAME]
        .strip()
    )
    return f"{plain or 'duidu'}{find_known(form).suffix}"


def gather_export(source: ExportSource, article: str, job: Job) -> Exported:
    """All that a writer of a format may need.

    Words are read as the window reads them once it has asked the translation.
    """
    library = source.library
    whole, alignment, notes, rewordings = library.at_one_moment(
        lambda: (
            *library.articles.whole(article),
            article_notes(library, article),
            library.rewordings.of_article(article),
        )
    )
    words = ExportedWords(
        ArticleMoment(article, whole, alignment),
        lambda: source.parallel_annotator,
        source.kept_words,
        job,
    )
    languages = whole.source.language, whole.target.language
    texts = _texts(whole)
    shown = exported_pictures(library, article)
    return Exported(
        whole,
        alignment,
        notes,
        tuple(terms_in(library, languages, texts, article)),
        words.of,
        lambda syllable: written_syllable(syllable, Style.MARKS),
        lambda token: _gloss(source, token),
        rewordings=standing(rewordings, whole),
        pictures=shown.pictures,
        images=shown.images,
        cover=shown.cover,
    )


def terms_in(
    library: Library, languages: tuple[str, str], texts: tuple[str, str], article: str = ""
) -> Iterable[Term]:
    """The terms of the glossary in these two languages that concern an article.

    Those that stand on one of its sides, if only on one by now, and those that were added from it,
    each from the left language to the right one.
    """
    return (term for _, term in _stored_terms_in(library, languages, texts, article))


def terms_of_article(library: Library, article: str) -> Iterator[StoredTerm]:
    """The terms of the library that concern an article, as they are kept."""
    whole, _ = library.articles.whole(article)
    languages = whole.source.language, whole.target.language
    found = _stored_terms_in(library, languages, _texts(whole), article)
    return (stored for stored, _ in found)


def _texts(whole: Article) -> tuple[str, str]:
    source, target = (
        "\n".join(block.text for block in side.blocks) for side in (whole.source, whole.target)
    )
    return source, target


def _stored_terms_in(
    library: Library, languages: tuple[str, str], texts: tuple[str, str], article: str
) -> Iterator[tuple[StoredTerm, Term]]:
    """Yield the stored terms that concern an article, each with its words from left to right."""
    bases = [base_code(language) for language in languages]
    find = Termbase(()).find
    for stored in library.terms.all():
        term = as_term(stored)
        added_here = bool(article) and stored.extra.get("article") == article
        # A term serves both directions.
        for one in (term, term.turned()):
            codes = [base_code(one.source_language), base_code(one.target_language)]
            if codes == bases and (
                added_here
                or find(one.source, texts[0], languages[0])
                or find(one.target, texts[1], languages[1])
            ):
                yield stored, one
                break


def package_of(library: Library, article: str) -> Package:
    """All that a package holds of one article: also terms, and the corrections for it alone."""
    whole, alignment = library.articles.whole(article)
    languages = whole.source.language, whole.target.language
    texts = _texts(whole)
    terms = terms_in(library, languages, texts, article)
    kept = library.corrections.for_article(article)
    # Corrections for everywhere are the person's habit, not part of the article.
    own = [item for item in kept if item.scope is not Scope.EVERYWHERE]
    own += _findings_set_aside(kept, texts)
    pictures, images = kept_pictures(library, article)
    return Package(
        article,
        whole,
        alignment,
        article_notes(library, article),
        tuple(terms),
        tuple(map(_plain, own)),
        original=_packed_original(library, article),
        rewordings=tuple(map(packed, library.rewordings.of_article(article))),
        pictures=pictures,
        images=images,
    )


def _findings_set_aside(kept: Sequence[Correction], texts: Sequence[str]) -> Iterator[Correction]:
    """Decisions for everywhere that are about words of these texts, as such for this article.

    Else whoever opens the package would be told what was found to be right.
    """
    for item in kept:
        if item.kind == NO_FAULT and item.scope is Scope.EVERYWHERE:
            # One of another form is about nothing.
            with suppress(ValueError, KeyError, TypeError):
                about = no_fault_of(item)
                sides = zip((about.source, about.target), texts, strict=True)
                if all(quote in text for quotes, text in sides for quote in quotes):
                    yield replace(item, scope=Scope.ARTICLE)


def _packed_original(library: Library, article: str) -> dict[str, str] | None:
    original = library.originals.of(article)
    if original is None:
        return None
    from duidu.library.articles import originals

    return {"sha256": original.sha256, "data": originals.packed(original)}


def _plain(item: Correction) -> dict[str, object]:
    return {
        **asdict(item),
        "scope": item.scope.value,
        "side": item.side.value if item.side else None,
    }


def _gloss(source: ExportSource, token: Token) -> Gloss | None:
    """The entry of a word with the reading it has here, else its first."""
    # Words without a reading are not in the dictionary's language.
    if not any(token.reading):
        return None
    found = source.lexicon.exact(token.text)
    entries = in_order(found, likely_readings(token.text), token.reading)
    if not entries:
        return None
    said = "; ".join(readable(sense.text) for sense in entries[0].senses[:_MOST_SENSES])
    return Gloss(
        " ".join(written_syllable(syllable, Style.MARKS) for syllable in token.reading if syllable),
        said,
    )


def cards_of(
    source: ExportSource, articles: Sequence[ArticleInfo], title: str, export: Export
) -> Written:
    """The cards that were saved from these articles. Raises FileError when there is none."""
    bases = {
        language.split("-")[0]
        for info in articles
        for language in (info.source_language, info.target_language)
    }
    titles = {info.title for info in articles}
    # A person learns one language: no other has cards.
    saved = ((base, saved_cards(source.library, base)) for base in sorted(bases))
    base, cards = next(((base, found) for base, found in saved if found), ("", []))
    cards = [card for card in cards if card.source in titles]
    if not cards:
        raise FileError(
            "No word of “{title}” was saved as a card yet; "
            "add some from the dictionary card while reading.",
            title=title,
        )
    from duidu.app.study.card_voice import spoken_cards

    form = "apkg" if export is ANKI else "tsv"
    return Written(spoken_cards(source.voices, base, cards, form, title))
