"""Modules as one script: what our modules say is kept, and what would be misunderstood is refused."""

import re
from pathlib import Path

import pytest

from microdeals.page import script
from microdeals.page.script import file_of, joined, script_of
from microdeals.paths import room


def test_each_module_comes_once_and_before_whoever_takes_from_it():
    for entry in ("main.js", "worker.js"):
        text = script_of(entry)
        names = re.findall(r'^modules\["([\w.]+)"\] = ', text, re.MULTILINE)
        assert len(names) == len(set(names)) > 4
        for taken in re.finditer(r'= modules\["([\w.]+)"\];', text):
            before = text[: taken.start()]
            assert f'modules["{taken[1]}"] = ' in before
        assert not re.search(r"^\s*(import|export) ", text, re.MULTILINE)


def test_every_line_of_code_is_there_and_no_comment():
    text = script_of("lesson.js")
    for name in re.findall(r'^modules\["([\w.]+)"\] = ', text, re.MULTILINE):
        lines = [line.strip() for line in file_of(name).read_text(encoding="utf-8").splitlines()]
        code = [line for line in lines if line and not line.startswith(("//", "import ", "export "))]
        assert all(line in text or line.split(" // ")[0].rstrip() in text for line in code), name
    assert not re.search(r"^(\s|//)", text, re.MULTILINE)
    assert not re.search(r"""[;,{}]\s+// [^"'`\n]*$""", text, re.MULTILINE)


def test_charts_stage_and_lessons_are_those_of_the_dashboards():
    dashboards = room("dashboards")
    assert file_of("trade.js") == dashboards / "charts" / "js" / "trade.js"
    assert file_of("stage.js") == dashboards / "stage" / "js" / "stage.js"
    assert file_of("swarm.js") == dashboards / "lessons" / "swarm.js"
    places = [Path(script.__file__).parent / "js", *(dashboards / folder for folder in script.SHARED)]
    names = [file.name for place in places for file in place.glob("*.js")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "line", ['import thing from "./draws.js";', "export default {", 'import "./draws.js";', "export { a };"]
)
def test_a_module_that_is_written_otherwise_is_refused(line: str, tmp_path: Path):
    odd = tmp_path / "odd.js"
    odd.write_text(f"{line}\nexport const b = 1;\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.js: a line that cannot be put into one script"):
        joined("odd.js", lambda _: odd)


def test_modules_in_a_circle_are_refused(tmp_path: Path):
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\n', encoding="utf-8")
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.js: imports itself, by a\.js and b\.js"):
        joined("a.js", tmp_path.joinpath)


def test_nothing_in_the_script_ends_it_early():
    for entry in ("main.js", "worker.js"):
        assert "</" + "script" not in script_of(entry).lower()
