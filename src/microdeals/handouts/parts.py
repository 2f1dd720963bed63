"""The parts of a handout, from a lesson and what its worlds show."""

from microdeals.handouts.instructor import instructor_part
from microdeals.handouts.sheets import Part
from microdeals.handouts.students import cards_part, students_part
from microdeals.handouts.way_in import WayIn, room_part
from microdeals.lessons import Findings, Lesson


def parts_of(
    lesson: Lesson, findings: Findings, is_case: bool = False, way: WayIn | None = None
) -> tuple[Part, ...]:
    """The parts of a lesson's handout. In a case, lesson and findings are those of the real war.

    With a way into a room it stands on the student sheet, and on a page of its own, which comes last.

    Raises RequestError for a source that is not among the references.
    """
    return (
        instructor_part(lesson, findings, is_case),
        students_part(lesson, findings, is_case, way),
        cards_part(lesson),
        *([room_part(lesson, way)] if way else []),
    )
