"""What a reader of files leaves out: counted by kind, with where the first stands, and said."""

from collections import Counter
from collections.abc import Iterator, Mapping

from duidu.core.errors import Sentence

# Each kind as one and as many; its name is what `duidu import --json` says.
KINDS: dict[str, tuple[str, str]] = {
    "picture": ("1 picture", "{count} pictures"),
    "formula": ("1 formula", "{count} formulas"),
    "text box": ("1 text box", "{count} text boxes"),
    "hidden passage": ("1 hidden passage", "{count} hidden passages"),
    "deleted passage": ("1 deleted passage", "{count} deleted passages"),
    "embedded object": ("1 embedded object", "{count} embedded objects"),
    "missing page": ("1 page that is missing", "{count} pages that are missing"),
    "page without text": ("1 page without text", "{count} pages without text"),
    "page of another kind": ("1 page of another kind", "{count} pages of other kinds"),
    "page beside the order": ("1 page beside the book", "{count} pages beside the book"),
    "table of contents": ("1 table of contents", "{count} tables of contents"),
    "menu": ("1 menu or margin of the page", "{count} menus and margins of the page"),
    "reading": ("1 reading over characters", "{count} readings over characters"),
    "header or footer": ("1 header or footer", "{count} headers and footers"),
    "comment": ("1 comment", "{count} comments"),
    "other sheet": ("1 other sheet", "{count} other sheets"),
    "other column": ("1 other column", "{count} other columns"),
    "other language": ("1 text in another language", "{count} texts in other languages"),
    "other translation": ("1 other translation", "{count} other translations"),
    "context": ("1 context of an entry", "{count} contexts of entries"),
    "glossary entry": ("1 glossary entry", "{count} glossary entries"),
    "speaker": ("1 name of a speaker", "{count} names of speakers"),
    "empty cue": ("1 empty cue", "{count} empty cues"),
    "repeated line": ("1 repeated line", "{count} repeated lines"),
    "broken cue": ("1 broken cue", "{count} broken cues"),
    "drawing": ("1 drawing", "{count} drawings"),
    "reading line": ("1 line of readings", "{count} lines of readings"),
    "label": ("1 label of a language", "{count} labels of languages"),
    "divider": ("1 dividing line", "{count} dividing lines"),
    "obsolete entry": ("1 obsolete entry", "{count} obsolete entries"),
    "broken line": ("1 broken line", "{count} broken lines"),
}
# Readers say more of these in sentences of their own, which name the languages.
TOLD = frozenset(("other language", "other translation", "obsolete entry"))
_LONGEST_PLACE = 60  # code points


class LeftOut(Counter[str]):
    """Counts what is left out, by kind, and keeps words by which the first is found."""

    def __init__(self) -> None:
        """Nothing is left out yet."""
        super().__init__()
        self._places: dict[str, str] = {}

    def add(self, kind: str, where: str = "", count: int = 1) -> None:
        """Count something of a kind; `where` are its words, or those before it."""
        if count:
            self[kind] += count
            self._places.setdefault(kind, where)

    def stand_at(self, before: str) -> None:
        """Say that what was counted last, without a place, stands behind these words."""
        for kind, count in self.items():
            if count and kind not in self._places:
                self._places[kind] = before[-4 * _LONGEST_PLACE :]

    @property
    def counts(self) -> dict[str, int]:
        """How much was left out of each kind, in the order of KINDS."""
        return {kind: self[kind] for kind in KINDS if self[kind] > 0}

    @property
    def places(self) -> dict[str, str]:
        """Some words that stand where the first of each kind does, where there are any."""
        shown = {kind: _short(self._places.get(kind, "")) for kind in self.counts}
        return {kind: words for kind, words in shown.items() if words}


def _short(words: str) -> str:
    """The words on one line, the beginning of them where they are many."""
    whole = " ".join(words.split())
    return whole if len(whole) <= _LONGEST_PLACE else whole[: _LONGEST_PLACE - 1].rstrip() + "…"


def left_out_sentence(counts: Mapping[str, int]) -> Sentence | None:
    """Say in one sentence what was left out; None where nothing was, or all is told already."""
    items = [item for kind, item in left_out_items(counts) if kind not in TOLD]
    if not items:
        return None
    said = items[0]
    for item in items[1:]:
        said = Sentence("{some}, {more}", some=said, more=item)
    return Sentence("Left out: {items}.", items=said)


def left_out_items(counts: Mapping[str, int]) -> Iterator[tuple[str, Sentence]]:
    """Yield each kind with how many there are, in words."""
    return ((kind, _counted(kind, counts[kind])) for kind in KINDS if counts.get(kind))


def _counted(kind: str, count: int) -> Sentence:
    one, many = KINDS[kind]
    return Sentence(one) if count == 1 else Sentence(many, count=count)
