"""An article with everything an export may hold: a heading without counterpart, m-n sentences, two blocks in a row, notes, terms."""

from pathlib import Path

from duidu.core.alignment import Alignment, Bead, Origin, Row
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import Article, Block, BlockKind, Side, SideName, Span
from duidu.core.emphasis import Emphasis, EmphasisKind
from duidu.formats.base.exported import Exported, Gloss
from duidu.formats.notes.exported_notes import ArticleNotes, NoteEntry
from duidu.language.registry import language_for
from duidu.language.zh.display import Style, written
from duidu.lexicon.terms import Term
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library

TERM = Term("zh-Hans", "en", "表", "watch", "not a table")


def _block(
    number: int,
    text: str,
    language: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    level: int = 0,
    **apart: str,
) -> Block:
    """A block; `apart` names words of it that are set apart, by kind."""
    spans = (
        Emphasis(text.index(words), text.index(words) + len(words), EmphasisKind(kind))
        for kind, words in apart.items()
    )
    return Block(
        number, text, kind, level, language_for(language).sentences(text), tuple(sorted(spans))
    )


def article() -> Article:
    """Our own text."""
    zh = (
        _block(0, "他修了四十年的表。表停了，他也不急。", "zh", emphasis="四十", strong="他也不急"),
        _block(1, "“=1+1 等于二，”他说。", "zh"),
        _block(2, "雨停了。", "zh"),
        _block(3, "街上又热闹起来。", "zh"),
    )
    en = (
        _block(0, "The Watchmender", "en", BlockKind.HEADING, 1),
        _block(
            1,
            "He had mended watches for forty years. When one stopped, he did not hurry. Not he.",
            "en",
            emphasis="Not he",
        ),
        _block(2, "“=1+1 is two,” he said.", "en"),
        _block(3, "The rain stopped, and the street came back to life.", "en", strong="came back"),
    )
    return Article("The Watchmender <1>", Side("zh-Hans", zh), Side("en", en), {"author": "Duidu"})


def alignment() -> Alignment:
    """Its rows."""
    return Alignment(
        (
            Row(Bead((), (0,), 0.5), (Bead((), (0,), 0.5),)),
            Row(
                Bead((0,), (1,), 0.875),
                (Bead((0,), (0,), 0.75), Bead((1,), (1, 2), 1.0, Origin.USER, True)),
            ),
            Row(Bead((1,), (2,)), (Bead((0,), (0,)),)),
            Row(Bead((2, 3), (3,)), (Bead((0, 1), (0,)),), crossing=True),
        ),
        "duidu-test",
    )


def notes() -> tuple[Annotation, ...]:
    """A note on words of each side, a question on both, and one on the whole."""
    source, target = article().source.blocks, article().target.blocks
    watch = make_anchor(SideName.SOURCE, source[0], Span(9, 10))
    years = make_anchor(SideName.TARGET, target[1], Span(25, 36))
    said = make_anchor(SideName.SOURCE, source[1], Span(1, 5))
    created, modified = 1764000000.25, 1764000060.0
    return (
        Annotation(
            "7d1f7a52-1f5e-4b7e-9a56-0d4f3f8f5a10",
            "watch",
            AnnotationKind.NOTE,
            (watch,),
            "a <b>watch</b>\nhere",
            "gold",
            ("t",),
            created=created,
            modified=modified,
        ),
        Annotation(
            "1c0b2a7e-53a5-4f0d-8a0e-7f9d2b6c4e21",
            "watch",
            AnnotationKind.QUESTION,
            (said, years),
            "why?",
            created=created,
            modified=modified,
        ),
        Annotation(
            "0b8a3b0e-3c36-4d43-8f2e-6a1f0f6f2f11",
            "watch",
            AnnotationKind.NOTE,
            (),
            "of the whole",
            created=created,
            modified=modified,
        ),
    )


def exported() -> Exported:
    """What every writer is given."""
    rows = (2, 3, 0)
    entries = tuple(
        NoteEntry(
            note,
            tuple(a.exact for a in note.anchors),
            sides=tuple("zh-Hans" for _ in note.anchors),
            row=row,
        )
        for note, row in zip(notes(), rows, strict=True)
    )
    text = article()
    return Exported(
        text,
        alignment(),
        ArticleNotes("watch", text.title, "zh-Hans", "en", entries),
        (TERM,),
        lambda side, block: language_for(text.side(side).language).tokens(block.text),
        lambda syllable: written(syllable, Style.MARKS),
        lambda token: Gloss("biǎo", "watch </script>") if token.text == "表" else None,
    )


def library(folder: Path) -> Library:
    """A library that holds the article, under the id watch."""
    opened = Library.open(folder / "library.sqlite")
    opened.articles.add(article(), alignment(), id="watch")
    opened.notes.put_all(notes())
    return opened
