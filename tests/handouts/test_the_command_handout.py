"""``microdeals handout``: six files, never over others without being told to, and clean refusals."""

from pathlib import Path

import pytest

from cli.terminal import typed, typed_here

FILES = {
    f"promise-{name}.{ending}" for name in ("instructor", "students", "cards") for ending in ("pdf", "html")
}

REFUSED = {
    "an unknown lesson": (["promis"], "Did you mean 'promise'?"),
    "an unknown paper": (["promise", "--paper", "a5"], "--paper a5: must be one of 'a4', 'letter'."),
    "a file for a folder": (["promise", "--out", "taken"], "--out taken: cannot be written"),
    "files from before": (["promise", "--out", "full"], "promise-cards.pdf is there already. --force writes"),
}


@pytest.mark.parametrize(("words", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_is_told_and_nothing_is_written(words: list[str], says: str, tmp_path: Path):
    (tmp_path / "taken").write_text("a file")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "promise-cards.pdf").write_text("from before")
    answer = typed_here("handout", *words, folder=tmp_path)
    assert (answer.code, answer.printed) == (2, "")
    assert says in answer.errors
    found = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")}
    assert found == {"taken", "full", "full/promise-cards.pdf"}
    assert (tmp_path / "full" / "promise-cards.pdf").read_text() == "from before"


def test_six_files_are_written_and_written_over_only_by_force(tmp_path: Path):
    answer = typed("handout", "promise", "--out", "paper/promise", folder=tmp_path)
    assert answer.code == 0, answer.errors
    assert answer.printed.startswith("A promise worth breaking: wrote 6 files to paper/promise: ")
    folder = tmp_path / "paper" / "promise"
    assert {file.name for file in folder.iterdir()} == FILES
    before = (folder / "promise-instructor.pdf").read_bytes()
    (folder / "promise-cards.html").write_text("mine")
    again = typed_here("handout", "promise", "--out", "paper/promise", folder=tmp_path)
    assert again.code == 2
    assert (folder / "promise-cards.html").read_text() == "mine"
    forced = typed_here("handout", "promise", "--out", "paper/promise", "--force", folder=tmp_path)
    assert forced.code == 0, forced.errors
    assert (folder / "promise-cards.html").read_text() != "mine"
    assert (folder / "promise-instructor.pdf").read_bytes() == before
