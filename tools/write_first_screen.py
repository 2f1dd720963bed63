"""Write dashboards/first/ensemble.json and course.json, the worlds of the first screen: make pages

Takes some seconds (a minute when the rules have to be compiled). Do it after any change of the model
russia_ukraine_2025 or of a rule; a test says when the file is no longer the model's own.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dashboards.asked.run import FIRST_CONFLICT  # noqa: E402
from dashboards.first.shipped import COURSE, FILE, written, written_course  # noqa: E402
from dashboards.first.worlds import course_on_stage, made  # noqa: E402
from microdeals.conflicts import load  # noqa: E402


def main() -> None:
    """Compute and write."""
    found = made()
    FILE.write_text(written(found), encoding="utf-8")
    course = course_on_stage(load(FIRST_CONFLICT), found.seed)
    COURSE.write_text(written_course(course), encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)} and {COURSE.name} are written.")


if __name__ == "__main__":
    main()
