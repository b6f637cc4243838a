"""The values of the settings that a person chose, with presets laid over them.

The table of all settings is in settings_table.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from duidu.app.settings.settings_file import SettingsWriter, read_settings
from duidu.app.settings.settings_table import (
    PRESET,
    PRESETS,
    WINDOW,
    AnySetting,
    Preset,
    Setting,
    Values,
)
from duidu.core.errors import FileError
from duidu.core.fault_guard import FaultGuard

T = TypeVar("T", bool, int, float, str)


@dataclass(slots=True)
class Settings:
    """The values in use: a preset's, over the person's own, over the defaults.

    `path` None keeps them in memory only. What is changed while a preset is on stays with that
    preset. `problem` is a sentence to show when the file could not be read or written.
    Listeners are told the key of what changed: "" for many at once, "problem" for a new
    problem. `remembering` is told when something the window remembers of itself changed, which is
    not written at once.
    """

    path: Path | None = None
    listeners: list[Callable[[str], None]] = field(default_factory=list)
    shortcuts: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    remembering: list[Callable[[], None]] = field(default_factory=list)
    _own: Values = field(default_factory=dict)
    _layers: dict[str, Values] = field(default_factory=dict)
    _writer: SettingsWriter | None = None
    _faults: FaultGuard = field(default_factory=FaultGuard)

    def __post_init__(self) -> None:
        """Read the file; values of the wrong kind or out of range stay at their defaults."""
        if self.path is None:
            return
        stored, self.problem = read_settings(self.path)
        self._own = stored.table("settings")
        self._writer = SettingsWriter(self.path, stored)
        self.shortcuts = {
            key: value for key, value in stored.table("shortcuts").items() if isinstance(value, str)
        }
        self._layers = {preset.name: stored.table("preset." + preset.name) for preset in PRESETS}

    def get(self, setting: Setting[T]) -> T:
        """The value in use."""
        for layer in self._read_from():
            value = layer.get(setting.key)
            # A file may hold values of another version, or of another hand.
            if value is not None and setting.accepts(value):
                return cast("T", value)
        return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Change a value, keep it and tell the listeners.

        Raises ValueError for a value that the table does not allow.
        """
        if not setting.accepts(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        if value == self.get(setting):
            return
        self._write_to(setting)[setting.key] = value
        # What the window remembers of itself changes while something is dragged: it is written
        # with the next save(), or when the window has come to rest.
        if setting.group != WINDOW:
            self._save(setting.key)
        else:
            self._faults.tell(self.remembering)

    def reset(self, setting: AnySetting) -> None:
        """Go back to the default, or to what the preset says."""
        if self._write_to(setting).pop(setting.key, None) is not None:
            self._save(setting.key)

    def is_changed(self, setting: AnySetting) -> bool:
        """Whether reset() would change something."""
        top = self._write_to(setting)
        below = [layer for layer in self._read_from() if layer is not top]
        otherwise = next((x[setting.key] for x in below if setting.key in x), setting.default)
        return setting.key in top and top[setting.key] != otherwise

    def use_preset(self, name: str) -> None:
        """Lay a preset over the person's own settings; "" takes it away."""
        self._own[PRESET.key] = name
        self._save("")

    def set_shortcut(self, action: str, keys: str | None) -> None:
        """Give an action other keys; None goes back to those of the table."""
        if keys is None:
            self.shortcuts.pop(action, None)
        else:
            self.shortcuts[action] = keys
        self._save("shortcuts")

    def own(self, setting: AnySetting) -> object:
        """The person's own value, whatever a preset says."""
        value = self._own.get(setting.key)
        return value if value is not None and setting.accepts(value) else setting.default

    def set_own(self, values: Values) -> None:
        """Change many own values that the table allows, and tell the listeners once."""
        self._own.update(values)
        self._save("")

    def _preset(self) -> Preset | None:
        return next(
            (preset for preset in PRESETS if preset.name == self._own.get(PRESET.key)), None
        )

    def _read_from(self) -> tuple[Values, ...]:
        """The layers in which a value is looked for, the first one first."""
        preset = self._preset()
        return (
            (self._layers.get(preset.name, {}), preset.values, self._own)
            if preset
            else (self._own,)
        )

    def _write_to(self, setting: AnySetting) -> Values:
        """The layer that a change goes to."""
        preset = self._preset()
        return (
            self._layers.setdefault(preset.name, {})
            if preset and setting.group != WINDOW and not setting.personal
            else self._own
        )

    def _save(self, key: str) -> None:
        """Tell the listeners and write the file; a failure becomes the `problem`."""
        # Told before it is written: a choice takes effect even where it cannot be kept.
        self._faults.tell(self.listeners, key)
        try:
            self.save()
        except FileError as error:
            # Said once, not with every change.
            if self.problem != str(error):
                self.problem = error.sentence
                self._faults.tell(self.listeners, "problem")

    def save(self) -> None:
        """Write the file. Raises FileError; the values hold until the program ends."""
        self.writing()()

    def writing(self) -> Callable[[], None]:
        """What writes the values as they are now, for another thread; it raises FileError."""
        if self._writer is None:
            return lambda: None
        tables: dict[str, Values] = {
            "settings": self._own,
            "shortcuts": {**self.shortcuts},
            **{"preset." + name: values for name, values in self._layers.items()},
        }
        return self._writer.writing(tables)
