"""A file that has its name is complete."""

from pathlib import Path

import pytest

from microdeals.documents.whole_files import write_whole


def test_a_file_that_has_its_name_has_all_its_bytes(tmp_path: Path):
    write_whole(tmp_path / "part", lambda file: file.write(b"all of it"))

    assert (tmp_path / "part").read_bytes() == b"all of it"
    assert [file.name for file in tmp_path.iterdir()] == ["part"]


def test_where_writing_fails_the_old_file_stays_and_nothing_else_is_left(tmp_path: Path):
    (tmp_path / "part").write_bytes(b"old")

    def fail(file) -> None:
        file.write(b"ne")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "part", fail)

    assert (tmp_path / "part").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["part"]
