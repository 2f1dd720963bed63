"""Weigh what the lessons claim against the model of today: ``python tools/weigh_lessons.py [lesson ...]``.

For every claim the difference, its margin and the slack between them in standard errors; then, over the
worlds that a class sees, every measure in every setting, and what the lever shows step by step.
"""

import sys

from microdeals.lessons import findings_at, findings_of, load_lesson, shipped_lessons, tidied, weigh_claims


def weigh(key: str) -> None:
    """Print one lesson's claims and numbers."""
    lesson = load_lesson(key)
    print(f"{key} ({lesson.clock.total} minutes, claims over {lesson.lesson.runs} worlds a setting)")
    for weighed in weigh_claims(lesson):
        says = "holds" if weighed.holds else "FAILS"
        numbers = f"{weighed.difference:.2f} against {weighed.margin}, slack {weighed.slack:.1f} errors"
        print(f"  {says}: {numbers}: {weighed.claim.says}")
    findings = findings_of(lesson)
    for name, measure in lesson.measure.items():
        values = [tidied(findings.value(name, setting), measure.decimals) for setting in lesson.settings]
        print(f"  {name}: {' / '.join(values)}")
    for step, setting in lesson.steps.items():
        found = findings_at(lesson, step)
        shown = [f"{name} {tidied(found.value(name, step), 1)}" for name in lesson.lever.measures]
        print(f"  lever at {setting.title}: {', '.join(shown)}")


if __name__ == "__main__":
    for asked in sys.argv[1:] or shipped_lessons():
        weigh(asked)
