"""The person's name, which stands on notes, corrections and decisions.

Until one is chosen it is the name of the system's account. An empty name is a choice, too.
"""

import getpass
import os
import sys

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import AUTHOR, AUTHOR_CHOSEN

_LONGEST = 200  # code points


def author_name(settings: Settings) -> str:
    """The name to put on what the person makes now; "" for none."""
    return one_line(settings.get(AUTHOR)) if settings.get(AUTHOR_CHOSEN) else system_name()


def is_author_chosen(settings: Settings) -> bool:
    """Whether the person has said which name to use, or seen it and let it stand."""
    return settings.get(AUTHOR_CHOSEN)


def choose_author(settings: Settings, name: str) -> None:
    """Keep the name that the person chose; "" for none. Nobody is asked again."""
    # The name comes first: whoever hears of the choice reads it.
    settings.set(AUTHOR, one_line(name))
    settings.set(AUTHOR_CHOSEN, True)


def forget_author(settings: Settings) -> None:
    """Go back to the name of the account, and to asking."""
    settings.reset(AUTHOR)
    settings.reset(AUTHOR_CHOSEN)


def one_line(name: str) -> str:
    """A name as it is kept: one line without blanks at its ends, and not a book."""
    return " ".join(name.split())[:_LONGEST].strip()


def system_name() -> str:
    """The person's name as the system knows it: in full, else that of the account, else ""."""
    return one_line(_full_name() or _account())


def _account() -> str:
    try:
        return getpass.getuser()
    # KeyError before Python 3.13, where the account has no entry.
    except (OSError, KeyError, ImportError):
        return ""


def _full_name() -> str:
    """What the account's entry has as its name; "" on Windows and where there is none."""
    if sys.platform == "win32":
        return ""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0]
    except KeyError:
        return ""
