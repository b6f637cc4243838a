"""Compares what is taken over letter for letter: addresses, placeholders, tags, codes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import OSA

from duidu.app.check.finding import Finding
from duidu.app.check.literals import Literal, codes
from duidu.app.check.make import found, found_on
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.language.registry import describe

_PLACEHOLDERS = frozenset({"markup", "field", "escape"})
_ADDRESSES = frozenset({"mail", "url"})
# The part of an address that names its language: /zh/, zh.wikipedia.org, .zh-cn.html
_LANGUAGE = re.compile(
    r"(?<![a-z])(?:zh|cn|en|us|hans|hant|tw|gb)(?:[-_](?:cn|tw|us|gb|hans|hant))?(?![a-z])", re.I
)
_UNITS_TEXT = """
km kg cm mm mg ml gb mb kb tb hz khz mhz ghz am pm ok tv vs no dvd cd pc
"""
_UNITS = frozenset(_UNITS_TEXT.split())
# How surely such words are taken over, before the text has shown it: kept and seen.
_PRIOR = {
    "path": (3.0, 4.0),
    "mixed": (8.0, 9.0),
    "camel": (8.0, 9.0),
}
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{4,}(?![\w-])")
_JOINTS = re.compile(r"[\s_-]+")
_TRANSLATED_PATH = re.compile("/[\u4e00-\u9fff]|[\u4e00-\u9fff]/")
# What may be translated as any word, or be said for clearness, unless it is kept elsewhere.
_MEANT = frozenset({"capitals", "word"})
_OFTEN = 5  # rows with a word that is always kept
# What is written for a name to be put there, and is translated as that: package_name.
_STANDS_FOR = re.compile(r"[a-z]+(?:_[a-z]+)+")
_VERSION = re.compile(r"v(\d+)", re.IGNORECASE)
_KEPT = 0.85  # share from which a code that is missing is a fault
_OWN = 4.0  # rows: a code that was kept in so many speaks for itself


class Literals:
    """Finds addresses, placeholders and tags that one side lacks."""

    ids = ("address", "placeholder")

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Nothing: no habit of the text counts here."""

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """What stands on one side only, or more often there."""
        if row.is_gap:
            return
        for check, kinds in (("placeholder", _PLACEHOLDERS), ("address", _ADDRESSES)):
            sides = [
                [one for one in side.literals if one.kind in kinds]
                for side in (row.source, row.target)
            ]
            if not sides[0] and not sides[1]:
                continue
            left, right = (
                _rest(sides[0], sides[1], row.target),
                _rest(sides[1], sides[0], row.source),
            )
            while left and right:
                one, other = left.pop(0), right.pop(0)
                yield found(
                    row,
                    check,
                    [(one.start, one.end)],
                    [(other.start, other.end)],
                    Sentence(
                        "“{source}” is “{target}” on the other side.",
                        source=one.text,
                        target=other.text,
                    ),
                )
            for name, rest in ((SideName.SOURCE, left), (SideName.TARGET, right)):
                for one in rest:
                    yield found_on(
                        row,
                        check,
                        name,
                        [(one.start, one.end)],
                        Sentence("The other side does not have “{text}”.", text=one.text),
                    )


def _rest(own: Sequence[Literal], others: Sequence[Literal], other: SideText) -> list[Literal]:
    """What the other side lacks: an address altogether, of a placeholder as many as there are."""
    counts = Counter(_form(one) for one in others)
    rest = []
    for one in own:
        form = _form(one)
        if counts[form] > 0:
            # An address said twice need not be said twice.
            counts[form] -= one.kind not in _ADDRESSES
        elif one.kind in _ADDRESSES and any(form == _form(two) for two in others):
            continue
        elif one.text not in other.text or one.kind not in _ADDRESSES:
            rest.append(one)
    return rest


def _form(one: Literal) -> str:
    """The text in which differences do not count that a translation makes rightly."""
    if one.kind == "markup":
        # Text in an attribute is translated; order and blanks do not count.
        return re.sub(r"\s+", " ", re.sub(r"(\w+)\s*=\s*([\"']).*?\2", r"\1", one.text)).lower()
    if one.kind == "field":
        return one.text
    return _LANGUAGE.sub("", one.text.lower()).rstrip("/").replace("http://", "https://")


