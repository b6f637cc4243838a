"""What makes the program part of a desktop names every format and every command there is."""

import configparser
import contextlib
import io
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from duidu.cli.main import COMMANDS, run
from duidu.formats.registry import FORMATS

LINUX = Path(__file__).resolve().parents[3] / "packaging" / "linux"
ID = "io.github.duidu.Duidu"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
# Types that the MIME database of today's desktops lacks; our own file must teach them.
UNKNOWN = {
    "application/x-duidu-article",
    "application/x-tmx+xml",
    "application/x-xliff+xml",
    "application/jsonl",
}
READ = {one.suffix: one.mime_type for form in FORMATS if form.reader for one in form.file_types}


def taught() -> dict[str, str]:
    """Endings in our own MIME file, with their types."""
    types = ET.parse(LINUX / f"{ID}.mime.xml").getroot().iter(f"{MIME}mime-type")
    return {
        glob.attrib["pattern"][1:]: kind.attrib["type"]
        for kind in types
        for glob in kind.iter(f"{MIME}glob")
    }


def test_every_format_read_is_offered_to_be_opened_and_no_other() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / f"{ID}.desktop", "utf-8")
    offered = entry["Desktop Entry"]["MimeType"].rstrip(";").split(";")
    assert sorted(offered) == sorted(set(READ.values()))


def test_desktops_are_taught_the_types_they_do_not_know() -> None:
    assert taught() == {suffix: kind for suffix, kind in READ.items() if kind in UNKNOWN}


def test_the_names_agree_so_that_desktops_find_icon_and_window() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / f"{ID}.desktop", "utf-8")
    assert entry["Desktop Entry"]["Icon"] == ID
    metainfo = ET.parse(LINUX / f"{ID}.metainfo.xml").getroot()
    assert metainfo.findtext("id") == ID
    assert metainfo.findtext("launchable") == f"{ID}.desktop"
    assert len(list(metainfo.iter("image"))) >= 2


@pytest.mark.parametrize(
    "name", ["duidu.1", "duidu.zh_CN.1", "duidu.bash", "duidu.zsh", "duidu.fish"]
)
def test_every_command_is_in_the_manual_and_completed(name: str) -> None:
    text = (LINUX / name).read_text("utf-8")
    assert [command for command in COMMANDS if not re.search(rf"\b{command}\b", text)] == []


def options(*words: str) -> set[str]:
    """The long options that the help of a command tells, and of its actions where it has some."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), pytest.raises(SystemExit):
        run([*words, "--help"])
    found = set(re.findall(r"^  (?:-\w(?: \w+)?, )?--([a-z-]+)", said.getvalue(), re.MULTILINE))
    actions = (
        re.findall(r"^    ([a-z]+)  ", said.getvalue(), re.MULTILINE)
        if "ACTION" in said.getvalue()
        else []
    )
    return found.union(*(options(*words, action) for action in actions))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_in_the_manual_and_completed(command: str) -> None:
    wanted = options(command)
    for name in ("duidu.1", "duidu.zh_CN.1", "duidu.bash", "duidu.zsh"):
        text = (LINUX / name).read_text("utf-8").replace("\\-", "-")
        assert [option for option in wanted if f"--{option}" not in text] == [], name
    fish = (LINUX / "duidu.fish").read_text("utf-8")
    assert [option for option in wanted if not re.search(rf"-l {option}\b", fish)] == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("duidu op", "open"),
        ("duidu --library /tmp op", "open"),
        ("duidu open --th", "--theme"),
        ("duidu open --theme se", "sepia"),
        ("duidu notes ex", "export"),
        ("duidu notes export --to js", "jsonld"),
        ("duidu export --to xl", "xliff-1.2 xliff-2.1 xlsx"),
        ("duidu library restore --p", "--preview"),
        ("duidu align --quick duidu.b", "duidu.bash"),
    ],
)
def test_bash_completes(typed: str, offered: str) -> None:
    script = """
source duidu.bash
read -ra COMP_WORDS <<<"$1"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_duidu
echo "${COMPREPLY[@]}"
"""
    done = subprocess.run(
        ["bash", "-c", script, "bash", typed], cwd=LINUX, capture_output=True, encoding="utf-8"
    )
    assert (done.stdout.strip(), done.stderr) == (offered, "")
