"""Writes out characters that nobody sees: those that control, hide or reorder what is shown."""

import re

# Characters that reorder or hide text, by the names under which a reader can look them up.
_NAMED = {
    0x061C: "ALM", 0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE",
    0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2066: "LRI",
    0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip
_OF_LINES = {0x09: "TAB", 0x0A: "LF", 0x0D: "CR"}
_HIDDEN = (
    "".join(map(chr, _NAMED)) + "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
)
_IN_TEXTS = re.compile(f"[{_HIDDEN}]")
# Also the fillers that only old terminals know, which these skip or draw as they like.
_IN_LINES = re.compile(f"[{_HIDDEN}\t\n\r\u180e\u2060-\u206f\ufff9-\ufffb]")


def show_controls(text: str) -> str:
    """Write out invisible control characters, as ⟨RLO⟩ or ⟨U+0007⟩.

    So nothing can hide or reorder what is shown. Line breaks of every system become line feeds.
    """
    return _IN_TEXTS.sub(_name, text.replace("\r\n", "\n").replace("\r", "\n"))


def show_line(text: str) -> str:
    """Write out control characters so that the text is one line: ⟨LF⟩ for a line break, too."""
    return _IN_LINES.sub(_name, text)


def escape_json(text: str) -> str:
    r"""Return JSON with invisible characters escaped, as \u202e, which says the same.

    Its own line breaks stay; those inside its strings are escaped already.
    """
    return _IN_TEXTS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _name(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"⟨{_NAMED.get(code) or _OF_LINES.get(code) or f'U+{code:04X}'}⟩"
