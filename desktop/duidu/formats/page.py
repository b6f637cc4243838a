"""A side's block as escaped markup with ruby, the same for HTML and EPUB. Every text goes through `shown`; nothing of it is ever markup."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from duidu.core.article import Block, BlockKind, SideName, Span
from duidu.core.token import Token, TokenKind
from duidu.formats.exported import Exported, ExportedRow, note_text
from duidu.formats.notes import visible
from duidu.formats.segments import xml_text

# Markup around one word: its opening tag, "" for none.
WordTag = Callable[[Token], str]


def shown(text: str) -> str:
    """Text as it is shown: escaped, hidden controls written out, fit for XML."""
    return escape(xml_text(visible(text)))


def block_markup(exported: Exported, side: SideName, block: Block, beads: Sequence[str], word_tag: WordTag) -> str:
    """A block as one element, its sentences in spans named by their beads ("" for none), its words with ruby."""
    tokens = exported.tokens(side, block) or (Token(0, len(block.text), block.text, TokenKind.OTHER),)
    pieces: list[str] = []
    end = 0
    for number, span in enumerate(block.sentences or (Span(0, len(block.text)),)):
        pieces.append(shown(block.text[end : span.start]))
        bead = beads[number] if number < len(beads) else ""
        inner = "".join(_words(exported, tokens, span, block.text, word_tag))
        pieces.append(f'<span class="s" data-s="{bead}">{inner}</span>' if bead else inner)
        end = span.end
    pieces.append(shown(block.text[end:]))
    name, extra = _element(block)
    return f"<{name}{extra}>{''.join(pieces)}</{name}>"


def _element(block: Block) -> tuple[str, str]:
    if block.kind is BlockKind.HEADING:
        return f"h{min(6, max(1, block.level) + 1)}", ""
    if block.kind is BlockKind.CODE:
        return "pre", ""
    return "p", "" if block.kind is BlockKind.PARAGRAPH else f' class="{block.kind.value}"'


def _words(exported: Exported, tokens: Sequence[Token], span: Span, text: str, word_tag: WordTag) -> Iterator[str]:
    end = span.start
    for token in tokens:
        if token.end <= end or token.start >= span.end:
            continue
        start, stop = max(token.start, end), min(token.end, span.end)
        yield shown(text[end:start])
        whole = (start, stop) == (token.start, token.end)
        inner = _ruby(exported, token, text[start:stop]) if whole else shown(text[start:stop])
        tag = word_tag(token) if whole else ""
        yield f"{tag}{inner}</span>" if tag else inner
        end = stop
    yield shown(text[end : span.end])


def _ruby(exported: Exported, token: Token, text: str) -> str:
    if not any(token.reading) or len(token.reading) != len(text):
        return shown(text)
    pairs = zip(text, token.reading, strict=True)
    return "".join(
        f"<ruby>{shown(character)}<rp>(</rp><rt>{shown(exported.syllable(syllable))}</rt><rp>)</rp></ruby>"
        if syllable
        else shown(character)
        for character, syllable in pairs
    )


def bead_names(row: ExportedRow, side: SideName) -> list[list[str]]:
    """For each block of a row's side the name of the bead of each of its sentences, "" for a sentence without counterpart."""
    named: dict[int, str] = {}
    for number, bead in enumerate(row.row.sentences):
        if not bead.is_gap:
            named.update(dict.fromkeys(bead.source if side is SideName.SOURCE else bead.target, f"{row.number}.{number}"))
    result, first = [], 0
    for block in row.blocks(side):
        result.append([named.get(first + i, "") for i in range(len(block.sentences))])
        first += len(block.sentences)
    return result


def side_markup(exported: Exported, row: ExportedRow, side: SideName, word_tag: WordTag) -> str:
    """All blocks of a row's side."""
    names = bead_names(row, side)
    return "\n".join(block_markup(exported, side, block, beads, word_tag) for block, beads in zip(row.blocks(side), names, strict=True))


def note_markup(row: ExportedRow) -> list[str]:
    """The texts of a row's notes, escaped, lines kept."""
    return [shown(note_text(entry)).replace("\n", "<br/>") for entry in row.notes]


def no_tag(token: Token) -> str:
    """For pages whose words carry no dictionary."""
    return ""
