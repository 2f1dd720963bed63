"""Every command and every piece of Python in the pages of docs/ works when copied and pasted.

Each piece alone, that is; docs/python.md, whose pieces go on from each other, has a test of its own,
and so has docs/tasks.md.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from waits import BOUND, bounded

ROOT = Path(__file__).parents[2]
OWN_TESTS = ("python.md", "tasks.md")
PAGES = sorted(page for page in (ROOT / "docs").glob("*.md") if page.name not in OWN_TESTS)
BLOCK = re.compile(r"^```(python|sh)\n(.*?)^```", re.MULTILINE | re.DOTALL)
STARTS = ("microdeals dashboard", "microdeals class")
"""Commands that serve until they are stopped."""
BLOCKS = [
    pytest.param(kind, text, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, (kind, text) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
    if not text.startswith(STARTS)
]
SERVERS = sorted(
    {
        text.strip()
        for page in PAGES
        for _, text in BLOCK.findall(page.read_text(encoding="utf-8"))
        if text.startswith(STARTS)
    }
)
TASKS = ("teach", "sweep", "extend", "cite")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the checkout to a reader, in which pages may write."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "models").symlink_to(ROOT / "models")
    return folder


@pytest.mark.parametrize(("kind", "text"), BLOCKS)
def test_what_a_page_shows_can_be_copied_and_pasted(kind: str, text: str, desk: Path):
    command = [sys.executable, "-W", "error", "-c", text] if kind == "python" else ["sh", "-euc", text]
    done = subprocess.run(
        command, cwd=desk, env=surroundings(), capture_output=True, text=True, timeout=BOUND, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip(), "a page's example shows something"


@pytest.mark.parametrize("line", SERVERS)
def test_a_server_that_a_page_starts_is_ready(line: str, desk: Path):
    words = [*shlex.split(line), "--no-browser", "--port", "0"]  # the last --port counts
    server = subprocess.Popen(words, cwd=desk, env=surroundings(), stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        with bounded(server):
            said = next((told for told in iter(server.stdout.readline, "") if "is ready" in told), "")
    finally:
        server.terminate()
        server.wait(BOUND)
        server.stdout.close()
    assert "http://127.0.0.1:" in said


def surroundings() -> dict[str, str]:
    """The reader's terminal: the installed commands first."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_there_is_something_to_copy_for_every_task():
    found = {str(block.id).rpartition("-")[0] for block in BLOCKS}
    assert found >= set(TASKS)
    assert SERVERS


def test_the_page_on_citing_says_what_the_citation_file_says():
    page = (ROOT / "docs" / "cite.md").read_text(encoding="utf-8")
    credits_of_page = ROOT / "dashboards" / "about" / "credits.json"
    citation = json.loads(credits_of_page.read_text(encoding="utf-8"))["citation"]
    assert f"> {citation['line']}\n" in page
    assert citation["bibtex"] in page