class Codes:
    """Finds codes and abbreviations that one side lacks, where the text takes such words over."""

    ids = ("code",)

    def __init__(self) -> None:
        # By side, kind and by side, word: rows that have it, and rows whose other side has it too.
        self._seen: Counter[tuple[SideName, str, str]] = Counter()
        self._kept: Counter[tuple[SideName, str, str]] = Counter()

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Count which codes of a row are taken over."""
        if row.is_gap:
            return
        for name, side, other in row.both_ways():
            folded = _folded(other.text)
            for one in _codes_of(side):
                kept = times * (_is_in(one, folded))
                for key in ((name, one.kind, ""), (name, "", _plain(one.text))):
                    self._seen[key] += times
                    self._kept[key] += kept

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """Codes that are missing, with what stands in their place."""
        if row.is_gap:
            return
        missing = {
            name: [one for one in _codes_of(side) if not _is_in(one, folded)]
            for name, side, other in row.both_ways()
            for folded in (_folded(other.text),)
        }
        for name, side, other in row.both_ways():
            own = _folded(side.text)
            for one in list(missing[name]):
                twin = next(
                    (two for two in _words(other) if _alike(one, two) and not _is_in(two, own)),
                    None,
                )
                if twin is None:
                    continue
                missing[name].remove(one)
                missing[name.other] = [two for two in missing[name.other] if two != twin]
                yield found_on(
                    row,
                    "code",
                    name,
                    [(one.start, one.end)],
                    Sentence(
                        "“{source}” is “{target}” on the other side.",
                        source=one.text,
                        target=twin.text,
                    ),
                    [(twin.start, twin.end)],
                )
        yield from self._misspelt(row)
        for name, rest in missing.items():
            for one in rest:
                if self._should_be_kept(name, one):
                    yield found_on(
                        row,
                        "code",
                        name,
                        [(one.start, one.end)],
                        Sentence("The other side does not have “{text}”.", text=one.text),
                    )

    def _misspelt(self, row: CheckedRow) -> Iterator[Finding]:
        """Names of the other alphabet that are kept, and once more with a wrong letter: Debain."""
        for name, side, other in row.both_ways():
            kept = {one.text for one in side.codes if one.kind == "word"}
            kept = {word for word in kept if len(word) > 4 and word in other.text}
            if not kept or describe(side.language).scripts[0] == "Latn":
                continue
            for match in _CAPITALISED.finditer(other.prose):
                twin = next((word for word in kept if _is_slip(match[0], word)), None)
                if twin is not None and match[0] not in side.text:
                    at = side.text.index(twin)
                    yield found_on(
                        row,
                        "code",
                        name,
                        [(at, at + len(twin))],
                        Sentence(
                            "“{source}” is “{target}” on the other side.",
                            source=twin,
                            target=match[0],
                        ),
                        [match.span()],
                    )

    def _should_be_kept(self, name: SideName, one: Literal) -> bool:
        """Whether nearly all such words of the text are taken over, or this one elsewhere."""
        kind, word = (name, one.kind, ""), (name, "", _plain(one.text))
        # This row itself must not speak against its word.
        elsewhere = max(0, self._seen[word] - 1)
        if one.kind in _MEANT:
            # NAT may be said in words, and a word may be added: shell, Debian.
            always = elsewhere >= _OFTEN and self._kept[word] >= elsewhere
            return one.kind == "capitals" and always
        if _STANDS_FOR.fullmatch(one.text) and self._kept[word] < 2:
            return False
        kept, seen = _PRIOR[one.kind]
        of_kind = (self._kept[kind] + kept) / (max(0, self._seen[kind] - 1) + seen)
        share = (self._kept[word] + _OWN * min(1.0, of_kind)) / (elsewhere + _OWN)
        return share >= _KEPT and not (elsewhere >= 2 and self._kept[word] < elsewhere * 0.8)


def _codes_of(side: SideText) -> Iterable[Literal]:
    """The words of a side that may be taken over.

    Where Latin letters are not the language's own, all such words but units of measure.
    """
    foreign = describe(side.language).scripts[0] != "Latn"
    return [
        one
        for one in side.codes
        if (one.kind != "word" or (foreign and len(one.text) > 2))
        and one.text.lower() not in _UNITS
    ]


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter wrong, and no form of it."""
    short, long = sorted((word, name), key=len)
    if word == name or long.lower().startswith(short.lower()) or short.lower() in long.lower():
        return False
    return OSA.distance(word, name, score_cutoff=1) <= 1


def _words(side: SideText) -> list[Literal]:
    """All Latin words of a side: a slip in a code may leave a word that is none."""
    return codes(side.prose, every=True)


def _plain(text: str) -> str:
    return text.lower().rstrip(".")


def _is_in(one: Literal, folded: str) -> bool:
    """Whether a text has a code, its parts joined in whatever way."""
    word = _plain(one.text)
    if word in folded or _JOINTS.sub("", word) in folded:
        return True
    # v2: version 2.
    if (version := _VERSION.fullmatch(one.text)) and version[1] in folded:
        return True
    # BitLocker-encrypted: the rest of a compound is translated; so is a word of a path.
    if one.kind == "path":
        return word.rpartition("/")[2] in folded or bool(_TRANSLATED_PATH.search(folded))
    head = re.match(r"(\w{2,})-[a-z-]+$", one.text)
    return bool(head) and _plain(head[1] if head else "") in folded


def _folded(text: str) -> str:
    """A text in which a code is looked for: in lower case, and again without blanks and hyphens."""
    lower = text.lower()
    return f"{lower}\n{_JOINTS.sub('', lower)}"


def _alike(one: Literal, two: Literal) -> bool:
    """Whether one may be a slip for the other: one or two letters differ."""
    if min(len(one.text), len(two.text)) < 4:
        near = OSA.distance(_plain(one.text), _plain(two.text), score_cutoff=1) <= 1
        return near and one.kind == two.kind and one.kind in ("mixed", "capitals")
    most = 1 if min(len(one.text), len(two.text)) < 6 else 2
    return OSA.distance(_plain(one.text), _plain(two.text), score_cutoff=most) <= most
