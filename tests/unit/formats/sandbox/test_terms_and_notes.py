"""Terms and notes come from a child as they are, and nothing that is none comes at all."""

import json
import sys
from typing import Any

import pytest

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.formats.glossaries.read import TermsAsked
from duidu.formats.glossaries.writer import write_terms_xlsx
from duidu.formats.notes.exported_notes import NotesFile
from duidu.formats.sandbox import process
from duidu.formats.sandbox.handover import decoded, encoded
from duidu.formats.sandbox.terms_and_notes import read_notes, read_terms
from duidu.formats.sandbox.typed import plain, typed
from duidu.formats.tbx.writer import tbx_bytes
from duidu.lexicon.terms import Term

TERM = Term("zh-Hans", "en", "河", "river", "a note", "project")
NOTE = Annotation(
    "id",
    "article",
    AnnotationKind.QUESTION,
    (Anchor(SideName.TARGET, 3, 0, 5, "river", state=AnchorState.MOVED),),
    "why \ud800 <b>?</b>",
    tags=("a", "b"),
    created=1.5,
    deleted=None,
    extra={"key": "value"},
)
FILE = NotesFile((NOTE,), {"article": "Title"}, {"id": ("earlier",)})


def test_values_come_back_as_they_were() -> None:
    assert typed(NotesFile, decoded(encoded({"n": plain(FILE)}))["n"]) == FILE
    assert typed(tuple[Term, ...], json.loads(json.dumps(plain((TERM,))))) == (TERM,)


def altered(path: tuple[int, ...], value: object) -> Any:  # noqa: ANN401
    """The description of FILE with one value in it replaced."""
    whole: Any = json.loads(json.dumps(plain(FILE)))
    *way, last = path
    inner = whole
    for step in way:
        inner = inner[step]
    inner[last] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((0,), "text"),
        ((1,), []),
        ((1,), {"article": 7}),
        ((2,), {"id": "text"}),
        ((0, 0, 0), 7),
        ((0, 0, 2), "murder"),
        ((0, 0, 3), [[1]]),
        ((0, 0, 3, 0, 1), 1e300),
        ((0, 0, 3, 0, 1), True),
        ((0, 0, 8), float("inf")),
        ((0, 0, 8), "yesterday"),
        ((0, 0, 10), "never"),
        ((0, 0), []),
    ],
)
def test_values_of_another_type_are_refused(path: tuple[int, ...], value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        typed(NotesFile, altered(path, value))


def test_terms_and_notes_are_read_in_the_child() -> None:
    table = "en\tzh\nsource\ttarget\nriver\t河\n".encode()
    for data in (table, tbx_bytes((TERM,), "zh-Hans", "x"), write_terms_xlsx((TERM,))):
        found = read_terms(data, TermsAsked("t", wanted=("en", "zh")), NoJob())
        assert "河" in (found.terms[-1].source, found.terms[-1].target)
    asked = TermsAsked("t.csv", "zh,en")
    assert read_terms("河,river\n".encode(), asked, NoJob()).terms[0].target == "river"
    with pytest.raises(FileError, match="is not a JSON file of notes"):
        read_notes(b"[" * 100_000, "n.json", NoJob())
    with pytest.raises(FileError, match="has no terms"):
        read_terms(b"alone", TermsAsked("t.csv"), NoJob())


@pytest.mark.parametrize("said", [{}, {"terms": [[1]]}, {"notes": [[], {}]}, {"terms": None}])
def test_an_answer_that_is_none_is_one_sentence(
    said: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = json.dumps({"parts": []} | said)
    code = f"import sys; sys.stdin.read(); print({answer!r})"
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", code])
    for read in (
        lambda: read_terms(b"", TermsAsked("x"), NoJob()),
        lambda: read_notes(b"", "x", NoJob()),
    ):
        with pytest.raises(FileError, match="“x” made its reader fail"):
            read()


def test_reading_terms_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    class Impatient(NoJob):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_terms(b"a\tb", TermsAsked("x"), Impatient())
