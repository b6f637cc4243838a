"""Writes a side's blocks as escaped markup with ruby, for HTML and EPUB.

Every text goes through `escape_text`, so nothing of it can become markup.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import islice

from duidu.core.article import Block, BlockKind, SideName, Span
from duidu.core.emphasis import EmphasisKind, runs
from duidu.core.token import Token, TokenKind
from duidu.core.visible_text import show_controls
from duidu.formats.base.book_note_markup import mark_markup, note_id
from duidu.formats.base.exported import Exported, ExportedRow, note_text
from duidu.formats.base.own_blocks import kind_attribute
from duidu.formats.base.segments import xml_text
from duidu.language.registry import describe
from duidu.language.script import is_hanzi

# Returns the opening tag around a word, "" for none.
WordTag = Callable[[Token], str]


def escape_text(text: str) -> str:
    """Escape a text for XML, with invisible control characters written out."""
    return escape(xml_text(show_controls(text)))


def block_markup(
    exported: Exported, side: SideName, block: Block, beads: Sequence[str], word_tag: WordTag
) -> str:
    """Write a block as one element with its sentences in spans and ruby over its words.

    `beads` names the bead of each sentence, "" for one without counterpart.
    """
    language = describe(exported.side(side).language)
    # Where words have no readings they have neither ruby nor an entry: nothing to cut them for.
    tokens = (exported.tokens(side, block) if language.readings else ()) or (
        Token(0, len(block.text), block.text, TokenKind.OTHER),
    )
    hanzi = language.square_characters
    pieces: list[str] = []
    end = 0
    for number, span in enumerate(block.sentences or (Span(0, len(block.text)),)):
        pieces.append(escape_text(block.text[end : span.start]))
        bead = beads[number] if number < len(beads) else ""
        inner = ""
        for start, stop, kinds in _parts(block, span):
            words = "".join(_words(exported, tokens, Span(start, stop), block.text, word_tag))
            inner += (
                with_emphasis(
                    words, kinds, hanzi and not any(map(is_hanzi, block.text[start:stop]))
                )
                if kinds
                else words
            ) + "".join(mark_markup(exported, side, one) for one in block.marks if one.at == stop)
        pieces.append(f'<span class="s" data-s="{bead}">{inner}</span>' if bead else inner)
        end = span.end
    pieces.append(escape_text(block.text[end:]))
    name, extra = _element(block)
    extra += kind_attribute(block)
    extra += note_id(exported, side, block.id) if exported.note_addresses else ""
    return f"<{name}{extra}>{''.join(pieces)}</{name}>"


def _parts(block: Block, span: Span) -> list[tuple[int, int, frozenset[EmphasisKind]]]:
    """A span cut where emphasis begins or ends, and behind letters that have marks of notes."""
    parts = runs(block.emphasis, span.start, span.end)
    for at in dict.fromkeys(one.at for one in block.marks if span.start < one.at < span.end):
        number = next(n for n, (_, stop, _) in enumerate(parts) if at <= stop)
        start, stop, kinds = parts[number]
        if at < stop:
            parts[number : number + 1] = [(start, at, kinds), (at, stop, kinds)]
    return parts


def with_emphasis(markup: str, kinds: frozenset[EmphasisKind], letters: bool) -> str:
    """Wrap markup in the elements of its emphasis.

    `letters` are Latin letters amid Chinese: they are slanted, where hanzi get dots.
    """
    if EmphasisKind.EMPHASIS in kinds:
        markup = f'<em class="letters">{markup}</em>' if letters else f"<em>{markup}</em>"
    return f"<strong>{markup}</strong>" if EmphasisKind.STRONG in kinds else markup


def _element(block: Block) -> tuple[str, str]:
    if block.kind is BlockKind.HEADING:
        # One level down, since h1 is the title of the article.
        return f"h{min(6, max(1, block.level) + 1)}", ""
    if block.kind is BlockKind.CODE:
        return "pre", ""
    return "p", "" if block.kind is BlockKind.PARAGRAPH else f' class="{block.kind.value}"'


def _words(
    exported: Exported, tokens: Sequence[Token], span: Span, text: str, word_tag: WordTag
) -> Iterator[str]:
    """Write the words of a span with ruby.

    Emphasis may begin or end inside a word; each part has its own readings and the entry of the
    whole word.
    """
    end = span.start
    # From the first word that reaches into the span: a block may have thousands.
    for token in islice(tokens, bisect_right(tokens, span.start, key=_end), None):
        if token.start >= span.end:
            break
        start, stop = max(token.start, end), min(token.end, span.end)
        if end < start:
            yield escape_text(text[end:start])
        if stop - start == token.end - token.start:
            key = (token.text, token.reading, token.kind)
            yield exported.markup.get(key) or exported.markup.setdefault(
                key, _word(exported, token, 0, len(token.text), word_tag)
            )
        else:
            yield _word(exported, token, start - token.start, stop - token.start, word_tag)
        end = stop
    yield escape_text(text[end : span.end])


def _word(exported: Exported, token: Token, start: int, stop: int, word_tag: WordTag) -> str:
    """Write the characters start..stop of a word."""
    # Readings are by character; a token without a reading, or with another count, has no ruby.
    fits = len(token.reading) == token.end - token.start
    inner = _ruby(exported, token.reading[start:stop] if fits else (), token.text[start:stop])
    tag = word_tag(token)
    return f"{tag}{inner}</span>" if tag else inner


def _end(token: Token) -> int:
    return token.end


def _ruby(exported: Exported, reading: Sequence[str], text: str) -> str:
    if not any(reading):
        return escape_text(text)
    pairs = zip(text, reading, strict=True)
    return "".join(
        f"<ruby>{escape_text(character)}<rp>(</rp><rt>{escape_text(exported.syllable(syllable))}</rt><rp>)</rp></ruby>"
        if syllable
        else escape_text(character)
        for character, syllable in pairs
    )


def bead_names(row: ExportedRow, side: SideName) -> list[list[str]]:
    """Name the bead of each sentence of a row's side, by block; "" without counterpart."""
    named: dict[int, str] = {}
    for number, bead in enumerate(row.row.sentences):
        # A sentence without counterpart has nothing to be highlighted with.
        if not bead.is_gap:
            named.update(
                dict.fromkeys(
                    bead.source if side is SideName.SOURCE else bead.target,
                    f"{row.number}.{number}",
                )
            )
    result, first = [], 0
    for block in row.blocks(side):
        result.append([named.get(first + i, "") for i in range(len(block.sentences))])
        first += len(block.sentences)
    return result


def side_markup(exported: Exported, row: ExportedRow, side: SideName, word_tag: WordTag) -> str:
    """Write all blocks of a row's side."""
    names = bead_names(row, side)
    return "\n".join(
        block_markup(exported, side, block, beads, word_tag)
        for block, beads in zip(row.blocks(side), names, strict=True)
    )


def note_markup(row: ExportedRow) -> list[str]:
    """Return the texts of a row's notes, escaped, with their line breaks."""
    return [escape_text(note_text(entry)).replace("\n", "<br/>") for entry in row.notes]


def no_tag(token: Token) -> str:
    """Put no element around a word, for pages without a dictionary."""
    return ""
