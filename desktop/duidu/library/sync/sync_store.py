"""All that a library keeps of its exchange with other devices; nothing until that is begun."""

import hashlib
import json
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import apsw

from duidu.core.jobs import Job
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.new_blocks import BLOCKS_EACH, OWN_BLOCKS
from duidu.library.store.codec import dumps, integer
from duidu.library.store.database import Database
from duidu.library.sync.article_texts import (
    ArticleTexts,
    Wanted,
    capture_rows,
    rows_of_edit,
    tell_again,
)
from duidu.library.sync.capture import Capture, put_out
from duidu.library.sync.clock import Stamps, new_device
from duidu.library.sync.entries import load_entry, split_key
from duidu.library.sync.kinds import ARTICLE, DAY, KINDS, OF_TEXTS, SETTING, Kind
from duidu.library.sync.lines import Line
from duidu.library.sync.merge import Merge
from duidu.library.sync.outbox import Outbox
from duidu.library.sync.picture_files import PictureFiles
from duidu.library.sync.retell import lines_of
from duidu.library.sync.row_past import PastEdit, past_of
from duidu.library.sync.settled import settle, tell_settled
from duidu.library.sync.shared_days import ErasedDays, SharedDays
from duidu.library.sync.shared_settings import SharedSettings, tell_settings
from duidu.library.sync.taken import Taken, take_lines
from duidu.library.sync.told import Told

WORDS = "words"
GROUPS = ("articles", "notes", WORDS, "terms")
# What goes only if a person says so: devices and people may want it otherwise, and a team need not
# know who read how much.
SETTINGS, READING = "settings", "reading"
ALL_GROUPS = (*GROUPS, SETTINGS, READING)
_SETUP = "sync"
# Ids of blocks: below 2 to the 30th, and above those of any file.
_SLOTS, _LOWEST = 16_000, 64
# Entries in one transaction: a note that is written meanwhile waits for them.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class SyncSetup:
    """How a library is kept in step: its device's id and name, where the files lie, what goes.

    `machine` tells whether the library is still where it was when the device got its id: a copy of
    it elsewhere is another device.
    """

    device: str
    name: str
    folder: str
    groups: tuple[str, ...] = GROUPS
    machine: str = ""


@dataclass(frozen=True, slots=True)
class DeviceState:
    """How far the log of another device is read.

    Up to `offset` of a segment; `holes` are stretches before that which could not be read: segment,
    first byte, last byte (0 for all of it), why, and the size of the segment then. `heard` is when
    it told something last; `ahead` by how many seconds its clock was ahead then.
    """

    device: str
    name: str = ""
    segment: int = 1
    offset: int = 0
    holes: tuple[tuple[int, int, int, str, int], ...] = ()
    heard: float = 0.0
    ahead: float = 0.0


