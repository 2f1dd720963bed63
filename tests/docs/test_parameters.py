"""The page of parameters says what the declarations and the shipped models say today."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from microdeals.conflicts import declarations, load, shipped, with_values

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "parameters.md"
TEXTS = {"title", "summary"}


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    """The tool that writes the page; tools are files, not a package."""
    file = ROOT / "tools" / "write_parameters.py"
    spec = importlib.util.spec_from_file_location("write_parameters", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_fresh(writer: ModuleType):
    fresh = writer.page({name: load(name) for name in shipped()})
    assert PAGE.read_text(encoding="utf-8") == fresh, "renew it: make pages"


def test_every_declared_parameter_has_its_row_under_its_table():
    page = PAGE.read_text(encoding="utf-8")
    sections = dict(
        re.findall(r"^## \[(\w+)(?:\.\\<key\\>)?\]\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    )
    assert list(sections) == list(declarations())
    for table, declared in declarations().items():
        keys = re.findall(
            r"^\| `(\w+)` \| [^|]+ \| [^|]+ \| [^|]+ \| [^|]+ \|$", sections[table], re.MULTILINE
        )
        assert {line.key for line in declared} - TEXTS - set(keys) == set(), f"{table}: make pages"


def test_a_value_that_a_model_sets_is_bold_beside_the_default(writer: ModuleType):
    sullen = with_values(load("arden_borea"), {"party.arden.trust": 0.5, "party.borea.trust": 0.15})
    assert "\n| `trust` | 0.15 | **0.5** | 0.15 |\n" in writer.page({"sullen": sullen})


def test_the_value_at_which_a_mechanism_is_left_out_is_told(writer: ModuleType):
    surge = next(one for one in declarations()["front"] if one.key == "surge")
    cells = writer.declaration(surge._replace(meaning="swing of fire", neutral=0.0))
    assert cells[-1] == "swing of fire; left out at 0"


def test_a_name_and_a_range_are_told_in_words(writer: ModuleType):
    page = writer.page({})
    assert "\n| `order` | trilateral_first | bilateral_first, trilateral_first | name | " in page
    assert "\n| `pressure_half_life` | 90.0 | above 0 to 10000 | days | " in page
    assert "\n| `rung` | 1 | whole, 1 to 6 | rung | " in page
    assert "\n| `rung` | 6 | whole, 1 to 6 | rung | " in page, "the settlement's own default"
