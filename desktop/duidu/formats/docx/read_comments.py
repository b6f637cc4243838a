"""Reads the comments of DOCX: whose they are, of when, on which words, and what they answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType

from lxml import etree

from duidu.core.annotation import AnnotationKind
from duidu.formats.base.document import WRITER, Remark
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.base.remark_times import seconds_of
from duidu.formats.docx.package import Package
from duidu.formats.docx.rare import refers_again
from duidu.formats.docx.run_text import text_of_paragraph

# How many comments may be open at once.
_MOST_NESTED = 50
# How write_comments.py says what a note is, and its tags behind the text.
_KIND = re.compile(r"\[([a-z]+)\](?: |$)")
_TAGS = re.compile(r"(?: #[^\s#]+)+$")
_KINDS = MappingProxyType({kind.value: kind for kind in AnnotationKind})


def read_comments(package: Package, body: etree._Element, ours: bool) -> tuple[Remark, ...]:
    """Return Word's comments with the words they mark; replies name what they answer.

    Those of a document of `ours` say their kind and tags.
    """
    root = package.root("comments")
    if root is None:
        return ()
    comments = [_Comment.of(one) for one in root]
    answered = _answered(package, comments)
    marked = _Marked()
    marked.walk(body)
    words = marked.words()
    if ours:
        # The text is the table: what stands before it is about the whole article.
        words = {one: said for one, said in words.items() if marked.is_in_table(one)}
    remarks = []
    for one in comments:
        above = answered.get(one.identity, "")
        quotation = words.get(one.identity) or words.get(above, "")
        if one.text:
            remarks.append(one.remark(quotation, above, ours))
    return tuple(remarks)


@dataclass(frozen=True, slots=True)
class _Comment:
    """One comment; `paragraph` is the id of its last paragraph, by which replies name it."""

    identity: str
    text: str
    author: str
    time: float
    paragraph: str

    @classmethod
    def of(cls, element: etree._Element) -> "_Comment":
        paragraphs = [p for p in element.iter() if local_name(p) == "p"]
        return cls(
            attribute(element, "id"),
            "\n".join(filter(None, map(text_of_paragraph, paragraphs))).strip(),
            attribute(element, "author"),
            seconds_of(attribute(element, "date")),
            attribute(paragraphs[-1], "paraid") if paragraphs else "",
        )

    def remark(self, quotation: str, answers: str, ours: bool) -> Remark:
        text, kind, tags = _said(self.text) if ours else (self.text, "", ())
        # Without a name of the person, as the writer signs what nobody did.
        author = "" if ours and self.author == WRITER else self.author
        return Remark(
            text,
            quotation,
            author=author,
            time=self.time,
            kind=kind,
            tags=tags,
            name=self.identity,
            answers=answers,
        )


def _said(text: str) -> tuple[str, str, tuple[str, ...]]:
    """What a comment of ours says: its text, its kind and its tags."""
    kind = _KIND.match(text)
    if kind is not None and kind[1] in _KINDS:
        # With a space before its first tag where it says nothing else.
        text = (
            f" {text[kind.end() :]}" if text[kind.end() :].startswith("#") else text[kind.end() :]
        )
    else:
        kind = None
    found = _TAGS.search(text)
    tags = tuple(tag[1:] for tag in found[0].split()) if found else ()
    return text[: found.start()] if found else text, kind[1] if kind else "", tags


def _answered(package: Package, comments: list[_Comment]) -> Mapping[str, str]:
    """The ids of the comments that replies answer, by the ids of the replies."""
    extended = package.root("commentsExtended")
    if extended is None:
        return {}
    by_paragraph = {one.paragraph: one.identity for one in comments if one.paragraph}
    parents = {attribute(one, "paraid"): attribute(one, "paraidparent") for one in extended}
    return {
        by_paragraph[reply]: by_paragraph[parent]
        for reply, parent in parents.items()
        if reply in by_paragraph and parent in by_paragraph and reply != parent
    }


@dataclass(slots=True)
class _Marked:
    """Gathers the words between the marks of each comment, and of those at a point their line."""

    pieces: dict[str, list[str]] = field(default_factory=dict)
    points: dict[str, etree._Element] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def walk(self, body: etree._Element) -> None:
        """Walk through the text."""
        for element in body.iter():
            kind = local_name(element)
            if kind == "commentrangestart":
                # Real pages nest few comments; without a bound a hostile file takes quadratic time.
                self._open = [*self._open, attribute(element, "id")][-_MOST_NESTED:]
            elif kind == "commentrangeend":
                ended = attribute(element, "id")
                self._open = [one for one in self._open if one != ended]
            elif kind == "commentreference":
                self.points.setdefault(attribute(element, "id"), element)
            elif kind == "t" and not any(map(refers_again, islice(element.iterancestors(), 2))):
                for one in self._open:
                    self.pieces.setdefault(one, []).append(element.text or "")

    def is_in_table(self, comment: str) -> bool:
        """Whether a comment stands in a table."""
        point = self.points.get(comment)
        return point is not None and next(point.iterancestors("{*}tbl"), None) is not None

    def words(self) -> dict[str, str]:
        """The words by comment; of one that marks none the paragraph it stands in."""
        found = {one: "".join(pieces).strip() for one, pieces in self.pieces.items()}
        lines: dict[etree._Element, str] = {}
        for one, element in self.points.items():
            paragraph = next(_paragraphs_around(element), None)
            if not found.get(one) and paragraph is not None:
                if paragraph not in lines:
                    lines[paragraph] = text_of_paragraph(paragraph).strip()
                found[one] = lines[paragraph]
        return found


def _paragraphs_around(element: etree._Element) -> Iterator[etree._Element]:
    return (one for one in element.iterancestors() if local_name(one) == "p")
