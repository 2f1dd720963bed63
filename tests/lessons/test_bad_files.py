"""A lesson that is not valid is refused with file, key, rule and way out, all problems at once."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from lessons.making import document, shipped_text, written
from microdeals.errors import LessonError, MicrodealsError
from microdeals.lessons import load_lesson


def problems_of(folder: Path, values: dict[str, Any]) -> list[str]:
    with pytest.raises(LessonError) as refused:
        load_lesson(written(folder, values))
    return refused.value.problems


def test_a_copy_of_a_shipped_lesson_is_a_lesson(tmp_path: Path):
    copied = load_lesson(written(tmp_path, document()))
    assert copied.model_copy(update={"key": "fog"}) == load_lesson("fog")


def spoiled(path: str, value: Any) -> dict[str, Any]:
    values: Any = document()
    *above, key = path.split(".")
    table = values
    for part in above:
        table = table[int(part)] if isinstance(table, list) else table[part]
    table[key] = value
    return values


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("clock.hook", 90, "[clock] hook = 90: must be less than or equal to 40."),
        ("clock.debrief", 39, "clock: the stages make 90 minutes, must be 50 to 75 in all."),
        ("lesson.runs", 20, "[lesson] runs = 20: must be greater than or equal to 200."),
        ("lesson.titel", "x", "[lesson] titel = 'x': no such key. Did you mean 'title'?"),
        ("measure.quiet.series", "fightin", "must be a daily series. Did you mean 'fighting'?"),
        ("measure.quiet.of", "peace", "[measure.quiet] of = 'peace': must be 'series'"),
        ("setting.a.changes", {"party.arden.trsut": 0.3}, "Did you mean 'party.arden.trust'?"),
        ("setting.a.conflict", "narnia", "narnia: no such file, folder or shipped model."),
        (
            "prediction.measure",
            "quite",
            "[prediction] measure = 'quite': must be one of 'quiet', 'fortnight', 'pressure'.",
        ),
        ("prediction.kind", "choice", "options: a choice needs two options or more."),
        ("prediction.near", 1.0, "[prediction] near = 1.0: must be at least right, 7.0."),
        ("recap", ["one", "two"], "recap: must have at least 3 items"),
        ("contrast", ["Quiet: {quit_b}."], "no number is called '{quit_b}'. Did you mean 'quiet_b'?"),
        ("setting.a.text", "Quiet: {quiet_a}.", "[setting.a] text = 'Quiet: {quiet_a}.': is shown as it is"),
        ("claim.0.says", "Quiet: {quiet_a}.", "[claim.1] says = 'Quiet: {quiet_a}.': is shown as it is"),
        ("claim.0.says", "A {{brace}}.", "leave braces out."),
        ("prediction.hint", "Quiet: {quit_b}.", "no number is called '{quit_b}'. Did you mean 'quiet_b'?"),
        ("hook", ["Quiet: {quiet_a:.1f}."], "write {quiet_a} alone; its measure says how many decimals."),
        ("course.high", -1.0, "[course] high = -1.0: must be above low, 0.0."),
        ("course.every", 0.0, "[course] every = 0.0: must be greater than 0."),
        ("lever.setting", "d", "[lever] setting = 'd': must be one of 'a', 'b', 'c'."),
        ("lever.measures", ["quite"], "[lever] measures: 'quite': must be one of 'quiet'"),
        ("lever.paths", ["commanders.breding_live"], "Did you mean 'commanders.breeding_live'?"),
        ("lever.steps", [{"text": "1", "value": 1.0}], "[lever] steps: must have at least 3 items"),
        (
            "case.lever",
            ["front.fog"],
            "[case] lever: russia_ukraine_2025 with values set, front.fog: no such path.",
        ),
        ("claim.0.of", "step_9", "[claim.1] of = 'step_9': must be one of 'a', 'b', 'c', 'step_1'"),
        ("lever.says", "Quiet: {quiet_step_1}.", "no number is called '{quiet_step_1}'."),
        ("prediction.jump", [1, 2], "[prediction] jump: must be two of the days at which the line is drawn."),
        ("hook", ["A brace { alone."], "a brace stands alone; write {{ or }} for a brace."),
    ],
)
def test_each_problem_is_told_with_its_place_and_rule(tmp_path: Path, path: str, value: Any, told: str):
    found = problems_of(tmp_path, spoiled(path, value))
    assert any(told in problem for problem in found), found
    assert all("lesson.toml" in problem for problem in found)


def test_a_line_number_is_told_where_the_key_has_a_line(tmp_path: Path):
    file = tmp_path / "lesson.toml"
    text = shipped_text().replace("\nhook = 5\n", "\nhook = 0\n")
    line = text.split("\n").index("hook = 0") + 1
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LessonError, match=rf"must be greater than or equal to 1\. \(line {line}\)"):
        load_lesson(file)


def test_a_setting_too_many_is_told_in_a_lesson_with_a_real_war_too(tmp_path: Path):
    values = document()
    assert "case" in values
    values["setting"]["d"] = values["setting"]["b"]
    assert "[setting] d: must be one of 'a', 'b', 'c'." in problems_of(tmp_path, values)[0]


def test_all_problems_come_at_once(tmp_path: Path):
    values = document()
    values["clock"]["hook"] = "five"
    del values["goal" if "goal" in values else "debrief"]
    values["quiz"] = values["quiz"][:5]
    found = " ".join(problems_of(tmp_path, values))
    for told in ("hook = 'five'", "debrief: missing; a lesson needs it", "quiz: must have at least 6 items"):
        assert told in found


def test_a_claim_or_quiz_that_points_nowhere_is_found(tmp_path: Path):
    values = document()
    values["claim"][0] |= {"of": "d"}
    values["claim"][1] |= {"of": "a", "against": "a"}
    values["quiz"][2]["answer"] = 5
    found = "\n".join(problems_of(tmp_path, values))
    assert "[claim.1] of = 'd': must be one of 'a', 'b', 'c', 'step_1'" in found
    assert "[claim.2] against = 'a': must be another setting than of." in found
    assert "[quiz.3] answer = 5: must be at most 4, the number of options." in found


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\xff\xfe", "not UTF-8"), (b"hook = [", "not valid TOML"), (b"x" * 300_000, "larger than 200 kB")],
)
def test_what_is_no_lesson_at_all_is_refused_in_a_sentence(tmp_path: Path, content: bytes, told: str):
    file = tmp_path / "lesson.toml"
    file.write_bytes(content)
    with pytest.raises(LessonError, match=told):
        load_lesson(file)


def test_a_lesson_that_is_not_there_names_those_that_are():
    with pytest.raises(LessonError, match=r"frog: no such file.*'promise'.*Did you mean 'fog'\?"):
        load_lesson("frog")


def test_the_error_is_one_of_ours_and_travels_between_processes():
    error = LessonError(["one", "two"])
    assert isinstance(error, MicrodealsError)
    assert pickle.loads(pickle.dumps(error)).problems == ["one", "two"]  # noqa: S301
