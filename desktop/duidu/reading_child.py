"""The child that reads files, with all it can be asked for: by `formats`, and by `app`.

A frozen program starts itself as this; from sources `formats/sandbox/process.py` names it.
"""

from duidu.app.base.backup_reading import TASKS as OF_BACKUPS
from duidu.app.study.counting_child import TASKS as OF_COUNTS
from duidu.formats.sandbox.child import main as answer
from duidu.formats.sandbox.tasks import TASKS


def main(ready: bool = False) -> int:
    """Answer one request on standard output; one that is to be `ready` loads much before it."""
    return answer({**TASKS, **OF_BACKUPS, **OF_COUNTS}, ready)
