"""Who changed something, by the name that their device has."""

from dataclasses import dataclass

from duidu.library.library import Library
from duidu.library.sync.clock import device_of, seconds_of


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote something: a name, "" for none; whether it was on this device; when."""

    name: str = ""
    is_here: bool = False
    time: float = 0.0


def writer_of(library: Library, stamp: str, name: str = "", time: float = 0.0) -> Writer:
    """Who made a stamp; without one, who is known from elsewhere, and when that was.

    A `name` that a person gave themselves goes before that of their device.
    """
    setup = library.sync.setup
    if not stamp or setup is None:
        return Writer(name, False, time)
    device = device_of(stamp)
    is_here = device == setup.device
    named = setup.name if is_here else library.sync.device(device).name
    return Writer(name or named, is_here, time or seconds_of(stamp))
