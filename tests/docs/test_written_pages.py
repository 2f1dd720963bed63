"""``make pages`` renews everything that tools write, and a test that finds a stale page says so."""

import re
import subprocess

from docs.tool_files import ROOT, tool

BY_HAND = {"write_pages.py", "build_site.py", "write_comses.py"}
"""The first runs the others; the two after it make nothing that the checkout keeps."""


def dry_run(target: str) -> str:
    """What make would run for this target."""
    steps = ["make", "--dry-run", target]
    return subprocess.run(steps, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_every_tool_that_writes_a_page_is_run():
    """By ``make pages``, or by ``make screenshot`` where it takes a browser to draw."""
    run = {step.command[0] for step in tool("write_pages").STEPS}
    run |= set(re.findall(r"python tools/(\w+\.py)", dry_run("screenshot")))
    writes = ("build", "write", "update")
    there = {file.name for file in (ROOT / "tools").glob("*.py") if file.name.startswith(writes)}
    assert run == there - BY_HAND


def test_the_files_that_it_names_are_there():
    for step in tool("write_pages").STEPS:
        for pattern in step.files.split(", "):
            assert list(ROOT.glob(pattern)), pattern


def test_the_makefile_knows_it_and_says_so():
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(r"^make pages {7}renew everything that tools write", told, re.MULTILINE)
    assert "python -W error tools/write_pages.py" in dry_run("pages")


def test_a_test_that_finds_a_stale_page_says_make_pages():
    said = {
        file.name: found
        for file in (ROOT / "tests").rglob("test_*.py")
        if (
            found := re.findall(r"\"[^\"\n]*python tools/(?:write|update)_\w+\.py\"", file.read_text("utf-8"))
        )
    }
    assert said == {}


def test_a_written_page_says_so():
    for page in ("docs/parameters.md", "docs/claims.md", "docs/validation.md", "experiments/what_matters.md"):
        assert "Written by `make pages`" in (ROOT / page).read_text(encoding="utf-8"), page


def test_the_page_of_validation_was_made_from_the_models_and_the_rules_of_today():
    stamp = tool("write_validation").stamp()
    assert f"Made from: {stamp}." in (ROOT / "docs" / "validation.md").read_text(encoding="utf-8"), (
        "make pages"
    )
