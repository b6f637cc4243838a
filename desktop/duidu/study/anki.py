"""Writes Anki packages (.apkg): a zip with an SQLite collection of schema 11.

Every Anki from 2.1 on imports it.
"""

import hashlib
import io
import json
import time
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import apsw

from duidu.study.anki_type import MODEL_CHANGED, OURS, NoteType, model
from duidu.study.cards import FIELDS, StudyCard
from duidu.study.sounds import Voice, sounds_of

_SCHEMA = (
    "\n"
    "CREATE TABLE col(id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, "
    "scm integer NOT NULL, ver integer NOT NULL,\n"
    "  dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, "
    "models text NOT NULL, decks text NOT NULL,\n"
    "  dconf text NOT NULL, tags text NOT NULL);\n"
    "CREATE TABLE notes(id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, "
    "mod integer NOT NULL, usn integer NOT NULL,\n"
    "  tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, "
    "flags integer NOT NULL, data text NOT NULL);\n"
    "CREATE TABLE cards(id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, "
    "ord integer NOT NULL, mod integer NOT NULL,\n"
    "  usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, "
    "ivl integer NOT NULL, factor integer NOT NULL,\n"
    "  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, "
    "odue integer NOT NULL, odid integer NOT NULL,\n"
    "  flags integer NOT NULL, data text NOT NULL);\n"
    "CREATE TABLE revlog(id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, "
    "ease integer NOT NULL, ivl integer NOT NULL,\n"
    "  lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, "
    "type integer NOT NULL);\n"
    "CREATE TABLE graves(usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);\n"
    "CREATE INDEX ix_notes_csum ON notes(csum);\n"
    "CREATE INDEX ix_cards_nid ON cards(nid);\n"
)
# Every deck's id is above this one. It is older than the note type: decks of earlier packages are
# found again.
_DECKS = 1764000000102


@dataclass(frozen=True, slots=True)
class Filled:
    """A note type, and which of our fields fills each of its fields."""

    note_type: NoteType = OURS
    fields: Mapping[str, str] = field(default_factory=lambda: {name: name for name in FIELDS})

    def guid(self, card: StudyCard) -> str:
        """The id of a card's note: another one in another type, since a note is of one type."""
        if self.note_type == OURS:
            return card.guid
        named = f"{card.guid}\x1f{self.note_type.identity}".encode()
        return hashlib.sha256(named).hexdigest()[:20]

    def values(self, card: StudyCard, sounds: Sequence[str] = ()) -> dict[str, str]:
        """What the fields of the note type say of a card, in their order."""
        ours = dict(zip(FIELDS, card.fields(*sounds), strict=True))
        return {name: ours.get(self.fields.get(name, ""), "") for name in self.note_type.fields}

    def takes(self, *ours: str) -> bool:
        """Whether one of these fields of ours goes anywhere."""
        return not set(ours).isdisjoint(self.fields.values())


INTO_OURS = Filled()


def write_apkg(
    cards: Sequence[StudyCard],
    deck: str,
    now: float | None = None,
    voice: Voice | None = None,
    filled: Filled = INTO_OURS,
) -> bytes:
    """The bytes of a package with one deck, and notes of our type or of the one that is `filled`.

    `now` is the time of the export in seconds since 1970. The same card has the same guid in every
    package, so a second import updates it, unless the note was changed in Anki after the word was
    marked here. With a `voice` the package has the sound of each word and sentence.
    """
    seconds = int(time.time() if now is None else now)
    unique = {card.guid: card for card in cards}
    if not filled.takes("WordSound", "SentenceSound"):
        voice = None
    sounds = {guid: sounds_of(card, voice) for guid, card in unique.items()} if voice else {}
    connection = apsw.Connection(":memory:")
    try:
        connection.execute(_SCHEMA)
        with connection:
            _fill(connection, unique, _names(sounds), deck, seconds, filled)
        collection = connection.serialize("main")
    finally:
        connection.close()
    files = {name: data for found in sounds.values() for name, data in found.items() if data}
    media = {str(number): name for number, name in enumerate(files)}
    parts = {
        "collection.anki2": collection,
        "media": json.dumps(media).encode(),
        **{number: files[name] for number, name in media.items()},
    }
    return _packed(parts, seconds)


def write_notes(cards: Sequence[StudyCard], deck: str, filled: Filled) -> bytes:
    """Text that Anki imports without settings into a note type of the person's own."""
    fields = filled.note_type.fields
    head = (
        "#separator:tab",
        "#html:true",
        f"#notetype:{filled.note_type.name}",
        f"#deck:{deck}",
        "#guid column:1",
        f"#tags column:{len(fields) + 2}",
    )
    lines = [
        "\t".join((filled.guid(card), *filled.values(card).values(), card.tag_line()))
        for card in cards
    ]
    return "".join(f"{line}\n" for line in (*head, *lines)).encode("utf-8")


