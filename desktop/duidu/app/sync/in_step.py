"""Keeps one library in step: begins, looks whether there is something new, tells how it is."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from duidu.app.sync.exchange import Exchange, Exchanged
from duidu.app.sync.other_logs import DAMAGED, NEWER
from duidu.app.sync.places import named_secrets, open_place
from duidu.app.sync.secrets import Secrets
from duidu.app.sync.shared_files import PlaceError, SecretError, SharedFiles
from duidu.app.sync.shared_pictures import own_and_wanted
from duidu.app.sync.shared_settings import Values
from duidu.core.errors import Sentence
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.library.sync.sync_store import GROUPS, DeviceState, SyncSetup

# Seconds between two exchanges of what changes here: who types changes something every moment.
_OWN_EVERY = 2.0
# Seconds after which it is looked whether there is something new, whatever the folders say.
_AT_LAST = 30.0
# Seconds that is waited at most where it fails again and again.
_AT_MOST = 15 * 60.0
# Seconds by which the clock of another device is said to be wrong.
_WRONG_CLOCK = 600.0

# A count of the changes of the library, and the values of settings.
_Changed = tuple[int, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class InStepState:
    """How a library is kept in step; `kept` is what the person is to look at (SyncStore).

    `left_out` are pictures in the place that cannot be taken over as they are, `to_come` those that
    texts show and that are not here yet.
    """

    setup: SyncSetup
    devices: tuple[DeviceState, ...]
    kept: tuple[dict[str, object], ...]
    to_tell: int
    waiting: int
    left_out: int = 0
    to_come: int = 0

    def sentences(self) -> Iterator[Sentence]:
        """What the person should know of the other devices."""
        if self.to_come:
            yield Sentence(
                "Pictures still to come from your other devices: {count}.", count=self.to_come
            )
        if self.left_out:
            yield Sentence(
                "Pictures in the folder that are damaged or none, and were left out: {count}. "
                "Those that another device has whole come again.",
                count=self.left_out,
            )
        for device in self.devices:
            name, why = device.name or device.device, {hole[3] for hole in device.holes}
            if NEWER in why:
                yield Sentence(
                    "{name} has a newer Duidu, and some of what it tells is not understood here. "
                    "Nothing of it is lost: install the newer version.",
                    name=name,
                )
            if DAMAGED in why:
                yield Sentence(
                    "Some of what {name} tells is damaged in the folder and was left out; it is "
                    "read again once the file is whole.",
                    name=name,
                )
            if device.ahead > _WRONG_CLOCK:
                yield Sentence(
                    "The clock of {name} is ahead by {hours} hours; set it right.",
                    name=name,
                    hours=max(1, round(device.ahead / 3600)),
                )


class InStep:
    """One library and the files by which it is kept in step. For a job's thread."""

    def __init__(
        self,
        library: Library,
        open_files: Callable[[str], SharedFiles] | None = None,
        now: Callable[[], float] = time.monotonic,
        settings: Callable[[], Values] = dict,
    ) -> None:
        """`now` counts seconds; `open_files` opens the place at an address.

        `settings` gives the values of the settings that can go (shared_settings.py).
        """
        self._settings = settings
        self._library = library
        self.secrets = Secrets()
        self._open_files = open_files or partial(open_place, secrets=self.secrets)
        self._now = now
        self._address = ""
        self._exchange: tuple[SharedFiles, Exchange] | None = None
        # What the files and the library were at the last exchange, and when that was.
        self._seen: tuple[str, _Changed] | None = None
        self._last = -_AT_LAST
        # How often the place gave no answer, one after the other, and whether it wants a person.
        self._failures, self._is_refused = 0, False

    def begin(self, name: str, address: str, groups: Sequence[str] = GROUPS) -> SyncSetup:
        """Keep the library in step by the files at an address from now on.

        Raises SharedFilesError where they cannot be reached: nothing is changed then.
        """
        self._open_files(address).files()
        setup = self._library.sync.begin(name, address, groups)
        self._exchange, self._seen = None, None
        self._failures, self._is_refused = 0, False
        return setup

    def begin_with(
        self, name: str, address: str, groups: Sequence[str], password: str, passphrase: str
    ) -> bool:
        """The same with secrets that were entered; False where they are not kept for later.

        They are kept once the place has taken them: a wrong one takes the place of none.
        """
        entered = named_secrets(address, password, passphrase)
        before = dict(self.secrets.entered)
        self.secrets.entered.update(entered)
        try:
            self.begin(name, address, groups)
        except BaseException:
            self.secrets.entered.clear()
            self.secrets.entered.update(before)
            raise
        return all([self.secrets.keep(place, secret) for place, secret in entered.items()])

    def end(self) -> None:
        """Keep it in step no longer; the files stay for the other devices."""
        setup = self._library.sync.setup
        if setup is not None:
            for place in named_secrets(setup.folder, "any", "any"):
                self.secrets.forget(place)
        self._library.sync.end()
        self._exchange = None

    def look(self, job: Job) -> Exchanged | None:
        """Exchange if something has changed on either side; None where nothing has.

        Cheap where nothing has: some folders are looked at. Raises SharedFilesError, Cancelled.
        """
        found = None if self._is_refused else self._files()
        if found is None:
            return None
        files, _ = found
        now, changes = self._now(), self._changes()
        seen = (files.stamp(), changes)
        waited = now - self._last
        if self._seen is not None and waited < self._pause():
            is_told = self._seen[0] != seen[0]
            is_own = self._seen[1] != changes and waited >= _OWN_EVERY
            if not is_told and (self._failures or not is_own):
                return None
        return self.exchange(job)

    def _changes(self) -> _Changed:
        """What is another once something has changed here: the library, or settings that go."""
        store = self._library.sync
        goes = store.setup is not None and store.has_settings
        return self._library.changes, tuple(self._settings().values()) if goes else ()

    def _pause(self) -> float:
        """Seconds until it is looked again, whatever the folders say: longer where that fails."""
        return min(_AT_LAST * (1 << min(self._failures, 8)), _AT_MOST)

    def exchange(self, job: Job, waits: bool = True) -> Exchanged | None:
        """Exchange now; None where the library is not kept in step."""
        found = self._files()
        if found is None:
            return None
        files, exchange = found
        self._last = self._now()
        changes = self._changes()
        try:
            done = exchange.run(job, waits)
        except BaseException as error:
            # What cannot be reached is not tried at every look.
            self._seen = (files.stamp(), changes)
            self._failures += isinstance(error, PlaceError)
            self._is_refused = isinstance(error, SecretError)
            raise
        # Pictures that are still to go or come do so in the next exchange.
        self._seen = None if done.more else (files.stamp(), changes)
        self._failures, self._is_refused = 0, False
        return done

    def taken_over(self) -> Exchanged | None:
        """What an exchange took over before it failed, once; None where there was none."""
        return self._exchange[1].taken_over() if self._exchange else None

    def exchange_all(self, job: Job) -> Exchanged | None:
        """Exchange now until all has gone and come, the pictures too, and whatever rests."""
        whole = done = self.exchange(job, waits=False)
        while whole is not None and done is not None and done.more:
            done = self.exchange(job, waits=False)
            whole = whole.joined(done) if done is not None else whole
        return whole

    def state(self) -> InStepState | None:
        """How it is kept in step, None where it is not."""
        store = self._library.sync
        setup = store.setup
        if setup is None:
            return None
        return InStepState(
            setup,
            tuple(store.devices()),
            tuple(store.remembered()),
            store.out.untold(),
            store.waiting(),
            self._exchange[1].pictures.left_out if self._exchange else 0,
            len(own_and_wanted(self._library)[1]),
        )

    def _files(self) -> tuple[SharedFiles, Exchange] | None:
        """The files and what exchanges with them."""
        setup = self._library.sync.setup
        if setup is None:
            return None
        if self._exchange is None or self._address != setup.folder:
            try:
                files = self._open_files(setup.folder)
            except SecretError:
                self._is_refused = True
                raise
            exchange = Exchange(self._library, files, settings=self._settings)
            self._exchange, self._address = (files, exchange), setup.folder
            self._seen = None
        return self._exchange
