"""What of a text is read at once: rough rows, and of very many rows the first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from duidu.app.opening.found_article import FIRST_ROWS, FoundArticle
from duidu.app.opening.recognised import Arrangement, Choices
from duidu.core.alignment import Alignment, Row
from duidu.core.article import Article
from duidu.core.jobs import Job
from duidu.library.articles.add_more import Rest, Whole
from duidu.library.articles.coming import Coming
from duidu.library.articles.part_states import PartState, Stage

if TYPE_CHECKING:
    from duidu.align.beads.early_rows import EarlyRows

# Rows of a text of so many that to store them all takes longer than the reader should notice.
_MANY = 4_000


def early_text(found: FoundArticle) -> Whole | None:
    """The rows of a long text before it is aligned, and its parts; None for a short one.

    Of a text with a rest, its first rows.
    """
    from duidu.align.beads.early_rows import early_inside, early_rows, is_long

    arranged = found.arranged
    source, target = arranged.article.source, arranged.article.target
    if arranged.rows and not arranged.paragraphs:
        rows = Alignment(arranged.rows, arranged.aligner)
        is_whole = arranged.rest is None and not arranged.article.is_alone
        return None if is_whole else Whole(with_origin(found), rows)
    if not is_long(source, target) and arranged.rest is None:
        return None
    if arranged.rows:
        early, stage = early_inside(source, target, arranged.rows), Stage.INSIDE
    else:
        early, stage = early_rows(source, target, arranged.named), Stage.ROUGH
    return Whole(with_origin(found), early.alignment, _parts(arranged.article, early, stage))


def long_text(article: Article, named: Sequence[Row] = ()) -> Whole | None:
    """The rows of a long text and its translation before it is aligned; None for a short one.

    Rows of blocks that both call by the same name are among them.
    """
    from duidu.align.beads.early_rows import early_rows, is_long

    if not is_long(article.source, article.target):
        return None
    early = early_rows(article.source, article.target, named)
    parts = _parts(article, early, Stage.ROUGH)
    return Whole(article, early.alignment, parts)


def _parts(article: Article, early: "EarlyRows", stage: Stage) -> list[PartState]:
    """The parts in which early rows are to be aligned."""
    return [
        PartState(side, article.side(side).blocks[unit].id, stage, False)
        for side, unit in early.parts
    ]


def rest_of(found: FoundArticle, whole: Whole | None, job: Job) -> Rest:
    """All rows of a text from the first on, of which `whole` is what was kept first, if known.

    Raises Cancelled.
    """
    arranged, kept = found.arranged, found.original
    original = (lambda: kept.original(job)) if kept else None
    if arranged.rest is not None and not arranged.paragraphs:
        return Rest(arranged.rest.one_by_one(job), list, original)
    if arranged.rest is not None:
        found = replace(found, arranged=arranged.rest.whole(job))
        whole = None
    text = whole or early_text(found)
    if text is None:
        text = Whole(with_origin(found), Alignment(found.arranged.rows, found.arranged.aligner))
    return Rest(text.one_by_one(), lambda: text.parts, original)


def with_origin(found: FoundArticle) -> Article:
    """The article as it is kept: its metadata also say how it was arranged and encoded."""
    article = found.arranged.article
    encodings = dict.fromkeys(file.encoding for file in found.files if file.encoding)
    origin = {
        "arrangement": found.arranged.arrangement.value,
        "encoding": ", ".join(encodings),
    }
    return replace(article, metadata={**article.metadata, **origin})


def coming_of(found: FoundArticle, whole: Whole) -> Coming | None:
    """What comes behind the page when a text of very many rows is opened; None for all others.

    Whatever ends the program meanwhile, it must be possible to read the files again, and notes
    that came along need all of the text.
    """
    is_in_files = bool(found.files) and all(file.path for file in found.files)
    if not is_in_files or found.carried or found.package:
        return None
    how = _how(found.encoding, found.choices or Choices())
    if (rest := found.arranged.rest) is not None:
        return whole.begins(len(whole.alignment.rows), how, rest.rows, rest.blocks)
    return whole.begins(FIRST_ROWS, how) if len(whole.alignment.rows) > _MANY else None


def _how(encoding: str, choices: Choices) -> dict[str, str]:
    """What a person decided, as it is kept."""
    told = {
        "encoding": encoding,
        "languages": " ".join(choices.languages),
        "arrangement": choices.arrangement.value if choices.arrangement else "",
        "swapped": "yes" if choices.swapped else "",
    }
    return {name: value for name, value in told.items() if value}


def decided(how: dict[str, str]) -> tuple[str, Choices]:
    """The encoding and the choices that `_how` kept. Raises ValueError for no arrangement."""
    arrangement = how.get("arrangement", "")
    choices = Choices(
        tuple(how.get("languages", "").split()),
        Arrangement(arrangement) if arrangement else None,
        bool(how.get("swapped")),
    )
    return how.get("encoding", ""), choices
