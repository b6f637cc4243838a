"""What a reader of files leaves out: counted by kind, and said in one sentence."""

from collections.abc import Mapping

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
    "header or footer": ("1 header or footer", "{count} headers and footers"),
    "other sheet": ("1 other sheet", "{count} other sheets"),
    "broken cue": ("1 broken cue", "{count} broken cues"),
    "drawing": ("1 drawing", "{count} drawings"),
    "obsolete entry": ("1 obsolete entry", "{count} obsolete entries"),
    "broken line": ("1 broken line", "{count} broken lines"),
}


def left_out_sentence(counts: Mapping[str, int]) -> Sentence | None:
    """Say in one sentence what was left out; None where nothing was."""
    items = [_counted(kind, counts[kind]) for kind in KINDS if counts.get(kind)]
    if not items:
        return None
    said = items[0]
    for item in items[1:]:
        said = Sentence("{some}, {more}", some=said, more=item)
    return Sentence("Left out: {items}.", items=said)


def _counted(kind: str, count: int) -> Sentence:
    one, many = KINDS[kind]
    return Sentence(one) if count == 1 else Sentence(many, count=count)
