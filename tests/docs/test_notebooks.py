"""The notebooks: each runs from top to bottom, and shows what it kept; `make notebooks` renews them."""

import re
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
FILES = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
NAMES = ("first_verdict", "fit_to_deals", "own_party", "own_war", "sweep_and_sobol", "workbench_and_prim")
MOST_BYTES = 300_000
DRAWN = re.compile(r"\.plot\(|plt\.subplots\(")
EVERY_FILE = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def read(file: Path) -> NotebookNode:
    return nbformat.read(file, as_version=4)


def test_there_are_six():
    assert tuple(file.stem for file in FILES) == NAMES


@EVERY_FILE
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_it_runs_from_top_to_bottom_and_shows_what_it_kept(file: Path, tmp_path: Path):
    import write_notebooks

    kept = read(file)
    assert write_notebooks.shown(write_notebooks.lived(kept, tmp_path)) == write_notebooks.shown(kept), (
        "renew it: make notebooks"
    )


@EVERY_FILE
def test_what_it_kept_is_small_whole_and_of_no_machine(file: Path):
    notebook = read(file)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert file.stat().st_size < MOST_BYTES
    assert [cell.execution_count for cell in code] == [*range(1, len(code) + 1)], "run it: make notebooks"
    assert {*notebook.metadata} == {"kernelspec", "language_info"}
    outputs = [output for cell in code for output in cell.outputs]
    assert {output.get("name", "stdout") for output in outputs} == {"stdout"}, "nothing warned"
    assert {output.output_type for output in outputs} <= {"display_data", "execute_result", "stream"}


@EVERY_FILE
def test_every_picture_that_it_draws_is_shown(file: Path):
    """A figure that a notebook's kernel does not hear of is drawn for nobody."""
    drawing = [cell for cell in read(file).cells if cell.cell_type == "code" and DRAWN.search(cell.source)]
    assert drawing
    for cell in drawing:
        assert any("image/png" in output.get("data", {}) for output in cell.outputs), cell.source


@EVERY_FILE
def test_it_is_a_lesson_with_a_title_text_between_and_tasks_at_its_end(file: Path):
    cells = read(file).cells
    assert re.match(r"# \S", cells[0].source)
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert sum(text.count("\n# ") for text in texts) == 0
    assert "## Now you\n" in texts[-1]
    assert len(texts) >= 0.6 * (len(cells) - len(texts))


def test_the_pages_that_a_reader_begins_with_name_them():
    for page in ("README.md", "docs/python.md", "docs/index.md"):
        assert "notebooks/" in (ROOT / page).read_text(encoding="utf-8"), page
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    assert {f"](notebooks/{name}.ipynb)" for name in NAMES} <= {*re.findall(r"\]\([^)]*\)", text)}
