"""Counts the deeds that are done by the reading child of a frozen program.

Run `python -m faults.confinement_frozen build/app/duidu` in tests/, with the Python the program was
frozen with. The program itself has nothing that a test could switch on. So a copy of it is made
whose precompiled code (packaging/precompiled.py), once a request comes, adds the deeds to what the
child can be asked for; all else is what was frozen.
"""

import argparse
import marshal
import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path

from duidu.formats.sandbox.process import FROZEN_FLAG
from faults.common import print_counts
from faults.confinement import deeds_done
from faults.confinement_deeds import DEEDS, FIFTEEN

# Runs where the first dataclass is made; modules the deeds need may not be in the program.
HOOK = """
import sys
if "duidu_deeds" not in sys.modules and "json" in sys.modules:
    import json, types
    made = sys.modules["duidu_deeds"] = types.ModuleType("duidu_deeds")
    sys.path += {folders!r}
    exec(compile(open({deeds!r}).read(), "deeds", "exec"), made.__dict__)
    sys.path[:] = [one for one in sys.path if one not in {folders!r}]
    loads = json.loads
    def first(text):
        from duidu.formats.sandbox import child
        from duidu.formats.sandbox.tasks import TASKS, Reply, Task
        if not {confined}:
            child.confine = lambda *_: []
        json.loads = loads
        TASKS["deeds"] = Task(
            lambda request: None, lambda request: Reply({{"done": made.do_as_asked(request.data)}})
        )
        return loads(text)
    json.loads = first
"""


def with_deeds(program: Path, copy: Path, confined: bool = True) -> Path:
    """Copy the program's folder and put the deeds in; return the program to start.

    Not `confined`, it shows that the deeds can be done from such a program at all.
    """
    shutil.copytree(program, copy, symlinks=True)
    path = copy / "_internal" / "precompiled.bin"
    version, sources, methods, *rest = marshal.loads(path.read_bytes())
    if version != sys.version:
        sys.exit(f"The program was frozen with another Python: {version}")
    library = sysconfig.get_path("stdlib")
    hook = HOOK.format(
        confined=confined,
        folders=[library, f"{library}/lib-dynload"],
        deeds=str(Path(__file__).with_name("confinement_deeds.py")),
    )
    hooked = {
        text: marshal.dumps(compile(f"exec({hook!r}, {{}})\n{text}", "<string>", "exec"))
        for text in methods
    }
    path.write_bytes(marshal.dumps((version, sources, hooked, *rest)))
    return copy / "duidu"


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path, help="the folder of the frozen program")
    folder = parser.parse_args().program
    with tempfile.TemporaryDirectory() as copies:
        done, free = (
            deeds_done(command=[str(with_deeds(folder, Path(copies, name), confined)), FROZEN_FLAG])
            for name, confined in (("confined", True), ("free", False))
        )
    for name in DEEDS:
        if done[name]:
            print(f"done although confined: {name}", file=sys.stderr)
    print_counts(
        "confinement of the frozen program",
        {
            "of_fifteen": sum(done[name] for name in FIFTEEN),
            "of_fifteen_unconfined": sum(free[name] for name in FIFTEEN),
            "deeds": len(done),
            "done": sum(done.values()),
            "done_unconfined": sum(free.values()),
        },
    )


if __name__ == "__main__":
    main()
