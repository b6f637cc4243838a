"""Every format, written and read again: what comes back, and what each cannot carry.

The table of losses is exact on both sides: what is lost without standing there fails, and so does
what stands there and comes back.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from duidu.app.export.export_formats import exports
from duidu.app.opening.opener import Opener
from duidu.core.alignment import Alignment, Bead
from duidu.core.annotation import Annotation
from duidu.core.article import Article, SideName
from duidu.core.jobs import NoJob
from duidu.core.picture import Picture
from duidu.library.library import Library
from fixtures.one_by_one import OneByOne
from fixtures.rich_article import exported

Profile = Mapping[str, object]

# What each format has no place for. Rows are those of paragraphs, beads those of sentences.
_PLAIN = {"emphasis", "marks", "labels", "pictures"}
_TABLE = {*_PLAIN, "kinds", "levels", "title"}
LOST: Mapping[str, set[str]] = {
    # An aligner finds the sentences of a paragraph again.
    "html": {"beads"},
    "epub": {"beads"},
    # Every cell is a paragraph, or several; a comment of Word stands at one place.
    "docx": {
        *("beads", "rows", "labels", "status", "texts", "kinds", "levels", "emphasis"),
        *("places", "colours", "times"),
    },
    # It shows lines alone; which of them are cells or verse no mark of it says.
    "markdown": {"beads", "rows", "status", "kinds", "levels", "labels"},
    # Nothing without a counterpart is a unit of it.
    "tmx": {*_PLAIN, "texts", "kinds", "levels", "rows", "beads", "status"},
    "xliff-1.2": _PLAIN,
    "xliff-2.1": _PLAIN,
    "tsv": _TABLE,
    "csv": _TABLE,
    "xlsx": _TABLE,
}
# Written of other things than one article with notes, and tested where those are.
ELSEWHERE = {
    "tbx": "tbx",
    "moses": "corpus",
    "xces": "corpus",
    "srt": "test_export_subtitles.py",
    "vtt": "test_export_subtitles.py",
    "lrc": "test_export_subtitles.py",
    "apkg": "study",
    "anki-tsv": "study",
    "duidu": "test_round_trips.py",
    "original": "test_original.py",
}
WRITTEN = {one.id: one for one in exports() if one.id not in ELSEWHERE}


def profile(
    article: Article, alignment: Alignment, notes: Iterable[Annotation], shown: Iterable[Picture]
) -> Profile:
    """What an article is, by aspect; ids may differ."""
    sides = [(name.value, article.side(name).blocks) for name in SideName]
    every = [(side, block) for side, blocks in sides for block in blocks]
    texts = {(side, block.id): block.text for side, block in every}
    found = sorted(notes, key=lambda one: one.created)
    said = {one.id: one.text for one in found}
    return {
        "title": article.title,
        "texts": [(side, block.text) for side, block in every],
        "kinds": [(side, block.text, block.kind) for side, block in every],
        "levels": [(side, block.text, block.level) for side, block in every],
        "emphasis": [(side, block.text, block.emphasis) for side, block in every],
        "marks": [
            (side, block.text, mark.at, texts[side, mark.note])
            for side, block in every
            for mark in block.marks
        ],
        "labels": [(side, mark.label) for side, block in every for mark in block.marks],
        "pictures": [(one.side, one.words, one.width, one.height) for one in shown],
        "rows": [_row(article, row.blocks) for row in alignment.rows],
        "beads": [
            (_row(article, row.blocks), *[(one.source, one.target) for one in row.sentences])
            for row in alignment.rows
        ],
        "status": [(_row(article, row.blocks), row.blocks.status) for row in alignment.rows],
        "notes": [(one.kind, one.text, one.author, one.tags) for one in found],
        "places": [[(at.side, at.exact) for at in one.anchors] for one in found],
        "colours": [one.color for one in found],
        "times": [(one.created, one.modified) for one in found],
        "answers": [said.get(one.answers, "") for one in found],
    }


def _row(article: Article, bead: Bead) -> tuple[str, str]:
    source, target = article.source.blocks, article.target.blocks
    return (
        "|".join(source[unit].text for unit in bead.source),
        "|".join(target[unit].text for unit in bead.target),
    )


def read_again(data: bytes, suffix: str, folder: Path) -> Profile:
    """What a new library has of a file."""
    file = folder / f"a{suffix}"
    file.write_bytes(data)
    with Library.open(folder / "other.sqlite") as library:
        opener = Opener(library, lambda quick: OneByOne())
        identity = opener.open_files([file], NoJob()).article
        return profile(
            *library.articles.whole(identity),
            library.notes.of_article(identity),
            library.pictures.of(identity),
        )


def test_every_format_is_tested() -> None:
    assert WRITTEN.keys() == LOST.keys()
    assert ELSEWHERE.keys() <= {one.id for one in exports()}


@pytest.mark.parametrize("form", sorted(LOST))
def test_what_is_written_comes_back(form: str, tmp_path: Path) -> None:
    made = exported()
    notes = [entry.note for entry in made.notes.entries]
    shown = [one for ones in made.pictures.values() for one in ones]
    before = profile(made.article, made.alignment, notes, shown)
    writer = WRITTEN[form].writer
    assert writer is not None
    after = read_again(writer()(made).data, WRITTEN[form].suffix, tmp_path)
    differs = {aspect for aspect, value in before.items() if after[aspect] != value}
    assert differs == LOST[form]