def _names(sounds: dict[str, dict[str, bytes]]) -> dict[str, list[str]]:
    """The names of the sounds of each card, "" for one that could not be made."""
    return {
        guid: [name if data else "" for name, data in found.items()]
        for guid, found in sounds.items()
    }


def _packed(parts: dict[str, bytes], seconds: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(
                # Not before 1980, the earliest time that ZIP can hold.
                zipfile.ZipInfo(name, time.gmtime(max(seconds, 315532800))[:6]),
                data,
                zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()


def _fill(
    connection: apsw.Connection,
    cards: dict[str, StudyCard],
    sounds: dict[str, list[str]],
    deck: str,
    seconds: int,
    filled: Filled,
) -> None:
    """Write the collection's one row and a note with its cards for each study card."""
    kind = filled.note_type
    # Made of the name, so that a deck exported again is the same deck in Anki.
    deck_id = _DECKS + int(hashlib.sha256(deck.encode("utf-8", "replace")).hexdigest()[:8], 16)
    described = (
        _conf(deck_id, kind.identity),
        {str(kind.identity): model(deck_id, kind)},
        _decks(deck_id, deck),
        _options(),
    )
    values = (seconds, seconds * 1000, seconds * 1000, *(json.dumps(value) for value in described))
    connection.execute("INSERT INTO col VALUES(1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')", values)
    first = seconds * 1000
    for number, (guid, card) in enumerate(cards.items()):
        fields = filled.values(card, sounds.get(guid, ()))
        plain = unescape(next(iter(fields.values())))
        check = int(
            # Anki finds duplicates by the first eight digits of this SHA-1.
            hashlib.sha1(plain.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:8],
            16,
        )
        tags = f" {card.tag_line()} " if card.tag_line() else ""
        # The word's time, not that of the export: what was changed in Anki since is newer.
        changed = int(card.changed) or seconds
        said = "\x1f".join(fields.values())
        told = (kind.identity, changed, tags, said, plain, check)
        # -1 is Anki's mark for a row that was never synchronised.
        connection.execute(
            "INSERT INTO notes VALUES(?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
            (first + number, filled.guid(card), *told),
        )
        asked = [at for at, one in enumerate(kind.templates) if one.asks(fields)] or [0]
        for at in asked:
            # Numbers of cards are apart from each other whatever the number of templates.
            card_id = first + number * len(kind.templates) + at
            connection.execute(
                "INSERT INTO cards VALUES(?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                (card_id, first + number, deck_id, at, changed, number + 1),
            )


def _decks(identity: int, name: str) -> dict[str, Any]:
    def deck(number: int, title: str) -> dict[str, Any]:
        return {
            "id": number, "name": title, "mod": MODEL_CHANGED, "usn": -1, "desc": "", "dyn": 0,
            "conf": 1, "collapsed": False, "extendNew": 0, "extendRev": 0, "newToday": [0, 0],
            "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
        }  # fmt: skip

    return {"1": deck(1, "Default"), str(identity): deck(identity, name or "Duidu")}


def _options() -> dict[str, Any]:
    """The options of the deck as Anki's JSON, with Anki's own defaults."""
    new = {
        "bury": False,
        "delays": [1, 10],
        "initialFactor": 2500,
        "ints": [1, 4, 7],
        "order": 1,
        "perDay": 20,
        "separate": True,
    }
    review = {
        "bury": False,
        "ease4": 1.3,
        "fuzz": 0.05,
        "ivlFct": 1,
        "maxIvl": 36500,
        "minSpace": 1,
        "perDay": 200,
    }
    lapse = {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0}
    more = {
        "id": 1,
        "name": "Default",
        "mod": 0,
        "usn": 0,
        "autoplay": True,
        "maxTaken": 60,
        "replayq": True,
        "timer": 0,
    }
    return {"1": {**more, "new": new, "rev": review, "lapse": lapse}}


# Anki needs all keys of these objects; what Duidu does not set has the value of a new profile.
def _conf(deck: int, kind: int) -> dict[str, Any]:
    return {
        "activeDecks": [deck], "curDeck": deck, "curModel": kind, "nextPos": 1,
        "sortType": "noteFld", "sortBackwards": False, "addToCur": True, "collapseTime": 1200,
        "dueCounts": True, "estTimes": True, "newBury": True, "newSpread": 0, "timeLim": 0,
    }  # fmt: skip
