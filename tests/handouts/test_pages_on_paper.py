"""A sheet is one page, nothing is cut off, and everything that the lesson says for it is there."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from handouts.made_up import findings_for
from microdeals.errors import RequestError
from microdeals.handouts import Part, Sheet, as_html, as_pdf, parts_of
from microdeals.handouts.roles import cards_of, slips_of
from microdeals.handouts.sheets import Text
from microdeals.lessons import Lesson, load_lesson, shipped_lessons

LESSONS = shipped_lessons()
SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MARGIN = 36.0


def parts(key: str) -> dict[str, Part]:
    lesson = load_lesson(key)
    return {part.name: part for part in parts_of(lesson, findings_for(lesson))}


def printed(part: Part, folder: Path, paper: str = "a4") -> PdfReader:
    (folder / "part.pdf").write_bytes(as_pdf(part, paper))
    return PdfReader(folder / "part.pdf")


def words_in(text: str) -> str:
    """Only letters and digits, so that line breaks and spaces do not matter."""
    return "".join(letter for letter in text if letter.isalnum())


def places_of(page: Any) -> Iterable[tuple[float, float]]:
    """Where each piece of text begins (points from the lower left)."""
    found: list[tuple[float, float]] = []

    def visit(text: str, around: list[float], within: list[float], *_: Any) -> None:
        if text.strip():
            x = around[0] * within[4] + around[2] * within[5] + around[4]
            found.append((x, around[1] * within[4] + around[3] * within[5] + around[5]))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("key", LESSONS)
def test_each_sheet_is_one_page_of_the_paper_with_all_text_inside_the_margins(
    key: str, paper: str, tmp_path: Path
):
    pages = {"instructor": 2, "students": 3, "cards": 3}
    for name, part in parts(key).items():
        reader = printed(part, tmp_path, paper)
        assert len(reader.pages) == pages[name] == len(part.sheets)
        for page in reader.pages:
            width, height = SIZES[paper]
            assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
                (width, height), abs=0.1
            )
            places = list(places_of(page))
            assert len(places) > 5
            assert all(MARGIN <= x <= width - MARGIN and MARGIN <= y <= height - MARGIN for x, y in places)


@pytest.mark.parametrize("key", LESSONS)
def test_the_instructor_s_first_page_has_clock_questions_and_numbers(key: str, tmp_path: Path):
    lesson = load_lesson(key)
    page = words_in(printed(parts(key)["instructor"], tmp_path).pages[0].extract_text())
    for text in (lesson.lesson.goal, *(claim.says for claim in lesson.claim), f"{lesson.clock.total} min"):
        assert words_in(text) in page
    assert page.count("37") >= len(lesson.measure) * len(lesson.settings)
    for question in lesson.debrief:
        if "{" not in question:
            assert words_in(question) in page


@pytest.mark.parametrize("key", LESSONS)
def test_the_student_sheet_asks_and_gives_nothing_away(key: str, tmp_path: Path):
    lesson = load_lesson(key)
    sheet, quiz, rubric = (
        words_in(page.extract_text()) for page in printed(parts(key)["students"], tmp_path).pages
    )
    for text in ("My guess, before anything runs", "Draw the causal loops", "fear of betrayal"):
        assert words_in(text) in sheet
    for hidden in (lesson.lesson.goal, *lesson.recap, *(claim.says for claim in lesson.claim)):
        assert words_in(hidden) not in sheet + quiz
    for question in lesson.quiz:
        assert words_in(question.question) in quiz
        assert words_in(question.why) not in quiz
        assert all(words_in(option) in quiz for option in question.options)
    for row in lesson.rubric:
        assert words_in(row.criterion) in rubric
        assert words_in(row.proficient) in rubric


@pytest.mark.parametrize("key", LESSONS)
def test_the_second_page_has_every_answer_and_the_sources(key: str, tmp_path: Path):
    lesson = load_lesson(key)
    page = words_in(printed(parts(key)["instructor"], tmp_path).pages[1].extract_text())
    for question in lesson.quiz:
        assert (
            words_in("ABCDE"[question.answer - 1] + question.options[question.answer - 1] + question.why)
            in page
        )
    for source in lesson.lesson.sources:
        author, year = source.rstrip("0123456789"), source[-4:]
        assert year in page
        assert author[:4] in page.lower()


def test_an_invented_war_gives_its_names_to_the_cards_and_a_real_one_does_not():
    lesson = load_lesson("fog")
    invented, real = (
        " ".join(card.title for card in part.sheets[0].blocks[1].cards)  # type: ignore[union-attr]
        for part in (
            parts_of(lesson, findings_for(lesson))[2],
            parts_of(lesson.in_case(), findings_for(lesson), is_case=True)[2],
        )
    )
    assert "The leadership of Arden" in invented
    assert "The leadership of Side A" in real
    assert "Russia" not in real
    assert "Ukraine" not in real


def test_a_real_war_begins_with_its_note_on_both_first_pages(tmp_path: Path):
    lesson = load_lesson("fog").in_case()
    assert lesson.case is not None
    instructor, students, _ = parts_of(lesson, findings_for(lesson), is_case=True)
    for part in (instructor, students):
        assert words_in(lesson.case.note) in words_in(printed(part, tmp_path).pages[0].extract_text())


def test_what_does_not_fit_on_a_page_is_told_and_not_cut():
    part = Part("students", "A lesson", (Sheet("Student sheet", (Text("word " * 5000),)),))
    with pytest.raises(RequestError, match="texts for 'Student sheet' are too long for one page"):
        as_pdf(part, "a4")


def hostile() -> Lesson:
    """A lesson with markup in its texts."""
    lesson = load_lesson("promise")
    about = lesson.lesson.model_copy(update={"goal": "<script>alert(1)</script> & <b>bold"})
    return lesson.model_copy(update={"lesson": about})


def test_markup_in_a_text_is_printed_and_not_obeyed(tmp_path: Path):
    lesson = hostile()
    part = parts_of(lesson, findings_for(lesson))[0]
    assert "<script>alert(1)</script> & <b>bold" in printed(part, tmp_path).pages[0].extract_text()
    page = as_html(part, "a4").decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_page_asks_nothing_of_the_network():
    for part in parts("mediator").values():
        page = as_html(part, "letter").decode()
        assert "://" not in page
        assert "src=" not in page
        assert "size: letter" in page


def test_the_same_handout_is_the_same_file():
    part = parts("bomb")["cards"]
    assert as_pdf(part, "a4") == as_pdf(part, "a4")


def test_cards_are_for_seats_that_exist_and_slips_ask_what_the_table_asks(tmp_path: Path):
    war = load_lesson("fog").settings["a"].world()
    cards, side, mediator = printed(parts("fog")["cards"], tmp_path).pages
    titles = ("The leadership of Arden", "The leadership of Borea", "The mediator")
    assert all(words_in(title) in words_in(cards.extract_text()) for title in titles)
    assert not [word for word in ("citizen", "monitors:", "oppose") if word in cards.extract_text().lower()]
    for kind in war.kinds:
        assert words_in(kind.title) in words_in(side.extract_text())
        assert words_in(kind.title) in words_in(mediator.extract_text())
    for choice in ("keep", "break once", "walk out", "offer", "accept", "Keep monitors out", "0 to 100"):
        assert words_in(choice) in words_in(side.extract_text())
    for third in war.third_parties:
        assert words_in(third.title) in words_in(mediator.extract_text())
    alone = dataclasses.replace(war, third_parties=())
    assert [card.title for card in cards_of(alone)] == list(titles[:2])
    assert len(slips_of(alone)) == 1
