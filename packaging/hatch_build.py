"""Compiles the data that ships (dictionary, word file, levels, translations) before a wheel or an editable install is made."""

import importlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs packaging/build_data.py; its steps are skipped when their output is newer than their inputs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build resources/data for a wheel; an sdist carries the scripts instead."""
        if self.target_name != "wheel":
            return
        packaging = Path(self.root) / "packaging"
        sys.path.insert(0, str(packaging))
        try:
            importlib.import_module("build_data").build(Path(self.root) / "resources" / "data")
        finally:
            sys.path.remove(str(packaging))
