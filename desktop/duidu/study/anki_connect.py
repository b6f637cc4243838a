"""Sends cards to a running Anki by its add-on AnkiConnect, version 6 of whose protocol this speaks.

It listens on the person's own machine; no other is ever asked.
"""

import base64
import http.client
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from duidu.core.errors import DuiduError
from duidu.core.jobs import Job
from duidu.study import anki_type
from duidu.study.anki import Filled
from duidu.study.anki_type import NoteType, Template
from duidu.study.cards import FIELDS, StudyCard
from duidu.study.sounds import Voice, sounds_of

HOST, PORT = "127.0.0.1", 8765
_SECONDS = 30  # Anki answers late while it synchronises
_LARGEST = 20_000_000  # bytes of an answer
_AT_ONCE = 50  # notes
_READ_AT_ONCE = 500  # notes
# Anki calls a card mature from three weeks between two reviews on.
_MATURE = "prop:ivl>=21"
_STUDIED = "(is:review or is:learn)"
Transport = Callable[[bytes], bytes]
"""Carries a request to Anki and brings its answer. Raises OSError or http.client.HTTPException."""

# What others call our fields in note types of their own, in lower case.
_ALSO = {
    "Word": ("hanzi", "simplified", "expression", "vocab", "vocabulary", "chinese", "front", "key"),
    "Traditional": ("traditional hanzi",),
    "Reading": ("pinyin", "pronunciation", "zhuyin"),
    "Meaning": ("english", "definition", "definitions", "translation of word", "back", "gloss"),
    "Sentence": ("example", "example sentence", "context", "sentencesimplified"),
    "Translation": ("sentence translation", "sentencemeaning", "example translation"),
    "SentenceReading": ("sentence pinyin", "sentencepinyin", "example pinyin"),
    "Source": ("book", "from", "origin"),
    "WordSound": ("audio", "sound", "word audio"),
    "SentenceSound": ("sentence audio", "sentenceaudio"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where cards go: a deck, a note type, and for each of its fields which of ours fills it.

    `whole` is what a package says of the type, if it is not ours and Anki told.
    """

    deck: str = anki_type.NAME
    note_type: str = anki_type.NAME
    fields: Mapping[str, str] = field(default_factory=lambda: {name: name for name in FIELDS})
    whole: NoteType | None = None

    @property
    def filled(self) -> Filled | None:
        """The note type for a package of one's own; None where ours is meant, or not all known."""
        return Filled(self.whole, self.fields) if self.whole is not None else None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of cards: how many were added, which words Anki had already, which it refused."""

    added: int = 0
    known: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class LearntNote(NamedTuple):
    """A note that was studied: its type, its fields in order, whether a card of it is mature."""

    note_type: str
    fields: tuple[str, ...]
    is_mature: bool


def loopback(request: bytes, host: str = HOST, port: int = PORT) -> bytes:
    """Ask the Anki on this machine."""
    connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    try:
        connection.request("POST", "/", request, {"Content-Type": "application/json"})
        return connection.getresponse().read(_LARGEST)
    finally:
        connection.close()


def suggested(theirs: Sequence[str]) -> dict[str, str]:
    """Which of our fields fills each field of another note type, as far as names tell; "" none."""
    names = {name.lower(): name for name in FIELDS}
    names |= {other: name for name, others in _ALSO.items() for other in others}
    found: dict[str, str] = {}
    for one in theirs:
        ours = names.get(one.strip().lower(), "")
        found[one] = ours if ours not in found.values() else ""
    return found


class AnkiConnect:
    """Asks Anki for its decks and note types, and gives it cards.

    Every method raises DuiduError where Anki does not answer or refuses.
    """

    def __init__(self, transport: Transport = loopback) -> None:
        self._transport = transport

    def decks(self) -> list[str]:
        """The names of the decks."""
        return sorted(map(str, self._list("deckNames")))

    def note_types(self) -> list[str]:
        """The names of the note types."""
        return sorted(map(str, self._list("modelNames")))

    def fields(self, note_type: str) -> list[str]:
        """The fields of a note type, in order."""
        return list(map(str, self._list("modelFieldNames", modelName=note_type)))

    def note_type(self, name: str) -> NoteType | None:
        """All of a note type that a package needs to say of it.

        None for one that Anki has not, and where its AnkiConnect is too old to be asked.
        """
        try:
            numbers = self._object("modelNamesAndIds")
            templates = self._object("modelTemplates", modelName=name)
            style = self._object("modelStyling", modelName=name)
        except DuiduError:
            return None
        cards = tuple(
            Template(str(title), str(sides.get("Front", "")), str(sides.get("Back", "")))
            for title, sides in templates.items()
            if isinstance(sides, dict)
        )
        number = numbers.get(name)
        if not isinstance(number, int) or not cards:
            return None
        return NoteType(number, name, tuple(self.fields(name)), cards, str(style.get("css", "")))

    def learnt(self, job: Job) -> Iterator[LearntNote]:
        """The notes of all decks that were studied; nothing in Anki changes. Raises Cancelled."""
        mature = set(self._list("findNotes", query=_MATURE))
        notes = self._list("findNotes", query=_STUDIED)
        for first in range(0, len(notes), _READ_AT_ONCE):
            job.check()
            for note in self._list("notesInfo", notes=notes[first : first + _READ_AT_ONCE]):
                # A note that was removed meanwhile is {}.
                if isinstance(note, dict) and isinstance(fields := note.get("fields"), dict):
                    in_order = sorted(fields.values(), key=lambda one: int(one.get("order", 0)))
                    values = tuple(str(one.get("value", "")) for one in in_order)
                    is_mature = note.get("noteId") in mature
                    yield LearntNote(str(note.get("modelName", "")), values, is_mature)

    def send(
        self, cards: Sequence[StudyCard], target: Target, job: Job, voice: Voice | None = None
    ) -> Sent:
        """Add the cards whose word the deck has not got. Raises Cancelled between two lots.

        Our own note type and the deck are made where they are missing.
        """
        if target.note_type == anki_type.NAME:
            self._make_type()
        self._ask("createDeck", deck=target.deck)
        there = self.fields(target.note_type)
        wanted = {theirs: ours for theirs, ours in target.fields.items() if theirs in there}
        sent = Sent()
        waiting = iter(cards)
        while lot := list(islice(waiting, _AT_ONCE)):
            job.check()
            sent = self._send_lot(lot, target, wanted, voice, sent)
            done = sent.added + len(sent.known) + len(sent.refused)
            job.progress(done / len(cards))
        return sent

    def _send_lot(
        self,
        cards: Sequence[StudyCard],
        target: Target,
        wanted: Mapping[str, str],
        voice: Voice | None,
        sent: Sent,
    ) -> Sent:
        """Add some cards: first asked which can be added, then their sounds, then the notes."""
        notes = [_note(card, target, wanted, ("", "")) for card in cards]
        may = self._list("canAddNotes", notes=notes)
        new = [card for card, allowed in zip(cards, may, strict=False) if allowed]
        known = [card.word for card, allowed in zip(cards, may, strict=False) if not allowed]
        actions = []
        for card in new:
            names = self._keep_sounds(card, voice, wanted) if voice else ("", "")
            note = _note(card, target, wanted, names)
            actions.append({"action": "addNote", "version": 6, "params": {"note": note}})
        answers = self._list("multi", actions=actions) if actions else []
        refused = [card.word for card, one in zip(new, answers, strict=False) if not _is_done(one)]
        return Sent(
            sent.added + len(new) - len(refused),
            (*sent.known, *known),
            (*sent.refused, *refused),
        )

    def _keep_sounds(
        self, card: StudyCard, voice: Voice, wanted: Mapping[str, str]
    ) -> tuple[str, str]:
        """Put the sounds of a card that are wanted into Anki's folder; their names there."""
        asked = set(wanted.values()) & {"WordSound", "SentenceSound"}
        names = ["", ""]
        for number, (name, data) in enumerate(sounds_of(card, voice).items() if asked else ()):
            if data:
                packed = base64.b64encode(data).decode("ascii")
                self._ask("storeMediaFile", filename=name, data=packed)
                names[number] = name
        return names[0], names[1]

    def _make_type(self) -> None:
        """Make our note type, unless Anki has it."""
        if anki_type.NAME in self.note_types():
            return
        template = {"Name": "Word", "Front": anki_type.FRONT, "Back": anki_type.BACK}
        self._ask(
            "createModel",
            modelName=anki_type.NAME,
            inOrderFields=list(FIELDS),
            css=anki_type.STYLE,
            isCloze=False,
            cardTemplates=[template],
        )

    def _object(self, action: str, **params: object) -> dict[str, Any]:
        found = self._ask(action, **params)
        if not isinstance(found, dict):
            raise DuiduError("What answers instead of AnkiConnect is not AnkiConnect.")
        return found

    def _list(self, action: str, **params: object) -> list[Any]:
        found = self._ask(action, **params)
        if not isinstance(found, list):
            raise DuiduError("What answers instead of AnkiConnect is not AnkiConnect.")
        return found

    def _ask(self, action: str, **params: object) -> object:
        """The result of one action."""
        request = json.dumps({"action": action, "version": 6, "params": params})
        try:
            answer = json.loads(self._transport(request.encode()))
        except (OSError, http.client.HTTPException) as error:
            raise DuiduError(
                "Anki does not answer. Start it, with its add-on AnkiConnect (2055492159), and try "
                "again."
            ) from error
        except ValueError as error:
            raise DuiduError("What answers instead of AnkiConnect is not AnkiConnect.") from error
        if not isinstance(answer, dict) or "result" not in answer:
            raise DuiduError("What answers instead of AnkiConnect is not AnkiConnect.")
        if answer.get("error"):
            raise DuiduError("Anki says: {error}", error=str(answer["error"])[:300])
        return answer["result"]


def _note(
    card: StudyCard, target: Target, wanted: Mapping[str, str], sounds: tuple[str, str]
) -> dict[str, object]:
    """A card as AnkiConnect takes it; a word that the deck has is not to be added again."""
    ours = dict(zip(FIELDS, card.fields(*sounds), strict=True))
    scope = {"deckName": target.deck, "checkChildren": False, "checkAllModels": False}
    return {
        "deckName": target.deck,
        "modelName": target.note_type,
        "fields": {theirs: ours.get(name, "") for theirs, name in wanted.items()},
        "tags": card.tag_line().split(),
        "options": {
            "allowDuplicate": False,
            "duplicateScope": "deck",
            "duplicateScopeOptions": scope,
        },
    }


def _is_done(answer: object) -> bool:
    """Whether one action of several went well: its result alone, or with an error beside it."""
    if isinstance(answer, dict):
        return answer.get("error") is None and answer.get("result") is not None
    return isinstance(answer, int)
