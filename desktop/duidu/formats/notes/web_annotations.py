"""Notes as W3C Web Annotations in JSON-LD (www.w3.org/TR/annotation-model).

Notes of Duidu come back exactly; those of others as far as they quote. An article is
urn:duidu:article:ID, a block of it #source-5 or #target-5 there. Positions are code points in the
block. What the model has no word for stands under duidu:.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import isfinite
from typing import Any
from urllib.parse import quote, unquote
from uuid import UUID, uuid5

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.errors import FileError
from duidu.formats.notes.exported_notes import ArticleNotes, NotesFile, timestamp

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"duidu": "urn:duidu:ns:1#"}]
_MOTIVATIONS = {
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.UNDERLINE: "highlighting",
    AnnotationKind.NOTE: "commenting",
    AnnotationKind.TAG: "tagging",
    AnnotationKind.ALTERNATIVE: "editing",
    AnnotationKind.QUESTION: "questioning",
    AnnotationKind.CORRECTION: "editing",
    AnnotationKind.LINK: "linking",
}
_REPLYING = "replying"
# Several kinds of ours share a motivation; of others the commonest is read.
_KINDS = {
    "highlighting": AnnotationKind.HIGHLIGHT,
    "tagging": AnnotationKind.TAG,
    "questioning": AnnotationKind.QUESTION,
}
_KINDS |= {"linking": AnnotationKind.LINK, "editing": AnnotationKind.ALTERNATIVE}
_LARGEST = 1 << 53  # a position or the number of a block that SQLite and Qt still take
_ARTICLE = "urn:duidu:article:"
_NOTE = "urn:duidu:note:"
_BLOCK = re.compile(r"#(source|target)-(\d+)$")
_ESCAPED = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# Namespace of ids made from other programs' names; it must never change.
_FOREIGN = UUID("6f0a5f0e-9b0c-5c9e-8f39-0d6c5f7b7a11")


def write_jsonld(articles: Sequence[ArticleNotes]) -> bytes:
    """Write one AnnotationPage.

    Invisible and reordering characters are escaped, so that they are kept and can be seen.
    """
    page = {
        "@context": _CONTEXT,
        "type": "AnnotationPage",
        "duidu:articles": [
            {
                "id": _iri(_ARTICLE, a.article),
                "duidu:title": a.title,
                "duidu:source": a.source,
                "duidu:target": a.target,
            }
            for a in articles
        ],
        "items": [
            annotation_json(entry.note)
            | ({"duidu:earlier": list(entry.earlier)} if entry.earlier else {})
            for article in articles
            for entry in article.entries
        ],
    }
    # Hanzi are written as they are, so that people can read the file.
    text = json.dumps(page, ensure_ascii=False, indent=1)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8") + b"\n"


def annotation_json(note: Annotation) -> dict[str, Any]:
    """Describe a note as a JSON-LD object."""
    places = [_target(note.article, anchor) for anchor in note.anchors]
    # The model demands a target: a note on the whole article has the article.
    whole = _note_iri(note.answers) if note.answers else _iri(_ARTICLE, note.article)
    targets: list[Any] = places if places and not note.answers else [whole]
    item: dict[str, Any] = {
        "id": _note_iri(note.id),
        "type": "Annotation",
        "motivation": _REPLYING if note.answers else _MOTIVATIONS[note.kind],
        "created": timestamp(note.created) or "1970-01-01T00:00:00Z",
        "modified": timestamp(note.modified) or "1970-01-01T00:00:00Z",
        "body": _bodies(note),
        "target": targets,
        "duidu:kind": note.kind.value,
        "duidu:article": note.article,
        # Exact times: those of the standard are written to the second.
        "duidu:times": [note.created, note.modified],
    }
    more = {
        "creator": {"type": "Person", "name": note.author} if note.author else None,
        "duidu:editor": note.editor,
        # The target of a reply is a note.
        "duidu:places": places if note.answers else None,
        "duidu:color": note.color,
        "duidu:extra": note.extra,
        "duidu:deleted": note.deleted,
    }
    return item | {name: value for name, value in more.items() if value or value == 0.0}


def read_jsonld(data: object) -> NotesFile:
    """Read the annotations in parsed JSON. Raises FileError for JSON of another kind."""
    try:
        items = _items(data)
    except RecursionError as error:
        raise FileError(
            "Its collections of annotations are nested too deeply; export the file again."
        ) from error
    if items is None or not all(isinstance(item, dict) and "target" in item for item in items):
        raise FileError(
            "It has no Web Annotations; choose a file with an AnnotationPage and its “items”."
        )
    described = data.get("duidu:articles", []) if isinstance(data, dict) else []
    try:
        titles = {_bare(str(a["id"]), _ARTICLE): str(a.get("duidu:title", "")) for a in described}
        earlier = {
            _note_id(_name_of(item)): tuple(map(str, item["duidu:earlier"]))
            for item in items
            if "duidu:earlier" in item
        }
        return NotesFile(tuple(_annotation(item) for item in items), titles, earlier)
    except (
        *(LookupError, TypeError, ValueError, AttributeError),
        *(OverflowError, RecursionError),
    ) as error:
        raise FileError(
            "An annotation breaks the Web Annotation standard ({error}); export the file again.",
            error=error,
        ) from error


def _items(data: object) -> list[Any] | None:
    """The annotations of a page, of a collection's first page, of a list, or a single one."""
    if isinstance(data, dict):
        page = data["first"] if isinstance(data.get("first"), dict) else data
        if "target" in page:
            return [page]
        data = page.get("items", page.get("@graph"))
        # A collection may hold collections and pages.
        if isinstance(data, list) and any(map(_is_page, data)):
            data = [one for page in data for one in _items(page) or [page]]
    return data if isinstance(data, list) else None


