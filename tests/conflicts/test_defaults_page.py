"""models/defaults.md gives a reason for every default, and the pages of numbers keep up with the numbers."""

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from microdeals import paths
from microdeals.conflicts import declarations, shipped
from microdeals.conflicts.tables import TABLES
from microdeals.documents.wording import shown

MODELS = paths.room("models")
PAGE = MODELS / "defaults.md"
RENEW = "renew it: make pages"
FAMILIES = {table.name for table in TABLES if table.most}
ROWS = {
    f"{table}.{cells[0].strip('`')}": cells[1:]
    for table, cells in (
        (section.split("]")[0].removesuffix(".*"), [cell.strip() for cell in line.strip("|").split("|")])
        for section in PAGE.read_text(encoding="utf-8").split("### [")[1:]
        for line in section.splitlines()
        if line.startswith("| `")
    )
}
"""Default, users, kind, reason and source by table and key."""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The tool that copies numbers into the pages; tools are files, not a package."""
    file = Path(__file__).parents[2] / "tools" / "update_sources.py"
    spec = importlib.util.spec_from_file_location("update_sources", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_declared_default_has_its_row_with_the_same_value():
    declared = {
        f"{table}.{one.key}": shown(one.default)
        for table, ones in declarations().items()
        for one in ones
        if one.default is not None and one.key != "summary"
    }
    assert {path: row[0] for path, row in ROWS.items()} == declared, RENEW


def test_every_default_has_a_kind_a_reason_and_a_source_or_a_dash():
    for path, (_, _, kind, reason, source) in ROWS.items():
        assert kind in {"neutral", "assumed"}, path
        assert len(reason) > 3, path
        assert source, path


def test_a_default_is_called_neutral_where_its_parameter_is_declared_to_be():
    for table, ones in declarations().items():
        for one in ones:
            path = f"{table}.{one.key}"
            if one.neutral is not None and path in ROWS:
                assert (ROWS[path][2] == "neutral") == (one.default == one.neutral), path


def test_a_default_is_in_use_by_the_models_that_leave_it_out():
    texts = {name: (MODELS / name / "conflict.toml").read_text(encoding="utf-8") for name in shipped()}
    documents = {name: tomllib.loads(text) for name, text in texts.items()}
    for path, (_, users, *_) in ROWS.items():
        table, key = path.split(".")
        leaving = set()
        for name, document in documents.items():
            found = document.get(table, {})
            if any(key not in one for one in (found.values() if table in FAMILIES else [found])):
                leaving.add(name)
        said = {"all": set(shipped()), "—": set()}.get(users, set(users.split(", ")))
        assert said == leaving, path


def test_the_pages_are_fresh(tool: ModuleType):
    for file, numbers, columns in tool.pages(MODELS):
        text = file.read_text(encoding="utf-8")
        assert tool.updated(text, numbers, columns) == (text, []), RENEW


def test_a_changed_number_keeps_its_reason_a_new_one_asks_for_it_and_a_gone_one_leaves(tool: ModuleType):
    page = (
        "# Sources\n\n### [party.arden]\n| key | value | kind | reason | source |\n|---|---|---|---|---|\n"
        "| `trust` | 0.2 | assumed | they traded | — |\n| `control` | 0.5 | assumed | none | — |\n"
    )
    numbers = tool.numbers_of_model({"party": {"arden": {"title": "Arden", "trust": 0.3, "support": 0.4}}})
    text, to_fill = tool.updated(page, numbers, ("value",))
    assert text.startswith("# Sources\n\n### [party.arden]\n| key | value | kind | reason | source |\n")
    assert "\n| `trust` | 0.3 | assumed | they traded | — |\n| `support` | 0.4 |  |  |  |\n" in text
    assert "control" not in text
    assert to_fill == ["[party.arden] support"]


def test_a_new_default_that_is_declared_neutral_asks_for_no_reason(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    surge = next(one for one in declarations()["front"] if one.key == "surge")
    season = surge._replace(key="season", default=0.0, neutral=0.0)
    grown = {"front": (surge, season, season._replace(key="mud", default=0.1))}
    monkeypatch.setattr(tool, "declarations", lambda: grown)
    text, to_fill = tool.updated("# Defaults\n", list(tool.numbers_of_defaults({})), ("default", "in use by"))
    assert "\n| `season` | 0.0 | all | neutral | leaves the mechanism out: " in text
    assert to_fill == ["[front] surge", "[front] mud"]
