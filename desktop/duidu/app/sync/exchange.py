"""One exchange with other devices: what changed here is told, what they told is taken over."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from duidu.app.sync.log_beginnings import Whole
from duidu.app.sync.other_logs import OtherLogs
from duidu.app.sync.own_log import FULL_FROM, OwnLog
from duidu.app.sync.shared_files import SharedFiles
from duidu.app.sync.shared_pictures import SharedPictures
from duidu.app.sync.shared_settings import DEFAULTS, Values
from duidu.app.sync.shared_texts import SharedTexts
from duidu.core.changes import Changes
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.library.sync.clock import Stamps
from duidu.library.sync.kinds import ARTICLE
from duidu.library.sync.lines import Line
from duidu.library.sync.sync_store import SyncSetup
from duidu.library.sync.told import Told


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an exchange did: the lines told, what changed here, how many texts were kept twice.

    `settings` are values that came, and are to be taken over by who keeps the settings. `pictures`
    are how many went or came; `more` says that others are to follow in the next exchange.
    """

    told: int = 0
    taken: int = 0
    twice: int = 0
    changes: tuple[Changes, ...] = field(default=())
    settings: Values = field(default_factory=dict)
    pictures: int = 0
    more: bool = False

    def joined(self, later: "Exchanged") -> "Exchanged":
        """Both, of which the other was later."""
        return Exchanged(
            self.told + later.told,
            self.taken + later.taken,
            self.twice + later.twice,
            (*self.changes, *later.changes),
            {**self.settings, **later.settings},
            self.pictures + later.pictures,
            later.more,
        )

    @property
    def is_news(self) -> bool:
        """Whether anything went or came."""
        return bool(self.told or self.taken or self.changes or self.settings)


class Exchange:
    """Keeps a library in step through shared files. For a job's thread; one exchange at a time."""

    def __init__(
        self,
        library: Library,
        shared: SharedFiles,
        full_from: int = FULL_FROM,
        settings: Callable[[], Values] = dict,
    ) -> None:
        """The library must have been set up for it (SyncStore.begin).

        `full_from` are the bytes from which on a segment of its log is full; `settings` gives the
        values of the settings that can go (shared_settings.py).
        """
        self._settings = settings
        self._full_from = full_from
        self._library = library
        self._store = library.sync
        self._files = shared
        self._guard = threading.Lock()
        self._logs: tuple[OwnLog, OtherLogs] | None = None
        # What was taken over and is not returned yet: its lines, and the texts and edits of rows.
        self._told, self._came = Told(), list[Changes]()
        self.pictures = SharedPictures(library, shared)

    def run(self, job: Job, waits: bool = True) -> Exchanged:
        """Exchange what is new on either side.

        Without `waits` also where the person reads just now. Raises SharedFilesError where the
        files cannot be reached: nothing is lost by that, and `taken_over` has what came before.
        Raises Cancelled, LibraryError.
        """
        with self._guard:
            setup = self._store.setup
            if setup is None:
                return Exchanged()
            return self._with_pictures(self._run(setup, job, waits), job)

    def _with_pictures(self, done: Exchanged, job: Job) -> Exchanged:
        """What an exchange did, and its pictures, if nothing else is to be told first."""
        if ARTICLE not in self._store.kinds():
            return done
        if done.is_news:
            return replace(done, more=self.pictures.has_work())
        moved = self.pictures.exchange(self._store.now(), job)
        count = moved.written + moved.came
        return replace(done, changes=moved.changes, pictures=count, more=moved.more)

    def _run(self, setup: SyncSetup, job: Job, waits: bool) -> Exchanged:
        """What `run` says."""
        files = self._files.files()
        own, others, count = self._settled(setup, files, job)
        own.tidy(files)
        for told in others.read(files, job):
            self._told = self._told.joined(told)
        if ARTICLE in self._store.kinds():
            texts = SharedTexts(self._library, self._files)
            for changes in texts.read(files, job):
                self._came.append(changes)
            texts.write_down(self._store.now(), job)
            texts.write(files, job)
        for _ in self._store.write_down(job, waits):
            count += own.write(everything=False)
        settings = self._settings_to_take()
        count += own.write()
        if own.is_grown(files, self._store.now()):
            self._tell_all(own, job)
            self._sweep(job)
        return replace(self.taken_over(), told=count, settings=settings)

    def taken_over(self) -> Exchanged:
        """What was taken over since this was asked last, also by an exchange that failed then."""
        told, came = self._told, self._came
        self._told, self._came = Told(), []
        taken = sum(map(len, told.entries.values()))
        taken += len({changes.article for changes in came if changes.article})
        return Exchanged(taken=taken, twice=told.twice, changes=(*told.changes(), *came))

    def _settings_to_take(self) -> Values:
        """Write down which settings were changed here; those that came from elsewhere."""
        if not self._store.has_settings:
            return {}
        values, store = self._settings(), self._store.settings
        store.write_down(values, DEFAULTS, self._store.capture())
        return {key: value for key, value in store.waiting().items() if key in values}

    def _settled(
        self, setup: SyncSetup, files: dict[str, int], job: Job
    ) -> tuple[OwnLog, OtherLogs, int]:
        """The logs, the own one told anew where it is not as it was left."""
        own, others = self._logs or self._open(setup)
        state = own.state(files)
        if self._store.is_elsewhere or state == "other":
            setup = self._store.renew()
        elif state == "gone":
            self._store.out.restart()
        elif self._store.out.log.segment:
            return own, others, 0
        own, others = self._open(setup)
        self.pictures.look_again()
        self._introduce(setup)
        return own, others, self._tell_all(own, job, is_known=False)

    def _tell_all(self, own: OwnLog, job: Job, is_known: bool = True) -> int:
        """Tell all anew, after which what was told before can be taken away; how many lines.

        With `is_known` all was told before, too.
        """
        if is_known:
            own.try_again(self._store.now())
        start, count = own.end, 0
        for is_news in self._store.tell_again(job):
            is_known = is_known and not is_news
            count += own.write(everything=False)
        count += own.write()
        own.begin_at(Whole(start, own.end if is_known else start))
        return count

    def tell_all(self, job: Job) -> None:
        """Exchange, and have the own log say each thing once, however long it is.

        Raises what `run` does.
        """
        self.run(job)
        with self._guard:
            if self._logs is not None:
                self._tell_all(self._logs[0], job)
                self._sweep(job)

    def _sweep(self, job: Job) -> None:
        """Take away what nothing that is known here needs, all of it having been told anew."""
        if ARTICLE in self._store.kinds():
            self.pictures.sweep(job)

    def _open(self, setup: SyncSetup) -> tuple[OwnLog, OtherLogs]:
        own = OwnLog(self._store.out, self._files, setup.device, self._full_from)
        self._logs = own, OtherLogs(self._store, self._files, setup.device)
        return self._logs

    def _introduce(self, setup: SyncSetup) -> None:
        """Tell the name of this device."""
        stamp = Stamps(setup.device).after(())
        self._store.out.tell(Line("device", (setup.device,), stamp, {"name": setup.name}))
