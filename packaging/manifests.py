"""Writes what package managers of Windows and macOS ask for, from the files of a release.

    python packaging/manifests.py RELEASE_FOLDER ADDRESS

RELEASE_FOLDER holds the files as they are published, ADDRESS is where they can be downloaded from
(without the name of the file). Makes, inside the folder, manifests-VERSION.zip with the three files
of winget and the cask of Homebrew, and SHA256SUMS of everything. A manifest of a file that is not
there is not written, and that is said.
"""

import hashlib
import json
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from versions import version

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
PUBLISHER = "The Duidu founders"
IDENTIFIER = "Duidu.Duidu"
WINGET = "1.9.0"
SENTENCE = "Read two texts against each other: a desktop reader for bilingual articles and books"
HOMEPAGE = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["urls"]["Homepage"]
SUMS = "SHA256SUMS"
# Files have the time of the commit in the archive, in the form of zip.
_TIME = (1980, 1, 1, 0, 0, 0)


def main(folder: Path, address: str) -> int:
    """Write the archive of manifests and the sums, and say what was left out."""
    release = version()
    archive = folder / f"manifests-{release}.zip"
    texts = dict(manifests(folder, address.rstrip("/"), release))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in sorted(texts.items()):
            packed.writestr(zipfile.ZipInfo(name, _TIME), text)
    for kind in ("winget", "homebrew"):
        if not any(name.startswith(kind) for name in texts):
            print(f"No manifest for {kind}: its files are not in {folder}.", file=sys.stderr)
    names = sorted(path.name for path in folder.iterdir() if path.name != SUMS)
    sums = "".join(f"{digest(folder / name)}  {name}\n" for name in names)
    (folder / SUMS).write_text(sums, "utf-8")
    return 0


def manifests(folder: Path, address: str, release: str) -> Iterator[tuple[str, str]]:
    """(name, text) of each manifest whose files are in the folder."""
    setup = folder / f"duidu-{release}-windows-setup.exe"
    if setup.is_file():
        yield from winget(f"{address}/{setup.name}", digest(setup), release)
    images = {
        processor: folder / f"Duidu-{release}-macos-{machine}.dmg"
        for processor, machine in (("arm", "arm64"), ("intel", "x86_64"))
    }
    if all(image.is_file() for image in images.values()):
        sums = {processor: digest(image) for processor, image in images.items()}
        yield f"homebrew/duidu-{release}.rb", cask(address, sums, release)


def winget(address: str, sha256: str, release: str) -> Iterator[tuple[str, str]]:
    """The three files that winget wants of a version; JSON is YAML as well."""
    common = {"PackageIdentifier": IDENTIFIER, "PackageVersion": release}
    installer: dict[str, object] = {
        "InstallerLocale": "en-US",
        "MinimumOSVersion": "10.0.18362.0",
        "InstallerType": "nullsoft",
        "Scope": "user",
        "InstallModes": ["interactive", "silent"],
        "UpgradeBehavior": "install",
        "FileExtensions": ["duidu"],
        "Installers": [
            {"Architecture": "x64", "InstallerUrl": address, "InstallerSha256": sha256.upper()}
        ],
    }
    locale: dict[str, object] = {
        "PackageLocale": "en-US",
        "Publisher": PUBLISHER,
        "PackageName": "Duidu",
        "PackageUrl": HOMEPAGE,
        "License": "MIT",
        "ShortDescription": SENTENCE,
        "Moniker": "duidu",
        "Tags": ["bilingual", "chinese", "pinyin", "reader", "translation"],
    }
    kinds: dict[str, tuple[str, dict[str, object]]] = {
        "": ("version", {"DefaultLocale": "en-US"}),
        ".installer": ("installer", installer),
        ".locale.en-US": ("defaultLocale", locale),
    }
    for ending, (kind, values) in kinds.items():
        last = {"ManifestType": kind, "ManifestVersion": WINGET}
        text = json.dumps({**common, **values, **last}, ensure_ascii=False, indent=2)
        schema = f"https://aka.ms/winget-manifest.{kind}.{WINGET}.schema.json"
        name = f"winget/{release}/{IDENTIFIER}{ending}.yaml"
        yield name, f"# yaml-language-server: $schema={schema}\n{text}\n"


def cask(address: str, sums: dict[str, str], release: str) -> str:
    """What Homebrew reads; it chooses by the processor."""
    pattern = address.replace(release, "#{version}")
    return f"""cask "duidu" do
  arch arm: "arm64", intel: "x86_64"

  version "{release}"
  sha256 arm:   "{sums["arm"]}",
         intel: "{sums["intel"]}"

  url "{pattern}/Duidu-#{{version}}-macos-#{{arch}}.dmg"
  name "Duidu"
  desc "Reader for bilingual articles and books"
  homepage "{HOMEPAGE}"

  depends_on macos: ">= :ventura"

  app "Duidu.app"
  binary "#{{appdir}}/Duidu.app/Contents/MacOS/duidu"

  zap trash: [
    "~/Library/Application Support/duidu",
    "~/Library/Caches/duidu",
  ]
end
"""


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
