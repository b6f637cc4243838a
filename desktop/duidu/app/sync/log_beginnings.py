"""Where a log begins: a file of one line beside its segments, once all was told anew in them.

A log that has grown long says most things several times. So its device tells all that it knows
anew, behind what is there; then this file says in which stretch that stands, and only then the
segments before it are taken away. Whoever had read all before the stretch passes over it; whoever
had not, or has never heard of the device, begins with it. Whatever of that comes first to another
device, and however much of it: what is told anew changes nothing that is known already.
"""

from dataclasses import dataclass, replace

from duidu.app.sync.shared_files import SharedFiles
from duidu.library.sync.clock import stamp_of
from duidu.library.sync.kinds import DEVICE
from duidu.library.sync.lines import Line, NewerLineError, read_line, with_checksum
from duidu.library.sync.sync_store import DeviceState

# The number of a segment, and a byte of it.
Position = tuple[int, int]
_LARGEST = 1 << 12


@dataclass(frozen=True, slots=True)
class Whole:
    """A stretch of a log in which all is told that its device knew by `end`.

    What was told before `known` need not be read there by who has read it: `end` where the stretch
    tells nothing else, `start` where it tells something new as well.
    """

    start: Position
    known: Position


def beginning_name(device: str) -> str:
    """The name of the file that says where the log of a device begins."""
    return f"{device}/00000000.json"


def beginning_file(device: str, whole: Whole) -> bytes:
    """What stands in it."""
    said = {"start": list(whole.start), "known": list(whole.known)}
    return with_checksum(Line(DEVICE, (device,), stamp_of(0, 0, device), said).text())


def read_beginning(shared: SharedFiles, device: str, size: int) -> Whole | None:
    """Where the log of a device begins; None for a file that does not say it.

    Raises SharedFilesError.
    """
    if size > _LARGEST:
        return None
    data = shared.read(beginning_name(device))
    try:
        line = read_line(data.rstrip(b"\n"))
        start, known = (_position(line.fields[name]) for name in ("start", "known"))
    except (NewerLineError, ValueError, LookupError, RecursionError):
        # Not whole yet, or of another version: the segments say the same.
        return None
    return Whole(start, known) if line.key == (device,) and start <= known else None


def _position(said: object) -> Position:
    """A position of a file. Raises ValueError."""
    if not isinstance(said, list) or [type(number) for number in said] != [int, int]:
        raise ValueError("it is no position")
    segment, offset = said
    if segment < 1 or offset < 0:
        raise ValueError("it is no position")
    return segment, offset


def begun_at(state: DeviceState, whole: Whole) -> DeviceState:
    """How far a log is read, once it is known where it begins."""
    at, first = (state.segment, state.offset), whole.start[0]
    if whole.start <= at < whole.known and not state.holes:
        return replace(state, segment=whole.known[0], offset=whole.known[1])
    # What could not be read before it is told again in it.
    holes = tuple(hole for hole in state.holes if hole[0] >= first)
    if at[0] < first:
        return replace(state, segment=first, offset=0, holes=holes)
    return replace(state, holes=holes)
