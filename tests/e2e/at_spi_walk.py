"""Walks what a screen reader sees of the program and prints it as JSON lines.

Usage: at_spi_walk.py FILE LIBRARY, inside dbus-run-session under an X server. Uses gdbus, so that
no binding of AT-SPI is needed.
"""

import json
import os
import re
import subprocess
import sys
import threading
import time

ACCESSIBLE, TEXT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PATIENCE = 90
SHOWING = 25  # the state's bit, AtspiStateType
Node = tuple[str, str]


def gdbus(*arguments: str) -> str:
    """What a call answers, "" if it fails."""
    return subprocess.run(
        ["gdbus", "call", *arguments], capture_output=True, text=True, check=False
    ).stdout.strip()


class Tree:
    """The accessibility bus."""

    def __init__(self) -> None:
        subprocess.run(
            ["gdbus", "wait", "--session", "org.a11y.Bus", "--timeout", "20"], check=True
        )
        answer = gdbus(
            "--session",
            "--dest",
            "org.a11y.Bus",
            "--object-path",
            "/org/a11y/bus",
            "--method",
            "org.a11y.Bus.GetAddress",
        )
        self._address = answer.removeprefix("('").removesuffix("',)")

    def _call(self, node: Node, method: str, *arguments: str) -> str:
        return gdbus(
            "--address",
            self._address,
            "--dest",
            node[0],
            "--object-path",
            node[1],
            "--method",
            method,
            *arguments,
        )

    def children(self, node: Node) -> list[Node]:
        """The nodes below one."""
        return re.findall(
            r"\('([^']+)', (?:objectpath )?'([^']+)'\)",
            self._call(node, f"{ACCESSIBLE}.GetChildren"),
        )

    def told(self, node: Node) -> dict[str, str | bool]:
        """Role, name and description of a node, and whether it is on the screen."""
        role = self._call(node, f"{ACCESSIBLE}.GetRoleName").removeprefix("('").removesuffix("',)")
        get = "org.freedesktop.DBus.Properties.Get"
        name, description = (
            self._call(node, get, ACCESSIBLE, key)[3:-4] for key in ("Name", "Description")
        )
        state = re.search(r"uint32 (\d+)", self._call(node, f"{ACCESSIBLE}.GetState"))
        showing = state is not None and bool(int(state[1]) >> SHOWING & 1)
        return {"role": role, "name": name, "description": description, "showing": showing}

    def letters(self, node: Node) -> dict[str, str]:
        """What a paragraph answers that is read by letters and words; the caret is put into it."""
        asked = {
            "text": ("GetText", "0", "5"),
            "letter": ("GetStringAtOffset", "0", "0"),
            "sentence": ("GetStringAtOffset", "0", "2"),
            "caret": ("SetCaretOffset", "1"),
            "selection": ("GetSelection", "0"),
            "attributes": ("GetAttributeRun", "1", "true"),
        }
        return {
            name: self._call(node, f"{TEXT}.{call[0]}", *call[1:]) for name, call in asked.items()
        }

    def walk(self, node: Node, word_links: int = 0) -> None:
        """Print every node below one; of paragraphs only the first few."""
        told: dict[str, str | bool] = self.told(node)
        if told["role"] == "paragraph":
            told |= self.letters(node)
        print(json.dumps({"depth": word_links, **told}, ensure_ascii=False), flush=True)
        paragraphs = 0
        for child in self.children(node):
            paragraphs += self.told(child)["role"] == "paragraph"
            if paragraphs <= 4:
                self.walk(child, word_links + 1)


def main() -> int:
    """Start everything, wait for the page, walk it, end the program; returns its exit code."""
    launcher = next(path for path in LAUNCHERS if os.path.exists(path))
    with subprocess.Popen(
        [launcher, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as bus:
        tree = Tree()
        environment = {
            **os.environ,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
        }
        command = [sys.executable, "-m", "duidu", "open", sys.argv[1], "--library", sys.argv[2]]
        with subprocess.Popen(command, env=environment) as program:
            until = time.monotonic() + PATIENCE
            pause = threading.Event()
            while time.monotonic() < until and program.poll() is None and not _page(tree):
                pause.wait(0.5)
            for application in tree.children(ROOT):
                tree.walk(application)
            alive = program.poll() is None
            program.terminate()
        bus.terminate()
    return 0 if alive else 1


def _page(tree: Tree) -> bool:
    """Whether a paragraph can be found."""
    nodes = tree.children(ROOT)
    while nodes:
        node = nodes.pop(0)
        if tree.told(node)["role"] == "document":
            return bool(tree.children(node))
        nodes += tree.children(node)
    return False


if __name__ == "__main__":
    sys.exit(main())
