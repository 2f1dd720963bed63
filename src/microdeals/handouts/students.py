"""What students have in hand: a sheet with the guess and blank loops, the quiz, the rubric; and the cards."""

from microdeals.handouts.instructor import LETTERS
from microdeals.handouts.pictures import axes, dots, loops
from microdeals.handouts.roles import BOX, cards_of, slips_of
from microdeals.handouts.sheets import Blank, Block, Boxed, Cards, Grid, Heading, Part, Sheet, Text, Ticks
from microdeals.handouts.way_in import WayIn
from microdeals.handouts.words import listed, say, words
from microdeals.lessons import Findings, Kind, Lesson, filled, tidied


def students_part(lesson: Lesson, findings: Findings, is_case: bool, way: WayIn | None = None) -> Part:
    """The three pages of a student."""
    sheets = (
        Sheet(say("sheet.student"), (*_way(way), *_first_page(lesson, findings, is_case))),
        Sheet(say("sheet.quiz"), (Text(say("quiz.how")), _quiz(lesson))),
        Sheet(say("sheet.rubric"), (Text(say("rubric.how")), _rubric(lesson))),
    )
    return Part("students", lesson.title, sheets)


def _way(way: WayIn | None) -> tuple[Block, ...]:
    """Where the class sits down with its phones."""
    return (Boxed(say("student.room", address=way.join, code=way.code)),) if way else ()


def cards_part(lesson: Lesson) -> Part:
    """The cards and the order slips, by the names of the war that the lesson is written for."""
    war = lesson.settings["a"].world()
    cards = Sheet(say("sheet.cards"), (Text(say("cards.how"), is_quiet=True), Cards(cards_of(war))))
    return Part("cards", lesson.title, (cards, *slips_of(war)))


def _first_page(lesson: Lesson, findings: Findings, is_case: bool) -> tuple[Block, ...]:
    """The hint is left out, which is for a screen; so is all that gives the result away."""
    first, asked = lesson.settings["a"], lesson.prediction
    case = (Boxed(lesson.case.note),) if is_case and lesson.case else ()
    return (
        Text(say("student.name")),
        *case,
        Heading(say("student.situation", title=first.title)),
        Text(first.text),
        Heading(say("student.before")),
        Text(filled(lesson, asked.question, findings)),
        Text(f"{lesson.asked.title}: {lesson.asked.unit}", is_quiet=True),
        *_guess(lesson, findings),
        Text(say("student.sure")),
        Blank(1),
        Heading(say("student.after")),
        Text(say("student.came")),
        Blank(2),
        Heading(say("student.loops")),
        Text(say("student.loops_note"), is_quiet=True),
        loops(tuple(words()["diagram"].values())),
        Heading(say("student.takeaway")),
        Blank(1),
    )


def _guess(lesson: Lesson, findings: Findings) -> tuple[Block, ...]:
    asked, measure = lesson.prediction, lesson.asked
    if asked.kind is Kind.CHOICE:
        return Text(say("student.choose")), Ticks(tuple(one.text for one in asked.options))
    if asked.kind is Kind.DOTS:
        return Text(say("student.dots")), dots()
    begins = tidied(float(findings.line("a")[0]), measure.decimals)
    return Text(say("student.line", value=begins)), axes(asked.days, measure.low, measure.high, measure.unit)


def _quiz(lesson: Lesson) -> Grid:
    rows: list[tuple[str, ...]] = []
    for number, question in enumerate(lesson.quiz, start=1):
        rows.append(("", "", f"{number}. {question.question}\n"))
        rows.extend(
            (BOX, BOX, f"{letter}  {text}") for letter, text in zip(LETTERS, question.options, strict=False)
        )
    return Grid(tuple(listed("quiz.columns")), tuple(rows), (0.1, 0.1, 0.8))


def _rubric(lesson: Lesson) -> Grid:
    rows = tuple(("", f"{row.criterion}\n{row.proficient}", "") for row in lesson.rubric)
    return Grid(tuple(listed("rubric.columns")), rows, (0.34, 0.32, 0.34), least=90.0)