class SyncStore:
    """The state of the exchange of one library. Call it on any thread but the window's."""

    def __init__(
        self,
        database: Database,
        written: Callable[[], None] = lambda: None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`written` is called when rows were written past the other stores."""
        self._database = database
        self._written = written
        self.now = now
        self._capture: Capture | None = None
        self.texts = ArticleTexts(database)
        self.pictures = PictureFiles(database)
        self.out = Outbox(database)
        self.settings = SharedSettings(database)
        self.days = SharedDays(database)

    @property
    def setup(self) -> SyncSetup | None:
        """How the library is kept in step, None where it is not."""
        kept = self._database.recall(_SETUP)
        if not kept:
            return None
        said = json.loads(kept)
        return SyncSetup(**{**said, "groups": tuple(said["groups"])})

    def begin(self, name: str, folder: str, groups: Sequence[str] = GROUPS) -> SyncSetup:
        """Keep the library in step through a folder from now on."""
        old = self.setup
        device = old.device if old is not None and old.folder == folder else new_device()
        setup = SyncSetup(device, name, folder, tuple(groups), self._machine())
        if old is None or setup.device != old.device:
            self.forget()
        elif set(groups) - set(old.groups):
            # What was passed over before is read again.
            self._database.write(lambda c: c.execute("DELETE FROM sync_devices").fetchall())
        self._keep_setup(setup)
        self._capture = None
        return setup

    def change(self, name: str, groups: Sequence[str]) -> None:
        """Give this device another name, or let other things go."""
        setup = self.setup
        if setup is not None:
            self.begin(name, setup.folder, groups)

    def end(self) -> None:
        """Keep the library in step no longer, and forget all that was known for it."""
        self.forget()
        self._database.remember(_SETUP, "")
        self._database.remember(OWN_BLOCKS, "")

    def forget(self) -> None:
        """Forget what was told and read, so that all is told and read again."""

        def work(connection: apsw.Connection) -> None:
            for table in ("entries", "out", "devices", "articles", "edits"):
                connection.execute(f"DELETE FROM sync_{table}")

        self._database.write(work)
        self.out.forget()
        self.settings.forget()
        self._capture = None

    def renew(self) -> SyncSetup:
        """Go on as another device, since somebody else goes on as the one this was.

        What that one wrote from the last segment on that is known is read as another's.
        """
        setup = self._required()
        other = DeviceState(setup.device, setup.name, max(1, self.out.log.segment))
        new = replace(setup, device=new_device(), machine=self._machine())
        self._keep_setup(new)
        self.days.renew()
        self.out.forget()
        self.keep_device(other)
        self._capture = None
        return new

    @property
    def is_elsewhere(self) -> bool:
        """Whether the library was copied or moved since its device got its id."""
        return self._required().machine != self._machine()

    def _machine(self) -> str:
        named = f"{platform.node()}\n{self._database.where.path}"
        return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:16]

    def _keep_setup(self, setup: SyncSetup) -> None:
        said = {name: getattr(setup, name) for name in SyncSetup.__slots__}
        self._database.remember(_SETUP, dumps({**said, "groups": list(setup.groups)}))
        # Each device gives new blocks ids of its own.
        slot = int(setup.device[:8], 16) % _SLOTS
        self._database.remember(OWN_BLOCKS, str((_LOWEST + slot) * BLOCKS_EACH))

    def _required(self) -> SyncSetup:
        setup = self.setup
        assert setup is not None, "the library is not kept in step"
        return setup

    def kinds(self) -> list[Kind]:
        """The kinds of entries that go."""
        groups = self._required().groups
        return [kind for kind in KINDS if kind.group in groups]

    @property
    def has_settings(self) -> bool:
        """Whether settings go, too."""
        return SETTINGS in self._required().groups

    @property
    def has_days(self) -> bool:
        """Whether what was read on which day goes, too."""
        setup = self.setup
        return setup is not None and READING in setup.groups

    def capture(self) -> Capture:
        """What writes down changes for this device."""
        if self._capture is None:
            setup = self._required()
            stamps = Stamps(setup.device, self.now)
            self._capture = Capture(stamps, own_places=WORDS not in setup.groups)
        return self._capture

    def write_down(self, job: Job, waits: bool = True) -> Iterator[None]:
        """Write down what changed here since the last time; stops after each transaction."""
        capture = self.capture()
        try:
            for kind in self.kinds():
                while self._database.write(partial(_some, capture, kind, waits)):
                    job.check()
                    yield
                if kind is ARTICLE:
                    self._database.write_quietly(tell_settled)
        except BaseException:
            # What it takes for written down may have been taken back.
            self._capture = None
            raise
        if self.has_days:
            self.days.write_down(capture, waits)
        yield

    def tell_again(self, job: Job) -> Iterator[bool]:
        """Put all that is known into what is to be told; stops after each transaction.

        Yields whether that found something new, which was not told before.
        """
        for kind in self.kinds():
            after: str | None = ""
            while after is not None:
                job.check()
                after, is_news = self._database.write(partial(self._tell_some, kind, after))
                yield is_news
            if kind is ARTICLE:
                self._database.write(_tell_texts)
                yield False
        if self.has_settings:
            self._database.write(tell_settings)
            yield False
        if self.has_days:
            self.days.tell_again()
            yield False

    def _tell_some(
        self, kind: Kind, after: str, connection: apsw.Connection
    ) -> tuple[str | None, bool]:
        """Put some entries into what is to be told; the last of them, None at the end."""
        query = "SELECT key FROM sync_entries WHERE kind=? AND key>? ORDER BY key LIMIT ?"
        found = connection.execute(query, (kind.name, after, _AT_ONCE)).fetchall()
        capture, is_news = self.capture(), False
        for (key,) in found:
            entry = load_entry(connection, kind, split_key(str(key)))
            before = max(entry.stamps)
            for line in lines_of(connection, entry, capture):
                put_out(connection, line)
            is_news = is_news or max(entry.stamps) != before
        return (str(found[-1][0]) if found else None), is_news

    def devices(self) -> list[DeviceState]:
        """The other devices that were heard of."""
        query = "SELECT device, state FROM sync_devices ORDER BY device"
        rows = self._database.read(lambda c: c.execute(query).fetchall())
        return [_device_state(str(device), json.loads(str(state))) for device, state in rows]

    def device(self, device: str) -> DeviceState:
        """How far the log of a device is read."""
        return next((one for one in self.devices() if one.device == device), DeviceState(device))

    def keep_device(self, state: DeviceState) -> None:
        """Keep how far the log of a device is read."""
        self._database.write_quietly(partial(_put_device, state=state))

    def take(self, lines: Sequence[Line], state: DeviceState) -> Taken:
        """Take some lines of a device over, in one transaction with how far it is read then."""
        kinds = {kind.name for kind in self.kinds()}
        if ARTICLE.name in kinds:
            kinds |= OF_TEXTS
        if self.has_settings:
            kinds.add(SETTING)
        if self.has_days:
            kinds.add(DAY)
        capture = self.capture()

        def work(connection: apsw.Connection) -> Taken:
            wanted = [(at, line) for at, line in enumerate(lines) if line.kind in kinds]
            taken = take_lines(connection, wanted, capture)
            _put_device(connection, state)
            return taken

        taken = self._database.write(work)
        if taken.told.entries:
            self._written()
        return taken

    def try_waiting(self) -> Told:
        """Write what waited for an article that is there by now."""
        capture, told = self.capture(), Told()
        self._database.write(Merge(capture, told).again)
        if told.entries:
            self._written()
        return told

    def erase_days(self) -> ErasedDays:
        """Erase what was read on other devices; the days that are counted here are erased."""
        return self.days.erase(self.has_days)

    def bring_back_days(self, erased: ErasedDays) -> None:
        """Bring back what was erased."""
        self.days.bring_back(erased, self.has_days)

    def wanted_rows(self, article: str) -> Wanted:
        """The rows that an article should have, once its own edits are written down.

        In a transaction that writes.
        """

        def work(connection: apsw.Connection) -> Wanted:
            capture_rows(connection, article, self.capture())
            return self.texts.wanted(connection, article)

        return self._database.write(work)

    def carried_out(self, article: str, wanted: Wanted) -> None:
        """The article has these rows by now."""
        self._database.write(lambda c: self.texts.carried_out(c, article, wanted))

    def edit(self, article: str, stamp: str) -> list[StoredRow]:
        """The rows that an edit put in the place of others; [] where it is not known."""
        return self._database.read(lambda c: rows_of_edit(c, article, stamp))

    def past(self, article: str, row: int) -> list[PastEdit]:
        """The edits that made a row what it is, the newest first; [] where none are known.

        What was edited here a moment ago is written down first: not while all is told anew.
        """

        def work(connection: apsw.Connection) -> list[PastEdit]:
            if self.setup is not None and not self._database.read_only:
                capture_rows(connection, article, self.capture())
            return past_of(connection, article, row)

        do = self._database.read if self._database.read_only else self._database.write
        return do(work)

    def stamp(self, kind: Kind, key: str) -> str:
        """The stamp of the text of an entry, or of its last change; "" if it is not known."""
        entry = self._database.read(lambda c: load_entry(c, kind, (key,)))
        return entry.clocks.get(kind.text) or max(entry.clocks.values(), default="")

    def waiting(self) -> int:
        """How many entries wait for others."""
        query = "SELECT count(*) FROM sync_entries WHERE waiting IS NOT NULL"
        return self._database.read(lambda c: integer(c, query))

    def remembered(self) -> list[dict[str, Any]]:
        """What the person is to be told, the newest first, each with its `id` and `time`."""
        query = "SELECT id, time, said FROM sync_told ORDER BY number DESC"
        rows = self._database.read(lambda c: c.execute(query).fetchall())
        told = [{"id": one, "time": at, **json.loads(str(said))} for one, at, said in rows]
        return [said for said in told if not said.get("settled")]

    def settle(self, article: str, edit: str, is_settled: bool) -> None:
        """Ask no more of an edit of rows, named by its stamp, on any device; or ask again."""
        # An undo can come when nothing is kept in step any more, and nobody is asked.
        if self.setup is None:
            return
        self._database.write(lambda c: settle(c, article, edit, is_settled, self.capture()))


def _tell_texts(connection: apsw.Connection) -> None:
    tell_again(connection)
    tell_settled(connection, is_all=True)


def _some(capture: Capture, kind: Kind, waits: bool, connection: apsw.Connection) -> bool:
    return capture.some(connection, kind, waits)


def _put_device(connection: apsw.Connection, state: DeviceState) -> None:
    said = {name: getattr(state, name) for name in DeviceState.__slots__ if name != "device"}
    connection.execute(
        "INSERT OR REPLACE INTO sync_devices VALUES(?, ?)", (state.device, dumps(said))
    )


def _device_state(device: str, said: dict[str, Any]) -> DeviceState:
    holes = tuple((*hole[:3], str(hole[3]), hole[4]) for hole in said.pop("holes"))
    return DeviceState(device, holes=holes, **said)
