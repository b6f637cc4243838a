"""Settings that a person wants the same on all devices: of each the value that was chosen last.

They are not kept in the library. So it only remembers what it told and was told of each, and what
came from elsewhere waits until whoever keeps the settings has taken it over.
"""

import json
from collections.abc import Mapping
from typing import Any

import apsw

from duidu.library.store.codec import dumps
from duidu.library.store.database import Database
from duidu.library.sync.capture import Capture, put_out
from duidu.library.sync.kinds import SETTING
from duidu.library.sync.lines import Line

_STATE = "sync_settings"
# Of one setting: its stamp, its value here, and the one that waits to be taken over.
_STAMP, _VALUE, _WAITS = "c", "v", "w"
_PLAIN = (str, int, float, bool)
_LONGEST = 20_000  # letters of a value
_MOST = 1_000
Values = Mapping[str, object]
State = dict[str, dict[str, Any]]


class SharedSettings:
    """The settings of one library that go to other devices."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write_down(self, values: Values, defaults: Values, capture: Capture) -> None:
        """Write down which of these values were chosen here since the last time."""
        self._database.write_quietly(lambda c: _write_down(c, values, defaults, capture))

    def waiting(self) -> dict[str, object]:
        """The values that came from elsewhere and are not in use here yet."""
        state = self._database.read(_state)
        return {key: known[_WAITS] for key, known in state.items() if _WAITS in known}

    def taken(self, values: Values) -> None:
        """These values that came from elsewhere are in use by now."""

        def work(connection: apsw.Connection) -> None:
            state = _state(connection)
            for key, value in values.items():
                known = state.get(key, {})
                if known.get(_WAITS) == value:
                    state[key] = {_STAMP: known[_STAMP], _VALUE: value}
            _keep(connection, state)

        self._database.write_quietly(work)

    def forget(self) -> None:
        """Forget all that is known of them."""
        self._database.remember(_STATE, "")


def take_setting(connection: apsw.Connection, line: Line) -> None:
    """Take over what another device tells of a setting. Raises ValueError for another form."""
    value = line.fields.get("value")
    if len(line.key) != 1 or type(value) not in _PLAIN or len(dumps(value)) > _LONGEST:
        raise ValueError("it is of another form")
    state = _state(connection)
    known = state.setdefault(line.key[0], {_STAMP: ""})
    if line.stamp > known[_STAMP] and len(state) <= _MOST:
        known[_STAMP], known[_WAITS] = line.stamp, value
        _keep(connection, state)


def tell_settings(connection: apsw.Connection) -> None:
    """Put all that is known of settings into what is to be told."""
    for key, known in _state(connection).items():
        _tell(connection, key, known)


def _write_down(
    connection: apsw.Connection, values: Values, defaults: Values, capture: Capture
) -> None:
    """Tell the values that are others than those that are known."""
    before = _state(connection)
    state = {key: dict(known) for key, known in before.items()}
    for key, value in values.items():
        known = state.get(key)
        if known is None:
            if value == defaults.get(key):
                continue  # nobody chose it
            # Chosen some time before: whatever another device chooses from now on is later.
            state[key] = {_STAMP: capture.stamps.after((), 0.0), _VALUE: value}
            _tell(connection, key, state[key])
        elif _WAITS in known and value == known[_WAITS]:
            state[key] = {_STAMP: known[_STAMP], _VALUE: value}
        elif _VALUE not in known:
            # Another device was the first to tell it: what is here is of some time before.
            known[_VALUE] = value
        elif value != known[_VALUE]:
            # Also where one from elsewhere waits: what is chosen here now is later.
            state[key] = {_STAMP: capture.stamps.after([known[_STAMP]]), _VALUE: value}
            _tell(connection, key, state[key])
    if state != before:
        _keep(connection, state)


def _tell(connection: apsw.Connection, key: str, known: dict[str, Any]) -> None:
    value = known.get(_WAITS, known.get(_VALUE))
    put_out(connection, Line(SETTING, (key,), known[_STAMP], {"value": value}))


def _state(connection: apsw.Connection) -> State:
    found = connection.execute("SELECT value FROM meta WHERE key=?", (_STATE,)).fetchone()
    state: State = json.loads(str(found[0])) if found and found[0] else {}
    return state


def _keep(connection: apsw.Connection, state: State) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (_STATE, dumps(state)))
