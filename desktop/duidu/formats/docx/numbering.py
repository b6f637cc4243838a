"""The numbers that Word puts before paragraphs by itself: 第一条, 1.1, (a)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from duidu.formats.base.counting import written_number
from duidu.formats.base.list_numbers import with_space
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.docx.rare import properties_of

_LEVELS = 9
_MOST_PARENTS = 20  # of a style; more are a circle
_PLACE = re.compile(r"%([1-9])")
_LONGEST = 80  # code points of a number; longer ones are made up
_LARGEST = 10**7
# Word draws these, and text has nothing to say for them.
_DRAWN = frozenset(("bullet", "none"))


class Numbered(NamedTuple):
    """A paragraph in a list: its number as text with the space behind it, and its level from 1.

    `text` is "" for a bullet.
    """

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list, as it is defined."""

    text: str = ""
    form: str = "decimal"
    start: int = 1
    restart: int | None = None
    behind: str = "tab"
    legal: bool = False
    style: str = ""

    @classmethod
    def of(cls, element: etree._Element) -> "_Level":
        said = {local_name(one): one for one in element.iter()}

        def value(name: str, otherwise: str = "") -> str:
            return attribute(said[name], "val") if name in said else otherwise

        legal = "islgl" in said and value("islgl") not in {"0", "false", "off"}
        restart = value("lvlrestart")
        return cls(
            value("lvltext"),
            _form(element),
            _number(value("start"), 0),
            int(restart) if restart.isdecimal() and len(restart) < 3 else None,
            value("suff", "tab"),
            legal,
            value("pstyle"),
        )


@dataclass(slots=True)
class _List:
    """A `num`: its levels, what counts for it, and the levels that begin anew with it."""

    abstract: str
    levels: dict[int, _Level]
    begins: dict[int, int] = field(default_factory=dict)


