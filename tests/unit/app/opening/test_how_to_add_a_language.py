"""The language that docs/how-to-add-a-language.md adds is read, aligned, looked up and annotated.

Nothing of it stands outside its folder and its line in the registry.
"""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import duidu.language
from duidu.app.notes.annotate import add_note
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import DICTIONARIES
from duidu.core.annotation import AnnotationKind
from duidu.core.article import SideName, Span
from duidu.core.jobs import NoJob
from duidu.language import registry
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "how-to-add-a-language.md"
DOTTISH = """zu·mira·Helena·ven~ qa·korum·14·elu~

zu·London·xo·tesi·fal~ Anna·qa·bodum·1999·lore·min·sut·xo·gare~
"""
ENGLISH = """Helena came to the river. She had 14 boats with her.

They were not from London. Anna bought the old house in 1999 and lived there with her sister.
"""


@pytest.fixture
def dottish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The language is there, put together from the guide's code as it says."""
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    folder = tmp_path / "languages" / "qdo"
    folder.mkdir(parents=True)
    for name, code in zip(("description.py", "dottish.py"), blocks, strict=True):
        (folder / name).write_text(code, "utf-8")
    monkeypatch.setattr(duidu.language, "__path__", [*duidu.language.__path__, str(folder.parent)])
    described = importlib.import_module("duidu.language.qdo.description").DOTTISH
    monkeypatch.setattr(registry, "LANGUAGES", (*registry.LANGUAGES, described))
    _forget()
    yield
    _forget()
    for name in [name for name in sys.modules if name.startswith("duidu.language.qdo")]:
        del sys.modules[name]
    monkeypatch.delattr(duidu.language, "qdo")


def _forget() -> None:
    """Let go of what was found in the registry before its languages changed."""
    registry.describe.cache_clear()
    registry.language_for.forget_all()


@pytest.fixture
def session(tmp_path: Path, dottish: None) -> Iterator[Session]:
    settings = Settings()
    settings.set(DICTIONARIES, str(_dictionary(tmp_path)))
    made = Session(Library.open(tmp_path / "library.sqlite"), settings)
    yield made
    made.close()


def _dictionary(folder: Path) -> Path:
    """A dictd dictionary of one word."""
    (folder / "dot.dict").write_bytes(b"korum\n  a boat, in the plural")
    (folder / "dot.index").write_text("korum\tA\td\n")
    return folder / "dot.index"


@pytest.fixture
def article(session: Session, tmp_path: Path) -> str:
    """The article of two files, one of which is in the language."""
    paths = []
    for name, text in (("river.qdo.txt", DOTTISH), ("river.en.txt", ENGLISH)):
        paths.append(tmp_path / name)
        paths[-1].write_text(text, "utf-8")
    return session.opener.open_files(paths, NoJob()).article


def test_it_is_recognised_and_cut_into_sentences_and_words(session: Session, article: str) -> None:
    open_text = session.open_text(article)
    assert [open_text.language(side) for side in SideName] == ["qdo", "en"]
    block = open_text.row(0).source[0]
    assert [span.of(block.text) for span in block.sentences] == [
        "zu·mira·Helena·ven~",
        "qa·korum·14·elu~",
    ]
    words = [token.text for token in open_text.tokens(SideName.SOURCE, block)]
    assert words[:7] == ["zu", "·", "mira", "·", "Helena", "·", "ven"]


def test_it_is_aligned_sentence_by_sentence(session: Session, article: str) -> None:
    open_text = session.open_text(article)
    rows = [open_text.row(number).row for number in range(open_text.row_count())]
    assert [(row.blocks.source, row.blocks.target) for row in rows] == [((0,), (0,)), ((1,), (1,))]
    for row in rows:
        beads = [(bead.source, bead.target) for bead in row.sentences]
        assert beads == [((0,), (0,)), ((1,), (1,))]


def test_its_words_are_looked_up_in_an_added_dictionary(session: Session, article: str) -> None:
    open_text = session.open_text(article)
    assert [dictionary.name for dictionary in session.dictionaries] == ["dot"]
    block = open_text.row(0).source[0]
    card = session.look_up.at(open_text, SideName.SOURCE, block.id, block.text.index("korum"))
    assert card is not None
    assert (card.text, card.entries) == ("korum", ())
    assert [(one.dictionary, one.text) for one in card.others] == [
        ("dot", "korum\n  a boat, in the plural")
    ]


def test_notes_are_kept_on_it(session: Session, article: str) -> None:
    block = session.open_text(article).row(0).source[0]
    start = block.text.index("korum")
    anchor = make_anchor(SideName.SOURCE, block, Span(start, start + 5))
    command = add_note(
        session.library, article, AnnotationKind.NOTE, [anchor], text="boats, not cows"
    )
    session.do(article, command)
    (note,) = session.library.notes.of_article(article)
    assert (note.anchors[0].exact, note.text) == ("korum", "boats, not cows")
    session.undo(article)
    assert not session.library.notes.of_article(article)


def test_a_person_can_choose_it(dottish: None) -> None:
    assert "qdo" in registry.offered_codes()
    assert registry.describe("qdo-Latn").name == "Dottish"
