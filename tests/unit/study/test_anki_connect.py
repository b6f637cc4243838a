"""Cards given to a running Anki: a stand-in on the loopback answers as AnkiConnect does."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from duidu.app.study.import_words import import_from_anki
from duidu.core.errors import DuiduError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.study import anki_type
from duidu.study.anki_connect import AnkiConnect, Target, loopback, suggested
from duidu.study.cards import FIELDS, StudyCard
from duidu.study.knowledge import Status

CARDS = [StudyCard(word, reading=word, sentence=f"说{word}。") for word in ("银行", "河水")]


class Anki:
    """A collection of notes, as far as AnkiConnect is asked about it."""

    def __init__(self) -> None:
        self.decks = ["Default"]
        self.models: dict[str, list[str]] = {"Chinese": ["Hanzi", "Pinyin", "English", "Audio"]}
        self.notes: list[dict[str, Any]] = []
        self.media: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.refuse: set[str] = set()

    def answer(self, request: bytes) -> bytes:
        """What AnkiConnect answers."""
        asked = json.loads(request)
        try:
            result, error = self._do(asked["action"], asked.get("params", {})), None
        except ValueError as failed:
            result, error = None, str(failed)
        assert asked["version"] == 6
        return json.dumps({"result": result, "error": error}).encode()

    def _do(self, action: str, params: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
        self.asked.append(action)
        actions: dict[str, Callable[[], Any]] = {
            "deckNames": lambda: self.decks,
            "modelNames": lambda: list(self.models),
            "createDeck": lambda: self.decks.append(params["deck"]),
            "modelFieldNames": lambda: self.models[params["modelName"]],
            "modelNamesAndIds": lambda: {
                name: 1_700_000_000_000 + at for at, name in enumerate(self.models)
            },
            "modelTemplates": lambda: {"Read": {"Front": "{{Hanzi}}", "Back": "{{Pinyin}}"}},
            "modelStyling": lambda: {"css": ".card {}"},
            "createModel": lambda: self.models.update(
                {params["modelName"]: params["inOrderFields"]}
            ),
            "canAddNotes": lambda: [self._may(note) for note in params["notes"]],
            "addNote": lambda: self._add(params["note"]),
            "storeMediaFile": lambda: self.media.update(
                {params["filename"]: base64.b64decode(params["data"])}
            ),
            "multi": lambda: [
                json.loads(self.answer(json.dumps(a).encode())) for a in params["actions"]
            ],
        }
        return actions[action]()

    def _key(self, note: dict[str, Any]) -> tuple[str, str]:
        first = self.models[note["modelName"]][0]
        return note["deckName"], note["fields"].get(first, "")

    def _may(self, note: dict[str, Any]) -> bool:
        known = {self._key(one) for one in self.notes}
        return bool(self._key(note)[1]) and self._key(note) not in known

    def _add(self, note: dict[str, Any]) -> int:
        if not self._may(note) or self._key(note)[1] in self.refuse:
            raise ValueError("cannot create note because it is a duplicate")
        self.notes.append(note)
        return len(self.notes)


@pytest.fixture
def anki() -> Anki:
    return Anki()


@pytest.fixture
def connect(anki: Anki) -> AnkiConnect:
    return AnkiConnect(anki.answer)


@pytest.fixture
def port(anki: Anki) -> Iterator[int]:
    """The port of a server on the loopback that answers for the collection."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = anki.answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Nothing is written to the terminal."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_over_the_loopback_our_type_and_deck_are_made_and_cards_added(
    anki: Anki, port: int
) -> None:
    connect = AnkiConnect(partial(loopback, port=port))
    sent = connect.send(CARDS, Target(), NoJob())
    assert (sent.added, sent.known, sent.refused) == (2, (), ())
    assert anki.models[anki_type.NAME] == list(FIELDS)
    assert anki_type.NAME in anki.decks
    assert anki.notes[0]["fields"]["Sentence"] == "说<b>银行</b>。"


def test_only_the_loopback_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    def connection(host: str, port: int, timeout: float) -> None:
        asked.append((host, port))
        raise ConnectionRefusedError

    monkeypatch.setattr("http.client.HTTPConnection", connection)
    with pytest.raises(DuiduError, match="Anki does not answer"):
        AnkiConnect().decks()
    assert asked == [("127.0.0.1", 8765)]


def test_what_the_deck_has_is_not_added_again(anki: Anki, connect: AnkiConnect) -> None:
    connect.send(CARDS[:1], Target(), NoJob())
    sent = connect.send(CARDS, Target(), NoJob())
    assert (sent.added, sent.known) == (1, ("银行",))
    assert len(anki.notes) == 2


def test_one_that_anki_refuses_does_not_stop_the_others(anki: Anki, connect: AnkiConnect) -> None:
    anki.refuse.add("银行")
    sent = connect.send(CARDS, Target(), NoJob())
    assert (sent.added, sent.refused) == (1, ("银行",))


