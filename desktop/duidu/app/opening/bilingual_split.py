"""Tells the two languages of a document apart, block by block, and cuts blocks with both."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from duidu.app.opening.recognised import checked
from duidu.core.article import BlockKind
from duidu.core.emphasis import Emphases, Emphasis, contrasting_emphasis, emphasis_between
from duidu.core.jobs import Job, NoJob
from duidu.core.note_marks import marks_between
from duidu.formats.base.both_on_line import lines_with_both
from duidu.formats.base.document import RawBlock
from duidu.language.registry import describe, known_codes
from duidu.language.script import count_of_script, guess_language, main_script

# Anything but Chinese or Japanese characters and their punctuation.
_LATIN_RUN = re.compile(r"[^\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*")
_OPENS, _CLOSES = "(（[【“\"'‘《", ")）]】”\"'’》"
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’」』)）]*\s*$")
_FEWEST_WORDS = 4  # of a translation
_NEAR = 40  # code points looked at on either side of a run
# A second language with less than this share of the text is names and titles, not a translation.
_SMALLEST_SHARE = 0.03
# Blocks that tell which languages a document is in, and how many of them stand side by side: a file
# has its languages in turn, so that each hundredth block alone may be in one of them.
_ENOUGH, _TOGETHER = 20_000, 200


def block_language(block: RawBlock, languages: Sequence[str]) -> str:
    """Which of the languages a block is in; "" without letters of either (a rule, a number).

    Scripts tell better than declarations, which are often those of a whole page. Between
    languages of one script a declaration counts, then the words.
    """
    if not _one_script(languages):
        script = main_script(block.text)
        return next(
            (language for language in languages if script and _script_fits(language, script)), ""
        )
    declared = block.language.replace("_", "-").split("-")[0].lower()
    for language in languages:
        if language.split("-")[0] == declared:
            return language
    guess = guess_language(block.text) if main_script(block.text) else ""
    return guess if guess in languages else ""


def block_languages(
    blocks: Sequence[RawBlock], languages: Sequence[str], job: Job | None = None
) -> list[str]:
    """The language of each block; one without letters goes with its predecessor, as code does."""
    own = [block_language(block, languages) for block in checked(blocks, job or NoJob())]
    following = ""
    after = [""] * len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        after[at] = following
        following = following if _is_code(blocks[at]) else own[at] or following
    labels: list[str] = []
    # Of the text before, which code does not change.
    text = ""
    for block, label, next_label in zip(blocks, own, after, strict=True):
        if not _is_code(block):
            text = label or text
        labels.append(_of_code(label, text, next_label) if _is_code(block) else label or text)
    first = next((label for label in labels if label), languages[0])
    return [label or first for label in labels]


def _is_code(block: RawBlock) -> bool:
    return block.kind is BlockKind.CODE


def _of_code(own: str, before: str, after: str) -> str:
    """The side on which code stands: that of the text around it, whatever its letters are.

    Between two texts it goes with the one before; comments in another script than that of most
    code tell more.
    """
    if before and before != after and after and own and _script_of(own) != "Latn":
        return own
    return before or after or own


def prose(blocks: Sequence[RawBlock]) -> Sequence[RawBlock]:
    """The blocks by which a language is told: all but code, unless all are code."""
    return [block for block in blocks if block.kind is not BlockKind.CODE] or blocks


def find_languages(blocks: Sequence[RawBlock], job: Job | None = None) -> list[str]:
    """The languages of a document, most text first.

    Two for a bilingual one; one where the second is only names and quotations.
    """
    blocks = prose(blocks)
    # Of very many blocks a part, from all places: their shares are the same.
    apart = _TOGETHER * max(1, len(blocks) // _ENOUGH)
    places = range(0, len(blocks), apart) if apart > _TOGETHER else ()
    blocks = [one for at in places for one in blocks[at : at + _TOGETHER]] or blocks
    text = "\n".join(block.text for block in blocks)
    weights = Counter[str]()
    for block in checked(blocks, job or NoJob()):
        script = main_script(block.text)
        # A hanzi says about as much as three letters.
        weights[script] += len(block.text) * (3 if script in {"Hani", "Kana"} else 1)
    for run in _foreign_runs(blocks, job or NoJob()):
        weights["Latn"] += len(run)
    del weights[""]
    total = sum(weights.values())
    scripts = [
        script for script, weight in weights.most_common() if weight >= _SMALLEST_SHARE * total
    ]
    if not scripts:
        return []
    if len(scripts) == 1 and scripts[0] == "Latn":
        return _languages_of_one_script(blocks)
    first = guess_language("".join(_letters(text, scripts[0])))
    if len(scripts) == 1:
        return [first]
    second = guess_language("".join(_letters(text, scripts[1])), beside=first)
    return [guess_language("".join(_letters(text, scripts[0])), beside=second), second]


def column_languages(blocks: Sequence[RawBlock]) -> list[str]:
    """The languages of the two columns of aligned units, by column.

    [] when there are not two columns in two languages. The text of a column tells; where its
    words do not, what the file declares.
    """
    texts: dict[int, list[str]] = {}
    declared: dict[int, str] = {}
    for block in blocks:
        texts.setdefault(block.column, []).append(block.text)
        declared.setdefault(block.column, block.language)
    if sorted(texts) != [0, 1]:
        return []
    columns = [(" ".join(texts[column]), declared[column]) for column in (0, 1)]
    languages = [_column_language(*column) for column in columns]
    # A few words tell more beside a text that is mostly read with one language.
    languages = [_column_language(*columns[at], languages[1 - at]) for at in (0, 1)]
    bases = {language.split("-")[0] for language in languages}
    return languages if len(bases) == 2 else []


def _column_language(text: str, declared: str, beside: str = "") -> str:
    """The language of a text; within the Latin script the declared one, if it is one we know."""
    base = re.split("[-_]", declared.strip().lower())[0]
    if main_script(text) == "Latn" and base in known_codes() and _script_of(base) == "Latn":
        return base
    return guess_language(text, beside=beside)


def split_mixed(blocks: Sequence[RawBlock], job: Job | None = None) -> tuple[list[RawBlock], bool]:
    """Cut blocks in which a translation follows, or precedes, its original.

    The flag says whether the document is arranged so. A Latin run counts as a translation when
    it stands at a border of the block or between sentences, has at least four words, and is not
    a name in brackets or quotation marks. Blocks are only cut when such runs hold most of the
    document's Latin text.
    """
    job = job or NoJob()
    lines = lines_with_both([block.text for block in checked(blocks, job)])
    if lines:
        return [
            part
            for block, both in zip(blocks, lines, strict=True)
            for part in (_two_parts(block, *both) if both else [block])
        ], True
    latin = sum(count_of_script(block.text, "Latn") for block in checked(blocks, job))
    inside = sum(count_of_script(run, "Latn") for run in _foreign_runs(blocks, job))
    # Else the Latin text is mostly names and quotations, or stands in blocks of its own.
    if not latin or inside < 0.5 * latin:
        return list(blocks), False
    return [part for block in checked(blocks, job) for part in _parts(block)], True


def _foreign_runs(blocks: Sequence[RawBlock], job: Job) -> list[str]:
    return [
        block.text[start:end]
        for block in checked(blocks, job)
        if _is_mixed(block.text)
        for start, end in _translations(block.text)
    ]


def _is_mixed(text: str) -> bool:
    """Whether a text has hanzi and enough Latin words for a sentence."""
    # Quick, for the half of the blocks that is often English.
    if text.isascii():
        return False
    # A single hanzi, or a few Latin letters, may be a name inside a text of one language.
    return count_of_script(text, "Hani") > 1 and count_of_script(text, "Latn") >= 8


def _translations(text: str) -> list[tuple[int, int]]:
    """The Latin runs of a Chinese block that are text of their own, as (start, end)."""
    found = []
    for run in _LATIN_RUN.finditer(text):
        inner = run[0]
        if len(_WORD.findall(inner)) < _FEWEST_WORDS:
            continue
        # A name in brackets, or words that are quoted; a whole sentence behind one is its answer.
        if _is_enclosed(inner) and not _answers(text[: run.start()], inner):
            continue
        # What stands next is enough: looking at all the rest for each run would take quadratic
        # time.
        before, after = (
            text[max(0, run.start() - _NEAR) : run.start()].rstrip(),
            text[run.end() : run.end() + _NEAR].strip(),
        )
        by_itself = not before or bool(_SENTENCE_END.search(before)) or text[run.start()].isspace()
        if by_itself and (not before or not after or _SENTENCE_END.search(inner)):
            found.append((run.start(), run.end()))
    return found


def _answers(before: str, inner: str) -> bool:
    """Whether a sentence in brackets or quotation marks stands behind another such sentence."""
    return bool(_SENTENCE_END.search(before[-_NEAR:]) and _SENTENCE_END.search(inner.strip()[:-1]))


def _is_enclosed(text: str) -> bool:
    """Whether a run stands in brackets or quotation marks; a period or comma may follow them."""
    text = text.strip()
    inside = text[:-1].rstrip() if text[-1:] in {".", ","} else text
    return len(inside) > 1 and inside[0] in _OPENS and inside[-1] in _CLOSES


def _parts(block: RawBlock) -> list[RawBlock]:
    """A block cut where a translation begins or ends; itself where it holds none."""
    if not _is_mixed(block.text):
        return [block]
    cuts = sorted({0, len(block.text), *(at for run in _translations(block.text) for at in run)})
    stretches = list(pairwise(cuts))
    parts = (
        _part(block._replace(emphasis=emphasis), start, end)
        for (start, end), emphasis in zip(
            stretches, _by_stretch(block.emphasis, stretches), strict=True
        )
    )
    return [part for part in parts if part.text]


def _two_parts(block: RawBlock, one: str, two: str) -> list[RawBlock]:
    """The two texts of a block, which both are pieces of it."""
    first = block.text.find(one)
    second = block.text.find(two, first + len(one))
    if min(first, second) < 0:
        return [block._replace(text=text, emphasis=(), marks=()) for text in (one, two)]
    return [_part(block, first, first + len(one)), _part(block, second, second + len(two))]


def _by_stretch(emphases: Emphases, stretches: Sequence[tuple[int, int]]) -> list[Emphases]:
    """The emphasis that reaches into each stretch; neighbours share what crosses their border.

    Asking every part for all emphasis of its block would take quadratic time.
    """
    found: list[list[Emphasis]] = [[] for _ in stretches]
    starts = [start for start, _ in stretches]
    for emphasis in emphases:
        at = max(0, bisect_right(starts, emphasis.start) - 1)
        while at < len(stretches) and starts[at] < emphasis.end:
            found[at].append(emphasis)
            at += 1
    return [tuple(one) for one in found]


def _part(block: RawBlock, start: int, end: int) -> RawBlock:
    """Code points start..end of a block, without the white space around them.

    A translation in italics beside its original is plain text by itself.
    """
    rough = block.text[start:end]
    text = rough.strip()
    start += len(rough) - len(rough.lstrip())
    return block._replace(
        text=text,
        emphasis=contrasting_emphasis(
            emphasis_between(block.emphasis, start, start + len(text)), text
        ),
        marks=marks_between(block.marks, start, start + len(text)),
    )


def _letters(text: str, script: str) -> list[str]:
    """The runs of a text in one script, to guess its language."""
    if script in {"Hani", "Kana"}:
        return _LATIN_RUN.split(text)
    return [run[0] for run in _LATIN_RUN.finditer(text)]


def _one_script(languages: Sequence[str]) -> bool:
    scripts = {_script_of(language) for language in languages}
    return len(scripts) < len(languages)


def _script_of(language: str) -> str:
    return describe(language).scripts[0]


def _script_fits(language: str, script: str) -> bool:
    return _script_of(language) == ("Hani" if script == "Kana" else script)


def _languages_of_one_script(blocks: Sequence[RawBlock]) -> list[str]:
    """The languages of a text in the Latin script, by its longer blocks."""
    weights = Counter[str]()
    for block in blocks:
        # The language of a shorter text is mostly guesswork.
        if len(block.text) > 20:
            weights[guess_language(block.text)] += len(block.text)
    total = sum(weights.values())
    return [
        language
        for language, weight in weights.most_common(2)
        # Guesses go wrong for some blocks, so a second language needs more to be believed.
        if weight >= 3 * _SMALLEST_SHARE * total
        and (len(weights) == 1 or _is_told(blocks, language, list(weights)))
    ]


def _is_told(blocks: Sequence[RawBlock], language: str, found: Sequence[str]) -> bool:
    """Whether a block is surely in a language, even if another one of a text is expected there."""
    other = next(one for one in found if one != language)
    return any(guess_language(block.text, other) == language for block in blocks)