class _Property(NamedTuple):
    """What a paragraph or a style says of its list; None for what it does not say."""

    list: str | None = None
    level: int | None = None


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of a document in their order."""

    lists: Mapping[str, _List]
    styles: Mapping[str, tuple[str, _Property]]
    default: str = ""
    # Of each definition, which several lists may share: how far its levels are.
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    # Styles whose paragraphs are in no list unless they say so themselves; None is to have none.
    _in_none: set[str | None] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: etree._Element | None, styles: etree._Element) -> "Numbering":
        """Read the definitions of lists, and which styles are in one."""
        found: dict[str, tuple[str, _Property]] = {}
        default = ""
        for style in styles:
            if local_name(style) == "style" and attribute(style, "type") != "character":
                named = attribute(style, "styleid")
                based = next((attribute(e, "val") for e in style if local_name(e) == "basedon"), "")
                found[named] = (based, _property_of(style))
                if attribute(style, "default") in {"1", "true", "on"}:
                    default = named if attribute(style, "type") == "paragraph" else default
        lists = {} if numbering is None else _lists(numbering, found)
        return cls(lists, found, default)

    def numbered(self, paragraph: etree._Element) -> Numbered | None:
        """Count a paragraph, and return what stands before it; None for one in no list.

        To be asked once for each paragraph, in their order.
        """
        own, style = _said_by(properties_of(paragraph))
        if own.list is None and style in self._in_none:
            return None
        above = list(self._above(self.default if style is None else style))
        identity = next((one for one in (own.list, *(p.list for _, p in above)) if one), None)
        if identity == "0" or (identity is None and own.list is None):
            if own.list is None:
                self._in_none.add(style)
            return None
        found = self.lists.get(identity or "")
        level = self._level(own, above, found)
        if found is None or identity is None:
            return Numbered("", level + 1)
        return Numbered(self._count(identity, found, level), level + 1)

    def _above(self, style: str) -> Iterator[tuple[str, _Property]]:
        """A style and those it is based on, with what each says."""
        for _ in range(_MOST_PARENTS):
            if style not in self.styles:
                return
            based, said = self.styles[style]
            yield style, said
            style = based

    def _level(
        self, own: _Property, above: list[tuple[str, _Property]], found: _List | None
    ) -> int:
        """Which level of its list a paragraph is on, from 0."""
        if own.level is not None:
            return own.level
        # A list says which styles its levels belong to; that is surer than what the style says.
        linked = {one.style: level for level, one in found.levels.items()} if found else {}
        for style, said in above:
            if style in linked:
                return linked[style]
            if said.level is not None:
                return said.level
        return 0

    def _count(self, identity: str, found: _List, level: int) -> str:
        """Go on by one on a level, and return the number as it is shown."""
        counts = self._counts.setdefault(found.abstract, {})
        for one, first in found.begins.items():
            if one <= level and (identity, one) not in self._begun:
                self._begun.add((identity, one))
                counts.pop(one, None)
                if one < level:
                    counts[one] = first
        here = found.levels.get(level, _Level())
        started = counts.get(level)
        counts[level] = found.begins.get(level, here.start) if started is None else started + 1
        for below in [one for one in counts if one > level]:
            restart = found.levels.get(below, _Level()).restart
            # 0 never begins anew, and another number only behind that level or a higher one.
            if restart is None or level < restart:
                del counts[below]
        return _shown(found, level, counts)


def _shown(found: _List, level: int, counts: Mapping[int, int]) -> str:
    """A number with what stands around and behind it."""
    here = found.levels.get(level)
    if here is None or here.form in _DRAWN or not _PLACE.search(here.text):
        # A text without a number is drawn as a bullet is, unless it has words: 附件.
        fixed = here is not None and here.form not in _DRAWN and any(map(str.isalpha, here.text))
        return _with_space(here.text, here.behind) if here is not None and fixed else ""

    def one(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        of = found.levels.get(place, _Level())
        value = counts.get(place, found.begins.get(place, of.start))
        return written_number(value, "decimal" if here.legal else of.form)

    return _with_space(_PLACE.sub(one, here.text)[:_LONGEST].strip(), here.behind)


def _with_space(text: str, behind: str) -> str:
    """A number with what stands behind it."""
    if behind == "tab":
        return with_space(text)
    return text if not text or behind == "nothing" else f"{text} "


def _lists(
    numbering: etree._Element, styles: Mapping[str, tuple[str, _Property]]
) -> dict[str, _List]:
    """The lists by their ids."""
    definitions = {
        attribute(one, "abstractnumid"): one
        for one in numbering
        if local_name(one) == "abstractnum"
    }
    of_lists = {
        attribute(one, "numid"): next(
            (attribute(e, "val") for e in one if local_name(e) == "abstractnumid"), ""
        )
        for one in numbering
        if local_name(one) == "num"
    }
    levels: dict[str, dict[int, _Level]] = {}
    found = {}
    for one in numbering:
        if local_name(one) != "num":
            continue
        identity = attribute(one, "numid")
        abstract = _linked(of_lists[identity], definitions, of_lists, styles)
        if abstract not in levels:
            definition = definitions.get(abstract)
            levels[abstract] = {} if definition is None else dict(_levels(definition))
        own, begins = dict(levels[abstract]), {}
        for override in (e for e in one if local_name(e) == "lvloverride"):
            own |= dict(_levels(override))
            level = _number(attribute(override, "ilvl"), 0)
            for start in (e for e in override if local_name(e) == "startoverride"):
                begins[level] = _number(attribute(start, "val"), 0)
                own[level] = replace(own.get(level, _Level()), start=begins[level])
        found[identity] = _List(abstract, own, begins)
    return found


def _linked(
    abstract: str,
    definitions: Mapping[str, etree._Element],
    of_lists: Mapping[str, str],
    styles: Mapping[str, tuple[str, _Property]],
) -> str:
    """The definition that another one names by a style of lists, else itself."""
    for _ in range(_MOST_PARENTS):
        definition = definitions.get(abstract)
        if definition is None:
            return abstract
        link = next(
            (attribute(e, "val") for e in definition if local_name(e) == "numstylelink"), ""
        )
        said = styles.get(link, ("", _Property()))[1].list
        if not link or said is None or said not in of_lists:
            return abstract
        abstract = of_lists[said]
    return abstract


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for one in parent:
        if local_name(one) == "lvl":
            yield _number(attribute(one, "ilvl"), 0), _Level.of(one)


def _form(level: etree._Element) -> str:
    """How a level counts; what only newer programs know stands first."""
    for one in level.iter("{*}numFmt"):
        if (said := attribute(one, "val")) and said != "custom":
            return said
        # Such as 001, 002, 003: as many digits.
        if zeros := re.match(r"0{1,8}(?=1)", attribute(one, "format")):
            return f"zeros{len(zeros[0]) + 1}"
    return "decimal"


def _property_of(style: etree._Element) -> _Property:
    """What a style says of its list."""
    return _said_by(properties_of(style))[0]


def _said_by(properties: etree._Element | None) -> tuple[_Property, str | None]:
    """What properties say of a list, and the style that they name."""
    own, style = None, None
    for one in () if properties is None else properties:
        name = local_name(one)
        if name == "pstyle" and style is None:
            style = attribute(one, "val")
        elif name == "numpr" and own is None:
            said = {local_name(e): attribute(e, "val") for e in one}
            level = said.get("ilvl", "")
            own = _Property(
                said.get("numid", ""),
                min(_number(level, 0), _LEVELS - 1) if level else None,
            )
    return own or _Property(), style


def _number(text: str, otherwise: int) -> int:
    """A number as it is written; `otherwise` for none, or one that nobody counts to."""
    # int() refuses thousands of digits.
    return int(text) if text.isdecimal() and len(text) < 8 and int(text) < _LARGEST else otherwise
