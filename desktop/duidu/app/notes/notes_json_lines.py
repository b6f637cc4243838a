"""Notes as lines of JSON for the terminal.

Places are language, number of the block and code points. The form in which the library keeps
notes is another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from duidu.app.notes.threads import anchors_of_reply
from duidu.app.settings.author import one_line
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Block, SideName, Span
from duidu.core.errors import LibraryError, UsageError
from duidu.core.json_line import parsed_line
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library


class NoteFields(TypedDict):
    """The fields of a note besides its article, kind and places."""

    text: str
    color: str
    tags: tuple[str, ...]
    links: tuple[str, ...]
    author: str
    answers: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line read; `author` is None where it names none."""

    article: str
    kind: AnnotationKind
    anchors: tuple[Anchor, ...]
    text: str
    color: str
    tags: tuple[str, ...]
    links: tuple[str, ...]
    author: str | None = None
    answers: str = ""

    def fields(self, author: str = "") -> NoteFields:
        """The named arguments of annotate.add_note; `author` is that of lines that name none."""
        return NoteFields(
            text=self.text,
            color=self.color,
            tags=self.tags,
            links=self.links,
            author=author if self.author is None else self.author,
            answers=self.answers,
        )


@dataclass(slots=True)
class NoteLines:
    """Reads and writes such lines for one library; the blocks of a side are read once."""

    library: Library
    _blocks: dict[tuple[str, SideName], tuple[Block, ...]] = field(default_factory=dict)
    _numbers: dict[tuple[str, SideName], dict[int, int]] = field(default_factory=dict)
    _languages: dict[str, tuple[str, str]] = field(default_factory=dict)

    def read(self, line: str) -> NoteLine:
        """Read an object with "article", "kind", "text", "side", "block", "start" and "end".

        It may have "color", "tags", "links", "author", and more places under "also". A side is a
        language (zh, en), or source or target; a block is its number from 0. No side means the
        whole article; with "answers", the id of a note, the places of that. Raises UsageError.
        """
        fields = _object(line)
        article = _text(fields, "article")
        places = [fields] if "side" in fields or "block" in fields else []
        places += [_mapping(place) for place in _listed(fields, "also")]
        try:
            anchors = tuple(self._anchor(article, place) for place in places)
            self._language_pair(article)
        except LibraryError as error:
            raise UsageError(str(error)) from error
        tags, links = (tuple(map(str, _listed(fields, name))) for name in ("tags", "links"))
        answers = _text(fields, "answers", "")
        if answers:
            anchors = anchors or anchors_of_reply(self._answered(article, answers))
        return NoteLine(
            article,
            _kind(fields),
            anchors,
            _text(fields, "text", ""),
            _text(fields, "color", ""),
            tags,
            links,
            one_line(_text(fields, "author")) if "author" in fields else None,
            answers,
        )

    def _answered(self, article: str, note: str) -> Annotation:
        """The note that a line answers. Raises UsageError where there is none."""
        found = self.library.notes.get(note)
        if found is None or found.deleted is not None or found.article != article:
            raise UsageError("There is no note {note!r} on this article to be answered.", note=note)
        return found

    def write(self, note: Annotation) -> dict[str, object]:
        """A note as such an object, with id, quotations and states; lost places have no block."""
        places = [self._location(note.article, anchor) for anchor in note.anchors]
        content: dict[str, object] = {
            "kind": note.kind.value,
            "text": note.text,
            "color": note.color,
            "tags": note.tags,
            "links": note.links,
        }
        named = {"author": note.author, "editor": note.editor, "answers": note.answers}
        content |= {name: value for name, value in named.items() if value}
        times = {"created": note.created, "modified": note.modified}
        first = places[0] if places else {}
        more = {"also": places[1:]} if len(places) > 1 else {}
        return {"id": note.id, "article": note.article, **first, **content, **more, **times}

    def _anchor(self, article: str, place: Mapping[str, Any]) -> Anchor:
        """The anchor of a place as a line names it. Raises UsageError where there is none."""
        side = self._side(article, _text(place, "side"))
        blocks = self._side_blocks(article, side)
        number, start, end = (_whole(place, name) for name in ("block", "start", "end"))
        if number >= len(blocks):
            raise UsageError(
                "There is no block {number}: this side has {blocks}, counted from 0.",
                number=number,
                blocks=len(blocks),
            )
        if not start <= end <= len(blocks[number].text):
            raise UsageError(
                "{start} to {end} is not a place in block {number}, which has {text} characters.",
                start=start,
                end=end,
                number=number,
                text=len(blocks[number].text),
            )
        return make_anchor(side, blocks[number], Span(start, end))

    def _location(self, article: str, anchor: Anchor) -> dict[str, object]:
        """A place as a line names it."""
        numbers = self._block_numbers(article, anchor.side)
        languages = self._language_pair(article)
        language = languages[0 if anchor.side is SideName.SOURCE else 1]
        # The short code is what a person would write; two sides of one language need source and
        # target.
        bases = [code.split("-")[0] for code in languages]
        side = language.split("-")[0] if bases[0] != bases[1] else anchor.side.value
        lost = anchor.state is AnchorState.LOST
        where = (
            {}
            if lost
            else {"block": numbers.get(anchor.block), "start": anchor.start, "end": anchor.end}
        )
        return {"side": side, **where, "exact": anchor.exact, "state": anchor.state.value}

    def _side(self, article: str, name: str) -> SideName:
        """The side of an article that a language, or source or target, names. Raises UsageError."""
        languages = self._language_pair(article)
        if name in (SideName.SOURCE, SideName.TARGET):
            return SideName(name)
        for matches in (
            [code == name for code in languages],
            [code.split("-")[0] == name.split("-")[0] for code in languages],
        ):
            if sum(matches) == 1:
                return SideName.SOURCE if matches[0] else SideName.TARGET
        raise UsageError(
            "There is no one side {name!r}: "
            "this article has {languages} (source) and {languages2} (target).",
            name=name,
            languages=languages[0],
            languages2=languages[1],
        )

    def _language_pair(self, article: str) -> tuple[str, str]:
        if article not in self._languages:
            info = self.library.articles.info(article)
            self._languages[article] = (info.source_language, info.target_language)
        return self._languages[article]

    def _side_blocks(self, article: str, side: SideName) -> tuple[Block, ...]:
        if (article, side) not in self._blocks:
            self._blocks[article, side] = self.library.articles.blocks(article, side)
        return self._blocks[article, side]

    def _block_numbers(self, article: str, side: SideName) -> dict[int, int]:
        if (article, side) not in self._numbers:
            self._numbers[article, side] = {
                block.id: n for n, block in enumerate(self._side_blocks(article, side))
            }
        return self._numbers[article, side]


