"""`duidu align`: aligns a text and prints the beads as JSON, as a table or as a ladder."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.cli.blank_lines import align_around_blank_blocks
from duidu.cli.corpus import CORPUS_FORMATS, add_corpus, refuse_corpus_options, run_corpus
from duidu.cli.terminal import complain, say, say_json
from duidu.core.alignment import Alignment, Bead, first_sentences
from duidu.core.article import Article, Block, Side, Span

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner

_FORMATS = ("json", "tsv", "ladder")
_MOST_FILES = 2
# Inside a cell these would begin another cell or line.
_CONTROL = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "align",
        help="align a text and print the beads",
        description="Aligns one or two files and prints which sentences answer each other. Of each "
        "bead it says two probabilities: score, that the texts are cut there and not elsewhere, "
        "and pair, that both sides say the same.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="one file with both languages, or two with one each",
    )
    parser.add_argument(
        "--to",
        choices=(*_FORMATS, *CORPUS_FORMATS),
        help="json (default), tsv, or ladder: one line for each sentence bead; of a corpus jsonl "
        "(default), moses, xces or tmx",
    )
    parser.add_argument(
        "--lines",
        action="store_true",
        help="every line is one sentence, and the two files are the two sides",
    )
    parser.add_argument(
        "--quick", action="store_true", help="the first alignment of the window, without refinement"
    )
    add_corpus(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Align and print. Texts that do not look like translations of each other are warned about.

    With --corpus a folder is aligned into another.
    """
    if args.corpus is not None:
        return run_corpus(args)
    from duidu.align.beads.quality import warning
    from duidu.core.errors import UsageError

    if not args.files or len(args.files) > _MOST_FILES:
        raise UsageError("Give one file with both languages, two with one each, or a --corpus.")
    refuse_corpus_options(args)
    args.to = args.to or _FORMATS[0]
    if args.to not in _FORMATS:
        raise UsageError("Of files --to is json, tsv or ladder; the others are for --corpus.")
    article = _read_lines(args.files) if args.lines else _read(args.files)
    alignment = align_around_blank_blocks(_aligner(args.quick), article)
    if said := warning(alignment, article.source, article.target):
        complain(said)
    if args.to == "json":
        say_json(_json(article, alignment), indent=1)
        return 0
    for fields in (_tsv if args.to == "tsv" else _ladder)(article, alignment):
        say(*fields)
    return 0


def _aligner(quick: bool) -> "Aligner":
    from duidu.align.beads.make_aligner import make_aligner

    return make_aligner(quick)


def _read(files: list[Path]) -> Article:
    from duidu.app.opening.alone import require_translation
    from duidu.app.opening.found_article import read_article

    article = read_article(files).arranged.article
    require_translation(article, files[0].name)
    return article


def _read_lines(files: list[Path]) -> Article:
    """Read two files of one sentence a line as the two sides of an article."""
    from duidu.core.errors import UsageError
    from duidu.formats.base.encoding import decode
    from duidu.formats.registry import display_name, load
    from duidu.language.script import guess_language

    if len(files) != 2:
        raise UsageError("With --lines give two files, one for each side.")
    sides = []
    for file in files:
        # Not splitlines: other characters do not end lines for programs that count them.
        lines = re.split(r"\r\n|\r|\n", decode(load(file), name=display_name(file)).text)
        # A line end at the end of the file begins no further line.
        lines = lines if lines[-1] else lines[:-1]
        blocks = tuple(
            Block(number, line, sentences=(_stripped(line),)) for number, line in enumerate(lines)
        )
        # The beginning is enough to tell a language.
        sides.append(Side(guess_language("\n".join(lines[:2000])), blocks))
    return Article(files[0].stem, sides[0], sides[1])


def _stripped(line: str) -> Span:
    start = len(line) - len(line.lstrip())
    return Span(start, max(start, len(line.rstrip())))


def _ladder(article: Article, alignment: Alignment) -> Iterator[tuple[str, ...]]:
    """Yield each sentence bead as `[source numbers]:[target numbers]:score`."""
    for bead in alignment.flat_sentences(article.source, article.target):
        yield (f"{list(bead.source)}:{list(bead.target)}:{bead.score:.4g}",)


def _tsv(article: Article, alignment: Alignment) -> Iterator[tuple[str, ...]]:
    """Yield a table with numbers, score, texts and pair of each sentence bead."""
    texts = [side.sentence_texts() for side in (article.source, article.target)]
    yield "source", "target", "score", "source text", "target text", "pair"
    for bead in alignment.flat_sentences(article.source, article.target):
        ids = (" ".join(map(str, units)) for units in (bead.source, bead.target))
        joined = (
            " ".join(text[unit].translate(_CONTROL) for unit in units)
            for text, units in zip(texts, (bead.source, bead.target), strict=True)
        )
        yield (*ids, f"{bead.score:.4g}", *joined, f"{bead.pair:.4g}")


def _json(article: Article, alignment: Alignment) -> dict[str, object]:
    """Describe the article for JSON: both sides, the paragraph beads and the sentence beads."""
    paragraphs = [
        {
            **_bead(row.blocks),
            "pair": round(row.pair, 4),
            **({"crossing": True} if row.crossing else {}),
        }
        for row in alignment.rows
    ]
    return {
        "title": article.title,
        "aligner": alignment.aligner,
        "source": _side(article.source),
        "target": _side(article.target),
        "paragraphs": paragraphs,
        "sentences": [
            _bead(bead) for bead in alignment.flat_sentences(article.source, article.target)
        ],
    }


def _side(side: Side) -> dict[str, object]:
    """Describe a side for JSON; sentences are numbered through all of its blocks."""
    starts = first_sentences(side)
    blocks = [
        {
            "text": block.text,
            "kind": block.kind.value,
            "sentences": [
                {"id": first + n, "start": span.start, "end": span.end}
                for n, span in enumerate(block.sentences)
            ],
        }
        for first, block in zip(starts, side.blocks, strict=False)
    ]
    return {"language": side.language, "blocks": blocks}


def _bead(bead: Bead) -> dict[str, object]:
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        # Further digits only make the output larger.
        "score": round(bead.score, 4),
        "pair": round(bead.pair, 4),
        "origin": bead.origin.value,
        **({"status": bead.status.word} if bead.status else {}),
    }
