"""Finding a model, and what becomes of files that are no model at all."""

from pathlib import Path

import pytest

from conflicts.documents import smallest, written
from microdeals.conflicts import load
from microdeals.errors import ConflictError


def refused(asked: str | Path) -> str:
    with pytest.raises(ConflictError) as raised:
        load(asked)
    assert len(raised.value.problems) == 1
    return raised.value.problems[0]


def test_a_model_is_found_by_name_by_folder_and_by_file(tmp_path: Path):
    folder = tmp_path / "my_war"
    folder.mkdir()
    file = folder / "conflict.toml"
    file.write_text(written(smallest()))
    assert load(folder) == load(str(folder)) == load(file) == load(str(file))
    assert load(folder).name == "my_war"
    assert load("arden_borea").parties[0].key == "arden"


def test_a_file_of_another_name_names_its_model(tmp_path: Path):
    file = tmp_path / "cold_river.toml"
    file.write_text(written(smallest()))
    assert load(file).name == "cold_river"


def test_a_folder_is_found_from_where_the_reader_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "conflict.toml").write_text(written(smallest()))
    monkeypatch.chdir(tmp_path)
    assert load("here").source == str(Path("here") / "conflict.toml")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path):
    file = tmp_path / "conflict.toml"
    file.write_bytes(b"\xef\xbb\xbf" + written(smallest()).replace("\n", "\r\n").encode())
    assert load(file).horizon_days == 10


def test_a_misspelt_name_is_answered_with_the_nearest_model():
    message = refused("arden_bora")
    assert "no such file, folder or shipped model" in message
    assert "'russia_ukraine_2025'" in message
    assert message.endswith("Did you mean 'arden_borea'?")


@pytest.mark.parametrize("asked", ["", "nowhere/at/all", "x" * 5000, "a\0b", "\x1b[31mred"])
def test_what_is_nowhere_is_said_so_without_control_characters(asked: str):
    message = refused(asked)
    assert "no such file, folder or shipped model" in message
    assert message.isprintable()


def test_a_folder_without_a_model_says_so_and_lists_the_shipped_ones(tmp_path: Path):
    message = refused(tmp_path)
    assert "there is no conflict.toml in this folder" in message
    assert "'arden_borea'" in message


def test_a_device_is_not_read():
    assert "not a file" in refused("/dev/zero")


def test_a_binary_file_is_called_one(tmp_path: Path):
    file = tmp_path / "conflict.toml"
    file.write_bytes(bytes(range(256)) * 10)
    assert "a binary file" in refused(file)
    file.write_bytes(b"a = 1\n\0\0")
    assert "a binary file" in refused(file)


def test_a_file_in_another_encoding_says_where_it_stops_being_utf_8(tmp_path: Path):
    file = tmp_path / "conflict.toml"
    file.write_bytes('[conflict]\ntitle = "Café"\n'.encode("latin-1"))
    assert "not UTF-8 (byte 24, line 2)" in refused(file)


def test_an_empty_file_says_what_the_least_is(tmp_path: Path):
    file = tmp_path / "conflict.toml"
    file.write_text(" \n\n")
    assert "empty" in refused(file)
    assert "two parties" in refused(file)


def test_a_file_of_ten_megabytes_is_refused_with_the_limit(tmp_path: Path):
    file = tmp_path / "conflict.toml"
    file.write_bytes(b"# a line\n" * 1_200_000)
    assert "larger than 1 MB" in refused(file)


def test_a_file_that_may_not_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "conflict.toml"
    file.write_text(written(smallest()))

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert refused(file).endswith("cannot be read: Permission denied.")


def test_a_slip_in_the_toml_is_told_with_line_and_column(tmp_path: Path):
    file = tmp_path / "conflict.toml"
    file.write_text("[conflict]\ntitle = \n")
    assert refused(file).endswith("conflict.toml: not valid TOML: invalid value. (line 2, column 9)")


def test_a_string_that_never_ends_is_told_with_the_last_line(tmp_path: Path):
    file = tmp_path / "conflict.toml"
    file.write_text('[conflict]\ntitle = """x\n\nz\n')
    assert refused(file).endswith("(line 4, the end of the file)")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = " + "[" * 400_000, "nested too deep"),
        ("a = " + "{a = " * 150_000, "nested too deep"),
        (".".join(["a"] * 400_000) + " = 1", "nested more than eight deep"),
        ("\n[" + ".".join(['"a"'] * 200_000) + "]", "nested more than eight deep. (line 2)"),
        ("a = " + "1" * 5000, "too many digits"),
        ("a = 1\na = 2", "not valid TOML"),
        ("a = 2025-13-01", "not valid TOML"),
    ],
)
def test_hostile_toml_ends_in_one_sentence(text: str, says: str, tmp_path: Path):
    file = tmp_path / "conflict.toml"
    file.write_text(text)
    assert says in refused(file)
