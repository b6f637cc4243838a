"""What hatchling asks of this project when it builds: the compiled data, and the readme for pip."""

import importlib
import os
import re
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

# [text](place) and ![text](place), where the place is a file of the checkout.
RELATIVE = re.compile(r"(!?)(\[[^]]*\])\((?!https?:|#)([^)]+)\)")


class DataBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles dictionary, word file, levels and translations before a wheel is made.

    packaging/build_data.py leaves out what is up to date. An sdist carries the scripts instead.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build resources/data, unless ./run says by DUIDU_DATA=later that it does so itself."""
        if self.target_name != "wheel":
            return
        data = Path(self.root) / "resources" / "data"
        # pyproject.toml names the folder as part of the wheel.
        data.mkdir(parents=True, exist_ok=True)
        if os.environ.get("DUIDU_DATA") == "later":
            return
        packaging = Path(self.root) / "packaging"
        sys.path.insert(0, str(packaging))
        try:
            importlib.import_module("build_data").build(data)
        finally:
            sys.path.remove(str(packaging))


class ReadmeHook(MetadataHookInterface):
    """Gives pip the README with whole addresses: where it is shown, there is no checkout."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the readme; which release it is of is not known here, so links are to main."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        address = metadata["urls"]["Source"]
        metadata["readme"] = {"content-type": "text/markdown", "text": whole_links(text, address)}


def whole_links(text: str, address: str) -> str:
    """Markdown whose links to files of the checkout lead to the project's address instead."""

    def whole(link: re.Match[str]) -> str:
        picture, words, place = link.groups()
        return f"{picture}{words}({address}/{'raw' if picture else 'blob'}/main/{place})"

    return RELATIVE.sub(whole, text)