def _is_page(item: object) -> bool:
    return isinstance(item, dict) and "target" not in item and bool({"items", "first"} & set(item))


def _bodies(note: Annotation) -> list[dict[str, Any]]:
    """Describe a note's text, tags and links as bodies."""
    purpose = _REPLYING if note.answers else _MOTIVATIONS[note.kind]
    text = (
        [{"type": "TextualBody", "purpose": purpose, "format": "text/markdown", "value": note.text}]
        if note.text
        else []
    )
    tags = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag, "duidu:tag": True}
        for tag in note.tags
    ]
    links = [
        {"type": "SpecificResource", "purpose": "linking", "source": _note_iri(link)}
        for link in note.links
    ]
    return [*text, *tags, *links]


def _target(article: str, anchor: Anchor) -> dict[str, Any]:
    """Describe an anchor as a target."""
    return {
        "type": "SpecificResource",
        "source": f"{_iri(_ARTICLE, article)}#{anchor.side.value}-{anchor.block}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
        "duidu:version": anchor.version,
        "duidu:state": anchor.state.value,
    }


def _annotation(item: Mapping[str, Any]) -> Annotation:
    """Read an annotation, of Duidu or of another program."""
    bodies = [
        body if isinstance(body, dict) else {"value": str(body)}
        for body in (*_chosen(item.get("body")), *_listed(item.get("bodyValue")))
    ]
    targets = list(_chosen(item["target"]))
    answers = _answered(targets) if _REPLYING in _listed(item.get("motivation")) else ""
    if answers:
        targets = _listed(item.get("duidu:places"))
    # Our tags say that they are tags, because the text of a tag note has the purpose of tagging
    # too.
    ours = "duidu:kind" in item
    marked = [
        (b, bool(b.get("duidu:tag")) if ours else b.get("purpose") == "tagging")
        for b in bodies
        if "value" in b
    ]
    tags = tuple(str(b["value"]) for b, is_tag in marked if is_tag)
    texts = [str(b["value"]) for b, is_tag in marked if not is_tag]
    times = item.get("duidu:times") or [
        _seconds(item.get("created")),
        _seconds(item.get("modified") or item.get("created")),
    ]
    return Annotation(
        id=_note_id(_name_of(item)),
        article=str(item.get("duidu:article", "")),
        kind=_kind(item, bool(texts)),
        anchors=tuple(anchor for target in targets if (anchor := _anchor(target)) is not None),
        text="\n\n".join(texts),
        color=str(item.get("duidu:color", "")),
        tags=tags,
        links=tuple(
            _note_id(str(b["source"]))
            for b in bodies
            if b.get("purpose") == "linking" and "source" in b
        ),
        created=_time(times[0]),
        modified=_time(times[1]),
        deleted=None if item.get("duidu:deleted") is None else _time(item["duidu:deleted"]),
        author=_name(item.get("creator"), ours),
        editor=str(item.get("duidu:editor", "")),
        answers=answers,
        extra={str(k): str(v) for k, v in item.get("duidu:extra", {}).items()},
    )


def _name_of(item: Mapping[str, Any]) -> str:
    """What an annotation calls itself; one without a name is called by all that it says."""
    name = item.get("id") or item.get("@id")
    return str(name) if name else json.dumps(item, sort_keys=True)


def _chosen(value: object) -> Iterator[Any]:
    """The bodies or targets of an annotation: of a choice the first, of a list all in it."""
    for one in _listed(value):
        inner = one.get("items") if isinstance(one, dict) else None
        if not isinstance(inner, list):
            yield one
        else:
            yield from _chosen(inner[:1] if one.get("type") == "Choice" else inner)


