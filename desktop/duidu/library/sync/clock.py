"""When something was changed, as a text that sorts: a hybrid logical clock for each entry.

A stamp is the milliseconds since 1970, a counter and the device. It is always later than the stamps
of the entry it follows, so that what a person changes wins over what they saw, however wrong the
clock of another device was. Nothing else is pulled ahead by such a clock.
"""

import re
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

_FORM = re.compile("[0-9a-f]{32}")
_DEVICE = re.compile("[0-9a-f]{16}")
_COUNTS = 1 << 16
# Milliseconds until the year 9999: a stamp beyond that is none of ours, and leaves room to follow.
_LATEST = 253_402_300_800_000
# What a device has seen of a text: the last stamp of each device that wrote some of it.
Seen = Mapping[str, str]


def new_device() -> str:
    """A random name for a device."""
    return secrets.token_hex(8)


def is_device(name: str) -> bool:
    """Whether this can be the name of a device."""
    return _DEVICE.fullmatch(name) is not None


def is_stamp(text: object) -> bool:
    """Whether this is a stamp."""
    return isinstance(text, str) and _FORM.fullmatch(text) is not None and _time(text) < _LATEST


def device_of(stamp: str) -> str:
    """The device that made a stamp."""
    return stamp[16:]


def seconds_of(stamp: str) -> float:
    """The time of a stamp in seconds since 1970, by the clock of its device."""
    return _time(stamp) / 1000


def _time(stamp: str) -> int:
    return int(stamp[:12], 16)


def stamp_of(milliseconds: int, count: int, device: str) -> str:
    """A stamp of these parts."""
    return f"{milliseconds:012x}{count:04x}{device}"


@dataclass(frozen=True, slots=True)
class Stamps:
    """Makes the stamps of one device; `now` gives seconds since 1970."""

    device: str
    now: Callable[[], float] = time.time

    def after(self, stamps: Iterable[str], seconds: float | None = None) -> str:
        """A stamp of now, or of an earlier time, that is later than all of these."""
        wanted = self.now() if seconds is None else min(seconds, self.now())
        milliseconds = min(max(0, int(wanted * 1000)), _LATEST - 1)
        last = max(stamps, default="")
        if not last or milliseconds > _time(last):
            return stamp_of(milliseconds, 0, self.device)
        count = int(last[12:16], 16) + 1
        return stamp_of(_time(last) + count // _COUNTS, count % _COUNTS, self.device)

    def beside(self, stamp: str) -> str:
        """A stamp of the same moment by this device."""
        return stamp[:16] + self.device


def knows(one: Seen, other: Seen) -> bool:
    """Whether who has seen `one` has seen all of `other`."""
    return all(one.get(device, "") >= stamp for device, stamp in other.items())


def both_seen(one: Seen, other: Seen) -> dict[str, str]:
    """What someone has seen who has seen both."""
    devices = {*one, *other}
    return {device: max(one.get(device, ""), other.get(device, "")) for device in sorted(devices)}
