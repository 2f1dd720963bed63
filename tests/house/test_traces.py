"""No file of the repository knows the machine it was written on."""

import re
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
# Written in two halves, so that this file is not its own finding.
PLACES = [
    "/" + "work/",
    "/" + "root/",
    "/" + r"home/\w",
    "/" + r"Users/\w",
    "/" + "tmp/",
    "/" + "opt/",
    r"\.py" + "env",
    r"C:\\" + "Users",
    "local" + "host:[0-9]+/simple",
    "BEGIN " + "(RSA |OPENSSH )?PRIVATE KEY",
]
ROOMS = {"benchmarks", "dashboards", "docs", "experiments", "models", "paper", "src", "tests", "tools"}
"""The folders at the top; what somebody's own run has left there is none of the project's."""
FILES_AT_THE_TOP = {".md", ".toml", ".json", ".cff", ".txt"}
"""Endings of files at the top; others have none, as Makefile and LICENSE have not."""
VENDORED = ("dashboards/assets/npm/", "tests/browser/axe/")


def tracked() -> list[Path]:
    """What git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git repository")
    return [CHECKOUT / name for name in listed.stdout.decode().split("\0") if name]


def texts() -> dict[str, str]:
    """The text files of our own by name; vendored files are as their authors published them."""
    found = {}
    for file in tracked():
        name = file.relative_to(CHECKOUT).as_posix()
        content = file.read_bytes() if file.is_file() else b""
        if not name.startswith(VENDORED) and b"\0" not in content:
            found[name] = content.decode("utf-8")
    return found


def test_no_file_names_a_place_of_one_machine():
    pattern = re.compile("|".join(f"(?:{place})" for place in PLACES))
    found = {name: match[0] for name, text in texts().items() if (match := pattern.search(text))}
    assert found == {}


def test_nothing_that_a_run_has_left_lies_at_the_top():
    places = [file.relative_to(CHECKOUT) for file in tracked()]
    folders = {place.parts[0] for place in places if len(place.parts) > 1}
    assert {name for name in folders if not name.startswith(".")} == ROOMS
    files = [place for place in places if len(place.parts) == 1 and not place.name.startswith(".")]
    assert [file.name for file in files if file.suffix and file.suffix not in FILES_AT_THE_TOP] == []


def test_every_text_is_utf_8_and_ends_with_one_line_end():
    own = {name: text for name, text in texts().items() if text and "/assets/" not in name}
    assert [name for name, text in own.items() if not text.endswith("\n") or text.endswith("\n\n")] == []


def test_no_tracked_file_is_larger_than_five_megabytes():
    assert [file.name for file in tracked() if file.is_file() and file.stat().st_size > 5_000_000] == []
