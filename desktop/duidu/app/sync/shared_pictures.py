"""What the pictures of texts show, in the shared files: each image once, whoever shows it.

It goes behind all else and bit by bit: the texts of a library are there long before its pictures,
and a note written meanwhile does not wait for them. An image is taken over as the bytes that its
name is the checksum of, once a confined child has decoded them to the end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from duidu.app.sync.shared_files import PlaceError, SharedFiles, SharedFilesError, picture_name
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.core.picture import LARGEST_IMAGE, Image
from duidu.formats.sandbox.given_images import whole_images
from duidu.library.library import Library
from duidu.library.sync.picture_files import NamedImage

# Bytes that go one way, or come, in one exchange.
_AT_ONCE = 16 << 20
# Images that a child is given at once.
_IN_ONE_CHILD = 32
# Seconds until an image that was not what its name says is read again, and since when an article
# must be removed for its pictures to be taken away.
_REST, _SURELY_REMOVED = 600.0, 86_400.0
# Seconds after which images on a server are listed though nothing is wanted of them.
_LIST_EVERY = 3_600.0


@dataclass(frozen=True, slots=True)
class Moved:
    """What an exchange of pictures did: how many were written and came, and what shows them.

    `more` says that others are to go or come still.
    """

    written: int = 0
    came: int = 0
    changes: tuple[Changes, ...] = field(default=())
    more: bool = False


class SharedPictures:
    """Exchanges the pictures of one library with one place."""

    def __init__(self, library: Library, shared: SharedFiles, at_once: int = _AT_ONCE) -> None:
        self._library = library
        self._files = shared
        self._at_once = at_once
        # Checksums of images that are in the place, as far as that was seen.
        self._sent: set[str] = set()
        self._listed_at = 0.0
        # Images in the place that are not what their names say: their size, and when it was seen.
        self._wrong: dict[str, tuple[int, float]] = {}
        # Images that are what their names say, and nothing that can be shown.
        self._refused: set[str] = set()
        # Images that came and that nobody was told of yet: an exchange may fail behind them.
        self._came: set[str] = set()

    @property
    def left_out(self) -> int:
        """How many images in the place cannot be taken over as they are."""
        return len(self._wrong) + len(self._refused)

    def exchange(self, now: float, job: Job) -> Moved:
        """Write images that are not in the place, and take over those that are missing here.

        Raises Cancelled, PlaceError.
        """
        own, wanted = own_and_wanted(self._library)
        let_go = self._library.sync.pictures.let_go(now - _SURELY_REMOVED)
        is_due = abs(now - self._listed_at) >= _LIST_EVERY or bool(self._files.stamp())
        is_wanted = self._is_new(own, wanted) or (is_due and (own or let_go))
        if not (is_wanted or self._came):
            return Moved()
        there, self._listed_at = self._files.pictures(), now
        self._remove(there, let_go, job)
        written = self._write(own, there, job)
        more = self._read(wanted, there, now, job)
        return self._moved(written, more)

    def has_work(self) -> bool:
        """Whether images are to go or to come, as far as that is known without the place."""
        return self._is_new(*own_and_wanted(self._library))

    def look_again(self) -> None:
        """The place was emptied, perhaps: see anew what is there."""
        self._sent, self._listed_at = set(), 0.0

    def _is_new(self, own: Iterable[NamedImage], wanted: Sequence[NamedImage]) -> bool:
        return bool(wanted) or any(one.sha256 not in self._sent for one in own)

    def _moved(self, written: tuple[int, bool], more: bool) -> Moved:
        """The two halves of an exchange as one."""
        came, self._came = self._came, set()
        articles = self._library.sync.pictures.articles_of(came) if came else []
        changes = (Changes(frozenset({Changed.PICTURES}), article) for article in articles)
        return Moved(written[0], len(came), tuple(changes), written[1] or more)

    def _write(
        self, own: Mapping[NamedImage, int], there: dict[str, int], job: Job
    ) -> tuple[int, bool]:
        """Write images that are not in the place, or cut off; how many, and whether more are."""
        count = size = 0
        self._sent = set()
        for one, whole in own.items():
            name = picture_name(one.sha256)
            if there.get(name) == whole:
                self._sent.add(one.sha256)
                continue
            if size >= self._at_once:
                return count, True
            job.check()
            data = self._library.pictures.data(one.sha256, one.form)
            # One that was damaged here comes from who has it whole.
            if data is not None:
                self._files.write(name, data)
                there[name] = len(data)
                count, size = count + 1, size + len(data)
            self._sent.add(one.sha256)
        return count, False

    def _read(
        self, wanted: Sequence[NamedImage], there: dict[str, int], now: float, job: Job
    ) -> bool:
        """Take over images that are missing here; whether more are there."""
        size = 0
        some: list[tuple[NamedImage, bytes]] = []
        for one, data in self._whole(wanted, there, now):
            job.check()
            some.append((one, data))
            size += len(data)
            if len(some) >= _IN_ONE_CHILD:
                self._keep(some, job)
                some = []
            if size >= self._at_once:
                self._keep(some, job)
                return True
        self._keep(some, job)
        return False

    def _whole(
        self, wanted: Sequence[NamedImage], there: dict[str, int], now: float
    ) -> Iterator[tuple[NamedImage, bytes]]:
        """Yield images that are in the place, and what their names say."""
        for one in wanted:
            name = picture_name(one.sha256)
            size = there.get(name)
            if size is None or one.sha256 in self._refused:
                self._wrong.pop(name, None)
                continue
            before = self._wrong.get(name, (-1, 0.0))
            if before[0] == size and abs(now - before[1]) < _REST:
                continue
            data = self._data(name) if size <= LARGEST_IMAGE else b""
            if sha256(data).hexdigest() == one.sha256:
                self._wrong.pop(name, None)
                yield one, data
            elif before[0] == size:
                # It is not on its way any more: taken away, it is written again by who has it.
                self._take_away(name)
                self._wrong.pop(name, None)
            else:
                self._wrong[name] = size, now

    def _data(self, name: str) -> bytes:
        """What is in a file, b"" where it cannot be read. Raises PlaceError."""
        try:
            return self._files.read(name)
        except PlaceError:
            raise
        except SharedFilesError:
            return b""

    def _keep(self, some: Sequence[tuple[NamedImage, bytes]], job: Job) -> None:
        """Keep those of some images that are images. Raises Cancelled, PlaceError."""
        images = [Image(one.form, one.width, one.height, data) for one, data in some]
        whole = whole_images(images, picture_name(some[0][0].sha256), job) if some else []
        try:
            self._library.pictures.put_files(whole, job.check)
        except OSError as error:
            raise PlaceError(
                "Pictures that came from your other devices cannot be kept here ({error}). Make "
                "room beside the library; they are fetched again later.",
                error=error.strerror or error,
            ) from error
        came = {image.sha256 for image in whole}
        self._came |= came
        self._refused |= {one.sha256 for one, _ in some} - came

    def _remove(self, there: dict[str, int], let_go: set[str], job: Job) -> None:
        """Take images away that only removed articles show."""
        for name in map(picture_name, sorted(let_go)):
            if name in there:
                job.check()
                self._take_away(name)
                del there[name]

    def sweep(self, job: Job) -> None:
        """Take images away that no article shows: whoever has one that does writes it again.

        Not while texts are still to come. Raises Cancelled, PlaceError.
        """
        if self._library.sync.texts.missing():
            return
        named = set(map(picture_name, self._library.sync.pictures.named()))
        for name in sorted(self._files.pictures().keys() - named):
            job.check()
            self._take_away(name)

    def _take_away(self, name: str) -> None:
        try:
            self._files.remove(name)
        except PlaceError:
            raise
        except SharedFilesError:
            # In use, perhaps: it is as well taken away another time.
            return


def own_and_wanted(library: Library) -> tuple[dict[NamedImage, int], list[NamedImage]]:
    """The images that are shown: those that are here, with their sizes, and the others."""
    shown, here = library.sync.pictures.shown(), library.pictures.files()
    own = {one: here[one.file] for one in shown if one.file in here}
    return own, [one for one in shown if one not in own]
