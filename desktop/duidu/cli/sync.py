"""`duidu sync`: exchanges with the person's other devices, and says how the library is in step."""

import argparse
import os
import platform
from dataclasses import asdict
from functools import partial
from getpass import getpass

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_file import settings_path
from duidu.app.sync.decide import Choice, decision
from duidu.app.sync.exchange import Exchanged
from duidu.app.sync.in_step import InStep, InStepState
from duidu.app.sync.kept_entries import KeptEntry, KeptText, kept_entries
from duidu.app.sync.places import is_sealed, place_address, shown_place
from duidu.app.sync.secrets import PASSPHRASE
from duidu.app.sync.shared_settings import shared_values, take_over
from duidu.app.sync.webdav_files import is_server
from duidu.cli.history_of_row import print_history
from duidu.cli.terminal import complain, counted, say, say_json
from duidu.core.errors import Sentence, UsageError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store.library_path import library_path
from duidu.library.sync.sync_store import GROUPS, READING, SETTINGS

# In the environment of a script; a person is asked.
PASSWORD_IN, PASSPHRASE_IN = "DUIDU_SYNC_PASSWORD", "DUIDU_SYNC_PASSPHRASE"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("sync", help="keep the library in step with your other devices")
    parser.add_argument(
        "--folder",
        metavar="FOLDER",
        help="the folder that your devices share, or the address of one on a WebDAV server",
    )
    parser.add_argument("--user", default="", metavar="NAME", help="your name at the server")
    parser.add_argument(
        "--encrypt",
        action="store_true",
        help="encrypt what is shared with a passphrase, which is asked for",
    )
    parser.add_argument("--name", default="", metavar="NAME", help="call this device so")
    parser.add_argument(
        "--status", action="store_true", help="only print how it is, exchange nothing"
    )
    parser.add_argument(
        "--decide",
        nargs=2,
        metavar=("ID", "mine|theirs|both"),
        help="say what stays of two texts that --status lists as to be decided",
    )
    parser.add_argument(
        "--settings",
        choices=("on", "off"),
        help="let settings go, too: how texts look and are read, and what you aim at",
    )
    parser.add_argument(
        "--reading",
        choices=("on", "off"),
        help="let the statistics go, too: what you read on which day, added up over your devices",
    )
    parser.add_argument(
        "--history",
        nargs=2,
        metavar=("ARTICLE", "ROW"),
        help="print who did what in a row of an article, the latest first",
    )
    parser.add_argument("--stop", action="store_true", help="keep it in step no longer")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    """Set it up or stop it if asked to, exchange, and print what that did."""
    _require_sense(args)
    with Library.open(library_path(args.library), read_only=args.status) as library:
        if args.history:
            print_history(library, args.history[0], args.history[1], args.json)
            return 0
        settings = Settings(settings_path())
        in_step = InStep(library, settings=partial(shared_values, settings))
        from_environment(in_step)
        if args.stop:
            in_step.end()
        elif args.folder or args.name or args.settings or args.reading:
            _begin(in_step, args)
        state = in_step.state()
        if state is None and not (args.stop or args.status):
            raise UsageError("Name the folder that your devices share with --folder.")
        if args.decide:
            _decide(library, in_step, *args.decide)
        exchanged = None if args.stop or args.status else in_step.exchange_all(NoJob())
        if exchanged is not None:
            _take_settings(settings, exchanged)
        _tell(library, in_step.state(), exchanged, args.json)
    return 0


def _take_settings(settings: Settings, exchanged: Exchanged) -> None:
    """Use the settings that came, and say where they cannot be kept."""
    take_over(settings, exchanged.settings)
    if settings.problem:
        complain(settings.problem)


def _require_sense(args: argparse.Namespace) -> None:
    """Raise UsageError for options that do not go together."""
    changes = args.settings or args.reading or args.folder or args.name or args.decide
    if args.stop and (changes or args.status):
        raise UsageError("--stop goes with nothing else.")
    if args.status and changes:
        raise UsageError(
            "--status changes nothing: leave out --folder, --name, --settings, --reading and "
            "--decide."
        )
    if args.history and (changes or args.stop or args.status):
        raise UsageError("--history goes with nothing but --json.")
    if (args.user or args.encrypt) and not args.folder:
        raise UsageError("--user and --encrypt say more of a --folder.")


def _decide(library: Library, in_step: InStep, name: str, choice: str) -> None:
    """Keep one of two texts, or both. Raises UsageError for what is not to be decided."""
    if choice not in tuple(Choice):
        raise UsageError("Say mine, theirs or both behind the id.")
    found = [entry for entry in _kept(library, in_step.state()) if entry.id == name]
    if not found:
        raise UsageError(
            "There is nothing to decide by the id {name}. List what there is with: duidu sync "
            "--status",
            name=name,
        )
    decision(library, found[0], Choice(choice)).do()


