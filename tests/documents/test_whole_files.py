"""A file that has its name is complete, and of a result there are all files or none."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from microdeals.documents.destination import check_destination
from microdeals.documents.whole_files import write_result, write_whole
from microdeals.errors import RequestError

LONGEST_NAME = 255
"""Bytes of a file's name, on every system of today."""


def left_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_that_has_its_name_has_all_its_bytes(tmp_path: Path):
    write_whole(tmp_path / "part", lambda file: file.write(b"all of it"))

    assert (tmp_path / "part").read_bytes() == b"all of it"
    assert left_in(tmp_path) == ["part"]


def refuse(file) -> None:
    file.write(b"ne")
    raise OSError(28, "No space left on device")


def stop(file) -> None:
    file.write(b"ne")
    raise KeyboardInterrupt


@pytest.mark.parametrize(("put", "raised"), [(refuse, OSError), (stop, KeyboardInterrupt)])
def test_where_writing_fails_the_old_file_stays_and_nothing_else_is_left(put, raised, tmp_path: Path):
    (tmp_path / "part").write_bytes(b"old")

    with pytest.raises(raised):
        write_whole(tmp_path / "part", put)

    assert (tmp_path / "part").read_bytes() == b"old"
    assert left_in(tmp_path) == ["part"]


def test_of_a_result_that_cannot_be_written_there_is_no_file(tmp_path: Path):
    (tmp_path / "run.events.csv").mkdir()

    with pytest.raises(RequestError, match=r"^--out run.csv: cannot be written: "):
        write_result("--out run.csv", {tmp_path / "nowhere" / "a": b"a", tmp_path / "run.csv": b"b"})

    assert left_in(tmp_path) == ["run.events.csv"]


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path: Path):
    path = tmp_path / f"{'é' * 125}a.csv"
    assert len(path.name.encode()) == LONGEST_NAME

    check_destination(path, (".csv",), "run.csv")
    write_result("--out", {path: b"all"})

    assert left_in(tmp_path) == [path.name]


def test_a_longer_one_is_refused_with_its_reason(tmp_path: Path):
    with pytest.raises(RequestError, match="cannot be written: File name too long"):
        check_destination(tmp_path / f"{'a' * 300}.csv", (".csv",), "run.csv")


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real" / "run.csv")

    write_whole(tmp_path / "link.csv", lambda file: file.write(b"through"))

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real" / "run.csv").read_bytes() == b"through"
    assert left_in(tmp_path / "real") == ["run.csv"]


def test_of_many_that_write_the_same_file_one_wins_whole(tmp_path: Path):
    def write(number: int) -> None:
        write_whole(tmp_path / "part", lambda file: [file.write(bytes([number])) for _ in range(2_000)])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(16)))

    content = (tmp_path / "part").read_bytes()
    assert content == content[:1] * 2_000
    assert left_in(tmp_path) == ["part"]


def test_a_device_is_no_place_for_a_result(tmp_path: Path):
    (tmp_path / "full.csv").symlink_to("/dev/full")
    with pytest.raises(RequestError, match="is a pipe or a device, and not a file"):
        check_destination(tmp_path / "full.csv", (".csv",), "run.csv")
