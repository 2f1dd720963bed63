"""A file is read without trusting it, and refused in the same words whatever it was to be."""

import os
from pathlib import Path

import pytest

from microdeals.documents.reading import FileSort, near, read_document
from microdeals.errors import ConflictError, LessonError, ProblemsError

MODEL = FileSort("a conflict model", 2_000_000, ConflictError, least="A model needs two parties.")
LESSON = FileSort("a lesson", 200_000, LessonError)


def refused(folder: Path, content: bytes, sort: FileSort) -> str:
    file = folder / "some.toml"
    file.write_bytes(content)
    with pytest.raises(ProblemsError) as refusal:
        read_document(file, sort)
    assert type(refusal.value) is sort.refusal
    (told,) = refusal.value.problems
    return told.partition("some.toml: ")[2]


def test_values_come_with_the_line_of_each_key(tmp_path: Path):
    file = tmp_path / "some.toml"
    file.write_bytes(b"\xef\xbb\xbf# a comment\r\n[party.arden]\r\ntrust = 0.5\r\n")
    document = read_document(file, LESSON)
    assert document.values == {"party": {"arden": {"trust": 0.5}}}
    assert document.lines["party", "arden", "trust"] == 3
    assert document.source == str(file)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"x" * 200_001, "larger than 200 kB, the limit for a lesson. Is it the right file?"),
        (
            b"[party.arden]\ntrust = 0,4\n",
            "not valid TOML: expected newline or end of document after a statement."
            " A number has no comma: write 0.4. (line 2, column 10)",
        ),
        (
            b"a = { low = 0,1, high = 0,5 }",
            "not valid TOML: expected '=' after a key in a key/value pair."
            " A number has no comma: write 0.1. (line 1, column 16)",
        ),
        (b"a = 1\n\xff\xfe", "not UTF-8 (byte 7, line 2). A lesson is TOML, a text in UTF-8."),
        (b"a = '\0'", "a binary file. A lesson is TOML, a text in UTF-8."),
        (b"hook = [", "not valid TOML: invalid value. (line 1, the end of the file)"),
        (b"a = " + b"[" * 100_000, "brackets or braces are nested too deep."),
        (b".".join([b"a"] * 9) + b" = 1", "a key is nested more than eight deep. (line 1)"),
        (b"a = " + b"9" * 5_000, "a whole number has too many digits."),
    ],
)
def test_what_is_no_toml_is_refused_in_one_sentence(tmp_path: Path, content: bytes, told: str):
    assert refused(tmp_path, content, LESSON) == told


def test_each_sort_of_file_has_its_own_name_limit_and_error(tmp_path: Path):
    told = refused(tmp_path, b"x" * 2_000_001, MODEL)
    assert told == "larger than 2 MB, the limit for a conflict model. Is it the right file?"


def test_an_empty_file_is_told_what_the_least_is_where_it_needs_anything(tmp_path: Path):
    assert refused(tmp_path, b" \n", MODEL) == "empty. A model needs two parties."
    file = tmp_path / "empty.toml"
    file.write_bytes(b"")
    assert read_document(file, LESSON).values == {}


def test_a_file_that_is_not_there_says_so(tmp_path: Path):
    with pytest.raises(LessonError, match=r"none\.toml: cannot be read: No such file or directory"):
        read_document(tmp_path / "none.toml", LESSON)


def test_a_name_that_a_terminal_might_take_for_a_command_is_written_out():
    assert near(Path("/x\x1b[31m.toml")) == repr("/x\x1b[31m.toml")


def test_what_is_no_file_is_refused_before_it_is_opened(tmp_path: Path):
    """A pipe would wait for its writer for ever, and a device may have no end."""
    os.mkfifo(tmp_path / "pipe.toml")
    for path in (tmp_path / "pipe.toml", Path("/dev/full")):
        with pytest.raises(LessonError, match="a pipe or a device, and not a file"):
            read_document(path, LESSON)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path):
    with pytest.raises(LessonError, match="no file can have this name"):
        read_document(tmp_path / "a\0b.toml", LESSON)