def test_fields_go_where_a_note_type_of_ones_own_wants_them(
    anki: Anki, connect: AnkiConnect
) -> None:
    theirs = connect.fields("Chinese")
    mapping = suggested(theirs)
    assert mapping == {
        "Hanzi": "Word",
        "Pinyin": "Reading",
        "English": "Meaning",
        "Audio": "WordSound",
    }
    target = Target("Mine", "Chinese", {**mapping, "Gone": "Source"})
    sent = connect.send(CARDS, target, NoJob(), voice=lambda text, _: text.encode())
    assert sent.added == 2
    note = anki.notes[0]
    assert (note["modelName"], note["deckName"]) == ("Chinese", "Mine")
    assert set(note["fields"]) == set(theirs)
    name = note["fields"]["Audio"].removeprefix("[sound:").removesuffix("]")
    assert anki.media[name] == "银行".encode()
    # Our own type is not made for those who have theirs.
    assert anki_type.NAME not in anki.models


def test_without_a_field_for_sounds_none_is_sent(anki: Anki, connect: AnkiConnect) -> None:
    target = Target("Mine", "Chinese", {"Hanzi": "Word"})
    connect.send(CARDS, target, NoJob(), voice=lambda text, _: b"RIFF")
    assert anki.media == {}
    assert "storeMediaFile" not in anki.asked


def test_many_cards_go_in_lots(anki: Anki, connect: AnkiConnect) -> None:
    cards = [StudyCard(str(number)) for number in range(120)]
    assert connect.send(cards, Target(), NoJob()).added == 120
    assert anki.asked.count("multi") == 3


@pytest.mark.parametrize(
    "answer",
    [b"", b"<html>", b"[]", b"{}", b'{"result": "x", "error": null}', b'{"result": 1}', b"\xff"],
)
def test_another_program_at_the_port_is_told(answer: bytes) -> None:
    with pytest.raises(DuiduError, match="not AnkiConnect"):
        AnkiConnect(lambda _: answer).decks()


def test_what_anki_says_is_shown() -> None:
    answer = b'{"result": null, "error": "collection is not available"}'
    with pytest.raises(DuiduError, match="collection is not available"):
        AnkiConnect(lambda _: answer).decks()


def test_words_studied_in_anki_are_read_and_nothing_is_changed(tmp_path: Path) -> None:
    notes = {
        1: ("Chinese", ["银行", "yín háng", "bank"], 30),
        2: ("Chinese", ["<b>河水</b>", "hé shuǐ", "river water"], 5),
        3: ("Sentences", ["He left.", "走"], 100),
        4: ("Sentences", ["gone", ""], 100),
    }
    asked: list[str] = []

    def transport(request: bytes) -> bytes:
        said = json.loads(request)
        asked.append(said["action"])
        if said["action"] == "findNotes":
            least = 21 if said["params"]["query"] == "prop:ivl>=21" else 0
            result: object = [one for one, (_, _, days) in notes.items() if days >= least]
        else:
            result = [
                {
                    "noteId": one,
                    "modelName": notes[one][0],
                    # Not in their order.
                    "fields": {
                        f"f{i}": {"value": value, "order": i}
                        for i, value in reversed(list(enumerate(notes[one][1])))
                    },
                }
                for one in said["params"]["notes"]
            ] + [{}]
        return json.dumps({"result": result, "error": None}).encode()

    with Library.open(tmp_path / "library.sqlite") as library:
        found = import_from_anki(library, "zh", AnkiConnect(transport), NoJob())
        found.command.do()
        assert library.known.levels("zh") == {
            "银行": Status.KNOWN,
            "河水": Status.LEARNING,
            "走": Status.KNOWN,
        }
        assert found.without_word == 1
        assert asked == ["findNotes", "findNotes", "notesInfo"]
        found.command.undo()
        assert library.known.levels("zh") == {}
        notes.clear()
        with pytest.raises(DuiduError, match="no Chinese words"):
            import_from_anki(library, "zh", AnkiConnect(transport), NoJob())


def test_a_note_type_is_told_whole_so_that_a_package_can_be_for_it(connect: AnkiConnect) -> None:
    found = connect.note_type("Chinese")
    assert found == anki_type.NoteType(
        1_700_000_000_000,
        "Chinese",
        ("Hanzi", "Pinyin", "English", "Audio"),
        (anki_type.Template("Read", "{{Hanzi}}", "{{Pinyin}}"),),
        ".card {}",
    )
    assert connect.note_type("Japanese") is None


def test_an_ankiconnect_that_cannot_tell_of_note_types_still_takes_cards() -> None:
    def answer(_: bytes) -> bytes:
        return json.dumps({"result": None, "error": "unsupported action"}).encode()

    assert AnkiConnect(answer).note_type("Chinese") is None
