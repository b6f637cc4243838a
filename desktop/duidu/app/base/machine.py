"""Whether the machine has better things to do: on battery, or busy with other programs."""

import os
import sys
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")
_LEAST_MEMORY = 3 << 30  # bytes of a machine on which nothing is lost by a hundred megabytes
_OWN = 1.0  # of the load average, for a thread of our own that works all the time


class Machine:
    """Asked between two steps of work that nobody waits for; each question takes under 1 ms."""

    def __init__(self, supplies: Path = _SUPPLIES) -> None:
        self._supplies = supplies

    def on_battery(self) -> bool:
        """Whether it runs on a battery; False where that cannot be known."""
        if sys.platform == "win32":
            return _windows_on_battery()
        mains = self._told("online", of="Mains")
        return bool(mains) and "1" not in mains and "Discharging" in self._told("status", "Battery")

    def is_busy(self) -> bool:
        """Whether others keep all processors at work; False where that cannot be known."""
        try:
            load = os.getloadavg()[0]
        # Windows has no load average.
        except (AttributeError, OSError):
            return False
        return load - _OWN >= (os.cpu_count() or 1)

    def has_room(self) -> bool:
        """Whether it can bear what may never be needed: it is not weak, and not on a battery."""
        return (os.cpu_count() or 1) > 1 and _memory() >= _LEAST_MEMORY and not self.on_battery()

    def _told(self, name: str, of: str) -> list[str]:
        """What the power supplies of a type say under this name."""
        found = []
        for supply in sorted(self._supplies.glob("*")):
            kind, said = (_text(supply / file) for file in ("type", name))
            # A mouse has a battery, too.
            if kind == of and _text(supply / "scope") != "Device":
                found.append(said)
        return found


def _memory() -> int:
    """Bytes of memory the machine has; a lot where that cannot be known."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    # Windows has no sysconf, and macOS not this name.
    except (AttributeError, ValueError, OSError):
        return sys.maxsize


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    # What is unplugged meanwhile says nothing.
    except OSError:
        return ""


def _windows_on_battery() -> bool:
    """Whether Windows says that the power line is off."""
    import ctypes

    # SYSTEM_POWER_STATUS: four bytes, of which the first is the line, and two numbers.
    status = (ctypes.c_ubyte * 12)()
    windows = getattr(ctypes, "windll", None)
    return bool(
        windows is not None
        and windows.kernel32.GetSystemPowerStatus(ctypes.byref(status))
        and status[0] == 0
    )
