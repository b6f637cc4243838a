"""A screen of its own with hands at its keyboard and mouse, for trying an installed program.

Needs Xvfb, xdotool and ImageMagick's import.
"""

import os
import subprocess
import time
from pathlib import Path

SIZE = (1400, 900)
PATIENCE = 60.0
TOOLS = ("Xvfb", "xdotool", "import", "debootstrap", "unshare")


class Screen:
    """An X server; `display` is its name."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        command = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            size,
            "-nolisten",
            "tcp",
            "-ac",
        ]
        self._server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.display = f":{answer.readline().strip()}"
        self._environment = {**os.environ, "DISPLAY": self.display}

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(10)

    def hands(self, *words: str) -> str:
        """Do something at the keyboard or with the mouse."""
        return subprocess.run(
            ["xdotool", *words], env=self._environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    def pixels(self) -> bytes:
        """What is on the screen, three bytes a pixel."""
        done = subprocess.run(
            ["import", "-window", "root", "ppm:-"],
            env=self._environment,
            check=True,
            capture_output=True,
        )
        return done.stdout[-SIZE[0] * SIZE[1] * 3 :]

    def keep(self, path: Path) -> None:
        """Keep a picture of the screen."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)

    def wait_for_window(self, program: "subprocess.Popen[str]") -> None:
        """Wait until the program's window is painted to the end, and give it the keys.

        There is no window manager that would.
        """
        end = time.monotonic() + PATIENCE
        while not (found := self._windows()):
            if time.monotonic() > end or program.poll() is not None:
                raise SystemExit("No window came.")
            time.sleep(0.2)
        self.hands("windowfocus", "--sync", found)
        self.settled()

    def settled(self) -> bytes:
        """What is on the screen once it has not changed for a second."""
        end = time.monotonic() + PATIENCE
        before, since = self.pixels(), time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.25)
            now = self.pixels()
            if now != before:
                before, since = now, time.monotonic()
            elif time.monotonic() - since >= 1 and len(set(now[::301])) > 8:
                return now
        raise SystemExit("The screen does not come to rest.")

    def _windows(self) -> str:
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "duidu"],
            env=self._environment,
            capture_output=True,
            text=True,
        )
        return done.stdout.split("\n", 1)[0].strip()


def changed(before: bytes, after: bytes) -> int:
    """How many of the pixels looked at, every seventh, are others now."""
    step = 21
    return sum(a != b for a, b in zip(before[::step], after[::step], strict=True))
