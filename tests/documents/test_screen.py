"""What is printed: written first, shown as far as the stream can, and never a traceback."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.terminal import COMMAND, typed_here
from microdeals import paths
from microdeals.documents.screen import shown_on_screen
from waits import BOUND

QUICK = ("judge", "arden_borea", "--days", "20", "--runs", "20", "--no-attribute", "--as-given")
RUN = ("run", "arden_borea", "--days", "20")


def in_shell(line: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A line of a shell, in which $M is the command."""
    env = {**os.environ, "M": str(COMMAND), **variables}
    env.pop("PYTHONUNBUFFERED", None)  # as in anybody's shell
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env=env, capture_output=True, timeout=BOUND, check=False
    )


@pytest.mark.parametrize(
    ("words", "out", "stream"),
    [(RUN, "run.csv", ">&-"), (RUN, "run.csv", "| true"), (QUICK, "found.json", "> /dev/full")],
)
def test_what_cannot_be_printed_is_written_all_the_same(
    words: tuple[str, ...], out: str, stream: str, tmp_path: Path
):
    assert typed_here(*words, "--out", out, folder=tmp_path).code == 0
    expected = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    for name in expected:
        (tmp_path / name).unlink()

    line = f'"$M" {" ".join(words)} --out {out} {stream}'
    done = in_shell(line, tmp_path)

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == expected
    assert b"Traceback" not in done.stderr
    full = b"Error: standard output: cannot be written: No space left on device.\n"
    assert done.stderr == (full if "full" in stream else b"")
    assert done.returncode == (2 if "full" in stream else 0)


NOBODY_READS = (
    "models",
    "schema",
    "check arden_borea",
    "run arden_borea --days 20 --log",
    "--help",
    "run --help",
)


@pytest.mark.parametrize("words", [*NOBODY_READS, " ".join(QUICK)])
def test_where_nobody_reads_on_every_command_is_done(words: str, tmp_path: Path):
    """As with `| head -1`; `true` has gone before the first line."""
    done = in_shell(f'set -o pipefail; (sleep 0.2; "$M" {words}) | true', tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


ENCODINGS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "the plain locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("variables", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_letters_that_a_stream_lacks_become_the_nearest_that_it_has(
    variables: dict[str, str], tmp_path: Path
):
    text = (paths.room("models") / "arden_borea" / "conflict.toml").read_text(encoding="utf-8")
    named = text.replace('title = "Arden and Borea', 'title = "Ardén ≈ Borea – 和')
    assert named != text
    (tmp_path / "conflict.toml").write_text(named, encoding="utf-8")

    done = in_shell('"$M" run . --days 5 --out run.csv', tmp_path, **variables)

    assert (done.returncode, done.stderr) == (0, b"")
    first = done.stdout.splitlines()[0].decode("cp1252")
    assert first.replace("é", "e").replace("–", "-").startswith("Arden ~ Borea - ?")
    assert (tmp_path / "run.csv").is_file()


def test_a_result_that_does_not_fit_on_the_disk_leaves_no_half_file(tmp_path: Path):
    line = f'ulimit -f 1; "$M" {" ".join(RUN)} --days 100 --out run.csv'
    done = in_shell(line, tmp_path)
    assert done.returncode == 2
    assert done.stderr == b"Error: --out run.csv: cannot be written: File too large.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", ['"$M" --help > /dev/full', '"$M" nothing 2> /dev/full', '"$M" run 2>&-'])
def test_help_and_refusals_end_with_a_code_whatever_the_streams_are(line: str, tmp_path: Path):
    done = in_shell(line, tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_folder_deleted_under_the_command_is_no_traceback(tmp_path: Path):
    (tmp_path / "gone").mkdir()
    done = in_shell('cd gone; rmdir ../gone; "$M" run arden_borea --days 5 --out run.csv', tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_control_characters_of_a_file_are_shown_and_not_obeyed(tmp_path: Path):
    text = (paths.room("experiments") / "monitors_and_negativity.toml").read_text(encoding="utf-8")
    asked = text.replace('question = "', r'question = "\u001b[2J\u0000\u202e', 1)
    assert asked != text
    (tmp_path / "asked.toml").write_text(asked, encoding="utf-8")
    answer = typed_here("sweep", "asked.toml", "--dry-run", folder=tmp_path)
    assert not {"\x1b", "\0", "\u202e"} & set(answer.printed + answer.errors)
    assert r"\x1b[2J\x00\u202e" in answer.printed + answer.errors


def every_letter_of(letters: Callable[[str], bool]) -> str:
    return "".join(filter(letters, map(chr, range(0x250))))


def test_whatever_can_be_printed_is_printed_as_it_is():
    text = every_letter_of(str.isprintable) + "\n\t● ≈ 和 \u200d\u200f"
    assert shown_on_screen(text) == text
    assert shown_on_screen("\x07\x9b") == r"\x07\x9b"
