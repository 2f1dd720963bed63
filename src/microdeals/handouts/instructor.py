"""What the instructor has in hand: one page with a clock, and one with answers and sources."""

from microdeals.handouts.pictures import clock
from microdeals.handouts.sheets import Block, Boxed, Grid, Heading, Items, Part, Sheet, Text
from microdeals.handouts.sources import sources_in_words
from microdeals.handouts.words import listed, say, words
from microdeals.lessons import STAGES, Findings, Lesson, filled, tidied

LETTERS = "ABCDE"
ARROWS = (
    ("kept", "trust", "+"),
    ("broken", "trust", "−"),
    ("trust", "fear", "−"),
    ("fear", "gap", "+"),
    ("kept", "relief", "+"),
    ("relief", "pressure", "−"),
    ("pressure", "gap", "−"),
    ("trust", "ready", "+"),
    ("ready", "kept", "+"),
)
"""Arrows of the causal diagram, as the rules of the model have them: from, to, sign; names are words."""


def instructor_part(lesson: Lesson, findings: Findings, is_case: bool) -> Part:
    """The two pages of the instructor."""
    sheets = (
        Sheet(say("sheet.instructor"), _first_page(lesson, findings, is_case)),
        Sheet(say("sheet.answers"), _answers(lesson, findings)),
    )
    return Part("instructor", lesson.title, sheets)


def _first_page(lesson: Lesson, findings: Findings, is_case: bool) -> tuple[Block, ...]:
    about, war = lesson.lesson, lesson.settings["a"].world().title
    case = (Boxed(say("instructor.case", note=lesson.case.note)),) if is_case and lesson.case else ()
    minutes = {stage: lesson.clock.minutes(stage) for stage in (*STAGES, "quiz")}
    return (
        Text(say("instructor.goal", goal=about.goal)),
        Text(say("instructor.stage", stage=about.stage, war=war, minutes=lesson.clock.total), is_quiet=True),
        *case,
        Heading(say("instructor.clock")),
        clock(minutes),
        _clock_table(minutes),
        Heading(say("instructor.finds", worlds=len(next(iter(findings.each.values()))))),
        _finds(lesson, findings),
        Heading(say("instructor.surprise")),
        Items(tuple(claim.says for claim in lesson.claim)),
        Heading(say("instructor.debrief")),
        Items(tuple(filled(lesson, text, findings) for text in lesson.debrief)),
        Heading(say("instructor.recap")),
        Items(tuple(filled(lesson, text, findings) for text in lesson.recap)),
    )


def _clock_table(minutes: dict[str, int]) -> Grid:
    rows, begun = [], 0
    for stage, length in minutes.items():
        rows.append((f"{begun}", f"{begun + length}", say(f"stages.{stage}"), say(f"doing.{stage}")))
        begun += length
    return Grid(tuple(listed("instructor.columns")), tuple(rows), (0.07, 0.06, 0.12, 0.75))


def _finds(lesson: Lesson, findings: Findings) -> Grid:
    settings = lesson.settings
    header = [say("instructor.setting", letter=key.upper(), title=one.title) for key, one in settings.items()]
    rows = []
    for name, measure in lesson.measure.items():
        numbers = [tidied(findings.value(name, key), measure.decimals) for key in settings]
        rows.append((f"{measure.title}: {measure.unit}", *numbers))
    share = 0.5 / len(settings)
    return Grid((say("instructor.measure"), *header), tuple(rows), (0.5, *[share] * len(settings)))


def _answers(lesson: Lesson, findings: Findings) -> tuple[Block, ...]:
    right = tuple(
        say("answers.right", letter=LETTERS[at], option=question.options[at], why=question.why)
        for question in lesson.quiz
        for at in (question.answer - 1,)
    )
    names = words()["diagram"]
    arrows = "; ".join(f"{names[a]} → {names[b]} ({sign})" for a, b, sign in ARROWS)
    last = len(next(iter(findings.each.values()))) - 1
    return (
        *_texts(lesson, findings),
        Heading(say("answers.quiz")),
        Items(right, is_numbered=True),
        Heading(say("answers.diagram")),
        Text(arrows + "."),
        Text(say("answers.diagram_note"), is_quiet=True),
        Heading(say("answers.sources")),
        Items(sources_in_words(lesson.lesson.sources)),
        Text(say("answers.how", last=last), is_quiet=True),
    )


def _texts(lesson: Lesson, findings: Findings) -> list[Block]:
    told = {
        "hook": lesson.hook,
        "reveal": lesson.reveal.text,
        "contrast": lesson.contrast,
        "lever": (lesson.lever.question, lesson.lever.says),
    }
    blocks: list[Block] = []
    for name, paragraphs in told.items():
        blocks.append(Heading(say(f"answers.{name}")))
        blocks.extend(Text(filled(lesson, paragraph, findings)) for paragraph in paragraphs)
    return blocks
