"""The way into a room on paper: one page, with squares that say what its letters say."""

from pathlib import Path

import pytest
import segno
from pypdf import PdfReader

from cli.terminal import typed, typed_here
from handouts.made_up import findings_for
from microdeals.errors import RequestError
from microdeals.handouts import as_html, as_pdf, parts_of
from microdeals.handouts.pictures import Drawing, Ink
from microdeals.handouts.way_in import LONGEST_ADDRESS, SIDE, WayIn, way_in
from microdeals.lessons import load_lesson, shipped_lessons
from microdeals.rooms import ClassRoom
from microdeals.rooms.codes import WORDS
from microdeals.rooms.on_paper import code_on_paper

LONGEST = max(WORDS, key=len).upper()
ADDRESSES = ("http://10.0.0.5:8765", f"https://{'a' * (LONGEST_ADDRESS - 8)}")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("key", shipped_lessons())
def test_it_is_one_page_and_each_student_sheet_says_it(key: str, address: str, paper: str, tmp_path: Path):
    lesson = load_lesson(key)
    way = way_in(f"{LONGEST}-42", address)
    _, students, _, room = parts_of(lesson, findings_for(lesson), way=way)
    for part, pages in ((students, 3), (room, 1)):
        (tmp_path / "part.pdf").write_bytes(as_pdf(part, paper))
        reader = PdfReader(tmp_path / "part.pdf")
        assert len(reader.pages) == pages
        for text in (reader.pages[0].extract_text(), as_html(part, paper).decode()):
            assert f"{LONGEST}-42" in text
            assert f"{address.removeprefix('http://')}/join" in text.replace("\n", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_squares_are_those_of_the_rooms_address(address: str):
    lesson = load_lesson("promise")
    room = parts_of(lesson, findings_for(lesson), way=WayIn("RIVER-42", address))[-1]
    (drawing,) = (block for block in room.sheets[0].blocks if isinstance(block, Drawing))
    bars = [shape for shape in drawing.shapes if isinstance(shape, Ink)]
    rows = list(segno.make(f"{address}/room/RIVER-42", error="m", micro=False).matrix_iter(border=4))
    step = SIDE / len(rows)
    for at, row in enumerate(rows):
        for place, is_dark in enumerate(row):
            x, y = (place + 0.5) * step, (at + 0.5) * step
            covered = sum(bar.x < x < bar.x + bar.width and bar.y < y < bar.y + bar.height for bar in bars)
            assert covered == bool(is_dark)
    assert step > 4.0  # points: 1.4 millimetres on paper


BAD = {
    "an address alone": (None, ADDRESSES[0], "say of which room, as in --room RIVER-42"),
    "a room alone": ("RIVER-42", None, "say where phones find it"),
    "no address": ("RIVER-42", "10.0.0.5:8765", "must be how phones open the server"),
    "a page": ("RIVER-42", "http://10.0.0.5:8765/join", "must be how phones open the server"),
    "a key": ("RIVER-42", "http://10.0.0.5:8765#key", "must be how phones open the server"),
    "a port that is none": ("RIVER-42", "http://10.0.0.5:99999", "must be how phones open the server"),
    "brackets": ("RIVER-42", "http://[::1", "must be how phones open the server"),
    "a script": ("RIVER-42", "javascript:alert(1)", "must be how phones open the server"),
    "letters that turn": ("RIVER-42", "http://10.0.0.5\u202e", "must be how phones open the server"),
    "this machine's own": ("RIVER-42", "http://127.0.0.1:8765", "no phone finds it"),
    "a long one": ("RIVER-42", f"http://{'a' * 60}", "more than 60 letters"),
}


@pytest.mark.parametrize(("room", "address", "said"), BAD.values(), ids=BAD.keys())
def test_what_leads_no_phone_anywhere_is_refused(room: str | None, address: str | None, said: str):
    with pytest.raises(RequestError, match=said):
        way_in(room, address)


def test_a_code_that_may_be_the_wrong_one_is_printed_with_a_note(tmp_path: Path):
    room, _ = ClassRoom.create(tmp_path, "fog")
    assert code_on_paper(room.code.lower().replace("-", " "), "fog", tmp_path) == (room.code, "")
    assert "teaches 'fog', not 'promise'" in code_on_paper(room.code, "promise", tmp_path).doubt
    assert "no room RIVER-42 opens" in code_on_paper("river 42", "fog", tmp_path / "nothing").doubt
    assert not (tmp_path / "nothing").exists()


def test_the_command_prints_it_beside_the_other_parts(tmp_path: Path):
    words = [
        "handout",
        "promise",
        "--room",
        "river 42",
        "--address",
        "http://10.0.0.5:8765/",
        "--out",
        "paper",
    ]
    answer = typed(*words, folder=tmp_path)
    assert answer.code == 0, answer.errors
    assert "wrote 8 files to paper" in answer.printed
    assert "no room RIVER-42 opens in results/rooms here" in answer.errors
    assert "10.0.0.5:8765/join" in (tmp_path / "paper" / "promise-room.html").read_text(encoding="utf-8")
    refused = typed_here("handout", "promise", "--room", "xyzzy", folder=tmp_path)
    assert (refused.code, refused.printed) == (2, "")
    assert "--room 'xyzzy': There is no room of that code. A code is a word and two figures" in refused.errors
    both = typed_here("handout", "promise", "--room", "xyzzy", "--address", "foo", folder=tmp_path)
    assert (both.code, both.printed) == (2, "")
    assert both.errors.startswith("Error: 2 problems.\n--room 'xyzzy': There is no room")
    assert "\n--address 'foo': must be how phones open the server" in both.errors
