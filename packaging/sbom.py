"""Writes the bill of materials of a release, as CycloneDX says it (JSON, 1.6).

    python packaging/sbom.py INVENTORY.json TARGET OUT [NAME]

INVENTORY is what inventory.py found in the frozen folder of TARGET (linux-x86_64, windows-x86_64);
the same scan has written the notices. Equal inventories give equal bytes: the time is the commit's.
"""

import json
import os
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from versions import version

_NAMESPACE = uuid.UUID("a3f8f2b4-6d0e-5f3a-9a60-3a2f6d4c1b77")  # ours, made once
_KINDS = {
    "packages": ComponentType.LIBRARY,
    "libraries": ComponentType.LIBRARY,
    "data": ComponentType.DATA,
}


def main(inventory: Path, target: str, output: Path, name: str = "duidu") -> int:
    """Write the file, for a release of this name."""
    found = json.loads(inventory.read_text("utf-8"))
    output.write_text(compose(found, target, version(), name), "utf-8")
    print(output)
    return 0


def compose(
    found: dict[str, list[dict[str, str]]], target: str, release: str, name: str = "duidu"
) -> str:
    """The bill of materials of what inventory.py found, as text."""
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    whole = Component(
        name=name,
        version=release,
        type=ComponentType.APPLICATION,
        licenses=[DisjunctiveLicense(id="MIT")],
        purl=PackageURL("generic", None, name, release, {"target": target}),
        bom_ref=f"{name}@{release}",
    )
    components = list(_components(found))
    all_of_it = json.dumps([name, target, release, found], sort_keys=True, ensure_ascii=False)
    bom = Bom(
        components=components,
        serial_number=uuid.uuid5(_NAMESPACE, all_of_it),
        metadata=BomMetaData(component=whole, timestamp=datetime.fromtimestamp(stamp, UTC)),
    )
    bom.register_dependency(whole, components)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _components(found: dict[str, list[dict[str, str]]]) -> Iterator[Component]:
    known = LicenseFactory()
    for kind, component_type in _KINDS.items():
        for work in found[kind]:
            name, release, licence = work["name"], work["version"], work["licence"]
            yield Component(
                name=name,
                version=release or None,
                type=component_type,
                licenses=[known.make_from_string(licence)] if licence else [],
                purl=_address(kind, name, release),
                bom_ref=f"{kind}/{name}@{release}" if release else f"{kind}/{name}",
            )


def _address(kind: str, name: str, release: str) -> PackageURL | None:
    """Where the world finds a package; the works inside libraries have no address of their own."""
    if kind != "packages":
        return None
    if name == "Python":
        return PackageURL("generic", None, "python", release)
    return PackageURL("pypi", None, name.lower().replace("_", "-"), release)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), *sys.argv[4:5]))