def _kept(library: Library, state: InStepState | None) -> list[KeptEntry]:
    """What the person has to decide."""
    return kept_entries(library, state.kept if state else (), NoJob())


def _begin(in_step: InStep, args: argparse.Namespace) -> None:
    """Keep in step through another folder, or under another name."""
    state = in_step.state()
    if args.folder:
        address = place_address(args.folder, args.user, args.encrypt)
        secrets = _asked_secrets(in_step, address)
    elif state is not None:
        address, secrets = state.setup.folder, ("", "")
    else:
        raise UsageError("Name the folder that your devices share with --folder.")
    name = args.name or (state.setup.name if state else platform.node()) or "Duidu"
    groups = list(state.setup.groups if state else GROUPS)
    for group, said in ((SETTINGS, args.settings), (READING, args.reading)):
        if said:
            without = [one for one in groups if one != group]
            groups = [*without, group] if said == "on" else without
    if not in_step.begin_with(name, address, groups, *secrets):
        complain(
            Sentence(
                "This system has no key store: a window asks for the password of {place} when it "
                "is started, and a script gives it as {name}.",
                place=shown_place(address),
                name=PASSWORD_IN,
            )
        )


def from_environment(in_step: InStep) -> None:
    """Take the secrets that a script gives in the environment; they are not kept."""
    state = in_step.state()
    place = shown_place(state.setup.folder) if state else ""
    for name, address in ((PASSWORD_IN, place), (PASSPHRASE_IN, PASSPHRASE + place)):
        if place and (secret := os.environ.get(name)):
            in_step.secrets.entered[address] = secret


def _asked_secrets(in_step: InStep, address: str) -> tuple[str, str]:
    """Ask for what a place needs and nobody has said yet: its password and its passphrase."""
    place, secrets = shown_place(address), in_step.secrets
    password, passphrase = os.environ.get(PASSWORD_IN, ""), os.environ.get(PASSPHRASE_IN, "")
    if is_server(place) and not password and secrets.get(place) is None:
        password = getpass(f"Password for {place}: ")
    if is_sealed(address) and not passphrase and secrets.get(PASSPHRASE + place) is None:
        passphrase = getpass(f"Passphrase for {place}: ")
    return password, passphrase


def _tell(
    library: Library, state: InStepState | None, exchanged: Exchanged | None, as_json: bool
) -> None:
    """Print how the library is in step, as lines or as JSON."""
    kept = _kept(library, state)
    if as_json:
        say_json(_as_json(state, exchanged, kept))
        return
    if state is None:
        say("This library is not kept in step with any other.")
        return
    if exchanged is not None:
        told = counted(exchanged.told, "change", "changes")
        say(f"{told} told, {exchanged.taken} taken over.")
        if exchanged.pictures:
            say(f"{counted(exchanged.pictures, 'picture', 'pictures')} exchanged.")
        for key, value in exchanged.settings.items():
            say("setting", key, str(value))
    say("folder", shown_place(state.setup.folder))
    say("this device", state.setup.name, state.setup.device)
    for device in state.devices:
        say("device", device.name, device.device)
    if state.to_tell:
        say(f"{counted(state.to_tell, 'change waits', 'changes wait')} for the folder.")
    for entry in kept:
        texts = (f"{_by(one)}: {one.text}" for one in (entry.mine, entry.theirs))
        say("to be decided", entry.id, entry.title, *texts)
    for sentence in state.sentences():
        complain(sentence)


def _by(text: KeptText) -> str:
    """Who wrote a text."""
    return "mine" if text.by.is_here else text.by.name or "as it stands"


def _as_json(
    state: InStepState | None, exchanged: Exchanged | None, kept: list[KeptEntry]
) -> dict[str, object]:
    """The same as one object."""
    found: dict[str, object] = {"in_step": state is not None}
    if exchanged is not None:
        found |= {"told": exchanged.told, "taken": exchanged.taken, "twice": exchanged.twice}
        found |= {"pictures": exchanged.pictures}
        found |= {"settings": dict(exchanged.settings)}
    if state is not None:
        found |= {
            "folder": shown_place(state.setup.folder),
            "encrypted": is_sealed(state.setup.folder),
            "name": state.setup.name,
            "device": state.setup.device,
            "goes": list(state.setup.groups),
            "devices": [
                {"device": one.device, "name": one.name, "heard": one.heard}
                for one in state.devices
            ],
            "waiting": state.to_tell,
            "kept": list(map(asdict, kept)),
            "problems": [str(sentence) for sentence in state.sentences()],
        }
    return found