def _name(creator: object, ours: bool) -> str:
    """The name of an agent, as the model has it: a person with a name, or an IRI alone.

    One of `ours` is taken as it is.
    """
    for one in _listed(creator):
        said = one if isinstance(one, dict) else {"id": one}
        # The model allows several names of one agent.
        names = [
            name for key in ("name", "nickname", "email", "id") for name in _listed(said.get(key))
        ]
        if names:
            return str(names[0]) if ours else account_name(str(names[0]))
    return ""


def account_name(name: str) -> str:
    """A name without what says that it is an address or an account."""
    if name.startswith("acct:"):
        return name.removeprefix("acct:").partition("@")[0]
    return " ".join(name.removeprefix("mailto:").split())


def _answered(targets: Sequence[object]) -> str:
    """The id of the note that a reply answers, "" where its target is none."""
    for target in targets:
        named = target
        if isinstance(target, dict):
            named = None if "selector" in target else target.get("id", target.get("source"))
        if isinstance(named, str) and not named.startswith(_ARTICLE):
            return _note_id(named)
    return ""


def _kind(item: Mapping[str, Any], has_text: bool) -> AnnotationKind:
    if "duidu:kind" in item:
        return AnnotationKind(item["duidu:kind"])
    motivation = _listed(item.get("motivation"))
    named = next((kind for name, kind in _KINDS.items() if name in motivation), AnnotationKind.NOTE)
    return AnnotationKind.NOTE if named is AnnotationKind.HIGHLIGHT and has_text else named


def _anchor(target: object) -> Anchor | None:
    """Return the anchor of a target; None for one that selects nothing, such as the article.

    One that selects a place without quoting it cannot be found here, and is lost.
    """
    selectors = list(_selectors(target.get("selector"))) if isinstance(target, dict) else []
    if not selectors or not isinstance(target, dict):
        return None
    quoted = _selector(selectors, "TextQuoteSelector")
    placed = _selector(selectors, "TextPositionSelector")
    # Ours may mark a place between two letters.
    if not quoted.get("exact") and not ("exact" in quoted and "duidu:state" in target):
        prefix, suffix = str(quoted.get("prefix", "")), str(quoted.get("suffix", ""))
        return Anchor(SideName.SOURCE, -1, 0, 0, "", prefix, suffix, state=AnchorState.LOST)
    block = _BLOCK.search(str(target.get("source", "")))
    exact = str(quoted["exact"])
    start = _position(placed, "start") if block else 0
    return Anchor(
        side=SideName(block[1]) if block else SideName.SOURCE,
        block=_within(int(block[2])) if block else -1,
        start=start,
        end=_position(placed, "end") if block else start + len(exact),
        exact=exact,
        prefix=str(quoted.get("prefix", "")),
        suffix=str(quoted.get("suffix", "")),
        version=str(target.get("duidu:version", "")),
        state=AnchorState(target.get("duidu:state", "sure")),
    )


def _position(placed: Mapping[str, Any], name: str) -> int:
    return _within(int(placed.get(name, 0)))


def _within(number: int) -> int:
    """The number, or -1 for one that the library cannot keep and no text has."""
    return number if 0 <= number <= _LARGEST else -1


def _selectors(value: object) -> Iterator[Mapping[str, Any]]:
    """The selectors of a target, those that refine another one first."""
    for selector in _chosen(value):
        # A name of a selector that stands elsewhere says nothing here.
        if not isinstance(selector, str):
            yield from _selectors(selector.get("refinedBy"))
            yield selector


def _selector(selectors: Sequence[Mapping[str, Any]], kind: str) -> Mapping[str, Any]:
    return next((selector for selector in selectors if selector.get("type") == kind), {})


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _seconds(value: object) -> float:
    return datetime.fromisoformat(str(value)).timestamp() if value else 0.0


def _time(value: object) -> float:
    if not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"{value!r} is not a time")
    return float(value)


def _iri(prefix: str, identity: str) -> str:
    return prefix + quote(identity, safe="", errors="surrogatepass")


def _bare(iri: str, prefix: str) -> str:
    return unquote(iri.removeprefix(prefix), errors="surrogatepass")


def _note_iri(identity: str) -> str:
    try:
        return f"urn:uuid:{identity}" if str(UUID(identity)) == identity else _iri(_NOTE, identity)
    except ValueError:
        return _iri(_NOTE, identity)


def _note_id(iri: str) -> str:
    """Return the id of the note an IRI names.

    Names of other programs always give the same id, so that importing twice adds nothing.
    """
    if iri.startswith("urn:uuid:"):
        return iri.removeprefix("urn:uuid:")
    return _bare(iri, _NOTE) if iri.startswith(_NOTE) else str(uuid5(_FOREIGN, iri))