def _object(line: str) -> Mapping[str, Any]:
    try:
        return _mapping(parsed_line(line))
    except ValueError as error:
        raise UsageError("It is not JSON; write one object a line.") from error


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UsageError("It is not a JSON object.")
    return value


def _text(fields: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = fields.get(name, default)
    if not isinstance(value, str):
        raise UsageError(
            "“{name}” must be a text." if name in fields else "“{name}” is missing.", name=name
        )
    return value


def _whole(fields: Mapping[str, Any], name: str) -> int:
    value = fields.get(name)
    # true is an int to Python.
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UsageError(
            "“{name}” must be a whole number from 0 on."
            if name in fields
            else "“{name}” is missing.",
            name=name,
        )
    return value


def _listed(fields: Mapping[str, Any], name: str) -> list[Any]:
    value = fields.get(name, [])
    if not isinstance(value, list):
        raise UsageError("“{name}” must be a list.", name=name)
    return value


def _kind(fields: Mapping[str, Any]) -> AnnotationKind:
    name = fields.get("kind", AnnotationKind.NOTE.value)
    try:
        return AnnotationKind(name)
    except ValueError as error:
        kinds = ", ".join(kind.value for kind in AnnotationKind)
        raise UsageError(
            "There is no kind {name!r}; there are {kinds}.", name=name, kinds=kinds
        ) from error
