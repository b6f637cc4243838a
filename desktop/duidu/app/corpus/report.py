"""What is told of a corpus once it is made: counts, and what failed with the reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from duidu.app.corpus.document import AlignedDocument
from duidu.app.corpus.filters import REASONS
from duidu.formats.corpus.several_files import language_suffixes


@dataclass(slots=True)
class Counts:
    """Counts of the documents in two languages; those of two sides are (source, target)."""

    documents: int = 0
    doubtful_documents: int = 0
    characters: list[int] = field(default_factory=lambda: [0, 0])
    sentences: list[int] = field(default_factory=lambda: [0, 0])
    rows: int = 0
    doubtful_rows: int = 0
    beads: int = 0
    gaps: list[int] = field(default_factory=lambda: [0, 0])
    pairs: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, document: AlignedDocument, pairs: int, left_out: Counter[str]) -> None:
        """Count a document of which so many pairs are written."""
        self.documents += 1
        self.doubtful_documents += not document.fits
        for side, sentences in enumerate(document.sentences):
            self.characters[side] += sum(map(len, sentences))
            self.sentences[side] += len(sentences)
        self.rows += document.rows
        self.doubtful_rows += document.doubtful
        self.beads += len(document.links)
        self.gaps[0] += sum(not link.target for link in document.links)
        self.gaps[1] += sum(not link.source for link in document.links)
        self.pairs += pairs
        self.left_out += left_out

    def as_json(self) -> dict[str, object]:
        """The counts under their names."""
        return {
            "documents": self.documents,
            "doubtful_documents": self.doubtful_documents,
            "characters": self.characters,
            "sentences": self.sentences,
            "rows": self.rows,
            "doubtful_rows": self.doubtful_rows,
            "beads": self.beads,
            "gaps": self.gaps,
            "pairs": self.pairs,
            "left_out": {reason: self.left_out[reason] for reason in REASONS},
        }


@dataclass(slots=True)
class Report:
    """A corpus in numbers, by its languages.

    `failed` has the files that are not in it, each with a sentence; `unwanted` counts the documents
    in other languages than were wanted.
    """

    format: str
    counts: dict[str, Counts] = field(default_factory=dict)
    failed: list[tuple[Sequence[str], str]] = field(default_factory=list)
    unwanted: int = 0

    @property
    def documents(self) -> int:
        """How many documents are in the corpus."""
        return sum(counts.documents for counts in self.counts.values())

    @property
    def pairs(self) -> int:
        """How many pairs are in the corpus."""
        return sum(counts.pairs for counts in self.counts.values())

    def add(self, document: AlignedDocument, pairs: int, left_out: Counter[str]) -> None:
        """Count a document."""
        name = "-".join(language_suffixes(*document.languages))
        self.counts.setdefault(name, Counts()).add(document, pairs, left_out)

    def as_json(self) -> dict[str, object]:
        """The report for programs."""
        return {
            "format": self.format,
            "documents": self.documents,
            "pairs": self.pairs,
            "failed_documents": len(self.failed),
            "unwanted_documents": self.unwanted,
            "languages": {name: counts.as_json() for name, counts in sorted(self.counts.items())},
            "failed": [{"files": files, "why": why} for files, why in self.failed],
        }

    def lines(self) -> list[str]:
        """The report for people."""
        said = [
            f"{self.documents:,} documents with {self.pairs:,} pairs; {len(self.failed):,} failed."
        ]
        if self.unwanted:
            said.append(f"{self.unwanted:,} documents are in other languages than wanted.")
        for name, counts in sorted(self.counts.items()):
            said += ["", f"{name}: {counts.documents:,} documents, {counts.pairs:,} pairs"]
            said += [f"  {what}: {count}" for what, count in _table(counts)]
        if self.failed:
            said += ["", "Failed:", *(f"  {why}" for _, why in self.failed)]
        return said


def _table(counts: Counts) -> list[tuple[str, str]]:
    left_out = [(reason, counts.left_out[reason]) for reason in REASONS if counts.left_out[reason]]
    return [
        ("characters", _both(counts.characters)),
        ("sentences", _both(counts.sentences)),
        ("rows", f"{counts.rows:,}, of which {counts.doubtful_rows:,} doubtful"),
        ("beads", f"{counts.beads:,}"),
        ("sentences or more without a counterpart", _both(counts.gaps)),
        ("documents that do not look like translations", f"{counts.doubtful_documents:,}"),
        *((f"left out ({reason})", f"{count:,}") for reason, count in left_out),
    ]


def _both(counts: Sequence[int]) -> str:
    return " and ".join(f"{count:,}" for count in counts)
